//! Text in other encodings made UTF-8: UTF-16 with or without its mark, Windows-1252 and its like.
//!
//! What is UTF-8 already is left as it is. A few stray bytes do not make a file something else: their rows are
//! refused one by one.

use std::io::{self, BufWriter, Write};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::diagnostics::{Code, Note};
use crate::error::Error;
use crate::input::bytes::ByteSource;
use crate::localized::{Localized, localized};

/// Encodings that people meet.
const COMMON: &str =
    "utf-8, utf-16le, utf-16be, windows-1252, windows-1250, windows-1251, iso-8859-15, macintosh, shift_jis, gbk";
/// How much of a file is looked at before it is believed to be UTF-8.
const HEAD: usize = 1 << 20;
/// Bytes decoded at a time.
const PIECE: usize = 1 << 18;
/// Stands for what cannot be decoded: a byte that no UTF-8 text has, so that its row is refused.
const NOT_TEXT: u8 = 0xff;

/// Bytes that are UTF-8, and where they come from.
#[derive(Debug)]
pub(crate) struct Decoded {
    /// The text.
    pub(crate) source: ByteSource,
    /// The file as it is, when the text is a decoded copy.
    pub(crate) original: Option<ByteSource>,
    /// Which encoding was found.
    pub(crate) notes: Vec<Note>,
}

/// The encoding of a name such as `windows-1252`, as `--encoding` gives it.
///
/// # Errors
/// When there is none of that name.
pub(crate) fn named(label: &str) -> Result<&'static Encoding, Error> {
    let spelled = label.trim().to_ascii_lowercase();
    // Beside the names of the web, those that spreadsheets use.
    let known = match spelled.replace(['-', ' '], "").as_str() {
        "ansi" | "latin1" => Some(WINDOWS_1252),
        "macroman" => Some(MACINTOSH),
        _ => Encoding::for_label(spelled.as_bytes()),
    };
    known.ok_or_else(|| {
        Error::Usage(localized!(
            "--encoding {label} is not known; common ones are {COMMON}",
            "--encoding {label} ist unbekannt; gebräuchlich sind {COMMON}"
        ))
    })
}

/// Makes the text UTF-8. `said` is the encoding that the user says it has.
///
/// # Errors
/// When it cannot be read, or is in an encoding that cannot be told.
pub(crate) fn to_utf8(source: ByteSource, said: Option<&'static Encoding>) -> Result<Decoded, Error> {
    let mut head = Vec::new();
    source.read_at(0, HEAD, &mut head)?;
    let encoding = if head.starts_with(b"\xff\xfe\0\0") || head.starts_with(b"\0\0\xfe\xff") {
        return Err(form(
            &source,
            localized!(
                "this is text in UTF-32, which no spreadsheet writes; save it as \"CSV UTF-8\"",
                "Das ist Text in UTF-32, den kein Tabellenprogramm schreibt; als „CSV UTF-8“ speichern"
            ),
        ));
    } else if let Some((marked, _)) = Encoding::for_bom(&head) {
        marked
    } else if let Some(said) = said {
        said
    } else if let Some(utf16) = utf16_without_mark(&head) {
        utf16
    } else if is_utf8_so_far(&head) {
        UTF_8
    } else {
        legacy(&source)?
    };
    if encoding == UTF_8 {
        return Ok(Decoded { source, original: None, notes: vec![] });
    }
    let copy = transcode(&source, encoding)?;
    let notes = if said == Some(encoding) { vec![] } else { vec![found(&source, encoding)] };
    Ok(Decoded { source: copy, original: Some(source), notes })
}

/// A second look at a text that was taken for UTF-8 because the part that was looked at is plain ASCII, and that is not
/// UTF-8 further down. The header and everything else in that part stay as they are.
///
/// Gives a decoded copy and the note that says so; `None` when it is UTF-8 but for some stray bytes, or when letters
/// beyond ASCII were read as UTF-8 already.
///
/// # Errors
/// When it cannot be read, or is in an encoding that cannot be told.
pub(crate) fn late(source: &ByteSource) -> Result<Option<(ByteSource, Note)>, Error> {
    let mut head = Vec::new();
    source.read_at(0, HEAD, &mut head)?;
    if !head.is_ascii() {
        return Ok(None);
    }
    let encoding = legacy(source)?;
    if encoding == UTF_8 {
        return Ok(None);
    }
    Ok(Some((transcode(source, encoding)?, found(source, encoding))))
}

