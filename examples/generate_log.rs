//! Writes a large made-up log, to measure with: `cargo run --release --example generate_log -- N FOLDER [--shuffle]`.
//!
//! FOLDER gets `forecasts.csv` with N rows, by day or (with `--shuffle`) in no order, and `resolutions.csv`. The same
//! N gives the same bytes, and the same forecasts in either order.

#[path = "../benches/large_log/mod.rs"]
mod large_log;

use std::error::Error;
use std::path::Path;

use large_log::LargeLog;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (rows, folder, shuffled) = match arguments[..] {
        [rows, folder] => (rows, folder, false),
        [rows, folder, "--shuffle"] => (rows, folder, true),
        _ => return Err("usage: generate_log N FOLDER [--shuffle]".into()),
    };
    LargeLog { rows: rows.parse()?, shuffled }.write(Path::new(folder))?;
    Ok(())
}
