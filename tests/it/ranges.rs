//! Ranges, bounds and numbers that are said only roughly: each is refused with the way out, or scored as it should be; right
//! scores by hand.

use crate::support::program::{self, Folder};

const HEADER: &str = "question_id,source,source_type,forecast_date,resolved_on,outcome,probability";

/// Rows of one file: what was said, and whether it happened.
fn log(rows: &[(&str, bool)]) -> Folder {
    let row = |(at, (said, happened)): (usize, &(&str, bool))| {
        let outcome = if *happened { "yes" } else { "no" };
        format!("Q{at},Ann,analyst,2018-01-02,2018-06-30,{outcome},\"{said}\"\n")
    };
    Folder::with(&[("log.csv", &format!("{HEADER}\n{}", rows.iter().enumerate().map(row).collect::<String>()))])
}

fn scored(folder: &Folder, options: &[&str]) -> serde_json::Value {
    let arguments = [&["log.csv", "--format", "json", "--resamples", "0", "--as-of", "2026-01-01"], options].concat();
    let ran = folder.score(&arguments);
    assert_eq!(ran.status, 0, "{}", ran.err);
    ran.json()
}

#[track_caller]
fn near(found: &serde_json::Value, expected: f64) {
    let found = found.as_f64().unwrap_or_else(|| panic!("no number: {found}"));
    assert!((found - expected).abs() < 1e-12, "{found}, not {expected}");
}

fn brier(folder: &Folder, options: &[&str]) -> serde_json::Value {
    scored(folder, options)["overall"]["brier"]["value"].clone()
}

/// What is said of a log that is not scored.
fn refusal(folder: &Folder, options: &[&str]) -> String {
    let ran = folder.score(&[&["log.csv", "--resamples", "0"], options].concat());
    assert_eq!((ran.status, ran.out.as_str()), (1, ""), "{}", ran.err);
    ran.err.split_whitespace().collect::<Vec<_>>().join(" ")
}

const MIDDLE: [&str; 2] = ["--ranges", "middle"];

#[test]
fn a_range_is_scored_at_its_middle_and_its_ends_bound_the_score() {
    let folder = log(&[("70–80 %", true), ("50%", false)]);
    let json = scored(&folder, &MIDDLE);
    near(&json["overall"]["brier"]["value"], f64::midpoint(0.0625, 0.25));
    for group in [&json["overall"], &json["groups"][0]] {
        assert_eq!(group["ranges"]["forecasts"], 1);
        near(&group["ranges"]["brier_envelope"]["low"], f64::midpoint(0.04, 0.25));
        near(&group["ranges"]["brier_envelope"]["high"], f64::midpoint(0.09, 0.25));
        assert!(group.get("verbal").is_none());
    }
    assert_eq!(json["settings"]["ranges"], "middle");
    let said = refusal(&folder, &[]);
    assert!(said.contains("from 70% to 80%") && said.contains("--ranges middle score it as 75%"), "{said}");
}

#[test]
fn forms_of_three_languages() {
    for (said, middle) in [
        ("70–80%", 0.75),
        ("70-80 %", 0.75),
        ("0.7–0.8", 0.75),
        ("0,7 - 0,8", 0.75),
        ("70 bis 80 %", 0.75),
        ("between 70 and 80%", 0.75),
        ("zwischen 70 und 80 Prozent", 0.75),
        ("entre 70 et 80 %", 0.75),
        ("70% to 80%", 0.75),
        ("de 70 à 80 %", 0.75),
        ("von 70 % bis 80 %", 0.75),
        ("about 70-80%", 0.75),
        ("70..80%", 0.75),
        ("70 ± 5 %", 0.7),
        (">90%", 0.95),
        ("≥ 90 %", 0.95),
        ("über 90 %", 0.95),
        ("mindestens 90%", 0.95),
        ("at least 90 percent", 0.95),
        ("more than 90%", 0.95),
        ("plus de 90 %", 0.95),
        ("au moins 90%", 0.95),
        ("90%+", 0.95),
        ("90+ %", 0.95),
        ("90 % oder mehr", 0.95),
        ("größer als 90%", 0.95),
        ("> 0.9", 0.95),
        ("ab 90 %", 0.95),
        ("mind. 90 %", 0.95),
        ("<10%", 0.05),
        ("under 10%", 0.05),
        ("unter 10 %", 0.05),
        ("höchstens 10 %", 0.05),
        ("moins de 10 %", 0.05),
        ("at most 0.1", 0.05),
        ("jusqu'à 10 %", 0.05),
        ("no more than 10%", 0.05),
        ("10% or less", 0.05),
        ("max. 10 %", 0.05),
        ("bis zu 10 Prozent", 0.05),
        ("pas plus de 10 %", 0.05),
        ("up to 10%", 0.05),
        ("２０～３０％", 0.25),
    ] {
        let folder = log(&[(said, true)]);
        near(&brier(&folder, &MIDDLE), (1.0 - middle) * (1.0 - middle));
        let without = refusal(&folder, &[]);
        assert!(without.contains("--ranges middle"), "{said}: {without}");
    }
}

