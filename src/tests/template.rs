//! The headers of the template are the canonical names in English, and are read back in German.

use crate::input::columns::match_headers;
use crate::localized::Language;
use crate::template::TemplateTable;

#[test]
fn headers_are_read_back_and_every_row_has_a_cell_for_each() {
    for (all_kinds, language) in
        [false, true].into_iter().flat_map(|all| [Language::English, Language::German].map(|language| (all, language)))
    {
        for table in [TemplateTable::forecasts(all_kinds, language), TemplateTable::questions(all_kinds, language)] {
            let names: Vec<&str> = table.columns.iter().map(|column| column.header(language)).collect();
            let found = match_headers(&names, &[]).expect("clear");
            assert!(found.extra().is_empty() && (language == Language::German || found.inferred().is_empty()));
            for (at, column) in table.columns.iter().enumerate() {
                assert_eq!(found.get(column.field), Some(at), "{}", names[at]);
            }
            assert!(table.rows.iter().all(|row| row.len() == names.len()));
        }
    }
}
