//! Copies what cannot be read twice, a pipe or a device, into a temporary file: as far as it may be a table.

use crate::localized::{Localized, localized};
use std::fs::File;
use std::io::{Error, ErrorKind, Read, Result, Write};

/// Bytes that are read at a time.
const PIECE: usize = 256 << 10;
/// No row of a table comes near this, as in [`chunks`](super::chunks).
const LONGEST_ROW: usize = 16 << 20;
/// What is more comes from something that never ends.
const MOST: u64 = 32 << 30;
/// So many equal lines at the start of a stream are no table.
const EQUAL_LINES: usize = 1000;

/// Copies a stream into an unnamed temporary file.
///
/// # Errors
/// When it cannot be read, the temporary file cannot be written, or the stream can be no table.
pub(super) fn spool(mut stream: impl Read) -> Result<File> {
    let mut file = tempfile::tempfile()?;
    let mut piece = vec![0; PIECE];
    let (mut total, mut in_row, mut is_text) = (0_u64, 0, true);
    loop {
        let filled = fill(&mut stream, &mut piece)?;
        if filled == 0 {
            return Ok(file);
        }
        let read = &piece[..filled];
        if total == 0 {
            is_text = !is_packed(read);
            let is_whole = filled == PIECE;
            if is_text && is_whole {
                judge(read)?;
            }
        }
        in_row = match memchr::memrchr2(b'\n', b'\r', read) {
            Some(last) => filled - last,
            None => in_row + filled,
        };
        total += filled as u64;
        if is_text && in_row > LONGEST_ROW {
            return Err(no_table(localized!(
                "16 MiB of it have no line end, so it is no table of one forecast per line",
                "16 MiB davon haben kein Zeilenende; eine Tabelle mit einer Prognose je Zeile ist das nicht"
            )));
        }
        if total > MOST {
            return Err(no_table(localized!(
                "it has no end within 32 GiB; put what is to be read into a file",
                "Nach 32 GiB ist noch kein Ende in Sicht; was gelesen werden soll, in eine Datei schreiben"
            )));
        }
        file.write_all(read)?;
    }
}

/// Fills a buffer as far as the stream goes, in as few reads as the system allows.
pub(super) fn fill(mut stream: impl Read, buffer: &mut [u8]) -> std::io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match stream.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(n) => filled += n,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

fn no_table(why: Localized) -> Error {
    why.io_error(ErrorKind::InvalidData)
}

/// Whether it begins as archives, workbooks and compressed files do.
fn is_packed(start: &[u8]) -> bool {
    let starts: [&[u8]; 5] = [b"PK", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"PAR1"];
    starts.into_iter().any(|known| start.starts_with(known)) || (start.len() > 3 && start[1..4] == [0x2a, 0x4d, 0x18])
}

/// Whether the first piece of a long stream can be the start of a table.
fn judge(start: &[u8]) -> Result<()> {
    let is_control = |byte: &u8| *byte < 32 && !matches!(byte, 0 | b'\t' | b'\n' | b'\r');
    let is_wide = start.starts_with(b"\xff\xfe")
        || start.starts_with(b"\xfe\xff")
        || start.iter().take(64).any(|&byte| byte == 0);
    let controls = start.iter().filter(|byte| is_control(byte)).count();
    // In UTF-16 half of the bytes may have any value; what is random has signs of control in both halves.
    if controls * 100 > start.len() * if is_wide { 8 } else { 1 } {
        return Err(no_table(localized!(
            "it is neither text nor a workbook",
            "Das ist weder Text noch eine Arbeitsmappe"
        )));
    }
    let mut lines = start.split(|&byte| byte == b'\n');
    let first = lines.next().unwrap_or_default();
    let whole = memchr::memchr_iter(b'\n', start).count().saturating_sub(1);
    if whole >= EQUAL_LINES && lines.take(whole).all(|line| line == first) {
        return Err(no_table(localized!(
            "it says the same line over and over",
            "Darin steht immer wieder dieselbe Zeile"
        )));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(stream: impl Read) -> String {
        spool(stream).expect_err("no table").to_string()
    }

    #[test]
    fn what_never_ends_was_copied_until_the_disk_was_full() {
        assert!(said(std::io::repeat(0)).contains("no line end"));
        assert!(said(std::io::repeat(b'x')).contains("no line end"));
        let mut random = vec![];
        for n in 0_u64..1 << 17 {
            random.extend(n.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(17).to_le_bytes());
        }
        assert!(said(&random[..]).contains("neither text nor a workbook"));
        assert!(said(&b"y\n".repeat(1 << 20)[..]).contains("same line over and over"));
        assert!(said(&b"Q1,A,t,2017-03-01,0.7\n".repeat(1 << 16)[..]).contains("same line over and over"));
    }

    #[test]
    fn tables_of_all_kinds_go_through() {
        let rows: Vec<String> = (0..50_000).map(|n| format!("Q{n},Müller,t,2017-03-01,0.7\n")).collect();
        let rows = rows.concat();
        let wide: Vec<u8> = rows.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for table in [rows.as_bytes(), &wide, b"", b"a,b\n", &[b"PK".to_vec(), vec![7; 1 << 20]].concat()] {
            assert_eq!(spool(table).expect("a table").metadata().expect("a file").len(), table.len() as u64);
        }
    }
}
