//! Workbooks: the same log in a sheet gives the same scores, and what is wrong is named by its cell.

use std::path::{Path, PathBuf};
use std::process::Command;

use rust_xlsxwriter::{ExcelDateTime, Format};
use trackrecord::model::Day;
use trackrecord::options::{GroupingColumn, WholeFile, Wide};
use trackrecord::report::Report;

use crate::support::books::*;

#[test]
fn messy_workbooks_score_like_the_plain_log() {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let messy = std::env::var_os("TRACKRECORD_SHARED").map_or_else(beside, PathBuf::from).join("data/messy");
    let Ok(manifest) = std::fs::read_to_string(messy.join("manifest.json")) else {
        eprintln!("skipped: no shared data folder, set TRACKRECORD_SHARED");
        return;
    };
    let manifest: serde_json::Value = serde_json::from_str(&manifest).expect("JSON");
    let base = &manifest["base"];
    let close = |value: Option<f64>, expected: &serde_json::Value| {
        // The manifest is rounded to twelve places.
        let off = (value.expect("a score") - expected.as_f64().expect("a number")).abs();
        assert!(off <= 1e-12, "{value:?} is not {expected}");
    };
    for name in
        ["40_openpyxl_titled.xlsx", "42_date1904.xlsx", "45_bare.xlsx", "47_libreoffice.ods", "54_really_xlsx.csv"]
    {
        let report = score(&options(&messy.join(name))).expect(name);
        assert!(report.problems.is_empty(), "{name}");
        assert_eq!(report.counts.scored, base["overall"]["n"], "{name}");
        close(report.overall.brier.value(), &base["overall"]["brier"]);
        let types = base["by_source_type"].as_object().expect("types");
        assert_eq!(report.groups.len(), types.len(), "{name}");
        for group in &report.groups {
            let expected = &types[&group.key.0[0].1];
            assert_eq!(group.forecasts, expected["n"], "{name}");
            close(group.brier.value(), &expected["brier"]);
        }
    }
    let said = refusal(&messy.join("56_truncated.xlsx"));
    assert!(said.contains("cut off") && said.contains("save it again"), "{said}");
}

#[test]
fn typed_cells_are_read_as_what_they_are() {
    let folder = Folder::new();
    let path = folder.workbook(|sheet| {
        let (day, percent) = (Format::new().set_num_format("d mmm yyyy"), Format::new().set_num_format("0%"));
        let date = |month, number| ExcelDateTime::from_ymd(2024, month, number).expect("a day");
        header(sheet, 0);
        for (row, probability, happened) in [(1, 0.01, true), (2, 1.0, true), (3, 0.355, false)] {
            sheet.write_number(row, 0, f64::from(row)).expect("a number");
            sheet.write_row(row, 1, ["Ann", "analyst"]).expect("texts");
            sheet.write_datetime_with_format(row, 3, date(1, 5), &day).expect("a day");
            sheet.write_number_with_format(row, 4, probability, &percent).expect("a percentage");
            sheet.write_datetime_with_format(row, 5, date(6, 30), &day).expect("a day");
            sheet.write_boolean(row, 6, happened).expect("a truth");
        }
        forecast(sheet, 4, ["4", "Ann", "analyst", "2024-01-05", "50%", "2024-06-30", "no"]);
    });
    let expected = (0.99_f64.powi(2) + 0.355_f64.powi(2) + 0.25) / 4.0;
    let (scored, value) = brier(&path);
    assert_eq!(scored, 4);
    assert!((value - expected).abs() < 1e-15, "{value}");
}

