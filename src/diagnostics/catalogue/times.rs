//! When forecasts were made, and when questions were asked, could end and did.

use super::entry::{CatalogueEntry, error, note};
use crate::diagnostics::Code;

pub(super) const ENTRIES: &[CatalogueEntry] = &[
    note(
        Code::AfterDeadline,
        [
            "Forecasts were made after the deadline of their question.",
            "By then it could no longer happen, or the deadline is wrong. They count unless they are asked out, in the score as in \
             the bounds for overdue questions.",
            "forecast of 3 July, closes_on 30 June",
            "Leave them out with --after-deadline drop, or correct closes_on.",
        ],
        [
            "Prognosen wurden nach der Frist ihrer Frage abgegeben.",
            "Da konnte es nicht mehr geschehen, oder die Frist ist falsch. Sie zählen, wenn nichts anderes verlangt ist, im Wert \
             ebenso wie in den Grenzen für überfällige Fragen.",
            "Mit --after-deadline drop weglassen oder closes_on berichtigen.",
        ],
    )
    .example_in_german("Prognose vom 3. Juli, closes_on 30. Juni"),
    note(
        Code::BeforeOpening,
        [
            "Forecasts were made before their question was asked.",
            "One of the two days is wrong, or opens_on is the day on which the question was written down. They count.",
            "forecast of 3 March, opens_on 1 April",
            "Look at both days; correct the wrong one.",
        ],
        [
            "Prognosen wurden abgegeben, bevor ihre Frage gestellt war.",
            "Einer der beiden Tage ist falsch, oder opens_on ist der Tag, an dem die Frage aufgeschrieben wurde. Sie zählen.",
            "Beide Tage ansehen und den falschen berichtigen.",
        ],
    )
    .example_in_german("Prognose vom 3. März, opens_on 1. April"),
    note(
        Code::DatesBesideTimes,
        [
            "Dates without a time stand beside times on the same day.",
            "Which of a source's forecasts on a question is the later one may hang on it: a date without a time is taken as the \
             start of its day, in UTC.",
            "2017-03-05 beside 2017-03-05T14:00",
            "Add the time where it is known.",
        ],
        [
            "Daten ohne Uhrzeit stehen neben Uhrzeiten am selben Tag.",
            "Welche Prognose einer Quelle zu einer Frage die spätere ist, kann daran hängen: Ein Datum ohne Uhrzeit gilt als Beginn \
             seines Tages, in UTC.",
            "Die Uhrzeit ergänzen, wo sie bekannt ist.",
        ],
    )
    .example_in_german("2017-03-05 neben 2017-03-05T14:00"),
    note(
        Code::DeadlineBeforeOpening,
        [
            "Questions have a deadline before their opening.",
            "One of the two days is wrong; the deadline decides when a question is overdue.",
            "opens_on 2017-06-01, closes_on 2017-03-01",
            "Correct opens_on or closes_on.",
        ],
        [
            "Fragen haben eine Frist vor ihrer Eröffnung.",
            "Einer der beiden Tage ist falsch; die Frist entscheidet, wann eine Frage überfällig ist.",
            "opens_on oder closes_on berichtigen.",
        ],
    ),
    note(
        Code::LatestResolution,
        [
            "Rows contradict each other on how a question ended, and the last one stands.",
            "With --latest-resolution a later row, or a row of a later file, corrects the earlier ones; of those at the end that \
             agree the first day counts.",
            "Q1,2017-03-01,yes\nQ1,,open",
            "Leave --latest-resolution out to see each of them.",
        ],
        [
            "Zeilen widersprechen sich darin, wie eine Frage ausging, und die letzte gilt.",
            "Mit --latest-resolution berichtigt eine spätere Zeile oder Datei die früheren; von denen am Ende, die übereinstimmen, \
             zählt der erste Tag.",
            "Ohne --latest-resolution werden alle gezeigt.",
        ],
    ),
    note(
        Code::OffsetsMissing,
        [
            "Times without an offset from UTC stand beside times with one.",
            "Times are put in order by the instant, for which those without an offset are taken as UTC.",
            "2017-03-05T14:00 beside 2017-03-05T14:00+01:00",
            "If they are local times, add the offset.",
        ],
        [
            "Uhrzeiten ohne Abstand zu UTC stehen neben solchen mit Abstand.",
            "Geordnet wird nach dem Zeitpunkt; Uhrzeiten ohne Abstand gelten dafür als UTC.",
            "Sind es Ortszeiten, den Abstand zu UTC ergänzen.",
        ],
    )
    .example_in_german("2017-03-05T14:00 neben 2017-03-05T14:00+01:00"),
    error(
        Code::ResolutionReopened,
        [
            "A question has an outcome, and a later row says that it is open.",
            "Either the outcome was taken back or a row is out of date: one reading scores the forecasts on it, the other does not.",
            "Q1,2017-03-01,yes\nQ1,,open",
            "Take out the row that no longer holds; if the last row always holds, say --latest-resolution; with --skip-bad-rows the \
             forecasts on this question are left out.",
        ],
        [
            "Eine Frage hat ein Ergebnis, und nach einer späteren Zeile ist sie offen.",
            "Entweder wurde das Ergebnis zurückgenommen, oder eine Zeile ist veraltet: Im einen Fall werden die Prognosen gewertet, \
             im anderen nicht.",
            "Die Zeile entfernen, die nicht mehr gilt; gilt immer die letzte, --latest-resolution angeben; mit --skip-bad-rows \
             bleiben die Prognosen zu dieser Frage weg.",
        ],
    ),
    note(
        Code::ResolvedBeforeOpening,
        [
            "Questions were resolved before they were asked.",
            "One of the two days is wrong; forecasts after the resolution are never scored.",
            "opens_on 2017-06-01, resolved_on 2017-03-01",
            "Correct opens_on or resolved_on.",
        ],
        [
            "Fragen wurden aufgelöst, bevor sie gestellt waren.",
            "Einer der beiden Tage ist falsch; Prognosen nach der Auflösung werden nie gewertet.",
            "opens_on oder resolved_on berichtigen.",
        ],
    ),
    note(
        Code::ResolvedFarAhead,
        [
            "Questions are resolved on a day more than thirty years ahead.",
            "An outcome is not known before its day, so forecasts on them wait; the year may be a slip of the pen.",
            "resolved_on 2081-03-01, scored as of 2018-12-31",
            "Correct the year, or leave outcome and day blank while the question is open.",
        ],
        [
            "Fragen sind erst in mehr als dreißig Jahren aufgelöst.",
            "Vor diesem Tag gilt kein Ergebnis als bekannt, die Prognosen warten also; das Jahr ist vielleicht ein Schreibfehler.",
            "Das Jahr berichtigen oder Ergebnis und Tag leer lassen, solange die Frage offen ist.",
        ],
    )
    .example_in_german("resolved_on 2081-03-01, ausgewertet zum 2018-12-31"),
    note(
        Code::RowOrderDecides,
        [
            "A source gave two probabilities on one question at the same time.",
            "Which of them is the later forecast cannot be told from the times, so the lower row of the file counts as the later.",
            "Q1,Desk 2,2017-03-05,0.6\nQ1,Desk 2,2017-03-05,0.7",
            "Add the times of day, or put the rows in the order in which they were said.",
        ],
        [
            "Eine Quelle nannte zu einer Frage zur selben Zeit zwei Wahrscheinlichkeiten.",
            "Welche die spätere ist, sagen die Zeiten nicht; also gilt die untere Zeile der Datei als die spätere.",
            "Uhrzeiten ergänzen oder die Zeilen in die Reihenfolge bringen, in der es gesagt wurde.",
        ],
    ),
    note(
        Code::WeightsOfZero,
        [
            "Scored forecasts have a weight of zero.",
            "They are joined to their outcomes, but count in no score, comparison or panel.",
            "weight 0",
            "Nothing needs doing, if they are meant to count for nothing.",
        ],
        [
            "Gewertete Prognosen haben das Gewicht null.",
            "Sie sind ihren Ergebnissen zugeordnet, zählen aber in keinem Wert, keinem Vergleich und keinem Gremium.",
            "Nichts zu tun, wenn sie nicht zählen sollen.",
        ],
    )
    .example_in_german("Gewicht 0"),
];
