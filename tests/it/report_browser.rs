//! The report in a real browser: headless Chromium, where there is one; `.ci/run` sees to it.

use std::path::{Path, PathBuf};

use crate::support::browser::Browser;
use crate::support::reports::{ARTICLE, EXAMPLE, hostile, of_text, report, score_json};
use serde_json::Value;

/// Three forecasts of one type.
const SMALL: &str = "question_id,source,source_type,forecast_date,probability,resolved_on,outcome\n\
                     Q1,Desk 1,analyst,2017-03-01,0.7,2017-06-30,yes\n\
                     Q2,Desk 1,analyst,2017-03-01,0.4,2017-06-30,no\n\
                     Q3,Desk 2,analyst,2017-04-01,0.9,2017-05-30,no\n";

fn started() -> Option<Browser> {
    let browser = Browser::start();
    if browser.is_none() {
        println!("No Chromium here: the report was not looked at.");
    }
    browser
}

/// The reports on several logs, as files.
fn pages(folder: &Path) -> Vec<(&'static str, PathBuf)> {
    let hostile = hostile();
    let small = of_text(SMALL);
    let pages = [
        ("example", report(&EXAMPLE, &["--period", "2018"])),
        ("article", report(&ARTICLE, &[])),
        ("small", report(&small.files(), &[])),
        ("hostile", report(&hostile.files(), &[])),
    ];
    let written = pages.into_iter().map(|(name, page)| {
        let file = folder.join(format!("{name}.html"));
        std::fs::write(&file, page).expect("written");
        (name, file)
    });
    written.collect()
}

#[test]
fn no_errors_no_requests_no_sideways_scroll() {
    let Some(mut browser) = started() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    for (name, file) in pages(folder.path()) {
        for (width, scheme) in [(1280, "light"), (800, "dark"), (390, "light")] {
            browser.open(&file, width, scheme);
            let wide = browser.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assert_eq!(wide, 0, "{name} at {width} scrolls sideways");
            let alerts = browser.of("Page.javascriptDialogOpening").len();
            let said = [
                browser.of("Log.entryAdded"),
                browser.of("Runtime.consoleAPICalled"),
                browser.of("Runtime.exceptionThrown"),
            ];
            assert_eq!((alerts, said.concat()), (0, Vec::<&Value>::new()), "{name}");
            let asked: Vec<&str> = browser
                .of("Network.requestWillBeSent")
                .iter()
                .filter_map(|event| event["params"]["request"]["url"].as_str())
                .filter(|url| !url.starts_with("data:"))
                .collect();
            assert_eq!(asked, [format!("file://{}", file.display())], "{name}");
        }
    }
}

#[test]
fn dark_is_dark_and_text_can_be_read() {
    let Some(mut browser) = started() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("page.html");
    std::fs::write(&file, report(&EXAMPLE, &[])).expect("written");
    let mut papers = vec![];
    for scheme in ["light", "dark"] {
        browser.open(&file, 800, scheme);
        papers.push(browser.evaluate("getComputedStyle(document.body).backgroundColor"));
        // The style sheet is in force: the policy's hash is that of the style.
        assert_eq!(browser.evaluate("getComputedStyle(document.querySelector('.n')).textAlign"), "right");
    }
    assert_eq!(papers, ["rgb(255, 255, 255)", "rgb(20, 23, 26)"]);
}

