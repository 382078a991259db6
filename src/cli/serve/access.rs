//! Who may ask, and what: this machine's own browser with the token of this run, on a page of this run.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};

/// The address on which a run listens, and the token that all its addresses begin with.
#[derive(Clone, Debug)]
pub(super) struct Access {
    port: u16,
    token: String,
}

impl Access {
    /// With a token of its own.
    ///
    /// # Errors
    /// When the system has no random bytes.
    pub(super) fn new(port: u16) -> Result<Self, getrandom::Error> {
        let mut bytes = [0_u8; 16];
        getrandom::fill(&mut bytes)?;
        Ok(Self { port, token: format!("{:032x}", u128::from_ne_bytes(bytes)) })
    }

    /// Where the first page is.
    pub(super) fn address(&self) -> String {
        format!("http://127.0.0.1:{}/{}/", self.port, self.token)
    }

    /// What is asked for behind the token.
    ///
    /// # Errors
    /// Why it is refused.
    pub(super) fn asked<'p>(&self, path: &'p str, headers: &HeaderMap) -> Result<&'p str, (StatusCode, &'static str)> {
        let of = |name| headers.get_all(name).iter().map(HeaderValue::as_bytes).collect::<Vec<_>>();
        let [by_number, by_name] = ["127.0.0.1", "localhost"].map(|host| format!("{host}:{}", self.port));
        let is_own = |host: &[u8]| host == by_number.as_bytes() || host == by_name.as_bytes();
        if !matches!(of(header::HOST)[..], [host] if is_own(host)) {
            return Err((StatusCode::MISDIRECTED_REQUEST, "This program answers to 127.0.0.1 and localhost alone."));
        }
        // A page elsewhere can have a browser ask, but not hide where the question comes from.
        let foreign = (StatusCode::FORBIDDEN, "Another page asked for this.");
        if of(header::ORIGIN).iter().any(|origin| !origin.strip_prefix(b"http://").is_some_and(is_own)) {
            return Err(foreign);
        }
        let sites = headers.get_all("sec-fetch-site").iter().map(HeaderValue::as_bytes);
        if sites.into_iter().any(|site| !matches!(site, b"same-origin" | b"none")) {
            return Err(foreign);
        }
        let asked = path.strip_prefix('/').and_then(|path| path.strip_prefix(self.token.as_str()));
        asked
            .and_then(|rest| rest.strip_prefix('/'))
            .ok_or((StatusCode::FORBIDDEN, "This address lacks the token that trackrecord serve printed."))
    }
}

/// What every answer says of itself: it is kept nowhere, framed nowhere, taken for nothing else.
pub(super) fn guarded(headers: &mut HeaderMap, policy: &str) {
    let policy = HeaderValue::from_str(&format!("{policy}; frame-ancestors 'none'"));
    headers.insert(header::CONTENT_SECURITY_POLICY, policy.unwrap_or(HeaderValue::from_static("default-src 'none'")));
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_own_page_with_the_token_is_answered() {
        let access = Access { port: 8123, token: "abc".to_owned() };
        let ask = |path: &'static str, headers: &[(&'static str, &'static str)]| {
            let pairs = headers
                .iter()
                .map(|&(name, value)| (header::HeaderName::from_static(name), HeaderValue::from_static(value)));
            let headers: HeaderMap = pairs.collect();
            access.asked(path, &headers).map_err(|(status, _)| status.as_u16())
        };
        let own = ("host", "127.0.0.1:8123");
        assert_eq!(ask("/abc/", &[own]), Ok(""));
        assert_eq!(ask("/abc/files", &[("host", "localhost:8123"), ("origin", "http://localhost:8123")]), Ok("files"));
        assert_eq!(ask("/abc/files", &[own, ("sec-fetch-site", "same-origin")]), Ok("files"));
        for path in ["/", "/abc", "/abd/", "/ab/c", "/abcd/", "//abc/", "/files"] {
            assert_eq!(ask(path, &[own]), Err(403), "{path}");
        }
        for host in ["127.0.0.1", "127.0.0.1:80", "evil.example:8123", "localhost.evil:8123", "[::1]:8123", ""] {
            assert_eq!(ask("/abc/", &[("host", host)]), Err(421), "{host}");
        }
        assert_eq!(ask("/abc/", &[]), Err(421));
        for origin in ["https://127.0.0.1:8123", "http://evil.example", "null", "http://127.0.0.1:8124", ""] {
            assert_eq!(ask("/abc/", &[own, ("origin", origin)]), Err(403), "{origin}");
        }
        for site in ["cross-site", "same-site", ""] {
            assert_eq!(ask("/abc/", &[own, ("sec-fetch-site", site)]), Err(403), "{site}");
        }
    }
}
