//! One small log in many forms.

use super::*;

fn assert_as_log(what: &str, bytes: &[u8]) {
    let wanted = found(&read(LOG.as_bytes(), |_| {}));
    assert_eq!(wanted.len(), 3);
    assert_eq!(found(&read(bytes, |_| {})), wanted, "{what}");
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn one_log_in_many_forms_scores_alike() {
    let marked = format!("\u{feff}{LOG}");
    let semicolons = LOG.replace("\"Société, Générale\"", "@").replace(',', ";").replace('@', "Société, Générale");
    let german = semicolons
        .replace("0.", "0,")
        .replace("2017-03-01", "01.03.2017")
        .replace("2017-03-13", "13.03.2017")
        .replace("2017-03-14", "14.03.2017")
        .replace("2017-04-01", "01.04.2017")
        .replace(
            "question_id;source;source_type;forecast_date;probability;outcome;resolved_on",
            "Frage-ID;Quelle;Quellentyp;Datum;Wahrscheinlichkeit;Eingetreten (J/N);Entschieden am",
        )
        .replace("yes", "ja")
        .replace("no;", "nein;");
    let mac: Vec<u8> = LOG
        .replace('\n', "\r")
        .chars()
        .map(|c| match c {
            'ü' => 0x9f,
            'Ö' => 0x85,
            'é' => 0x8e,
            c => u8::try_from(u32::from(c)).unwrap(),
        })
        .collect();
    let forms: Vec<(&str, Vec<u8>)> = vec![
        ("byte order mark", marked.clone().into_bytes()),
        ("UTF-16 little end first", utf16(&marked, u16::to_le_bytes)),
        ("UTF-16 big end first", utf16(&marked, u16::to_be_bytes)),
        ("UTF-16 unmarked", utf16(LOG, u16::to_le_bytes)),
        ("Windows-1252", latin(LOG)),
        ("Windows-1252, CRLF", latin(&LOG.replace('\n', "\r\n"))),
        ("Mac", mac),
        ("lone CR", LOG.replace('\n', "\r").into_bytes()),
        ("semicolons", semicolons.replace('\n', "\r\n").into_bytes()),
        ("German", latin(&german)),
        ("tabs in UTF-16", utf16(&format!("\u{feff}{}", semicolons.replace(';', "\t")), u16::to_le_bytes)),
        ("pipes", semicolons.replace(';', "|").into_bytes()),
        ("sep line", format!("sep=;\r\n{semicolons}").into_bytes()),
        ("titles", format!("Prognosen, Stand: 1. Mai\n\n;;;\n{semicolons}").into_bytes()),
        ("empty columns at the right", LOG.replace('\n', ",,,\n").into_bytes()),
        ("empty columns, but not in every row", LOG.replacen('\n', ",,,\n", 2).into_bytes()),
        ("blank rows", LOG.replace('\n', "\n,,,,,,\n\n").into_bytes()),
        ("total", format!("{LOG}Total,3,,,,,\n").into_bytes()),
        ("remark", format!("{LOG}\"Exported, by hand\"\n").into_bytes()),
    ];
    for (what, bytes) in forms {
        assert_as_log(what, &bytes);
    }
}

#[test]
fn the_user_can_overrule_what_was_found() {
    let cyrillic = LOG.replace("Müller", "Иванов").replace("Ökonom", "банк").replace("é", "e");
    let bytes: Vec<u8> = cyrillic
        .chars()
        .map(|c| {
            let code = u32::from(c);
            u8::try_from(if code < 0x80 { code } else { code - 0x410 + 0xc0 }).unwrap()
        })
        .collect();
    let report = read(&bytes, |options| options.reading.encoding = Some(encoding_rs::WINDOWS_1251));
    assert_eq!(found(&report), found(&read(cyrillic.as_bytes(), |_| {})));
    assert!(report.notes.iter().all(|note| note.code != Code::Encoding));
    let carets = LOG.replace("\"Société, Générale\"", "X").replace(',', "^");
    assert_eq!(read(carets.as_bytes(), |options| options.reading.delimiter = Some(b'^')).counts.scored, 3);
}

#[test]
fn one_stray_byte_spoils_its_row_only() {
    let mut bytes = LOG.as_bytes().to_vec();
    let at = LOG.find("Q3,M").unwrap() + 3;
    bytes[at] = 0xe9;
    let report = read(&bytes, |options| options.reading.skip_bad_rows = true);
    assert_eq!((report.counts.scored, report.counts.rejected), (2, 1));
    assert_eq!(report.problems.iter().map(|kind| kind.code).collect::<Vec<_>>(), [Code::NotUtf8]);
}

#[test]
fn resolutions_that_differ_in_the_time_of_day_alone_do_not_contradict() {
    let timed = LOG.replace("Q3,", "Q1,").replacen("yes,2017-04-01", "yes,2017-04-01T09:00", 1);
    assert_eq!(read(timed.as_bytes(), |_| {}).counts.scored, 3);
}
