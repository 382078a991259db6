//! The tables of the template: their columns, and the rows that show how to fill them in.

use crate::input::columns::Field;
use crate::localized::{Language, Localized};
use crate::model::EXAMPLE_SOURCES;

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    /// Any text.
    Text,
    /// One of the source types of the list.
    SourceType,
    /// One of the outcomes of the list.
    Outcome,
    /// A day.
    Day,
    /// A probability.
    Percent,
    /// A number.
    Number,
    /// An outcome of any kind of question.
    Answer,
}

/// A column of the template.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TemplateColumn {
    /// Which field it is; its name is the English header.
    pub(crate) field: Field,
    /// The German header, which is read back too.
    german: &'static str,
    /// What its cells hold.
    pub(crate) holds: Holds,
    /// Width in characters.
    pub(crate) width: f64,
    /// What to fill in.
    pub(crate) note: FixedText,
    /// The example: text, `YYYY-MM-DD`, or a fraction.
    pub(crate) example: FixedText,
}

/// A text in each language.
type FixedText = Localized<&'static str>;

const fn both(english: &'static str, german: &'static str) -> FixedText {
    Localized::both(english, german)
}

const fn column(
    field: Field,
    german: &'static str,
    (holds, width): (Holds, f64),
    note: FixedText,
    example: FixedText,
) -> TemplateColumn {
    TemplateColumn { field, german, holds, width, note, example }
}

impl TemplateColumn {
    /// The header.
    pub(crate) fn header(&self, language: Language) -> &'static str {
        match language {
            Language::English => self.field.name(),
            Language::German => self.german,
        }
    }
}

/// A table of the template.
pub(crate) struct TemplateTable {
    /// The language of headers, notes and examples.
    pub(crate) language: Language,
    /// Its columns.
    pub(crate) columns: Vec<TemplateColumn>,
    /// The example rows, a cell for each column.
    pub(crate) rows: Vec<Vec<&'static str>>,
}

impl TemplateTable {
    /// The forecasts; those of questions with several answers, numbers and days among them if `all_kinds` are wanted.
    pub(crate) fn forecasts(all_kinds: bool, language: Language) -> Self {
        Self::new(&FORECASTS, &FORECASTS_OF_KINDS, &FORECAST_EXAMPLES, all_kinds, language)
    }

    /// Their questions.
    pub(crate) fn questions(all_kinds: bool, language: Language) -> Self {
        let mut table = Self::new(&QUESTIONS, &QUESTIONS_OF_KINDS, &QUESTION_EXAMPLES, all_kinds, language);
        for column in table.columns.iter_mut().filter(|column| all_kinds && column.holds == Holds::Outcome) {
            (column.holds, column.width, column.note) = (Holds::Answer, 24.0, ANSWER);
        }
        table
    }

    fn new(
        usual: &[TemplateColumn],
        of_kinds: &[TemplateColumn],
        examples: &[ExampleCells],
        all_kinds: bool,
        language: Language,
    ) -> Self {
        let (of_kinds, examples) = if all_kinds { (of_kinds, examples) } else { (&[][..], &[][..]) };
        let columns = [usual, of_kinds].concat();
        let first = columns.iter().map(|column| *column.example.of(language)).collect();
        let in_row =
            |example: &ExampleCells| columns.iter().map(|column| *cell(column, example).of(language)).collect();
        let rows = std::iter::once(first).chain(examples.iter().map(in_row)).collect();
        Self { language, columns, rows }
    }
}

/// A further example row: what it says, field by field.
type ExampleCells = &'static [(Field, FixedText)];

/// What an example says in a column, or what every forecast says there.
fn cell(column: &TemplateColumn, example: ExampleCells) -> FixedText {
    let own = example.iter().find(|(field, _)| *field == column.field).map(|(_, text)| *text);
    let same = [Field::Source, Field::SourceType, Field::ForecastDate, Field::ResolvedOn].contains(&column.field);
    own.unwrap_or(if same { column.example } else { NONE })
}

const NONE: FixedText = both("", "");

const fn same(text: &'static str) -> FixedText {
    both(text, text)
}

