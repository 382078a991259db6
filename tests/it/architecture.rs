//! The arrows of the pipeline point one way: what a folder of `src` may use, of the project and from outside.

mod file_graph;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A folder (or file) of `src`, the others that it may use, and the crates that it may use beside `std`.
type Rule = (&'static str, &'static [&'static str], &'static [&'static str]);

const RULES: [Rule; 27] = [
    ("model", &[], &["chrono", "serde", "thiserror"]),
    ("localized", &[], &["clap", "serde"]),
    ("diagnostics", &["model", "localized"], &["serde", "strsim"]),
    ("error", &["model", "localized", "diagnostics"], &[]),
    ("parallel", &[], &[]),
    ("names", &["localized"], &["rustc_hash", "serde", "strsim"]),
    ("lexicon", &["localized", "model", "diagnostics"], &["csv", "rustc_hash", "serde", "strsim", "thiserror"]),
    ("options", &["localized", "model", "lexicon"], &["clap", "encoding_rs", "serde"]),
    ("sql", &["localized", "model", "error", "options"], &["clap"]),
    ("score", &["model"], &[]),
    ("uncertainty", &["model", "parallel"], &["pulp", "rand_xoshiro", "serde", "statrs", "thiserror"]),
    ("verbal", &["localized", "model", "diagnostics", "uncertainty"], &["serde"]),
    ("agreement", &["uncertainty"], &["thiserror"]),
    ("calibrate", &["model", "score", "uncertainty"], &["serde", "thiserror"]),
    ("decompose", &["model", "score", "uncertainty", "calibrate"], &[]),
    ("compare", &["model", "parallel", "score", "uncertainty"], &["rustc_hash", "statrs", "thiserror"]),
    (
        "input",
        &["localized", "model", "diagnostics", "error", "options"],
        &[
            "chardetng",
            "chrono",
            "encoding_rs",
            "flate2",
            "memchr",
            "parquet",
            "pulp",
            "quick_xml",
            "strsim",
            "tempfile",
            "zip",
            "zstd",
        ],
    ),
    (
        "dataset",
        &["localized", "model", "diagnostics", "error", "parallel", "names", "lexicon", "options", "verbal", "input"],
        &[
            "bytemuck",
            "chrono",
            "clap",
            "memchr",
            "memmap2",
            "rustc_hash",
            "sha2",
            "strsim",
            "tempfile",
            "thiserror",
            "toml",
        ],
    ),
    (
        "convert",
        &["localized", "model", "diagnostics", "error", "options", "input", "dataset"],
        &["csv", "rust_xlsxwriter"],
    ),
    (
        "coders",
        &[
            "localized",
            "model",
            "diagnostics",
            "error",
            "lexicon",
            "options",
            "uncertainty",
            "agreement",
            "input",
            "dataset",
            "convert",
        ],
        &["serde"],
    ),
    ("template", &["model", "localized", "input"], &["csv", "rust_xlsxwriter"]),
    (
        "observe",
        &["localized", "model", "diagnostics", "error", "lexicon", "options", "parallel", "score", "input", "dataset"],
        &["rustc_hash"],
    ),
    (
        "report",
        &[
            "localized",
            "model",
            "diagnostics",
            "error",
            "lexicon",
            "options",
            "parallel",
            "score",
            "uncertainty",
            "verbal",
            "calibrate",
            "decompose",
            "compare",
            "input",
            "dataset",
            "observe",
        ],
        &["rustc_hash", "serde"],
    ),
    (
        "check",
        &["localized", "model", "diagnostics", "error", "names", "options", "input", "dataset", "observe", "report"],
        &["serde"],
    ),
    ("summary", &["model", "error", "options", "input", "dataset", "observe", "report", "check"], &["serde"]),
    (
        "present",
        &[
            "localized",
            "model",
            "diagnostics",
            "error",
            "lexicon",
            "options",
            "score",
            "uncertainty",
            "verbal",
            "input",
            "dataset",
            "observe",
            "report",
            "check",
            "coders",
            "summary",
        ],
        &[
            "anstream",
            "anstyle",
            "base64",
            "csv",
            "flate2",
            "rust_xlsxwriter",
            "serde",
            "serde_json",
            "sha2",
            "tempfile",
            "thiserror",
            "ttf_parser",
            "unicode_bidi",
            "unicode_width",
            "zeno",
        ],
    ),
    (
        "cli",
        &[
            "localized",
            "model",
            "diagnostics",
            "error",
            "lexicon",
            "options",
            "agreement",
            "summary",
            "input",
            "dataset",
            "convert",
            "coders",
            "template",
            "observe",
            "report",
            "check",
            "present",
            "sql",
        ],
        &[
            "anstyle",
            "axum",
            "chrono",
            "clap",
            "clap_complete",
            "clap_mangen",
            "csv",
            "getrandom",
            "glob",
            "serde",
            "tempfile",
            "terminal_size",
            "tokio",
            "toml",
            "zip",
        ],
    ),
];

/// Modules that are built for tests and fuzzing alone.
const FOR_TESTS: [&str; 2] = ["tests", "fuzz_entries"];

#[test]
fn every_module_uses_only_what_it_may() {
    let crates = dependencies();
    let mut wrong = vec![];
    let mut seen = 0;
    for (module, inside, outside) in RULES {
        for file in files_of(module) {
            let code = code_of(&std::fs::read_to_string(&file).expect("readable"));
            seen += 1;
            let used = project_modules(&code, &file);
            wrong.extend(
                used.iter()
                    .filter(|used| **used != module && !inside.contains(&used.as_str()))
                    .map(|used| format!("{} uses crate::{used}, which {module} may not", file.display())),
            );
            let foreign = crates.iter().filter(|name| is_used(&code, name) && !outside.contains(&name.as_str()));
            wrong.extend(
                foreign.map(|name| format!("{} uses the crate {name}, which {module} may not", file.display())),
            );
        }
    }
    assert!(seen > 50, "only {seen} files");
    assert!(wrong.is_empty(), "see RULES in tests/it/architecture.rs:\n{}", wrong.join("\n"));
}

#[test]
fn every_module_has_a_rule_and_nothing_points_back() {
    let library = std::fs::read_to_string(source("lib.rs")).expect("readable");
    let declared = library.lines().filter_map(|line| {
        let line = line.strip_prefix("pub(crate) ").or(line.strip_prefix("pub ")).unwrap_or(line);
        line.strip_prefix("mod ")?.strip_suffix(';')
    });
    let declared: BTreeSet<&str> = declared.filter(|module| !FOR_TESTS.contains(module)).collect();
    assert_eq!(declared, RULES.iter().map(|(module, ..)| *module).collect());
    for (at, (module, inside, _)) in RULES.iter().enumerate() {
        let before: Vec<&str> = RULES[..at].iter().map(|(module, ..)| *module).collect();
        assert!(inside.iter().all(|used| before.contains(used)), "{module} points back");
    }
}

#[test]
fn what_is_forbidden_is_found() {
    let file = source("score/brier.rs");
    let modules = |code: &str| project_modules(&code_of(code), &file).into_iter().collect::<Vec<_>>();
    assert_eq!(modules("use crate::dataset::Dataset;\n"), ["dataset"]);
    assert_eq!(modules("fn f() { crate::cli::run(x) }"), ["cli"]);
    assert_eq!(modules("use super::super::present::json;"), ["present"]);
    assert_eq!(modules("use super::report;"), Vec::<String>::new());
    assert_eq!(
        modules("/// [`crate::dataset`]\n//! crate::cli::x\nfn f() {} // crate::dataset::y"),
        Vec::<String>::new()
    );
    assert_eq!(modules("use crate::{dataset, model};"), ["{"]);
    assert!(is_used("use clap::Parser;", "clap") && is_used("#[derive(serde::Serialize)]", "serde"));
    assert!(!is_used("use self::csv::x;", "csv") && !is_used("use other_csv::x;", "csv"));
}

/// One file can then be read, and taken away, without the one that it serves.
#[test]
fn files_go_in_no_circles() {
    let circles: Vec<String> = file_graph::circles(&source("")).iter().map(|circle| circle.join(" ")).collect();
    assert!(circles.is_empty(), "files that use each other:\n{}", circles.join("\n"));
}

/// JSON has no word for NaN and infinity: what is serialised holds its numbers as `Finite`, or as a type that checks them itself.
#[test]
fn what_is_serialised_holds_no_plain_number() {
    const CHECKED: [&str; 3] = ["Finite", "Confidence", "LogClip"];
    let (mut seen, mut wrong) = (0, vec![]);
    for file in RULES.iter().flat_map(|(module, ..)| files_of(module)) {
        let code = code_of(&std::fs::read_to_string(&file).expect("readable"));
        for (name, body) in serialised(&code).filter(|(name, _)| !CHECKED.contains(name)) {
            seen += 1;
            wrong.extend(["f64", "f32"].iter().find(|number| body.contains(*number)).map(|_| name.to_owned()));
        }
    }
    assert!(seen > 60, "only {seen} types");
    assert!(wrong.is_empty(), "numbers that may be no numbers in {wrong:?}");
    let holds = |code| serialised(code).any(|(_, body)| body.contains("f64"));
    assert!(holds("#[derive(Clone, Serialize)]\npub struct A {\n    a: Option<f64>,\n}\n"));
    assert!(!holds(
        "#[derive(Clone)]\npub struct A {\n    a: f64,\n}\n#[derive(Serialize)]\nstruct B {\n    b: u64,\n}\n"
    ));
}

/// Types within traits and implementations are named by the trait.
#[test]
fn no_two_types_share_a_name() {
    let mut seen: BTreeMap<String, BTreeSet<PathBuf>> = BTreeMap::new();
    for file in RULES.iter().flat_map(|(module, ..)| files_of(module)) {
        let code = code_of(&std::fs::read_to_string(&file).expect("readable"));
        for name in declared_types(&code) {
            seen.entry(name).or_default().insert(file.clone());
        }
    }
    assert!(seen.len() > 500, "only {} types", seen.len());
    // The same by system.
    seen.remove("Existing");
    let shared: Vec<_> = seen.into_iter().filter(|(_, files)| files.len() > 1).collect();
    assert!(shared.is_empty(), "{shared:#?}");
    assert_eq!(declared_types("pub(crate) enum A {\nstruct B;\n    type Item = u8;\ntype C = D;").len(), 3);
}

/// The types that stand on their own.
fn declared_types(code: &str) -> Vec<String> {
    let declared = |line: &str| {
        let line = line.strip_prefix("pub").map_or(line, |rest| rest.split_once(") ").map_or(rest, |(_, rest)| rest));
        let rest = ["struct ", "enum ", "trait ", "type "]
            .iter()
            .find_map(|kind| line.trim_start_matches(' ').strip_prefix(*kind))?;
        Some(first_name(rest))
    };
    code.lines().filter(|line| !line.starts_with(' ')).filter_map(declared).collect()
}

/// Names and contents of the types that derive `Serialize`.
fn serialised(code: &str) -> impl Iterator<Item = (&str, &str)> {
    code.split("#[derive(").skip(1).filter_map(|part| {
        let (derived, rest) = part.split_once(")]")?;
        let declared = rest.split_once("struct ").or(rest.split_once("enum "))?.1;
        let body = declared.split("\n}").next().filter(|_| derived.contains("Serialize"))?;
        let name = body.split(|c: char| !c.is_alphanumeric()).next()?;
        Some((name, if body.contains('{') { body } else { body.split(';').next()? }))
    })
}

fn source(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(path)
}

fn files_of(module: &str) -> Vec<PathBuf> {
    let (mut files, mut folders) = (vec![], vec![source(module)]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.expect("listable").path();
            if path.is_dir() {
                folders.extend(Some(path).filter(|path| !path.ends_with("tests")));
            } else if path.file_name().is_some_and(|name| name != "tests.rs") {
                files.push(path);
            }
        }
    }
    files.extend(Some(source(&format!("{module}.rs"))).filter(|file| file.is_file()));
    files
}

/// Without comments, and without the unit tests at the end, which may use what they like.
fn code_of(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    code.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// Modules of the crate's top level that the code names, by `crate::` or by enough `super::`.
///
/// `crate::{…}` gives `{`, which no rule allows: one path per `use`.
fn project_modules(code: &str, file: &Path) -> BTreeSet<String> {
    let mut used: BTreeSet<String> = code.split("crate::").skip(1).map(first_name).collect();
    let inside = file.strip_prefix(source("")).expect("a file of src").components().count();
    let depth = if file.file_name().is_some_and(|name| name == "mod.rs") { inside - 1 } else { inside };
    let root = "super::".repeat(depth);
    let names = code.split(&root).skip(1).map(first_name);
    used.extend(names.filter(|name| RULES.iter().any(|(module, ..)| module == name)));
    used
}

fn first_name(text: &str) -> String {
    let name: String = text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    if name.is_empty() { text.chars().take(1).collect() } else { name }
}

/// Names of `[dependencies]` as code spells them.
fn dependencies() -> Vec<String> {
    let manifest = std::fs::read_to_string(source("../Cargo.toml")).expect("readable");
    let table = manifest.split("[dependencies]\n").nth(1).and_then(|rest| rest.split("\n[").next()).unwrap_or_default();
    let names: Vec<String> =
        table.lines().filter_map(|line| Some(line.split_once(" =")?.0.trim().replace('-', "_"))).collect();
    assert!(names.contains(&"clap".to_owned()), "Cargo.toml could not be read");
    names
}

fn is_used(code: &str, name: &str) -> bool {
    let path = format!("{name}::");
    code.match_indices(&path).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
    })
}
