//! A document: sections of paragraphs, lists, tables of typed cells, and charts as typed values. Every number and every word
//! of it is here; writers only write it down.

use crate::diagnostics::DiagnosticKind;
use crate::present::chart::Chart;
use crate::present::language::Texts;
use crate::present::logo::Logo;
use crate::present::span::{Span, Spans};
use crate::present::table::Table;

/// What a command shows.
#[derive(Debug)]
pub(crate) struct Document {
    /// Its words that belong to no section, and how numbers look.
    pub(crate) texts: &'static Texts,
    /// The title of its page; a terminal goes without.
    pub(crate) title: String,
    /// A picture beside it.
    pub(crate) logo: Option<Logo>,
    /// What it is about, a paragraph each. One of strong words alone stands out.
    pub(crate) about: Vec<Spans>,
    /// The sections in their order; those without data are absent.
    pub(crate) sections: Vec<Section>,
    /// What stands below all of it.
    pub(crate) footer: Option<String>,
    /// The same as a workbook.
    pub(crate) sheets: Vec<Sheet>,
}

/// A sheet of a workbook.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Sheet {
    /// Its name.
    pub(crate) name: &'static str,
    /// What stands above its tables.
    pub(crate) above: Vec<Spans>,
    /// Its tables, one below the other.
    pub(crate) tables: Vec<Table>,
    /// Charts of its first table.
    pub(crate) charts: Vec<NativeChart>,
    /// Whether its rows can be filtered.
    pub(crate) is_filtered: bool,
    /// Whether it has no tables, but every row of the files with what became of it.
    pub(crate) is_of_rows: bool,
}

/// A chart that the program draws in which the workbook is opened.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct NativeChart {
    /// What it looks like.
    pub(crate) shape: Shape,
    /// The rows that it shows.
    pub(crate) rows: std::ops::Range<usize>,
    /// The column of names, or of the numbers to the right.
    pub(crate) x: &'static str,
    /// The column of the numbers.
    pub(crate) y: &'static str,
    /// The columns with the ways from there to the ends of its interval.
    pub(crate) ways: [&'static str; 2],
    /// Its title.
    pub(crate) title: String,
    /// What it shows, for those who do not see it.
    pub(crate) description: String,
    /// What the axes are called.
    pub(crate) axes: [String; 2],
    /// What the numbers are called.
    pub(crate) series: String,
    /// Where the axes end.
    pub(crate) top: f64,
}

/// What a chart looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Bars with whiskers, one for each row.
    Bars,
    /// Points with whiskers in a square, and its diagonal.
    Diagram {
        /// What the diagonal is called.
        perfect: String,
    },
}

impl Sheet {
    /// A sheet of tables.
    pub(crate) fn of(name: &'static str, tables: Vec<Table>) -> Self {
        Self { name, tables, ..Self::default() }
    }
}

/// A section.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Section {
    /// Where links to it point.
    pub(crate) id: &'static str,
    /// Its heading; blank for what needs none.
    pub(crate) heading: String,
    /// What it has.
    pub(crate) blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Block {
    /// A paragraph.
    Paragraph(Spans),
    /// How to read what stands above it.
    Legend(Spans),
    /// A smaller heading.
    Heading(Spans),
    /// A list.
    List(List),
    /// A table.
    Table(Table),
    /// A table whose lines have pictures, where pictures can be shown.
    Scorecard(Scorecard),
    /// Pictures beside each other, where there is room.
    Figures(Vec<Figure>),
    /// Things that were said.
    Quotes(Vec<Quote>),
    /// What is there for whoever asks for it: a page opens it; what cannot be opened goes without.
    Details(Details),
    /// Something to fill in or to press, where a page is served that can be answered.
    Form(AnswerForm),
    /// Problems in the data.
    Problems(Problems),
    /// Lines as they are typed.
    Lines(Vec<String>),
}

/// Blocks under a line that stands for them.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Details {
    /// Where links to it point.
    pub(crate) id: String,
    /// The line.
    pub(crate) line: Spans,
    /// What it stands for.
    pub(crate) blocks: Vec<Block>,
}

/// Something to fill in or to press.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct AnswerForm {
    /// What the names of its parts begin with; no two forms of a page have the same.
    pub(crate) id: String,
    /// Where the answer goes, beside the page.
    pub(crate) action: &'static str,
    /// What it is about.
    pub(crate) legend: Spans,
    /// What goes along unseen: names and values.
    pub(crate) hidden: Vec<(&'static str, String)>,
    /// What is asked.
    pub(crate) fields: Vec<FormField>,
    /// What is pressed: name, value and label of each.
    pub(crate) buttons: Vec<(&'static str, String, String)>,
    /// Whether files go along.
    pub(crate) has_files: bool,
}

/// A field of a form.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FormField {
    /// Its name.
    pub(crate) name: String,
    /// What is asked.
    pub(crate) label: Spans,
    /// What is told beside it.
    pub(crate) hint: Vec<Spans>,
    /// How it is answered.
    pub(crate) answer: FormAnswer,
}

