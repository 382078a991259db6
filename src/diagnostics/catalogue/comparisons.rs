//! What the reader of a comparison should know, and what depends on deadlines and lead times.

use super::entry::{CatalogueEntry, note};
use crate::diagnostics::Code;

pub(super) const ENTRIES: &[CatalogueEntry] = &[
    note(
        Code::FewSharedQuestions,
        [
            "Two groups share fewer than 30 questions.",
            "The interval of their difference is approximate, and few questions decide.",
            "2 comparisons of 3 rest on fewer than 30 shared questions",
            "Wait for more shared questions before you judge.",
        ],
        [
            "Zwei Gruppen haben weniger als 30 Fragen gemeinsam.",
            "Der Vertrauensbereich ihres Unterschieds ist nur ungefähr, und wenige Fragen entscheiden.",
            "Vor einem Urteil weitere gemeinsame Fragen abwarten.",
        ],
    )
    .example_in_german("2 von 3 Vergleichen beruhen auf weniger als 30 gemeinsamen Fragen"),
    note(
        Code::NoForecastAtHorizon,
        [
            "Questions have no forecast that stood on the day that --horizon asks for.",
            "Nobody had spoken by then, or they have no deadline to count back from; they are left out. Counted back from the resolution, a question that was settled soon is left out for how it ended, which is yes more often than not.",
            "a question resolved ten days after the first forecast, and --horizon 30d",
            "Score shorter lead times too: whoever speaks early only about easy questions looks good far ahead.",
        ],
        [
            "Zu manchen Fragen galt an dem Tag, nach dem --horizon fragt, noch keine Prognose.",
            "Bis dahin hatte niemand gesprochen, oder es gibt keine Frist, von der sich zurückzählen ließe; sie bleiben weg. Wird von \
             der Auflösung zurückgezählt, fällt eine schnell geklärte Frage wegen ihres Ausgangs weg, und der ist öfter Ja als Nein.",
            "Auch kürzere Vorlaufzeiten auswerten: Wer früh nur zu leichten Fragen spricht, steht auf lange Sicht gut da.",
        ],
    )
    .example_in_german("eine Frage, die zehn Tage nach der ersten Prognose aufgelöst wurde, und --horizon 30d"),
    note(
        Code::NotComparable,
        [
            "Groups share no question, even indirectly.",
            "That one group's questions were harder cannot be told from its being worse, so no ranking spans the two.",
            "consultants forecast on mergers alone, resellers on prices alone",
            "Have sources of all groups forecast on some of the same questions.",
        ],
        [
            "Gruppen haben keine Frage gemeinsam, auch nicht auf Umwegen.",
            "Ob die Fragen einer Gruppe schwerer waren oder sie schlechter ist, lässt sich nicht trennen; keine Rangfolge umfasst \
             beide.",
            "Quellen aller Gruppen auch zu einigen gemeinsamen Fragen vorhersagen lassen.",
        ],
    )
    .example_in_german("Berater sagen nur zu Fusionen etwas voraus, Händler nur zu Preisen"),
    note(
        Code::OneGroup,
        [
            "Only one group has scored forecasts.",
            "There is nothing to compare it with.",
            "--by source_type in a log with one source type",
            "Group by another column with --by, or let more rows in.",
        ],
        [
            "Nur eine Gruppe hat ausgewertete Prognosen.",
            "Es gibt nichts, womit sie zu vergleichen wäre.",
            "Mit --by nach einer anderen Spalte gruppieren oder mehr Zeilen zulassen.",
        ],
    )
    .example_in_german("--by source_type in einem Protokoll mit einem einzigen Quellentyp"),
    note(
        Code::OneOutcome,
        [
            "Every scored question ended the same way.",
            "Whoever says so every time wins, whatever they know; so nobody is called better or ranked.",
            "30 questions, all resolved no",
            "Log questions that went the other way too.",
        ],
        [
            "Jede ausgewertete Frage ging gleich aus.",
            "Wer das jedes Mal sagt, gewinnt, was er auch weiß; darum heißt hier niemand besser, und es gibt keine Ränge.",
            "Auch Fragen festhalten, die anders ausgehen.",
        ],
    )
    .example_in_german("30 Fragen, alle mit Nein aufgelöst"),
    note(
        Code::PairsLeftOut,
        [
            "Not all pairs of groups are listed.",
            "With many groups most pairs share too few questions, and testing thousands of pairs together finds nothing.",
            "124,750 pairs among 500 sources",
            "Narrow the comparison with --where, or read the ranks instead.",
        ],
        [
            "Nicht alle Paare von Gruppen sind aufgeführt.",
            "Bei vielen Gruppen haben die meisten Paare zu wenige gemeinsame Fragen, und Tausende Paare gemeinsam geprüft ergeben \
             nichts.",
            "Den Vergleich mit --where eingrenzen oder auf die Ränge sehen.",
        ],
    )
    .example_in_german("124.750 Paare unter 500 Quellen"),
    note(
        Code::PeriodsDiffer,
        [
            "Each period has questions of its own.",
            "A change from one period to the next may be that of the questions: some quarters are easier to foresee.",
            "2017Q2 beside 2017Q1",
            "Compare groups within a period; take a change for one only if it lasts.",
        ],
        [
            "Jeder Zeitraum hat eigene Fragen.",
            "Eine Veränderung von einem Zeitraum zum nächsten kann an den Fragen liegen: Manche Quartale sind leichter vorherzusehen.",
            "Gruppen innerhalb eines Zeitraums vergleichen; eine Veränderung erst glauben, wenn sie bleibt.",
        ],
    )
    .example_in_german("2017Q2 neben 2017Q1"),
    note(
        Code::ResolvedEarly,
        [
            "Questions were resolved before their deadline.",
            "What ends early ends with yes more often than not, while the noes wait for the deadline; so scores at the end of a quarter lean towards yes.",
            "resolved yes on 3 June, deadline 31 December",
            "Leave them out until the deadline has passed with --wait-for-deadline.",
        ],
        [
            "Fragen wurden vor ihrer Frist aufgelöst.",
            "Was früh endet, endet öfter mit Ja als mit Nein, denn ein Nein wartet auf die Frist; am Ende eines Quartals neigen die \
             Werte deshalb zu Ja.",
            "Mit --wait-for-deadline bleiben sie außen vor, bis die Frist abgelaufen ist.",
        ],
    )
    .example_in_german("am 3. Juni mit Ja aufgelöst, Frist 31. Dezember"),
    note(
        Code::SourcesOfSeveralTypes,
        [
            "Sources speak under more than one source type.",
            "Each source is drawn towards the mean of one type, that of most of its forecasts.",
            "a firm that is a reseller in March and a consultant in May",
            "Compare them apart with --by source,source_type.",
        ],
        [
            "Quellen sprechen unter mehr als einem Quellentyp.",
            "Jede Quelle wird zum Mittel eines einzigen Typs gezogen, des Typs der meisten ihrer Prognosen.",
            "Mit --by source,source_type getrennt vergleichen.",
        ],
    )
    .example_in_german("eine Firma, die im März Händler und im Mai Berater ist"),
    note(
        Code::WaitingForDeadline,
        [
            "Resolved questions wait for their deadline.",
            "With --wait-for-deadline a question counts from the day on which both its resolution and its deadline have passed.",
            "resolved yes on 3 June, deadline 31 December, scored as of 30 June",
            "Count them from their resolution on without --wait-for-deadline.",
        ],
        [
            "Aufgelöste Fragen warten auf ihre Frist.",
            "Mit --wait-for-deadline zählt eine Frage von dem Tag an, an dem ihre Auflösung und ihre Frist vorbei sind.",
            "Ohne --wait-for-deadline zählen sie ab ihrer Auflösung.",
        ],
    )
    .example_in_german("am 3. Juni mit Ja aufgelöst, Frist 31. Dezember, ausgewertet zum 30. Juni"),
    note(
        Code::WithoutConsensus,
        [
            "Forecasts were made before any other source had spoken.",
            "There is no consensus of others to bet against, so log payoff and bankroll leave them out.",
            "the first forecast on a question",
            "Nothing needs doing; who speaks first is not judged by these two numbers.",
        ],
        [
            "Prognosen wurden abgegeben, bevor sich eine andere Quelle geäußert hatte.",
            "Es gibt keinen Konsens der anderen, gegen den sich wetten ließe; Log-Auszahlung und Kasse lassen sie weg.",
            "Nichts zu tun: Wer als Erster spricht, wird mit diesen beiden Zahlen nicht beurteilt.",
        ],
    )
    .example_in_german("die erste Prognose zu einer Frage"),
];