const FORECASTS_OF_KINDS: [TemplateColumn; 5] = [
    column(
        Field::Category,
        "Kategorie",
        (Holds::Text, 20.0),
        both(
            "One of several answers. A row for each; their probabilities sum to 100%.",
            "Eine von mehreren Antworten. Je Antwort eine Zeile; zusammen ergeben sie 100 %.",
        ),
        NONE,
    ),
    column(
        Field::QuantileLevel,
        "Quantil",
        (Holds::Percent, 14.0),
        both(
            "Of a number: how probable it is to stay at or below value. A row for each level, such as 5%, 50% and 95%.",
            "Bei einer Zahl: wie wahrscheinlich sie höchstens so groß ist wie der Wert. Je Stufe eine Zeile, etwa 5 %, 50 % und 95 %.",
        ),
        NONE,
    ),
    column(
        Field::Value,
        "Wert",
        (Holds::Number, 12.0),
        both("The number that belongs to quantile_level.", "Die Zahl, die zum Quantil gehört."),
        NONE,
    ),
    column(
        Field::Unit,
        "Einheit",
        (Holds::Text, 12.0),
        both("What value counts. Not needed.", "Was der Wert zählt. Freiwillig."),
        NONE,
    ),
    column(
        Field::By,
        "Bis",
        (Holds::Day, 14.0),
        both(
            "Of \"by when?\": probability is that of the event by this day. A row for each day.",
            "Bei „bis wann?“: wie wahrscheinlich das Ereignis bis zu diesem Tag eintritt. Je Tag eine Zeile.",
        ),
        NONE,
    ),
];

const QUESTIONS_OF_KINDS: [TemplateColumn; 1] = [column(
    Field::Categories,
    "Kategorien",
    (Holds::Text, 32.0),
    both(
        "The order of the answers, if they have one: low < mid < high. Not needed.",
        "Die Reihenfolge der Antworten, wenn sie eine haben: niedrig < mittel < hoch. Freiwillig.",
    ),
    NONE,
)];

const ANSWER: FixedText = both(
    "What happened: yes or no; one of the answers; a number; a day, or not by a day. void if the question was called off. Blank \
     while it is open.",
    "Was geschehen ist: ja oder nein; eine der Antworten; eine Zahl; ein Tag. annulliert, wenn die Frage hinfällig wurde. Leer, \
     solange sie offen ist.",
);

const FORECAST_EXAMPLES: [ExampleCells; 8] = [
    &[(Field::QuestionId, SECOND), (Field::Category, GERMANY), (Field::Probability, same("0.5"))],
    &[(Field::QuestionId, SECOND), (Field::Category, EUROPE), (Field::Probability, same("0.3"))],
    &[(Field::QuestionId, SECOND), (Field::Category, WORLD), (Field::Probability, same("0.2"))],
    &[
        (Field::QuestionId, THIRD),
        (Field::QuantileLevel, same("0.05")),
        (Field::Value, same("8")),
        (Field::Unit, SITES),
    ],
    &[
        (Field::QuestionId, THIRD),
        (Field::QuantileLevel, same("0.5")),
        (Field::Value, same("12")),
        (Field::Unit, SITES),
    ],
    &[
        (Field::QuestionId, THIRD),
        (Field::QuantileLevel, same("0.95")),
        (Field::Value, same("20")),
        (Field::Unit, SITES),
    ],
    &[(Field::QuestionId, FOURTH), (Field::By, same("2026-06-30")), (Field::Probability, same("0.4"))],
    &[(Field::QuestionId, FOURTH), (Field::By, same("2026-12-31")), (Field::Probability, same("0.7"))],
];

const FIRST: FixedText = both("EXAMPLE-1", "BEISPIEL-1");
const SECOND: FixedText = both("EXAMPLE-2", "BEISPIEL-2");
const THIRD: FixedText = both("EXAMPLE-3", "BEISPIEL-3");
const FOURTH: FixedText = both("EXAMPLE-4", "BEISPIEL-4");
const GERMANY: FixedText = both("Germany", "Deutschland");
const EUROPE: FixedText = both("Europe", "Europa");
const WORLD: FixedText = both("World wide", "weltweit");
const SITES: FixedText = both("sites", "Standorte");

const QUESTION_EXAMPLES: [ExampleCells; 3] = [
    &[
        (Field::QuestionId, SECOND),
        (Field::Outcome, EUROPE),
        (
            Field::Question,
            both(
                "Where will it be sold by 2026-12-31? (delete this row)",
                "Wo wird es bis zum 31.12.2026 verkauft? (diese Zeile löschen)",
            ),
        ),
        (Field::Categories, both("Germany < Europe < World wide", "Deutschland < Europa < weltweit")),
    ],
    &[
        (Field::QuestionId, THIRD),
        (Field::Outcome, same("14")),
        (
            Field::Question,
            both(
                "How many sites will there be on 2026-12-31? (delete this row)",
                "Wie viele Standorte gibt es am 31.12.2026? (diese Zeile löschen)",
            ),
        ),
    ],
    &[
        (Field::QuestionId, FOURTH),
        (Field::Outcome, both("2026-09-15", "15.09.2026")),
        (
            Field::Question,
            both("When will it be launched? (delete this row)", "Wann beginnt der Verkauf? (diese Zeile löschen)"),
        ),
    ],
];

