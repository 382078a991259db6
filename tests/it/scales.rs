//! Numbers that stand for something else than they seem to: each log ends in its right score, or in one error that shows both
//! readings; right scores by hand.

use crate::support::program::Folder;

const HEADER: &str = "question_id,source,source_type,forecast_date,resolved_on,outcome,";

/// Two or more rows of one file, all yes.
fn log(header: &str, values: &[&str]) -> Folder {
    let rows = values.iter().enumerate().map(|(at, p)| format!("Q{at},Ann,analyst,2018-01-02,2018-06-30,yes,{p}\n"));
    Folder::with(&[("log.csv", &format!("{HEADER}{header}\n{}", rows.collect::<String>()))])
}

fn brier(folder: &Folder, options: &[&str]) -> f64 {
    let arguments = [&["log.csv", "--format", "json", "--resamples", "0", "--as-of", "2026-01-01"], options].concat();
    folder.score(&arguments).json()["overall"]["brier"]["value"].as_f64().expect("a score")
}

/// What is said of a log that is not scored.
fn refusal(folder: &Folder, options: &[&str]) -> String {
    let ran = folder.score(&[&["log.csv"], options].concat());
    assert_eq!((ran.status, ran.out.as_str()), (1, ""), "{}", ran.err);
    ran.err.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-12, "{found}, not {expected}");
}

#[test]
fn a_header_that_says_percent_above_fractions_was_read_as_less_than_one_percent() {
    let folder = log("Probability (%)", &["0.9", "0.8"]);
    let said = refusal(&folder, &[]);
    assert!(said.contains("--scale percent reads \"0.9\" as 0.9%, --scale one as 90%"), "{said}");
    near(brier(&folder, &["--scale", "one"]), f64::midpoint(0.01, 0.04));
    near(brier(&folder, &["--percent"]), f64::midpoint(0.991 * 0.991, 0.992 * 0.992));
    near(brier(&log("Probability (%)", &["90", "80", "70", "0.5"]), &["--where", "question_id=Q0"]), 0.01);
    // Cells with a sign are their own evidence.
    near(brier(&log("Probability (%)", &["0.5%", "0.5%"]), &[]), 0.995 * 0.995);
}

#[test]
fn numbers_out_of_ten_were_read_as_percentages() {
    let folder = log("probability", &["9", "8", "7"]);
    let said = refusal(&folder, &[]);
    assert!(said.contains("all 3 plain numbers are at most 10: \"9\" in line 2"), "{said}");
    assert!(said.contains("--scale percent reads \"9\" as 9%, --scale ten as 90%"), "{said}");
    near(brier(&folder, &["--scale", "ten"]), (0.01 + 0.04 + 0.09) / 3.0);
    near(brier(&log("Confidence (0-10)", &["9", "8", "7"]), &[]), (0.01 + 0.04 + 0.09) / 3.0);
    assert!(refusal(&log("Confidence (1-5)", &["4", "5"]), &[]).contains("probability-scale-unknown"));
    let ran = folder.score(&["log.csv", "--scale", "ten", "--format", "json", "--resamples", "0"]);
    assert_eq!(ran.json()["settings"]["scale"], "ten");
}

#[test]
fn odds_were_read_as_percentages() {
    let right = (0.2 * 0.2 + 0.6 * 0.6 + 0.75 * 0.75) / 3.0;
    for (header, values) in [("Odds", ["1.25", "2.5", "4.0"]), ("probability", ["1.25", "2.5", "4.0"])] {
        let folder = log(header, &values);
        let map = format!("probability={header}");
        let said = refusal(&folder, &["--map", &map]);
        assert!(said.contains("odds-decimal") && said.contains("as 80%"), "{said}");
        near(brier(&folder, &["--map", &map, "--scale", "odds-decimal"]), right);
    }
    near(brier(&log("Decimal odds", &["1.25", "2.5", "4.0"]), &["--map", "probability=Decimal odds"]), right);
    near(brier(&log("probability", &["1/4", "3/2", "3/1"]), &["--scale", "odds-fraction"]), right);
    near(brier(&log("probability", &["-400", "+150", "300"]), &["--scale", "odds-american"]), right);
}

#[test]
fn rows_that_are_left_out_do_not_decide_the_scale() {
    let text = format!(
        "{HEADER}probability\nQ1,Ann,analyst,2018-01-02,2018-06-30,yes,0.9\nQ2,Bob,other,2018-01-02,2018-06-30,yes,70\n\
         Q3,Bob,other,2018-01-02,2018-06-30,yes,hopeless\n"
    );
    let folder = Folder::with(&[("log.csv", &text)]);
    assert!(refusal(&folder, &[]).contains("probability-scale-mixed"));
    near(brier(&folder, &["--where", "source=Ann"]), 0.01);
}

#[test]
fn files_that_are_read_on_different_scales_are_told() {
    let folder = log("probability", &["90", "80"]);
    let row = "Q9,Ann,analyst,2018-01-02,2018-06-30,yes,0.5\n";
    folder.write("more.csv", format!("{HEADER}probability\n{row}").as_bytes());
    let ran = folder.score(&["log.csv", "more.csv", "--resamples", "0", "--format", "json"]);
    assert!(ran.status == 0 && ran.out.contains("numbers from 0 to 1 in more.csv"), "{}", ran.out);
}

#[test]
fn noise_in_the_last_digit_made_fractions_percentages() {
    let folder = log("probability", &["1.0000000000000002", "0.7999999999999999", "-1e-17", "0.8"]);
    near(brier(&folder, &[]), (0.0 + 0.04 + 1.0 + 0.04) / 4.0);
    let ran = folder.score(&["log.csv", "--format", "json", "--resamples", "0", "--as-of", "2026-01-01"]);
    assert!(ran.out.contains("3 probabilities with rounding noise"), "{}", ran.out);
    let bins = ran.json()["overall"]["bins"].as_array().expect("bins").len();
    assert_eq!(bins, 3); // 0, 0.8 twice, 1
}

#[test]
fn answers_on_cells_are_saved_with_the_map() {
    let folder = log("probability", &["9", "8", "7"]);
    let ran = folder.score(&["log.csv", "--scale", "ten", "--save-map", "map.toml", "--resamples", "0"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(folder.read("map.toml").contains("scale = \"ten\""));
    near(brier(&folder, &["--map-file", "map.toml"]), (0.01 + 0.04 + 0.09) / 3.0);
}
