//! The same in workbooks: what a probability is of does not depend on the kind of file.

use std::fmt::Write;

use crate::support::books::{Folder, brier, codes};
use crate::support::program::score_in;
use crate::support::xls::{Cell, Sheet, xls};

/// Header and rows, cells parted by bars.
const SIDE: [&str; 4] = [
    "question_id|source|source_type|forecast_date|prediction|confidence|resolved_on|outcome",
    "1|a|x|2018-01-02|No|90%|2018-02-01|no",
    "2|a|x|2018-01-02|Yes|80%|2018-02-01|yes",
    "3|a|x|2018-01-02|No|95%|2018-02-01|no",
];
const ANSWERS: [&str; 5] = [
    "question_id|source|source_type|forecast_date|answer|probability|resolved_on|outcome",
    "1|a|x|2018-01-02|Yes|0.7|2018-02-01|yes",
    "1|a|x|2018-01-02|No|0.3|2018-02-01|yes",
    "2|a|x|2018-01-02|Yes|0.2|2018-02-01|no",
    "2|a|x|2018-01-02|No|0.8|2018-02-01|no",
];
const WIDE: [&str; 3] = [
    "question_id|source|source_type|forecast_date|Ja|Nein|resolved_on|outcome",
    "1|a|x|2018-01-02|70%|30%|2018-02-01|ja",
    "2|a|x|2018-01-02|20%|80%|2018-02-01|nein",
];
const TWO: [&str; 3] = [
    "question_id|source|source_type|forecast_date|home_win_probability|confidence|resolved_on|outcome",
    "1|a|x|2018-01-02|0.1|0.9|2018-01-03|no",
    "2|a|x|2018-01-02|0.7|0.7|2018-01-03|yes",
];

/// The rows as workbooks of each kind, in one folder each.
fn books(rows: &[&str]) -> Vec<(Folder, std::path::PathBuf)> {
    let cells =
        || rows.iter().zip(0_u16..).flat_map(|(row, at)| row.split('|').zip(0_u16..).map(move |cell| (at, cell)));
    let xlsx = Folder::new();
    let path = xlsx.workbook(|sheet| {
        for (row, (text, column)) in cells() {
            sheet.write_string(u32::from(row), column, text).expect("written");
        }
    });
    let mut all = vec![(xlsx, path)];
    let ods = Folder::new();
    let mut table = "<table:table table:name=\"Log\">".to_owned();
    for row in rows {
        table.push_str("<table:table-row>");
        for text in row.split('|') {
            write!(table, "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
                .expect("a string takes it");
        }
        table.push_str("</table:table-row>");
    }
    table.push_str("</table:table>");
    let path = ods.ods("", &table);
    all.push((ods, path));
    let old = Folder::new();
    let own: Vec<(u16, u16, Cell<'_>)> = cells().map(|(row, (text, column))| (row, column, Cell::Text(text))).collect();
    let path = old.bytes("log.xls", &xls(&[Sheet { name: "Log", state: 0, hidden: &[], cells: &own }], &[]));
    all.push((old, path));
    all
}

#[test]
fn sides_answers_and_two_columns_in_workbooks() {
    for (rows, scored, right, code) in [
        (&SIDE[..], 3, 0.0525 / 3.0, "side-read"),
        (&ANSWERS[..], 2, 0.065, "answers-read"),
        (&WIDE[..], 2, 0.065, "answers-read"),
    ] {
        for (_folder, path) in books(rows) {
            let (forecasts, found) = brier(&path);
            assert!(forecasts == scored && (found - right).abs() < 1e-12, "{}: {found}", path.display());
            assert!(codes(&path).contains(&code), "{}", path.display());
        }
    }
}

#[test]
fn two_columns_of_probabilities_in_workbooks() {
    for (_folder, path) in books(&TWO) {
        let ran = score_in(std::path::Path::new("."), [&path]);
        assert!(ran.status == 1 && ran.err.contains("which say 0.9 and 0.1 in row 2"), "{}", ran.err);
    }
}
