//! What is tracked, and what is taken from others: the short form of `cargo deny check`, which not everybody has.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use toml::Table;

/// Files that are no text, and why they have to be here. Everything else can be read before it is trusted.
const NO_TEXT: [&str; 4] = [
    "assets/fonts/Arimo-Regular.ttf",                          // the letters of PNG charts
    "tests/diagnostics/error-cell/forecasts.xlsx",             // workbooks that are not well
    "tests/diagnostics/formula-without-result/forecasts.xlsx", // likewise
    "tests/diagnostics/nul-byte/forecasts.csv",                // a byte 0 in a text
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What a command prints, or nothing if it fails.
fn printed(command: &str, args: &[&str]) -> Option<String> {
    let output = Command::new(command).args(args).current_dir(root()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

fn table(path: &str) -> Table {
    std::fs::read_to_string(root().join(path)).expect("readable").parse().expect("TOML")
}

/// The texts of a list in a table of `deny.toml`, or those that its entries have under `crate`.
fn listed(table: &Value, list: &str) -> Vec<String> {
    let entries = table[list].as_array().expect("a list");
    let text = |entry: &Value| entry.as_str().or(entry["crate"].as_str()).expect("a text").to_owned();
    entries.iter().map(text).collect()
}

fn rules(table_name: &str) -> Value {
    let mut rules = table("deny.toml");
    serde_json::to_value(rules.remove(table_name).expect("a table")).expect("JSON has all that this TOML has")
}

#[test]
fn no_binary_is_tracked() {
    let Some(files) = printed("git", &["ls-files", "-z"]) else {
        println!("No checkout of git: what is tracked is unknown.");
        return;
    };
    let files = files.split('\0').filter(|file| !file.is_empty());
    let binary = |file: &&str| std::fs::read(root().join(file)).is_ok_and(|bytes| bytes.contains(&0));
    let found: BTreeSet<&str> = files.filter(binary).collect();
    assert_eq!(found, BTreeSet::from(NO_TEXT), "left: tracked files that are no text; right: NO_TEXT in {}", file!());
}

#[test]
fn crates_come_from_the_registry_and_in_one_version() {
    let lock = table("Cargo.lock");
    let packages = lock["package"].as_array().expect("a list");
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut foreign = vec![];
    for package in packages {
        let field = |name: &str| package.get(name).and_then(toml::Value::as_str);
        let (name, version) = (field("name").expect("a name"), field("version").expect("a version"));
        let registry = "registry+https://github.com/rust-lang/crates.io-index";
        if name != env!("CARGO_PKG_NAME") && field("source") != Some(registry) {
            foreign.push(name);
        }
        versions.entry(name).or_default().push(version);
    }
    assert_eq!(foreign, Vec::<&str>::new(), "they come from elsewhere");
    let skipped = listed(&rules("bans"), "skip");
    let known = |name: &str, version: &str| {
        skipped.iter().any(|rule| rule.split_once('@').is_some_and(|(rule, of)| rule == name && is_of(version, of)))
    };
    versions.iter_mut().for_each(|(name, versions)| versions.retain(|version| !known(name, version)));
    versions.retain(|_, versions| versions.len() > 1);
    assert!(versions.is_empty(), "built twice or more, and not skipped in deny.toml: {versions:?}");
}

fn is_of(version: &str, series: &str) -> bool {
    version == series || version.strip_prefix(series).is_some_and(|rest| rest.starts_with('.'))
}

#[test]
fn licences_let_the_program_be_passed_on() {
    let host = printed("rustc", &["-vV"]).unwrap_or_default();
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).expect("rustc says what it builds for");
    let cargo = std::env::var("CARGO").expect("cargo runs the tests");
    let args = ["metadata", "--locked", "--offline", "--format-version", "1", "--filter-platform", host];
    let metadata: Value = serde_json::from_str(&printed(&cargo, &args).expect("metadata")).expect("JSON");
    let allowed = listed(&rules("licenses"), "allow");
    let packages = metadata["packages"].as_array().expect("a list");
    let refused = packages.iter().filter(|package| !allows(&allowed, package["license"].as_str().unwrap_or_default()));
    let refused: Vec<String> = refused.map(|package| format!("{}: {}", package["name"], package["license"])).collect();
    assert!(packages.len() > 50);
    assert!(refused.is_empty(), "not among the licences in deny.toml:\n{}", refused.join("\n"));
}

/// Whether one alternative of each part of a licence expression is allowed.
fn allows(allowed: &[String], expression: &str) -> bool {
    expression.split(" AND ").all(|part| {
        let part = part.replace(['(', ')'], "").replace('/', " OR ");
        part.split(" OR ").any(|licence| allowed.iter().any(|known| known == licence.trim()))
    })
}

#[test]
fn what_is_refused_is_found() {
    let allowed = ["MIT".to_owned(), "Unicode-3.0".to_owned()];
    assert!(allows(&allowed, "MIT OR GPL-3.0") && allows(&allowed, "(MIT OR Apache-2.0) AND Unicode-3.0"));
    assert!(!allows(&allowed, "MIT AND GPL-3.0") && !allows(&allowed, "") && !allows(&allowed, "GPL-3.0"));
    assert!(is_of("2.0.119", "2") && is_of("0.3.4", "0.3") && !is_of("20.1.0", "2"));
}
