//! `trackrecord serve`: what its pages ask and answer is what the program asks and answers, and nobody else gets in.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::support::program::{Folder, command, finish};
use crate::support::served::Served;

const FORECASTS: &str = include_str!("../../data/example/forecasts.csv");
const RESOLUTIONS: &str = include_str!("../../data/example/resolutions.csv");
/// Days of which none tells whether the month or the day comes first.
const UNCLEAR: &str = "question_id,source,source_type,forecast_date,probability,resolved_on,outcome\n\
    Q1,Ann,analyst,3/1/2017,0.7,12/11/2017,yes\nQ2,Ann,analyst,4/1/2017,0.4,12/11/2017,no\n";

fn served() -> (Folder, Served) {
    let folder = Folder::with(&[]);
    let served = Served::start(folder.path(), &[]);
    (folder, served)
}

fn program(folder: &Path, words: &[&str]) -> String {
    let ran = finish(command().args(words).current_dir(folder));
    assert_eq!(ran.status, 0, "{}", ran.err);
    ran.out
}

/// Whether something becomes so, before long.
fn soon(is: impl Fn() -> bool) -> bool {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(30) {
        if is() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    false
}

#[test]
fn two_files_are_added_and_answered_as_on_the_command_line() {
    let (_folder, served) = served();
    assert!(served.get("").text().contains("Everything stays on this machine"));
    let added =
        served.add(&[("forecasts.csv", FORECASTS.as_bytes()), ("C:\\x\\resolutions.csv", RESOLUTIONS.as_bytes())]);
    assert_eq!(added.status, 303, "{}", added.text());
    served.post("settings", &[("--as-of", "2019-12-31"), ("--period", ""), ("--by", ""), ("--language", "")]);
    let same = Folder::with(&[("forecasts.csv", FORECASTS), ("resolutions.csv", RESOLUTIONS)]);
    same.write(
        "trackrecord.toml",
        b"forecasts = \"forecasts.csv\"\nresolutions = \"resolutions.csv\"\nas_of = \"2019-12-31\"\n",
    );
    let first = served.get("").text();
    for words in ["588 forecasts scored", "too optimistic that things happen", "when 80–90% was said, it happened 61%"]
    {
        assert!(first.contains(words), "{words}");
    }
    for (page, words) in [
        ("report", "Who stands behind it"),
        ("scores", "Log score"),
        ("comparison", "reseller"),
        ("check", "What would become of the"),
        ("due", "How did it end?"),
        ("downloads", "download/calibration-1.png"),
    ] {
        let answer = served.get(page);
        assert_eq!(answer.status, 200, "{page}");
        assert!(answer.text().contains(words), "{words} is not in {page}");
        assert!(answer.head.to_lowercase().contains("content-security-policy: default-src 'none'"), "{}", answer.head);
    }
    // What differs is only what says where the as-of comes from.
    let scored = |text: &str| {
        let json: serde_json::Value = serde_json::from_str(text).expect("JSON");
        ["overall", "groups", "notes", "problems", "counts", "inputs"].map(|part| json[part].clone())
    };
    let direct = program(same.path(), &["score", "--format", "json"]);
    assert_eq!(scored(&served.get("download/scores.json").text()), scored(&direct));
    assert_eq!(
        served.get("download/comparison.csv").text(),
        program(same.path(), &["compare", "--format", "csv"]).replace("\r\n", "\n")
    );
    assert!(served.get("download/report.xlsx").body.starts_with(b"PK"));
    assert!(served.get("download/calibration-1.png").body.starts_with(b"\x89PNG"));
    assert!(served.get("download/due.ics").text().starts_with("BEGIN:VCALENDAR"));
    for none in ["download/nothing.html", "download/../x", "download/", "nothing"] {
        assert_eq!(served.get(none).status, 404, "{none}");
    }
}

#[test]
fn no_page_tells_a_path_of_the_machine() {
    let (_folder, served) = served();
    served.add(&[("forecasts.csv", FORECASTS.as_bytes()), ("resolutions.csv", RESOLUTIONS.as_bytes())]);
    served.add(&[("broken.xlsx", b"PK\x03\x04 not a workbook"), ("other.csv", b"a,b\n1,2\n")]);
    let folder = served.private_folder().expect("a folder").display().to_string();
    for page in [
        "",
        "report",
        "scores",
        "comparison",
        "check",
        "due",
        "downloads",
        "download/report.html",
        "download/scores.json",
    ] {
        let text = served.get(page).text();
        assert!(!text.contains(&folder) && !text.contains("/tmp"), "{page}");
    }
}

#[test]
fn what_is_open_is_asked_settled_kept_and_used_from_the_terminal() {
    let (_folder, served) = served();
    served.add(&[("log.csv", UNCLEAR.as_bytes())]);
    let asked = served.get("").text();
    for words in [
        "can be read in more than one order",
        "<code>--date-order dmy</code>",
        "<code>--date-order mdy</code>",
        "log.csv:2: 3/1/2017",
    ] {
        assert!(asked.contains(words), "{words}:\n{asked}");
    }
    assert!(!asked.contains("id=\"answer\""), "nothing is scored before it is settled");
    assert_eq!(served.get("download/scores.json").status, 409);
    served.post("settle", &[("chosen0", "--date-order\u{241f}dmy")]);
    let settled = served.get("").text();
    assert!(settled.contains("id=\"answer\"") && settled.contains("Take back --date-order dmy"), "{settled}");
    let zip = served.get("download/project.zip");
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(zip.body)).expect("a ZIP");
    let unpacked = Folder::with(&[]);
    zip.extract(unpacked.path()).expect("unpacked");
    assert_eq!(unpacked.read("trackrecord.toml"), "forecasts = \"log.csv\"\ndate_order = \"dmy\"\n");
    let scored: serde_json::Value =
        serde_json::from_str(&program(unpacked.path(), &["score", "--format", "json"])).expect("JSON");
    assert!((scored["overall"]["brier"]["value"].as_f64().expect("a score") - 0.125).abs() < 1e-12);

    // And the other way round: the folder of that project, dropped on another run.
    let (_folder, other) = self::served();
    other.add(&[
        ("p/trackrecord.toml", unpacked.read("trackrecord.toml").as_bytes()),
        ("p/log.csv", UNCLEAR.as_bytes()),
    ]);
    assert!(other.get("").text().contains("id=\"answer\""));
}

