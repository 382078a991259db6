//! Words: phrases, lexicons, tables of readers.

use super::entry::{CatalogueEntry, error};
use crate::diagnostics::Code;

pub(super) const ENTRIES: &[CatalogueEntry] = &[
    error(
        Code::PhraseUnknown,
        [
            "No lexicon that was asked knows the phrase.",
            "A number for it would be made up. Phrases of the lexicon that come near are named, and lexicons that do know it.",
            "decent shot",
            "Take a phrase that the lexicon has, ask another lexicon (--lexicon readers,icd203), or say what it stands for: --phrase \"decent shot=0.6\".",
        ],
    ),
    error(
        Code::PhraseWordsUnread,
        [
            "A text has words beside its phrase that the program does not understand.",
            "\"Likely to fail\", \"used to be likely\" and \"likely if they agree\" all have a known phrase in them; only words that are known to change nothing are passed over.",
            "a launch by Vodafone is very likely",
            "Keep the words of likelihood and write … for the rest (\"… very likely\"), with the sentence in a column quote; or give the whole text a number: --phrase \"TEXT=0.6\".",
        ],
    ),
    error(
        Code::PhraseTooLong,
        [
            "A text is longer than any phrase.",
            "A paragraph says more than one thing; what counts in it is for a person to say.",
            "a whole article in the cell",
            "Write the words of likelihood alone, and the sentence into a column quote.",
        ],
    ),
    error(
        Code::PhraseWithoutNumber,
        [
            "The lexicons list the phrase and refuse it a number.",
            "Some words say only that something is not impossible; the authors of the lexicon would not give them a number.",
            "possible",
            "Say what it stands for with --phrase \"possible=0.3\", or take the row out.",
        ],
    ),
    error(
        Code::PhraseNegated,
        [
            "A negation turns a phrase around.",
            "\"Not likely\" is not the opposite of \"likely\" in numbers: what it means no lexicon says.",
            "not likely",
            "Write a phrase that the lexicon has, such as \"unlikely\", or say what it stands for with --phrase.",
        ],
    ),
    error(
        Code::PhraseModified,
        [
            "A word makes another phrase of one that is known.",
            "\"Fairly likely\" is not \"likely\", and the lexicon does not have it.",
            "fairly likely",
            "Write a phrase that the lexicon has, or say what it stands for with --phrase.",
        ],
    ),
    error(
        Code::PhrasesSeveral,
        [
            "A text may be read in several ways.",
            "It has two statements, or hedges that point to different sides; which one counts is for a person to say.",
            "likely but unlikely before June",
            "Write the one phrase that counts.",
        ],
    ),
    error(
        Code::PhraseQuestion,
        [
            "A text asks and forecasts nothing.",
            "A question is no forecast, but may quote one.",
            "likely?",
            "Write what the source said, or \"unclear\".",
        ],
    ),
    error(
        Code::PhraseContradictory,
        [
            "A text says two things that do not agree: that nobody knows, and how sure somebody is; or a number, and a phrase on the other side of one half.",
            "One of the two is the forecast, or none.",
            "unclear, but likely",
            "Write the one that counts.",
        ],
    ),
    error(
        Code::PhraseNumber,
        [
            "A number in a text may be the probability, but not for certain or not exactly.",
            "A range, a bound or a number that may belong to the event would be scored as if it had been said.",
            "likely to grow by 70%",
            "Write the number into the probability column, or the phrase without it.",
        ],
    ),
    error(
        Code::PhraseOtherLanguage,
        [
            "A word that English shares with another language, in a text of that language.",
            "No lexicon has that language, and its readers may take the word otherwise.",
            "il est probable",
            "Say what it stands for with --phrase, or give a lexicon of that language with --lexicon FILE.",
        ],
    ),
    error(
        Code::LexiconEmpty,
        [
            "A lexicon has no phrase.",
            "Nothing can be read by it.",
            "a header alone",
            "It needs the header phrase,low,point,high and a line for each phrase.",
        ],
    ),
    error(
        Code::LexiconColumns,
        [
            "A lexicon lacks a column, or has one twice.",
            "Without low, point and high it is not clear what a phrase stands for.",
            "phrase,low,high",
            "Write the header phrase,low,point,high, or phrase,point.",
        ],
    ),
    error(
        Code::LexiconNotUtf8,
        [
            "A lexicon is not text in UTF-8.",
            "Its phrases would be compared with damaged letters.",
            "möglich, saved as Windows-1252",
            "Save the file as \"CSV UTF-8\".",
        ],
    ),
    error(
        Code::LexiconPhraseBlank,
        [
            "A line of a lexicon has no phrase, or one without a word that counts.",
            "It would match every text, or none.",
            ",0.6,0.7,0.8",
            "Write the phrase, or take the line out.",
        ],
    ),
    error(
        Code::LexiconPhraseTwice,
        [
            "A phrase stands twice in a lexicon.",
            "The two lines may say different things, and case and hyphens do not tell phrases apart.",
            "very likely; Very-Likely",
            "Keep one of the two.",
        ],
    ),
    error(
        Code::LexiconNumber,
        [
            "A number of a lexicon is no probability.",
            "A phrase stands for probabilities from 0 to 1.",
            "70 without a percent sign",
            "Write it as a number from 0 to 1, or as a percentage with its sign.",
        ],
    ),
    error(
        Code::LexiconLowAboveHigh,
        [
            "The range of a phrase is upside down.",
            "It is not clear which of the two numbers is wrong, or whether they are exchanged.",
            "likely,0.8,0.7,0.6",
            "Exchange them, or correct the one that is wrong.",
        ],
    ),
    error(
        Code::LexiconPointOutside,
        [
            "The point of a phrase lies outside its range.",
            "The phrase is scored as its point, which the range says it cannot mean.",
            "likely,0.6,0.9,0.8",
            "Correct the point, or widen the range.",
        ],
    ),
    error(
        Code::LexiconIncomplete,
        [
            "Some of the numbers of a phrase are blank.",
            "A range without an end cannot be used; a point alone can.",
            "likely,0.6,,0.8",
            "Give low, point and high, or the point alone, or none of them.",
        ],
    ),
    error(
        Code::ReadersPhrase,
        [
            "A column of the table of readers is about no known phrase, or about the same as another.",
            "Its readings cannot be told whose they are.",
            "a column Lickely",
            "Correct the header, or take the column out.",
        ],
    ),
    error(
        Code::ReadersHole,
        [
            "A reader has not read every phrase.",
            "The spread over readers compares whole readers; with holes filled in they would be made up.",
            "1,70,",
            "Fill the reading in, or take the reader's row out.",
        ],
    ),
    error(
        Code::ReadersNumber,
        [
            "A reading is no probability.",
            "Readings are probabilities: all from 0 to 1, or all from 0 to 100.",
            "7O with the letter O",
            "Write a number from 0 to 1, or from 0 to 100 in the whole table.",
        ],
    ),
    error(
        Code::ReadersEmpty,
        [
            "The table of readers has no phrase or no reader.",
            "There is nothing to spread a score over.",
            "a header alone",
            "Add a column for each phrase and a row for each reader.",
        ],
    ),
];