impl AnswerForm {
    /// A form that is sent by one button.
    pub(crate) fn sent_by(id: impl Into<String>, action: &'static str, button: impl Into<String>) -> Self {
        let buttons = vec![("", String::new(), button.into())];
        Self { id: id.into(), action, buttons, ..Self::default() }
    }
}

impl FormField {
    /// A field with nothing told beside it.
    pub(crate) fn new(name: impl Into<String>, label: Spans, answer: FormAnswer) -> Self {
        Self { name: name.into(), label, hint: vec![], answer }
    }
}

/// How a field is answered.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum FormAnswer {
    /// One of several: value and label of each.
    OneOf(Vec<(String, Spans)>),
    /// One of a list that folds: values and labels, and which is chosen.
    Listed(Vec<(String, String)>, String),
    /// Yes or no: the value if yes, and whether it is so at first.
    Ticked(String, bool),
    /// Words, with those that stand there at first.
    Words(String),
    /// A day, with the one that stands there at first.
    Day(String),
    /// Files, or all files of a folder.
    Files {
        /// Whether a folder is chosen.
        of_folder: bool,
    },
}

/// A list. Where room is short, the first `show` and how many more there are.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct List {
    /// Its items.
    pub(crate) items: Vec<Item>,
    /// So many are shown.
    pub(crate) show: usize,
    /// So many more there are beyond these.
    pub(crate) more: u64,
}

/// An item of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Item {
    /// What it is about, before a colon; may be blank.
    pub(crate) term: String,
    /// How it is to be taken.
    pub(crate) tone: Tone,
    /// What is to be said.
    pub(crate) text: Spans,
    /// What to do about it.
    pub(crate) advice: Vec<String>,
    /// Whether it takes one line on a terminal, and is cut there.
    pub(crate) in_one_line: bool,
}

/// How something is to be taken. It is always said in words too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Tone {
    /// As it is.
    #[default]
    Plain,
    /// It matters less.
    Faint,
    /// Nothing speaks against it.
    Good,
    /// Somebody should look.
    Warning,
}

/// A line for each group: a table, and what goes with its lines.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Scorecard {
    /// What the names of its pictures begin with.
    pub(crate) id: String,
    /// The table.
    pub(crate) table: Table,
    /// What goes with each of its lines.
    pub(crate) lines: Vec<ScorecardLine>,
}

/// What goes with a line of a scorecard.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ScorecardLine {
    /// The number of its colour and mark.
    pub(crate) look: usize,
    /// How its verdict is to be taken.
    pub(crate) tone: Tone,
    /// The address of where there is more of the same group, if there is.
    pub(crate) more: Option<String>,
    /// Pictures, each with the name of the column in which it stands.
    pub(crate) pictures: Vec<(&'static str, Chart)>,
}

/// A picture with its data.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Figure {
    /// Its name, for the files of `--charts` and the links of the page.
    pub(crate) id: String,
    /// What it shows.
    pub(crate) chart: Chart,
    /// The same as a table.
    pub(crate) data: Table,
}

/// Something that was said, and what came of it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Quote {
    /// Who said what, when.
    pub(crate) said: Spans,
    /// Verbatim, if the file has it.
    pub(crate) words: Option<String>,
    /// Where it can be read: a link, if it is one that can be followed.
    pub(crate) source: Option<Spans>,
    /// What happened.
    pub(crate) outcome: Spans,
}

/// Problems in the data: a terminal shows them with their places, a page has a table.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Problems {
    /// The problems, by kind.
    pub(crate) kinds: Vec<DiagnosticKind>,
    /// So many places are shown of each kind.
    pub(crate) places: usize,
    /// The same in short.
    pub(crate) table: Table,
}

impl List {
    /// A list that is always shown whole.
    pub(crate) fn whole(items: Vec<Item>) -> Self {
        Self { items, show: usize::MAX, more: 0 }
    }

    /// How many are not shown.
    pub(crate) fn left_out(&self) -> u64 {
        self.items.len().saturating_sub(self.show) as u64 + self.more
    }

    /// Those that are shown.
    pub(crate) fn shown(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().take(self.show)
    }
}

impl Item {
    /// A sentence.
    pub(crate) fn of(text: Spans) -> Self {
        Self { text, ..Self::default() }
    }
}

impl Document {
    /// All pictures that show without being asked for, in their order.
    pub(crate) fn figures(&self) -> impl Iterator<Item = &Figure> {
        let blocks = self.sections.iter().flat_map(|section| &section.blocks);
        blocks.flat_map(|block| match block {
            Block::Figures(figures) => figures.as_slice(),
            _ => &[],
        })
    }
}

/// Words that stand out, alone in their paragraph.
pub(crate) fn is_strong(text: &[Span]) -> bool {
    !text.is_empty() && text.iter().all(|span| matches!(span, Span::Strong(_)))
}