#[test]
fn settings_cannot_reach_out_of_the_folder() {
    let (_folder, served) = served();
    served.add(&[("log.csv", UNCLEAR.as_bytes())]);
    for option in [
        "--output\u{241f}x",
        "--export\u{241f}/tmp/x",
        "--readers\u{241f}/etc/passwd",
        "--map-file\u{241f}/etc/passwd",
        "-r\u{241f}/etc/passwd",
        "--lexicon\u{241f}/etc/passwd",
        "--rejects\u{241f}x",
        "--resolutions\u{241f}/etc/passwd",
    ] {
        served.post("settle", &[("chosen0", option)]);
        assert!(served.get("").text().contains("class=\"message\""), "{option}");
    }
    for text in [
        "forecasts = \"../x.csv\"\n",
        "forecasts = \"/etc/passwd\"\n",
        "forecasts = \"log.csv\"\nresolutions = [\"a/../../b\"]\n",
        "forecasts = \"log.csv\"\nlogo = \"/etc/passwd\"\n",
        "forecasts = \"log.csv\"\nlexicon = \"../x.csv\"\n",
        "= 1",
    ] {
        served.add(&[("trackrecord.toml", text.as_bytes())]);
        let page = served.get("").text();
        assert!(page.contains("class=\"message\""), "{text}");
        assert!(page.contains("To be settled first"), "{text}: the files before stand");
    }
}

#[test]
fn strangers_are_refused() {
    let (_folder, served) = served();
    let (host, root) = (served.host().to_owned(), served.root());
    let port = host.rsplit(':').next().expect("a port");
    let ask = |method: &str, path: &str, headers: &[(&str, &str)]| served.ask(method, path, headers, b"").status;
    let own = ("Host", host.as_str());
    assert_eq!(ask("GET", &root, &[own]), 200);
    for path in ["/", "/report", "/0123456789abcdef0123456789abcdef/", &root[..root.len() - 2], &root.to_uppercase()] {
        assert_eq!(ask("GET", path, &[own]), 403, "{path}");
    }
    for host in ["evil.example", &format!("evil.example:{port}"), "127.0.0.1", "127.0.0.1:1"] {
        assert_eq!(ask("GET", &root, &[("Host", host)]), 421, "{host}");
    }
    for origin in ["https://evil.example", "null", "http://127.0.0.1:1", &format!("https://{host}")] {
        for method in ["GET", "POST"] {
            assert_eq!(ask(method, &format!("{root}settle"), &[own, ("Origin", origin)]), 403, "{origin}");
        }
    }
    assert_eq!(ask("POST", &format!("{root}remove"), &[own, ("Sec-Fetch-Site", "cross-site")]), 403);
    for method in ["PUT", "DELETE", "OPTIONS", "TRACE"] {
        assert_eq!(ask(method, &root, &[own]), 405, "{method}");
    }
    let files = format!("{root}files");
    let kind = ("Content-Type", "multipart/form-data; boundary=part");
    assert_eq!(ask("POST", &files, &[own, kind, ("Content-Length", "1073741824")]), 413, "1 GB");
    assert_eq!(ask("POST", &files, &[own, kind, ("Transfer-Encoding", "chunked")]), 413, "who knows how much");
    assert_eq!(ask("POST", &files, &[own, ("Content-Length", "0")]), 400);
    assert!(std::net::TcpStream::connect(("::1", port.parse::<u16>().expect("a port"))).is_err());
}

