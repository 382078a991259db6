//! Sheets with a column per source or per date.

use trackrecord::options::{GroupingColumn, WholeFile, Wide};

use super::*;

const BY_SOURCE: &str = "Events of 2017;;;;;\n\
                         Question ID;Outcome;Resolved on;Note;Alice;\"Bob, Ltd\"\n\
                         Q1;yes;2017-04-01;seen;75;60\n\
                         \"Q\n2\";no;2017-04-02;;25;\n\
                         Q3;no;2017-04-03;x;;130\n";

fn wide(options: &mut RunOptions) {
    options.reading.wide = Some(Wide::Source);
    options.reading.whole_file =
        WholeFile { source: None, source_type: Some("desk".to_owned()), forecast_date: Day::from_ymd(2017, 1, 1) };
    options.selection.group_by = vec![GroupingColumn::Source];
}

#[test]
fn a_sheet_with_a_column_per_source_is_read_cell_by_cell() {
    let report = read(BY_SOURCE.as_bytes(), |options| {
        wide(options);
        options.reading.skip_bad_rows = true;
    });
    assert_eq!((report.counts.rows, report.counts.scored, report.counts.rejected), (4, 3, 1));
    let wanted = [("Alice", 2, 0.0625), ("Bob, Ltd", 1, 0.16)];
    for (group, (name, n, brier)) in report.groups.iter().zip(wanted) {
        assert_eq!((group.key.0[0].1.as_str(), group.forecasts), (name, n));
        assert!((group.brier.value().unwrap() - brier).abs() < 1e-12);
    }
    let bad = &report.problems[0].first[0];
    let line = bad.place.as_ref().unwrap().line;
    assert_eq!((bad.value.as_deref(), line), (Some("130"), Some(6)), "the line of the sheet, not of a copy");
    assert!(
        report.notes.iter().any(|note| note.code == Code::WideSheetRead && note.text.english().contains("2 columns"))
    );
    assert_eq!(report.inputs[0].bytes, BY_SOURCE.len() as u64);
}

#[test]
fn a_sheet_with_a_column_per_date_is_read_cell_by_cell() {
    let sheet = "Question ID,Source,Source type,Outcome,Resolved on,2017-01-01,2017-02-01\n\
                 Q1,Alice,desk,yes,2017-04-01,0.5,\n\
                 Q2,Alice,desk,no,2017-04-01,0.2,0.1\n";
    let report = read(sheet.as_bytes(), |options| options.reading.wide = Some(Wide::Date));
    assert_eq!((report.counts.scored, report.overall.questions), (3, 2));
    assert!((report.overall.brier.value().unwrap() - 0.1).abs() < 1e-12);
}

#[test]
fn a_file_without_any_known_header_is_not_called_wide() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log.csv");
    std::fs::write(&path, "foo;bar\n1;2\n").unwrap();
    let Error::Columns(problems) = score(&options(&[path], &[]), &Progress::default()).unwrap_err() else { panic!() };
    assert!(problems.iter().all(|problem| problem.code != Code::WideSheet));
}

#[test]
fn wide_sheets_are_refused_with_an_example_from_themselves() {
    for (sheet, hints) in [
        (BY_SOURCE, ["Q1,Alice,consultant,2017-03-01,75", "--wide source"]),
        (
            "Frage-ID;Quelle;01.02.2017;15.03.2017\nF1;Haus;0,5;0,6\n",
            ["F1,Source A,consultant,01.02.2017,\"0,5\"", "--wide date"],
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("wide.csv");
        std::fs::write(&path, sheet).unwrap();
        let Error::Columns(problems) = score(&options(&[path], &[]), &Progress::default()).unwrap_err() else {
            panic!()
        };
        assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), [Code::WideSheet]);
        for hint in hints {
            assert!(problems[0].help.english().contains(hint), "{}", problems[0].help.english());
        }
    }
}
