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
    ),
    error(
        Code::AnswersIncomplete,
        [
            "The answers of a forecast cannot be rescaled to sum to 1.",
            "--normalise divides by the sum of all answers; without one of them, or if all are 0, that is not known.",
            "Yes 2.10 and No blank, with --scale odds-decimal --normalise",
            "Fill in what is missing, or go on without such rows with --skip-bad-rows.",
        ],
    ),
    note(
        Code::AnswersNormalised,
        [
            "Answers of one forecast were rescaled to sum to 1.",
            "The reciprocals of a bookmaker's odds sum to more than 1, which is the bookmaker's margin; each was divided by the sum.",
            "Home 2.10, draw 3.40, away 3.60: together 1.048",
            "What they summed to is told, on average and at most.",
        ],
    ),
    error(
        Code::AnswersOfOneForecast,
        [
            "Rows of one forecast differ in their answer.",
            "Read as they stand, each would be a forecast of yes; read as answers, they are one forecast.",
            "Q1, Desk 1, 1 March: Lake 0.6 and River 0.4",
            "Say whether the column names answers: --map answer=COLUMN, or --map answer=none.",
        ],
    ),
    error(
        Code::ProbabilityOfWhichSide,
        [
            "The probability may be that of the side named beside it, or that of yes.",
            "\"No, 90%\" is 10% for yes in the one reading, and 90% in the other.",
            "prediction No, confidence 90%",
            "Say which it is: --map side=COLUMN for the side that the row names, --map side=none for yes.",
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
    ),
    error(
        Code::SideOfWords,
        [
            "Words for the probability of \"no\" cannot be turned round.",
            "What a phrase is taken for differs from reader to reader; of the opposite there is no such survey.",
            "prediction No, probability very likely",
            "Write a number, or the phrase for yes beside the side Yes.",
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
    ),
    note(
        Code::AnswersRead,
        [
            "Yes and no of one forecast were read as one.",
            "They sum to 1, so they say one thing twice; the row of no counts as a duplicate.",
            "answer Yes 0.7 and answer No 0.3",
            "If they are forecasts of their own, say so with --map answer=none.",
        ],
    ),
    note(
        Code::SideRead,
        [
            "Each probability was read as that of the side that its row names, or all as those of yes.",
            "Only this reading fits every row: nobody predicts what they hold to be the less likely.",
            "prediction No, confidence 90%: 10% for yes",
            "If that is wrong, say so with --map side=COLUMN or --map side=none.",
        ],
    ),
];
