#![no_main]

#[path = "../../tests/fuzz_entries/mod.rs"]
#[allow(dead_code)]
mod entries;

libfuzzer_sys::fuzz_target!(|data: &[u8]| entries::phrases(data));
