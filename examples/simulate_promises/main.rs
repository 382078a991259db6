//! Do intervals, tests and verdicts keep their promise? Draws logs whose truth is known, scores and compares them as any user would, and
//! prints Markdown tables of how often what is said is true:
//!
//! ```sh
//! cargo run --release --example simulate_promises -- --logs 1000 --seed 1
//! ```
//!
//! `--break naive-errors` (the interval of the Brier score takes forecasts as independent) and `--break without-holm` (pairs are called by
//! their own p-values) do what must fail.
//!
//! `--reduced` takes few worlds and few logs, `--world NAME` the tables whose name has NAME in it, `--questions N` of worlds of one group
//! those with so many questions, `--threads N` so many threads, which changes nothing but the time. Ends with 1 if a promise broke by more than chance.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "tables are what it is for")]

mod calibrated;
mod comparing;
mod kinds;
mod kinds_world;
mod law;
mod panel;
mod plan;
mod power;
mod promise;
mod run;
mod world;

use plan::Plan;
use std::process::ExitCode;

fn main() -> ExitCode {
    let plan = match Plan::of(std::env::args().skip(1)) {
        Ok(plan) => plan,
        Err(wrong) => {
            eprintln!(
                "{wrong}\nusage: simulate_promises [--logs N] [--seed S] [--threads N] [--world NAME] [--questions N] [--reduced] [--break WHAT]"
            );
            return ExitCode::from(2);
        }
    };
    match plan.simulate(|text| print!("{text}")) {
        Ok(broken) if broken.is_empty() => ExitCode::SUCCESS,
        Ok(broken) => {
            eprintln!("Broken by more than chance:\n{}", broken.join("\n"));
            ExitCode::FAILURE
        }
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::from(2)
        }
    }
}
