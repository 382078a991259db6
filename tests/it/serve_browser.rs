//! The pages of `serve` in a real browser: headless Chromium, where there is one; `.ci/run` sees to it.

use serde_json::{Value, json};

use crate::support::browser::Browser;
use crate::support::program::Folder;
use crate::support::served::Served;

/// Days of which none tells whether the month or the day comes first; one question is open.
const LOG: &str = "question_id,source,source_type,forecast_date,probability,resolved_on,outcome,closes_on\n\
    Q1,Ann,analyst,3/1/2017,0.7,12/11/2017,yes,\nQ2,Ann,analyst,4/1/2017,0.4,12/11/2017,no,\nQ3,Ann,analyst,5/1/2017,0.6,,,12/12/2017\n";

fn started() -> Option<(Browser, Served, Folder)> {
    let folder = Folder::with(&[("log.csv", LOG)]);
    let Some(browser) = Browser::start() else {
        println!("No Chromium here: the pages were not looked at.");
        return None;
    };
    let served = Served::start(folder.path(), &["--no-project"]);
    Some((browser, served, folder))
}

/// Puts a file into the field for files, as if it was chosen there.
fn choose(browser: &mut Browser, file: &std::path::Path) {
    let document = browser.call("DOM.getDocument", &json!({}));
    let root = document["root"]["nodeId"].clone();
    let field = browser.call("DOM.querySelector", &json!({"nodeId": root, "selector": "#add-0"}));
    browser.call("DOM.setFileInputFiles", &json!({"files": [file], "nodeId": field["nodeId"]}));
}

fn text(browser: &mut Browser) -> String {
    browser.evaluate("document.body.innerText").as_str().expect("a text").to_owned()
}

/// What the browser itself had to say: errors, and everything it asked for.
fn quiet(browser: &Browser, address: &str) {
    let said =
        [browser.of("Log.entryAdded"), browser.of("Runtime.consoleAPICalled"), browser.of("Runtime.exceptionThrown")];
    assert_eq!(said.concat(), Vec::<&Value>::new());
    for event in browser.of("Network.requestWillBeSent") {
        let asked = event["params"]["request"]["url"].as_str().expect("an address");
        assert!(asked.starts_with(address) || asked.starts_with("data:"), "{asked}");
    }
}

/// From the file to the verdict, the resolution and the download; no step needs a script or a mouse.
#[test]
fn chosen_settled_read_resolved() {
    let Some((mut browser, served, folder)) = started() else { return };
    browser.visit(&served.address, 1280, "light");
    choose(&mut browser, &folder.path().join("log.csv"));
    browser.follow("document.querySelector('#add button').click()");
    assert!(text(&mut browser).contains("can be read in more than one order"));
    quiet(&browser, &served.address);
    browser.follow(
        "document.querySelector('#open-questions-0-0').click(); document.querySelector('#open-questions button').click()",
    );
    let read = text(&mut browser);
    assert!(read.contains("2 forecasts scored") && read.contains("too few"), "{read}");
    browser.follow("[...document.querySelectorAll('nav.pages a')].find(a => a.textContent === 'To resolve').click()");
    assert!(text(&mut browser).contains("Q3"));
    browser.follow("document.querySelector('#due-0 button[value=yes]').click()");
    let resolved = text(&mut browser);
    assert!(resolved.contains("Q3 is resolved as yes") && resolved.contains("Nothing is to be resolved"), "{resolved}");
    quiet(&browser, &served.address);
    let downloaded = browser
        .evaluate("fetch('download/report.html').then(() => 'fetched', () => 'refused by the policy of the page')");
    assert_eq!(downloaded, "refused by the policy of the page", "no script may ask for anything");
}

/// A file that is let go of anywhere on the page is read as one that is chosen.
#[test]
fn dropped_anywhere() {
    let Some((mut browser, served, _folder)) = started() else { return };
    browser.visit(&served.address, 1280, "dark");
    browser.follow(&format!(
        "(() => {{ const carried = new DataTransfer(); carried.items.add(new File([{}], 'dropped.csv')); \
         document.body.dispatchEvent(new DragEvent('drop', {{dataTransfer: carried, bubbles: true, cancelable: true}})); }})()",
        json!(LOG)
    ));
    assert!(text(&mut browser).contains("dropped.csv"));
}

/// Tab, space and the key of arrows alone.
#[test]
fn by_keyboard_alone() {
    let Some((mut browser, served, folder)) = started() else { return };
    browser.visit(&served.address, 1280, "light");
    choose(&mut browser, &folder.path().join("log.csv"));
    browser.follow("document.querySelector('#add').requestSubmit()");
    let press = |browser: &mut Browser, key: &str, code: u32| {
        for kind in ["keyDown", "keyUp"] {
            let text = if key == "Enter" {
                "\r"
            } else if key == " " {
                " "
            } else {
                ""
            };
            let event = json!({"type": kind, "key": key, "windowsVirtualKeyCode": code, "text": text});
            browser.call("Input.dispatchKeyEvent", &event);
        }
    };
    let reach = |browser: &mut Browser, wanted: &str| {
        for _ in 0..60 {
            press(browser, "Tab", 9);
            if browser.evaluate(&format!("!!document.activeElement.closest('{wanted}')")) == true {
                return;
            }
        }
        panic!("{wanted} is not reached by Tab");
    };
    reach(&mut browser, "#open-questions input[type=radio]");
    press(&mut browser, " ", 32);
    assert_eq!(browser.evaluate("document.querySelectorAll('#open-questions input:checked').length"), 1);
    reach(&mut browser, "#open-questions button");
    browser.follow("0; setTimeout(() => document.activeElement.click(), 50)");
    assert!(text(&mut browser).contains("2 forecasts scored"));
    // Every field has a name, and every place that has the focus shows it.
    browser.visit(&format!("{}due", served.address), 1280, "light");
    let nameless =
        "[...document.querySelectorAll('input:not([type=hidden]),select')].filter(f => !f.labels.length).length";
    assert_eq!(browser.evaluate(nameless), 0);
}

#[test]
fn no_sideways_scroll_and_axe_finds_nothing() {
    let Some((mut browser, served, folder)) = started() else { return };
    let axe = std::env::var("TRACKRECORD_AXE").ok().map(|file| std::fs::read_to_string(file).expect("axe.min.js"));
    if axe.is_none() {
        println!("TRACKRECORD_AXE names no axe.min.js: accessibility was not judged.");
    }
    let look = |browser: &mut Browser, page: &str| {
        for (width, scheme) in [(1280, "light"), (390, "light"), (390, "dark")] {
            browser.visit(&format!("{}{page}", served.address), width, scheme);
            let wide = browser.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assert_eq!(wide, 0, "{page:?} at {width} scrolls sideways");
            if let Some(axe) = &axe {
                browser.evaluate(&format!("{axe}; 0"));
                let found = browser.evaluate(
                    "axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 2).map(n => n.html.slice(0, 200)).join(' | ')))",
                );
                assert_eq!(found, json!([]), "{page:?} at {width}, {scheme}");
            }
        }
    };
    look(&mut browser, "");
    browser.visit(&served.address, 1280, "light");
    choose(&mut browser, &folder.path().join("log.csv"));
    browser.follow("document.querySelector('#add').requestSubmit()");
    look(&mut browser, "");
    served.post("settle", &[("chosen0", "--date-order\u{241f}dmy")]);
    for page in ["", "report", "scores", "comparison", "check", "due", "downloads"] {
        look(&mut browser, page);
    }
}
