//! Rows as a whole, blank cells, outcomes, weights, contradictions.

use super::entry::{CatalogueEntry, error, warning};
use crate::diagnostics::Code;

pub(super) const ENTRIES: &[CatalogueEntry] = &[
    error(
        Code::BlankBeforeQuote,
        [
            "A blank stands before the quotation mark, so the cell was cut in two inside the quotation marks.",
            "Quotation marks hold a cell together only if they are its first and last characters; all cells behind it have moved.",
            "Q1, \"Desk, Berlin\",consultant,2017-03-01,0.6",
            "Take out the blank before the quotation mark, or export the file again from the program that wrote it.",
        ],
        [
            "Vor dem Anführungszeichen steht ein Leerzeichen; die Zelle wurde deshalb mitten in den Anführungszeichen zerschnitten.",
            "Anführungszeichen halten eine Zelle nur zusammen, wenn sie ganz am Anfang und am Ende stehen; alle Zellen dahinter sind \
             verrutscht.",
            "Das Leerzeichen vor dem Anführungszeichen entfernen oder die Datei aus dem Programm, das sie schrieb, noch einmal \
             exportieren.",
        ],
    ),
    warning(
        Code::CellBeyondHeader,
        [
            "This cell lies beyond the last column of the header; it was ignored.",
            "The cell is ignored. Often a text has a comma in it and is not in quotation marks, so that all cells behind it \
             have moved.",
            "…,probability\n…,0.7,or more",
            "Give the column a header, or put a text that contains the delimiter in quotation marks.",
        ],
        [
            "Diese Zelle liegt hinter der letzten Spalte der Kopfzeile und wurde nicht beachtet.",
            "Oft enthält ein Text ein Komma und steht nicht in Anführungszeichen; dann sind alle Zellen dahinter verrutscht.",
            "Der Spalte eine Überschrift geben oder den Text, der das Trennzeichen enthält, in Anführungszeichen setzen.",
        ],
    ),
    error(
        Code::CellsUnusable,
        [
            "A row of --cells or --counts cannot be used.",
            "Each row stands for many forecasts: without it every number would be another one.",
            "consultant,Q1,1.2,1,3,3,3",
            "Write the files anew with the script that trackrecord sql prints.",
        ],
        [
            "Eine Zeile von --cells oder --counts ist nicht zu gebrauchen.",
            "Jede Zeile steht für viele Prognosen: Ohne sie wäre jede Zahl eine andere.",
            "Die Dateien mit dem Skript neu schreiben, das trackrecord sql ausgibt.",
        ],
    ),
    error(
        Code::DeadlinesContradictory,
        [
            "A question has two deadlines.",
            "The deadline decides when a question is overdue. That two rows differ shows that one of them is wrong.",
            "Q1,…,closes_on 2017-06-30\nQ1,…,closes_on 2017-09-30",
            "Correct the wrong one; if the deadline was moved, forecasts before and after that are on two questions: give them two ids. With --skip-bad-rows the forecasts on this question are left out.",
        ],
        [
            "Eine Frage hat zwei Fristen.",
            "Die Frist entscheidet, wann eine Frage überfällig ist. Zwei verschiedene Zeilen zeigen, dass eine falsch ist.",
            "Die falsche berichtigen; wurde die Frist verschoben, gelten Prognosen davor und danach zwei Fragen: zwei Kennungen \
             vergeben. Mit --skip-bad-rows bleiben die Prognosen zu dieser Frage weg.",
        ],
    ),
    error(
        Code::ErrorCell,
        [
            "The cell holds an error of the spreadsheet.",
            "The formula could not be computed, so there is no value to read.",
            "E17: #REF!",
            "Correct the formula in the cell.",
        ],
        [
            "In der Zelle steht ein Fehler des Tabellenprogramms.",
            "Die Formel ließ sich nicht berechnen, also gibt es keinen Wert.",
            "Die Formel in der Zelle berichtigen.",
        ],
    ),
    warning(
        Code::FooterSkipped,
        [
            "This line is a total or a remark, no row of the table; it was skipped.",
            "Exports often end with a total, a count of rows or a remark.",
            "Total: 527 forecasts",
            "If it is meant as a row, fill in its cells; else nothing needs to be done.",
        ],
        [
            "Diese Zeile ist eine Summe oder eine Bemerkung und gehört nicht zur Tabelle; sie wurde übersprungen.",
            "Exporte enden oft mit einer Summe, einer Zeilenzahl oder einer Bemerkung.",
            "Ist sie als Zeile gemeint, ihre Zellen ausfüllen; sonst ist nichts zu tun.",
        ],
    ),
    error(
        Code::FormulaWithoutResult,
        [
            "The cell has a formula, but the file does not hold its result.",
            "Some programs save formulas without computing them. This program does not compute formulas.",
            "E17: =D17/100, never calculated",
            "Open the workbook in your spreadsheet program, let it calculate, and save it again.",
        ],
        [
            "In der Zelle steht eine Formel, aber die Datei enthält ihr Ergebnis nicht.",
            "Manche Programme speichern Formeln, ohne sie zu berechnen. Dieses Programm berechnet keine Formeln.",
            "Die Arbeitsmappe im Tabellenprogramm öffnen, rechnen lassen und wieder speichern.",
        ],
    )
    .example_in_german("E17: =D17/100, nie berechnet"),
    warning(
        Code::HeaderLineSkipped,
        [
            "This line repeats or explains the header and is no row of the table; it was skipped.",
            "Exports for printing repeat the header on each page, and some tables have a line with units or a line of dashes \
             below it.",
            "question_id,source,…\n(text),(text),…",
            "If it is meant as a row, correct its cells; else nothing needs to be done.",
        ],
        [
            "Diese Zeile wiederholt oder erklärt die Kopfzeile und gehört nicht zur Tabelle; sie wurde übersprungen.",
            "Druckexporte wiederholen die Kopfzeile auf jeder Seite, und manche Tabellen haben darunter eine Zeile mit Einheiten oder \
             Strichen.",
            "Ist sie als Zeile gemeint, ihre Zellen berichtigen; sonst ist nichts zu tun.",
        ],
    ),
    error(
        Code::LinesJoined,
        [
            "Two lines stand here in one: the line end between them is of another kind than those of the file.",
            "A file put together from parts of several programs can mix line ends. Read as it is, the second line would be \
             lost.",
            "Q1,…,0.7<CR>Q2,…,0.2<LF>",
            "Open the file in your spreadsheet program and save it again, so that all its lines end alike.",
        ],
        [
            "Hier stehen zwei Zeilen in einer: Das Zeilenende dazwischen ist von anderer Art als die übrigen.",
            "Eine Datei aus Teilen mehrerer Programme kann verschiedene Zeilenenden mischen. So gelesen ginge die zweite Zeile \
             verloren.",
            "Die Datei im Tabellenprogramm öffnen und wieder speichern, damit alle Zeilen gleich enden.",
        ],
    ),
    error(
        Code::NameMissing,
        [
            "The cell says that its name is missing.",
            "A spreadsheet error or a mark such as NULL, n/a or a dash names no question, source or type; read as a name, all such \
             rows would be one group.",
            "#N/A,Desk 2,NULL,2017-03-01,0.6",
            "Fill in the id of the question; write none if the statement names no event that could be checked; or take the row out.",
        ],
        [
            "Nach dem, was in der Zelle steht, fehlt der Name.",
            "Ein Fehler des Tabellenprogramms oder ein Zeichen wie NULL, n/a oder ein Strich nennt keine Frage, keine Quelle und \
             keinen Typ; als Name gelesen wären alle solchen Zeilen eine Gruppe.",
            "Die Kennung der Frage ergänzen; none schreiben, wenn die Aussage kein prüfbares Ereignis nennt; oder die Zeile entfernen.",
        ],
    ),
    error(
        Code::NotUtf8,
        [
            "A row is not in UTF-8, though the rest of the file is.",
            "Letters beyond A to Z would be read as others, and two spellings of one source would be two sources.",
            "Zo\u{fffd} instead of Zoë",
            "Correct the damaged letter; if there are many, save the file as \"CSV UTF-8\", or say which encoding it has with --encoding, for example --encoding windows-1252.",
        ],
        [
            "Eine Zeile ist nicht in UTF-8, obwohl die übrige Datei es ist.",
            "Buchstaben außerhalb von A bis Z würden zu anderen, und aus zwei Schreibweisen einer Quelle würden zwei Quellen.",
            "Den beschädigten Buchstaben berichtigen; sind es viele, die Datei als „CSV UTF-8“ speichern oder die Kodierung mit \
             --encoding angeben, etwa --encoding windows-1252.",
        ],
    )
    .example_in_german("Zo\u{fffd} statt Zoë"),
    error(
        Code::NulByte,
        [
            "The row holds a NUL byte, which no text has.",
            "No text has one: the file is damaged, is in UTF-16, or is no text at all.",
            "Q1,Desk\u{2400},consultant,2017-03-01,0.6",
            "The file is damaged or is no text; export it again from the program that wrote it, as \"CSV UTF-8\".",
        ],
        [
            "Die Zeile enthält ein NUL-Byte, das in keinem Text vorkommt.",
            "In keinem Text gibt es das: Die Datei ist beschädigt, in UTF-16 oder gar kein Text.",
            "Die Datei ist beschädigt oder kein Text; aus dem Programm, das sie schrieb, noch einmal als „CSV UTF-8“ exportieren.",
        ],
    ),
    error(
        Code::NumberSplit,
        [
            "The row has one cell too many, and the probability seems to be cut in two at its decimal comma.",
            "Read as it is, 0,35 would be a probability of 0, and 35 would stand in the next column.",
            "Q1,Desk,consultant,2017-03-01,0,35",
            "Write the number with a decimal point, put it in quotation marks, or save the file with semicolons or tabs between its cells.",
        ],
        [
            "Die Zeile hat eine Zelle zu viel, und die Wahrscheinlichkeit scheint am Dezimalkomma zerschnitten.",
            "So gelesen wäre 0,35 eine Wahrscheinlichkeit von 0, und die 35 stünde in der nächsten Spalte.",
            "Die Zahl mit Dezimalpunkt schreiben, in Anführungszeichen setzen oder die Datei mit Semikolon oder Tabulator zwischen \
             den Zellen speichern.",
        ],
    ),
    error(
        Code::OutcomeNotUnderstood,
        [
            "This outcome is not understood.",
            "A wrong outcome turns the best forecast into the worst, so no word is guessed.",
            "outcome = perhaps",
            "Write yes or no; void if the question was called off; leave it blank while the question is open.",
        ],
        [
            "Dieses Ergebnis ist nicht zu verstehen.",
            "Ein falsches Ergebnis macht aus der besten Prognose die schlechteste; geraten wird kein Wort.",
            "Ja oder Nein schreiben; void, wenn die Frage annulliert wurde; leer lassen, solange sie offen ist.",
        ],
    ),
    error(
        Code::OutcomePartial,
        [
            "The question was resolved in part.",
            "\"30%\" is neither yes nor no. Its forecasts can have the score that is expected if it is yes with that probability, or the \
             question can count as annulled: the two differ.",
            "30%, mkt 0.3, teilweise 30 %",
            "Say --partial expected for the expected score, or --partial void.",
        ],
        [
            "Die Frage wurde nur teilweise entschieden.",
            "„30%“ ist weder Ja noch Nein. Die Prognosen können den Wert bekommen, der bei Ja mit dieser Wahrscheinlichkeit zu \
             erwarten ist, oder die Frage zählt als annulliert: Das ist nicht dasselbe.",
            "--partial expected für den zu erwartenden Wert angeben oder --partial void.",
        ],
    ),
    error(
        Code::OutcomeWordsUnread,
        [
            "Whole words of a column of outcomes are not understood, so their rows cannot be skipped.",
            "Rows that are skipped for what happened are no random part of the log: with won skipped and lost read as no, every \
             event that is scored did not happen. So --skip-bad-rows skips slips such as yess that stand once, and up to one \
             row in a hundred.",
            "outcome = won, won, lost",
            "Say once what each word means with --outcome.",
        ],
        [
            "Ganze Wörter in einer Spalte mit Ergebnissen sind nicht zu verstehen; ihre Zeilen lassen sich nicht überspringen.",
            "Zeilen, die wegen ihres Ergebnisses wegfallen, sind keine zufällige Auswahl: Fiele „won“ weg und zählte „lost“ als Nein, \
             wäre kein gewertetes Ereignis eingetreten. --skip-bad-rows überspringt deshalb einzelne Schreibfehler wie „yess“ und \
             höchstens eine Zeile von hundert.",
            "Mit --outcome einmal sagen, was jedes Wort bedeutet.",
        ],
    ),
    error(
        Code::OutcomesContradictory,
        [
            "A question has two outcomes.",
            "Only one can be right, and every forecast on the question depends on it.",
            "Q1,2017-06-30,yes\nQ1,2017-06-30,no",
            "Correct the wrong outcome; if the last row corrects the others, say --latest-resolution; with --skip-bad-rows the forecasts on this question are left out.",
        ],
        [
            "Eine Frage hat zwei Ergebnisse.",
            "Nur eines kann stimmen, und jede Prognose zu der Frage hängt daran.",
            "Das falsche Ergebnis berichtigen; berichtigt die letzte Zeile die anderen, --latest-resolution angeben; mit \
             --skip-bad-rows bleiben die Prognosen zu dieser Frage weg.",
        ],
    ),
    error(
        Code::QuestionBlank,
        [
            "The question is blank.",
            "Without the question there is no outcome to score the forecast against.",
            ",Desk 2,consultant,2017-03-01,0.6",
            "Fill it in; write none if the statement names no event that could be checked; or take the row out. If the \
             question above is meant, say --fill-down.",
        ],
        [
            "Die Frage fehlt.",
            "Ohne die Frage gibt es kein Ergebnis, an dem die Prognose zu messen wäre.",
            "Ergänzen; none schreiben, wenn die Aussage kein prüfbares Ereignis nennt; oder die Zeile entfernen. Ist die Frage \
             darüber gemeint, --fill-down angeben.",
        ],
    ),
    error(
        Code::QuoteNotClosed,
        [
            "A quotation mark opens here and is never closed; everything behind it was swallowed.",
            "Everything behind it was swallowed as one text, so rows are missing.",
            "Q1,\"Desk 2,consultant,2017-03-01,0.6",
            "Close it, or take it out; if it is the last row, the file may have been cut off.",
        ],
        [
            "Hier beginnt ein Anführungszeichen, das nie endet; alles dahinter wurde verschluckt.",
            "Alles dahinter gilt als ein einziger Text, also fehlen Zeilen.",
            "Schließen oder entfernen; ist es die letzte Zeile, kann die Datei abgeschnitten sein.",
        ],
    ),
    warning(
        Code::ResolutionDaysContradictory,
        [
            "A question was resolved on two different days.",
            "Forecasts after the resolution are not scored, so the day decides which of them count. The first day stands: from then on \
             the outcome was known.",
            "Q1,2017-06-30,yes\nQ1,2017-07-30,yes",
            "Keep the day on which the outcome could first be known, and take the other out.",
        ],
        [
            "Eine Frage wurde an zwei verschiedenen Tagen aufgelöst.",
            "Prognosen nach der Auflösung werden nicht gewertet; der Tag entscheidet also, welche zählen. Es gilt der erste: Von da \
             an war das Ergebnis bekannt.",
            "Den Tag behalten, an dem das Ergebnis zuerst bekannt sein konnte, und den anderen entfernen.",
        ],
    ),
    error(
        Code::ResolvedWithoutDay,
        [
            "A question has an outcome, but no day on which it was known.",
            "Without the day, forecasts cannot be told from hindsight.",
            "question_id,resolved_on,outcome\nQ1,,yes",
            "Fill in resolved_on, the first day on which the outcome could be known; with --skip-bad-rows the forecasts on this question are left out.",
        ],
        [
            "Eine Frage hat ein Ergebnis, aber keinen Tag, an dem es bekannt wurde.",
            "Ohne den Tag lassen sich Prognosen nicht von Rückschau unterscheiden.",
            "resolved_on ergänzen, den ersten Tag, an dem das Ergebnis bekannt sein konnte; mit --skip-bad-rows bleiben die Prognosen \
             zu dieser Frage weg.",
        ],
    ),
    error(
        Code::RowTooShort,
        [
            "A row has fewer fields than the header.",
            "It is not known which cells are missing; as the last row, it is a sign that the file was cut off.",
            "question_id,source,source_type,forecast_date,probability\nQ1,Desk 2,consul",
            "Fill in the missing fields; if this is the last row, the file may have been cut off: copy the whole file again.",
        ],
        [
            "Eine Zeile hat weniger Felder als die Kopfzeile.",
            "Welche Zellen fehlen, ist nicht bekannt; ist es die letzte Zeile, wurde die Datei wohl abgeschnitten.",
            "Die fehlenden Felder ergänzen; ist es die letzte Zeile, kann die Datei abgeschnitten sein: die ganze Datei noch einmal \
             kopieren.",
        ],
    ),
    error(
        Code::SourceBlank,
        [
            "The source is blank.",
            "A forecast without a source is nobody's track record.",
            "Q1,,consultant,2017-03-01,0.6",
            "Fill it in, or take the row out. If the value above holds for the row, say --fill-down.",
        ],
        [
            "Die Quelle fehlt.",
            "Eine Prognose ohne Quelle ist niemandes Bilanz.",
            "Ergänzen oder die Zeile entfernen. Gilt der Wert darüber auch für diese Zeile, --fill-down angeben.",
        ],
    ),
    error(
        Code::SourceTypeBlank,
        [
            "The source type is blank.",
            "The type belongs to the row: it cannot be taken from other rows, where the source may have spoken in another role.",
            "Q1,Desk 2,,2017-03-01,0.6",
            "Fill it in, or take the row out.",
        ],
        [
            "Der Quellentyp fehlt.",
            "Der Typ gehört zur Zeile: Aus anderen Zeilen lässt er sich nicht nehmen, dort kann die Quelle in anderer Rolle \
             gesprochen haben.",
            "Ergänzen oder die Zeile entfernen.",
        ],
    ),
    error(
        Code::WeightUnusable,
        [
            "This is no weight: a weight is 0 or a number from 0.000001 to 1000000.",
            "Weights say how much a row counts; a wrong one changes every score of its group.",
            "weight = -1",
            "Write 0 or a positive number; only the ratios of weights matter, so multiply all of them if they are out of range.",
        ],
        [
            "Das ist kein Gewicht: Ein Gewicht ist 0 oder eine Zahl von 0,000001 bis 1000000.",
            "Gewichte sagen, wie viel eine Zeile zählt; ein falsches verändert jeden Wert ihrer Gruppe.",
            "0 oder eine positive Zahl schreiben; nur das Verhältnis der Gewichte zählt, also alle vervielfachen, wenn sie außerhalb \
             liegen.",
        ],
    ),
    warning(
        Code::TemplateExample,
        [
            "This is an example row of the template; it was not scored.",
            "The template has a row that shows how to fill it in; what it says was made up.",
            "EXAMPLE-1,Example source (delete this row),consultant,2026-01-15,0.7",
            "Delete the row, and its question on the sheet of questions.",
        ],
        [
            "Das ist eine Beispielzeile der Vorlage; sie wurde nicht gewertet.",
            "Die Vorlage zeigt mit einer Zeile, wie sie auszufüllen ist; deren Inhalt ist erfunden.",
            "Die Zeile löschen, ebenso ihre Frage auf dem Blatt der Fragen.",
        ],
    ),
    error(
        Code::TotalAmongRows,
        [
            "The row is called as a total is.",
            "A mean or sum of the other rows, scored beside them, counts once more what they say.",
            "Q9,Mittelwert,consultant,2017-03-01,0.6",
            "Take the row out, or leave it out with --skip-bad-rows; if it is a forecast, give its question another name.",
        ],
        [
            "Die Zeile heißt wie eine Summe oder ein Mittelwert.",
            "Ein Mittelwert oder eine Summe der anderen Zeilen, neben ihnen gewertet, zählt noch einmal, was sie sagen.",
            "Die Zeile entfernen oder mit --skip-bad-rows weglassen; ist sie eine Prognose, ihrer Frage einen anderen Namen geben.",
        ],
    ),
];
