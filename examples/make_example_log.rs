//! Rewrites the made-up newsroom log in `data/example`: `cargo run --example make_example_log`.
//!
//! The same seed gives the same bytes, which `tests/example_log.rs` checks.

mod example_log;

use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/example");
    let log = example_log::generate(example_log::SEED)?;
    std::fs::write(folder.join("forecasts.csv"), log.forecasts)?;
    std::fs::write(folder.join("resolutions.csv"), log.resolutions)?;
    Ok(())
}
