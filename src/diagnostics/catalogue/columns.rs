//! Which column is which.

use super::entry::{CatalogueEntry, error, note};
use crate::diagnostics::Code;

pub(super) const ENTRIES: &[CatalogueEntry] = &[
    error(
        Code::ColumnClaimedTwice,
        [
            "Two columns may hold the same field.",
            "Which of them is meant decides the scores, so it is not guessed.",
            "question_id,source,source_type,date,probability,Confidence",
            "Say which one it is with --map, for example --map probability=Confidence; or rename the other.",
        ],
        [
            "Zwei Spalten können dasselbe Feld enthalten.",
            "Welche gemeint ist, entscheidet über die Werte; geraten wird nicht.",
            "Mit --map sagen, welche es ist, etwa --map probability=Confidence, oder die andere umbenennen.",
        ],
    ),
    error(
        Code::ColumnMissing,
        [
            "A column that is needed is not there.",
            "Without it the rows cannot be understood. Most often the header is spelled in a way that is not known.",
            "question_id,source,source_type,forecast_date,probabilty",
            "Correct the header, or say which column it is: --map probability=probabilty.",
        ],
        [
            "Eine nötige Spalte fehlt.",
            "Ohne sie sind die Zeilen nicht zu verstehen. Meist ist nur die Überschrift so geschrieben, dass sie nicht erkannt wird.",
            "Die Überschrift berichtigen oder sagen, welche Spalte es ist: --map probability=probabilty.",
        ],
    ),
    error(
        Code::DaysOrNames,
        [
            "A column headed \"by\" holds days and other words.",
            "Where it says until when, each row is a part of a forecast of days; where it says who, it is a forecast of yes.",
            "by: 2017-06-30 in one row, Ada in the next",
            "Say which: --map by=by, or --map by=none.",
        ],
        [
            "Eine Spalte mit der Überschrift „by“ oder „bis“ enthält Tage und andere Wörter.",
            "Sagt sie, bis wann, so ist jede Zeile Teil einer Vorhersage über Tage; sagt sie, wer, so ist sie eine Vorhersage von Ja.",
            "Angeben, was gilt: --map by=by oder --map by=none.",
        ],
    ),
    error(
        Code::ForecastDateUnclear,
        [
            "Two columns could be the day of the forecast, and they differ.",
            "By the day of the forecast it is decided which forecasts came in time and which is the latest of several.",
            "question_id,source,source_type,date,created,probability,outcome,resolved_on",
            "Say which one it is: --map forecast_date=created.",
        ],
        [
            "Zwei Spalten können der Tag der Prognose sein, und sie unterscheiden sich.",
            "Nach dem Tag der Prognose entscheidet sich, welche rechtzeitig kam und welche von mehreren die letzte ist.",
            "Sagen, welche es ist: --map forecast_date=created.",
        ],
    ),
    error(
        Code::ForecastsAfterResolutions,
        [
            "Most forecasts are later than the resolutions of their questions.",
            "A log says what was forecast before it was known. Most often such a column is the day of the event, or of the entry.",
            "Q1,Desk 1,consultant,2017-07-01,0.7,yes,2017-06-30",
            "Say which column is the day of the forecast: --map forecast_date=HEADER.",
        ],
        [
            "Die meisten Prognosen sind jünger als die Auflösung ihrer Frage.",
            "Ein Protokoll hält fest, was vorhergesagt wurde, bevor man es wusste. Meist enthält so eine Spalte den Tag des \
             Ereignisses oder des Eintrags.",
            "Sagen, welche Spalte der Tag der Prognose ist: --map forecast_date=HEADER.",
        ],
    ),
    error(
        Code::ResolutionDayUnclear,
        [
            "Two columns could be the day of the resolution, and they differ.",
            "If the planned day is taken for the actual one, forecasts count that were made when the outcome was known.",
            "question_id,resolution date,settled,outcome",
            "Say which one it is: --map resolved_on=settled.",
        ],
        [
            "Zwei Spalten können der Tag der Auflösung sein, und sie unterscheiden sich.",
            "Gilt der geplante Tag als der wirkliche, zählen Prognosen mit, die bei schon bekanntem Ergebnis abgegeben wurden.",
            "Sagen, welche es ist: --map resolved_on=settled.",
        ],
    ),
    error(
        Code::HeaderMissing,
        [
            "The first line holds none of the columns that are needed.",
            "Columns are told apart by their names, not by their order; a file without a header would lose its first row too.",
            "Q1,Desk 1,consultant,2017-03-01,0.7",
            "Put a header line on top: question_id,source,source_type,forecast_date,probability.",
        ],
        [
            "In der ersten Zeile steht keine der nötigen Spalten.",
            "Spalten werden an ihren Namen erkannt, nicht an ihrer Reihenfolge; ohne Kopfzeile ginge auch die erste Zeile verloren.",
            "Eine Kopfzeile voranstellen: question_id,source,source_type,forecast_date,probability.",
        ],
    ),
    error(
        Code::WideSheet,
        [
            "The sheet has one column of probabilities per source, per date or per question.",
            "What the columns stand for is not in the sheet in a form that can be read safely, so it must be said.",
            "question_id,source_type,date,Desk 1,Desk 2\nQ1,consultant,2017-03-01,70%,60%",
            "Write one row per forecast, or read it with --wide source, --wide date or --wide question.",
        ],
        [
            "Das Blatt hat je Quelle, je Tag oder je Frage eine Spalte mit Wahrscheinlichkeiten.",
            "Wofür die Spalten stehen, geht aus dem Blatt nicht sicher hervor; es muss gesagt werden.",
            "Eine Zeile je Prognose schreiben oder es mit --wide source, --wide date oder --wide question lesen.",
        ],
    ),
    note(
        Code::ColumnInBothFiles,
        [
            "A column that is grouped or filtered by stands in the forecasts and in the resolutions: that of the forecasts counts.",
            "A topic that whoever made the forecast gave it, and one that the question was given later, may put a row into different \
             groups.",
            "--by topic",
            "If that of the resolutions is meant, rename one of the two columns.",
        ],
        [
            "Eine Spalte, nach der gruppiert oder gefiltert wird, steht in den Prognosen und in den Auflösungen: Die der Prognosen \
             gilt.",
            "Ein Thema, das bei der Prognose vergeben wurde, und eines, das die Frage später bekam, können eine Zeile in verschiedene \
             Gruppen bringen.",
            "Ist die der Auflösungen gemeint, eine der beiden Spalten umbenennen.",
        ],
    ),
    note(
        Code::UnlikeHeaders,
        [
            "One file of forecasts has a column that another has not.",
            "Files that are read together are taken for parts of one log; where a column is missing, its rows have a blank there: the \
             weight 1, no deadline, no phrase.",
            "weight stands in 2023.csv and not in 2024.csv",
            "Add the column to the file, or score the files one by one.",
        ],
        [
            "Eine Datei mit Prognosen hat eine Spalte, die einer anderen fehlt.",
            "Dateien, die zusammen gelesen werden, gelten als Teile eines Protokolls; wo eine Spalte fehlt, ist sie in deren Zeilen leer: \
             Gewicht 1, kein Stichtag, keine Worte.",
            "Die Spalte in der Datei ergänzen oder die Dateien einzeln auswerten.",
        ],
    )
    .example_in_german("weight steht in 2023.csv und nicht in 2024.csv"),
];
