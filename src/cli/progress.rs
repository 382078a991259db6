//! A progress bar on the terminal for runs that take longer than a second; nothing when piped.

use std::io::IsTerminal;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::dataset::Progress;

const PATIENCE: Duration = Duration::from_secs(1);
const REDRAW: Duration = Duration::from_millis(100);

/// Runs `work` and meanwhile draws how far it is, unless `quiet` or standard error is no terminal.
pub fn with_bar<T>(quiet: bool, work: impl FnOnce(&Progress) -> T) -> T {
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
    let bar = ProgressBar::new(1);
    // The template is constant; should it ever be wrong, the default style serves as well.
    if let Ok(style) = ProgressStyle::with_template("{msg:>9} {wide_bar} {percent:>3}%") {
        bar.set_style(style);
    }
    while !done.load(Ordering::Relaxed) {
        let resamples = progress.resamples.load(Ordering::Relaxed);
        let (message, total, now) = if resamples > 0 {
            ("intervals", resamples, progress.drawn.load(Ordering::Relaxed))
        } else {
            ("reading", progress.bytes.load(Ordering::Relaxed), progress.read.load(Ordering::Relaxed))
        };
        bar.set_message(message);
        bar.set_length(total.max(1));
        bar.set_position(now);
        std::thread::park_timeout(REDRAW);
    }
    bar.finish_and_clear();
}
