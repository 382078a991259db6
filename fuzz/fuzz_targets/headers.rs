#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| trackrecord::fuzz_entries::headers(data));