#[test]
fn files_that_say_too_little_of_their_size_are_cut_off() {
    let folder = Folder::with(&[]);
    let served = Served::start(folder.path(), &["--max-upload", "1"]);
    served.add(&[("small.csv", UNCLEAR.as_bytes()), ("large.csv", &vec![b'x'; 1_500_000])]);
    let page = served.get("").text();
    assert!(page.contains("more than 1 MiB together") && page.contains("small.csv") && !page.contains("large.csv"));
    let private = served.private_folder().expect("a folder");
    let names: Vec<_> =
        std::fs::read_dir(private).expect("a folder").map(|entry| entry.expect("an entry").file_name()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
}

#[test]
fn a_question_is_resolved_by_a_line_more() {
    let folder = Folder::with(&[(
        "f.csv",
        "question_id,source,source_type,forecast_date,probability\nQ1,Ann,analyst,2017-01-05,0.8\nQ2,Ann,analyst,2017-01-05,0.3\n",
    )]);
    folder.write("trackrecord.toml", b"forecasts = \"f.csv\"\n");
    let served = Served::start(folder.path(), &[]);
    assert!(served.get("due").text().contains("value=\"Q1\""));
    let resolve = |question: &str, answer: &str| {
        served.post(
            "resolve",
            &[("question", question), ("on", "2017-06-30"), ("note", "so"), ("said", ""), ("answer", answer)],
        );
        served.get("due").text()
    };
    assert!(resolve("Q1", "yes").contains("Q1 is resolved as yes on 2017-06-30"));
    let written = folder.read("trackrecord.resolutions.csv");
    assert!(written.contains("Q1,") && written.lines().count() == 2, "{written}");
    assert!(resolve("Q1", "no").contains("was resolved as yes"));
    assert!(resolve("Q9", "no").contains("there is no question"));
    assert!(resolve("--help", "no").contains("there is no question"));
    assert!(resolve("Q2", "").contains("class=\"message\""));
    assert_eq!(folder.read("trackrecord.resolutions.csv"), written);
}

#[test]
fn a_project_is_changed_only_where_that_is_asked_for() {
    let folder = Folder::with(&[("log.csv", UNCLEAR)]);
    let project = "# Ours\nforecasts = \"log.csv\"\n\n[map]\nsource = \"source\"\n";
    folder.write("trackrecord.toml", project.as_bytes());
    let served = Served::start(folder.path(), &[]);
    assert!(served.private_folder().is_none());
    served.post("settle", &[("chosen0", "--date-order\u{241f}dmy")]);
    assert!(served.get("").text().contains("id=\"answer\""));
    assert_eq!(folder.read("trackrecord.toml"), project);
    assert_eq!(served.add(&[("log.csv", b"nothing")]).status, 404, "its files are its own");
    served.post("save", &[]);
    assert!(served.get("").text().contains("Saved in trackrecord.toml."));
    let saved = project.replace("\"log.csv\"\n", "\"log.csv\"\ndate_order = \"dmy\"\n");
    assert_eq!(folder.read("trackrecord.toml"), saved);
    program(folder.path(), &["score"]);
}

#[cfg(unix)]
#[test]
fn the_private_folder_goes_however_the_program_ends() {
    for how in ["-KILL", "-TERM", "-INT", "-HUP"] {
        let (_folder, mut served) = served();
        served.add(&[("log.csv", UNCLEAR.as_bytes())]);
        let private = served.private_folder().expect("a folder");
        assert!(private.join("log.csv").exists());
        if how == "-KILL" {
            served.kill();
        } else {
            let process = served.process().to_string();
            assert!(Command::new("kill").args([how, &process]).status().expect("kill").success());
            assert_eq!(served.wait(), Some(0), "{how}");
        }
        assert!(soon(|| !private.exists()), "{how}: {private:?} is still there");
        assert_eq!(std::fs::read_dir(served.temporary.path()).expect("a folder").count(), 0, "{how}");
    }
}

#[test]
fn german_pages_ask_in_german() {
    let (_folder, served) = served();
    served.add(&[("log.csv", UNCLEAR.as_bytes())]);
    served.post("settings", &[("--language", "de")]);
    let page = served.get("").text();
    for words in ["<html lang=\"de\">", "Zuerst zu klären", "So klären", "Dateien hinzufügen"] {
        assert!(page.contains(words), "{words}");
    }
}
