//! Ids of questions that a spreadsheet took for numbers.

use super::entry::{CatalogueEntry, error, warning};
use crate::diagnostics::Code;

pub(super) const ENTRIES: &[CatalogueEntry] = &[
    warning(
        Code::IdsDamaged,
        [
            "Ids look as if a spreadsheet had taken them for numbers.",
            "It shows 521143e71 as 5.21143E+76 and keeps fifteen digits of a number; what was cut off is lost, and two ids may have \
             become one.",
            "2024010112345670 instead of 2024010112345678",
            "Export the log again from where it was kept, and import the column of ids as text.",
        ],
    ),
    error(
        Code::IdsFellTogether,
        [
            "One id stands for several questions, as a spreadsheet took ids for numbers.",
            "Forecasts would be scored by the outcome of another question.",
            "202401011234567000 beside \"Will A happen?\" and beside \"Will B happen?\"",
            "Export the log again with its ids as text, or tell questions apart by another column with --map question_id=COLUMN.",
        ],
    ),
    warning(
        Code::IdsWrittenOtherwise,
        [
            "The resolutions know questions by another form of their ids.",
            "Questions are joined letter by letter, so forecasts on them stay open though their outcome is known.",
            "2024010112345678 in the forecasts, 2.02401E+15 in the resolutions",
            "Write the ids alike in both files: import their column as text.",
        ],
    ),
];
