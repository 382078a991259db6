//! Names that were read as what they are not: marks for missing values as groups, a file's own column as the derived one, one
//! source under two names, filters that match nothing.

use crate::support::program::{Folder, Ran};

const RESOLUTIONS: &str = "question_id,resolved_on,outcome\nQ1,2017-06-30,yes\nQ2,2017-06-30,no\n";

fn scored(forecasts: &str, arguments: &[&str]) -> Ran {
    let folder = Folder::with(&[("f.csv", forecasts), ("r.csv", RESOLUTIONS)]);
    let fixed = ["f.csv", "-r", "r.csv", "--resamples", "0", "--as-of", "2018-01-01"];
    folder.score(&[&fixed, arguments].concat())
}

fn log(rows: &str) -> String {
    format!("question_id,source,source_type,forecast_date,probability\n{rows}")
}

/// The groups with their forecasts and Brier scores.
fn groups(ran: &Ran) -> Vec<(String, u64, f64)> {
    let json = ran.json();
    let groups = json["groups"].as_array().unwrap();
    let group = |group: &serde_json::Value| {
        let key = group["key"].as_object().unwrap().values().next().unwrap().as_str().unwrap().to_owned();
        (key, group["forecasts"].as_u64().unwrap(), (group["brier"]["value"].as_f64().unwrap() * 1e12).round() / 1e12)
    };
    groups.iter().map(group).collect()
}

#[test]
fn marks_for_missing_names_were_groups_and_questions() {
    for mark in ["#N/A", "#REF!", "#BEZUG!", "NULL", "null", "nan", "NA", "n/a", "-", "–", "?", "None"] {
        for (row, column) in [
            (format!("Q1,{mark},consultant,2017-03-01,0.7\n"), "source"),
            (format!("Q1,Desk 1,{mark},2017-03-01,0.7\n"), "source_type"),
            (format!("{mark},Desk 1,consultant,2017-03-01,0.7\n"), "question_id"),
        ] {
            if (mark, column) == ("None", "question_id") {
                continue; // a statement that names no event
            }
            let ran = scored(&log(&format!("Q2,Desk 1,consultant,2017-03-01,0.7\n{row}")), &["--format", "json"]);
            assert_eq!(ran.status, 1, "{mark} {column}");
            let place = format!("error[name-missing] f.csv:3, column \"{column}\": \"{mark}\"");
            assert!(ran.err.contains(&place), "{}", ran.err);
        }
    }
}

