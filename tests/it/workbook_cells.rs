//! Typed cells of XLSX and ODS: the value that stands in the file counts, not how it is shown.

use rust_xlsxwriter::{Format, Formula};
use trackrecord::options::GroupingColumn;

use crate::support::books::*;

/// Styles 1 to 6 of a workbook: percentages, then days.
const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165"
    formatCode="dd.mm.yy"/><numFmt numFmtId="166" formatCode="[$-407]mmm\ yy;@"/><numFmt numFmtId="167"
    formatCode="0.0&quot; %&quot;"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf
    numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="22"/><xf
    numFmtId="167"/></cellXfs></styleSheet>"#;

/// One forecast whose cells at these places, from 0, are this XML.
fn row(number: u32, cells: &[(usize, &str)]) -> String {
    let mut all = ANN.map(text);
    for (at, cell) in cells {
        (*cell).clone_into(&mut all[*at]);
    }
    raw_row(number, &all)
}

fn header() -> String {
    raw_row(1, &HEADER.map(text))
}

#[test]
fn what_looks_like_a_percentage_is_the_number_behind_it() {
    let folder = Folder::new();
    for (cell, p) in [
        (r#"<c s="1"><v>0.35</v></c>"#, 0.35),
        (r#"<c s="2"><v>0.355</v></c>"#, 0.355),
        (r#"<c s="1"><v>0.005</v></c>"#, 0.005),
        (r#"<c s="1"><v>1</v></c>"#, 1.0),
        (r#"<c s="1"><v>3.5E-1</v></c>"#, 0.35),
        // A per cent sign in quotation marks is text, and the number is as it is.
        (r#"<c s="7"><v>0.35</v></c>"#, 0.35),
        (r#"<c t="str"><f>TEXT(A1,"0%")</f><v>35%</v></c>"#, 0.35),
        (r"<c><f>7/20</f><v>0.35</v></c>", 0.35),
        (r#"<c t="inlineStr"><is><t>0,35</t></is></c>"#, 0.35),
    ] {
        let rows = [header(), row(2, &[(4, cell)])].concat();
        let (scored, value) = brier(&folder.raw_parts("", &rows, STYLES, "<sst/>"));
        assert_eq!(scored, 1, "{cell}");
        assert!((value - (1.0_f64 - p).powi(2)).abs() < 1e-15, "{cell}: {value}");
    }
}

#[test]
fn days_are_days_in_every_format() {
    let folder = Folder::new();
    for cell in [
        r#"<c s="3"><v>45473</v></c>"#,
        r#"<c s="4"><v>45473</v></c>"#,
        r#"<c s="5"><v>45473</v></c>"#,
        r#"<c s="6"><v>45473.75</v></c>"#,
        r#"<c t="d"><v>2024-06-30T00:00:00</v></c>"#,
        r#"<c t="d"><v>2024-06-30</v></c>"#,
        r#"<c s="4"><f>TODAY()</f><v>45473</v></c>"#,
        r#"<c t="str"><f>TEXT(A1,"JJJJ")</f><v>2024-06-30</v></c>"#,
    ] {
        let rows = [header(), row(2, &[(5, cell)])].concat();
        let path = folder.raw_parts("", &rows, STYLES, "<sst/>");
        let month = options_by(GroupingColumn::Month, &path);
        let report = score(&month).expect("it can be read");
        assert_eq!(report.groups[0].key.0[0].1, "2024-06", "{cell}");
    }
}

#[test]
fn truths_and_results_of_formulas_are_outcomes() {
    let folder = Folder::new();
    for (cell, value) in [
        (r#"<c t="b"><v>1</v></c>"#, 0.0625),
        (r#"<c t="b"><v>0</v></c>"#, 0.5625),
        (r#"<c t="b"><f>A1=A1</f><v>1</v></c>"#, 0.0625),
        (r#"<c t="str"><f>IF(TRUE,"ja","nein")</f><v>ja</v></c>"#, 0.0625),
        (r"<c><f>1*1</f><v>1</v></c>", 0.0625),
    ] {
        let rows = [header(), row(2, &[(6, cell)])].concat();
        assert_eq!(brier(&folder.raw_parts("", &rows, STYLES, "<sst/>")), (1, value), "{cell}");
    }
}

#[test]
fn shared_texts_are_read_without_fonts_and_reading_aids() {
    let folder = Folder::new();
    let texts = r#"<sst><si><r><rPr><b/></rPr><t xml:space="preserve">Tokyo </t></r><r><t>Desk</t></r></si><si><t>東京</t><rPh
        sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si><si><t>A&amp;B_x000A_Ltd</t></si></sst>"#;
    for (index, name) in [(0, "Tokyo Desk"), (1, "東京"), (2, "A&B Ltd")] {
        let cell = format!(r#"<c t="s"><v>{index}</v></c>"#);
        let path = folder.raw_parts("", &[header(), row(2, &[(1, &cell)])].concat(), STYLES, texts);
        let report = score(&options_by(GroupingColumn::Source, &path)).expect("it can be read");
        assert_eq!(report.groups[0].key.0[0].1, name);
    }
}

/// Columns in another order, blank ones before and between them, a title above whose cell is merged over the table.
#[test]
fn a_table_may_stand_anywhere_in_its_sheet() {
    let folder = Folder::new();
    let path = folder.workbook(|sheet| {
        let plain = Format::new();
        sheet.merge_range(1, 2, 1, 9, "Forecasts of 2024", &plain).expect("a title");
        for (column, at) in [(9, 0), (8, 1), (7, 2), (6, 3), (5, 4), (3, 5), (2, 6)] {
            sheet.write(4, column, HEADER[at]).expect("a header");
            sheet.write(6, column, ANN[at]).expect("a cell");
        }
    });
    assert_eq!(brier(&path), (1, 0.0625));
}

/// Two headers merged over two rows, as for a group of columns.
#[test]
fn merged_headers_leave_the_cells_under_them_blank() {
    let folder = Folder::new();
    let path = folder.workbook(|sheet| {
        let plain = Format::new();
        for (column, name) in (0..).zip(HEADER) {
            sheet.merge_range(0, column, 1, column, name, &plain).expect("a header");
        }
        sheet.write_row(2, 0, ANN).expect("a row");
    });
    assert_eq!(brier(&path), (1, 0.0625));
}

#[test]
fn numbers_stored_as_text_are_numbers() {
    let folder = Folder::new();
    let path = folder.workbook(|sheet| {
        sheet.write_row(0, 0, HEADER).expect("a header");
        sheet.write_row(1, 0, ["7", "Ann", "analyst", "2024-01-05", "0.75", "2024-06-30", "1"]).expect("a row");
        sheet.write_row(2, 0, BOB).expect("a row");
        sheet.write_formula(2, 4, Formula::new("=1/4").set_result("0.25")).expect("a formula");
    });
    assert_eq!(brier(&path), (2, 0.0625));
}

#[test]
fn sheets_are_asked_for_without_case_and_may_have_any_name() {
    let folder = Folder::new();
    let path = folder.sheets(|book| {
        for (name, row) in [("Übung „Zwei“", ANN), ("It's 2024 & more", BOB)] {
            let sheet = book.add_worksheet().set_name(name).expect("a name");
            sheet.write_row(0, 0, HEADER).expect("a header");
            sheet.write_row(1, 0, row).expect("a row");
        }
    });
    let said = refusal(&path);
    assert!(said.contains("\"Übung „Zwei“\", \"It's 2024 & more\"") && said.contains("--sheet"), "{said}");
    for (asked, source) in [("übung „ZWEI“", "Ann"), (" it's 2024 & MORE ", "Bob")] {
        let mut options = options_by(GroupingColumn::Source, &path);
        options.reading.sheets = vec![asked.to_owned()];
        let report = score(&options).expect(asked);
        assert_eq!(report.groups[0].key.0[0].1, source);
    }
}

#[test]
fn very_hidden_sheets_are_not_read_unasked() {
    let folder = Folder::new();
    let path = folder.sheets(|book| {
        let new = book.add_worksheet().set_name("New").expect("a name");
        new.write_row(0, 0, HEADER).expect("a header");
        new.write_row(1, 0, ANN).expect("a row");
        let old = book.add_worksheet().set_name("Old").expect("a name").set_very_hidden(true);
        old.write_row(0, 0, HEADER).expect("a header");
        old.write_row(1, 0, BOB).expect("a row");
    });
    assert_eq!(brier(&path), (1, 0.0625));
    let mut old = options(&path);
    old.reading.sheets = vec!["Old".to_owned()];
    assert_eq!(score(&old).expect("it can be read").counts.scored, 1);
}

#[test]
fn typed_cells_of_ods_are_read_as_what_they_are() {
    let folder = Folder::new();
    let typed = |attributes: &str, shown: &str| {
        format!("<table:table-cell {attributes}><text:p>{shown}</text:p></table:table-cell>")
    };
    let plain = |text: &str| typed(r#"office:value-type="string""#, text);
    let day = |day: &str| typed(&format!(r#"office:value-type="date" office:date-value="{day}""#), "05.01.24");
    for (probability, outcome, value) in [
        (typed(r#"office:value-type="percentage" office:value="0.355""#, "36%"), plain("no"), 0.355_f64.powi(2)),
        (typed(r#"office:value-type="float" office:value="0.25" table:formula="of:=1/4""#, "0,3"), plain("no"), 0.0625),
        (plain("75 %"), typed(r#"office:value-type="boolean" office:boolean-value="true""#, "WAHR"), 0.0625),
        (plain("25<text:s/>%"), typed(r#"office:value-type="boolean" office:boolean-value="false""#, "FALSCH"), 0.0625),
    ] {
        let cells = [
            plain("Q1"),
            plain("Ann"),
            plain("analyst"),
            day("2024-01-05T09:30:00"),
            probability,
            day("2024-06-30"),
            outcome,
        ];
        let rows = format!("{}<table:table-row>{}</table:table-row>", ods_row(HEADER, 1), cells.concat());
        let path = folder.ods("", &format!(r#"<table:table table:name="Log">{rows}</table:table>"#));
        let (scored, found) = brier(&path);
        assert_eq!(scored, 1);
        assert!((found - value).abs() < 1e-15, "{found} {value}");
    }
}
