//! What was decided, and how far the numbers carry.

use super::entry::{CatalogueEntry, note};
use crate::diagnostics::Code;

pub(super) const ENTRIES: &[CatalogueEntry] = &[
    note(
        Code::MostForecastsLate,
        [
            "More than half of the forecasts are later than the resolutions of their questions.",
            "They are never scored; that there are so many says that a day is not what it is taken for.",
            "forecasts of 2018 on questions resolved in 2017",
            "Check the days of the forecasts and of the resolutions; name other columns with --map.",
        ],
        [
            "Mehr als die Hälfte der Prognosen ist jünger als die Auflösung ihrer Frage.",
            "Gewertet werden sie nie; dass es so viele sind, zeigt, dass ein Tag nicht das ist, wofür er gilt.",
            "Die Tage der Prognosen und der Auflösungen prüfen; andere Spalten lassen sich mit --map nennen.",
        ],
    )
    .example_in_german("Prognosen von 2018 zu Fragen, die 2017 aufgelöst wurden"),
    note(
        Code::CertainAndWrong,
        [
            "Forecasts stood at 0% or 100% and missed.",
            "The log score of such a forecast is infinite; it is clipped (--log-clip), so that one of them does not drown all \
             others. The Brier score takes it as it is.",
            "probability 100%, outcome no",
            "Look these forecasts up: each is a slip of the pen, or a certainty that nobody could have.",
        ],
        [
            "Prognosen lagen auf 0\u{a0}% oder 100\u{a0}% und daneben.",
            "Der Log-Score einer solchen Prognose ist unendlich; er wird gekappt (--log-clip), damit nicht eine alle anderen \
             übertönt. Der Brier-Score nimmt sie, wie sie ist.",
            "Diese Prognosen nachsehen: Entweder ist es ein Schreibfehler oder eine Gewissheit, die niemand haben konnte.",
        ],
    )
    .example_in_german("Wahrscheinlichkeit 100\u{a0}%, Ergebnis Nein"),
    note(
        Code::ColumnOfSomeCoders,
        [
            "A column that only some of the compared logs have was not compared.",
            "Agreement is about what every coder decided; a column under another name may have been overlooked.",
            "phrase was not compared: coder2.csv has no such column",
            "If the log has it under another name, say so with --map FIELD=HEADER.",
        ],
        [
            "Eine Spalte, die nur einige der verglichenen Protokolle haben, wurde nicht verglichen.",
            "Übereinstimmung gibt es nur in dem, was alle entschieden haben; eine Spalte unter anderem Namen kann übersehen worden \
             sein.",
            "Hat das Protokoll sie unter anderem Namen, --map FIELD=HEADER angeben.",
        ],
    )
    .example_in_german("phrase wurde nicht verglichen: coder2.csv hat keine solche Spalte"),
    note(
        Code::UnscorableForSomeCoders,
        [
            "Statements forecast nothing by some coders, and something by others.",
            "One coder wrote \"unclear\" or no event, another a probability or a phrase.",
            "s5 (coder1.csv)",
            "Settle first whether they can be scored: no other difference weighs as much.",
        ],
        [
            "Aussagen sind für einige keine Prognose, für andere schon.",
            "Jemand schrieb „unclear“ oder kein Ereignis, jemand anderes eine Wahrscheinlichkeit oder eine Formulierung.",
            "Zuerst klären, ob sie sich werten lassen: Kein anderer Unterschied wiegt so schwer.",
        ],
    ),
    note(
        Code::OneReader,
        [
            "The table of readers has one reader.",
            "A spread over readers needs several: of one, it is the score by that reader.",
            "a --readers file with one row",
            "Add a row for each reader.",
        ],
        [
            "Die Lesertabelle hat einen einzigen Leser.",
            "Eine Streuung über Leser braucht mehrere; bei einem ist sie der Wert, den er ergibt.",
            "Für jeden Leser eine Zeile ergänzen.",
        ],
    )
    .example_in_german("eine Datei für --readers mit einer Zeile"),
    note(
        Code::FewQuestions,
        [
            "A group has fewer than 30 scored questions.",
            "Its intervals are approximate, and luck weighs heavily in so small a record.",
            "Only 12 questions were scored",
            "Wait for more resolutions before you judge.",
        ],
        [
            "Eine Gruppe hat weniger als 30 ausgewertete Fragen.",
            "Ihre Vertrauensbereiche sind nur ungefähr, und in so kurzer Bilanz wiegt der Zufall schwer.",
            "Vor einem Urteil weitere Auflösungen abwarten.",
        ],
    )
    .example_in_german("Nur 12 Fragen wurden ausgewertet"),
    note(
        Code::NoQuestionInCommon,
        [
            "No forecast is on a question that the resolutions resolve.",
            "Questions are joined by their id, letter by letter. Other capitals, spaces or leading zeros make another question.",
            "F1, F2, … in the forecasts, 1, 2, … in the resolutions",
            "Compare the question_id of both files: spaces, capitals and leading zeros count.",
        ],
        [
            "Keine Prognose gilt einer Frage, die in den Auflösungen steht.",
            "Fragen werden nach ihrer Kennung zugeordnet, Zeichen für Zeichen. Andere Großschreibung, Leerzeichen oder führende \
             Nullen machen eine andere Frage.",
            "Die question_id beider Dateien vergleichen: Leerzeichen, Großschreibung und führende Nullen zählen.",
        ],
    )
    .example_in_german("F1, F2, … in den Prognosen, 1, 2, … in den Auflösungen"),
    note(
        Code::NoRanking,
        [
            "The table of groups is no ranking.",
            "Their intervals overlap, and some groups may have had easier questions than others.",
            "0.21 (0.17–0.25) beside 0.23 (0.18–0.28)",
            "Ask compare which of them differ on the questions that they share; of the others say \"no evidence of a difference\".",
        ],
        [
            "Die Tabelle der Gruppen ist keine Rangliste.",
            "Ihre Vertrauensbereiche überschneiden sich, und manche Gruppe kann leichtere Fragen gehabt haben.",
            "Mit compare prüfen, wer sich bei gemeinsamen Fragen unterscheidet; von den anderen sagen: „kein Unterschied nachweisbar“.",
        ],
    )
    .example_in_german("0.21 (0.17–0.25) neben 0.23 (0.18–0.28)"),
    note(
        Code::OneSided,
        [
            "Every scored question of a group ended the same way.",
            "Skill, discrimination and AUC compare what was said of events that happened with what was said of others; here \
             there are no others.",
            "20 questions, all resolved yes",
            "Log questions that went the other way too, and log them before the outcome is known.",
        ],
        [
            "Alle ausgewerteten Fragen einer Gruppe gingen gleich aus.",
            "Skill, Trennschärfe und AUC vergleichen, was zu eingetretenen und was zu anderen Ereignissen gesagt wurde; hier gibt es \
             keine anderen.",
            "Auch Fragen festhalten, die anders ausgehen, und zwar bevor man es weiß.",
        ],
    )
    .example_in_german("20 Fragen, alle mit Ja aufgelöst"),
    note(
        Code::OpenWithDeadline,
        [
            "Questions are open, and their deadlines are still to come.",
            "Forecasts on them are pending: they count as soon as the questions are resolved.",
            "Q7 (2027-06-30)",
            "Score again once they are resolved.",
        ],
        [
            "Fragen sind offen, und ihre Frist kommt noch.",
            "Die Prognosen dazu sind offen: Sie zählen, sobald die Fragen aufgelöst sind.",
            "Noch einmal auswerten, sobald sie aufgelöst sind.",
        ],
    ),
    note(
        Code::PartialResolutions,
        [
            "Questions were resolved in part, and their forecasts have the score that is expected.",
            "With the share π of yes a score s is π·s(yes) + (1 − π)·s(no): no forecast of such a question is perfect. Where questions \
             that went yes or no are counted, they count as neither.",
            "outcome 30% with --partial expected",
            "If they shall not count, say --partial void.",
        ],
        [
            "Fragen wurden nur teilweise entschieden; ihre Prognosen haben den zu erwartenden Wert.",
            "Mit dem Anteil π von Ja ist ein Wert s gleich π·s(Ja) + (1 − π)·s(Nein): Keine Prognose zu so einer Frage ist \
             fehlerfrei. Wo Fragen gezählt werden, die mit Ja oder Nein endeten, zählen sie als keines von beiden.",
            "Sollen sie nicht zählen: --partial void.",
        ],
    )
    .example_in_german("Ergebnis 30% mit --partial expected"),
    note(
        Code::RangesScored,
        [
            "Forecasts state a range or a bound, and are scored at its middle.",
            "Nobody said the middle. Beside the score stands how low and how high it is when each range, and each phrase, is read \
             in one way that its ends allow.",
            "70–80% scored as 75%; with its ends the Brier score lies from 0.04 to 0.09",
            "Where the two ends of the score tell different stories, ask for one number.",
        ],
        [
            "Prognosen nennen eine Spanne oder Grenze und zählen mit deren Mitte.",
            "Die Mitte hat niemand genannt. Neben dem Wert steht, wie niedrig und wie hoch er ist, wenn jede Spanne und jede \
             Formulierung in einer Weise gelesen wird, die ihre Enden zulassen.",
            "Wo die beiden Enden Verschiedenes sagen, um eine einzige Zahl bitten.",
        ],
    )
    .example_in_german("70–80% zählt als 75\u{a0}%; mit den Enden liegt der Brier-Score zwischen 0,04 und 0,09"),
    note(
        Code::QuestionIdsAlike,
        [
            "Forecasts wait for a resolution, although the resolutions have almost the same id.",
            "Ids are joined as they are written. These differ in case, accents, spaces, punctuation or zeros in front of a \
             number only, so they may be one question that was typed twice; if so, its forecasts stay pending for ever.",
            "q001 in the forecasts, Q001 in the resolutions",
            "If they are the same questions, write their ids alike in both files.",
        ],
        [
            "Prognosen warten auf eine Auflösung, obwohl in den Auflösungen fast dieselbe Kennung steht.",
            "Kennungen gelten, wie sie dastehen. Diese unterscheiden sich nur in Großschreibung, Akzenten, Leerzeichen, Satzzeichen \
             oder Nullen vor einer Zahl, sind also vielleicht eine Frage, zweimal getippt; dann bleiben ihre Prognosen für immer \
             offen.",
            "Wenn es dieselben Fragen sind, ihre Kennungen in beiden Dateien gleich schreiben.",
        ],
    )
    .example_in_german("q001 in den Prognosen, Q001 in den Auflösungen"),
    note(
        Code::RepeatedForecasts,
        [
            "A group has many forecasts on few questions.",
            "They stand or fall together. Intervals, bands and verdicts allow for that; Spiegelhalter's test does not.",
            "400 forecasts on 20 questions",
            "Give each source and question one vote with --updates daily or --updates last.",
        ],
        [
            "Eine Gruppe hat viele Prognosen zu wenigen Fragen.",
            "Sie behalten gemeinsam recht oder unrecht. Vertrauensbereiche, Bänder und Urteile berücksichtigen das, Spiegelhalters \
             Test nicht.",
            "Mit --updates daily oder --updates last hat jede Quelle zu jeder Frage eine Stimme.",
        ],
    )
    .example_in_german("400 Prognosen zu 20 Fragen"),
    note(
        Code::StatementCodedTwice,
        [
            "Several rows of one of the compared logs are about the same statement.",
            "They were matched with those of the other logs in the order of the rows, which may not be what was meant.",
            "Q3 · Consultant 1 · 2017-03-02 stands on two rows of coder1.csv",
            "Give each statement a forecast_id of its own, the same in all logs.",
        ],
        [
            "Mehrere Zeilen eines der verglichenen Protokolle gelten derselben Aussage.",
            "Sie wurden denen der anderen Protokolle in der Reihenfolge der Zeilen zugeordnet; so muss es nicht gemeint sein.",
            "Jeder Aussage eine eigene forecast_id geben, in allen Protokollen dieselbe.",
        ],
    )
    .example_in_german("Q3 · Consultant 1 · 2017-03-02 steht in zwei Zeilen von coder1.csv"),
    note(
        Code::Superseded,
        [
            "Scored forecasts have no weight, because others of the same source stand instead.",
            "With --updates first, last or daily not every forecast of a source on a question counts.",
            "two forecasts of one source on one question on one day",
            "Count every forecast with --updates all.",
        ],
        [
            "Ausgewertete Prognosen haben kein Gewicht, weil andere derselben Quelle an ihrer Stelle stehen.",
            "Mit --updates first, last oder daily zählt nicht jede Prognose einer Quelle zu einer Frage.",
            "Mit --updates all zählt jede Prognose.",
        ],
    )
    .example_in_german("zwei Prognosen einer Quelle zu einer Frage an einem Tag"),
    note(
        Code::GroupsMerged,
        [
            "There are more groups than can be shown: the smaller ones are one group.",
            "Each group has its own resamples, bins and curve, which take memory; thousands of groups are a column of ids or of texts \
             more often than not.",
            "--by url",
            "Group by a column with fewer values; or keep some of them with --where.",
        ],
        [
            "Es gibt mehr Gruppen, als sich zeigen lassen: Die kleineren sind eine Gruppe.",
            "Jede Gruppe hat eigene Stichproben, Klassen und eine eigene Kurve, und das braucht Speicher; Tausende Gruppen sind meist \
             eine Spalte mit Kennungen oder Texten.",
            "Nach einer Spalte mit weniger Werten gruppieren oder mit --where einige behalten.",
        ],
    ),
    note(
        Code::NoForecast,
        [
            "Statements say that nobody knows.",
            "They are no forecast; one half would be made up.",
            "it remains unclear",
            "Nothing needs doing: they count as unscorable among the statements of their source.",
        ],
        [
            "Aussagen sagen, dass niemand es weiß.",
            "Das ist keine Prognose; ein Halb wäre erfunden.",
            "Nichts zu tun: Sie zählen bei ihrer Quelle als nicht prüfbare Aussagen.",
        ],
    ),
    note(
        Code::NoEvent,
        [
            "Statements name no event that could be checked (question_id none).",
            "They cannot be scored, but a source that makes many of them says little that can be checked.",
            "question_id: none",
            "Nothing needs doing, unless a question was meant: then give it an id.",
        ],
        [
            "Aussagen nennen kein prüfbares Ereignis (question_id none).",
            "Werten lassen sie sich nicht; eine Quelle, die viele davon macht, sagt aber wenig Prüfbares.",
            "Nichts zu tun, außer es war eine Frage gemeint: dann braucht sie eine Kennung.",
        ],
    ),
    note(
        Code::ModalOnly,
        [
            "Forecasts say no more than that something can happen.",
            "\"Could\" and \"may\" commit to nothing; readers still take them for a number, and that number is scored.",
            "announcements could come by May",
            "Do not take such forecasts for predictions; compare the Brier score with and without them.",
        ],
        [
            "Prognosen sagen nur, dass etwas geschehen kann.",
            "„Could“ und „may“ legen sich auf nichts fest; Leser verbinden trotzdem eine Zahl damit, und die wird gewertet.",
            "Solche Sätze nicht für Vorhersagen nehmen; den Brier-Score mit und ohne sie vergleichen.",
        ],
    ),
];
