//! `trackrecord agree` as its users run it.

use std::path::Path;

use crate::support::program::Ran;

const ONE: &str = "\
forecast_id,question_id,source,source_type,forecast_date,probability,phrase,closes_on,article
s1,Q1,Consultant 1,consultant,2017-03-01,70%,likely,2017-06-30,x
s2,Q1,Reseller 4,reseller,2017-03-02,60%,likely,2017-06-30,x
s3,Q2,Reseller 4,reseller,2017-03-02,90%,highly likely,,x
s4,Q2,Provider 2,infrastructure provider,2017-03-03,30%,unlikely,,y
s5,Q3,Provider 2,infrastructure provider,2017-03-03,50%,could happen,,y
s6,Q4,Consultant 1,consultant,2017-03-09,80%,,,z
";
const OTHER: &str = "\
id;question;source;source type;date;probability;phrase;deadline
s2;Q1;Reseller 4;Reseller;02.03.2017;0,6;Likely;30.06.2017
s1;Q1;Consultant 1;reseller;01.03.2017;0,7;likely;30.06.2017
s4;Q2;Provider 2;Infrastructure-Provider;03.03.2017;0,3;improbable;31.12.2017
s3;Q2;Reseller 4;reseller;02.03.2017;0,8;likely;
s5;Q5;Provider 2;infrastructure provider;13.03.2017;0,5;could happen;
s7;Q4;Consultant 1;consultant;09.03.2017;0,8;;
";

fn agree(folder: &Path, logs: [&str; 2], more: &[&str]) -> Ran {
    for (name, text) in ["one.csv", "other.csv"].iter().zip(logs) {
        std::fs::write(folder.join(name), text).expect("written");
    }
    let fixed = ["agree", "one.csv", "other.csv"];
    crate::support::program::finish(crate::support::program::command().args(fixed).args(more).current_dir(folder))
}

/// The second log in the form of the first, but for the header of its questions.
fn other() -> String {
    OTHER.replace("question;source;", "question_id;source;")
}

#[test]
fn a_csv_of_germany_is_compared_with_one_of_england() {
    let folder = tempfile::tempdir().expect("a folder");
    let found = agree(folder.path(), [ONE, &other()], &["--format", "json"]).json();
    assert_eq!(found["schema"], "trackrecord/agreement/1");
    assert_eq!(found["matched_by"], serde_json::json!(["forecast_id"]));
    assert_eq!(found["statements"], serde_json::json!({"all": 7, "compared": 5, "by_every_coder": 5, "clusters": 3}));
    let field = |name: &str| {
        let fields = found["fields"].as_array().expect("fields");
        fields.iter().find(|field| field["field"] == name).unwrap_or_else(|| panic!("{name} in {fields:?}")).clone()
    };
    assert_eq!(field("source_type")["percent_agreement"]["value"], 0.8);
    // consultant/reseller, reseller twice, provider twice: p_o = .8, p_e = (1·0 + 2·3 + 2·2)/25 = .4.
    let kappa = field("source_type")["kappa"]["value"].as_f64().expect("a number");
    assert!((kappa - 2.0 / 3.0).abs() < 1e-12, "{kappa}");
    assert_eq!(field("hedge_strength")["scale"], "ordinal");
    assert_eq!(field("probability")["disagreements"], 1);
    assert_eq!(field("forecast_date")["disagreements"], 1);
    assert_eq!(field("closes_on")["disagreements"], 1);
    assert_eq!(found["disagreements"].as_array().expect("a list").len(), 7);
    let only: Vec<&str> =
        found["only_in"].as_array().expect("a list").iter().filter_map(|o| o["statement"].as_str()).collect();
    assert_eq!(only, ["s6", "s7"]);
}

