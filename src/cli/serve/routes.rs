//! What each address does. Whatever changes something is asked for by a form, and answered by the page to look at next.

use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Form, Router};
use tokio::net::TcpListener;
use tokio::sync::Mutex;

use super::access::{Access, guarded};
use super::downloads::download;
use super::pages::ServedPage;
use super::workspace::Workspace;
use super::{commands, upload};
use crate::error::Error;
use crate::localized::{Language, Localized};
use crate::present::build::serve::{BETWEEN, CHOSEN, FILLED, filled_in};
use crate::present::language::Texts;
use crate::present::language::serve::ServeTexts;
use crate::present::write::html::{in_mebibytes, policy};

/// Forms without files are small.
const LARGEST_FORM: u64 = 1 << 20;
/// Around files a form has a little more.
const AROUND_FILES: u64 = 1 << 20;

/// The kind of a page.
const PAGE: &str = "text/html; charset=utf-8";

/// What all requests share.
#[derive(Debug)]
struct ServedState {
    access: Access,
    most_bytes: u64,
    policy: String,
    session: Arc<Mutex<Session>>,
}

/// One asks at a time.
#[derive(Debug)]
struct Session {
    workspace: Workspace,
    /// What was done last, or was not, for the next page.
    message: Option<Localized>,
}

/// Answers until the program ends.
///
/// # Errors
/// When nothing more can be received.
pub(super) async fn serve(
    listener: TcpListener,
    access: Access,
    workspace: Workspace,
    most_bytes: u64,
) -> std::io::Result<()> {
    let session = Arc::new(Mutex::new(Session { workspace, message: None }));
    let shared = Arc::new(ServedState { access, most_bytes, policy: policy(true), session });
    let app = Router::new().fallback(answer).layer(DefaultBodyLimit::disable()).with_state(shared);
    axum::serve(listener, app).await
}

async fn answer(State(shared): State<Arc<ServedState>>, request: Request) -> Response {
    let mut response = match shared.access.asked(request.uri().path(), request.headers()) {
        Err((status, why)) => (status, why).into_response(),
        Ok(asked) => {
            let asked = asked.to_owned();
            match *request.method() {
                Method::GET => shown(&shared, asked).await,
                Method::POST => done(&shared, &asked, request).await,
                _ => StatusCode::METHOD_NOT_ALLOWED.into_response(),
            }
        }
    };
    guarded(response.headers_mut(), &shared.policy);
    response
}

/// A page, or a file to take away.
async fn shown(shared: &ServedState, asked: String) -> Response {
    let most_bytes = shared.most_bytes;
    in_turn(shared, move |session| {
        if let Some(page) = ServedPage::at(&asked) {
            let html = page.html(&session.workspace, most_bytes, session.message.take());
            return ([(header::CONTENT_TYPE, PAGE)], html).into_response();
        }
        let Some(name) = asked.strip_prefix("download/") else { return not_found() };
        match download(&mut session.workspace, name) {
            Ok(Some(file)) => {
                let taken = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
                let taken = taken.unwrap_or(HeaderValue::from_static("attachment"));
                let kind = HeaderValue::from_static(file.kind);
                ([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, taken)], file.bytes).into_response()
            }
            Ok(None) => not_found(),
            Err(error) => {
                let html = ServedPage::First.html(&session.workspace, most_bytes, Some(error.message()));
                (StatusCode::CONFLICT, [(header::CONTENT_TYPE, PAGE)], html).into_response()
            }
        }
    })
    .await
}

fn not_found() -> Response {
    (StatusCode::NOT_FOUND, "There is nothing here.").into_response()
}

/// Does what a form asks for, and leads to the page to look at next.
async fn done(shared: &ServedState, asked: &str, request: Request) -> Response {
    let length =
        request.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if asked == "files" {
        let too_large = length.is_none_or(|length| length > shared.most_bytes + AROUND_FILES);
        if too_large {
            let t = ServeTexts::of(Texts::of(Language::English));
            let why = t.too_large.replace("{size}", &in_mebibytes(shared.most_bytes));
            return (StatusCode::PAYLOAD_TOO_LARGE, [(header::CONNECTION, "close")], why).into_response();
        }
        let Ok(parts) = Multipart::from_request(request, &()).await else {
            return (StatusCode::BAD_REQUEST, "No files were sent.").into_response();
        };
        return received(shared, parts).await;
    }
    if length.is_none_or(|length| length > LARGEST_FORM) {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    }
    let Some(action) = Action::at(asked) else { return not_found() };
    let Ok(Form(fields)) = Form::<Vec<(String, String)>>::from_request(request, &()).await else {
        return (StatusCode::BAD_REQUEST, "This is no form.").into_response();
    };
    in_turn(shared, move |session| {
        match action.done(&mut session.workspace, &fields) {
            Ok(message) => session.message = message,
            Err(error) => session.message = Some(error.message()),
        }
        see(action.next())
    })
    .await
}

