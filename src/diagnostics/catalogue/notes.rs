//! What was understood or decided, and how far the numbers carry.

use super::entry::{CatalogueEntry, note};
use crate::diagnostics::Code;

pub(super) const ENTRIES: &[CatalogueEntry] = &[
    note(
        Code::WholeFile,
        [
            "A source, source type or date was read for all rows of a file, as an option says.",
            "The file has no column for it: a log of one person, one desk, one day.",
            "log.csv: in every row source is \"Ada\", as no column says it.",
            "Nothing has to be done; --save-map keeps it for the next run.",
        ],
    ),
    note(
        Code::KnownLog,
        [
            "The headers are those of a platform's export, which was read as the program knows it.",
            "Which column is which, how it is scaled and which rows are forecasts is known of it.",
            "forecasts.csv: read as a Fatebook export (profile fatebook).",
            "If it is no such log, say so with --profile none.",
        ],
    ),
    note(
        Code::AliasesRead,
        [
            "Names were read as others, as --alias says.",
            "What was one source or type under two names is one; the files stay as they are.",
            "As --alias says, source_type \"Beratr\" is read as \"Berater\".",
            "Nothing has to be done; --save-map keeps the answer for the next run.",
        ],
    ),
    note(
        Code::MostForecastsLate,
        [
            "More than half of the forecasts are later than the resolutions of their questions.",
            "They are never scored; that there are so many says that a day is not what it is taken for.",
            "forecasts of 2018 on questions resolved in 2017",
            "Check the days of the forecasts and of the resolutions; name other columns with --map.",
        ],
    ),
    note(
        Code::CertainAndWrong,
        [
            "Forecasts stood at 0% or 100% and missed.",
            "The log score of such a forecast is infinite; it is clipped (--log-clip), so that one of them does not drown all \
             others. The Brier score takes it as it is.",
            "probability 100%, outcome no",
            "Look these forecasts up: each is a slip of the pen, or a certainty that nobody could have.",
        ],
    ),
    note(
        Code::ColumnOfSomeCoders,
        [
            "A column that only some of the compared logs have was not compared.",
            "Agreement is about what every coder decided; a column under another name may have been overlooked.",
            "phrase was not compared: coder2.csv has no such column",
            "If the log has it under another name, say so with --map FIELD=HEADER.",
        ],
    ),
    note(
        Code::UnscorableForSomeCoders,
        [
            "Statements forecast nothing by some coders, and something by others.",
            "One coder wrote \"unclear\" or no event, another a probability or a phrase.",
            "s5 (coder1.csv)",
            "Settle first whether they can be scored: no other difference weighs as much.",
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
    ),
    note(
        Code::ColumnsInferred,
        [
            "Columns were recognised by other names than their own.",
            "Headers such as Date or Confidence are understood, but another column may have been meant.",
            "read \"Confidence\" as probability",
            "If that is wrong, say which column is which with --map FIELD=HEADER.",
        ],
    ),
    note(
        Code::DateOrder,
        [
            "The order of day and month was settled by the dates themselves.",
            "At least one date of the column fits only one order, and that order was used for all of it.",
            "13/04/2017 can only be 13 April",
            "If that is wrong, say so with --date-order.",
        ],
    ),
    note(
        Code::DateSerials,
        [
            "Plain numbers in a column of dates were read as the days of a spreadsheet.",
            "Spreadsheets count days from 1900; an export without formats shows the count instead of the date.",
            "42806 is 2017-03-12",
            "If they are something else, correct the column.",
        ],
    ),
    note(
        Code::RowsEndEarly,
        [
            "Every row of a file ends before the last columns of its header, which nothing asks for.",
            "A program that wrote more headers than fields leaves out the same cells everywhere; a row that alone is too short is an error.",
            "18 fields in each row under 19 headers",
            "If cells in the middle are missing and not those at the end, correct the file.",
        ],
    ),
    note(
        Code::RowsLeftOut,
        [
            "Rows of a known kind of log were left out: they are no forecasts that can be scored.",
            "An export holds more than yes-or-no forecasts: numeric questions, rows of a summary. Their kind of log says which rows count.",
            "rows of numeric questions of Metaculus, whose Probability Yes is blank",
            "If they should count, say what kind of log it is with --profile, or none with --profile none.",
        ],
    ),
    note(
        Code::UnixTimeRead,
        [
            "Plain numbers in a column of times were read as seconds or milliseconds since 1970.",
            "--unix-time auto takes the unit in which a number lies between 2001 and 2100; there is but one.",
            "1514764800000 is 2018-01-01T00:00:00Z",
            "If they are of another unit, say --unix-time s or ms.",
        ],
    ),
    note(
        Code::FewQuestions,
        [
            "A group has fewer than 30 scored questions.",
            "Its intervals are approximate, and luck weighs heavily in so small a record.",
            "Only 12 questions were scored",
            "Wait for more resolutions before you judge.",
        ],
    ),
    note(
        Code::NoQuestionInCommon,
        [
            "No forecast is on a question that the resolutions resolve.",
            "Questions are joined by their id, letter by letter. Other capitals, spaces or leading zeros make another question.",
            "F1, F2, … in the forecasts, 1, 2, … in the resolutions",
            "Compare the question_id of both files: spaces, capitals and leading zeros count.",
        ],
    ),
    note(
        Code::NoRanking,
        [
            "The table of groups is no ranking.",
            "Their intervals overlap, and some groups may have had easier questions than others.",
            "0.21 (0.17–0.25) beside 0.23 (0.18–0.28)",
            "Ask compare which of them differ on the questions that they share; of the others say \"no evidence of a difference\".",
        ],
    ),
    note(
        Code::OneSided,
        [
            "Every scored question of a group ended the same way.",
            "Skill, discrimination and AUC compare what was said of events that happened with what was said of others; here \
             there are no others.",
            "20 questions, all resolved yes",
            "Log questions that went the other way too, and log them before the outcome is known.",
        ],
    ),
    note(
        Code::OpenWithDeadline,
        [
            "Questions are open, and their deadlines are still to come.",
            "Forecasts on them are pending: they count as soon as the questions are resolved.",
            "Q7 (2027-06-30)",
            "Score again once they are resolved.",
        ],
    ),
    note(
        Code::OutcomeColumnNotUsed,
        [
            "The forecasts have outcomes of their own, which were not used.",
            "With -r the resolutions alone say what happened, so that two places cannot contradict each other unnoticed.",
            "forecasts.csv with a column outcome, and -r resolutions.csv",
            "Leave -r out if the outcomes of the forecasts are meant.",
        ],
    ),
    note(
        Code::PercentColumn,
        [
            "Plain numbers in the column of probabilities were read as percentages.",
            "The header says so, or some numbers are above 1 and all of them lie within 0 to 100.",
            "70 is 70%, and 1 is 1%",
            "If they are fractions, correct the header or the numbers above 1.",
        ],
    ),
    note(
        Code::ScaleOfHeader,
        [
            "Plain numbers were read on the scale that the header names.",
            "The header says that they are out of ten, or decimal odds.",
            "Confidence (0-10)",
            "If the header is wrong, say what the numbers mean with --scale.",
        ],
    ),
    note(
        Code::ScalesDiffer,
        [
            "Files of one run were read on different scales.",
            "Each file decides for itself what its plain numbers mean.",
            "70 in one file, 0.7 in the other",
            "Check that it is so; --scale settles it for all files.",
        ],
    ),
    note(
        Code::ProbabilityForms,
        [
            "Probabilities with a decimal comma, an exponent, full-width digits, a word for the percent sign or \
             \"about\" were read.",
            "Each can be read in one way only, but is written otherwise than 0.35 or 35%; the first of each form is shown with \
             the number that it was read as.",
            "\"35,5%\" as 0.355, \"2e-1\" as 0.2",
            "If one of them means something else, write it as 0.35 or 35%.",
        ],
    ),
    note(
        Code::LastDayRead,
        [
            "Deadlines or days of resolution name a quarter, month, week or year, and were read as its last day.",
            "Until that day the event could still happen, or the outcome was not known. Weeks are those of ISO 8601, from Monday to \
             Sunday. As the day of a forecast such a cell says too little, and is an error.",
            "\"Q2 2017\" as 2017-06-30",
            "Where the outcome was known earlier, write that day: forecasts made after it would be scored.",
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
    ),
    note(
        Code::RangesScored,
        [
            "Forecasts state a range or a bound, and are scored at its middle.",
            "Nobody said the middle. Beside the score stands how low and how high it is when each range, and each phrase, is read \
             in one way that its ends allow.",
            "70–80% scored as 75%; with its ends the Brier score lies from 0.04 to 0.09",
            "Where the two ends of the score tell different stories, ask for one number.",
        ],
    ),
    note(
        Code::QuestionIdsAlike,
        [
            "Forecasts wait for a resolution, although the resolutions have almost the same id.",
            "Ids are joined as they are written. These differ in case, accents, spaces, punctuation or zeros in front of a \
             number only, so they may be one question that was typed twice; if so, its forecasts stay pending for ever.",
            "q001 in the forecasts, Q001 in the resolutions",
            "If they are the same questions, write their ids alike in both files.",
        ],
    ),
    note(
        Code::QuestionTextAsId,
        [
            "There is no question_id, so the text of the question tells questions apart.",
            "Two spellings of one question count as two questions, and their resolutions are not joined.",
            "Will it ship by June? / Will it ship by June",
            "Add a column question_id with a short id for each question.",
        ],
    ),
    note(
        Code::RepeatedForecasts,
        [
            "A group has many forecasts on few questions.",
            "They stand or fall together. Intervals, bands and verdicts allow for that; Spiegelhalter's test does not.",
            "400 forecasts on 20 questions",
            "Give each source and question one vote with --updates daily or --updates last.",
        ],
    ),
    note(
        Code::StatementCodedTwice,
        [
            "Several rows of one of the compared logs are about the same statement.",
            "They were matched with those of the other logs in the order of the rows, which may not be what was meant.",
            "Q3 · Consultant 1 · 2017-03-02 stands on two rows of coder1.csv",
            "Give each statement a forecast_id of its own, the same in all logs.",
        ],
    ),
    note(
        Code::Superseded,
        [
            "Scored forecasts have no weight, because others of the same source stand instead.",
            "With --updates first, last or daily not every forecast of a source on a question counts.",
            "two forecasts of one source on one question on one day",
            "Count every forecast with --updates all.",
        ],
    ),
    note(
        Code::Encoding,
        [
            "A text file is in another encoding than UTF-8.",
            "The bytes do not say which one; it was recognised by what they spell. Read as another, letters beyond A to Z \
             change, and with them names.",
            "Zo\u{eb} in windows-1252",
            "If letters look wrong, say which encoding it is with --encoding, or save the file as \"CSV UTF-8\".",
        ],
    ),
    note(
        Code::LinesAboveHeader,
        [
            "Lines above the header were passed over.",
            "Exports often carry a title or a date on top. The header is the first line with the names of the columns.",
            "Forecast log 2017\nquestion_id,source,source_type,forecast_date,probability",
            "If one of these lines is the header, correct the names of its columns.",
        ],
    ),
    note(
        Code::WideColumnsWithoutHeader,
        [
            "Cells of a wide sheet stand in columns without a header and were not read.",
            "Without a header it is not known whose forecasts, or of which day, they are.",
            "question_id,source_type,Desk 1,,Desk 2",
            "Write the name of the source or the date above each column, or empty its cells.",
        ],
    ),
    note(
        Code::WideSheetRead,
        [
            "Columns were read as one source, one date or one question each (--wide).",
            "Every column that is no field of its own counts as one. A blank cell is no forecast.",
            "Desk 1, Desk 2 and Desk 3 were read as sources",
            "If a column is something else, delete it or map it with --map.",
        ],
    ),
    note(
        Code::CellsBesideTable,
        [
            "Cells of a sheet stand beside the table and were not read.",
            "They are to the right of the last header, or left of the first: a calculation, a remark, a second table.",
            "Sum: 527 in J4, two columns right of the table",
            "Give a column a header if it belongs to the table.",
        ],
    ),
    note(
        Code::GroupsMerged,
        [
            "There are more groups than can be shown: the smaller ones are one group.",
            "Each group has its own resamples, bins and curve, which take memory; thousands of groups are a column of ids or of texts \
             more often than not.",
            "--by url",
            "Group by a column with fewer values; or keep some of them with --where.",
        ],
    ),
    note(
        Code::HiddenRowsRead,
        [
            "Hidden rows of a sheet were read like the others.",
            "A filter hides rows without deleting them; what is hidden is still part of the log.",
            "3 hidden row(s) of the sheet \"Forecasts\" were read",
            "Delete rows that should not count.",
        ],
    ),
    note(
        Code::SerialDates,
        [
            "Plain numbers in columns of days were read as days since 1904.",
            "The workbook says that it counts days from 1904, as Excel for Mac once did.",
            "41851 is 2018-08-01 there",
            "If they are something else, give the cells the format of a date in your spreadsheet program.",
        ],
    ),
    note(
        Code::SheetRead,
        [
            "This sheet of the workbook was read.",
            "It is the visible sheet whose header has the columns that are needed. It is said when the header is not in the first row \
             or the workbook has hidden sheets, which are not read unasked.",
            "read the sheet \"Forecasts\"",
            "Name another with --sheet if that is wrong.",
        ],
    ),
    note(
        Code::DatesLeftAsTheyAre,
        [
            "convert left the dates of a column as they stand.",
            "They can be read in more than one order, and nothing needs them for the scores.",
            "opens_on: 01/02/2017 and 03/04/2017",
            "Say the order with --date-order dmy or mdy, and convert again.",
        ],
    ),
    note(
        Code::LikeFormulas,
        [
            "convert wrote ids or names that begin like a formula as they are.",
            "A spreadsheet program may take a cell that begins with =, +, - or @ for a formula and compute it; a mark put in \
             front would make another id of it.",
            "=Desk 1",
            "Look at these before you open the file in a spreadsheet program.",
        ],
    ),
    note(
        Code::WordsRead,
        [
            "Forecasts in words were scored as points of a lexicon.",
            "People mean different numbers by one word; the lexicon decides which number is scored, and the report says how much hangs on it.",
            "likely, scored as 0.75 by readers",
            "See what a phrase means in each lexicon with trackrecord lexicon \"likely\"; read by another with --lexicon NAME.",
        ],
    ),
    note(
        Code::NumberBesideWords,
        [
            "A text states a number beside its words, and the number was scored.",
            "What the source says in numbers beats what a lexicon takes the words for.",
            "likely (70%)",
            "Write the number into the probability column and the words into the phrase column.",
        ],
    ),
    note(
        Code::StackedHedges,
        [
            "Texts stack several hedges, and the weakest was read.",
            "Who believes that something may happen says no more than that it may.",
            "believe … may",
            "If another word carries the claim, write that word alone into the phrase column.",
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
    ),
    note(
        Code::NoEvent,
        [
            "Statements name no event that could be checked (question_id none).",
            "They cannot be scored, but a source that makes many of them says little that can be checked.",
            "question_id: none",
            "Nothing needs doing, unless a question was meant: then give it an id.",
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
    ),
];