#[test]
fn about_a_number_is_that_number_and_fifty_fifty_one_half() {
    for (said, p) in [
        ("ca. 70 %", 0.7),
        ("~70%", 0.7),
        ("etwa 70 %", 0.7),
        ("about 70%", 0.7),
        ("environ 70 %", 0.7),
        ("≈0,7", 0.7),
        ("ungefähr 70 Prozent", 0.7),
        ("circa 0.7", 0.7),
        ("50-50", 0.5),
        ("50/50", 0.5),
        ("50:50", 0.5),
        ("50 – 50", 0.5),
        ("50%/50%", 0.5),
        ("um die 70 %", 0.7),
        ("autour de 70 %", 0.7),
    ] {
        let json = scored(&log(&[(said, true)]), &[]);
        near(&json["overall"]["brier"]["value"], (1.0 - p) * (1.0 - p));
        let notes = json["notes"].to_string();
        assert!(notes.contains("said only roughly") && notes.contains(&format!("as {p}")), "{said}: {notes}");
    }
    // A number of the user's own for the cell as a whole comes first.
    let own = scored(&log(&[("ca. 70 %", true)]), &["--phrase", "ca. 70 %=0.6"]);
    near(&own["overall"]["brier"]["value"], 0.16);
}

#[test]
fn what_is_no_range_stays_an_error() {
    for said in [
        "80-70%",
        "0-100%",
        "70 or 80%",
        "70-80-90%",
        "2017-03-01",
        "2-Mar",
        "01-02",
        "3/4",
        "1 to 3",
        "-5-10%",
        "nicht über 9x%",
        ">100%",
        "<0%",
        "70-180%",
        "between 70 and 80% chance",
        "70%-80",
        "1,000-2,000",
        "about",
        "~",
        "%70-80",
        "70;80%",
        "likely 70-80%",
        "0-1",
        "3:1",
        "05-10",
        "no 70-80%",
        ">90% <95%",
        "low 70s",
        "70-80 of 100",
    ] {
        refusal(&log(&[(said, true)]), &MIDDLE);
    }
    assert!(refusal(&log(&[("80-70%", true)]), &MIDDLE).contains("probability-range-backwards"));
}

#[test]
fn ranges_without_a_sign_follow_the_scale_of_their_column() {
    near(&brier(&log(&[("70-80", true), ("90", true)]), &MIDDLE), f64::midpoint(0.0625, 0.01));
    near(&brier(&log(&[("70-80", true), ("60–70", true)]), &MIDDLE), f64::midpoint(0.0625, 0.1225));
    near(&brier(&log(&[("~70", true), ("90", true)]), &[]), f64::midpoint(0.09, 0.01));
    near(
        &brier(&log(&[("7-8", true), ("9", true)]), &["--ranges", "middle", "--scale", "ten"]),
        f64::midpoint(0.0625, 0.01),
    );
    // Two to three may be out of ten, or out of a hundred.
    assert!(refusal(&log(&[("2-3", true)]), &MIDDLE).contains("probability-scale-unclear"));
    assert!(refusal(&log(&[("0.7", true), ("70-80", true)]), &MIDDLE).contains("probability-scale-mixed"));
    assert!(refusal(&log(&[("2.0-2.5", true)]), &["--ranges", "middle", "--scale", "odds-decimal"]).contains("range"));
}

#[test]
fn ranges_and_phrases_share_one_envelope() {
    // Likely is 0.55 to 0.80 with the point 0.675; the range is 0.7 to 0.9 with the middle 0.8.
    let lexicon = "phrase,low,point,high\nlikely,0.55,0.675,0.8\n";
    let folder = log(&[("likely", true), ("70–90%", false), ("0.4", false)]);
    folder.write("words.csv", lexicon.as_bytes());
    let json = scored(&folder, &["--ranges", "middle", "--lexicon", "words.csv"]);
    let of_number = 0.16;
    near(&json["overall"]["brier"]["value"], (0.325 * 0.325 + 0.64 + of_number) / 3.0);
    for envelope in [&json["overall"]["verbal"]["brier_envelope"], &json["overall"]["ranges"]["brier_envelope"]] {
        near(&envelope["low"], (0.2 * 0.2 + 0.49 + of_number) / 3.0);
        near(&envelope["high"], (0.45 * 0.45 + 0.81 + of_number) / 3.0);
    }
    assert_eq!(
        (&json["overall"]["verbal"]["forecasts"], &json["overall"]["ranges"]["forecasts"]),
        (&1.into(), &1.into())
    );
    // Of the phrases alone the bins speak.
    assert_eq!(json["overall"]["verbal"]["phrases"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_range_of_the_side_no_is_turned_round() {
    let text = "question_id,source,source_type,forecast_date,resolved_on,outcome,side,probability\n\
                Q1,Ann,analyst,2018-01-02,2018-06-30,no,No,70–80%\nQ2,Ann,analyst,2018-01-02,2018-06-30,yes,Yes,>90%\n";
    let folder = Folder::with(&[("log.csv", text)]);
    let json = scored(&folder, &["--ranges", "middle", "--map", "side=side"]);
    near(&json["overall"]["brier"]["value"], f64::midpoint(0.0625, 0.0025));
    near(&json["overall"]["ranges"]["brier_envelope"]["high"], f64::midpoint(0.09, 0.01));
    let arguments = ["convert", "log.csv", "--ranges", "middle", "--map", "side=side", "-o", "clean.csv"];
    let ran = program::finish(program::command().args(arguments).current_dir(folder.path()));
    assert_eq!(ran.status, 0, "{}", ran.err);
    let again = folder.score(&["clean.csv", "--ranges", "middle", "--format", "json", "--resamples", "0"]).json();
    near(&again["overall"]["brier"]["value"], f64::midpoint(0.0625, 0.0025));
}
