//! Files made to do harm, or by accident: a bomb, a row a million times, a stray cell in the far corner cost neither time nor
//! memory. For XLS see `tests/xls.rs`.

use std::time::{Duration, Instant};

use crate::support::books::*;

/// Each of these takes milliseconds, and took seconds when it was walked cell by cell.
const SOON: Duration = Duration::from_secs(2);

const BLANK: &str = r#"<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
const CORNER: &str = r#"<table:table-row><table:table-cell table:number-columns-repeated="16383"/><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>"#;

fn table(rows: &[String]) -> String {
    format!(r#"<table:table table:name="Log">{}</table:table>"#, rows.concat())
}

#[test]
fn a_stray_cell_in_the_far_corner_costs_nothing() {
    let folder = Folder::new();
    let path = folder.workbook(|sheet| {
        header(sheet, 0);
        forecast(sheet, 1, ANN);
        sheet.write(1_000_000, 16_000, "x").expect("a cell");
    });
    let started = std::time::Instant::now();
    assert_eq!(brier(&path), (1, 0.0625));
    assert!(started.elapsed().as_secs() < 2, "{:?}", started.elapsed());
    assert!(codes(&path).contains(&"cells-beside-table"));
}

#[test]
fn a_bomb_is_refused() {
    let folder = Folder::new();
    let path = folder.raw("", &format!("<row r=\"2\">{}</row>", " ".repeat(64 << 20)));
    assert!(std::fs::metadata(&path).expect("a file").len() < 1 << 20);
    let said = refusal(&path);
    assert!(said.contains("unpacks to more than"), "{said}");
}

/// The same in ODS, packed and as one XML file.
#[test]
fn a_stray_cell_in_the_far_corner_of_ods_costs_nothing() {
    let folder = Folder::new();
    let tables = table(&[ods_row(HEADER, 1), ods_row(ANN, 1), BLANK.to_owned(), CORNER.to_owned()]);
    let flat = format!(
        "<?xml version=\"1.0\"?><office:document><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document>"
    );
    for path in [folder.ods("", &tables), folder.bytes("log.fods", flat.as_bytes())] {
        let started = Instant::now();
        assert_eq!(brier(&path), (1, 0.0625));
        assert!(started.elapsed() < SOON, "{:?}", started.elapsed());
        assert!(codes(&path).contains(&"cells-beside-table"));
    }
}

#[test]
fn repeated_rows_of_ods_are_not_spelled_out() {
    let folder = Folder::new();
    let ods = |rows: &[String]| folder.ods("", &table(rows));
    assert_eq!(brier(&ods(&[ods_row(HEADER, 1), ods_row(ANN, 1), BLANK.to_owned()])), (1, 0.0625));
    let mut bad = ANN;
    bad[4] = "maybe";
    let found = wrong(&ods(&[ods_row(HEADER, 1), ods_row(ANN, 2), BLANK.to_owned(), ods_row(bad, 1)]));
    assert!(found[0].starts_with("Log!E1048004 maybe"), "{found:?}");
    let said = refusal(&ods(&[ods_row(HEADER, 1), ods_row(ANN, 1_000_000)]));
    assert!(said.contains("row 2") && said.contains("repeated 1000000 times"), "{said}");
}

/// One cell that says that it is repeated four thousand million times.
#[test]
fn repeated_columns_of_ods_are_not_spelled_out() {
    let folder = Folder::new();
    let wide = r#"<table:table-row><table:table-cell table:number-columns-repeated="4000000000" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>"#;
    let started = Instant::now();
    let path = folder.ods("", &table(&[ods_row(HEADER, 1), ods_row(ANN, 1), wide.to_owned()]));
    let said = refusal(&path);
    assert!(started.elapsed() < SOON && said.contains("a cell") && said.contains("repeated"), "{said}");
}

/// Each entity is ten of the one before.
#[test]
fn entities_of_entities_are_not_expanded() {
    let folder = Folder::new();
    let entity = |at: u32| format!("<!ENTITY e{} \"{}\">", at + 1, format!("&e{at};").repeat(10));
    let entities: String = (0..12).map(entity).collect();
    let flat = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY e0 \"x\">{entities}]><office:document><office:spreadsheet>{}\
         </office:spreadsheet></office:document>",
        table(&[ods_row(HEADER, 1), ods_row(["Q1", "&e12;", "desk", "2024-01-05", "0.75", "2024-06-30", "yes"], 1)])
    );
    let started = Instant::now();
    let found = score(&options(&folder.bytes("log.fods", flat.as_bytes())));
    assert!(started.elapsed() < SOON && found.is_ok_and(|report| report.counts.scored == 0));
}
