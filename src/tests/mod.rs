//! Tests that need the inside of several folders at once. Those of one stand beside it.

mod accounting;
mod examples;
mod fuzz_smoke;
mod hedges;
mod large_log;
mod lexicon;
mod made_up_report;
mod one_decision;
mod render;
#[path = "../../tests/it/support/same_values.rs"]
mod same_values;
mod simulate_compare;
mod simulate_readers;
mod simulate_types;
mod simulated_log;
mod template;
mod words;