#[test]
fn landmarks_headings_and_the_order_of_tabs() {
    let Some(mut browser) = started() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    for (name, file) in pages(folder.path()) {
        browser.open(&file, 1280, "light");
        let landmarks = "['header','nav','main','footer','h1'].map(n => document.querySelectorAll('body ' + n).length)";
        assert_eq!(browser.evaluate(landmarks), serde_json::json!([1, 1, 1, 1, 1]), "{name}");
        let skips = "[...document.querySelectorAll('h1,h2,h3')].map(h => +h.tagName[1])\
                     .some((level, at, all) => at && level > all[at - 1] + 1)";
        assert_eq!(browser.evaluate(skips), false, "{name}: a level of headings is skipped");
        assert_eq!(
            browser.evaluate("document.querySelectorAll('[tabindex]:not([tabindex=\"0\"])').length"),
            0,
            "{name}"
        );
        let press = serde_json::json!({"type": "keyDown", "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9});
        let focused = "document.activeElement.className + ' ' + document.activeElement.getAttribute('href')";
        browser.call("Input.dispatchKeyEvent", &press);
        assert_eq!(browser.evaluate(focused), "skip #answer", "{name}");
        browser.call("Input.dispatchKeyEvent", &press);
        let inside = "!!document.activeElement.closest('.card, nav')";
        assert_eq!(browser.evaluate(inside), true, "{name}: then the scorecard, or the contents");
        let broken =
            "[...document.querySelectorAll('a[href^=\"#\"]')].filter(a => !document.querySelector(a.hash)).length";
        assert_eq!(browser.evaluate(broken), 0, "{name}: links into nothing");
    }
}

#[test]
fn charts_lie_where_the_json_says() {
    let Some(mut browser) = started() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("page.html");
    std::fs::write(&file, report(&EXAMPLE, &[])).expect("written");
    browser.open(&file, 1280, "light");
    // The scale is read off the ticks, independently of the program that drew them.
    let places = browser.evaluate(
        "(() => { const svg = document.querySelector('#chart-scores svg'); \
         const middle = e => { const b = e.getBoundingClientRect(); return b.left + b.width / 2; }; \
         const ticks = [...svg.querySelectorAll('text[text-anchor=middle]')].filter(t => /^[0-9.]+$/.test(t.textContent)); \
         const [a, b] = [ticks[0], ticks[ticks.length - 1]]; \
         const value = x => +a.textContent + (x - middle(a)) / (middle(b) - middle(a)) * (b.textContent - a.textContent); \
         return [...svg.querySelectorAll('g')].map(g => { const w = g.querySelectorAll('[class^=c-w]'); \
         return [value(middle(g.querySelector('[class^=c-m]'))), value(middle(w[1])), value(middle(w[2]))]; }); })()",
    );
    let json = score_json(&EXAMPLE);
    let groups = json["groups"].as_array().expect("groups");
    assert_eq!(places.as_array().map(Vec::len), Some(groups.len()));
    for (drawn, group) in places.as_array().expect("dots").iter().zip(groups) {
        for (at, path) in ["/brier/value", "/brier/low", "/brier/high"].into_iter().enumerate() {
            let (drawn, expected) = (drawn[at].as_f64().expect("a place"), group.pointer(path).and_then(Value::as_f64));
            assert!((drawn - expected.expect("a number")).abs() < 0.002, "{path}: {drawn}, {expected:?}");
        }
    }
    let squares = browser.evaluate(
        "[...document.querySelectorAll('[id^=chart-calibration-] svg')].slice(0, 3)\
         .map(svg => [...svg.querySelectorAll('g')].filter(g => g.querySelector('[class^=c-o]')).length)",
    );
    let bins: Vec<usize> = groups.iter().map(|group| group["bins"].as_array().map_or(0, Vec::len)).collect();
    assert_eq!(squares, serde_json::json!(bins));
}

/// Whether letters are as wide as the charts take them to be: those of Arial, Arimo or Liberation Sans.
fn has_letters_of_usual_width() -> bool {
    let font = std::process::Command::new("fc-match").arg("Arial").output();
    let name = font.map(|font| String::from_utf8_lossy(&font.stdout).into_owned()).unwrap_or_default();
    ["Arial", "Arimo", "Liberation"].iter().any(|known| name.contains(known))
}

#[test]
fn nothing_is_cut_and_no_labels_touch() {
    if !has_letters_of_usual_width() {
        println!("No font with the letters of Arial is installed: where labels stand was not judged.");
        return;
    }
    let Some(mut browser) = started() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    for (name, file) in pages(folder.path()) {
        browser.open(&file, 1280, "light");
        let wrong = browser.evaluate(
            "[...document.querySelectorAll('svg')].flatMap(svg => { const frame = svg.getBoundingClientRect(); \
             const texts = [...svg.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect()]); \
             const cut = texts.filter(([, b]) => b.left < frame.left - 1 || b.right > frame.right + 1 || b.top < frame.top - 1 || b.bottom > frame.bottom + 1); \
             const touch = (a, b) => a.left < b.right - 2 && b.left < a.right - 2 && a.top < b.bottom - 4 && b.top < a.bottom - 4; \
             const touching = texts.flatMap(([s, a], i) => texts.slice(i + 1).filter(([, b]) => touch(a, b)).map(([t]) => s + ' × ' + t)); \
             return [...cut.map(([t]) => svg.parentElement.id + ' cut: ' + t), ...touching.map(t => svg.parentElement.id + ' touch: ' + t)]; })",
        );
        assert_eq!(wrong, serde_json::json!([]), "{name}");
    }
}

#[test]
fn axe_finds_nothing() {
    let script =
        std::env::var_os("TRACKRECORD_AXE").map(PathBuf::from).and_then(|path| std::fs::read_to_string(path).ok());
    let Some(script) = script else {
        println!("TRACKRECORD_AXE names no axe.min.js: accessibility was not judged.");
        return;
    };
    let Some(mut browser) = started() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    for (name, file) in pages(folder.path()) {
        for (width, scheme) in [(1280, "light"), (390, "dark")] {
            browser.open(&file, width, scheme);
            browser.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
            browser.evaluate(&format!("{script}; 0"));
            let violations = browser.evaluate(
                "axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 2).map(n => n.html.slice(0, 200)).join(' | ')))",
            );
            assert_eq!(violations, serde_json::json!([]), "{name} at {width}, {scheme}");
        }
    }
}

#[test]
fn a_click_on_a_heading_sorts_the_table() {
    let Some(mut browser) = started() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("page.html");
    std::fs::write(&file, report(&EXAMPLE, &[])).expect("written");
    browser.open(&file, 1280, "light");
    let column =
        "[...document.querySelectorAll('#answer .card thead th')].findIndex(h => h.textContent === 'Brier score')";
    let numbers = format!(
        "(() => {{ const at = {column}; document.querySelectorAll('#answer .card thead button')[at].click(); \
         return [document.querySelectorAll('#answer .card thead th')[at].ariaSort, \
         ...[...document.querySelectorAll('#answer .card tbody tr')].map(r => +r.cells[at].querySelector('data').value)]; }})()"
    );
    for (sorted, falls) in [("ascending", false), ("descending", true)] {
        let found = browser.evaluate(&numbers);
        let [way, values @ ..] = found.as_array().expect("numbers").as_slice() else { panic!("{found}") };
        assert_eq!(way, sorted);
        let values: Vec<f64> = values.iter().filter_map(Value::as_f64).collect();
        assert_eq!(values.len(), 3);
        assert!(values.is_sorted_by(|a, b| if falls { a > b } else { a < b }), "{sorted}: {values:?}");
    }
}
