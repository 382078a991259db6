//! What the report opens with, and what it says of time and of sources, against the other commands.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde_json::Value;

use crate::support::reports::{EXAMPLE, json, of_text, report, score_json};

/// The rows of the table that follows a mark in the page: text of the first cell, and the numbers for programs.
fn rows(page: &str, mark: &str) -> Vec<(String, Vec<f64>)> {
    let table = &page[page.find(mark).unwrap_or_else(|| panic!("{mark} is not in the page"))..];
    let table = &table[table.find("<tbody>").expect("a body")..table.find("</tbody>").expect("its end")];
    let row = |cells: &str| {
        let name = cells.split("<bdi>").nth(1).or_else(|| cells.split("<th scope=\"row\">").nth(1)).expect("a name");
        let numbers = cells.split("<data value=\"").skip(1);
        let numbers = numbers.map(|rest| rest.split('"').next().expect("a quote").parse().expect("a number"));
        (name.split('<').next().expect("its end").to_owned(), numbers.collect())
    };
    table.split("<tr>").skip(1).map(row).collect()
}

fn number(of: &Value, path: &str) -> f64 {
    of.pointer(path).and_then(Value::as_f64).unwrap_or_else(|| panic!("{path} in {of}"))
}

#[test]
fn the_scorecard_has_the_numbers_of_the_json() {
    let page = report(&EXAMPLE, &[]);
    let json = score_json(&EXAMPLE);
    let groups = json["groups"].as_array().expect("groups");
    let found = rows(&page, "<table class=\"card\">");
    assert_eq!(found.len(), groups.len());
    for ((name, numbers), group) in found.iter().zip(groups) {
        assert_eq!(name, group["key"]["source_type"].as_str().expect("a name"));
        let expected = ["/brier/value", "/forecasts", "/questions"].map(|path| number(group, path));
        assert!(expected.iter().zip(numbers).all(|(a, b)| (a - b).abs() < 1e-12), "{name}: {numbers:?}");
        let text = group["verdict"]["text"].as_str().expect("a verdict");
        let evidence = text.trim_start_matches(&format!("{name}: ")).split(" (n =").next().expect("words");
        assert!(page.contains(evidence), "{evidence}");
    }
}

/// The year up to the last quarter is the same questions as `--period` of that year.
#[test]
fn the_line_over_time_is_the_score_of_the_year() {
    let page = report(&EXAMPLE, &[]);
    let of_year = [&EXAMPLE[..], &["--from", "2019-01-01", "--to", "2019-12-31"]].concat();
    let json = score_json(&of_year);
    for (at, group) in json["groups"].as_array().expect("groups").iter().enumerate() {
        let figure = format!("id=\"chart-over-time-{}\"", at + 1);
        let last = rows(&page, &figure).pop().expect("a quarter");
        assert_eq!(last.0, "2019Q4");
        let [.., year] = last.1[..] else { panic!("{last:?}") };
        assert!((year - number(group, "/brier/value")).abs() < 1e-12, "{year}, {group}");
        let interval = format!("{:.3}–{:.3}", number(group, "/brier/low"), number(group, "/brier/high"));
        let told = &page[page.find(&figure).expect("the figure")..];
        let told = &told[..told.find("</figure>").expect("its end")];
        assert!(told.contains(&interval), "{interval} of the year is not in {figure}");
    }
}

/// Verdicts against a source come first, and too few questions for one last; then it is most questions first.
#[test]
fn the_sources_of_a_type_have_the_numbers_of_the_run_by_source() {
    let page = report(&EXAMPLE, &[]);
    let json = score_json(&[&EXAMPLE[..], &["--by", "source_type,source"]].concat());
    let groups = json["groups"].as_array().expect("groups");
    let scored = groups.iter().filter(|group| number(group, "/forecasts") > 0.0);
    let by_type = scored.fold(BTreeMap::<&str, Vec<&Value>>::new(), |mut types, group| {
        types.entry(group["key"]["source_type"].as_str().expect("a type")).or_default().push(group);
        types
    });
    assert_eq!((by_type.len(), by_type.values().map(Vec::len).sum::<usize>()), (3, 25));
    let mut parts = BTreeSet::new();
    for (who, mut expected) in by_type {
        let part = |group: &Value| match group["verdict"]["code"].as_str().expect("a verdict") {
            "too-few" => 2,
            "not-tested" | "no-evidence-of-miscalibration" => 1,
            _ => 0,
        };
        parts.extend(expected.iter().map(|group| part(group)));
        expected.sort_by_key(|group| (part(group), -group["questions"].as_i64().expect("a count")));
        let found = rows(&page, &format!("<table class=\"card\">\n<caption>Sources: {who}"));
        assert_eq!(found.len(), expected.len());
        for ((name, numbers), group) in found.iter().zip(expected) {
            assert_eq!(name, group["key"]["source"].as_str().expect("a source"));
            let expected = ["/brier/value", "/forecasts", "/questions"].map(|path| number(group, path));
            assert!(expected.iter().zip(numbers).all(|(a, b)| (a - b).abs() < 1e-12), "{name}: {numbers:?}");
            let text = group["verdict"]["text"].as_str().expect("a verdict");
            let evidence = text.split_once(": ").expect("a name").1.split(" (n =").next().expect("words");
            assert!(page.contains(evidence.trim_end_matches('.')), "{evidence}");
        }
    }
    assert_eq!(parts.into_iter().collect::<Vec<_>>(), [0, 1, 2], "the example has all three");
}

