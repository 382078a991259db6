//! The committed example log is what its generator writes, byte for byte.

#[path = "../../examples/example_log/mod.rs"]
mod generator;

use std::path::Path;

fn committed(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/example");
    std::fs::read(folder.join(name)).expect("the example log is committed")
}

#[test]
fn the_committed_files_are_the_generators() {
    let log = generator::generate(generator::SEED).expect("writing to memory does not fail");
    for (name, drawn) in [("forecasts.csv", log.forecasts), ("resolutions.csv", log.resolutions)] {
        assert!(committed(name) == drawn, "data/example/{name} differs: cargo run --example make_example_log");
    }
}

#[test]
fn another_seed_gives_another_log() {
    let [ours, another] = [generator::SEED, generator::SEED + 1]
        .map(|seed| generator::generate(seed).expect("writing to memory does not fail"));
    assert_ne!(ours.resolutions, another.resolutions);
}
