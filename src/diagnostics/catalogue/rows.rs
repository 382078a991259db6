//! Rows as a whole, blank cells, outcomes, weights, contradictions.

use super::{Entry, error, warning};

pub(super) const ENTRIES: &[Entry] = &[
    error(
        "blank-before-quote",
        [
            "A blank before a quotation mark lets a cell be cut at the comma inside the quotation marks.",
            "Quotation marks hold a cell together only if they are its first and last characters; all cells behind it have moved.",
            "Q1, \"Desk, Berlin\",consultant,2017-03-01,0.6",
            "Take out the blank before the quotation mark, or export the file again from the program that wrote it.",
        ],
    ),
    warning(
        "cell-beyond-header",
        [
            "A row has a filled cell beyond the last column of the header.",
            "The cell is ignored. Often a text has a comma in it and is not in quotation marks, so that all cells behind it \
             have moved.",
            "…,probability\n…,0.7,or more",
            "Give the column a header, or put the text in quotation marks.",
        ],
    ),
    error(
        "deadlines-contradictory",
        [
            "A question has two deadlines.",
            "The deadline decides when a question is overdue. That two rows differ shows that one of them is wrong.",
            "Q1,…,closes_on 2017-06-30\nQ1,…,closes_on 2017-09-30",
            "Correct the wrong one. If the deadline was moved, forecasts before and after that are on two questions: give \
             them two ids.",
        ],
    ),
    error(
        "error-cell",
        [
            "A cell of the workbook holds an error of the spreadsheet, such as #REF! or #N/A.",
            "The formula could not be computed, so there is no value to read.",
            "E17: #REF!",
            "Correct the formula in the cell.",
        ],
    ),
    warning(
        "footer-skipped",
        [
            "A line is a total or a remark, no row of the table; it was skipped.",
            "Exports often end with a total, a count of rows or a remark.",
            "Total: 527 forecasts",
            "If it is meant as a row, fill in its cells; else nothing needs to be done.",
        ],
    ),
    error(
        "formula-without-result",
        [
            "A cell of the workbook has a formula, but the file does not hold its result.",
            "Some programs save formulas without computing them. This program does not compute formulas.",
            "E17: =D17/100, never calculated",
            "Open the workbook in your spreadsheet program, let it calculate, and save it again.",
        ],
    ),
    warning(
        "header-line-skipped",
        [
            "A line repeats or explains the header; it was skipped.",
            "Exports for printing repeat the header on each page, and some tables have a line with units or a line of dashes \
             below it.",
            "question_id,source,…\n(text),(text),…",
            "If it is meant as a row, correct its cells; else nothing needs to be done.",
        ],
    ),
    error(
        "lines-joined",
        [
            "Two lines stand in one, because the line end between them is of another kind than those of the file.",
            "A file put together from parts of several programs can mix line ends. Read as it is, the second line would be \
             lost.",
            "Q1,…,0.7<CR>Q2,…,0.2<LF>",
            "Open the file in your spreadsheet program and save it again, so that all its lines end alike.",
        ],
    ),
    error(
        "not-utf8",
        [
            "A row is not in UTF-8, though the rest of the file is.",
            "Letters beyond A to Z would be read as others, and two spellings of one source would be two sources.",
            "Zo\u{fffd} instead of Zoë",
            "Correct the damaged letter; if there are many, save the file as \"CSV UTF-8\", or name its encoding with --encoding.",
        ],
    ),
    error(
        "nul-byte",
        [
            "A row holds a NUL byte.",
            "No text has one: the file is damaged, is in UTF-16, or is no text at all.",
            "Q1,Desk\u{2400},consultant,2017-03-01,0.6",
            "Export the file again from the program that wrote it, as \"CSV UTF-8\".",
        ],
    ),
    error(
        "number-split",
        [
            "A probability with a decimal comma is cut in two, because commas also part the cells of the file.",
            "Read as it is, 0,35 would be a probability of 0, and 35 would stand in the next column.",
            "Q1,Desk,consultant,2017-03-01,0,35",
            "Write it as 0.35, put \"0,35\" in quotation marks, or save the file with semicolons or tabs between its cells.",
        ],
    ),
    error(
        "outcome-not-understood",
        [
            "An outcome is none of the words that are known.",
            "A wrong outcome turns the best forecast into the worst, so no word is guessed.",
            "outcome = perhaps",
            "Write yes or no; void if the question was called off; leave it blank while the question is open.",
        ],
    ),
    error(
        "outcomes-contradictory",
        [
            "A question has two outcomes.",
            "Only one can be right, and every forecast on the question depends on it.",
            "Q1,2017-06-30,yes\nQ1,2017-06-30,no",
            "Correct the wrong row; with --skip-bad-rows the forecasts on this question are left out.",
        ],
    ),
    error(
        "question-blank",
        [
            "A row does not say which question it is about.",
            "Without the question there is no outcome to score the forecast against.",
            ",Desk 2,consultant,2017-03-01,0.6",
            "Fill it in; write none if the statement names no event that could be checked; or take the row out. In a sheet with \
             merged cells, fill the cell into every row.",
        ],
    ),
    error(
        "quote-not-closed",
        [
            "A quotation mark is opened and never closed.",
            "Everything behind it was swallowed as one text, so rows are missing.",
            "Q1,\"Desk 2,consultant,2017-03-01,0.6",
            "Close it, or take it out; if it is the last row, the file may have been cut off.",
        ],
    ),
    error(
        "resolution-days-contradictory",
        [
            "A question was resolved on two different days.",
            "Forecasts after the resolution are not scored, so the day decides which of them count.",
            "Q1,2017-06-30,yes\nQ1,2017-07-30,yes",
            "Correct the wrong row; with --skip-bad-rows the forecasts on this question are left out.",
        ],
    ),
    error(
        "resolved-without-day",
        [
            "A question has an outcome, but no day on which it was known.",
            "Without the day, forecasts cannot be told from hindsight.",
            "question_id,resolved_on,outcome\nQ1,,yes",
            "Fill in resolved_on: the first day on which the outcome could be known.",
        ],
    ),
    error(
        "row-too-short",
        [
            "A row has fewer fields than the header.",
            "It is not known which cells are missing; as the last row, it is a sign that the file was cut off.",
            "question_id,source,source_type,forecast_date,probability\nQ1,Desk 2,consul",
            "Fill in the missing fields, or copy the whole file again.",
        ],
    ),
    error(
        "source-blank",
        [
            "A row does not say who said it.",
            "A forecast without a source is nobody's track record.",
            "Q1,,consultant,2017-03-01,0.6",
            "Fill it in, or take the row out. In a sheet with merged cells, fill the cell into every row.",
        ],
    ),
    error(
        "source-type-blank",
        [
            "A row does not say what type of source it is.",
            "The type belongs to the row: it cannot be taken from other rows, where the source may have spoken in another role.",
            "Q1,Desk 2,,2017-03-01,0.6",
            "Fill it in, or take the row out.",
        ],
    ),
    error(
        "weight-unusable",
        [
            "A weight is no number, negative, very small or very large.",
            "Weights say how much a row counts; a wrong one changes every score of its group.",
            "weight = -1",
            "Write 0 or a number from 0.000001 to 1000000; only the ratios of weights matter.",
        ],
    ),
];
