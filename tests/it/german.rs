//! What each command says in German has no English sentence: neither its output nor its failures.

use std::collections::BTreeSet;

use crate::support::program::{Folder, Ran, command, finish};

const FORECASTS: &str = "question_id,source,source_type,forecast_date,probability\n\
    Q1,Ann,analyst,2017-01-05,0.8\nQ2,Ann,analyst,2017-01-05,0.3\nQ3,Bob,broker,2017-06-05,0.6\n";
const RESOLUTIONS: &str = "question_id,resolved_on,outcome,note,corrects\nQ1,2017-02-01,yes,,\nQ2,2017-05-01,no,,\n";

/// A project in a language, with more lines if that is wanted.
fn project(language: &str, more: &str) -> Folder {
    let text = format!(
        "forecasts = \"forecasts.csv\"\nresolutions = \"resolutions.csv\"\nas_of = 2017-10-10\nresamples = 0\nlanguage = \
         \"{language}\"\n{more}"
    );
    Folder::with(&[("forecasts.csv", FORECASTS), ("resolutions.csv", RESOLUTIONS), ("trackrecord.toml", &text)])
}

fn run(folder: &Folder, words: &str) -> Ran {
    finish(command().args(words.split(' ')).current_dir(folder.path()))
}

/// Lines that are alike in both, and are sentences. Commands, and what the project says, are none.
fn english_left(said: [&str; 2]) -> Vec<String> {
    let [english, german] = said.map(|said| said.lines().map(str::trim).collect::<BTreeSet<&str>>());
    let is_sentence = |line: &&&str| {
        line.split(' ').filter(|word| word.starts_with(char::is_alphabetic)).count() > 3
            && !line.starts_with("trackrecord ")
    };
    english.intersection(&german).filter(is_sentence).map(|line| (*line).to_owned()).collect()
}

/// Each ends otherwise.
const FAILURES: [&str; 39] = [
    "score --from 2024 --to 2023",
    "score --where source=Zed",
    "score --by region",
    "score -o x.foo",
    "score --format csv -o x.json",
    "score --confidence 7",
    "score --resamples 3",
    "score --log-clip 2",
    "score --phrase likely",
    "score --phrase likely=0.6 --phrase likely=0.7",
    "score --lexicon nowhere",
    "score --lexicon nowhere.csv",
    "score --map source=Nobody",
    "score --alias x",
    "score --alias source:A=B --alias source:B=A",
    "score --outcome yes=no",
    "score --encoding morse",
    "score --profile nothing",
    "score --period soon",
    "score --where horizon=x",
    "score --where quarter=x",
    "score --as-of soon",
    "score --export forecasts.csv",
    "score --rejects forecasts.csv",
    "score -o nowhere/x.csv",
    "score nothing.csv --language LANGUAGE",
    "check --delimiter xy",
    "check -o fixes.xlsx --format json",
    "compare --fixes forecasts.csv",
    "report",
    "report -o x.csv",
    "due --within soon",
    "resolve Q9 yes",
    "resolve Q1 perhaps",
    "resolve Q3 yes --on 2099-01-01",
    "lexicon nonsense",
    "explain nothing",
    "template -o x.pdf",
    "init",
];

#[test]
fn failures_were_english_in_german_runs() {
    let folders = ["en", "de"].map(|language| (project(language, ""), language));
    for words in FAILURES {
        let [english, german] =
            folders.each_ref().map(|(folder, language)| run(folder, &words.replace("LANGUAGE", language)));
        assert!(english.status > 0 && german.status == english.status, "{words}: {}", english.err);
        assert!(english.err.lines().any(|line| line.starts_with("error: ")), "{words}: {}", english.err);
        assert!(german.err.lines().any(|line| line.starts_with("Fehler: ")), "{words}: {}", german.err);
        let left = english_left([&english.err, &german.err]);
        assert!(left.is_empty(), "{words}: {left:#?}");
    }
}

#[test]
fn what_is_wrong_with_a_german_project_was_said_in_english() {
    for line in
        ["forecast = 3\n", "scale = \"cubits\"\n", "by = 1\nby = 2\n", "resolution = [\n", "period = \"soon\"\n"]
    {
        let said = run(&project("de", line), "score").err;
        assert!(said.starts_with("Fehler: trackrecord.toml, Zeile "), "{said}");
    }
    let said = run(&project("de", ""), "score --project nowhere --language de").err;
    assert!(said.starts_with("Fehler: --project nowhere: Dort liegt kein"), "{said}");
}

/// What each says if all goes well; `log` and `CODER` are a second log.
const OUTPUTS: [&str; 17] = [
    "score",
    "score --details",
    "compare",
    "check",
    "due",
    "due --format markdown",
    "convert -o clean.csv",
    "convert -o clean.xlsx",
    "resolve Q3 yes --on 2017-10-01",
    "resolve Q1 no --on 2017-10-02 --correct --note wrong",
    "agree forecasts.csv other.csv",
    "agree forecasts.csv other.csv --format markdown",
    "lexicon likely",
    "lexicon --format markdown likely",
    "template -o log.xlsx",
    "template -o log.csv",
    "init --force --language LANGUAGE",
];

#[test]
fn what_commands_said_was_english_in_german_runs() {
    let folders = ["en", "de"].map(|language| {
        let folder = project(language, "");
        folder.write("other.csv", FORECASTS.replace("0.8", "0.7").replace("Q3", "Q4").as_bytes());
        (folder, language)
    });
    for words in OUTPUTS {
        let [english, german] =
            folders.each_ref().map(|(folder, language)| run(folder, &words.replace("LANGUAGE", language)));
        assert_eq!((english.status, german.status), (0, 0), "{words}: {}{}", english.err, german.err);
        let [said, gesagt] = [&english, &german].map(|ran| format!("{}{}", ran.out, ran.err));
        let left = english_left([&said, &gesagt]);
        assert!(left.is_empty(), "{words}: {left:#?}");
        assert!(said != gesagt || words == "template -o log.csv", "{words}: {said}");
    }
    let [english, german] = folders.each_ref().map(|(folder, _)| folder.read("trackrecord.toml"));
    assert!(english_left([&english, &german]).is_empty(), "{german}");
    assert!(german.contains("\nlanguage = \"de\"\n") && !english.contains("\nlanguage"), "{german}");
}

#[test]
fn lists_of_lexicons_and_profiles_and_what_is_no_forecast_are_german() {
    let folder = project("de", "");
    let said = |words: &str| run(&folder, words).out;
    assert!(said("lexicon").contains("Formulierungen\n") && said("lexicon").starts_with("Lexika\n"));
    assert!(said("profiles").starts_with("Arten von Protokollen\n") && said("profiles").contains("zu erkennen an"));
    assert!(said("explain date-blank").contains("Das Datum fehlt."));
    // What is typed comes before what the project says.
    assert!(said("lexicon --language en").starts_with("Lexicons\n"));
}
