//! No output replaces an input or another output, none is appended to an old one, and an input that is cut short while it
//! is read is an error.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::support::program::{Folder, Ran, command, finish};

const LOG: &str = "question_id,source,source_type,forecast_date,probability,resolved_on,outcome\n\
                   Q1,A,press,2017-01-01,0.9,2017-02-01,yes\nQ2,A,press,2017-01-02,likely,2017-02-02,no\n\
                   Q3,B,officials,2017-04-03,0.4,2017-05-03,no\nQ1,B,officials,2017-01-03,0.4,2017-02-01,yes\n";
const FORECASTS: &str = "question_id,source,source_type,forecast_date,probability\n\
                         Q1,A,press,2017-01-01,0.9\nQ2,A,press,2017-01-02,0.2\n";
const RESOLUTIONS: &str = "question_id,resolved_on,outcome\nQ1,2017-02-01,yes\nQ2,2017-02-02,no\n";

fn run(folder: &Path, arguments: &str) -> Ran {
    finish(command().args(arguments.split_whitespace()).current_dir(folder))
}

/// Every file below a folder, with what is in it.
fn all_files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() {
            files.extend(all_files(&path).into_iter().map(|(below, bytes)| (format!("{name}/{below}"), bytes)));
            files.insert(name, vec![]);
        } else {
            files.insert(name, fs::read(&path).unwrap_or_default());
        }
    }
    files
}

/// The run is refused as wrong usage, names both paths, and no file is made or changed.
fn refused(folder: &Folder, arguments: &str, named: [&str; 2]) {
    let before = all_files(folder.path());
    let ran = run(folder.path(), arguments);
    assert_eq!(ran.status, 2, "{arguments}: {}{}", ran.out, ran.err);
    let wanted = format!("{} and {} are the same file; ", named[0], named[1]);
    assert!(ran.err.contains(&wanted) && ran.err.contains("another "), "{arguments}: {}", ran.err);
    assert_eq!(all_files(folder.path()), before, "{arguments}");
}

#[test]
fn an_export_does_not_replace_the_log_of_the_same_name() {
    let folder = Folder::with(&[("forecasts.csv", FORECASTS), ("resolutions.csv", RESOLUTIONS)]);
    refused(&folder, "score forecasts.csv -r resolutions.csv --export .", ["./forecasts.csv", "forecasts.csv"]);
    assert_eq!(folder.read("forecasts.csv"), FORECASTS);
    assert_eq!(run(folder.path(), "score forecasts.csv -r resolutions.csv --export new").status, 0);
}

#[test]
fn no_name_that_an_export_writes_replaces_an_input() {
    let folder = Folder::with(&[("log.csv", LOG), ("more.csv", LOG)]);
    for (what, least) in [("score log.csv", 7), ("compare log.csv --by source_type,month", 11)] {
        let ran = run(folder.path(), &format!("{what} --export out"));
        assert_eq!(ran.status, 0, "{}", ran.err);
        let written = all_files(&folder.path().join("out"));
        assert!(written.len() >= least, "{written:?}");
        for name in written.keys() {
            let out = format!("out/{name}");
            refused(&folder, &format!("{what} -r {out} --export out"), [&out, &out]);
            refused(&folder, &format!("{what} -o {out} --export out"), [&out, &out]);
        }
        fs::remove_dir_all(folder.path().join("out")).expect("removed");
    }
}

