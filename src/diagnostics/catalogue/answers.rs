//! What a probability is of: of yes, of a side, of one of several answers.

use super::entry::{CatalogueEntry, error, note};
use crate::diagnostics::Code;

pub(super) const ENTRIES: &[CatalogueEntry] = &[
    error(
        Code::AnswersDoNotSumToOne,
        [
            "The probabilities of the answers of one forecast do not sum to 1.",
            "One of them is a slip or is missing, and it is not known which; 0.001 is allowed for rounding.",
            "answer Yes 0.7 and answer No 0.4, both of Q1 by Desk 1 on one day",
            "Correct the wrong one, or leave it out.",
        ],
        [
            "Die Wahrscheinlichkeiten der Antworten einer Prognose ergeben zusammen nicht 1.",
            "Eine davon ist verschrieben oder fehlt, und welche, ist nicht zu erkennen; 0,001 ist als Rundung erlaubt.",
            "Die falsche berichtigen oder weglassen.",
        ],
    )
    .example_in_german("Antwort Ja 0.7 und Antwort Nein 0.4, beide zu Q1 von Desk 1 am selben Tag"),
    error(
        Code::AnswersIncomplete,
        [
            "The answers of a forecast cannot be rescaled to sum to 1.",
            "--normalise divides by the sum of all answers; without one of them, or if all are 0, that is not known.",
            "Yes 2.10 and No blank, with --scale odds-decimal --normalise",
            "Fill in what is missing, or go on without such rows with --skip-bad-rows.",
        ],
        [
            "Die Antworten einer Prognose lassen sich nicht auf die Summe 1 bringen.",
            "--normalise teilt durch die Summe aller Antworten; fehlt eine oder sind alle 0, ist sie nicht bekannt.",
            "Ergänzen, was fehlt, oder solche Zeilen mit --skip-bad-rows überspringen.",
        ],
    )
    .example_in_german("Ja 2.10 und Nein leer, mit --scale odds-decimal --normalise"),
    note(
        Code::AnswersNormalised,
        [
            "Answers of one forecast were rescaled to sum to 1.",
            "The reciprocals of a bookmaker's odds sum to more than 1, which is the bookmaker's margin; each was divided by the sum.",
            "Home 2.10, draw 3.40, away 3.60: together 1.048",
            "What they summed to is told, on average and at most.",
        ],
        [
            "Die Antworten einer Prognose wurden auf die Summe 1 gebracht.",
            "Die Kehrwerte von Wettquoten ergeben zusammen mehr als 1, das ist die Marge des Buchmachers; jeder wurde durch die Summe \
             geteilt.",
            "Angegeben ist, was sie zusammen ergaben, im Mittel und höchstens.",
        ],
    )
    .example_in_german("Heimsieg 2.10, Unentschieden 3.40, Auswärtssieg 3.60: zusammen 1.048"),
    error(
        Code::AnswersOfOneForecast,
        [
            "Rows of one forecast differ in their answer.",
            "Read as they stand, each would be a forecast of yes; read as answers, they are one forecast.",
            "Q1, Desk 1, 1 March: Lake 0.6 and River 0.4",
            "Say whether the column names answers: --map answer=COLUMN, or --map answer=none.",
        ],
        [
            "Zeilen einer Prognose nennen verschiedene Antworten.",
            "Einzeln gelesen wäre jede eine Prognose für Ja; als Antworten gelesen sind sie eine einzige Prognose.",
            "Angeben, ob die Spalte Antworten nennt: --map answer=COLUMN oder --map answer=none.",
        ],
    )
    .example_in_german("Q1, Desk 1, 1. März: Lake 0.6 und River 0.4"),
    error(
        Code::ProbabilityOfWhichSide,
        [
            "The probability may be that of the side named beside it, or that of yes.",
            "\"No, 90%\" is 10% for yes in the one reading, and 90% in the other.",
            "prediction No, confidence 90%",
            "Say which it is: --map side=COLUMN for the side that the row names, --map side=none for yes.",
        ],
        [
            "Die Wahrscheinlichkeit kann die der danebenstehenden Seite sein oder die von Ja.",
            "„No, 90%“ heißt im einen Fall 10\u{a0}% für Ja, im anderen 90\u{a0}%.",
            "Angeben, welche es ist: --map side=COLUMN für die Seite, die in der Zeile steht, --map side=none für Ja.",
        ],
    ),
    error(
        Code::SideNotUnderstood,
        [
            "The side is neither yes nor no.",
            "Whose probability the row says is not known then.",
            "prediction Up, with --map side=prediction",
            "Write yes or no; or say what the word stands for with --outcome WORD=yes or --outcome WORD=no.",
        ],
        [
            "Die Seite ist weder Ja noch Nein.",
            "Dann ist nicht bekannt, wofür die Wahrscheinlichkeit gilt.",
            "Ja oder Nein schreiben oder mit --outcome WORD=yes oder --outcome WORD=no sagen, wofür das Wort steht.",
        ],
    )
    .example_in_german("prediction Up, mit --map side=prediction"),
    error(
        Code::SideOfWords,
        [
            "Words for the probability of \"no\" cannot be turned round.",
            "What a phrase is taken for differs from reader to reader; of the opposite there is no such survey.",
            "prediction No, probability very likely",
            "Write a number, or the phrase for yes beside the side Yes.",
        ],
        [
            "Eine Wahrscheinlichkeit in Worten für „Nein“ lässt sich nicht umkehren.",
            "Jeder Leser versteht eine Formulierung anders; für das Gegenteil gibt es keine Umfrage.",
            "Eine Zahl schreiben oder die Formulierung für Ja, neben die Seite Ja.",
        ],
    ),
    note(
        Code::OneAnswerOfSeveral,
        [
            "Of several answers one is the yes of its question.",
            "What was said of the others counts together, as no: a forecast that is wrong about them may be right about this one.",
            "Home 45%, draw 28%, away 27%: the home win is scored",
            "For another answer, say that it is yes: --outcome \"Draw=yes\".",
        ],
        [
            "Von mehreren Antworten ist eine das Ja der Frage.",
            "Was zu den anderen gesagt wurde, zählt zusammen als Nein: Eine Prognose, die bei ihnen irrt, kann hier richtig sein.",
            "Für eine andere Antwort festlegen, dass sie Ja ist: --outcome \"Draw=yes\".",
        ],
    )
    .example_in_german("Heimsieg 45%, Unentschieden 28%, Auswärtssieg 27%: gewertet wird der Heimsieg"),
    note(
        Code::AnswersRead,
        [
            "Yes and no of one forecast were read as one.",
            "They sum to 1, so they say one thing twice; the row of no counts as a duplicate.",
            "answer Yes 0.7 and answer No 0.3",
            "If they are forecasts of their own, say so with --map answer=none.",
        ],
        [
            "Ja und Nein einer Prognose wurden als eine gelesen.",
            "Sie ergeben zusammen 1 und sagen damit dasselbe zweimal; die Zeile mit Nein zählt als Doppel.",
            "Sind es eigene Prognosen, hilft --map answer=none.",
        ],
    )
    .example_in_german("Antwort Ja 0.7 und Antwort Nein 0.3"),
    note(
        Code::SideRead,
        [
            "Each probability was read as that of the side that its row names, or all as those of yes.",
            "Only this reading fits every row: nobody predicts what they hold to be the less likely.",
            "prediction No, confidence 90%: 10% for yes",
            "If that is wrong, say so with --map side=COLUMN or --map side=none.",
        ],
        [
            "Jede Wahrscheinlichkeit wurde als die der Seite gelesen, die in der Zeile steht, oder alle als die von Ja.",
            "Nur so passen alle Zeilen: Niemand sagt voraus, was er für das Unwahrscheinlichere hält.",
            "Stimmt das nicht, --map side=COLUMN oder --map side=none angeben.",
        ],
    )
    .example_in_german("prediction No, confidence 90%: 10\u{a0}% für Ja"),
];
