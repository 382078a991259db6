//! `trackrecord serve` and whoever asks it something, by hand.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Stdio};

use super::program::command;

/// A run that serves.
pub(crate) struct Served {
    child: Child,
    _out: BufReader<ChildStdout>,
    /// `http://127.0.0.1:PORT/TOKEN/`.
    pub(crate) address: String,
    /// Where temporary files go.
    pub(crate) temporary: tempfile::TempDir,
}

/// What was answered.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Served {
    pub(crate) fn start(folder: &Path, arguments: &[&str]) -> Self {
        let temporary = tempfile::tempdir().expect("a folder");
        let mut command = command();
        command.arg("serve").args(arguments).current_dir(folder).env("TMPDIR", temporary.path());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program starts");
        let mut out = BufReader::new(child.stdout.take().expect("a pipe"));
        let mut address = String::new();
        out.read_line(&mut address).expect("an address");
        Self { child, _out: out, address: address.trim().to_owned(), temporary }
    }

    /// `127.0.0.1:PORT`.
    pub(crate) fn host(&self) -> &str {
        self.address.split('/').nth(2).expect("a host")
    }

    /// `/TOKEN/`.
    pub(crate) fn root(&self) -> String {
        format!("/{}/", self.address.split('/').nth(3).expect("a token"))
    }

    /// The private folder, if there is one.
    pub(crate) fn private_folder(&self) -> Option<PathBuf> {
        std::fs::read_dir(self.temporary.path()).expect("a folder").next().map(|entry| entry.expect("an entry").path())
    }

    /// Asks with these header lines, and reads all that is answered.
    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(self.host()).expect("it listens");
        let mut head = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
        for (name, value) in headers {
            write!(head, "{name}: {value}\r\n").expect("a string");
        }
        // Whoever is refused may be so before all is sent.
        let _ = stream.write_all(format!("{head}\r\n").as_bytes()).and_then(|()| stream.write_all(body));
        let mut answered = vec![];
        let _ = stream.read_to_end(&mut answered);
        let end = answered.windows(4).position(|bytes| bytes == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8_lossy(&answered[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        Answer { status, head, body: answered[end + 4..].to_vec() }
    }

    /// Asks for a page or a file.
    pub(crate) fn get(&self, page: &str) -> Answer {
        self.ask("GET", &format!("{}{page}", self.root()), &[("Host", self.host())], b"")
    }

    /// Sends a form.
    pub(crate) fn post(&self, action: &str, fields: &[(&str, &str)]) -> Answer {
        let coded = |text: &str| text.bytes().fold(String::new(), |all, byte| all + &format!("%{byte:02X}"));
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", coded(name), coded(value))).collect();
        let (body, origin) = (pairs.join("&"), format!("http://{}", self.host()));
        let length = body.len().to_string();
        let headers = [
            ("Host", self.host()),
            ("Origin", origin.as_str()),
            ("Content-Type", "application/x-www-form-urlencoded"),
            ("Content-Length", length.as_str()),
        ];
        self.ask("POST", &format!("{}{action}", self.root()), &headers, body.as_bytes())
    }

    /// Sends files.
    pub(crate) fn add(&self, files: &[(&str, &[u8])]) -> Answer {
        let mut body = vec![];
        for (name, bytes) in files {
            let head = format!(
                "--part\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\nContent-Type: text/csv\r\n\r\n"
            );
            body.extend(head.into_bytes());
            body.extend(*bytes);
            body.extend(b"\r\n");
        }
        body.extend(b"--part--\r\n");
        let length = body.len().to_string();
        let headers = [
            ("Host", self.host()),
            ("Content-Type", "multipart/form-data; boundary=part"),
            ("Content-Length", length.as_str()),
        ];
        self.ask("POST", &format!("{}files", self.root()), &headers, &body)
    }

    /// The number of the process.
    pub(crate) fn process(&self) -> u32 {
        self.child.id()
    }

    /// Ends it at once.
    pub(crate) fn kill(&mut self) {
        self.child.kill().expect("it runs");
        self.child.wait().expect("it ends");
    }

    /// Waits for its end.
    pub(crate) fn wait(&mut self) -> Option<i32> {
        self.child.wait().expect("it ends").code()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
