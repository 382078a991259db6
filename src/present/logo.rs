//! A picture for the head of the page: judged by its bytes, not by its name, and small enough to be mailed.
//!
//! It is shown as an image, in which scripts of an SVG do not run and from which nothing is fetched.

use crate::localized::{Localized, localized};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Larger ones are refused: the page holds them whole.
pub(crate) const LARGEST: usize = 256 << 10;

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Logo {
    /// `image/png`, `image/jpeg` or `image/svg+xml`.
    pub(crate) kind: &'static str,
    /// The file.
    pub(crate) bytes: Vec<u8>,
}

impl Logo {
    /// Takes the bytes of a file.
    ///
    /// # Errors
    /// Says what is wrong with it: too large, or no PNG, JPEG or SVG.
    pub(crate) fn new(bytes: Vec<u8>) -> Result<Self, Localized> {
        if bytes.len() > LARGEST {
            let (size, most) = (bytes.len() >> 10, LARGEST >> 10);
            return Err(localized!(
                "it has {size} KiB, and a logo may have {most}",
                "Die Datei hat {size} KiB, ein Logo darf {most} haben"
            ));
        }
        match kind(&bytes) {
            Some(kind) => Ok(Self { kind, bytes }),
            None => Err(localized!("it is no PNG, JPEG or SVG picture", "Das ist kein Bild in PNG, JPEG oder SVG")),
        }
    }

    /// The picture as an address that holds all of it.
    pub(crate) fn address(&self) -> String {
        format!("data:{};base64,{}", self.kind, STANDARD.encode(&self.bytes))
    }
}

fn kind(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some("image/png");
    }
    if bytes.starts_with(b"\xff\xd8\xff") {
        return Some("image/jpeg");
    }
    let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}').trim_start();
    let is_svg =
        text.starts_with("<svg") || (text.starts_with("<?xml") || text.starts_with("<!")) && text.contains("<svg");
    is_svg.then_some("image/svg+xml")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn judged_by_bytes() {
        assert_eq!(Logo::new(b"\x89PNG\r\n\x1a\nrest".to_vec()).map(|logo| logo.kind), Ok("image/png"));
        assert_eq!(Logo::new(b"\xff\xd8\xff\xe0rest".to_vec()).map(|logo| logo.kind), Ok("image/jpeg"));
        let svg = "\u{feff}<?xml version=\"1.0\"?>\n<!-- x --><svg xmlns=\"http://www.w3.org/2000/svg\"/>";
        assert_eq!(Logo::new(svg.into()).map(|logo| logo.kind), Ok("image/svg+xml"));
        for wrong in [&b"GIF89a"[..], b"<html><script>alert(1)</script></html>", b"", b"\xfe\xff"] {
            assert!(Logo::new(wrong.to_vec()).is_err());
        }
    }

    #[test]
    fn large_ones_are_refused() {
        let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
        bytes.resize(LARGEST + 1, 0);
        assert!(Logo::new(bytes).unwrap_err().english().contains("256"));
    }

    #[test]
    fn the_address_holds_the_picture() {
        let logo = Logo::new(b"<svg/>".to_vec()).unwrap();
        assert_eq!(logo.address(), "data:image/svg+xml;base64,PHN2Zy8+");
    }
}