/// Each name leads to what the source said, and with twelve of them, all with a verdict against them among these, to their diagram.
#[test]
fn a_source_leads_to_its_calls_and_those_that_need_a_look_to_their_diagram() {
    let page = report(&EXAMPLE, &[]);
    let section = &page[page.find("<section id=\"sources\"").expect("the section")..];
    let section = &section[..section.find("</section>").expect("its end")];
    let json = score_json(&[&EXAMPLE[..], &["--by", "source_type,source"]].concat());
    let groups = json["groups"].as_array().expect("groups");
    let verdict = |name: &str| {
        let group = groups.iter().find(|group| group["key"]["source"] == name).expect("a source");
        group["verdict"]["code"].as_str().expect("a verdict")
    };
    let (mut all, mut drawn) = (0, 0);
    for link in section.split("<a href=\"#source-").skip(1) {
        let (number, name) = link.split_once("\"><bdi>").expect("a name");
        let name = name.split('<').next().expect("its end");
        let part = section.split(&format!("<div id=\"source-{number}\">")).nth(1).expect("a part");
        let part = &part[..part.find("</details>\n<details class=\"more-of\">").unwrap_or(part.len())];
        let is_drawn = part.contains(&format!("<figure id=\"chart-source-{number}\">"));
        let is_accused = !["too-few", "not-tested", "no-evidence-of-miscalibration"].contains(&verdict(name));
        assert!(is_drawn || !is_accused, "{name} is {} and has no diagram", verdict(name));
        assert!(part.contains(&format!("<bdi>{name}</bdi> said")), "no call of {name}");
        assert!(verdict(name) != "too-few", "nothing tells enough of {name}");
        all += 1;
        drawn += usize::from(is_drawn);
    }
    assert_eq!((all, drawn), (20, 12));
    assert_eq!(groups.iter().filter(|group| group["verdict"]["code"] != "too-few").count(), 20);
}

#[test]
fn the_watch_list_is_what_is_due() {
    let page = report(&EXAMPLE, &[]);
    let due = json("due", &[&EXAMPLE[..], &["--within", "30d"]].concat());
    let questions = due["questions"].as_array().expect("questions");
    let watched = rows(&page, "<caption><bdi>To watch");
    assert_eq!(watched.len(), questions.len());
    assert!(!watched.is_empty());
    for ((told, _), question) in watched.iter().zip(questions) {
        assert!(told.starts_with(question["question"].as_str().expect("an id")), "{told}");
    }
}

/// 99% on what all others expected tells nothing.
#[test]
fn the_calls_are_those_against_the_crowd() {
    let page = report(&EXAMPLE, &[]);
    let calls = &page[page.find("id=\"calls\"").expect("calls")..];
    let calls = &calls[..calls.find("</section>").expect("its end")];
    let share =
        |text: &str| text.split('%').next().and_then(|share| share.parse::<f64>().ok()).expect("a share") / 100.0;
    let mut seen = 0;
    for call in calls.split("<li>").skip(1).filter(|call| call.contains("All others: ")) {
        let said = share(call.split(" said ").nth(1).map_or(call, |rest| rest));
        let crowd = share(call.split("All others: ").nth(1).expect("the crowd"));
        assert!((said - crowd).abs() > 0.05, "{call}");
        seen += 1;
    }
    assert!(seen >= 10, "{seen} of the calls had others");
}

