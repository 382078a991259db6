//! `--where topic=cloud` stopped at cells of rows that it leaves out.

use crate::support::program::Folder;

const HEADER: &str = "question_id,source,source_type,forecast_date,probability,topic,resolved_on,outcome\n";

#[track_caller]
fn brier(folder: &Folder, options: &[&str]) -> (u64, f64) {
    let ran = folder.score(&[options, &["--as-of", "2019-01-01", "--format", "json"]].concat());
    assert_eq!(ran.status, 0, "{}", ran.err);
    let json = ran.json();
    let filtered = json["counts"]["filtered"].as_u64().expect("a count");
    (filtered, json["groups"][0]["brier"]["value"].as_f64().expect("a score"))
}

#[test]
fn rows_that_are_left_out_caused_errors() {
    let rows = "1,a,x,2018-01-01,0.8,cloud,2018-02-01,yes\n\
                2,a,x,2018-01-01,220%,price,2018-02-01,yes\n\
                ,a,x,2018-01-01,0.3,price,2018-02-01,yes\n\
                3,,x,2018-99-01,0.3,price,2018-02-01,perhaps\n\
                4,a,x,2018-01-01,0.3,price,2018-02-01,yes\n\
                4,a,x,2018-01-01,0.3,price,2018-02-01,no\n";
    let folder = Folder::with(&[("log.csv", &format!("{HEADER}{rows}"))]);
    assert_eq!(folder.score(&["log.csv", "--as-of", "2019-01-01"]).status, 1);
    let (filtered, score) = brier(&folder, &["log.csv", "--where", "topic=cloud"]);
    assert_eq!(filtered, 5);
    assert!((score - 0.04).abs() < 1e-12);
}

#[test]
fn how_a_question_ended_may_stand_in_a_row_that_is_left_out() {
    let rows = "1,a,x,2018-01-01,0.8,cloud,,\n1,b,x,2018-01-01,0.5,cloud,2018-02-01,yes\n";
    let folder = Folder::with(&[("log.csv", &format!("{HEADER}{rows}"))]);
    let (filtered, score) = brier(&folder, &["log.csv", "--where", "source=a"]);
    assert_eq!(filtered, 1);
    assert!((score - 0.04).abs() < 1e-12);
    // And what it contradicts is still told: it bears on what is asked for.
    let rows = "1,a,x,2018-01-01,0.8,cloud,2018-02-01,yes\n1,b,x,2018-01-01,0.5,cloud,2018-02-01,no\n";
    let folder = Folder::with(&[("log.csv", &format!("{HEADER}{rows}"))]);
    assert_eq!(folder.score(&["log.csv", "--where", "source=a", "--as-of", "2019-01-01"]).status, 1);
}

#[test]
fn a_column_of_the_resolutions_leaves_out_their_rows_and_the_forecasts_on_them() {
    let forecasts = "question_id,source,source_type,forecast_date,probability\n\
                     1,a,x,2018-01-01,0.8\n2,a,x,2018-01-01,220%\n3,a,x,2018-01-01,0.5\n";
    let resolutions = "question_id,topic,resolved_on,outcome\n1,cloud,2018-02-01,yes\n2,price,2018-02-01,perhaps\n\
                       3,price,soon,yes\n";
    let folder = Folder::with(&[("f.csv", forecasts), ("r.csv", resolutions)]);
    assert_eq!(folder.score(&["f.csv", "-r", "r.csv", "--as-of", "2019-01-01"]).status, 1);
    let (filtered, score) = brier(&folder, &["f.csv", "-r", "r.csv", "--where", "topic=cloud"]);
    assert_eq!(filtered, 2);
    assert!((score - 0.04).abs() < 1e-12);
}

#[test]
fn a_question_of_which_one_row_is_asked_for_is_asked_for() {
    let forecasts =
        "question_id,source,source_type,forecast_date,probability\n1,a,x,2018-01-01,0.8\n2,a,x,2018-01-01,0.5\n";
    let resolutions = "question_id,topic,resolved_on,outcome\n1,price,2018-02-01,yes\n1,cloud,2018-02-01,yes\n\
                       2,price,2018-02-01,yes\n";
    let folder = Folder::with(&[("f.csv", forecasts), ("r.csv", resolutions)]);
    let (filtered, score) = brier(&folder, &["f.csv", "-r", "r.csv", "--where", "topic=cloud"]);
    assert_eq!(filtered, 1);
    assert!((score - 0.04).abs() < 1e-12);
}
