//! The guides tell the truth: each command in them is run, and prints what stands below it.
//!
//! With `UPDATE_GUIDES=1` in the environment this test writes anew what is printed. A line `…` stands for lines left out.
//! Commands that run cargo itself are not run here; `.ci/run` must run them as they stand.

use std::path::Path;
use std::process::Command;

const ELISION: &str = "…";
const RUN: &str = "cargo run --release -- ";

/// A command of the README and the lines below it.
struct Step {
    command: String,
    /// Index of the first of these lines in its page.
    start: usize,
    shown: Vec<String>,
}

/// Every page with commands, and how many it has at least.
const GUIDES: [(&str, usize); 8] = [
    ("README.md", 6),
    ("ARCHITECTURE.md", 0),
    ("CONTRIBUTING.md", 0),
    ("docs/guide.md", 20),
    ("docs/input.md", 0),
    ("docs/methods.md", 0),
    ("docs/comparison.md", 0),
    ("docs/project.md", 0),
];

/// The README is what a newcomer reads: no longer than this.
const README_LINES: usize = 150;

#[test]
fn commands_print_what_the_guides_show() {
    let wrong: Vec<String> = GUIDES.iter().flat_map(|&(name, least)| wrong_in(name, least)).collect();
    assert!(wrong.is_empty(), "the guides show something else than is printed:\n\n{}", wrong.join("\n\n"));
}

#[test]
fn the_readme_is_short() {
    let lines = guide("README.md").lines().count();
    assert!(lines <= README_LINES, "{lines} lines");
}

fn guide(name: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The commands of a guide that print something else than it shows, each with what is printed.
fn wrong_in(name: &str, least: usize) -> Vec<String> {
    let mut lines: Vec<String> = guide(name).lines().map(str::to_owned).collect();
    let folder = workplace();
    let (mut wrong, mut updates, mut run) = (vec![], vec![], 0);
    for step in steps(&lines).iter().filter(|step| !is_cargo(&step.command)) {
        let printed = output(&step.command, folder.path());
        run += 1;
        if !matches(&step.shown, &printed) {
            wrong.push(format!("{name}: $ {}\n{}", step.command, printed.join("\n")));
            updates.push((step.start, step.shown.len(), updated(&step.shown, &printed)));
        }
    }
    assert!(run >= least, "only {run} commands found in {name}");
    if std::env::var_os("UPDATE_GUIDES").is_some() && !updates.is_empty() {
        for (start, length, lines_now) in updates.into_iter().rev() {
            lines.splice(start..start + length, lines_now);
        }
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        std::fs::write(file, lines.join("\n") + "\n").expect("writable");
        wrong.clear();
    }
    wrong
}

#[test]
fn the_gate_runs_the_cargo_commands_of_the_readme() {
    let read = |name: &str| std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name));
    let Ok(gate) = read(".ci/run") else {
        eprintln!("skipped: packaged without .ci");
        return;
    };
    let lines: Vec<String> = ["README.md", "CONTRIBUTING.md"]
        .iter()
        .flat_map(|name| guide(name).lines().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let commands: Vec<String> =
        steps(&lines).into_iter().map(|step| step.command).filter(|command| command.starts_with("cargo ")).collect();
    assert!(commands.iter().any(|command| command.starts_with("cargo test")), "no test command");
    assert!(commands.iter().any(|command| command.starts_with(RUN)), "no first command");
    for command in commands {
        assert!(gate.lines().any(|line| line == command), ".ci/run does not run `{command}`");
    }
}

#[test]
fn what_differs_is_seen() {
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let printed = lines("a\nb\nc\nd");
    for shown in ["a\nb\nc\nd", "a\n…", "a\n…\nd", "…\nc\n…", "a\nb\n…\nc\nd", "…"] {
        assert!(matches(&lines(shown), &printed), "{shown}");
    }
    for shown in ["", "a\nb\nc", "a\n…\nc", "b\n…", "…\nx\n…", "a\nb\nc\nd\ne", "…\nd\nc", "a\nb\nc\nd\n…\nd"]
    {
        assert!(!matches(&lines(shown), &printed), "{shown}");
    }
    assert_eq!(updated(&lines("x\n…\nc"), &printed), lines("a\n…\nd"));
    assert_eq!(updated(&lines("x\n…\nb\ny\n…"), &printed), lines("a\n…\nb\nc\n…"));
}

