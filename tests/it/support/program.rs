//! Runs the program itself, as a user would, and gives what it said.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// What a run left behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ran {
    /// Exit status.
    pub(crate) status: i32,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

impl Ran {
    /// The JSON on standard output of a run that went well.
    pub(crate) fn json(&self) -> Value {
        assert_eq!(self.status, 0, "{}", self.err);
        serde_json::from_str(&self.out).expect("standard output is JSON")
    }
}

/// The program, to be given arguments.
pub(crate) fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_trackrecord"));
    command.env_remove("NO_COLOR").env("LC_ALL", "C.UTF-8").env_remove("COLUMNS").stdin(Stdio::null());
    command
}

/// Runs `trackrecord score` with these arguments in a folder.
pub(crate) fn score_in(folder: &Path, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Ran {
    finish(command().arg("score").args(arguments).current_dir(folder))
}

/// Runs `trackrecord score` in a folder with something on standard input.
pub(crate) fn score_with_input(folder: &Path, arguments: &[&str], input: &[u8]) -> Ran {
    let mut command = command();
    command.arg("score").args(arguments).current_dir(folder);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("standard input is piped");
    std::thread::scope(|scope| {
        // A program that stops early does not read it all; that is for the test to judge.
        scope.spawn(move || drop(stdin.write_all(input)));
        ran(child.wait_with_output().expect("the program ends"))
    })
}

/// Waits for the end of a run.
pub(crate) fn finish(command: &mut Command) -> Ran {
    ran(command.output().expect("the program starts"))
}

fn ran(output: std::process::Output) -> Ran {
    Ran {
        status: output.status.code().expect("the program ends by itself"),
        out: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
        err: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
    }
}

/// A folder of a test's own, removed afterwards.
pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    /// An empty one.
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder can be made"))
    }

    /// One with these files.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self::new();
        for (name, text) in files {
            folder.write(name, text.as_bytes());
        }
        folder
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file into it.
    pub(crate) fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path().join(name);
        std::fs::write(&path, bytes).expect("a temporary file can be written");
        path
    }

    /// Reads a file in it.
    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Runs `trackrecord score` in it.
    pub(crate) fn score(&self, arguments: &[&str]) -> Ran {
        score_in(self.path(), arguments)
    }
}

/// The shared data, which is no part of the project: `TRACKRECORD_SHARED`, or `../shared` beside the project.
#[allow(clippy::print_stderr)] // a test that does nothing says why
pub(crate) fn shared_data() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = std::env::var_os("TRACKRECORD_SHARED").map_or_else(beside, PathBuf::from);
    let found = Some(shared.join("data")).filter(|data| data.is_dir());
    if found.is_none() {
        eprintln!("skipped: no shared data folder, set TRACKRECORD_SHARED");
    }
    found
}

/// A log with one question for each forecast, by one source.
pub(crate) fn log_of(forecasts: impl IntoIterator<Item = (f64, bool)>) -> Folder {
    let mut text = "question_id,source,source_type,forecast_date,probability,resolved_on,outcome\n".to_owned();
    for (at, (p, happened)) in forecasts.into_iter().enumerate() {
        let outcome = if happened { "yes" } else { "no" };
        writeln!(text, "Q{at},Desk,desk,2017-03-01,{p},2017-06-30,{outcome}").expect("a string takes it");
    }
    Folder::with(&[("log.csv", &text)])
}
