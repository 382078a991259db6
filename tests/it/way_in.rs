//! From the logs that people keep to the right score: what has to be typed, and how often the program is run. A run that cannot go on
//! prints the whole command; it is typed again as it is printed, with what stands in capitals filled in.

use crate::support::program::{Folder, Ran, command, finish};

const FIXED: [&str; 6] = ["--as-of", "2025-01-01", "--resamples", "0", "--format", "json"];

/// The words of a command line, as a shell takes them.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted) = (vec![], String::new(), false);
    for letter in line.trim().chars() {
        match letter {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(std::mem::take(&mut word)),
            _ => word.push(letter),
        }
    }
    words.push(word);
    words
}

fn run(folder: &Folder, words: &[String]) -> Ran {
    finish(command().args(&words[1..]).args(FIXED).current_dir(folder.path()))
}

/// What was typed last, after how many runs, and the score. Of several readings the one that has `reading` in it is right.
fn way_in(files: &[(&str, &str)], typed: &str, filled: &[(&str, &str)], reading: &str) -> (String, u32, f64) {
    let folder = Folder::with(files);
    let mut line = typed.to_owned();
    for runs in 1..=5 {
        let ran = run(&folder, &words(&line));
        if ran.status == 0 {
            return (line, runs, ran.json()["overall"]["brier"]["value"].as_f64().expect("a score"));
        }
        let commands: Vec<&str> = ran.err.lines().filter_map(|line| line.strip_prefix("  trackrecord ")).collect();
        assert!(!commands.is_empty(), "no command settles it: {line}\n{}", ran.err);
        let right = commands.iter().find(|command| command.contains(reading)).unwrap_or(&commands[0]);
        // The options that the test adds are none of what is typed.
        line = format!("trackrecord {}", right.replace(&format!(" {}", FIXED.join(" ")), ""));
        for (placeholder, value) in filled {
            line = line.replace(placeholder, value);
        }
    }
    panic!("no score after five runs: {line}");
}

#[track_caller]
fn assert_way_in(
    files: &[(&str, &str)],
    typed: &str,
    (filled, reading): (&[(&str, &str)], &str),
    (most_letters, right): (usize, f64),
) {
    let (line, runs, brier) = way_in(files, typed, filled, reading);
    assert!((brier - right).abs() < 1e-12, "{brier} for {right}: {line}");
    assert!(runs <= 2, "{runs} runs: {line}");
    assert!(line.len() <= most_letters, "{} letters: {line}", line.len());
}

#[test]
fn a_log_of_one_person() {
    let log = "question,date,probability,outcome,resolved\nRain on Sunday?,2024-01-05,70%,yes,2024-01-07\n\
               Train late?,2024-01-06,20%,no,2024-01-08\nAnn wins?,2024-01-07,55%,no,2024-01-20\n";
    // (0.3² + 0.2² + 0.55²) / 3
    let filled = (&[("NAME", "Ada")][..], "");
    assert_way_in(&[("log.csv", log)], "trackrecord score log.csv", filled, (70, 0.4325 / 3.0));
    let own = log.replace("resolved\n", "resolved_on\n");
    assert_way_in(&[("log.csv", &own)], "trackrecord score log.csv --source Ada", (&[], ""), (40, 0.4325 / 3.0));
}

#[test]
fn a_log_of_points_out_of_ten() {
    let log = "question,date,who,team,score,outcome,resolved\nRain on Sunday?,2024-01-05,Ada,met,7,yes,2024-01-07\n\
               Train late?,2024-01-06,Ada,met,2,no,2024-01-08\nAnn wins?,2024-01-07,Bob,met,10,no,2024-01-20\n";
    // (0.3² + 0.2² + 1²) / 3; as percentages it would be 0.92² and so on
    for header in ["score", "confidence", "Punkte"] {
        let log = log.replace("score", header);
        let typed = "trackrecord score log.csv";
        assert_way_in(&[("log.csv", &log)], typed, (&[], "--scale ten"), (120, 1.13 / 3.0));
    }
}

#[test]
fn a_log_of_odds() {
    let log = "match,date,bookmaker,type,odds,won,settled\nAshford v Corham,2024-01-05,Bet A,book,2.10,yes,2024-01-07\n\
               Corham v Dun,2024-01-06,Bet A,book,3.40,no,2024-01-08\nDun v Ash,2024-01-07,Bet B,book,1.50,no,2024-01-20\n";
    let p = [2.10, 3.40, 1.50].map(f64::recip);
    let right = ((p[0] - 1.0).powi(2) + p[1].powi(2) + p[2].powi(2)) / 3.0;
    let reading = (&[][..], "odds-decimal");
    assert_way_in(&[("log.csv", log)], "trackrecord score log.csv", reading, (170, right));
    let american = log.replace("2.10", "+110").replace("3.40", "+240").replace("1.50", "-200");
    let reading = (&[][..], "odds-american");
    assert_way_in(&[("log.csv", &american)], "trackrecord score log.csv", reading, (175, right));
}

#[test]
fn answers_of_a_form() {
    let form = "Timestamp,What is your name?,How likely is it that Ann wins the election?,How likely is it that the bridge \
                opens by June?\n1/5/2024 10:15:20,Ada,70%,20%\n1/6/2024 9:01:00,Bob,55%,35%\n";
    let resolved = "question,outcome,resolved_on\nHow likely is it that Ann wins the election?,yes,2024-02-01\n\
                    How likely is it that the bridge opens by June?,no,2024-07-01\n";
    // (0.3² + 0.2² + 0.45² + 0.35²) / 4
    let files = [("form.csv", form), ("r.csv", resolved)];
    let filled = (&[("NAME", "staff")][..], "mdy");
    assert_way_in(&files, "trackrecord score form.csv -r r.csv", filled, (100, 0.455 / 4.0));
}
