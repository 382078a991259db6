//! What never ends, and what changes while it is read.

use std::io::Write;
use std::process::Stdio;

use crate::support::program::{Folder, command};

const RESOLUTIONS: &str = "question_id,resolved_on,outcome\nQ1,2017-06-30,yes\n";

#[test]
#[cfg(target_os = "linux")]
fn a_device_that_never_ends_was_copied_until_the_disk_was_full() {
    let folder = Folder::with(&[("r.csv", RESOLUTIONS)]);
    for (device, why) in [("/dev/zero", "no line end"), ("/dev/urandom", "neither text nor a workbook")] {
        for arguments in [vec![device, "-r", "r.csv"], vec!["r.csv", "-r", device]] {
            let ran = folder.score(&arguments);
            assert_eq!(ran.status, 3, "{}", ran.err);
            assert!(ran.err.contains(why), "{}", ran.err);
        }
    }
}

#[test]
fn a_program_that_says_the_same_for_ever_is_stopped() {
    let folder = Folder::with(&[("r.csv", RESOLUTIONS)]);
    let mut program = command();
    program.args(["score", "-", "-r", "r.csv"]).current_dir(folder.path());
    let mut child = program.stdin(Stdio::piped()).stderr(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let lines = b"Q1,A,t,2017-03-01,0.7\n".repeat(1000);
    while stdin.write_all(&lines).is_ok() {}
    let ran = child.wait_with_output().unwrap();
    assert_eq!(ran.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&ran.stderr).contains("the same line over and over"));
}