#[test]
fn no_output_of_any_command_replaces_an_input() {
    let folder = Folder::with(&[("log.csv", LOG), ("f.csv", FORECASTS), ("r.csv", RESOLUTIONS), ("map.toml", "")]);
    folder.write("x.resolutions.csv", RESOLUTIONS.as_bytes());
    for (arguments, named) in [
        ("score log.csv -o log.csv", ["log.csv", "log.csv"]),
        ("score f.csv -r r.csv -o ./r.csv", ["./r.csv", "r.csv"]),
        ("score f.csv r.csv --rejects r.csv", ["r.csv", "r.csv"]),
        ("score log.csv --readers r.csv -o r.csv", ["r.csv", "r.csv"]),
        ("score log.csv --lexicon readers,r.csv -o r.csv", ["r.csv", "r.csv"]),
        ("score log.csv --map-file map.toml --save-map map.toml", ["map.toml", "map.toml"]),
        ("compare log.csv --format csv -o log.csv", ["log.csv", "log.csv"]),
        ("check log.csv -o log.csv", ["log.csv", "log.csv"]),
        ("check log.csv --save-map log.csv", ["log.csv", "log.csv"]),
        ("agree log.csv f.csv --differences f.csv", ["f.csv", "f.csv"]),
        ("agree log.csv f.csv -o log.csv", ["log.csv", "log.csv"]),
        ("convert log.csv -o log.csv", ["log.csv", "log.csv"]),
        ("convert f.csv -r x.resolutions.csv -o x.csv", ["x.resolutions.csv", "x.resolutions.csv"]),
        ("convert log.csv -o x.csv --rejects log.csv", ["log.csv", "log.csv"]),
        ("report log.csv --logo x.html -o x.html", ["x.html", "x.html"]),
        ("report log.csv --rejects log.csv -o x.html", ["log.csv", "log.csv"]),
    ] {
        refused(&folder, arguments, named);
    }
}

#[test]
fn no_two_outputs_are_one_file() {
    let folder = Folder::with(&[("log.csv", LOG), ("f.csv", FORECASTS)]);
    for (arguments, named) in [
        ("score log.csv -o new/groups.csv --export new", ["new/groups.csv", "new/groups.csv"]),
        ("score log.csv -o x.csv --rejects ./x.csv", ["./x.csv", "x.csv"]),
        ("score log.csv --save-map x.csv --rejects x.csv", ["x.csv", "x.csv"]),
        ("agree log.csv f.csv --differences x.csv -o x.csv", ["x.csv", "x.csv"]),
        ("convert f.csv -o x.csv --rejects x.resolutions.csv", ["x.resolutions.csv", "x.resolutions.csv"]),
        ("report log.csv -o x.html --rejects x.html", ["x.html", "x.html"]),
    ] {
        refused(&folder, arguments, named);
    }
}

#[test]
fn no_chart_replaces_an_input_or_an_output() {
    let folder = Folder::with(&[("log.csv", LOG)]);
    let ran = run(folder.path(), "report log.csv -o a.html --charts charts");
    assert_eq!(ran.status, 0, "{}", ran.err);
    let charts = all_files(&folder.path().join("charts"));
    let (svg, png) = ("charts/scores.svg", "charts/scores.png");
    assert!(charts.contains_key("scores.svg") && charts.contains_key("scores.png"), "{:?}", charts.keys());
    refused(&folder, &format!("report log.csv --logo {svg} -o b.html --charts charts"), [svg, svg]);
    refused(&folder, &format!("report log.csv --rejects {png} -o b.html --charts charts"), [png, png]);
    // A file that no chart is called like may lie beside them.
    fs::copy(folder.path().join(svg), folder.path().join("charts/logo.svg")).expect("copied");
    let ran = run(folder.path(), "report log.csv --logo charts/logo.svg -o b.html --charts charts");
    assert_eq!(ran.status, 0, "{}", ran.err);
}

#[cfg(unix)]
mod unix {
    use std::fs::File;
    use std::io::Write;
    use std::os::unix::fs::symlink;
    use std::process::Stdio;

    use super::*;

