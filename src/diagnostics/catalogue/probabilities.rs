//! Probabilities.

use super::entry::{CatalogueEntry, error};
use crate::diagnostics::Code;

pub(super) const ENTRIES: &[CatalogueEntry] = &[
    error(
        Code::ProbabilityAboveHundredPercent,
        [
            "The probability is above 100%.",
            "Nothing is more than certain. The value is not cut to 100%: it may have been meant as 12% or 20%.",
            "120%",
            "Write a number from 0 to 1, or from 0% to 100%.",
        ],
        [
            "Die Wahrscheinlichkeit liegt über 100\u{a0}%.",
            "Mehr als sicher ist nichts. Der Wert wird nicht auf 100\u{a0}% gekappt: Gemeint sein können 12\u{a0}% oder 20\u{a0}%.",
            "Eine Zahl von 0 bis 1 oder von 0% bis 100% schreiben.",
        ],
    ),
    error(
        Code::ProbabilityAboveOne,
        [
            "The probability is above 1.",
            "Above 100 it is no percentage either; between 1 and 2, in a column of fractions, it may be 1.2% or a slip of the pen \
             for 0.12. Which one was meant is not guessed.",
            "150",
            "Write the probability that was said, from 0 to 1 or with a percent sign from 0% to 100%.",
        ],
        [
            "Die Wahrscheinlichkeit liegt über 1.",
            "Über 100 ist es auch kein Prozentwert; zwischen 1 und 2 kann es in einer Spalte mit Anteilen 1,2\u{a0}% sein oder ein \
             Schreibfehler für 0,12. Geraten wird nicht.",
            "Die genannte Wahrscheinlichkeit schreiben, von 0 bis 1 oder mit Prozentzeichen von 0% bis 100%.",
        ],
    ),
    error(
        Code::ProbabilityApproximate,
        [
            "The probability is only approximate.",
            "\"About 30%\" alone is read as 30%; with other words or signs beside it, it may say something else.",
            "~30% or so",
            "Write the number alone, without the signs and words beside it.",
        ],
        [
            "Die Wahrscheinlichkeit ist nur ungefähr.",
            "„About 30%“ allein gilt als 30\u{a0}%; mit anderen Wörtern oder Zeichen daneben kann es etwas anderes heißen.",
            "Nur die Zahl schreiben, ohne die Zeichen und Wörter daneben.",
        ],
    ),
    error(
        Code::ProbabilityBlank,
        [
            "There is no probability.",
            "Without a number there is nothing to score; a blank is not 0% and not 50%.",
            "probability =",
            "Fill it in, from 0 to 1 or with a percent sign, or take the row out.",
        ],
        [
            "Die Wahrscheinlichkeit fehlt.",
            "Ohne Zahl gibt es nichts zu werten; leer heißt weder 0\u{a0}% noch 50\u{a0}%.",
            "Ergänzen, von 0 bis 1 oder mit Prozentzeichen, oder die Zeile entfernen.",
        ],
    ),
    error(
        Code::ProbabilityBoolean,
        [
            "This says yes or no, not how probable.",
            "It may be the outcome in the wrong column, or a spreadsheet that turned 1 into TRUE.",
            "TRUE",
            "Write the probability as a number; an outcome belongs into the column outcome.",
        ],
        [
            "Hier steht Ja oder Nein, nicht, wie wahrscheinlich.",
            "Es kann das Ergebnis in der falschen Spalte sein oder ein Tabellenprogramm, das aus 1 TRUE machte.",
            "Die Wahrscheinlichkeit als Zahl schreiben; ein Ergebnis gehört in die Spalte outcome.",
        ],
    ),
    error(
        Code::ProbabilityBound,
        [
            "This is a bound, not one probability.",
            "\"More than 90%\" can be 91% or 99.9%, and their scores differ.",
            ">90%",
            "Write one number, the one that the source would stand by, in place of the bound; or let --ranges middle take \
             the middle between the bound and 0% or 100%, and tell how far the score hangs on that.",
        ],
        [
            "Das ist eine Grenze, nicht eine Wahrscheinlichkeit.",
            "„Mehr als 90\u{a0}%“ kann 91\u{a0}% oder 99,9\u{a0}% sein, und die Werte dafür unterscheiden sich.",
            "Statt der Grenze die eine Zahl schreiben, zu der die Quelle stünde; oder mit --ranges middle die Mitte zwischen der \
             Grenze und 0\u{a0}% oder 100\u{a0}% nehmen und erfahren, wie viel davon abhängt.",
        ],
    ),
    error(
        Code::ProbabilityFraction,
        [
            "This is a fraction or odds, not a probability.",
            "3:1 is 75% for one reader and 25% for another, and a spreadsheet turns 1/3 into a date.",
            "1/3, 3:1, 50/50",
            "Write the probability itself, from 0 to 1 or with a percent sign.",
        ],
        [
            "Das ist ein Bruch oder eine Quote, keine Wahrscheinlichkeit.",
            "3:1 ist für den einen 75\u{a0}%, für den anderen 25\u{a0}%, und ein Tabellenprogramm macht aus 1/3 ein Datum.",
            "Die Wahrscheinlichkeit selbst schreiben, von 0 bis 1 oder mit Prozentzeichen.",
        ],
    ),
    error(
        Code::ProbabilityNegative,
        [
            "The probability is below zero.",
            "Nothing is less than impossible. It may be a change (5 points down) or a slip of the pen.",
            "-0.1",
            "Correct the cell; a change is no probability, write what the source held after it.",
        ],
        [
            "Die Wahrscheinlichkeit liegt unter null.",
            "Weniger als unmöglich ist nichts. Es kann eine Veränderung sein (minus 5 Punkte) oder ein Schreibfehler.",
            "Die Zelle berichtigen; eine Veränderung ist keine Wahrscheinlichkeit: schreiben, was danach galt.",
        ],
    ),
    error(
        Code::ProbabilityNotFinite,
        [
            "This is not a finite number.",
            "It is what a program writes when it could not compute the number.",
            "NaN, inf",
            "Find out what was said and write it from 0 to 1, or with a percent sign.",
        ],
        [
            "Das ist keine endliche Zahl.",
            "So schreibt ein Programm, was es nicht berechnen konnte.",
            "Herausfinden, was gesagt wurde, und es von 0 bis 1 oder mit Prozentzeichen schreiben.",
        ],
    ),
    error(
        Code::ProbabilityOffScale,
        [
            "The number does not fit the scale of its column.",
            "Out of ten nothing is above 10; decimal odds are at least 1, American odds at least 100 above or below zero, and \
             fractional odds are two numbers.",
            "11 with --scale ten",
            "Correct the cell, or the scale that was given with --scale.",
        ],
        [
            "Die Zahl passt nicht zur Skala ihrer Spalte.",
            "Von zehn ist nichts größer als 10; Dezimalquoten sind mindestens 1, amerikanische Quoten mindestens 100 über oder unter \
             null, und Bruchquoten sind zwei Zahlen.",
            "Die Zelle berichtigen oder die Skala, die mit --scale angegeben ist.",
        ],
    )
    .example_in_german("11 mit --scale ten"),
    error(
        Code::ProbabilityPlusSign,
        [
            "A plus sign may mean a change rather than a probability.",
            "It may mean a change: five points more than before, not 5%.",
            "+5%",
            "If it is the probability, write it without the plus sign.",
        ],
        [
            "Ein Pluszeichen kann eine Veränderung meinen statt einer Wahrscheinlichkeit.",
            "Fünf Punkte mehr als zuvor sind etwas anderes als 5\u{a0}%.",
            "Ist es die Wahrscheinlichkeit, sie ohne Pluszeichen schreiben.",
        ],
    ),
    error(
        Code::ProbabilityRange,
        [
            "This is a range, not one probability.",
            "The middle of a range is a number that nobody said.",
            "30-40%",
            "Write one number in place of the range, the one that the source would stand by; or let --ranges middle take the \
             middle, and tell how far the score hangs on that.",
        ],
        [
            "Das ist eine Spanne, nicht eine Wahrscheinlichkeit.",
            "Die Mitte einer Spanne ist eine Zahl, die niemand genannt hat.",
            "Statt der Spanne die eine Zahl schreiben, zu der die Quelle stünde; oder mit --ranges middle die Mitte nehmen und \
             erfahren, wie viel davon abhängt.",
        ],
    ),
    error(
        Code::ProbabilityRangeBackwards,
        [
            "The first number of the range is above the second.",
            "Either the two changed places, or one of them is a slip of the pen.",
            "80-70% with --ranges middle",
            "Write the lower number first, or correct it.",
        ],
        [
            "Die erste Zahl der Spanne ist größer als die zweite.",
            "Entweder sind die beiden vertauscht, oder eine ist verschrieben.",
            "Die kleinere Zahl zuerst schreiben oder sie berichtigen.",
        ],
    )
    .example_in_german("80-70% mit --ranges middle"),
    error(
        Code::ProbabilityScaleMixed,
        [
            "This column mixes fractions and percentages.",
            "0.7 beside 70: is it 70% or seven in a thousand? Read the wrong way, it is wrong by a factor of a hundred.",
            "0.7\n70",
            "Put a percent sign on the percentages; or, if every number in the column is a percentage, set --scale percent.",
        ],
        [
            "Diese Spalte mischt Anteile und Prozentwerte.",
            "0.7 neben 70: Sind das 70\u{a0}% oder sieben von tausend? Falsch gelesen ist es um den Faktor hundert falsch.",
            "Hinter die Prozentwerte ein Prozentzeichen setzen; oder, wenn jede Zahl der Spalte ein Prozentwert ist, --scale percent.",
        ],
    ),
    error(
        Code::ProbabilityScaleUnclear,
        [
            "The plain numbers of this column can be read on several scales.",
            "9 is 9% on a scale of a hundred and 90% on a scale of ten; 0.9 below a header that says percent may be 0.9% or 90%; \
             2.5 may be decimal odds. Read the wrong way, every score is wrong.",
            "Probability (%)\n0.9",
            "Say what the numbers mean with --scale percent, one, ten, odds-decimal, odds-fraction or odds-american.",
        ],
        [
            "Die bloßen Zahlen dieser Spalte sind auf mehreren Skalen zu lesen.",
            "9 ist auf einer Skala bis hundert 9\u{a0}% und auf einer bis zehn 90\u{a0}%; 0.9 unter einer Überschrift mit Prozent \
             kann 0,9\u{a0}% oder 90\u{a0}% sein; 2.5 kann eine Dezimalquote sein. Falsch gelesen ist jeder Wert falsch.",
            "Mit --scale percent, one, ten, odds-decimal, odds-fraction oder odds-american sagen, was die Zahlen bedeuten.",
        ],
    ),
    error(
        Code::ProbabilityScaleUnknown,
        [
            "The header names a scale that is none of probabilities.",
            "What 4 out of 5 or 6 out of 7 says as a probability is not fixed, and per mille is hardly ever meant.",
            "Confidence (1-5)",
            "Write probabilities in its place; if the numbers are probabilities all the same, say how with --scale.",
        ],
        [
            "Die Überschrift nennt eine Skala, die keine für Wahrscheinlichkeiten ist.",
            "Was 4 von 5 oder 6 von 7 als Wahrscheinlichkeit heißt, steht nicht fest, und Promille sind kaum je gemeint.",
            "Stattdessen Wahrscheinlichkeiten schreiben; sind die Zahlen trotzdem welche, mit --scale sagen, wie.",
        ],
    ),
    error(
        Code::ProbabilitySeparators,
        [
            "The decimal mark is not clear.",
            "Point and comma change places between languages, and the number changes with them.",
            "1,234.5",
            "Write it with one decimal point and no separator of thousands.",
        ],
        [
            "Das Dezimalzeichen ist nicht eindeutig.",
            "Punkt und Komma tauschen von Sprache zu Sprache die Rollen, und mit ihnen ändert sich die Zahl.",
            "Mit einem Dezimalpunkt und ohne Tausendertrennzeichen schreiben.",
        ],
    ),
    error(
        Code::ProbabilitySpreadsheetError,
        [
            "The spreadsheet could not compute this cell.",
            "The spreadsheet could not compute the cell, so the number is not in the file.",
            "#N/A, #DIV/0!",
            "Repair the formula in the spreadsheet and save the file again.",
        ],
        [
            "Das Tabellenprogramm konnte diese Zelle nicht berechnen.",
            "Die Zelle ließ sich nicht berechnen, also ist die Zahl nicht in der Datei.",
            "Die Formel im Tabellenprogramm reparieren und die Datei wieder speichern.",
        ],
    ),
    error(
        Code::ProbabilityUnreadable,
        [
            "This is not a number.",
            "A part of the cell might be the number, but a guess would be scored as if it had been said.",
            "70!",
            "Write the probability as a number from 0 to 1, or from 0% to 100% with a percent sign.",
        ],
        [
            "Das ist keine Zahl.",
            "Ein Teil der Zelle könnte die Zahl sein, aber Geratenes würde gewertet, als wäre es gesagt worden.",
            "Die Wahrscheinlichkeit als Zahl von 0 bis 1 schreiben oder mit Prozentzeichen von 0% bis 100%.",
        ],
    ),
];
