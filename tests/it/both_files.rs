//! A column in the forecasts and in the resolutions; names that `convert` left as they were.

use crate::support::program::{Folder, command, finish};

const FORECASTS: &str = "question_id,source,source_type,forecast_date,probability,topic\n\
                         Q1,A,Berater,2017-03-01,0.9,trade\nQ2,B,Beratr,2017-03-01,0.2,trade\n";
const RESOLUTIONS: &str = "question_id,resolved_on,outcome,topic\nQ1,2017-06-30,yes,energy\nQ2,2017-06-30,no,trade\n";

#[test]
fn which_of_two_topics_was_taken_was_not_said() {
    let folder = Folder::with(&[("f.csv", FORECASTS), ("r.csv", RESOLUTIONS)]);
    let fixed = ["f.csv", "-r", "r.csv", "--as-of", "2018-01-01", "--resamples", "0"];
    for option in [["--by", "topic"], ["--where", "topic=trade"]] {
        let ran = folder.score(&[&fixed[..], &option, &["--format", "json"]].concat());
        let json = ran.json();
        // By the forecasts both are about trade: (0.1² + 0.2²) / 2.
        assert!((json["overall"]["brier"]["value"].as_f64().unwrap() - 0.025).abs() < 1e-12);
        assert_eq!(json["groups"].as_array().unwrap().len(), if option[0] == "--by" { 1 } else { 2 });
        assert!(ran.out.contains("\"topic\\\" stands in the forecasts and in the resolutions"), "{}", ran.out);
    }
    let ran = folder.score(&[&fixed[..], &["--by", "source"]].concat());
    assert!(!ran.out.contains("stands in the forecasts and in the resolutions"), "nothing hangs on it");
}

#[test]
fn convert_left_the_names_that_an_alias_mends() {
    let folder = Folder::with(&[("f.csv", FORECASTS), ("r.csv", RESOLUTIONS)]);
    let aliases = ["--alias", "source_type:Beratr=Berater", "--alias", "source:B=Bee", "--alias", "topic:trade=Handel"];
    let arguments = [&["convert", "f.csv", "-o", "clean.csv"][..], &aliases].concat();
    let ran = finish(command().args(arguments).current_dir(folder.path()));
    assert_eq!(ran.status, 0, "{}", ran.err);
    let clean = folder.read("clean.csv");
    assert!(clean.contains(",Bee,Berater,") && clean.contains(",A,Berater,") && !clean.contains("Beratr"), "{clean}");
    assert!(clean.contains("Handel") && !clean.contains("trade"), "{clean}");
    let fixed = ["-r", "r.csv", "--as-of", "2018-01-01", "--resamples", "0", "--format", "json"];
    let mended = folder.score(&[&["f.csv"][..], &fixed, &aliases].concat()).json();
    let cleaned = folder.score(&[&["clean.csv"][..], &fixed].concat()).json();
    assert_eq!(mended["groups"], cleaned["groups"]);
}
