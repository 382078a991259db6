//! What a duplicate is and whose update replaces which hang on the columns that are grouped by.

use crate::support::program::Folder;
use serde_json::Value;

const HEADER: &str = "question_id,source,source_type,outlet,forecast_date,probability,resolved_on,outcome";

fn scored(rows: &[&str], options: &[&str]) -> Value {
    let folder = Folder::with(&[("log.csv", &format!("{HEADER}\n{}\n", rows.join("\n")))]);
    let fixed = ["log.csv", "--as-of", "2018-12-31", "--resamples", "0", "--format", "json"];
    folder.score(&[&fixed[..], options].concat()).json()
}

fn forecasts(json: &Value) -> Vec<u64> {
    json["groups"].as_array().unwrap().iter().map(|group| group["forecasts"].as_u64().unwrap()).collect()
}

const PRINTED_TWICE: [&str; 2] =
    ["Q1,A,x,Post,2018-01-02,0.9,2018-02-01,yes", "Q1,A,x,Globe,2018-01-02,0.9,2018-02-01,yes"];

#[test]
fn one_sentence_in_two_outlets_counted_for_one_of_them() {
    let by_outlet = scored(&PRINTED_TWICE, &["--by", "outlet"]);
    assert_eq!((forecasts(&by_outlet), &by_outlet["counts"]["duplicate"]), (vec![1, 1], &0.into()));
    let by_type = scored(&PRINTED_TWICE, &[]);
    assert_eq!((forecasts(&by_type), &by_type["counts"]["duplicate"]), (vec![1], &1.into()));
    let twice = [&PRINTED_TWICE[..], &PRINTED_TWICE[..1]].concat();
    let again = scored(&twice, &["--by", "outlet"]);
    assert_eq!((forecasts(&again), &again["counts"]["duplicate"]), (vec![1, 1], &1.into()));
}

#[test]
fn an_update_in_one_outlet_replaced_the_forecast_in_another() {
    let rows = ["Q1,A,x,Post,2018-01-02,0.9,2018-02-01,yes", "Q1,A,x,Globe,2018-01-09,0.5,2018-02-01,yes"];
    for updates in ["last", "first", "daily"] {
        let json = scored(&rows, &["--by", "outlet", "--updates", updates]);
        let briers: Vec<f64> =
            json["groups"].as_array().unwrap().iter().map(|group| group["brier"]["value"].as_f64().unwrap()).collect();
        // Globe 0.25, Post 0.01, each with its only forecast.
        assert!((briers[0] - 0.25).abs() < 1e-12 && (briers[1] - 0.01).abs() < 1e-12, "{updates} {briers:?}");
    }
    let by_type = scored(&rows, &["--updates", "last"]);
    assert!((by_type["overall"]["brier"]["value"].as_f64().unwrap() - 0.25).abs() < 1e-12);
}

#[test]
fn a_column_of_the_question_tells_no_forecasts_apart() {
    let json = scored(&PRINTED_TWICE, &["--by", "quarter"]);
    assert_eq!((forecasts(&json), &json["counts"]["duplicate"]), (vec![1], &1.into()));
}