/// The columns of forecasts.
const FORECASTS: [TemplateColumn; 7] = [
    column(
        Field::QuestionId,
        QUESTION_ID,
        (Holds::Text, 16.0),
        both(
            "Needed. The id of a question on the sheet Questions. Many forecasts may name the same question.",
            "Nötig. Die Kennung einer Frage auf dem Blatt Fragen. Viele Prognosen dürfen dieselbe Frage nennen.",
        ),
        FIRST,
    ),
    column(
        Field::Source,
        "Quelle",
        (Holds::Text, 34.0),
        both(
            "Needed. Who said it: a person, firm or desk.",
            "Nötig. Wer es gesagt hat: eine Person, eine Firma, ein Haus.",
        ),
        both(EXAMPLE_SOURCES[0], EXAMPLE_SOURCES[1]),
    ),
    column(
        Field::SourceType,
        "Quellentyp",
        (Holds::SourceType, 24.0),
        both(
            "Needed. What kind of source said it. The list is on the sheet Lists and may be changed there.",
            "Nötig. Was für eine Quelle es ist. Die Auswahl steht auf dem Blatt Listen und lässt sich dort ändern.",
        ),
        SOURCE_TYPES[0],
    ),
    column(
        Field::ForecastDate,
        "Prognosedatum",
        (Holds::Day, 15.0),
        both("Needed. The day on which it was said.", "Nötig. Der Tag, an dem es gesagt wurde."),
        same("2026-01-15"),
    ),
    column(
        Field::Probability,
        "Wahrscheinlichkeit",
        (Holds::Percent, 18.0),
        both(
            "Needed. How probable the event was said to be: 0% to 100%.",
            "Nötig. Wie wahrscheinlich das Ereignis genannt wurde: 0 % bis 100 %.",
        ),
        same("0.7"),
    ),
    column(
        Field::Quote,
        "Zitat",
        (Holds::Text, 48.0),
        both("What was said, word for word. Not needed.", "Was gesagt wurde, wörtlich. Freiwillig."),
        both("Cloud prices will probably fall this year.", "Die Cloud-Preise werden dieses Jahr wohl fallen."),
    ),
    column(
        Field::Url,
        "Link",
        (Holds::Text, 32.0),
        both("Where it can be read. Not needed.", "Wo es nachzulesen ist. Freiwillig."),
        NONE,
    ),
];

const QUESTION_ID: &str = "Fragen-ID";

/// The columns of questions.
const QUESTIONS: [TemplateColumn; 5] = [
    column(
        Field::QuestionId,
        QUESTION_ID,
        (Holds::Text, 16.0),
        both(
            "Needed. A short id of your own, once per question.",
            "Nötig. Eine eigene kurze Kennung, je Frage einmal.",
        ),
        FIRST,
    ),
    column(
        Field::ResolvedOn,
        "Aufgelöst am",
        (Holds::Day, 14.0),
        both(
            "The day on which the outcome was known. Blank while the question is open.",
            "Der Tag, an dem das Ergebnis feststand. Leer, solange die Frage offen ist.",
        ),
        same("2026-12-31"),
    ),
    column(
        Field::Outcome,
        "Ergebnis",
        (Holds::Outcome, 12.0),
        both(
            "yes if it happened, no if it did not, void if the question was called off. Blank while it is open.",
            "ja, wenn es eingetreten ist, nein, wenn nicht, annulliert, wenn die Frage hinfällig wurde. Leer, solange sie offen ist.",
        ),
        OUTCOMES[0],
    ),
    column(
        Field::Question,
        "Frage",
        (Holds::Text, 64.0),
        both(
            "The event, so that two people would agree whether it happened. Not needed.",
            "Das Ereignis, so genau, dass zwei Leute sich einig wären, ob es eingetreten ist. Freiwillig.",
        ),
        both(
            "Will the list price of X be lower on 2026-12-31 than on 2026-01-01? (delete this row)",
            "Ist der Listenpreis von X am 31.12.2026 niedriger als am 1.1.2026? (diese Zeile löschen)",
        ),
    ),
    column(
        Field::ClosesOn,
        "Frist",
        (Holds::Day, 14.0),
        both("The deadline. Not needed.", "Bis wann es sich entscheidet. Freiwillig."),
        same("2026-12-31"),
    ),
];

/// Source types to choose from; the user may change them.
pub(crate) const SOURCE_TYPES: [FixedText; 3] = [
    both("consultant", "Beratung"),
    both("reseller", "Wiederverkäufer"),
    both("infrastructure provider", "Infrastrukturanbieter"),
];

/// Outcomes to choose from.
pub(crate) const OUTCOMES: [FixedText; 3] = [both("yes", "ja"), both("no", "nein"), both("void", "annulliert")];
