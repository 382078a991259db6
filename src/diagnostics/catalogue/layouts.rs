//! How tables are laid out: values that stand once, lines that are no rows, other tables beside or below.

use super::entry::{CatalogueEntry, error, note, warning};
use crate::diagnostics::Code;

pub(super) const ENTRIES: &[CatalogueEntry] = &[
    note(
        Code::FilledDown,
        [
            "Blank cells took the value above them, as --fill-down says.",
            "Merged cells have their value in the first row alone, and many write a name or a day once for several rows. How likely \
             something is and how it ended is filled only where the workbook says that the cells are one.",
            "log.xlsx: 6 blank cells took the value above (--fill-down): \"question_id\" 6 (the first, A3, with \"Q1\")",
            "Look whether the first of them is right; a cell that is blank for another reason needs a value of its own.",
        ],
        [
            "Leere Zellen bekamen den Wert darüber, wie --fill-down es festlegt.",
            "Verbundene Zellen haben ihren Wert nur in der ersten Zeile, und viele schreiben einen Namen oder Tag einmal für mehrere \
             Zeilen. Wahrscheinlichkeit und Ergebnis werden nur ergänzt, wo die Arbeitsmappe sagt, dass die Zellen eine sind.",
            "Nachsehen, ob die erste stimmt; eine Zelle, die aus anderem Grund leer ist, braucht einen eigenen Wert.",
        ],
    )
    .example_in_german("log.xlsx: 6 leere Zellen bekamen den Wert darüber (--fill-down): „question_id“ 6 (die erste, A3, mit „Q1“)"),
    note(
        Code::UnitsBelowHeader,
        [
            "The line below the header says what is in the columns, and is no row.",
            "What it says of the scale of the probabilities counts as if the header said it.",
            "question_id,source,source_type,forecast_date,probability\ntext,text,text,date,%",
            "If it is a row, write its values out.",
        ],
        [
            "Die Zeile unter der Kopfzeile sagt, was in den Spalten steht, und gehört nicht zur Tabelle.",
            "Was sie über die Skala der Wahrscheinlichkeiten sagt, gilt, als stünde es in der Kopfzeile.",
            "Ist es doch eine Zeile der Tabelle, ihre Werte ausschreiben.",
        ],
    ),
    warning(
        Code::SectionRow,
        [
            "This line has one cell alone and is no forecast: a heading of the rows below it, or a row that was begun; it was skipped.",
            "A heading between the rows is none of them. What it says of the rows below, such as their source type, is read of none \
             of them.",
            "Q1 2018,,,,\nQ1,Desk,consultant,2018-03-01,0.6",
            "If it says something of the rows below it, write that into a column of its own, in each row; if it is a row, fill in its cells; else nothing needs to be done.",
        ],
        [
            "In dieser Zeile ist nur eine Zelle gefüllt, sie ist keine Prognose: eine Überschrift für die Zeilen darunter oder eine \
             angefangene Zeile; sie wurde übersprungen.",
            "Eine Zwischenüberschrift ist keine Zeile der Tabelle. Was sie über die Zeilen darunter sagt, etwa ihren Quellentyp, wird \
             bei keiner gelesen.",
            "Sagt sie etwas über die Zeilen darunter, es in jeder Zeile in eine eigene Spalte schreiben; ist sie eine Zeile, ihre \
             Zellen ausfüllen; sonst ist nichts zu tun.",
        ],
    ),
    error(
        Code::TableBelow,
        [
            "Another table begins below that of the forecasts.",
            "Its cells mean something else, or stand in other columns: read as rows of the first table they would be wrong ones.",
            "question_id,source,…\nQ1,Desk,…\n\nSource,Forecasts,Average\nDesk,12,0.6",
            "Give it a file or sheet of its own, or delete it.",
        ],
        [
            "Unter der Tabelle der Prognosen beginnt eine weitere.",
            "Ihre Zellen bedeuten anderes oder stehen in anderen Spalten: Als Zeilen der ersten Tabelle gelesen wären sie falsch.",
            "In eine eigene Datei oder auf ein eigenes Blatt stellen oder löschen.",
        ],
    ),
    error(
        Code::TableBeside,
        [
            "Another table stands beside that of the forecasts, behind a column without a header.",
            "Its rows are about other things than those beside which they stand, so its columns must not be read together with them.",
            "question_id,source,…,probability,,Question,Outcome",
            "Give it a file or sheet of its own, or delete its columns.",
        ],
        [
            "Neben der Tabelle der Prognosen steht hinter einer Spalte ohne Überschrift eine weitere.",
            "Ihre Zeilen handeln von anderem als die, neben denen sie stehen; ihre Spalten dürfen nicht mit ihnen zusammen gelesen \
             werden.",
            "In eine eigene Datei oder auf ein eigenes Blatt stellen oder die Spalten löschen.",
        ],
    ),
    error(
        Code::ValueStandsOnce,
        [
            "A value stands once and may hold for the rows below it.",
            "Merged cells have their value in the first row alone, and many write a name or a day once for several rows. But a cell \
             may also be blank because its value is missing, and then the value above would be a wrong one.",
            "Q1,Desk,consultant,2017-03-01,0.6\n,Agency,analyst,2017-03-01,0.7",
            "If the values above hold for these rows, say so with --fill-down; if they are blank on purpose, with --fill-down=no; else fill \
             the cells in.",
        ],
        [
            "Ein Wert steht nur einmal da und gilt vielleicht auch für die Zeilen darunter.",
            "Verbundene Zellen haben ihren Wert nur in der ersten Zeile, und viele schreiben einen Namen oder Tag einmal für mehrere \
             Zeilen. Eine Zelle kann aber auch leer sein, weil ihr Wert fehlt; dann wäre der Wert darüber falsch.",
            "Gelten die Werte darüber auch für diese Zeilen, --fill-down angeben; sind sie mit Absicht leer, --fill-down=no; sonst \
             die Zellen ausfüllen.",
        ],
    ),
];
