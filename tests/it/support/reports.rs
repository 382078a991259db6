//! Logs to report on, and the program run on them.
use std::fmt::Write;
use std::path::Path;
use std::process::Command;

/// The arguments that name a log.
pub(crate) const EXAMPLE: [&str; 5] =
    ["data/example/forecasts.csv", "-r", "data/example/resolutions.csv", "--as-of", "2019-12-31"];

/// The article in which nothing is resolved.
pub(crate) const ARTICLE: [&str; 11] = [
    "data/cebit-2017/forecasts.csv",
    "-r",
    "data/cebit-2017/resolutions.csv",
    "--as-of",
    "2018-01-31",
    "--lexicon",
    "readers,ci_managers_guide",
    "--phrase",
    "expects=0.75",
    "--phrase",
    "possible=0.4",
];

/// A log made up here.
pub(crate) struct MadeUp {
    folder: tempfile::TempDir,
}

impl MadeUp {
    /// The arguments that name it.
    pub(crate) fn files(&self) -> Vec<String> {
        let path = self.folder.path().join("log.csv");
        vec![path.display().to_string(), "--as-of".to_owned(), "2018-01-01".to_owned()]
    }
}

/// A log of this text.
pub(crate) fn of_text(text: &str) -> MadeUp {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("log.csv"), text).expect("written");
    MadeUp { folder }
}

/// 60 source types, 2,000 sources, and names of every bad kind.
pub(crate) fn hostile() -> MadeUp {
    let long = "A very long name ".repeat(18);
    let names = [
        "<img src=x onerror=alert(1)>",
        "=HYPERLINK(\"\"http://evil\"\",\"\"x\"\")",
        long.trim(),
        "مصدر الأخبار",
        "\u{202e}evil\u{202c} name",
        "a|b, \"\"quoted\"\" & 'single'",
        "</title></svg><script>alert(1)</script>",
        "{n} {who}",
    ];
    let urls = ["javascript:alert(1)", "https://e.org/\"\"><script>", "data:text/html,x", ""];
    let mut text =
        "question_id,source,source_type,forecast_date,probability,resolved_on,outcome,quote,url,outlet,question\n"
            .to_owned();
    for source in 0..2000_usize {
        let kind = source % 60;
        let source_type = names.get(kind).map_or_else(|| format!("type {kind}"), |name| (*name).to_owned());
        for round in 0..3_usize {
            let question = (source * 7 + round * 101) % 300;
            let probability = ["0.1", "0.3", "0.5", "0.7", "0.9"][(source / 3 + round) % 5];
            let outcome = if question * 31 % 11 < 5 { "yes" } else { "no" };
            let _ = writeln!(
                text,
                "Q{question},\"{name} {source}\",\"{source_type}\",2016-0{month}-11,{probability},2017-0{resolved}-15,\
                 {outcome},\"<script>alert(2)</script> {name}\",\"{url}\",\"{name}\",Will <b>{question}</b> happen?",
                name = names[source % names.len()],
                month = 1 + source % 9,
                resolved = 1 + question % 9,
                url = urls[source % urls.len()],
            );
        }
    }
    of_text(&text)
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_trackrecord"));
    command.args(arguments).current_dir(Path::new(env!("CARGO_MANIFEST_DIR")));
    command
}

/// The page about a log.
pub(crate) fn report(log: &[impl AsRef<str>], more: &[&str]) -> String {
    let log = log.iter().map(AsRef::as_ref);
    let arguments: Vec<&str> =
        ["report"].into_iter().chain(log).chain(more.iter().copied()).chain(["-o", "-"]).collect();
    let done = command(&arguments).output().expect("it runs");
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).expect("text")
}

/// Exit status and standard error of a report.
pub(crate) fn run(log: &[impl AsRef<str>], more: &[&str]) -> (i32, String) {
    let log = log.iter().map(AsRef::as_ref);
    let arguments: Vec<&str> = ["report"].into_iter().chain(log).chain(more.iter().copied()).collect();
    let done = command(&arguments).output().expect("it runs");
    (done.status.code().expect("an exit status"), String::from_utf8_lossy(&done.stderr).into_owned())
}

/// The scores of a log.
pub(crate) fn score_json(log: &[&str]) -> serde_json::Value {
    json("score", log)
}

/// The comparison of a log's groups.
pub(crate) fn compare_json(log: &[&str]) -> serde_json::Value {
    json("compare", log)
}

/// What a command says of a log as JSON.
pub(crate) fn json(name: &str, log: &[&str]) -> serde_json::Value {
    let arguments: Vec<&str> = [name].into_iter().chain(log.iter().copied()).chain(["--format", "json"]).collect();
    let done = command(&arguments).output().expect("it runs");
    serde_json::from_slice(&done.stdout).expect("JSON")
}