fn form(source: &ByteSource, reason: Localized) -> Error {
    Error::Form { path: source.path().to_owned(), reason }
}

fn found(source: &ByteSource, encoding: &'static Encoding) -> Note {
    let name = match encoding.name() {
        "windows-1252" => "Windows-1252",
        "macintosh" => "Mac Roman",
        "UTF-16LE" | "UTF-16BE" => "UTF-16",
        other => other,
    };
    let file = source.path().display();
    let [excel, in_excel] =
        if name == "Windows-1252" { [" (what Excel calls ANSI)", " (in Excel: ANSI)"] } else { [""; 2] };
    let text = Localized::new(
        format!("{file}: its letters were read as {name}{excel}; it is not UTF-8."),
        format!("{file}: Die Buchstaben wurden als {name}{in_excel} gelesen; UTF-8 ist es nicht."),
    );
    Note::new(Code::Encoding, text)
}

/// Whether the bytes are UTF-8, but for a character that is cut off at the end.
fn is_utf8_so_far(head: &[u8]) -> bool {
    match std::str::from_utf8(head) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && head.len() - error.valid_up_to() < 4 && head.len() == HEAD,
    }
}

/// Text whose every other byte is mostly zero.
fn utf16_without_mark(head: &[u8]) -> Option<&'static Encoding> {
    memchr::memchr(0, head)?;
    let pairs = head.chunks_exact(2);
    let all = pairs.len();
    let (mut first, mut second) = (0, 0);
    for pair in pairs {
        first += usize::from(pair[0] == 0);
        second += usize::from(pair[1] == 0);
    }
    let mostly = |zeros: usize, others: usize| all >= 8 && zeros * 5 > all * 2 && others * 20 < all;
    if mostly(second, first) {
        Some(UTF_16LE)
    } else if mostly(first, second) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// What the bytes above ASCII look like.
#[derive(Debug, Default)]
struct EncodingEvidence {
    /// Characters of several bytes that are well-formed UTF-8.
    well_formed: u64,
    /// Places that are not.
    broken: u64,
    /// Bytes among these that hardly any text has.
    unlikely: u64,
    /// 0x80 to 0x9F: letters of the Macintosh, quotation marks of Windows.
    low: u64,
    /// 0xC0 to 0xFF: letters of Windows.
    high: u64,
    /// Bytes between two letters that are letters in DOS, but quotation marks in Windows.
    dos: u64,
    lone_returns: u64,
    newlines: u64,
}

impl EncodingEvidence {
    fn observe(&mut self, piece: &[u8]) {
        for chunk in piece.utf8_chunks() {
            self.well_formed += chunk.valid().chars().filter(|c| !c.is_ascii()).count() as u64;
            let broken = chunk.invalid();
            self.broken += u64::from(!broken.is_empty());
            self.unlikely += broken.iter().filter(|byte| unlikely(**byte)).count() as u64;
        }
        self.newlines += memchr::memchr_iter(b'\n', piece).count() as u64;
        for (at, &byte) in piece.iter().enumerate() {
            match byte {
                b'\r' => self.lone_returns += u64::from(piece.get(at + 1) != Some(&b'\n')),
                0x80..=0x9f => self.low += 1,
                0xc0..=0xff => self.high += 1,
                _ => continue,
            }
            let letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphabetic);
            let between = at > 0 && letter(piece.get(at - 1)) && letter(piece.get(at + 1));
            self.dos += u64::from(between && matches!(byte, 0x81 | 0x82 | 0x84 | 0x94));
        }
    }

    /// UTF-8 with a few damaged places, rather than another encoding.
    fn is_damaged_utf8(&self) -> bool {
        self.well_formed * 4 >= self.broken || (self.broken <= 2 && self.unlikely > 0)
    }
}