#[test]
fn the_page_and_the_list_to_settle() {
    let folder = tempfile::tempdir().expect("a folder");
    let ran = agree(folder.path(), [ONE, &other()], &["--cluster", "article", "--differences", "settle.csv"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    insta::assert_snapshot!("agree_page", ran.out);
    let list = std::fs::read_to_string(folder.path().join("settle.csv")).expect("the list");
    assert!(list.starts_with("statement,field,one.csv,other.csv,line in one.csv,line in other.csv\n"), "{list}");
    assert!(list.contains("\ns3,phrase,highly likely,likely,4,5\n"), "{list}");
    assert_eq!(list.lines().count(), 8);
}

#[test]
fn other_forms_of_output() {
    let folder = tempfile::tempdir().expect("a folder");
    let csv = agree(folder.path(), [ONE, &other()], &["--format", "csv", "--resamples", "0"]);
    assert!(csv.out.contains("\nsource_type,nominal,5,1,0.8,,,0.66"), "{}", csv.out);
    let markdown = agree(folder.path(), [ONE, &other()], &["--format", "markdown"]);
    assert!(markdown.out.contains("| s3 | phrase | highly likely | likely |"), "{}", markdown.out);
}

#[test]
fn the_same_whatever_the_threads() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |threads: &str| agree(folder.path(), [ONE, &other()], &["--format", "json", "--threads", threads]).out;
    assert_eq!(run("1"), run("3"));
}

#[test]
fn without_ids_rows_match_by_question_source_and_date() {
    let folder = tempfile::tempdir().expect("a folder");
    let without = |log: &str, delimiter: char| -> String {
        log.lines().map(|line| line.split_once(delimiter).expect("a column").1.to_owned() + "\n").collect()
    };
    let found = agree(folder.path(), [&without(ONE, ','), &without(&other(), ';')], &["--format", "json"]).json();
    assert_eq!(found["matched_by"], serde_json::json!(["question_id", "source", "forecast_date"]));
    assert_eq!(found["statements"]["compared"], 5);
}

#[test]
fn exit_statuses() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    let nothing_in_common = other().replace("\ns", "\nt");
    let ran = agree(path, [ONE, &nothing_in_common], &[]);
    assert!(
        ran.status == 1 && ran.out.is_empty() && ran.err.contains("Nothing was compared: no two logs"),
        "{}",
        ran.err
    );
    let bad = ONE.replace("70%", "170%");
    let ran = agree(path, [&bad, &other()], &[]);
    assert!(ran.status == 1 && ran.out.is_empty(), "{}", ran.err);
    assert!(ran.err.contains("probability-above-hundred-percent") && ran.err.contains("1 error."), "{}", ran.err);
    assert_eq!(agree(path, [&bad, &other()], &["--skip-bad-rows"]).status, 0);
    assert_eq!(agree(path, [ONE, &other()], &["--cluster", "desk"]).status, 2);
    assert_eq!(agree(path, [ONE, &other()], &["--confidence", "1"]).status, 2);
    assert_eq!(agree(path, [ONE, &other()], &["absent.csv"]).status, 3);
    assert_eq!(
        crate::support::program::finish(
            crate::support::program::command().args(["agree", "one.csv"]).current_dir(path)
        )
        .status,
        2
    );
}

#[test]
fn a_column_that_one_log_lacks_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let without = other().replace(";phrase;", ";wording of it;");
    let ran = agree(folder.path(), [ONE, &without], &[]);
    assert!(ran.out.contains("phrase was not compared: other.csv has no such column."), "{}", ran.out);
}

/// The blank type made the whole row bad, and no other column of it was compared.
#[test]
fn a_blank_code_is_missing_in_its_column_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let blank = ONE.replace("Consultant 1,consultant,2017-03-01,70%", "Consultant 1,,2017-03-01,");
    let found = agree(folder.path(), [&blank, ONE], &["--format", "json"]).json();
    assert_eq!(found["statements"]["compared"], 6);
    let of = |name: &str| {
        let fields = found["fields"].as_array().expect("a list");
        fields.iter().find(|field| field["field"] == name).expect(name)["statements"].clone()
    };
    assert_eq!((of("source_type"), of("probability"), of("phrase")), (5.into(), 5.into(), 6.into()));
    assert_eq!(found["disagreements"].as_array().expect("a list").len(), 0);
}

#[test]
fn notes_say_whose_log_they_are_about_and_quote_what_stands_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let silent = ONE.replace("70%,likely", ",remains to be seen").replace("60%,likely", ",");
    let ran = agree(folder.path(), [ONE, &silent], &["--format", "json"]);
    let found = ran.json();
    let notes: Vec<&str> =
        found["notes"].as_array().expect("notes").iter().filter_map(|n| n["text"].as_str()).collect();
    assert!(
        notes.iter().any(|note| note.starts_with("other.csv: ") && note.contains("\"remains to be seen\"")),
        "{notes:?}"
    );
    assert!(notes.iter().any(|note| note.contains("s1 (other.csv)")), "{notes:?}");
}
