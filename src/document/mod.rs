//! The report as a document: sections of paragraphs, tables of typed cells, and charts as typed values. Every number and
//! every word of it is here; renderers only write them down.
//!
//! - [`ReportDocument`] and its parts; [`table`]: tables and how their cells look; [`span`]: text with names, links and code;
//! - [`sections`]: one file for each section, from a [`Dossier`];
//! - [`texts`]: all words, by language;
//! - [`logo`]: a picture for the head of the page;
//! - [`mod@html`]: the page; [`mod@markdown`]: the same as Markdown; [`workbook`](mod@workbook): as a workbook, with every row.

pub mod html;
pub mod logo;
pub mod markdown;
pub mod sections;
pub mod span;
pub mod table;
pub mod texts;
pub mod workbook;

use crate::chart::Chart;
use crate::dossier::Dossier;
use logo::Logo;
use span::Spans;
use table::Table;
use texts::Texts;

/// A report.
#[derive(Debug)]
pub struct ReportDocument {
    /// Its words that belong to no section, and how numbers look.
    pub texts: &'static Texts,
    /// The title.
    pub title: String,
    /// A picture beside it.
    pub logo: Option<Logo>,
    /// What it is about: period, day, rows.
    pub about: Vec<Spans>,
    /// The sections in their order; those without data are absent.
    pub sections: Vec<Section>,
}

/// A section.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Where links to it point; also the beginning of the names of its charts.
    pub id: &'static str,
    /// Its heading.
    pub heading: String,
    /// What it has.
    pub blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Spans),
    /// A smaller heading.
    Heading(Spans),
    /// A list. Where room is short, the first `show` and how many more there are.
    List {
        /// Its items.
        items: Vec<Spans>,
        /// So many are shown.
        show: usize,
    },
    /// A table.
    Table(Table),
    /// Pictures beside each other, where there is room.
    Figures(Vec<Figure>),
    /// Things that were said.
    Quotes(Vec<Quote>),
}

/// A picture with its data.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Its name, for the files of `--charts` and the links of the page.
    pub id: String,
    /// What it shows.
    pub chart: Chart,
    /// The same as a table.
    pub data: Table,
}

/// Something that was said, and what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// Who said what, when.
    pub said: Spans,
    /// Verbatim, if the file has it.
    pub words: Option<String>,
    /// Where it can be read: a link, if it is one that can be followed.
    pub source: Option<Spans>,
    /// What happened.
    pub outcome: Spans,
}

/// How the report is to look.
#[derive(Debug)]
pub struct Look {
    /// Its words.
    pub texts: &'static Texts,
    /// Its title; none: the usual one.
    pub title: Option<String>,
    /// A picture beside the title.
    pub logo: Option<Logo>,
}

impl ReportDocument {
    /// The report of a dossier.
    pub fn new(dossier: &Dossier, look: Look) -> Self {
        let Look { texts, title, logo } = look;
        let scored = dossier.report.counts.scored > 0;
        let when = |is_there: bool, make: &dyn Fn() -> Option<Section>| if is_there { make() } else { None };
        let sections = [
            Some(sections::answer::section(dossier, texts)),
            when(true, &|| sections::change::section(dossier, texts)),
            when(scored, &|| sections::scores::section(dossier, texts)),
            when(scored, &|| sections::calibration::section(dossier, texts)),
            when(scored, &|| sections::discrimination::section(dossier, texts)),
            sections::comparison::section(dossier, texts),
            sections::over_time::section(dossier, texts),
            sections::words::section(dossier, texts),
            sections::calls::section(dossier, texts),
            sections::open::section(dossier, texts),
            Some(sections::left_out::section(dossier, texts)),
            Some(sections::methods::section(dossier, texts)),
            Some(sections::reproduce::section(dossier, texts)),
        ];
        Self {
            texts,
            title: title.unwrap_or_else(|| sections::answer::title(dossier, texts)),
            logo,
            about: sections::answer::about(dossier, texts),
            sections: sections.into_iter().flatten().collect(),
        }
    }

    /// All pictures in their order.
    pub fn figures(&self) -> impl Iterator<Item = &Figure> {
        let blocks = self.sections.iter().flat_map(|section| &section.blocks);
        blocks.flat_map(|block| match block {
            Block::Figures(figures) => figures.as_slice(),
            _ => &[],
        })
    }
}
