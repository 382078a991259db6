//! How files were read.

use super::entry::{CatalogueEntry, note};
use crate::diagnostics::Code;

pub(super) const ENTRIES: &[CatalogueEntry] = &[
    note(
        Code::CellsRead,
        [
            "The forecasts were added up by another program: what needs single rows is not here.",
            "Scores need no more than how often a group said what on which question. The best and the worst forecasts, phrases, comparisons \
             and remarks on single rows need the log itself.",
            "trackrecord score --cells cells.csv --counts counts.csv",
            "Options that choose forecasts (--as-of, --updates and others) are those of the program that added them up: give the same ones, so \
             that the settings say so.",
        ],
        [
            "Die Prognosen hat ein anderes Programm zusammengezählt: Was einzelne Zeilen braucht, fehlt hier.",
            "Für die Werte genügt, wie oft eine Gruppe zu welcher Frage was sagte. Die besten und die schlechtesten Prognosen, Wörter, \
             Vergleiche und Bemerkungen zu einzelnen Zeilen brauchen das Protokoll selbst.",
            "Die Optionen, die Prognosen auswählen (--as-of, --updates und andere), sind die des Programms, das zusammenzählte: dieselben \
             angeben, damit die Einstellungen es sagen.",
        ],
    ),
    note(
        Code::WholeFile,
        [
            "A source, source type or date was read for all rows of a file, as an option says.",
            "The file has no column for it: a log of one person, one desk, one day.",
            "log.csv: in every row source is \"Ada\", as no column says it.",
            "Nothing has to be done; --save-map keeps it for the next run.",
        ],
        [
            "Quelle, Quellentyp oder Datum gelten für alle Zeilen einer Datei, wie eine Option es festlegt.",
            "Die Datei hat dafür keine Spalte: ein Protokoll einer Person, eines Ressorts, eines Tages.",
            "Nichts zu tun; --save-map behält es für den nächsten Lauf.",
        ],
    )
    .example_in_german("log.csv: In jeder Zeile ist source „Ada“, weil keine Spalte es sagt."),
    note(
        Code::KnownLog,
        [
            "The headers are those of a platform's export, which was read as the program knows it.",
            "Which column is which, how it is scaled and which rows are forecasts is known of it.",
            "forecasts.csv: read as a Fatebook export (profile fatebook).",
            "If it is no such log, say so with --profile none.",
        ],
        [
            "Die Überschriften sind die des Exports einer Plattform; er wurde so gelesen, wie das Programm ihn kennt.",
            "Welche Spalte welche ist, welche Skala gilt und welche Zeilen Prognosen sind, ist von ihm bekannt.",
            "Ist es kein solches Protokoll, --profile none angeben.",
        ],
    )
    .example_in_german("forecasts.csv: als Export von Fatebook gelesen (Profil fatebook)."),
    note(
        Code::AliasesRead,
        [
            "Names were read as others, as --alias says.",
            "What was one source or type under two names is one; the files stay as they are.",
            "As --alias says, source_type \"Beratr\" is read as \"Berater\".",
            "Nothing has to be done; --save-map keeps the answer for the next run.",
        ],
        [
            "Namen wurden als andere gelesen, wie --alias es festlegt.",
            "Was eine Quelle oder ein Typ unter zwei Namen war, ist nun eins; die Dateien bleiben, wie sie sind.",
            "Nichts zu tun; --save-map behält die Antwort für den nächsten Lauf.",
        ],
    )
    .example_in_german("Wegen --alias wird source_type „Beratr“ als „Berater“ gelesen."),
    note(
        Code::ColumnsInferred,
        [
            "Columns were recognised by other names than their own.",
            "Headers such as Date or Confidence are understood, but another column may have been meant.",
            "read \"Confidence\" as probability",
            "If that is wrong, say which column is which with --map FIELD=HEADER.",
        ],
        [
            "Spalten wurden unter anderen Namen als ihren eigenen erkannt.",
            "Überschriften wie Date oder Confidence werden verstanden, gemeint sein kann aber eine andere Spalte.",
            "Stimmt das nicht, mit --map FIELD=HEADER sagen, welche Spalte welche ist.",
        ],
    )
    .example_in_german("„Confidence“ als probability gelesen"),
    note(
        Code::DateOrder,
        [
            "The order of day and month was settled by the dates themselves.",
            "At least one date of the column fits only one order, and that order was used for all of it.",
            "13/04/2017 can only be 13 April",
            "If that is wrong, say so with --date-order.",
        ],
        [
            "Die Reihenfolge von Tag und Monat ergab sich aus den Daten selbst.",
            "Mindestens ein Datum der Spalte passt nur zu einer Reihenfolge; sie gilt für die ganze Spalte.",
            "Stimmt das nicht, --date-order setzen.",
        ],
    )
    .example_in_german("13/04/2017 kann nur der 13. April sein"),
    note(
        Code::DateSerials,
        [
            "Plain numbers in a column of dates were read as the days of a spreadsheet.",
            "Spreadsheets count days from 1900; an export without formats shows the count instead of the date.",
            "42806 is 2017-03-12",
            "If they are something else, correct the column.",
        ],
        [
            "Bloße Zahlen in einer Datumsspalte wurden als Tageszahlen eines Tabellenprogramms gelesen.",
            "Tabellenprogramme zählen die Tage ab 1900; ein Export ohne Formate zeigt die Zahl statt des Datums.",
            "Sind sie etwas anderes, die Spalte berichtigen.",
        ],
    )
    .example_in_german("42806 ist 2017-03-12"),
    note(
        Code::RowsEndEarly,
        [
            "Every row of a file ends before the last columns of its header, which nothing asks for.",
            "A program that wrote more headers than fields leaves out the same cells everywhere; a row that alone is too short is an error.",
            "18 fields in each row under 19 headers",
            "If cells in the middle are missing and not those at the end, correct the file.",
        ],
        [
            "Jede Zeile einer Datei endet vor den letzten Spalten der Kopfzeile, nach denen nichts fragt.",
            "Ein Programm, das mehr Überschriften als Felder schrieb, lässt überall dieselben Zellen weg; eine einzelne zu kurze \
             Zeile ist ein Fehler.",
            "Fehlen Zellen in der Mitte und nicht am Ende, die Datei berichtigen.",
        ],
    )
    .example_in_german("18 Felder in jeder Zeile unter 19 Überschriften"),
    note(
        Code::RowsLeftOut,
        [
            "Rows of a known kind of log were left out: they are no forecasts that can be scored.",
            "An export holds more than yes-or-no forecasts: numeric questions, rows of a summary. Their kind of log says which rows count.",
            "rows of numeric questions of Metaculus, whose Probability Yes is blank",
            "If they should count, say what kind of log it is with --profile, or none with --profile none.",
        ],
        [
            "Zeilen einer bekannten Art von Protokoll blieben weg: Sie sind keine Prognosen, die sich werten lassen.",
            "Ein Export enthält mehr als Prognosen mit Ja oder Nein: Fragen nach Zahlen, Zeilen einer Übersicht. Welche Zeilen \
             zählen, sagt die Art des Protokolls.",
            "Sollen sie zählen, mit --profile sagen, was für ein Protokoll es ist, oder --profile none.",
        ],
    )
    .example_in_german("Zeilen zu Fragen nach Zahlen von Metaculus, deren Probability Yes leer ist"),
    note(
        Code::UnixTimeRead,
        [
            "Plain numbers in a column of times were read as seconds or milliseconds since 1970.",
            "--unix-time auto takes the unit in which a number lies between 2001 and 2100; there is but one.",
            "1514764800000 is 2018-01-01T00:00:00Z",
            "If they are of another unit, say --unix-time s or ms.",
        ],
        [
            "Bloße Zahlen in einer Spalte mit Zeiten wurden als Sekunden oder Millisekunden seit 1970 gelesen.",
            "--unix-time auto nimmt die Einheit, in der eine Zahl zwischen 2001 und 2100 liegt; es gibt nur eine.",
            "Haben sie eine andere Einheit, --unix-time s oder ms angeben.",
        ],
    )
    .example_in_german("1514764800000 ist 2018-01-01T00:00:00Z"),
    note(
        Code::OutcomeColumnNotUsed,
        [
            "The forecasts have outcomes of their own, which were not used.",
            "With -r the resolutions alone say what happened, so that two places cannot contradict each other unnoticed.",
            "forecasts.csv with a column outcome, and -r resolutions.csv",
            "Leave -r out if the outcomes of the forecasts are meant.",
        ],
        [
            "Die Prognosen haben eigene Ergebnisse, die nicht verwendet wurden.",
            "Mit -r sagen allein die Auflösungen, was geschah; so können sich zwei Stellen nicht unbemerkt widersprechen.",
            "Sind die Ergebnisse bei den Prognosen gemeint, -r weglassen.",
        ],
    )
    .example_in_german("forecasts.csv mit einer Spalte outcome und -r resolutions.csv"),
    note(
        Code::PercentColumn,
        [
            "Plain numbers in the column of probabilities were read as percentages.",
            "The header says so, or some numbers are above 1 and all of them lie within 0 to 100.",
            "70 is 70%, and 1 is 1%",
            "If they are fractions, correct the header or the numbers above 1.",
        ],
        [
            "Bloße Zahlen in der Spalte der Wahrscheinlichkeiten wurden als Prozentwerte gelesen.",
            "So steht es in der Überschrift, oder einige Zahlen liegen über 1 und alle zwischen 0 und 100.",
            "Sind es Anteile, die Überschrift oder die Zahlen über 1 berichtigen.",
        ],
    )
    .example_in_german("70 ist 70\u{a0}%, und 1 ist 1\u{a0}%"),
    note(
        Code::ScaleOfHeader,
        [
            "Plain numbers were read on the scale that the header names.",
            "The header says that they are out of ten, or decimal odds.",
            "Confidence (0-10)",
            "If the header is wrong, say what the numbers mean with --scale.",
        ],
        [
            "Bloße Zahlen wurden auf der Skala gelesen, die die Überschrift nennt.",
            "Nach der Überschrift sind es Zahlen bis zehn oder Dezimalquoten.",
            "Ist die Überschrift falsch, mit --scale sagen, was die Zahlen bedeuten.",
        ],
    ),
    note(
        Code::ScalesDiffer,
        [
            "Files of one run were read on different scales.",
            "Each file decides for itself what its plain numbers mean.",
            "70 in one file, 0.7 in the other",
            "Check that it is so; --scale settles it for all files.",
        ],
        [
            "Dateien eines Laufs wurden auf verschiedenen Skalen gelesen.",
            "Jede Datei entscheidet für sich, was ihre bloßen Zahlen bedeuten.",
            "Prüfen, ob das stimmt; --scale legt es für alle Dateien fest.",
        ],
    )
    .example_in_german("70 in einer Datei, 0.7 in der anderen"),
    note(
        Code::ProbabilityForms,
        [
            "Probabilities with a decimal comma, an exponent, full-width digits, a word for the percent sign or \
             \"about\" were read.",
            "Each can be read in one way only, but is written otherwise than 0.35 or 35%; the first of each form is shown with \
             the number that it was read as.",
            "\"35,5%\" as 0.355, \"2e-1\" as 0.2",
            "If one of them means something else, write it as 0.35 or 35%.",
        ],
        [
            "Gelesen wurden Wahrscheinlichkeiten mit Dezimalkomma, Exponent, Ziffern voller Breite, einem Wort für das Prozentzeichen \
             oder einem „etwa“.",
            "Jede ist nur auf eine Art zu lesen, aber anders geschrieben als 0.35 oder 35%; gezeigt wird die erste jeder Form mit der \
             Zahl, als die sie gilt.",
            "Bedeutet eine davon etwas anderes, sie als 0.35 oder 35% schreiben.",
        ],
    )
    .example_in_german("„35,5%“ als 0.355, „2e-1“ als 0.2"),
    note(
        Code::LastDayRead,
        [
            "Deadlines or days of resolution name a quarter, month, week or year, and were read as its last day.",
            "Until that day the event could still happen, or the outcome was not known. Weeks are those of ISO 8601, from Monday to \
             Sunday. As the day of a forecast such a cell says too little, and is an error.",
            "\"Q2 2017\" as 2017-06-30",
            "Where the outcome was known earlier, write that day: forecasts made after it would be scored.",
        ],
        [
            "Fristen oder Tage der Auflösung nennen Quartal, Monat, Woche oder Jahr und gelten als deren letzter Tag.",
            "Bis zu diesem Tag konnte es noch geschehen oder war das Ergebnis nicht bekannt. Wochen sind die nach ISO 8601, Montag \
             bis Sonntag. Als Tag einer Prognose sagt so eine Zelle zu wenig und ist ein Fehler.",
            "War das Ergebnis früher bekannt, diesen Tag schreiben: Prognosen danach würden sonst gewertet.",
        ],
    )
    .example_in_german("„Q2 2017“ als 2017-06-30"),
    note(
        Code::QuestionTextAsId,
        [
            "There is no question_id, so the text of the question tells questions apart.",
            "Two spellings of one question count as two questions, and their resolutions are not joined.",
            "Will it ship by June? / Will it ship by June",
            "Add a column question_id with a short id for each question.",
        ],
        [
            "Es gibt keine question_id; Fragen werden an ihrem Text unterschieden.",
            "Zwei Schreibweisen einer Frage zählen als zwei Fragen, und ihre Auflösungen werden nicht zugeordnet.",
            "Eine Spalte question_id mit einer kurzen Kennung je Frage ergänzen.",
        ],
    ),
    note(
        Code::Encoding,
        [
            "A text file is in another encoding than UTF-8.",
            "The bytes do not say which one; it was recognised by what they spell. Read as another, letters beyond A to Z \
             change, and with them names.",
            "Zo\u{eb} in windows-1252",
            "If letters look wrong, say which encoding it is with --encoding, or save the file as \"CSV UTF-8\".",
        ],
        [
            "Eine Textdatei hat eine andere Kodierung als UTF-8.",
            "Welche, sagen die Bytes nicht; erkannt wurde sie an den Wörtern, die sie ergeben. In einer anderen gelesen ändern sich \
             Buchstaben außerhalb von A bis Z und damit Namen.",
            "Sehen Buchstaben falsch aus, die Kodierung mit --encoding angeben oder die Datei als „CSV UTF-8“ speichern.",
        ],
    ),
    note(
        Code::LinesAboveHeader,
        [
            "Lines above the header were passed over.",
            "Exports often carry a title or a date on top. The header is the first line with the names of the columns.",
            "Forecast log 2017\nquestion_id,source,source_type,forecast_date,probability",
            "If one of these lines is the header, correct the names of its columns.",
        ],
        [
            "Zeilen über der Kopfzeile wurden übergangen.",
            "Exporte haben oben oft einen Titel oder ein Datum. Die Kopfzeile ist die erste Zeile mit den Namen der Spalten.",
            "Ist eine dieser Zeilen die Kopfzeile, die Namen ihrer Spalten berichtigen.",
        ],
    ),
    note(
        Code::WideColumnsWithoutHeader,
        [
            "Cells of a wide sheet stand in columns without a header and were not read.",
            "Without a header it is not known whose forecasts, or of which day, they are.",
            "question_id,source_type,Desk 1,,Desk 2",
            "Write the name of the source or the date above each column, or empty its cells.",
        ],
        [
            "Zellen eines breiten Blattes stehen in Spalten ohne Überschrift und wurden nicht gelesen.",
            "Ohne Überschrift ist nicht bekannt, wessen Prognosen es sind oder von welchem Tag.",
            "Über jede Spalte den Namen der Quelle oder den Tag schreiben oder ihre Zellen leeren.",
        ],
    ),
    note(
        Code::WideSheetRead,
        [
            "Columns were read as one source, one date or one question each (--wide).",
            "Every column that is no field of its own counts as one. A blank cell is no forecast.",
            "Desk 1, Desk 2 and Desk 3 were read as sources",
            "If a column is something else, delete it or map it with --map.",
        ],
        [
            "Spalten wurden als je eine Quelle, ein Tag oder eine Frage gelesen (--wide).",
            "Jede Spalte, die kein eigenes Feld ist, zählt. Eine leere Zelle ist keine Prognose.",
            "Ist eine Spalte etwas anderes, sie löschen oder mit --map zuordnen.",
        ],
    )
    .example_in_german("Desk 1, Desk 2 und Desk 3 wurden als Quellen gelesen"),
    note(
        Code::CellsBesideTable,
        [
            "Cells of a sheet stand beside the table and were not read.",
            "They are to the right of the last header, or left of the first: a calculation, a remark, a second table.",
            "Sum: 527 in J4, two columns right of the table",
            "Give a column a header if it belongs to the table.",
        ],
        [
            "Zellen eines Blattes stehen neben der Tabelle und wurden nicht gelesen.",
            "Sie stehen rechts von der letzten Überschrift oder links von der ersten: eine Rechnung, eine Bemerkung, eine zweite \
             Tabelle.",
            "Gehört eine Spalte zur Tabelle, ihr eine Überschrift geben.",
        ],
    )
    .example_in_german("Summe: 527 in J4, zwei Spalten rechts der Tabelle"),
    note(
        Code::HiddenRowsRead,
        [
            "Hidden rows of a sheet were read like the others.",
            "A filter hides rows without deleting them; what is hidden is still part of the log.",
            "3 hidden row(s) of the sheet \"Forecasts\" were read",
            "Delete rows that should not count.",
        ],
        [
            "Ausgeblendete Zeilen eines Blattes wurden wie die anderen gelesen.",
            "Ein Filter blendet Zeilen aus, ohne sie zu löschen; sie gehören weiter zum Protokoll.",
            "Zeilen löschen, die nicht zählen sollen.",
        ],
    )
    .example_in_german("3 ausgeblendete Zeilen des Blattes „Forecasts“ wurden gelesen"),
    note(
        Code::SerialDates,
        [
            "Plain numbers in columns of days were read as days since 1904.",
            "The workbook says that it counts days from 1904, as Excel for Mac once did.",
            "41851 is 2018-08-01 there",
            "If they are something else, give the cells the format of a date in your spreadsheet program.",
        ],
        [
            "Bloße Zahlen in Spalten mit Tagen wurden als Tage seit 1904 gelesen.",
            "Die Arbeitsmappe sagt, dass sie Tage ab 1904 zählt, wie es Excel für den Mac früher tat.",
            "Sind sie etwas anderes, den Zellen im Tabellenprogramm ein Datumsformat geben.",
        ],
    )
    .example_in_german("41851 ist dort 2018-08-01"),
    note(
        Code::SheetRead,
        [
            "This sheet of the workbook was read.",
            "It is the visible sheet whose header has the columns that are needed. It is said when the header is not in the first row \
             or the workbook has hidden sheets, which are not read unasked.",
            "read the sheet \"Forecasts\"",
            "Name another with --sheet if that is wrong.",
        ],
        [
            "Dieses Blatt der Arbeitsmappe wurde gelesen.",
            "Es ist das sichtbare Blatt, dessen Kopfzeile die nötigen Spalten hat. Gesagt wird es, wenn die Kopfzeile nicht in der \
             ersten Zeile steht oder die Arbeitsmappe ausgeblendete Blätter hat; die werden ungefragt nicht gelesen.",
            "Stimmt das nicht, mit --sheet ein anderes nennen.",
        ],
    )
    .example_in_german("das Blatt „Forecasts“ gelesen"),
    note(
        Code::DatesLeftAsTheyAre,
        [
            "convert left the dates of a column as they stand.",
            "They can be read in more than one order, and nothing needs them for the scores.",
            "opens_on: 01/02/2017 and 03/04/2017",
            "Say the order with --date-order dmy or mdy, and convert again.",
        ],
        [
            "convert ließ die Daten einer Spalte stehen, wie sie sind.",
            "Sie sind in mehr als einer Reihenfolge zu lesen, und die Werte brauchen sie nicht.",
            "Die Reihenfolge mit --date-order dmy oder mdy angeben und noch einmal umwandeln.",
        ],
    )
    .example_in_german("opens_on: 01/02/2017 und 03/04/2017"),
    note(
        Code::LikeFormulas,
        [
            "convert wrote ids or names that begin like a formula as they are.",
            "A spreadsheet program may take a cell that begins with =, +, - or @ for a formula and compute it; a mark put in \
             front would make another id of it.",
            "=Desk 1",
            "Look at these before you open the file in a spreadsheet program.",
        ],
        [
            "convert schrieb Kennungen oder Namen, die wie eine Formel beginnen, unverändert.",
            "Ein Tabellenprogramm kann eine Zelle, die mit =, +, - oder @ beginnt, für eine Formel halten und berechnen; ein \
             vorangestelltes Zeichen machte eine andere Kennung daraus.",
            "Diese ansehen, bevor die Datei in einem Tabellenprogramm geöffnet wird.",
        ],
    ),
    note(
        Code::WordsRead,
        [
            "Forecasts in words were scored as points of a lexicon.",
            "People mean different numbers by one word; the lexicon decides which number is scored, and the report says how much hangs on it.",
            "likely, scored as 0.75 by readers",
            "See what a phrase means in each lexicon with trackrecord lexicon \"likely\"; read by another with --lexicon NAME.",
        ],
        [
            "Prognosen in Worten wurden als Punkte eines Lexikons gewertet.",
            "Menschen verbinden mit einem Wort verschiedene Zahlen; das Lexikon entscheidet, welche zählt, und der Bericht sagt, wie \
             viel davon abhängt.",
            "Was eine Formulierung in jedem Lexikon bedeutet, zeigt trackrecord lexicon \"likely\"; ein anderes gilt mit --lexicon \
             NAME.",
        ],
    )
    .example_in_german("likely, nach readers als 0.75 gewertet"),
    note(
        Code::NumberBesideWords,
        [
            "A text states a number beside its words, and the number was scored.",
            "What the source says in numbers beats what a lexicon takes the words for.",
            "likely (70%)",
            "Write the number into the probability column and the words into the phrase column.",
        ],
        [
            "Ein Text nennt neben seinen Wörtern eine Zahl; sie wurde gewertet.",
            "Was die Quelle in Zahlen sagt, geht vor dem, wofür ein Lexikon die Wörter nimmt.",
            "Die Zahl in die Spalte der Wahrscheinlichkeit und die Wörter in die Spalte phrase schreiben.",
        ],
    ),
    note(
        Code::StackedHedges,
        [
            "Texts stack several hedges, and the weakest was read.",
            "Who believes that something may happen says no more than that it may.",
            "believe … may",
            "If another word carries the claim, write that word alone into the phrase column.",
        ],
        [
            "Texte häufen Einschränkungen, und die schwächste wurde gelesen.",
            "Wer glaubt, dass etwas geschehen kann, sagt nicht mehr, als dass es geschehen kann.",
            "Trägt ein anderes Wort die Aussage, nur dieses in die Spalte phrase schreiben.",
        ],
    ),
];
