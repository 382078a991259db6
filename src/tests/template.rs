//! The headers of the template are the canonical names.

use crate::input::columns::match_headers;
use crate::template::TemplateTable;

#[test]
fn headers_are_canonical_names_and_every_row_has_a_cell_for_each() {
    for all_kinds in [false, true] {
        for table in [TemplateTable::forecasts(all_kinds), TemplateTable::questions(all_kinds)] {
            let names: Vec<&str> = table.columns.iter().map(|column| column.field.name()).collect();
            let found = match_headers(&names, &[]).expect("clear");
            assert!(found.inferred().is_empty() && found.extra().is_empty());
            assert!(table.rows.iter().all(|row| row.len() == names.len()));
        }
    }
}
