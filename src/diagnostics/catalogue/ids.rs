//! Ids of questions and names of sources that a spreadsheet took for numbers or dates.

use super::entry::{CatalogueEntry, error, warning};
use crate::diagnostics::Code;

pub(super) const ENTRIES: &[CatalogueEntry] = &[
    warning(
        Code::IdsDamaged,
        [
            "Ids or names look as if a spreadsheet had taken them for numbers or dates.",
            "It shows 521143e71 as 5.21143E+76, keeps fifteen digits of a number and makes 1-Mar of 3-1; what was cut off is lost, and \
             two ids may have become one.",
            "2024010112345670 instead of 2024010112345678",
            "Export the log again from where it was kept, and import the column of ids or names as text.",
        ],
    ),
    error(
        Code::IdsFellTogether,
        [
            "One id stands for several questions, or one name for several sources, as a spreadsheet took them for numbers or dates.",
            "Forecasts would be scored by the outcome of another question, or taken for repetitions of each other.",
            "202401011234567000 beside \"Will A happen?\" and beside \"Will B happen?\"",
            "Export the log again with its ids as text, or tell questions apart by another column with --map question_id=COLUMN, sources \
             with --map source=COLUMN.",
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
