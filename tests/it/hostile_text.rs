//! Text of files, of their names and of arguments reached the terminal through lines of `error:` with its escape
//! sequences, and could feign such lines. Whatever stands on standard error is safe to look at.

use crate::support::program::{Folder, Ran, command, finish};

/// Writes to the clipboard, colours (C1), turns the direction of writing, hides a letter, feigns a line.
const HOSTILE: &str = "a\u{1b}]52;c;ZXZpbA==\u{7}\u{9b}31m\u{202e}\u{e0041}\nerror: feigned";
/// The same without what no XML may hold.
const HOSTILE_XML: &str = "a\u{9b}31m\u{202e}\u{e0041}";
const LOG: &str = "question_id,source,source_type,forecast_date,probability,resolved_on,outcome,NAME\n\
                   Q1,Desk,consultant,2017-03-01,0.7,2017-06-30,yes,x\n";

/// A log with a column of the hostile name.
fn folder() -> Folder {
    Folder::with(&[("log.csv", &LOG.replace("NAME", &format!("\"{HOSTILE}\"")))])
}

fn run(folder: &Folder, arguments: &[&str]) -> Ran {
    finish(command().args(arguments).current_dir(folder.path()))
}

/// The run was refused with the hostile name in the message, and the name did no harm.
#[track_caller]
fn assert_harmless(ran: &Ran, status: i32) {
    assert_eq!(ran.status, status, "{}", ran.err.escape_debug());
    assert!(ran.err.contains('\u{fffd}'), "the name is not in it, so nothing is tested: {}", ran.err.escape_debug());
    let harmful = |sign: char| {
        sign.is_control() && sign != '\n'
            || matches!(sign, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}')
    };
    assert!(!ran.err.contains(harmful), "{}", ran.err.escape_debug());
    assert!(ran.err.lines().all(|line| !line.starts_with("error: feigned")), "{}", ran.err);
}

#[test]
fn a_header_wrote_to_the_clipboard_through_by_and_where() {
    let folder = folder();
    for options in [["--by", "typo"], ["--where", "typo=x"], ["--by", HOSTILE], ["--where", HOSTILE]] {
        // Without its column the log has the name from the argument alone.
        if options[1] == HOSTILE {
            folder.write("log.csv", LOG.as_bytes());
        }
        assert_harmless(&run(&folder, &["score", "log.csv", options[0], options[1]]), 2);
    }
}

#[test]
fn a_header_wrote_to_the_clipboard_through_map() {
    let folder = folder();
    for map in ["probability=typo", &format!("probability={HOSTILE}x"), &format!("{HOSTILE}=probability"), HOSTILE] {
        assert_harmless(&run(&folder, &["score", "log.csv", "--map", map]), 2);
    }
    // The problems with columns list the headers too.
    folder.write("log.csv", LOG.replace("probability", "x").replace("NAME", &format!("\"{HOSTILE}\"")).as_bytes());
    assert_harmless(&run(&folder, &["score", "log.csv"]), 1);
}

#[test]
fn a_map_file_wrote_to_the_clipboard_through_its_keys() {
    let folder = folder();
    let escaped = r#""a\u001B]52;c;ZXZpbA==\u0007\u009b31m\u202e\U000e0041\nerror: feigned""#;
    for text in [
        format!("{escaped} = \"x\"\n"),
        format!("{escaped} = 1\n"),
        format!("{escaped} = \"x\"\n{escaped} = \"y\"\n"),
        format!("probability = {}\n", escaped.replacen('a', "b", 1)),
        format!("probability = {HOSTILE}\n"),
    ] {
        folder.write("map.toml", text.as_bytes());
        let ran = run(&folder, &["score", "log.csv", "--map-file", "map.toml"]);
        if ran.err.contains('\u{fffd}') {
            assert_harmless(&ran, 2);
        } else {
            // The parser did not quote what it refused.
            assert!(ran.status == 2 && !ran.err.contains(['\u{1b}', '\u{9b}', '\u{202e}']), "{}", ran.err);
        }
    }
}

