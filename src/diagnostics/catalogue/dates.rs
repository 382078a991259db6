//! Dates and their order.

use super::entry::{CatalogueEntry, error};
use crate::diagnostics::Code;

pub(super) const ENTRIES: &[CatalogueEntry] = &[
    error(
        Code::DateBlank,
        [
            "The date is blank.",
            "Without its day a forecast cannot be told from hindsight.",
            "forecast_date =",
            "Fill in the day, as YYYY-MM-DD.",
        ],
        [
            "Das Datum fehlt.",
            "Ohne ihren Tag ist eine Prognose nicht von Rückschau zu unterscheiden.",
            "Den Tag ergänzen, als JJJJ-MM-TT.",
        ],
    ),
    error(
        Code::DateDoesNotExist,
        [
            "The calendar has no such day, or the clock no such time.",
            "It is a slip of the pen, or day and month are the other way round; either way another day was meant.",
            "2017-02-30",
            "Correct it; if day and month are the wrong way round, set --date-order dmy or mdy.",
        ],
        [
            "Diesen Tag gibt es im Kalender nicht oder diese Uhrzeit nicht.",
            "Es ist ein Schreibfehler, oder Tag und Monat sind vertauscht; so oder so war ein anderer Tag gemeint.",
            "Berichtigen; sind Tag und Monat vertauscht, --date-order dmy oder mdy setzen.",
        ],
    ),
    error(
        Code::DateIncomplete,
        [
            "This is only a part of a date: day, month and year are all needed.",
            "Whether a forecast came before the resolution can depend on the day, so none is filled in.",
            "March 2017",
            "Write the whole date, as YYYY-MM-DD.",
        ],
        [
            "Das ist nur ein Teil eines Datums: Tag, Monat und Jahr sind nötig.",
            "Ob eine Prognose vor der Auflösung kam, kann am Tag hängen; deshalb wird keiner ergänzt.",
            "Das ganze Datum schreiben, als JJJJ-MM-TT.",
        ],
    ),
    error(
        Code::DateOrderAmbiguous,
        [
            "The dates of this column can be read in more than one order, and no value settles it.",
            "03/04/2017 is in March or in April, depending on who wrote it. A wrong reading moves forecasts to other days \
             without any sign of it.",
            "03/04/2017",
            "Say which comes first, with --date-order dmy, mdy or ymd.",
        ],
        [
            "Die Daten dieser Spalte sind in mehr als einer Reihenfolge zu lesen, und kein Wert entscheidet es.",
            "03/04/2017 liegt im März oder im April, je nachdem, wer es schrieb. Falsch gelesen rücken Prognosen unbemerkt auf andere \
             Tage.",
            "Mit --date-order dmy, mdy oder ymd sagen, was zuerst steht.",
        ],
    ),
    error(
        Code::DateOrderContradictory,
        [
            "This column mixes two orders of day and month.",
            "Two people or programs wrote the column; of the values that fit both orders nobody can tell which is meant.",
            "13/04/2017\n04/13/2017",
            "Correct the column so that it has one order, best YYYY-MM-DD; or set --date-order, and the values that do not fit are rejected.",
        ],
        [
            "Diese Spalte mischt zwei Reihenfolgen von Tag und Monat.",
            "Zwei Menschen oder Programme haben die Spalte geschrieben; bei Werten, die zu beiden passen, weiß niemand, welche \
             gemeint ist.",
            "Die Spalte auf eine Reihenfolge bringen, am besten JJJJ-MM-TT; oder --date-order setzen, dann werden die Werte \
             abgewiesen, die nicht passen.",
        ],
    ),
    error(
        Code::DateSerialUnclear,
        [
            "A plain number stands among dates, and as a day number of a spreadsheet it lies far from them.",
            "A spreadsheet counts days from 1900 or, on old Macintoshes, from 1904; and a number that is neither may be anything.",
            "43104 among dates of 2012",
            "Write the date as YYYY-MM-DD, or say from which year the numbers count with --serial-dates 1900 or 1904.",
        ],
        [
            "Zwischen Daten steht eine bloße Zahl, und als Tageszahl eines Tabellenprogramms liegt sie weit von ihnen entfernt.",
            "Ein Tabellenprogramm zählt die Tage ab 1900 oder, auf alten Macs, ab 1904; eine Zahl, die zu beidem nicht passt, kann \
             alles sein.",
            "Das Datum als JJJJ-MM-TT schreiben oder mit --serial-dates 1900 oder 1904 sagen, ab welchem Jahr die Zahlen zählen.",
        ],
    )
    .example_in_german("43104 zwischen Daten von 2012"),
    error(
        Code::DateSpreadsheetError,
        [
            "The spreadsheet shows no date here, but a mark of its own.",
            "#VALUE! is a formula that failed, ##### a column too narrow for its dates when the sheet was printed to text. \
             Either way the date is not in the file.",
            "########",
            "Make the column wide enough, or correct the formula, and export the file again.",
        ],
        [
            "Das Tabellenprogramm zeigt hier kein Datum, sondern ein eigenes Zeichen.",
            "#VALUE! steht für eine gescheiterte Formel, ##### für eine Spalte, die beim Export zu schmal für ihre Daten war. In \
             beiden Fällen ist das Datum nicht in der Datei.",
            "Die Spalte breit genug machen oder die Formel berichtigen und die Datei noch einmal exportieren.",
        ],
    ),
    error(
        Code::DateTwoReadings,
        [
            "This date can be read in two ways, and the other dates of the column are written otherwise.",
            "Nearly all dates of the column are clear; this one is not, and a wrong reading would move it by months or years.",
            "18-08-01 among dates such as 2018-08-02",
            "Write it as YYYY-MM-DD, leave its row out with --skip-bad-rows, or set --date-order.",
        ],
        [
            "Dieses Datum ist auf zwei Arten zu lesen, und die anderen Daten der Spalte sind anders geschrieben.",
            "Fast alle Daten der Spalte sind eindeutig; dieses nicht, und falsch gelesen rückte es um Monate oder Jahre.",
            "Als JJJJ-MM-TT schreiben, die Zeile mit --skip-bad-rows weglassen oder --date-order setzen.",
        ],
    )
    .example_in_german("18-08-01 zwischen Daten wie 2018-08-02"),
    error(
        Code::DateUnixTime,
        [
            "Plain numbers stand where times are needed; they may count seconds or milliseconds since 1970.",
            "Programs keep times so, and the two units are easily told apart; but a column of ids looks alike, so that the unit is to be \
             said once.",
            "1514764800000",
            "Say --unix-time s for seconds, ms for milliseconds, auto for whichever of the two lies between 2001 and 2100.",
        ],
        [
            "Wo Zeiten nötig sind, stehen bloße Zahlen; sie können Sekunden oder Millisekunden seit 1970 zählen.",
            "So speichern Programme die Zeit, und beide Einheiten sind leicht zu unterscheiden; eine Spalte mit Kennungen sieht aber \
             genauso aus. Deshalb ist die Einheit einmal anzugeben.",
            "--unix-time s für Sekunden, ms für Millisekunden, auto für diejenige von beiden, die zwischen 2001 und 2100 liegt.",
        ],
    ),
    error(
        Code::DateUnreadable,
        [
            "This is not a date.",
            "Without its day it is not known whether the forecast came before the news.",
            "soon",
            "Write the date as YYYY-MM-DD.",
        ],
        [
            "Das ist kein Datum.",
            "Ohne ihren Tag ist nicht bekannt, ob die Prognose vor der Nachricht kam.",
            "Das Datum als JJJJ-MM-TT schreiben.",
        ],
    ),
    error(
        Code::DateWeekdayWrong,
        [
            "The date is not on that day of the week.",
            "One of the two is a slip of the pen, and nobody can tell which.",
            "Monday, 14 March 2017 (a Tuesday)",
            "Correct the day or the weekday, or write only the date.",
        ],
        [
            "Das Datum fällt nicht auf diesen Wochentag.",
            "Eines von beiden ist ein Schreibfehler, und niemand weiß, welches.",
            "Den Tag oder den Wochentag berichtigen oder nur das Datum schreiben.",
        ],
    )
    .example_in_german("Monday, 14 March 2017 (ein Dienstag)"),
    error(
        Code::DateYearOutOfRange,
        [
            "The year is outside 1900 to 2100.",
            "No forecast log reaches so far: it is a slip of the pen, and would move the forecast by decades.",
            "2107-03-12 instead of 2017-03-12",
            "Check the year and write it with four digits.",
        ],
        [
            "Das Jahr liegt nicht zwischen 1900 und 2100.",
            "Kein Prognoseprotokoll reicht so weit: Es ist ein Schreibfehler und rückte die Prognose um Jahrzehnte.",
            "Das Jahr prüfen und vierstellig schreiben.",
        ],
    )
    .example_in_german("2107-03-12 statt 2017-03-12"),
    error(
        Code::DateZoneUnclear,
        [
            "The offset from UTC is not known from this name of a time zone.",
            "The offset of a place changes with the season, and some abbreviations stand for several zones. By hours the order of \
             forecasts may change, and whether one came before the resolution.",
            "2018-01-02 10:00 CST, 2018-01-02 10:00 America/Los_Angeles",
            "Write the offset in place of the name, as in 10:00-08:00.",
        ],
        [
            "Der Abstand zu UTC geht aus diesem Namen einer Zeitzone nicht hervor.",
            "Der Abstand eines Ortes wechselt mit der Jahreszeit, und manche Abkürzung steht für mehrere Zonen. Um Stunden verschoben \
             kann sich ändern, welche Prognose früher war und ob eine vor der Auflösung kam.",
            "Statt des Namens den Abstand schreiben, wie in 10:00-08:00.",
        ],
    ),
    error(
        Code::DatesSwapped,
        [
            "A spreadsheet may have swapped day and month of the dates of this column.",
            "A spreadsheet of another country takes 03/04/2018 for a date of the other order, and leaves 25/03/2018 as text. Then all \
             dates have a day up to 12 and all texts one above, which honest dates hardly ever do.",
            "true dates such as 2018-04-03 beside texts such as 25/03/2018",
            "Say --swapped-dates swap to put day and month back in their places, or --swapped-dates keep if the dates are right.",
        ],
        [
            "Ein Tabellenprogramm hat Tag und Monat der Daten in dieser Spalte vielleicht vertauscht.",
            "Ein Tabellenprogramm eines anderen Landes hält 03/04/2018 für ein Datum der anderen Reihenfolge und lässt 25/03/2018 als \
             Text stehen. Dann haben alle Daten einen Tag bis 12 und alle Texte einen darüber; bei richtigen Daten kommt das kaum \
             vor.",
            "--swapped-dates swap angeben, um Tag und Monat zurückzutauschen, oder --swapped-dates keep, wenn die Daten stimmen.",
        ],
    )
    .example_in_german("echte Daten wie 2018-04-03 neben Texten wie 25/03/2018"),
];