#[test]
fn plain_day_numbers_of_a_1904_workbook_are_days_since_1904() {
    let folder = Folder::new();
    let days = |row: u32| {
        let mut cells = ["Q1", "Ann", "analyst", "", "0.75", "", "yes"].map(text);
        // 2024-01-05 and 2024-06-30 in the 1904 system.
        cells[3] = "<c><v>43834</v></c>".to_owned();
        cells[5] = "<c><v>44011</v></c>".to_owned();
        raw_row(row, &cells)
    };
    let path = folder.raw(r#"date1904="1""#, &days(2));
    assert!(codes(&path).contains(&"serial-dates"));
    let year = options_by(GroupingColumn::Year, &path);
    let report = score(&year).expect("it can be read");
    assert_eq!(report.groups[0].key.0[0].1, "2024");
}

#[test]
fn a_wrong_cell_is_named_below_line_breaks_and_blank_rows() {
    let folder = Folder::new();
    let path = folder.workbook(|sheet| {
        sheet.write(0, 1, "Our log").expect("a title");
        let mut columns = HEADER.to_vec();
        columns.push("quote");
        sheet.write_row(3, 1, columns).expect("a header");
        sheet.write_row(4, 1, ANN).expect("a row");
        sheet.write(4, 8, "He said:\n\"three, \n quarters\"").expect("a quote");
        sheet.write_row(5, 1, BOB).expect("a row");
        sheet.write_row(16, 1, BOB).expect("a row");
        sheet.write(16, 5, "maybe").expect("a word");
    });
    assert_eq!(wrong(&path).len(), 1);
    assert!(wrong(&path)[0].starts_with("Forecasts!F17 maybe phrase-unknown"), "{:?}", wrong(&path));
    let said = crate::support::program::score_in(folder.0.path(), [&path]).err;
    assert!(said.contains("log.xlsx, Forecasts!F17, column \"probability\": \"maybe\""), "{said}");
    let report = score(&options(&path)).expect("it can be read");
    assert_eq!(report.problems[0].first[0].place.as_ref().and_then(|place| place.line), Some(17));
}

/// The row told was that of the sheet's text, in which nothing stands above the header.
#[test]
fn a_wrong_cell_of_a_wide_sheet_is_named_by_its_row_below_a_title() {
    let folder = Folder::new();
    let path = folder.workbook(|sheet| {
        sheet.write(0, 0, "Our log").expect("a title");
        sheet.write_row(3, 0, ["question_id", "resolved_on", "outcome", "Ann", "Bob"]).expect("a header");
        sheet.write_row(4, 0, ["q1", "2024-05-01", "yes", "0.7", "0.5"]).expect("a row");
        sheet.write_row(9, 0, ["q2", "2024-05-01", "no", "0.7", "maybe"]).expect("a row");
    });
    let mut options = options(&path);
    options.reading.wide = Some(Wide::Source);
    options.reading.whole_file =
        WholeFile { source: None, source_type: Some("desk".to_owned()), forecast_date: Day::from_ymd(2024, 1, 1) };
    let report = score(&options).expect("it can be read");
    let first = &report.problems[0].first[0];
    assert_eq!((first.value.as_deref(), first.place.as_ref().and_then(|place| place.line)), (Some("maybe"), Some(10)));
}

#[test]
fn errors_and_formulas_without_a_result_are_refused_by_cell() {
    let folder = Folder::new();
    let path = folder.raw(
        "",
        &[
            raw_forecast(2, r#"<c t="e"><f>A1/0</f><v>#DIV/0!</v></c>"#),
            raw_forecast(3, "<c><f>B1*2</f><v></v></c>"),
            raw_forecast(4, "<c><f>B1*2</f></c>"),
            raw_forecast(5, "<c><f>0.5+0.25</f><v>0.75</v></c>"),
        ]
        .concat(),
    );
    let found = wrong(&path);
    for cell in ["Forecasts!E2 #DIV/0!", "Forecasts!E3 #NO RESULT", "Forecasts!E4 #NO RESULT"] {
        assert!(found.iter().any(|problem| problem.starts_with(cell)), "{cell}: {found:?}");
    }
    let mut skipping = options(&path);
    skipping.reading.skip_bad_rows = true;
    assert_eq!(score(&skipping).expect("it can be read").counts.scored, 1);
}

#[test]
fn an_error_is_no_name_of_a_source() {
    let folder = Folder::new();
    let mut cells = ANN.map(text);
    cells[1] = r#"<c t="e"><v>#REF!</v></c>"#.to_owned();
    let path = folder.raw("", &[raw_row(2, &cells), raw_forecast(3, "<c><v>0.5</v></c>")].concat());
    assert!(wrong(&path).contains(&"Forecasts!B2 #REF! error-cell".to_owned()), "{:?}", wrong(&path));
    let mut skipping = options(&path);
    skipping.reading.skip_bad_rows = true;
    assert_eq!(score(&skipping).expect("it can be read").counts.scored, 1);
}

#[test]
fn the_sheet_with_a_header_is_read_and_hidden_ones_are_not() {
    let folder = Folder::new();
    let path = folder.sheets(|book| {
        book.add_worksheet().set_name("Notes").expect("a name").write(0, 0, "Read me").expect("a text");
        let old = book.add_worksheet().set_name("Old").expect("a name").set_hidden(true);
        header(old, 0);
        forecast(old, 1, BOB);
        let new = book.add_worksheet().set_name("New").expect("a name");
        header(new, 0);
        forecast(new, 1, ANN);
        forecast(new, 2, BOB);
        new.set_row_hidden(2).expect("a row");
    });
    assert_eq!(brier(&path), (2, 0.0625));
    assert!(codes(&path).contains(&"sheet-read") && codes(&path).contains(&"hidden-rows-read"));
    let mut old = options(&path);
    old.reading.sheets = vec!["old".to_owned()];
    assert_eq!(score(&old).expect("it can be read").counts.scored, 1);
    let mut none = options(&path);
    none.reading.sheets = vec!["Older".to_owned()];
    let said = score(&none).expect_err("there is no such sheet").to_string();
    assert!(said.contains("\"Notes\", \"Old\" (hidden), \"New\""), "{said}");
}

#[test]
fn two_sheets_of_forecasts_stop_the_run() {
    let folder = Folder::new();
    let path = folder.sheets(|book| {
        for name in ["2023", "2024"] {
            let sheet = book.add_worksheet().set_name(name).expect("a name");
            header(sheet, 0);
            forecast(sheet, 1, ANN);
        }
    });
    let said = refusal(&path);
    assert!(said.contains("\"2023\", \"2024\"") && said.contains("--sheet"), "{said}");
}

#[test]
fn resolutions_may_be_another_sheet() {
    let folder = Folder::new();
    let path = folder.sheets(|book| {
        let forecasts = book.add_worksheet().set_name("Forecasts").expect("a name");
        forecasts.write_row(0, 0, HEADER.into_iter().take(5)).expect("a header");
        forecasts.write_row(1, 0, ANN.into_iter().take(5)).expect("a row");
        let questions = book.add_worksheet().set_name("Questions").expect("a name");
        questions.write_row(0, 0, ["question_id", "resolved_on", "outcome"]).expect("a header");
        questions.write_row(1, 0, ["Q1", "2024-06-30", "yes"]).expect("a row");
    });
    assert_eq!(brier(&path), (1, 0.0625));
    let mut asked = options(&path);
    asked.reading.resolutions = vec![path.clone()];
    assert_eq!(score(&asked).expect("it can be read").counts.scored, 1);
}

#[test]
fn ids_that_two_sheets_do_not_share_went_unsaid() {
    let folder = Folder::new();
    let path = folder.sheets(|book| {
        let forecasts = book.add_worksheet().set_name("Forecasts").expect("a name");
        for (column, cell) in (0..).zip(&HEADER[..5]) {
            forecasts.write_string(0, column, *cell).expect("written");
        }
        for (column, cell) in (0..).zip(["q1", "Desk", "desk", "2017-01-01", "0.5"]) {
            forecasts.write_string(1, column, cell).expect("written");
        }
        let resolutions = book.add_worksheet().set_name("Questions").expect("a name");
        for (row, cells) in (0..).zip([["question_id", "resolved_on", "outcome"], ["Q1", "2017-06-30", "yes"]]) {
            for (column, cell) in (0..).zip(cells) {
                resolutions.write_string(row, column, cell).expect("written");
            }
        }
    });
    let codes = codes(&path);
    assert!(codes.contains(&"no-question-in-common") && codes.contains(&"question-ids-alike"), "{codes:?}");
}

#[test]
fn what_libreoffice_writes_scores_like_the_csv() {
    let folder = Folder::new();
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/example");
    let mut csv = options(&example.join("forecasts.csv"));
    csv.reading.resolutions = vec![example.join("resolutions.csv")];
    let expected = score(&csv).expect("it can be read");
    for form in ["xlsx", "ods", "xls", "fods"] {
        let converted = Command::new("soffice")
            .arg(format!("-env:UserInstallation=file://{}", folder.file("profile").display()))
            .args(["--headless", "--convert-to", form, "--outdir"])
            .arg(folder.0.path())
            .args([example.join("forecasts.csv"), example.join("resolutions.csv")])
            .output();
        if converted.is_err() {
            eprintln!("skipped: no soffice on this machine");
            return;
        }
        let file = |name: &str| folder.file(name).with_extension(form);
        let mut options = options(&file("forecasts"));
        options.reading.resolutions = vec![file("resolutions")];
        let report = score(&options).expect(form);
        assert_eq!(report.counts, expected.counts, "{form}");
        assert_eq!(report.overall.brier, expected.overall.brier, "{form}");
        let briers = |report: &Report| report.groups.iter().map(|group| group.brier).collect::<Vec<_>>();
        assert_eq!(briers(&report), briers(&expected), "{form}");
    }
}
