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
        [
            "Kennungen oder Namen sehen aus, als hätte ein Tabellenprogramm sie für Zahlen oder Daten gehalten.",
            "Es zeigt 521143e71 als 5.21143E+76, behält von einer Zahl fünfzehn Stellen und macht aus 3-1 den 1-Mar; was \
             abgeschnitten ist, ist verloren, und aus zwei Kennungen kann eine geworden sein.",
            "Das Protokoll dort, wo es geführt wird, noch einmal exportieren und die Spalte der Kennungen oder Namen als Text \
             einlesen.",
        ],
    )
    .example_in_german("2024010112345670 statt 2024010112345678"),
    error(
        Code::IdsFellTogether,
        [
            "One id stands for several questions, or one name for several sources, as a spreadsheet took them for numbers or dates.",
            "Forecasts would be scored by the outcome of another question, or taken for repetitions of each other.",
            "202401011234567000 beside \"Will A happen?\" and beside \"Will B happen?\"",
            "Export the log again with its ids as text, or tell questions apart by another column with --map question_id=COLUMN, sources \
             with --map source=COLUMN.",
        ],
        [
            "Eine Kennung steht für mehrere Fragen oder ein Name für mehrere Quellen, weil ein Tabellenprogramm sie für Zahlen oder \
             Daten hielt.",
            "Prognosen würden am Ergebnis einer anderen Frage gemessen oder für Wiederholungen voneinander gehalten.",
            "Das Protokoll mit den Kennungen als Text noch einmal exportieren oder die Fragen mit --map question_id=COLUMN, die \
             Quellen mit --map source=COLUMN nach einer anderen Spalte unterscheiden.",
        ],
    )
    .example_in_german("202401011234567000 neben „Will A happen?“ und neben „Will B happen?“"),
    warning(
        Code::IdsWrittenOtherwise,
        [
            "The resolutions know questions by another form of their ids.",
            "Questions are joined letter by letter, so forecasts on them stay open though their outcome is known.",
            "2024010112345678 in the forecasts, 2.02401E+15 in the resolutions",
            "Write the ids alike in both files: import their column as text.",
        ],
        [
            "In den Auflösungen stehen die Kennungen der Fragen in anderer Form.",
            "Fragen werden Zeichen für Zeichen zugeordnet; die Prognosen bleiben also offen, obwohl das Ergebnis bekannt ist.",
            "Die Kennungen in beiden Dateien gleich schreiben: ihre Spalte als Text einlesen.",
        ],
    )
    .example_in_german("2024010112345678 in den Prognosen, 2.02401E+15 in den Auflösungen"),
];
