//! Both forms of the template have the same columns.

use crate::input::columns::match_headers;
use crate::template::columns::{FORECASTS, QUESTIONS};
use crate::template::{FORECASTS_CSV, RESOLUTIONS_CSV};

#[test]
fn both_forms_have_the_same_columns_with_canonical_names() {
    for (columns, csv) in [(&FORECASTS[..], FORECASTS_CSV), (&QUESTIONS[..], RESOLUTIONS_CSV)] {
        let names: Vec<&str> = columns.iter().map(|column| column.field.name()).collect();
        assert_eq!(csv.lines().next(), Some(names.join(",").as_str()));
        let found = match_headers(&names, &[]).expect("clear");
        assert!(found.inferred().is_empty() && found.extra().is_empty());
        let examples: Vec<&str> = columns.iter().map(|column| column.example).collect();
        assert_eq!(csv.lines().nth(1), Some(examples.join(",").as_str()));
    }
}
