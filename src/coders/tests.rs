use super::*;
use crate::coders::Intervals;
use crate::coders::statements::Statement;
use crate::convert::CleanCell;
use crate::input::columns::Field;
use crate::lexicon::{Choice, Phrases};
use crate::options::Confidence;

fn log(name: &str, fields: &[Field], extra: &[&str], rows: &[&[&str]]) -> CodedLog {
    let cell = |field: Option<Field>, text: &str| match (field, text.parse()) {
        (Some(Field::Probability), Ok(probability)) => CleanCell::Probability(probability),
        _ => CleanCell::Text(text.to_owned()),
    };
    let all: Vec<Option<Field>> = fields.iter().copied().map(Some).chain(extra.iter().map(|_| None)).collect();
    let headers = fields.iter().map(|field| field.name().to_owned());
    CodedLog {
        name: name.to_owned(),
        headers: headers.chain(extra.iter().map(|&header| header.to_owned())).collect(),
        fields: all.clone(),
        statements: (2..)
            .zip(rows)
            .map(|(line, row)| Statement {
                line,
                cells: all.iter().zip(*row).map(|(f, text)| cell(*f, text)).collect(),
            })
            .collect(),
    }
}

fn compared(logs: Vec<CodedLog>, cluster: Option<&str>) -> Result<CoderComparison, Error> {
    let phrases = Phrases::new(&Choice::unnamed());
    let read = |text: &str| phrases.read(text);
    let intervals = Intervals { resamples: 100, confidence: Confidence::new(0.95).unwrap(), seed: 1 };
    let choices = Choices { cluster, intervals, read: &read };
    compare(&mut Coders { logs, ..Coders::default() }, &choices)
}

const FIELDS: [Field; 5] = [Field::ForecastId, Field::SourceType, Field::Probability, Field::Phrase, Field::ClosesOn];

fn two() -> Vec<CodedLog> {
    vec![
        log(
            "a.csv",
            &FIELDS,
            &["article"],
            &[
                &["1", "consultant", "0.7", "likely", "", "x"],
                &["2", "Reseller", "0.8", "", "2017-05-01", "x"],
                &["3", "reseller", "0.9", "very likely", "", "y"],
                &["4", "reseller", "0.9", "", "", "y"],
            ],
        ),
        log(
            "b.csv",
            &FIELDS,
            &[],
            &[
                &["3", "consultant", "0.9", "Likely", "", ""],
                &["2", "reseller", "0.6", "could", "", ""],
                &["1", "consultant", "0.7", "LIKELY", "", ""],
                &["5", "reseller", "0.9", "", "", ""],
            ],
        ),
    ]
}

#[test]
fn differences_are_listed_by_statement_with_their_lines() {
    let found = compared(two(), Some("Article")).unwrap();
    assert_eq!(found.statements, CodedStatements { all: 5, compared: 3, by_every_coder: 3, clusters: 2 });
    let listed: Vec<String> = found
        .disagreements
        .iter()
        .map(|d| format!("{} {} {:?} {:?}", d.statement, d.field, d.codes, d.lines))
        .collect();
    assert_eq!(
        listed,
        [
            r#"2 probability [Some("0.8"), Some("0.6")] [Some(3), Some(3)]"#,
            r#"2 phrase [Some(""), Some("could")] [Some(3), Some(3)]"#,
            r#"2 closes_on [Some("2017-05-01"), Some("")] [Some(3), Some(3)]"#,
            r#"3 source_type [Some("reseller"), Some("consultant")] [Some(4), Some(2)]"#,
            r#"3 phrase [Some("very likely"), Some("Likely")] [Some(4), Some(2)]"#,
        ]
    );
    let only: Vec<(&str, &str, u64)> =
        found.only_in.iter().map(|only| (only.coder.as_str(), only.statement.as_str(), only.line)).collect();
    assert_eq!(only, [("a.csv", "4", 5), ("b.csv", "5", 5)]);
}

#[test]
fn each_column_on_its_own_scale() {
    let found = compared(two(), Some("article")).unwrap();
    let fields: Vec<(&str, &str, u64, Option<u64>)> =
        found.fields.iter().map(|f| (f.field, f.scale, f.statements, f.disagreements)).collect();
    assert_eq!(
        fields,
        [
            ("source_type", "nominal", 3, Some(1)),
            ("probability", "interval", 3, Some(1)),
            ("phrase", "nominal", 3, Some(2)),
            ("hedge_strength", "ordinal", 2, None),
            ("closes_on", "nominal", 3, Some(1)),
        ]
    );
    assert_eq!(found.fields[0].percent_agreement.value(), Some(2.0 / 3.0));
    // p_o = 2/3, p_e = (1·2 + 2·1)/9 = 4/9.
    assert!((found.fields[0].kappa.value().unwrap() - 0.4).abs() < 1e-12);
    // Probabilities .7 .7, .8 .6, .9 .9: D_o = 2·.04/6, D_e = 2·6·Σ(x − .7667)²/30.
    let (observed, expected) = (0.08 / 6.0, 12.0 * 0.073_333_333_333_333_33 / 30.0);
    let alpha = found.fields[1].alpha.value().unwrap();
    assert!((alpha - (1.0 - observed / expected)).abs() < 1e-12, "{alpha}");
    assert_eq!(found.fields[1].kappa.value(), None);
    assert_eq!(found.fields[1].missing[0].english(), "kappa: Cohen's kappa does not see how far numbers lie apart");
}

#[test]
fn a_column_of_some_logs_is_not_compared_and_named() {
    let mut logs = two();
    logs[1].fields[1] = None;
    let found = compared(logs, Some("article")).unwrap();
    assert!(found.fields.iter().all(|field| field.field != "source_type"));
    assert!(found.notes[0].text.english().starts_with("source_type was not compared: b.csv has"), "{:?}", found.notes);
}

#[test]
fn a_cluster_that_is_no_column_is_wrong_usage() {
    let error = compared(two(), Some("desk")).unwrap_err();
    assert!(error.exit_code() == 2 && error.to_string().contains("article"), "{error}");
    assert!(compared(two()[..1].to_vec(), Some("article")).is_err());
}

#[test]
fn phrases_are_compared_as_the_lexicon_reads_them() {
    let of = |name: &str, phrases: [&str; 5]| {
        let rows: Vec<[&str; 2]> =
            ["1", "2", "3", "4", "5"].into_iter().zip(phrases).map(|(id, said)| [id, said]).collect();
        let rows: Vec<&[&str]> = rows.iter().map(<[&str; 2]>::as_slice).collect();
        log(name, &[Field::ForecastId, Field::Phrase], &[], &rows)
    };
    let ours = of("a.csv", ["very likely", "70%", "unclear", "likely", "unclear"]);
    let theirs = of("b.csv", ["highly-likely", "70 percent", "remains to be seen", "unlikely", "could"]);
    let found = compared(vec![ours, theirs], Some("forecast_id")).unwrap();
    let differing: Vec<&str> = found.disagreements.iter().map(|d| d.statement.as_str()).collect();
    assert_eq!(differing, ["4", "5"]);
    let note = found.notes.iter().find(|note| note.code == Code::UnscorableForSomeCoders).unwrap();
    assert!(
        note.text.english().contains("5 (a.csv)") && !note.text.english().contains("3 ("),
        "{}",
        note.text.english()
    );
}