/// Bytes that stand for nothing common in the texts of Western Europe.
fn unlikely(byte: u8) -> bool {
    !matches!(byte, 0xe0..=0xfc | 0x80 | 0x85 | 0x91..=0x97 | 0xa0..=0xbf | 0xc0 | 0xc4 | 0xc7..=0xca | 0xd6 | 0xdc | 0xdf)
        && !matches!(byte, 0x8a | 0x8e | 0x9f)
}

/// The encoding of a file that is not UTF-8; UTF-8 if it is that but for some bytes.
fn legacy(source: &ByteSource) -> Result<&'static Encoding, Error> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let mut evidence = EncodingEvidence::default();
    let (mut piece, mut offset) = (Vec::new(), 0);
    loop {
        source.read_at(offset, PIECE, &mut piece)?;
        offset += piece.len() as u64;
        let last = piece.is_empty();
        detector.feed(&piece, last);
        if last {
            break;
        }
        evidence.observe(&piece);
    }
    let guess = detector.guess(None, Utf8Detection::Deny);
    // Two bytes of a Chinese or Japanese character often look like a letter in UTF-8.
    let of_two_bytes = !guess.is_single_byte() && evidence.well_formed * 2 < evidence.broken;
    if evidence.is_damaged_utf8() && !of_two_bytes {
        return Ok(UTF_8);
    }
    if guess.is_single_byte() && evidence.newlines == 0 && evidence.lone_returns > 0 && evidence.low > evidence.high {
        return Ok(MACINTOSH);
    }
    if guess == WINDOWS_1252 && evidence.dos * 2 > evidence.low + evidence.high {
        return Err(form(
            source,
            localized!(
                "its letters look like those of MS-DOS (code page 850), which cannot be read; in Excel choose \"CSV UTF-8 \
                 (comma delimited)\" instead of \"CSV (MS-DOS)\", or name another encoding with --encoding",
                "Die Buchstaben sehen nach MS-DOS aus (Codepage 850), was sich nicht lesen lässt; in Excel „CSV UTF-8 \
                 (durch Trennzeichen getrennt)“ statt „CSV (MS-DOS)“ wählen oder mit --encoding eine andere Kodierung nennen"
            ),
        ));
    }
    Ok(guess)
}

