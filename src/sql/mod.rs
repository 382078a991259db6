//! `trackrecord sql`: which forecasts count, and how they are added up, as a script for an engine.
//!
//! `script.sql` has the steps, the same for all engines; [`dialect`] what engines say each in its own way, [`unsaid`] which options no script
//! can say, [`places`] what is put into the script.

mod dialect;
mod places;
mod unsaid;

use std::collections::BTreeMap;

pub(crate) use dialect::Engine;

use crate::error::Error;
use crate::options::RunOptions;
use dialect::SqlDialect;
pub(crate) use places::Relations;

const SCRIPT: &str = include_str!("script.sql");

/// The script.
///
/// # Errors
/// When an option asks for what it cannot say.
pub(crate) fn script(engine: Engine, relations: Relations<'_>, options: &RunOptions) -> Result<String, Error> {
    unsaid::check(options)?;
    let dialect = SqlDialect::of(engine);
    let places = places::of(&dialect, relations, options);
    Ok(filled(SCRIPT, &places, &dialect))
}

/// The text with every `{name}` replaced by what the place has, and every `{word:argument}` by what the dialect makes of it.
fn filled(text: &str, places: &BTreeMap<&'static str, String>, dialect: &SqlDialect) -> String {
    let mut made = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        made.push_str(before);
        let end = closing(after);
        let inside = &after[..end];
        rest = after.get(end + 1..).unwrap_or_default();
        match inside.split_once(':') {
            Some((word, argument)) => made.push_str(&dialect.say(word, &filled(argument, places, dialect))),
            None => made.push_str(places.get(inside).map_or("", String::as_str)),
        }
    }
    made + rest
}

/// Where the brace ends that was opened before.
fn closing(text: &str) -> usize {
    let mut depth = 1;
    for (at, sign) in text.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Day;

    #[test]
    fn every_place_of_the_script_is_filled() {
        let options = RunOptions::new(vec![], vec![], Day::from_ymd(2020, 1, 1).unwrap());
        let relations = Relations { forecasts: "f", resolutions: "r" };
        for engine in [Engine::Duckdb, Engine::Spark, Engine::Datafusion] {
            let places = places::of(&SqlDialect::of(engine), relations, &options);
            let (mut rest, mut seen) = (SCRIPT, 0);
            while let Some((_, after)) = rest.split_once('{') {
                let name: String = after.chars().take_while(|sign| sign.is_ascii_lowercase() || *sign == '_').collect();
                assert!(
                    places.contains_key(name.as_str())
                        || ["fold", "joint", "days", "milliseconds"].contains(&name.as_str()),
                    "{name}"
                );
                (rest, seen) = (after, seen + 1);
            }
            assert!(
                seen > 50
                    && script(engine, relations, &options).is_ok_and(|script| script.contains("trackrecord_cells"))
            );
        }
    }
}