    #[test]
    fn an_input_is_not_replaced_through_a_link_or_a_redirection() {
        let folder = Folder::with(&[("log.csv", LOG)]);
        let path = |name: &str| folder.path().join(name);
        symlink("log.csv", path("soft")).expect("linked");
        fs::hard_link(path("log.csv"), path("hard")).expect("linked");
        symlink(".", path("away")).expect("linked");
        for out in ["soft", "hard", "away/log.csv"] {
            refused(&folder, &format!("score log.csv -o {out}"), [out, "log.csv"]);
            refused(&folder, &format!("score {out} -o log.csv"), ["log.csv", out]);
        }
        let input = Stdio::from(File::open(path("log.csv")).expect("open"));
        let ran = finish(command().args(["score", "-", "-o", "log.csv"]).stdin(input).current_dir(folder.path()));
        assert!(ran.status == 2 && ran.err.contains("log.csv and standard input"), "{}", ran.err);
        let output = File::options().append(true).open(path("log.csv")).expect("open");
        let mut appending = command();
        appending.args(["score", "log.csv"]).stdout(output).stderr(Stdio::null()).current_dir(folder.path());
        assert_eq!(appending.status().expect("run").code(), Some(2), "score log.csv >> log.csv");
        assert_eq!(folder.read("log.csv"), LOG);
        // DuplicateSearch into nothing is nobody's loss.
        let ran = run(folder.path(), "score log.csv -o /dev/null --rejects /dev/null");
        assert_eq!(ran.status, 0, "{}", ran.err);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn an_output_below_dev_shm_is_not_doubled_by_the_second_run() {
        let (folder, memory) = (Folder::with(&[("log.csv", LOG)]), tempfile::tempdir_in("/dev/shm").expect("a folder"));
        let path = memory.path().join("x.csv");
        let arguments = format!("score log.csv -q --format csv -o {}", path.display());
        assert_eq!(run(folder.path(), &arguments).status, 0);
        let once = fs::read(&path).expect("written");
        assert_eq!(run(folder.path(), &arguments).status, 0);
        assert!(!once.is_empty() && fs::read(&path).expect("written") == once);
    }

    /// `-o /dev/stdout > log` and `>> log`: the file that the shell opened stays, and has the result once.
    #[test]
    fn a_redirected_standard_output_named_as_a_file_is_neither_replaced_nor_doubled() {
        let folder = Folder::with(&[("log.csv", LOG)]);
        let wanted = run(folder.path(), "score log.csv -q --format csv").out;
        for out in ["/dev/stdout", "out.csv"] {
            let path = folder.write("out.csv", b"before\n");
            let mut opened = File::options().append(true).read(true).open(&path).expect("open");
            let mut command = command();
            command.args(["score", "log.csv", "-q", "--format", "csv", "-o", out]).current_dir(folder.path());
            let status = command.stdout(opened.try_clone().expect("a handle")).status().expect("run");
            assert!(status.success());
            opened.write_all(b"after\n").expect("written");
            assert_eq!(folder.read("out.csv"), format!("before\n{wanted}after\n"), "{out}");
        }
        let status = std::process::Command::new("sh")
            .args(["-c", "\"$0\" score log.csv -q --format csv -o /dev/stdout > out.csv"])
            .arg(env!("CARGO_BIN_EXE_trackrecord"))
            .current_dir(folder.path())
            .status();
        assert!(status.expect("run").success());
        assert_eq!(folder.read("out.csv"), wanted);
    }

    /// The program opens the forecasts, then waits for the resolutions from a pipe; meanwhile the forecasts lose their
    /// second half, between two rows.
    #[test]
    fn a_log_cut_short_while_it_is_read_is_no_partial_score() {
        let folder = Folder::with(&[("forecasts.csv", FORECASTS)]);
        let path = folder.path().join("forecasts.csv");
        // More than what is looked at for the header and the encoding.
        let rows = "Q1,A,press,2017-01-01,0.9\n".repeat(100_000);
        fs::write(&path, format!("{FORECASTS}{rows}")).expect("written");
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
        let mut command = command();
        command.args(["score", "forecasts.csv", "-r", "pipe"]).current_dir(folder.path());
        let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        // Opens when the program opens it for reading.
        let mut resolutions = File::options().write(true).open(&pipe).expect("the pipe opens");
        let kept = (FORECASTS.len() + rows.len() / 2) as u64;
        File::options().write(true).open(&path).and_then(|file| file.set_len(kept)).expect("cut short");
        resolutions.write_all(RESOLUTIONS.as_bytes()).expect("written");
        drop(resolutions);
        let output = child.wait_with_output().expect("the program ends");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(3), "{said}");
        assert!(output.stdout.is_empty());
        assert!(said.contains("forecasts.csv: the file became shorter while it was read"), "{said}");
    }
}

#[test]
fn a_table_of_readers_that_is_not_there_went_unnoticed_where_no_words_needed_it() {
    let folder = crate::support::program::Folder::with(&[
        ("f.csv", "question_id,source,source_type,forecast_date,probability\nQ1,A,t,2017-03-01,0.7\n"),
        ("r.csv", "question_id,resolved_on,outcome\nQ1,2017-06-30,yes\n"),
    ]);
    let ran = folder.score(&["f.csv", "-r", "r.csv", "--readers", "nosuch.csv"]);
    assert_eq!(ran.status, 3);
    assert!(ran.err.contains("cannot read nosuch.csv"), "{}", ran.err);
}
