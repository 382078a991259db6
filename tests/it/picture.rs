//! The README's picture is what the program prints today: `docs/terminal.svg` is made here from a real report.
//!
//! `UPDATE_GUIDES=1 cargo test --test it picture` draws it anew.

use std::fmt::Write;
use std::path::Path;

use crate::support::program::{command, finish};
use crate::support::reports::EXAMPLE;

const COLUMNS: usize = 80;
/// Width of a character in tenths of a pixel, height of a line and margin around the text in pixels.
const CHARACTER: usize = 84;
const LINE: usize = 18;
const MARGIN: usize = 16;

#[test]
fn the_picture_shows_what_is_printed() {
    let printed = printed();
    let drawn = svg(&printed.lines().collect::<Vec<_>>());
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/terminal.svg");
    if std::env::var_os("UPDATE_GUIDES").is_some() {
        std::fs::write(&file, &drawn).expect("writable");
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
    assert!(kept == drawn, "docs/terminal.svg is not what is printed: UPDATE_GUIDES=1 cargo test --test it picture");
    assert!(drawn.len() < 60_000, "{} bytes", drawn.len());
    assert!(drawn.contains("overconfident") && drawn.contains("Brier score"));
}

fn printed() -> String {
    let ran = finish(command().args(["score", "--color", "always"]).args(EXAMPLE).env("COLUMNS", COLUMNS.to_string()));
    assert_eq!(ran.status, 0, "{}", ran.err);
    ran.out
}

fn svg(lines: &[&str]) -> String {
    let (width, height) = ((CHARACTER * COLUMNS).div_ceil(10) + 2 * MARGIN, LINE * (lines.len() + 2) + 2 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         role=\"img\" aria-label=\"Output of trackrecord score\">\n{STYLE}\
         <rect class=\"page\" x=\"0.5\" y=\"0.5\" width=\"{}\" height=\"{}\" rx=\"8\"/>\n<text xml:space=\"preserve\">\n",
        width - 1,
        height - 1,
    );
    let prompt = "$ trackrecord score forecasts.csv -r resolutions.csv --as-of 2019-12-31";
    for (at, line) in [prompt, ""].iter().chain(lines).enumerate().filter(|(_, line)| !line.is_empty()) {
        let y = MARGIN + LINE * (at + 1) - 4;
        let _ = writeln!(svg, "<tspan x=\"{MARGIN}\" y=\"{y}\">{}</tspan>", spans(line));
    }
    svg.push_str("</text>\n</svg>\n");
    svg
}

const STYLE: &str = "<style>
  text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; white-space: pre; fill: #1f2328 }
  .page { fill: #ffffff; stroke: #d1d9e0 }
  .b1 { font-weight: bold } .b2 { fill: #59636e } .b32 { fill: #1a7f37 } .b33 { fill: #9a6700 } .b36 { fill: #0969da }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 } .page { fill: #0d1117; stroke: #3d444d }
    .b2 { fill: #9198a1 } .b32 { fill: #3fb950 } .b33 { fill: #d29922 } .b36 { fill: #58a6ff }
  }
</style>
";

/// A line with its escape sequences as classes: `b33` for SGR 33.
fn spans(line: &str) -> String {
    let (mut out, mut classes) = (String::new(), vec![]);
    for (at, piece) in line.split('\u{1b}').enumerate() {
        let (code, text) = if at == 0 {
            ("", piece)
        } else {
            piece.strip_prefix('[').and_then(|piece| piece.split_once('m')).expect("a colour, nothing else")
        };
        match code {
            "" => {}
            "0" => classes.clear(),
            known @ ("1" | "2" | "32" | "33" | "36") => classes.push(format!("b{known}")),
            other => panic!("no colour for {other}"),
        }
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        match (text.is_empty(), classes.is_empty()) {
            (true, _) => {}
            (false, true) => out.push_str(&text),
            (false, false) => {
                let _ = write!(out, "<tspan class=\"{}\">{text}</tspan>", classes.join(" "));
            }
        }
    }
    out
}

#[test]
fn the_picture_of_calibration_is_one_of_the_report() {
    let folder = tempfile::tempdir().expect("a folder");
    let charts = folder.path().join("charts");
    let done = std::process::Command::new(env!("CARGO_BIN_EXE_trackrecord"))
        .args(["report", "data/example/forecasts.csv", "-r", "data/example/resolutions.csv", "--as-of", "2019-12-31"])
        .args(["-o", "-", "--charts"])
        .arg(&charts)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("it runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let drawn = std::fs::read_to_string(charts.join("calibration-3.svg")).expect("a picture");
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/calibration.svg");
    if std::env::var_os("UPDATE_GUIDES").is_some() {
        std::fs::write(&file, &drawn).expect("writable");
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
    assert!(kept == drawn, "docs/calibration.svg is not what is drawn: UPDATE_GUIDES=1 cargo test --test it picture");
    assert!(drawn.contains("reseller: when 80–90% was said"));
}
