//! A progress bar on the terminal for runs that take longer than a second; nothing when piped.

use std::io::{IsTerminal, Write, stderr};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use terminal_size::terminal_size_of;

use crate::dataset::Progress;

const PATIENCE: Duration = Duration::from_secs(1);
const REDRAW: Duration = Duration::from_millis(100);

/// Runs `work` and meanwhile draws how far it is, unless `quiet` or standard error is no terminal.
pub(crate) fn with_bar<T>(quiet: bool, work: impl FnOnce(&Progress) -> T) -> T {
    let progress = Progress::default();
    if quiet || !std::io::stderr().is_terminal() {
        return work(&progress);
    }
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let drawer = scope.spawn(|| draw(&progress, &done));
        let result = work(&progress);
        done.store(true, Ordering::Relaxed);
        drawer.thread().unpark();
        result
    })
}

fn draw(progress: &Progress, done: &AtomicBool) {
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        if done.load(Ordering::Relaxed) {
            return;
        }
        std::thread::park_timeout(REDRAW);
    }
    let mut columns = 0;
    while !done.load(Ordering::Relaxed) {
        let resamples = progress.resamples.load(Ordering::Relaxed);
        let (message, total, now) = if resamples > 0 {
            ("intervals", resamples, progress.drawn.load(Ordering::Relaxed))
        } else {
            ("reading", progress.bytes.load(Ordering::Relaxed), progress.read.load(Ordering::Relaxed))
        };
        // The last column stays free: some terminals begin a new line after it.
        columns = terminal_size_of(stderr()).map_or(80, |(width, _)| usize::from(width.0)).saturating_sub(1);
        show(&bar(message, now as f64 / total.max(1) as f64, columns));
        std::thread::park_timeout(REDRAW);
    }
    show(&" ".repeat(columns));
    show("");
}

/// A line in place of the one before. If it cannot be written, nobody waits for it.
fn show(line: &str) {
    let _ = write!(stderr(), "\r{line}").and_then(|()| stderr().flush());
}

/// What is done, how far as a bar, and how many percent, on a line of so many columns.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // columns are few, and a share is no less than 0
fn bar(message: &str, share: f64, columns: usize) -> String {
    let (share, room) = (share.clamp(0.0, 1.0), columns.saturating_sub(15));
    let full = (share * room as f64) as usize;
    format!("{message:>9} {}{} {:>3.0}%", "█".repeat(full), "░".repeat(room - full), (share * 100.0).floor())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_fills_its_line_and_no_more() {
        assert_eq!(bar("reading", 0.5, 25), "  reading █████░░░░░  50%");
        assert_eq!(bar("reading", 0.0, 19), "  reading ░░░░   0%");
        assert_eq!(bar("intervals", 2.0, 19), "intervals ████ 100%");
        assert_eq!(bar("intervals", 0.999, 3), "intervals   99%");
    }
}
