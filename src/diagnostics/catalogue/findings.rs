//! What `check` finds beside the problems; some of it is noted by `score` too.

use super::entry::{CatalogueEntry, note};
use crate::diagnostics::Code;

pub(super) const ENTRIES: &[CatalogueEntry] = &[
    note(
        Code::Duplicates,
        [
            "A row is another once more: the same question, source, type, moment, probability and id.",
            "It is left out, as it would count the same forecast twice. Most often an export was pasted below another.",
            "lines 4 and 9 are the same row",
            "Nothing has to be done; take the second row out to keep the log tidy.",
        ],
        [
            "Eine Zeile steht noch einmal da: dieselbe Frage, Quelle, Art, Zeit, Wahrscheinlichkeit und Kennung.",
            "Sie bleibt weg, sonst zählte dieselbe Prognose zweimal. Meist wurde ein Export unter einen anderen kopiert.",
            "Nichts zu tun; die zweite Zeile zu entfernen hält das Protokoll sauber.",
        ],
    )
    .example_in_german("die Zeilen 4 und 9 sind gleich"),
    note(
        Code::JointSources,
        [
            "The name of a source seems to name several.",
            "Its forecasts are counted as those of one more source, and not as those of the people it names.",
            "Weber / Klein",
            "If one of them spoke for both, say so with --alias, such as --alias \"source:Weber / Klein=Weber\"; if each forecast is \
             that of both, write a row for each.",
        ],
        [
            "Der Name einer Quelle scheint mehrere zu nennen.",
            "Ihre Prognosen zählen als die einer weiteren Quelle und nicht als die der Genannten.",
            "Sprach eine für beide, --alias angeben, etwa --alias \"source:Weber / Klein=Weber\"; gilt jede Prognose für beide, für \
             jede eine Zeile schreiben.",
        ],
    ),
    note(
        Code::OpenWithoutDeadline,
        [
            "Questions are open, and nobody said by when.",
            "Only a yes could ever be recorded, so forecasts on them cannot be checked; where the log has deadlines, they \
             count as unscorable.",
            "\"The cloud will replace resellers.\"",
            "Ask the source by when, and put the day into closes_on.",
        ],
        [
            "Fragen sind offen, und niemand hat gesagt, bis wann.",
            "Dazu könnte immer nur ein Ja eingetragen werden; die Prognosen lassen sich nicht prüfen. Hat das Protokoll Fristen, \
             zählen sie als nicht prüfbar.",
            "Die Quelle fragen, bis wann, und den Tag in closes_on eintragen.",
        ],
    ),
    note(
        Code::Overdue,
        [
            "The deadline of a question has passed, and there is no resolution.",
            "Misses are forgotten more easily than hits. As long as they are missing, the record looks better than it is.",
            "closes_on 2017-06-30, outcome blank, today 2017-08-01",
            "Find out what happened and add it to the resolutions.",
        ],
        [
            "Die Frist einer Frage ist abgelaufen, und es gibt keine Auflösung.",
            "Fehlschläge werden leichter vergessen als Treffer. Solange sie fehlen, sieht die Bilanz besser aus, als sie ist.",
            "Bitte klären, was geschah, und in die Auflösungen eintragen.",
        ],
    )
    .example_in_german("closes_on 2017-06-30, Ergebnis leer, heute 2017-08-01"),
    note(
        Code::QuestionWithoutForecasts,
        [
            "A question in the resolutions has no forecast.",
            "That does no harm, unless its id is written otherwise in the forecasts.",
            "Q01 in the forecasts, Q1 in the resolutions",
            "Compare its id with those of the questions that have no resolution.",
        ],
        [
            "Zu einer Frage in den Auflösungen gibt es keine Prognose.",
            "Das schadet nicht, außer ihre Kennung ist in den Prognosen anders geschrieben.",
            "Die Kennung mit denen der Fragen vergleichen, die keine Auflösung haben.",
        ],
    )
    .example_in_german("Q01 in den Prognosen, Q1 in den Auflösungen"),
    note(
        Code::QuestionWithoutResolution,
        [
            "Forecasts are on a question that the resolutions do not have.",
            "They are pending for ever: without a row there is neither an outcome nor a deadline. Often the id is spelled \
             otherwise.",
            "Q-7 in the forecasts, Q7 in the resolutions",
            "Add a row for the question, with its deadline, or correct its id.",
        ],
        [
            "Prognosen gelten einer Frage, die in den Auflösungen fehlt.",
            "Sie bleiben für immer offen: Ohne Zeile gibt es weder Ergebnis noch Frist. Oft ist nur die Kennung anders geschrieben.",
            "Für die Frage eine Zeile mit ihrer Frist ergänzen oder ihre Kennung berichtigen.",
        ],
    )
    .example_in_german("Q-7 in den Prognosen, Q7 in den Auflösungen"),
    note(
        Code::Repeats,
        [
            "Rows are alike in question, source, source type, day and probability, but have different ids.",
            "They may be two statements, or one that was logged twice. They count, unless --repeats drop says otherwise.",
            "F17 and F81: Desk 1, Q1, 2017-03-01, 70%",
            "Look them up; leave them out with --repeats drop.",
        ],
        [
            "Zeilen gleichen sich in Frage, Quelle, Quellentyp, Tag und Wahrscheinlichkeit, haben aber verschiedene Kennungen.",
            "Es können zwei Aussagen sein oder eine, die zweimal eingetragen wurde. Sie zählen, wenn nicht --repeats drop gilt.",
            "Nachsehen; mit --repeats drop werden sie weggelassen.",
        ],
    )
    .example_in_german("F17 und F81: Desk 1, Q1, 2017-03-01, 70%"),
    note(
        Code::SameDay,
        [
            "Forecasts were made on the day of the resolution itself.",
            "They may have been made after the news. They count, unless --same-day drop says otherwise.",
            "forecast_date 2017-06-30, resolved_on 2017-06-30",
            "Add the time of day to both, or leave them out with --same-day drop.",
        ],
        [
            "Prognosen stammen vom Tag der Auflösung selbst.",
            "Vielleicht kamen sie nach der Nachricht. Sie zählen, wenn nicht --same-day drop gilt.",
            "Bei beiden die Uhrzeit ergänzen oder sie mit --same-day drop weglassen.",
        ],
    ),
    note(
        Code::SimilarSourceTypes,
        [
            "Two source types have almost the same name.",
            "If they are one, its forecasts are split into two groups, each with fewer questions. Names are never merged \
             unasked.",
            "consultant, consultants",
            "If they are one type, write it one way in every row, or say so with --alias, such as --alias \"source_type:consultants=consultant\".",
        ],
        [
            "Zwei Quellentypen heißen fast gleich.",
            "Sind sie einer, teilen sich seine Prognosen auf zwei Gruppen mit je weniger Fragen auf. Namen werden nie ungefragt \
             zusammengelegt.",
            "Sind sie ein Typ, ihn in jeder Zeile gleich schreiben oder --alias angeben, etwa --alias \
             \"source_type:consultants=consultant\".",
        ],
    ),
    note(
        Code::SimilarSources,
        [
            "Two sources have almost the same name.",
            "If they are one, updates do not replace each other, and sources are counted twice. Names are never merged \
             unasked.",
            "Gartner, Gartner Inc.",
            "If they are one, write it one way in every row, or say so with --alias, such as --alias \"source:Gartner Inc.=Gartner\".",
        ],
        [
            "Zwei Quellen heißen fast gleich.",
            "Sind sie eine, ersetzen Aktualisierungen einander nicht, und Quellen zählen doppelt. Zusammengelegt werden Namen nie \
             ungefragt.",
            "Sind sie eine, sie in jeder Zeile gleich schreiben oder --alias angeben, etwa --alias \"source:Gartner Inc.=Gartner\".",
        ],
    ),
    note(
        Code::SimilarValues,
        [
            "Two values of a column that is grouped by are almost the same.",
            "If they are one, each of the two groups has only some of its questions.",
            "--by outlet: Handelsblatt, HANDELSBLATT",
            "If they are one, write it one way in every row, or say so with --alias, such as --alias \"outlet:HANDELSBLATT=Handelsblatt\".",
        ],
        [
            "Zwei Werte einer Spalte, nach der gruppiert wird, sind fast gleich.",
            "Sind sie einer, hat jede der beiden Gruppen nur einen Teil ihrer Fragen.",
            "Sind sie ein Wert, ihn in jeder Zeile gleich schreiben oder --alias angeben, etwa --alias \
             \"outlet:HANDELSBLATT=Handelsblatt\".",
        ],
    ),
    note(
        Code::SourceUnderSeveralTypes,
        [
            "A source is filed under more than one type.",
            "That is allowed: one may speak as a reseller today and as a consultant tomorrow. But it may be a slip of the \
             pen, and then its forecasts count for the wrong group.",
            "Desk 1: consultant (17), reseller (1)",
            "Look at the type with few rows; correct it if it is a slip.",
        ],
        [
            "Eine Quelle steht unter mehr als einem Typ.",
            "Das ist erlaubt: Heute spricht jemand als Händler, morgen als Berater. Es kann aber auch ein Schreibfehler sein, und \
             dann zählen die Prognosen für die falsche Gruppe.",
            "Den Typ mit wenigen Zeilen ansehen und berichtigen, wenn er ein Schreibfehler ist.",
        ],
    ),
];
