//! A headless Chromium, driven by the `DevTools` protocol over a pair of pipes.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

/// Longer than any answer takes, even on a busy machine.
const PATIENCE: Duration = Duration::from_mins(2);

/// A browser with one page.
pub(crate) struct Browser {
    child: Child,
    input: ChildStdin,
    messages: Receiver<Value>,
    events: Vec<Value>,
    session: Option<String>,
    next: u64,
    _profile: tempfile::TempDir,
}

/// The program, if there is one.
fn program() -> Option<&'static str> {
    ["chromium", "chromium-browser", "google-chrome"].into_iter().find(|name| {
        Command::new(name)
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|s| s.success())
    })
}

impl Browser {
    /// Starts it; `None` where there is none.
    pub(crate) fn start() -> Option<Self> {
        let profile = tempfile::tempdir().expect("a folder");
        // The protocol's pipes are the descriptors 3 and 4.
        let command = format!(
            "exec {} --headless=new --no-sandbox --disable-gpu --no-first-run --remote-debugging-pipe \
             --user-data-dir='{}' 3<&0 4>&1 2>/dev/null",
            program()?,
            profile.path().display(),
        );
        let mut child = Command::new("sh")
            .args(["-c", &command])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a shell");
        let (input, output) = (child.stdin.take().expect("a pipe"), child.stdout.take().expect("a pipe"));
        let (send, messages) = channel();
        std::thread::spawn(move || {
            let mut output = BufReader::new(output);
            let mut message = vec![];
            while output.read_until(0, &mut message).is_ok_and(|bytes| bytes > 0) {
                message.pop();
                if send.send(serde_json::from_slice(&message).expect("JSON")).is_err() {
                    return;
                }
                message.clear();
            }
        });
        let mut browser = Self { child, input, messages, events: vec![], session: None, next: 0, _profile: profile };
        let target = browser.call("Target.createTarget", &json!({"url": "about:blank"}));
        let attached = browser.call("Target.attachToTarget", &json!({"targetId": target["targetId"], "flatten": true}));
        browser.session = attached["sessionId"].as_str().map(str::to_owned);
        for domain in ["Page", "Log", "Network", "Runtime"] {
            browser.call(&format!("{domain}.enable"), &json!({}));
        }
        Some(browser)
    }

    /// Calls a method and waits for what it gives.
    pub(crate) fn call(&mut self, method: &str, parameters: &Value) -> Value {
        self.next += 1;
        let mut message = json!({"id": self.next, "method": method, "params": parameters});
        if let Some(session) = &self.session {
            message["sessionId"] = json!(session);
        }
        let mut bytes = message.to_string().into_bytes();
        bytes.push(0);
        self.input.write_all(&bytes).expect("the browser listens");
        loop {
            let mut answer = self.receive();
            if answer["id"] == json!(self.next) {
                assert!(answer["error"].is_null(), "{method}: {}", answer["error"]);
                return answer["result"].take();
            }
            self.events.push(answer);
        }
    }

    fn receive(&self) -> Value {
        self.messages.recv_timeout(PATIENCE).expect("the browser answers")
    }

    /// Shows a file in a window of this width, light or dark.
    pub(crate) fn open(&mut self, file: &Path, width: u32, scheme: &str) {
        self.visit(&format!("file://{}", file.display()), width, scheme);
    }

    /// Shows what is at an address.
    pub(crate) fn visit(&mut self, address: &str, width: u32, scheme: &str) {
        let size = json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500});
        self.call("Emulation.setDeviceMetricsOverride", &size);
        let features = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
        self.call("Emulation.setEmulatedMedia", &features);
        self.events.clear();
        self.call("Page.navigate", &json!({"url": address}));
        self.loaded();
    }

    /// Waits until a page has been loaded since the last one was asked for.
    pub(crate) fn loaded(&mut self) {
        while self.of("Page.loadEventFired").is_empty() {
            let event = self.receive();
            self.events.push(event);
        }
    }

    /// Does what leads to another page, and waits for that.
    pub(crate) fn follow(&mut self, expression: &str) {
        self.events.clear();
        self.evaluate(expression);
        self.loaded();
    }

    /// Events of a kind since the page was opened.
    pub(crate) fn of(&self, method: &str) -> Vec<&Value> {
        self.events.iter().filter(|event| event["method"] == method).collect()
    }

    /// What an expression gives in the page.
    pub(crate) fn evaluate(&mut self, expression: &str) -> Value {
        let parameters = json!({"expression": expression, "returnByValue": true, "awaitPromise": true});
        let mut result = self.call("Runtime.evaluate", &parameters);
        assert!(result["exceptionDetails"].is_null(), "{expression:.200}: {}", result["exceptionDetails"]);
        result["result"]["value"].take()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