/// The class that ends with the number of a colour, of the first thing that has it behind a mark in the page.
fn colour<'a>(page: &'a str, mark: &str, class: &str) -> &'a str {
    let behind = &page[page.find(mark).unwrap_or_else(|| panic!("{mark} is not in the page"))..];
    let class = &behind[behind.find(class).unwrap_or_else(|| panic!("no {class} behind {mark}")) + class.len()..];
    &class[..class.find('"').expect("a quote")]
}

/// The order of the groups is another one in each chart.
#[test]
fn a_source_type_has_one_colour_throughout() {
    let page = report(&EXAMPLE, &[]);
    let overlay = &page[page.find("id=\"chart-calibration-together\"").expect("the overlay")..];
    let map = &page[page.find("id=\"chart-discrimination\"").expect("the map")..];
    for (at, (name, _)) in rows(&page, "<table class=\"card\">").iter().enumerate() {
        let line = format!("id=\"card-{}-said-t\"", at + 1);
        let own = colour(&page, &line, "class=\"c-l");
        assert_eq!(own, at.to_string(), "{name}");
        assert_eq!(colour(&page, &format!("id=\"card-{}-brier-t\"", at + 1), "class=\"c-m"), own, "{name}: its dot");
        for figure in ["calibration", "over-time"] {
            let figure = format!("id=\"chart-{figure}-{}\"", at + 1);
            assert_eq!(colour(&page, &figure, "class=\"c-l"), own, "{name}: {figure}");
        }
        assert_eq!(colour(overlay, &format!("<title>{name}</title>"), "class=\"c-l"), own, "{name}: the overlay");
        assert_eq!(colour(map, &format!("<title>{name}: "), "class=\"c-m"), own, "{name}: the map");
    }
}

/// Verdicts with their signs: whoever cannot be judged has neither a curve nor a mark of approval, but a list of what was said.
#[test]
fn signs_follow_verdicts_and_few_questions_have_no_curve() {
    let mut text = "question_id,source,source_type,forecast_date,probability,resolved_on,outcome\n".to_owned();
    for question in 0..40 {
        let outcome = if question % 2 == 0 { "yes" } else { "no" };
        writeln!(text, "Q{question},Ann,sure,2017-01-02,0.95,2017-06-30,{outcome}").expect("room");
        let right = if question % 2 == 0 { "0.7" } else { "0.3" };
        let right = if question % 10 < 3 { "0.5" } else { right };
        writeln!(text, "Q{question},Ben,fair,2017-01-02,{right},2017-06-30,{outcome}").expect("room");
    }
    text.push_str("Q1,Cem,rare,2017-01-02,0.35,2017-06-30,no\n");
    let log = of_text(&text);
    let page = report(&log.files(), &[]);
    let line = |name: &str| {
        let card = &page[page.find("<table class=\"card\">").expect("the scorecard")..];
        let card = &card[..card.find("</table>").expect("its end")];
        let line = card.split("<tr>").find(|line| line.contains(&format!("<bdi>{name}</bdi>")));
        line.unwrap_or_else(|| panic!("no {name}")).to_owned()
    };
    let verdicts = rows(&page, "<table class=\"card\">").into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    assert_eq!(verdicts, ["fair", "sure", "rare"], "those without a verdict stand behind");
    for (name, class, sign, pictures) in [("sure", "warn", '!', 2), ("rare", "little", '·', 0)] {
        let line = line(name);
        assert!(line.contains(&format!("<span class=\"sign {class}\" aria-hidden=\"true\">{sign}</span>")), "{line}");
        assert_eq!(line.matches("<svg").count(), pictures, "{name}");
    }
    assert!(line("sure").contains("<strong>too optimistic that things happen</strong>"));
    assert_eq!(page.matches("id=\"chart-calibration-").count(), 3, "two curves, and both together");
    let list = &page[page.find("no curve, but what they said").expect("the list")..];
    assert!(list[..list.find("</table>").expect("its end")].contains("<bdi>rare</bdi>"));
}

#[test]
fn the_change_is_against_the_period_before() {
    let page = report(&EXAMPLE, &["--period", "2019"]);
    let of = |from: &str, to: &str| score_json(&[&EXAMPLE[..], &["--from", from, "--to", to]].concat());
    let (then, now) = (of("2018-01-01", "2018-12-31"), of("2019-01-01", "2019-12-31"));
    for (at, (name, numbers)) in rows(&page, "<table class=\"card\">").iter().enumerate() {
        let brier = |of: &Value, end: &str| number(&of["groups"][at], &format!("/brier/{end}"));
        let change = brier(&now, "value") - brier(&then, "value");
        assert!(numbers.iter().any(|found| (found - change).abs() < 1e-12), "{name}: {change} is not in {numbers:?}");
        let overlap = brier(&then, "low") <= brier(&now, "high") && brier(&now, "low") <= brier(&then, "high");
        let told = format!("2018: {:.3}{}", brier(&then, "value"), if overlap { "; may be chance" } else { "" });
        assert!(page.contains(&format!("<small>{told}</small>")), "{told}");
    }
}

