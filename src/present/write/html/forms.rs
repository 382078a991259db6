//! What can be answered on a page, and what stands around it, where it is served. All of it works without a script and without a mouse.

use std::fmt::Write;

use super::parts;
use crate::present::chart::svg::escape;
use crate::present::document::{AnswerForm, FormAnswer, FormField};
use crate::present::language::Texts;
use crate::present::language::serve::ServeTexts;

/// What stands around a page that is served.
#[derive(Debug)]
pub(crate) struct Served {
    /// The pages that there are: where, what it is called, whether it is this one.
    pub(crate) pages: Vec<(&'static str, &'static str, bool)>,
    /// What was done, or was not, and why.
    pub(crate) message: Option<String>,
    /// So many bytes may be sent.
    pub(crate) most_bytes: u64,
}

/// The list of pages, and what was done.
pub(super) fn around(page: &mut String, served: &Served, texts: &Texts) {
    let t = ServeTexts::of(texts);
    let _ = write!(page, "<nav class=\"pages\" aria-label=\"{}\">\n<ul>\n", escape(t.pages));
    for (address, name, is_here) in &served.pages {
        let here = if *is_here { " aria-current=\"page\"" } else { "" };
        let _ = writeln!(page, "<li><a href=\"{address}\"{here}>{}</a></li>", escape(name));
    }
    page.push_str("</ul>\n</nav>\n");
    let (busy, most) = (escape(t.busy), served.most_bytes);
    let too_large = escape(&t.too_large.replace("{size}", &in_mebibytes(most)));
    let _ = writeln!(
        page,
        "<p id=\"status\" role=\"status\" data-busy=\"{busy}\" data-most=\"{most}\" data-too-large=\"{too_large}\"></p>"
    );
    if let Some(message) = &served.message {
        let _ = writeln!(page, "<p class=\"message\" role=\"alert\"><bdi>{}</bdi></p>", escape(message));
    }
}

/// A size for people.
pub(crate) fn in_mebibytes(bytes: u64) -> String {
    format!("{} MiB", bytes >> 20)
}

/// A form.
pub(super) fn form(page: &mut String, form: &AnswerForm) {
    let coding = if form.has_files { " enctype=\"multipart/form-data\"" } else { "" };
    let _ = writeln!(page, "<form id=\"{}\" method=\"post\" action=\"{}\"{coding}>", form.id, form.action);
    for (name, value) in &form.hidden {
        let _ = writeln!(page, "<input type=\"hidden\" name=\"{name}\" value=\"{}\">", escape(value));
    }
    let is_group = !form.legend.is_empty() && !form.fields.is_empty();
    if is_group {
        let _ = writeln!(page, "<fieldset>\n<legend>{}</legend>", parts::spans(&form.legend));
    }
    for (number, field) in form.fields.iter().enumerate() {
        self::field(page, &format!("{}-{number}", form.id), field);
    }
    if !form.buttons.is_empty() {
        let _ =
            write!(page, "<p class=\"buttons\">{} ", if is_group { String::new() } else { parts::spans(&form.legend) });
        for (name, value, label) in &form.buttons {
            let named = if name.is_empty() { String::new() } else { format!(" name=\"{name}\"") };
            let (value, label) = (escape(value), escape(label));
            let _ = write!(page, "<button type=\"submit\"{named} value=\"{value}\">{label}</button> ");
        }
        page.push_str("</p>\n");
    }
    if is_group {
        page.push_str("</fieldset>\n");
    }
    page.push_str("</form>\n");
}

fn field(page: &mut String, id: &str, field: &FormField) {
    let (name, label) = (escape(&field.name), parts::spans(&field.label));
    let (mut hints, mut described) = (String::new(), String::new());
    if !field.hint.is_empty() {
        let items: Vec<String> = field.hint.iter().map(|hint| format!("<li>{}</li>", parts::spans(hint))).collect();
        hints = format!("<ul class=\"hint\" id=\"{id}-hint\">{}</ul>\n", items.concat());
        described = format!(" aria-describedby=\"{id}-hint\"");
    }
    let mut input = |kind: &str, more: &str| {
        let input = format!("<input id=\"{id}\" type=\"{kind}\" name=\"{name}\"{more}{described}>");
        let label = format!("<label for=\"{id}\">{label}</label>");
        let line = if kind == "checkbox" { format!("{input} {label}") } else { format!("{label} {input}") };
        let _ = write!(page, "<p>{line}</p>\n{hints}");
    };
    match &field.answer {
        FormAnswer::Ticked(value, is_ticked) => {
            let is_ticked = if *is_ticked { " checked" } else { "" };
            input("checkbox", &format!(" value=\"{}\"{is_ticked}", escape(value)));
        }
        FormAnswer::Words(words) => input("text", &format!(" autocomplete=\"off\" value=\"{}\"", escape(words))),
        FormAnswer::Day(day) => input("date", &format!(" value=\"{}\"", escape(day))),
        FormAnswer::Files { of_folder } => {
            input("file", if *of_folder { " multiple webkitdirectory" } else { " multiple" });
        }
        FormAnswer::OneOf(choices) => {
            let _ = write!(page, "<fieldset{described}>\n<legend>{label}</legend>\n{hints}");
            for (at, (value, label)) in choices.iter().enumerate() {
                let (value, label) = (escape(value), parts::spans(label));
                let _ = writeln!(
                    page,
                    "<p><input id=\"{id}-{at}\" type=\"radio\" name=\"{name}\" value=\"{value}\"> <label \
                     for=\"{id}-{at}\">{label}</label></p>"
                );
            }
            page.push_str("</fieldset>\n");
        }
        FormAnswer::Listed(choices, chosen) => {
            let _ =
                write!(page, "<p><label for=\"{id}\">{label}</label> <select id=\"{id}\" name=\"{name}\"{described}>");
            for (value, label) in choices {
                let is_chosen = if value == chosen { " selected" } else { "" };
                let _ = write!(page, "<option value=\"{}\"{is_chosen}>{}</option>", escape(value), escape(label));
            }
            let _ = write!(page, "</select></p>\n{hints}");
        }
    }
}