#[test]
fn a_mark_in_the_resolutions_was_a_question() {
    let folder = Folder::with(&[
        ("f.csv", log("#N/A,Desk 1,consultant,2017-03-01,0.7\n").as_str()),
        ("r.csv", "question_id,resolved_on,outcome\n#N/A,2017-06-30,yes\n"),
    ]);
    let ran = folder.score(&["f.csv", "-r", "r.csv"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("r.csv:2, column \"question_id\": \"#N/A\""), "{}", ran.err);
}

#[test]
fn a_mark_that_is_a_name_is_one_by_its_alias() {
    let forecasts = log("Q1,NA,consultant,2017-03-01,0.7\nQ2,Desk,NA,2017-03-01,0.5\n");
    let ran = scored(&forecasts, &["--alias", "source:NA=NA", "--alias", "source_type:na=north", "--format", "json"]);
    assert_eq!(groups(&ran), [("consultant".to_owned(), 1, 0.09), ("north".to_owned(), 1, 0.25)]);
}

#[test]
fn a_files_own_year_was_taken_for_the_year_of_the_resolution() {
    let forecasts = "question_id,source,source_type,forecast_date,probability,year,horizon\n\
                     Q1,Desk,consultant,2016-03-01,0.5,2016,long\nQ2,Desk,consultant,2017-03-01,0.2,2018,short\n";
    for (by, name) in [("year", "column \"year\""), ("horizon", "column \"horizon\"")] {
        let ran = scored(forecasts, &["--by", by]);
        assert_eq!(ran.status, 2);
        assert!(ran.err.contains(name) && ran.err.contains(&format!("--by derived:{by}")), "{}", ran.err);
        assert!(ran.err.contains(&format!("--by column:{by}")), "{}", ran.err);
        assert_eq!(scored(forecasts, &["--where", &format!("{by}=2016")]).status, 2);
    }
    let of_column = groups(&scored(forecasts, &["--by", "column:year", "--format", "json"]));
    assert_eq!(of_column, [("2016".to_owned(), 1, 0.25), ("2018".to_owned(), 1, 0.04)]);
    let derived = groups(&scored(forecasts, &["--by", "derived:year", "--format", "json"]));
    assert_eq!(derived, [("2017".to_owned(), 2, 0.145)]);
    let filtered = scored(forecasts, &["--where", "column:horizon=long", "--format", "json"]).json();
    assert_eq!(
        (&filtered["counts"]["scored"], &filtered["settings"]["where"][0]),
        (&1.into(), &"column:horizon=long".into())
    );
    let csv = scored(forecasts, &["--by", "column:year", "--format", "csv"]).out;
    assert!(csv.starts_with("year,") && csv.contains("\n2016,group"), "{csv}");
}

#[test]
fn a_filter_that_kept_nothing_gave_an_empty_result() {
    let forecasts = log("Q1,Desk 1,consultant,2017-03-01,0.7\nQ2,Desk 2,reseller,2017-03-01,0.7\n");
    for (filter, told) in [
        ("source=desk1", "near it there is \"Desk 1\""),
        ("source=DESK 2", "near it there is \"Desk 2\""),
        ("source_type=resseler", "near it there is \"reseller\""),
        ("source_type=analyst", "there is \"consultant\", \"reseller\""),
        ("year=2031", "there is \"2017\""),
        ("month=2017-05", "near it there is \"2017-06\""),
        ("horizon=3-5", "the bands are 0–7, 8–30"),
        ("quarter=spring", "is not a quarter (2017Q2)"),
    ] {
        let ran = scored(&forecasts, &["--where", filter]);
        assert_eq!(ran.status, 2, "{filter}");
        assert!(ran.err.contains(told), "{filter}: {}", ran.err);
    }
    let both = scored(&forecasts, &["--where", "source=Desk 1", "--where", "source_type=reseller"]);
    assert!(both.status == 2 && both.err.contains("no row has source=Desk 1 and source_type=reseller"), "{}", both.err);
    let band = scored(&forecasts, &["--where", "horizon=91-180", "--format", "json"]);
    assert_eq!(groups(&band).len(), 2);
}

#[test]
fn a_file_without_the_filtered_column_was_kept_whole() {
    let folder = Folder::with(&[
        ("a.csv", "question_id,source,source_type,forecast_date,probability,outlet\nQ1,A,t,2017-03-01,0.7,HB\n"),
        ("b.csv", "question_id,source,source_type,forecast_date,probability\nQ1,B,t,2017-03-01,0.1\n"),
        ("r.csv", RESOLUTIONS),
    ]);
    let ran = folder.score(&[
        "a.csv",
        "b.csv",
        "-r",
        "r.csv",
        "--where",
        "outlet=HB",
        "--format",
        "json",
        "--resamples",
        "0",
    ]);
    let json = ran.json();
    assert_eq!((&json["counts"]["scored"], &json["counts"]["filtered"]), (&1.into(), &1.into()));
}

const SPLIT: &str = "Q1,Anna,Berater,2017-03-01,0.7\nQ2,Bert,Berater,2017-03-01,0.7\nQ1,Carl,Beratr,2017-03-01,0.5\n\
                     Q1,Datahaus,Händler,2017-03-01,0.5\nQ2,DataHaus,Händler,2017-03-01,0.5\n\
                     Q1,Weber / Klein,Händler,2017-03-01,0.5\nQ2,Anna,Händler,2017-03-01,0.5\nQ2,Anna,Presse,2017-03-01,0.5\n";

#[test]
fn split_names_were_told_by_check_alone() {
    let ran = scored(&log(SPLIT), &["--details"]);
    let all = ran.out + &ran.err;
    let text = all.split_whitespace().collect::<Vec<_>>().join(" ");
    for told in [
        "These may be one source type: \"Berater\" (2) and \"Beratr\" (1). → If they are one: --alias \"source_type:Beratr=Berater\".",
        "These may be one source: \"DataHaus\" (1) and \"Datahaus\" (1). → If they are one: --alias \"source:Datahaus=DataHaus\".",
        "1 source is filed under more than one type: \"Anna\" as Berater (1), Händler (1), Presse (1).",
        "though it seems to name several: \"Weber / Klein\".",
    ] {
        assert!(text.contains(told), "{told}\n{text}");
    }
    let folder = Folder::with(&[("f.csv", log(SPLIT).as_str()), ("r.csv", RESOLUTIONS)]);
    for command in ["compare", "report", "check"] {
        let mut program = crate::support::program::command();
        program.args([command, "f.csv", "-r", "r.csv"]).current_dir(folder.path());
        if command == "report" {
            program.args(["-o", "out.md"]);
        }
        let ran = crate::support::program::finish(&mut program);
        let said = if command == "report" { folder.read("out.md") } else { ran.out };
        assert!(said.contains("Beratr"), "{command}: {said}");
        assert!(command != "check" || !said.contains("no problems"), "{said}");
    }
}

#[test]
fn an_alias_mends_the_log_without_touching_it_and_is_saved() {
    let folder = Folder::with(&[("f.csv", log(SPLIT).as_str()), ("r.csv", RESOLUTIONS)]);
    let fixed = ["f.csv", "-r", "r.csv", "--resamples", "0", "--format", "json"];
    let ran = folder.score(&[&fixed[..], &["--alias", "source_type:Beratr=Berater", "--save-map", "m.toml"]].concat());
    // (0.3² + 0.7² + 0.5²) / 3
    assert_eq!(groups(&ran)[0].0, "Berater");
    assert!((groups(&ran)[0].2 - 0.83 / 3.0).abs() < 1e-12);
    assert_eq!(ran.json()["settings"]["aliases"][0], "source_type:Beratr=Berater");
    assert!(ran.json()["notes"].to_string().contains("source_type \\\"Beratr\\\" is read as \\\"Berater\\\""));
    let again = folder.score(&[&fixed[..], &["--map-file", "m.toml"]].concat());
    assert_eq!(groups(&again), groups(&ran));
    let by_question = Folder::with(&[
        ("f.csv", log("Q1,A,t,2017-03-01,0.5\nQ2,A,t,2017-03-01,0.5\n").as_str()),
        ("r.csv", "question_id,resolved_on,outcome,topic\nQ1,2017-06-30,yes,Cloud\nQ2,2017-06-30,no,Clouds\n"),
    ]);
    let one = by_question.score(&[&fixed[..], &["--by", "topic", "--alias", "topic:Clouds=Cloud"]].concat());
    assert_eq!(groups(&one), [("Cloud".to_owned(), 2, 0.25)]);
    for wrong in ["Beratr=Berater", "source_type:x", "year:2017=2018", "outlet:a=b", ":a=b"] {
        assert_eq!(folder.score(&[&fixed[..], &["--alias", wrong]].concat()).status, 2, "{wrong}");
    }
}

#[test]
fn falsch_was_read_and_its_other_half_refused() {
    let score = |yes: &str, no: &str| {
        let rows = "Q1,A,t,2017-03-01,0.9\nQ2,A,t,2017-03-01,0.2\n";
        let resolutions = format!("question_id,resolved_on,outcome\nQ1,2017-06-30,{yes}\nQ2,2017-06-30,{no}\n");
        let folder = Folder::with(&[("f.csv", log(rows).as_str()), ("r.csv", resolutions.as_str())]);
        folder.score(&["f.csv", "-r", "r.csv", "--resamples", "0", "--format", "json"])
    };
    for (yes, no) in [
        ("wahr", "falsch"),
        ("vrai", "faux"),
        ("verdadero", "falso"),
        ("vero", "falso"),
        ("sí", "no"),
        ("sim", "não"),
        ("eingetreten", "nicht eingetreten"),
        ("zutreffend", "unzutreffend"),
    ] {
        // (0.1² + 0.2²) / 2
        assert!((groups(&score(yes, no))[0].2 - 0.025).abs() < 1e-12, "{yes}");
    }
    for word in ["richtig", "correct", "juste", "correcto"] {
        let ran = score(word, "no");
        assert_eq!(ran.status, 1);
        assert!(ran.err.contains("or that the forecast was right"), "{}", ran.err);
    }
}

#[test]
fn more_groups_than_anybody_can_read_took_all_memory() {
    let rows: String = (0..2010)
        .map(|n| format!("Q1,A{n},type {n:04},2017-03-01,0.5\n"))
        .chain((0..2).map(|n| format!("Q2,A{n},type 2009,2017-03-0{},0.2\n", n + 1)))
        .collect();
    let ran = scored(&log(&rows), &["--format", "json"]);
    let groups = groups(&ran);
    assert_eq!(groups.len(), 2001);
    assert_eq!(groups.iter().map(|(_, forecasts, _)| forecasts).sum::<u64>(), 2012);
    // 0.5² on Q1, and 0.2² twice on Q2, which ended with no.
    assert!(groups.contains(&("type 2009".to_owned(), 3, 0.11)), "the largest stays");
    assert!(groups.contains(&("10 other groups".to_owned(), 10, 0.25)));
    assert!(ran.out.contains("There are 2010 groups: the 2000 with most forecasts stand alone"));
}

/// Neither column alone has so many values.
#[test]
fn more_pairs_of_groups_than_anybody_can_read_took_all_memory() {
    let years = |n: usize| 2010 + n % 5;
    let header = "question_id,source,source_type,forecast_date,probability,resolved_on,outcome\n";
    let rows: String = (0..2500)
        .map(|n| format!("Q{n},A{},t,{}-01-02,0.5,{}-02-01,yes\n", n / 5, years(n), years(n)))
        .chain((0..2).map(|n| format!("R{n},A499,t,2014-01-02,0.2,2014-02-01,no\n")))
        .collect();
    let folder = Folder::with(&[("log.csv", &(header.to_owned() + &rows))]);
    let fixed = ["log.csv", "--as-of", "2018-01-01", "--resamples", "0", "--format", "json", "--by", "source,year"];
    let run = |threads: &str| folder.score(&[&fixed[..], &["--threads", threads]].concat());
    let ran = run("1");
    let report = ran.json();
    let groups = report["groups"].as_array().unwrap();
    assert_eq!(groups.len(), 2001);
    let forecasts = |group: &serde_json::Value| group["forecasts"].as_u64().unwrap();
    assert_eq!(groups.iter().map(forecasts).sum::<u64>(), 2502);
    let named = |source: &str, year: &str| {
        groups.iter().find(|group| group["key"]["source"] == source && group["key"]["year"] == year)
    };
    // 0.5² and 0.2² twice: the largest stays.
    assert!((named("A499", "2014").unwrap()["brier"]["value"].as_f64().unwrap() - 0.11).abs() < 1e-12);
    assert_eq!(forecasts(named("500 other groups", "").unwrap()), 500);
    assert!(ran.out.contains("There are more than 2000 groups"));
    assert_eq!(run("4").out, ran.out);
}

#[test]
fn a_total_whose_cells_were_all_filled_was_scored() {
    let rows = "Q1,Ann,x,2017-03-01,0.7\nQ2,Bob,x,2017-03-01,0.2\n";
    for total in [
        "Q2,Summe,x,2017-03-01,0.9",
        "Q2,Mittelwert,x,2017-03-01,0.45",
        "Q2,Ann,Gesamt,2017-03-01,0.45",
        "Average,Mittelwert,x,2017-03-01,0.45",
    ] {
        let text = log(&format!("{rows}{total}\n"));
        let ran = scored(&text, &[]);
        assert_eq!(ran.status, 1, "{total}: {}", ran.out);
        assert!(ran.err.contains("error[total-among-rows] f.csv:4"), "{total}: {}", ran.err);
        let left = scored(&text, &["--skip-bad-rows", "--format", "json"]);
        // The squares are 0.09 and 0.04.
        let brier = left.json()["overall"]["brier"]["value"].as_f64().expect("a score");
        assert!((brier - 0.065).abs() < 1e-12, "{total}: {}", left.err);
    }
    // A question is one of the log if the log says how it ended.
    let one_sheet = "question_id,source,source_type,forecast_date,probability,resolved_on,outcome\n\
                     Q1,Ann,x,2017-03-01,0.7,2017-06-30,yes\nTotal,Ann,x,2017-03-01,0.7,2017-06-30,yes\n";
    let folder = Folder::with(&[("f.csv", one_sheet)]);
    let ran = folder.score(&["f.csv", "--as-of", "2018-01-01"]);
    assert!(ran.status == 1 && ran.err.contains("error[total-among-rows] f.csv:3"), "{}", ran.err);
    // One that is called so had to be renamed in the file.
    let is_one = folder.score(&["f.csv", "--as-of", "2018-01-01", "--alias", "question_id:Total=Total"]);
    assert!(ran.err.contains("--alias \"question_id:Total=Total\"") && is_one.status == 0, "{}{}", ran.err, is_one.err);
    // Written otherwise it was taken, and renamed nothing.
    for alias in ["question_id:Total=Q2", "Question_ID:Total=Q2"] {
        let renamed = folder.score(&["f.csv", "--as-of", "2018-01-01", "--alias", alias]);
        assert!(renamed.status == 2 && renamed.err.contains("a question keeps its id"), "{alias}: {}", renamed.err);
    }
    let own = "Q2,Total,x,2017-03-01,0.2\n";
    let named = scored(&log(&format!("{rows}{own}")), &["--alias", "source:Total=Total", "--format", "json"]);
    assert_eq!(named.json()["counts"]["scored"], 3, "{}", named.err);
}

#[test]
fn sources_that_happen_to_be_called_like_a_total_are_sources() {
    for name in ["Total SA", "General", "Sum Yi", "Mean Machine", "Meanwhile"] {
        let ran =
            scored(&log(&format!("Q1,{name},x,2017-03-01,0.7\nQ2,Bob,x,2017-03-01,0.2\n")), &["--format", "json"]);
        assert_eq!(ran.json()["counts"]["scored"], 2, "{name}: {}", ran.err);
    }
    // The median of a crowd forecasts again and again.
    let crowd = "Q1,Median,x,2017-03-01,0.7\nQ2,Median,x,2017-03-01,0.2\nQ2,Median,x,2017-03-02,0.2\n";
    assert_eq!(scored(&log(crowd), &["--format", "json"]).json()["counts"]["scored"], 3);
}

#[test]
fn a_column_of_means_in_a_wide_sheet_was_a_source() {
    let wide = "question_id,source_type,forecast_date,Ann,Bob,Mittelwert\nQ1,x,2017-03-01,0.7,0.5,0.6\n\
                Q2,x,2017-03-01,0.2,0.4,0.3\n";
    let ran = scored(wide, &["--wide", "source"]);
    assert_eq!(ran.status, 1, "{}", ran.out);
    assert!(ran.err.contains("error[total-among-rows]") && ran.err.contains("Mittelwert"), "{}", ran.err);
    let left = scored(wide, &["--wide", "source", "--skip-bad-rows", "--format", "json"]);
    assert_eq!(left.json()["counts"]["scored"], 4, "{}", left.err);
}
