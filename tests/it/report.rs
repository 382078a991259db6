//! `trackrecord report`: what the page says, whatever the names; the same bytes; the files of `--charts`.

use std::fmt::Write;

use crate::support::reports::{EXAMPLE, hostile, of_text, report, run, score_json};

/// The numbers of a row of the table with a caption, as the page carries them for programs.
fn values(page: &str, caption: &str, row: &str) -> Vec<f64> {
    let table = page.split("<table>").find(|table| table.contains(&format!("<caption><bdi>{caption}</bdi>")));
    let table = table.unwrap_or_else(|| panic!("no table {caption}"));
    let cells = table.split("<tr>").find(|cells| cells.contains(&format!("<th scope=\"row\"><bdi>{row}</bdi>")));
    let cells = cells.unwrap_or_else(|| panic!("no row {row}"));
    let numbers = cells.split("<data value=\"").skip(1);
    numbers.map(|rest| rest.split('"').next().expect("a quote").parse().expect("a number")).collect()
}

#[test]
fn tables_carry_the_numbers_of_the_json() {
    let page = report(&EXAMPLE, &[]);
    let json = score_json(&EXAMPLE);
    for group in json["groups"].as_array().expect("groups") {
        let name = group["key"]["source_type"].as_str().expect("a name");
        let number = |path: &str| group.pointer(path).and_then(serde_json::Value::as_f64).expect("a number");
        let expected = [
            number("/forecasts"),
            number("/questions"),
            number("/effective_questions"),
            number("/sources"),
            number("/base_rate"),
            number("/mean_forecast"),
            number("/brier/value"),
            number("/brier_skill/vs_base_rate/value"),
            number("/log_score/value"),
            number("/corp/miscalibration"),
            number("/corp/discrimination"),
            number("/auc"),
        ];
        let found = values(&page, "Scores", name);
        // `serde_json` reads numbers to within a unit in the last place.
        assert_eq!(found.len(), expected.len());
        assert!(
            found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-14 * b.abs().max(1.0)),
            "{name}: {found:?}, {expected:?}"
        );
        let interval = format!("{:.3}–{:.3}", number("/brier/low"), number("/brier/high"));
        assert!(page.contains(&interval), "{interval}");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes_whatever_the_threads() {
    let one = report(&EXAMPLE, &["--threads", "1"]);
    assert!(one == report(&EXAMPLE, &["--threads", "4"]));
    assert!(one.len() < 350_000, "{} bytes", one.len());
}

#[test]
fn rows_add_up_and_inputs_are_hashed() {
    let page = report(&EXAMPLE, &[]);
    let json = score_json(&EXAMPLE);
    let total = json["counts"]["rows"].as_f64().expect("rows");
    let table = page.split("What became of the forecast rows</bdi></caption>").nth(1).expect("the table");
    let table = table.split("</table>").next().expect("its end");
    let numbers: Vec<f64> = table
        .split("<data value=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().expect("a quote").parse().expect("a number"))
        .collect();
    let (sum, parts) = numbers.split_last().expect("rows");
    assert_eq!((*sum, parts.iter().sum::<f64>()), (total, total));
    let hash = |text: &str| text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let hashes = page.split("<code>").filter(|code| code.split("</code>").next().is_some_and(hash)).count();
    assert_eq!(hashes, 2);
}

#[test]
fn nothing_is_fetched_and_the_policy_allows_its_own_style_alone() {
    use base64::Engine;
    use sha2::Digest;
    let page = report(&EXAMPLE, &[]);
    let inside = |element: &str| {
        let (opened, closed) = (format!("<{element}>"), format!("</{element}>"));
        assert_eq!(page.matches(&format!("<{element}")).count(), 1, "{element}");
        page.split(&opened).nth(1).and_then(|rest| rest.split(&closed).next()).expect("one").to_owned()
    };
    let [style, script] = ["style", "script"]
        .map(|element| base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(inside(element))));
    let policy = format!(
        "content=\"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; img-src data:; \
         base-uri 'none'; form-action 'none'\""
    );
    assert!(page.contains(&policy));
    for fetched in [" src=\"http", "<link", "@import", "url(", " style=\"", " onerror=", "<iframe", "<base"] {
        assert!(!page.contains(fetched), "{fetched}");
    }
}

#[test]
fn names_cannot_break_out_and_long_lists_are_cut() {
    let log = hostile();
    let page = report(&log.files(), &[]);
    assert_eq!(page.matches("<script").count(), 1, "the one that sorts tables");
    for live in ["<img src=x", "<script>alert", "<b>0</b>", "href=\"javascript", "href=\"data:", "\u{202e}"] {
        assert!(!page.contains(live), "{live}");
    }
    assert!(page.contains("&lt;img src=x onerror=alert(1)&gt;"));
    assert!(page.contains("<bdi>مصدر الأخبار</bdi>"));
    assert!(page.contains("and 30 more, not shown here"), "30 of 60 types have no sentence");
    assert!(page.contains("The 24 with most forecasts of 60."));
    assert!(page.contains("<bdi>{n} {who}</bdi>"), "a name is no template");
    assert!(page.len() < 1_000_000, "{} bytes", page.len());
}

#[test]
fn a_quarter_stands_beside_the_one_before() {
    let page = report(&EXAMPLE, &["--period", "2018Q2"]);
    assert!(page.contains("<h2 id=\"change-h\">2018Q2 against 2018Q1</h2>"));
    let row = values(&page, "Brier scores in 2018Q2 and 2018Q1", "reseller");
    let [then, now, change, questions_then, questions_now] = row[..] else { panic!("{row:?}") };
    assert!((now - then - change).abs() < 1e-12);
    let alone = |period: &str| values(&report(&EXAMPLE, &["--period", period]), "Scores", "reseller");
    let (first, second) = (alone("2018Q1"), alone("2018Q2"));
    // Behind the Brier score stand skill, log score, miscalibration, discrimination and AUC.
    let brier = |row: &[f64]| row[row.len() - 6];
    assert_eq!((then, questions_then), (brier(&first), first[1]));
    assert_eq!((now, questions_now), (brier(&second), second[1]));
    let other = report(&EXAMPLE, &["--period", "2018", "--compare-with", "2016Q3"]);
    assert!(other.contains("2018 against 2016Q3"));
    let nothing = report(&EXAMPLE, &["--period", "2016Q1"]);
    assert!(nothing.contains("Nothing was scored in 2015Q4"));
}

#[test]
fn sections_without_data_are_absent() {
    let log = crate::support::reports::of_text(
        "question_id,source,source_type,forecast_date,probability,resolved_on,outcome\n\
         Q1,Desk 1,analyst,2017-03-01,0.7,2017-06-30,yes\nQ2,Desk 1,analyst,2017-03-01,0.4,2017-06-30,no\n",
    );
    let page = report(&log.files(), &[]);
    let headings: Vec<&str> = page.split("<section id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let expected = ["answer", "scores", "calibration", "discrimination", "calls", "left-out", "methods", "reproduce"];
    assert_eq!(headings, expected);
    assert!(page.contains("There is only one"));
}

#[test]
fn calls_have_their_quote_their_link_and_what_happened() {
    let log = crate::support::reports::of_text(
        "question_id,question,source,source_type,forecast_date,probability,resolved_on,outcome,quote,url\n\
         Q1,Will it rain?,Desk 1,analyst,2017-03-01,0.9,2017-06-30,no,No doubt about it,https://example.org/a?b=1&c=2\n\
         Q2,Will it snow?,Desk 1,analyst,2017-03-01,0.2,2017-06-30,no,,javascript:alert(1)\n",
    );
    let page = report(&log.files(), &[]);
    assert!(page.contains("<bdi>Desk 1</bdi> said 90% on <span class=\"w\">2017-03-01</span>."));
    assert!(page.contains("<bdi>No doubt about it</bdi>"));
    assert!(page.contains("<a href=\"https://example.org/a?b=1&amp;c=2\" rel=\"noopener noreferrer\">"));
    assert!(page.contains(
        "<bdi>Will it rain?</bdi> It did not happen, known on <span class=\"w\">2017-06-30</span>. Brier score 0.810."
    ));
    assert!(page.contains("<bdi>javascript:alert(1)</bdi>") && !page.contains("href=\"javascript"));
}

#[test]
fn charts_are_written_as_svg_and_png() {
    let folder = tempfile::tempdir().expect("a folder");
    let charts = folder.path().join("charts");
    let path = charts.to_str().expect("a path");
    report(&EXAMPLE, &["--charts", path]);
    let mut names: Vec<String> = std::fs::read_dir(&charts)
        .expect("listable")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"))
        .collect();
    names.sort();
    assert_eq!(names.len(), 2 * 11, "{names:?}");
    let read = |name: &str| std::fs::read(charts.join(name)).expect("readable");
    let svg = String::from_utf8(read("scores.svg")).expect("text");
    assert!(svg.starts_with("<svg xmlns=") && svg.contains("role=\"img\"") && !svg.contains("var(--"));
    let png = read("scores.png");
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
    assert_eq!(png[16..20], 1080_u32.to_be_bytes(), "three pixels for each of 360 units");
    report(&EXAMPLE, &["--charts", path]);
    assert!(png == read("scores.png"), "the same picture is the same bytes");
}

#[test]
fn a_logo_is_inlined_and_judged_by_its_bytes() {
    let folder = tempfile::tempdir().expect("a folder");
    let logo = folder.path().join("logo.png");
    std::fs::write(&logo, "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")
        .expect("written");
    let page = report(&EXAMPLE, &["--logo", logo.to_str().expect("a path"), "--title", "Q2 <review>"]);
    assert!(page.contains("<img src=\"data:image/svg+xml;base64,") && !page.contains("alert(1)"));
    assert!(page.contains("<h1><bdi>Q2 &lt;review&gt;</bdi></h1>"));
    std::fs::write(&logo, "GIF89a").expect("written");
    let (status, message) = run(&EXAMPLE, &["-o", "-", "--logo", logo.to_str().expect("a path")]);
    assert_eq!(status, 2);
    assert!(message.contains("no PNG, JPEG or SVG"), "{message}");
}

#[test]
fn wrong_usage_is_told() {
    assert_eq!(run(&EXAMPLE, &[]).0, 2);
    assert_eq!(run(&EXAMPLE, &["-o", "report.pdf"]).0, 2);
    assert_eq!(run(&EXAMPLE, &["-o", "-", "--compare-with", "2017Q1"]).0, 2);
    assert_eq!(run(&EXAMPLE, &["-o", "-", "--period", "2017Q2", "--compare-with", "then"]).0, 2);
    let (status, message) = run(&EXAMPLE, &["-o", "-", "--logo", "nowhere.png"]);
    assert_eq!(status, 3, "{message}");
}

#[test]
fn bad_rows_stop_the_report() {
    let log = crate::support::reports::of_text(
        "question_id,source,source_type,forecast_date,probability,resolved_on,outcome\n\
         Q1,Desk 1,analyst,2017-03-01,170%,2017-06-30,yes\nQ2,Desk 1,analyst,2017-03-01,0.4,2017-06-30,no\n",
    );
    let (status, message) = run(&log.files(), &["-o", "-"]);
    assert_eq!(status, 1);
    assert!(message.contains("probability-above-hundred-percent") && !message.contains("<html"));
    let page = report(&log.files(), &["--skip-bad-rows"]);
    assert!(page.contains("<code>probability-above-hundred-percent</code>"));
}

/// The answer judged by intervals that overlap, while the comparison below it found a difference on shared questions.
#[test]
fn the_answer_does_not_contradict_the_comparison() {
    let mut log = "question_id,source,source_type,forecast_date,probability,outcome,resolved_on\n".to_owned();
    for question in 0..60_u32 {
        // Easy and hard questions spread both scores widely; the one is always a bit nearer to the truth.
        let worse = [0.85, 0.5, 0.2][question as usize % 3];
        for (who, of_the_truth) in [("worse", worse), ("better", worse + 0.08)] {
            let (outcome, said) = if question % 2 == 0 { ("yes", of_the_truth) } else { ("no", 1.0 - of_the_truth) };
            writeln!(log, "Q{question},{who} 1,{who},2017-01-01,{said:.2},{outcome},2017-06-01").expect("written");
        }
    }
    let page = report(&of_text(&log).files(), &[]);
    let answer = &page[page.find("id=\"answer").expect("the answer")..page.find("id=\"scores").expect("the scores")];
    assert!(answer.contains("did better than") && !answer.contains("do not rank them"), "{answer}");
}