/// Six can be told apart; a seventh colour would be taken for one of them.
#[test]
fn the_six_largest_have_a_colour_and_all_others_are_grey() {
    let page = report(&EXAMPLE, &["--by", "source"]);
    let card = &page[page.find("<table class=\"card\">").expect("the scorecard")..];
    let card = &card[..card.find("</table>").expect("its end")];
    let looks: Vec<&str> = card.split("<span class=\"key k").skip(1).map(|rest| &rest[..1]).collect();
    let forecasts: Vec<f64> = rows(&page, "<table class=\"card\">").iter().map(|(_, numbers)| numbers[1]).collect();
    assert!(looks.len() > 20 && looks.len() == forecasts.len(), "{looks:?}");
    for look in ["0", "1", "2", "3", "4", "5"] {
        assert_eq!(looks.iter().filter(|other| **other == look).count(), 1, "{looks:?}");
    }
    let smallest =
        looks.iter().zip(&forecasts).filter(|(look, _)| **look != "6").map(|(_, n)| *n).fold(f64::MAX, f64::min);
    assert!(looks.iter().zip(&forecasts).all(|(look, n)| *look != "6" || *n <= smallest), "{looks:?} {forecasts:?}");
}

/// Where a path of a class begins and ends from left to right, the first behind a mark.
fn across(page: &str, mark: &str, class: &str) -> [f64; 2] {
    let behind = &page[page.find(mark).unwrap_or_else(|| panic!("{mark} is not in the page"))..];
    let path = &behind[behind.find(class).unwrap_or_else(|| panic!("no {class} behind {mark}"))..];
    let path = path.split(" d=\"M").nth(1).and_then(|path| path.split('"').next()).expect("a path");
    let mut places =
        path.split('L').map(|place| place.split(' ').next().and_then(|x| x.parse().ok()).expect("a place"));
    [places.next().expect("its start"), places.next().expect("its end")]
}

/// The scale is read off the interval, independently of the program that drew it.
#[test]
fn the_dots_share_an_axis_and_its_stroke_is_always_saying_50_percent() {
    let page = report(&EXAMPLE, &[]);
    let json = score_json(&EXAMPLE);
    for (at, group) in json["groups"].as_array().expect("groups").iter().enumerate() {
        let mark = format!("id=\"card-{}-brier-t\"", at + 1);
        let ([from, to], [dashed, _]) = (across(&page, &mark, "class=\"c-w"), across(&page, &mark, "class=\"c-d"));
        let (low, high) = (number(group, "/brier/low"), number(group, "/brier/high"));
        let value = |x: f64| low + (x - from) / (to - from) * (high - low);
        assert!((value(dashed) - 0.25).abs() < 0.002, "{}", value(dashed));
        let [start, _] = across(&page, &mark, "class=\"c-a");
        assert!(value(start).abs() < 0.002, "{}", value(start));
    }
}

/// One type was as bad as the other was good, and the year after it was the other way round.
#[test]
fn a_change_that_chance_does_not_explain_is_not_called_chance() {
    let mut text = "question_id,source,source_type,forecast_date,probability,resolved_on,outcome\n".to_owned();
    for (year, good, bad) in [(2016, "rising", "falling"), (2017, "falling", "rising")] {
        for question in 0..40 {
            let happened = question % 2 == 0;
            let (outcome, near) = (if happened { "yes" } else { "no" }, 5 + question % 7);
            let (right, wrong) = if happened { (100 - near, near) } else { (near, 100 - near) };
            for (name, said) in [(good, right), (bad, wrong)] {
                writeln!(text, "Q{year}-{question},{name},{name},{year}-01-02,{said}%,{year}-06-30,{outcome}")
                    .expect("room");
            }
        }
    }
    let page = report(&of_text(&text).files(), &["--period", "2017"]);
    let card = &page[page.find("<table class=\"card\">").expect("the scorecard")..];
    let card = &card[..card.find("</table>").expect("its end")];
    assert_eq!(card.matches("<small>2016: 0.").count(), 2, "{card}");
    assert!(!card.contains("may be chance"), "{card}");
}