async fn received(shared: &ServedState, parts: Multipart) -> Response {
    let mut session = shared.session.clone().lock_owned().await;
    if !session.workspace.is_private() {
        return not_found();
    }
    if let Err(error) = upload::receive(parts, &mut session.workspace, shared.most_bytes).await {
        session.message = Some(error.message());
    }
    see("./")
}

/// Leads to a page, which is then asked for anew.
fn see(page: &'static str) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, page)]).into_response()
}

/// Does something that takes a while, when nobody else does.
async fn in_turn(shared: &ServedState, work: impl FnOnce(&mut Session) -> Response + Send + 'static) -> Response {
    let mut session = shared.session.clone().lock_owned().await;
    let worked = tokio::task::spawn_blocking(move || work(&mut session)).await;
    worked.unwrap_or_else(|_| (StatusCode::INTERNAL_SERVER_ERROR, "This failed.").into_response())
}

/// What a form asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    Remove,
    Settle,
    Unsettle,
    Settings,
    Save,
    Resolve,
}

impl Action {
    fn at(address: &str) -> Option<Self> {
        Some(match address {
            "remove" => Self::Remove,
            "settle" => Self::Settle,
            "unsettle" => Self::Unsettle,
            "settings" => Self::Settings,
            "save" => Self::Save,
            "resolve" => Self::Resolve,
            _ => return None,
        })
    }

    /// The page to look at next.
    fn next(self) -> &'static str {
        if self == Self::Resolve { "due" } else { "./" }
    }

    /// Does it, and says what was done if that does not show.
    fn done(self, workspace: &mut Workspace, fields: &[(String, String)]) -> Result<Option<Localized>, Error> {
        let of = |name: &str| fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim());
        match self {
            Self::Remove => workspace.remove(of("file")).map(|()| None),
            Self::Settle => workspace.settle(&settled(fields), &[]).map(|()| None),
            Self::Unsettle => {
                for pair in pairs(of(CHOSEN)) {
                    workspace.unsettle(&pair);
                }
                Ok(None)
            }
            Self::Settings => {
                let fields = fields.iter().map(|(option, value)| (option.as_str(), value.trim()));
                let (said, blank): (Vec<_>, Vec<_>) = fields.partition(|(_, value)| !value.is_empty());
                let pairs: Vec<[String; 2]> =
                    said.iter().map(|(option, value)| [option, value].map(ToString::to_string)).collect();
                let unsaid: Vec<&str> = blank.into_iter().map(|(option, _)| option).collect();
                workspace.settle(&pairs, &unsaid).map(|()| None)
            }
            Self::Save => workspace.save().map(|()| Some(served_text(|t| t.saved))),
            Self::Resolve => {
                if workspace.is_private() {
                    workspace.save()?;
                } else if !workspace.settled.is_empty() {
                    return Err(Error::Usage(served_text(|t| t.unsaved)));
                }
                let answer = Some(of("answer")).filter(|answer| !answer.is_empty()).unwrap_or(of("said"));
                commands::resolved(of("question"), answer, of("on"), of("note")).map(Some)
            }
        }
    }
}

/// A text of the pages, in each language.
fn served_text(text: impl Fn(&'static ServeTexts) -> &'static str) -> Localized {
    Localized::each(|language| text(ServeTexts::of(Texts::of(language))))
}

/// What was chosen, proposed and not refused, or filled in.
fn settled(fields: &[(String, String)]) -> Vec<[String; 2]> {
    let mut all = vec![];
    for (name, value) in fields {
        if let Some(pair) = name.strip_prefix(FILLED).filter(|_| !value.trim().is_empty()) {
            all.extend(pairs(pair).into_iter().map(|[option, said]| [option, filled_in(&said, value.trim())]));
        } else if name.starts_with(CHOSEN) {
            all.extend(pairs(value));
        }
    }
    all
}

/// Options and their values.
fn pairs(joined: &str) -> Vec<[String; 2]> {
    let words: Vec<&str> = joined.split(BETWEEN).collect();
    let pair = |pair: &[&str]| [pair[0].to_owned(), pair.get(1).map_or_else(String::new, |value| (*value).to_owned())];
    words.chunks(2).map(pair).filter(|[option, _]| !option.is_empty()).collect()
}