/// Commands in blocks marked `console`, each behind `$ `.
fn steps(lines: &[String]) -> Vec<Step> {
    let (mut steps, mut is_console) = (Vec::<Step>::new(), false);
    for (at, line) in lines.iter().enumerate() {
        if line.starts_with("```") {
            is_console = !is_console && line == "```console";
        } else if let Some(command) = line.strip_prefix("$ ").filter(|_| is_console) {
            steps.push(Step { command: command.to_owned(), start: at + 1, shown: vec![] });
        } else if let Some(step) = steps.last_mut().filter(|_| is_console) {
            step.shown.push(line.clone());
        }
    }
    steps
}

fn is_cargo(command: &str) -> bool {
    command.starts_with("cargo ") && !command.starts_with(RUN)
}

/// A folder with a copy of `data`, for all commands in turn.
fn workplace() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for set in ["example", "cebit-2017", "kinds"] {
        let (from, to) =
            (Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(set), folder.path().join("data").join(set));
        std::fs::create_dir_all(&to).expect("created");
        for entry in std::fs::read_dir(from).expect("listable") {
            let file = entry.expect("listable");
            std::fs::copy(file.path(), to.join(file.file_name())).expect("copied");
        }
    }
    folder
}

/// What a command prints on standard output and standard error together, by line.
fn output(command: &str, folder: &Path) -> Vec<String> {
    let program = Path::new(env!("CARGO_BIN_EXE_trackrecord"));
    let command = command.strip_prefix(RUN).map_or_else(|| command.to_owned(), |rest| format!("trackrecord {rest}"));
    let others = std::env::var_os("PATH").unwrap_or_default();
    let own = program.parent().expect("a folder").to_owned();
    let path = std::env::join_paths(std::iter::once(own).chain(std::env::split_paths(&others))).expect("joined");
    let done = Command::new("bash")
        .args(["-c", &format!("exec 2>&1; {command}")])
        .current_dir(folder)
        .env("PATH", path)
        .env("LC_ALL", "C.UTF-8")
        .env_remove("COLUMNS")
        .stdin(std::process::Stdio::null())
        .output()
        .expect("bash runs");
    assert!(done.status.success(), "`{command}` ends with {}", done.status);
    String::from_utf8(done.stdout).expect("text").lines().map(str::to_owned).collect()
}

/// Whether the printed lines are those shown, where `…` may stand for any number of lines.
fn matches(shown: &[String], printed: &[String]) -> bool {
    let Some(gap) = shown.iter().position(|line| line == ELISION) else {
        return shown == printed;
    };
    let (head, rest) = (&shown[..gap], &shown[gap + 1..]);
    printed.starts_with(head) && (gap..=printed.len()).any(|from| matches(rest, &printed[from..]))
}

/// The printed lines, left out where the page leaves out: as many lines before the first `…` and after the last
/// as before; in between from the same first line on.
fn updated(shown: &[String], printed: &[String]) -> Vec<String> {
    let parts: Vec<&[String]> = shown.split(|line| line == ELISION).collect();
    let mut now = vec![];
    for (at, part) in parts.iter().enumerate() {
        if parts.len() == 1 {
            return printed.to_vec();
        }
        let start = if at == 0 {
            0
        } else {
            now.push(ELISION.to_owned());
            let by_name = printed.iter().position(|line| Some(line) == part.first());
            let from_end = printed.len().saturating_sub(part.len());
            if at + 1 == parts.len() { from_end } else { by_name.unwrap_or(from_end) }
        };
        now.extend(printed.iter().skip(start).take(part.len()).cloned());
    }
    now
}
