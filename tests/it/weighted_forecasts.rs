//! What a weight is: so many forecasts alike, in whatever unit; and a group alone is all together.

use std::collections::BTreeSet;
use std::fmt::Write;

use serde_json::Value;
use trackrecord::uncertainty::Rng;

use crate::support::program::Folder;

/// Forecasts of two types on forty questions, each with a weight of 1 to 3 in the unit; `split` into so many forecasts instead.
fn log(unit: u64, split: bool) -> String {
    let mut rng = Rng::stream(3, 17);
    let mut text = "question_id,source,source_type,forecast_date,probability,weight,resolved_on,outcome\n".to_owned();
    for question in 0..40 {
        let outcome = ["no", "yes"][usize::from(rng.unit() < 0.45)];
        for source in 0..=rng.below(4) {
            let said = [1, 2, 3, 5, 7, 8, 9][usize::try_from(rng.below(7)).expect("small")];
            let (weight, kind) = (1 + rng.below(3), ["analyst", "broker"][usize::from(rng.unit() < 0.5)]);
            let copies = if split { weight } else { 1 };
            for copy in 0..copies {
                let weight = unit * weight / copies;
                let row = format!("Q{question},{kind} {source}-{copy},{kind},2018-01-02,0.{said},{weight}");
                writeln!(text, "{row},2018-06-30,{outcome}").expect("a string takes all");
            }
        }
    }
    text
}

fn groups(text: &str, more: &[&str]) -> Value {
    let folder = Folder::with(&[("log.csv", text)]);
    let options = ["log.csv", "--as-of", "2019-01-01", "--resamples", "200", "--format", "json"];
    let mut json = folder.score(&[&options[..], more].concat()).json();
    let mut groups = json["groups"].take();
    groups.as_array_mut().expect("groups").push(json["overall"].take());
    groups
}

/// The names of the values in which two differ, numbers by more than rounding does.
fn differing(one: &Value, other: &Value, path: &str, found: &mut BTreeSet<String>) {
    let differs = match (one, other) {
        (Value::Object(a), Value::Object(b)) => {
            let names: BTreeSet<&String> = a.keys().chain(b.keys()).collect();
            for name in names {
                let [one, other] = [a, b].map(|values| values.get(name).unwrap_or(&Value::Null));
                differing(one, other, &format!("{path}.{name}"), found);
            }
            false
        }
        (Value::Array(a), Value::Array(b)) => {
            a.iter().zip(b).for_each(|(a, b)| differing(a, b, path, found));
            a.len() != b.len()
        }
        (Value::Number(a), Value::Number(b)) => {
            let [a, b] = [a, b].map(|number| number.as_f64().expect("a number"));
            (a - b).abs() > 1e-12 * (1.0 + a.abs())
        }
        (one, other) => one != other,
    };
    if differs {
        found.insert(path.trim_start_matches('.').to_owned());
    }
}

fn assert_differ_in(one: &Value, other: &Value, expected: &[&str]) {
    let mut found = BTreeSet::new();
    differing(one, other, "", &mut found);
    assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), expected);
}

#[test]
fn the_unit_of_weights_changes_nothing() {
    assert_differ_in(
        &groups(&log(1, false), &[]),
        &groups(&log(4, false), &[]),
        &["bins.weight", "curve.weight", "weight"],
    );
}

#[test]
fn a_weight_of_two_is_two_forecasts() {
    // Spiegelhalter's test alone takes forecasts as independent.
    let counted = [
        "bins.forecasts",
        "curve.forecasts",
        "forecasts",
        "resolvability.scored",
        "resolvability.statements",
        "sources",
        "spiegelhalter.p_value",
        "spiegelhalter.z",
        "verdict.text",
    ];
    assert_differ_in(&groups(&log(1, false), &[]), &groups(&log(1, true), &[]), &counted);
}

#[test]
fn a_group_alone_is_all_together() {
    let mut both = groups(&log(1, false), &["--where", "source_type=analyst"]);
    let [group, all] = [0, 1].map(|at| both[at].take());
    // Each draws outcomes of its own.
    let drawn = ["bands.", "corp.by_chance.", "intervals.ece.", "intervals.miscalibration.", "intervals.smooth_ece."];
    let mut found = BTreeSet::new();
    differing(&group, &all, "", &mut found);
    let named = ["key.source_type", "verdict.text"];
    let is_drawn = |path: &&String| drawn.iter().any(|start| path.starts_with(start));
    let others: Vec<&String> = found.iter().filter(|path| !is_drawn(path) && !named.contains(&path.as_str())).collect();
    assert!(others.is_empty(), "{others:?}");
    assert!(found.contains("key.source_type"), "two values were compared");
}

#[test]
fn a_light_forecast_is_no_less_likely() {
    for weight in ["0.25", "1", "3"] {
        let mut text =
            "question_id,source,source_type,forecast_date,probability,weight,resolved_on,outcome\n".to_owned();
        for question in 0..40 {
            let (said, outcome) = (["0.75", "0.85"][question % 2], if question % 5 == 0 { "no" } else { "yes" });
            writeln!(text, "Q{question},Ann,analyst,2018-01-02,{said},{weight},2018-06-30,{outcome}").expect("room");
        }
        // 32 of 40 were to be expected, and happened.
        assert_eq!(groups(&text, &[])[0]["verdict"]["code"], "no-evidence-of-miscalibration", "{weight}");
    }
}