/// A decoded copy in an unnamed temporary file.
fn transcode(source: &ByteSource, encoding: &'static Encoding) -> Result<ByteSource, Error> {
    let failed = |error: io::Error| Error::Read { path: source.path().to_owned(), source: error };
    let mut out = BufWriter::with_capacity(PIECE, tempfile::tempfile().map_err(failed)?);
    let mut decoder = encoding.new_decoder_with_bom_removal();
    let (mut piece, mut text, mut offset) = (Vec::new(), vec![0; PIECE], 0);
    loop {
        source.read_at(offset, PIECE, &mut piece)?;
        offset += piece.len() as u64;
        let last = piece.is_empty();
        let mut rest = piece.as_slice();
        loop {
            let (result, read, written) = decoder.decode_to_utf8_without_replacement(rest, &mut text, last);
            out.write_all(&text[..written]).map_err(failed)?;
            rest = &rest[read..];
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => out.write_all(&[NOT_TEXT]).map_err(failed)?,
            }
        }
        if last {
            break;
        }
    }
    let file = out.into_inner().map_err(|error| failed(error.into_error()))?;
    ByteSource::spooled(source.path(), file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::path::Path;

    fn source(bytes: &[u8]) -> ByteSource {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        ByteSource::spooled(Path::new("log.csv"), file).unwrap()
    }

    fn text(bytes: &[u8], label: Option<&str>) -> (Vec<u8>, usize) {
        let decoded = to_utf8(source(bytes), label.map(|label| named(label).unwrap())).unwrap();
        let mut text = Vec::new();
        decoded.source.read_at(0, 1 << 24, &mut text).unwrap();
        (text, decoded.notes.len())
    }

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    proptest! {
        #[test]
        fn utf8_is_left_alone(wanted in "\\PC{0,80}") {
            prop_assume!(utf16_without_mark(wanted.as_bytes()).is_none());
            prop_assert_eq!(text(wanted.as_bytes(), None), (wanted.clone().into_bytes(), 0));
        }

        #[test]
        fn any_bytes_become_something_or_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            if let Ok(decoded) = to_utf8(source(&bytes), None) {
                prop_assert!(decoded.source.len() <= 3 * bytes.len() as u64 + 3);
            }
        }
    }

    #[test]
    fn utf16_with_and_without_its_mark() {
        let wanted = "question_id,source\r\nQ1,Müller €\r\n";
        for big in [false, true] {
            assert_eq!(text(&utf16(wanted, big), None), (wanted.as_bytes().to_vec(), 1));
            assert_eq!(text(&utf16(&format!("\u{feff}{wanted}"), big), None), (wanted.as_bytes().to_vec(), 1));
        }
    }

    #[test]
    fn legacy_encodings_are_found() {
        for (bytes, wanted) in [
            (
                &b"Quelle;Typ\r\nM\xfcller;\xd6konom\r\nSoci\xe9t\xe9;\x80uro\r\n"[..],
                "Quelle;Typ\r\nMüller;Ökonom\r\nSociété;€uro\r\n",
            ),
            (b"source\nAndr\xe9\n", "source\nAndré\n"),
            (b"Quelle;Typ\rM\x9fller;\x85konom\rJ\x8ager\r", "Quelle;Typ\rMüller;Ökonom\rJäger\r"),
        ] {
            assert_eq!(String::from_utf8(text(bytes, None).0).unwrap(), wanted);
        }
    }

    #[test]
    fn stray_bytes_do_not_make_utf8_another_encoding() {
        for bytes in
            [&b"source\nM\xc3\xbcller\nM\xfcller\n"[..], b"source\nab\xffcd\n", b"source\nab\xc3\n", b"a\n\x81\x8d\n"]
        {
            assert_eq!(text(bytes, None), (bytes.to_vec(), 0));
        }
    }

    #[test]
    fn the_users_word_counts_but_for_a_mark() {
        assert_eq!(text(b"\xe9", Some("windows-1251")), ("й".as_bytes().to_vec(), 0));
        assert_eq!(text(b"\xef\xbb\xbf\xc3\xa9", Some("windows-1252")).0, b"\xef\xbb\xbf\xc3\xa9");
        assert!(matches!(named("klingon"), Err(Error::Usage(_))));
    }

    #[test]
    fn what_cannot_be_decoded_stays_no_text() {
        assert_eq!(text(b"a\x81\n", Some("shift_jis")).0, b"a\xff\n");
        let cut = &utf16("\u{feff}ab", false)[..5];
        assert_eq!(text(cut, None).0, b"a\xff");
    }

    #[test]
    fn letters_behind_the_first_mebibyte_are_found() {
        let ascii = b"source,p\n".repeat(HEAD / 9 + 1);
        let late_text = |tail: &[u8]| late(&source(&[&ascii[..], tail].concat())).unwrap();
        let (copy, note) = late_text(b"Andr\xe9\n").unwrap();
        let mut text = Vec::new();
        copy.read_at(ascii.len() as u64, 20, &mut text).unwrap();
        assert_eq!((text.as_slice(), note.code), ("André\n".as_bytes(), Code::Encoding));
        assert!(late_text("André\n".as_bytes()).is_none());
        assert!(late_text(b"M\xc3\xbcller\nab\xffcd\n").is_none());
        assert!(late(&source(&["Müller\n".as_bytes(), &ascii, b"Andr\xe9\n"].concat())).unwrap().is_none());
    }

    #[test]
    fn dos_letters_are_refused_not_read_as_quotation_marks() {
        assert!(to_utf8(source(b"M\x81ller;J\x84ger;B\x94hm\r\n"), None).is_err());
    }

    #[test]
    fn a_character_on_the_edge_of_the_pieces_is_kept() {
        for shift in 0..3 {
            let wanted = "x".repeat(shift) + &"é€".repeat(PIECE / 2);
            assert_eq!(text(&utf16(&format!("\u{feff}{wanted}"), false), None).0, wanted.as_bytes());
            assert_eq!(text(wanted.as_bytes(), None), (wanted.clone().into_bytes(), 0));
        }
    }
}