#[test]
#[cfg(unix)]
fn the_name_of_a_file_wrote_to_the_clipboard() {
    let folder = folder();
    assert_harmless(&run(&folder, &["score", HOSTILE]), 3);
    assert_harmless(&run(&folder, &["score", "log.csv", "-r", HOSTILE]), 3);
    assert_harmless(&run(&folder, &["score", "log.csv", "--map-file", HOSTILE]), 3);
    assert_harmless(&run(&folder, &["template", "-o", HOSTILE]), 2);
    assert_harmless(&run(&folder, &["report", "log.csv", "-o", HOSTILE]), 2);
    folder.write(HOSTILE, b"");
    assert_harmless(&run(&folder, &["score", HOSTILE]), 1);
    folder.write(HOSTILE, b"%PDF-1.7\n");
    assert_harmless(&run(&folder, &["score", HOSTILE]), 1);
    let name = format!("{HOSTILE}.csv");
    assert_harmless(&run(&folder, &["template", "-o", &name]), 0);
    assert_harmless(&run(&folder, &["template", "-o", &name]), 3);
    folder.write("log.csv", LOG.as_bytes());
    assert_harmless(&run(&folder, &["convert", "log.csv", "-o", &format!("{HOSTILE}2.csv")]), 0);
    std::fs::create_dir(folder.path().join("logs\u{1b}[31m")).expect("a folder");
    assert_harmless(&run(&folder, &["score", "logs\u{1b}[31m"]), 3);
}

#[test]
fn the_name_of_a_sheet_turned_the_direction_of_writing() {
    let books = crate::support::books::Folder::new();
    let rows = crate::support::books::ods_row(crate::support::books::HEADER, 1)
        + &crate::support::books::ods_row(crate::support::books::ANN, 1);
    let path = books.ods("", &format!("<table:table table:name=\"{HOSTILE_XML}\">{rows}</table:table>"));
    let path = path.to_str().expect("a plain path");
    assert_harmless(&run(&folder(), &["score", path, "--sheet", "typo"]), 1);
    assert_harmless(&run(&folder(), &["score", path, "--sheet", HOSTILE]), 1);
}

#[test]
fn a_lexicon_and_a_phrase_wrote_to_the_clipboard() {
    let folder = folder();
    assert_harmless(&run(&folder, &["score", "log.csv", "--lexicon", &HOSTILE.replace(',', "")]), 2);
    assert_harmless(&run(&folder, &["lexicon", HOSTILE]), 2);
    assert_harmless(&run(&folder, &["explain", HOSTILE]), 2);
    let lexicon = format!("phrase,low,point,high\n\"{HOSTILE}\",0.9,0.5,0.1\n\"{HOSTILE}\",0.9,{},0.1\n", "\u{1b}[31m");
    folder.write("house.csv", lexicon.as_bytes());
    let ran = run(&folder, &["score", "log.csv", "--lexicon", "house.csv"]);
    assert_harmless(&ran, 1);
}

#[test]
fn an_argument_wrote_to_the_clipboard_through_the_parser_of_arguments() {
    let folder = folder();
    let option = format!("--{HOSTILE}");
    for arguments in [
        &["score", "log.csv", &option][..],
        &[HOSTILE],
        &["score", "log.csv", "--format", HOSTILE],
        &["score", "log.csv", "--resamples", HOSTILE],
        &["score", "log.csv", "--as-of", HOSTILE],
        &["score", "log.csv", "--delimiter", HOSTILE],
        &["agree", "log.csv", "log.csv", "--cluster", &option],
    ] {
        assert_harmless(&run(&folder, arguments), 2);
    }
}

#[test]
fn lines_that_the_program_breaks_itself_stay_lines() {
    let ran = run(&folder(), &["explain", "too-fewer"]);
    let lines: Vec<&str> = ran.err.lines().collect();
    assert!(lines[0].starts_with("error: there is no code \"too-fewer\""), "{}", ran.err);
    assert_eq!(lines[1..], ["trackrecord explain without a code lists them all", "See trackrecord explain --help."]);
    let ran = run(&folder(), &["score", "log.csv", "--lexicon", "nosuch"]);
    let lines: Vec<&str> = ran.err.lines().collect();
    assert_eq!(lines[1..], ["trackrecord lexicon lists them all", "See trackrecord score --help."], "{}", ran.err);
}
