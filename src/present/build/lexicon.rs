//! What `lexicon` shows.

use serde::Serialize;

use super::shared::headline;
use crate::lexicon::{DEFAULT, Lexicon, PhraseInLexicons};
use crate::present::document::{Block, Document, Item, List, Section};
use crate::present::language::Texts;
use crate::present::span::{Span, plain};
use crate::present::tables;

/// The JSON of `trackrecord lexicon`: all lexicons, or one.
#[derive(Debug, Serialize)]
pub(crate) struct LexiconsDocument<'a> {
    schema: &'static str,
    lexicons: &'a [Lexicon],
}

/// The JSON of `trackrecord lexicon PHRASE`.
#[derive(Debug, Serialize)]
pub(crate) struct PhraseDocument<'a> {
    schema: &'static str,
    #[serde(flatten)]
    phrase: &'a PhraseInLexicons,
}

impl<'a> LexiconsDocument<'a> {
    /// Of these lexicons.
    pub(crate) fn new(lexicons: &'a [Lexicon]) -> Self {
        Self { schema: "trackrecord/lexicons/1", lexicons }
    }
}

impl<'a> PhraseDocument<'a> {
    /// Of this phrase.
    pub(crate) fn new(phrase: &'a PhraseInLexicons) -> Self {
        Self { schema: "trackrecord/phrase/1", phrase }
    }
}

/// All lexicons by name.
pub(crate) fn list(lexicons: &[Lexicon], texts: &'static Texts) -> Document {
    let item = |name: &str, text: String| Item { term: name.to_owned(), ..Item::of(vec![Span::said(&text)]) };
    let mut items = vec![item(DEFAULT, "the default: a phrase of capphrase2026, else of zonination2015".to_owned())];
    items.extend(
        lexicons
            .iter()
            .map(|lexicon| item(&lexicon.name, format!("{}; {} phrases", lexicon.title, lexicon.entries.len()))),
    );
    let code = |text: &str| Span::Code(text.to_owned());
    let how = vec![
        Span::text("One of them: "),
        code("trackrecord lexicon icd203"),
        Span::text(". A phrase in all of them: "),
        code("trackrecord lexicon \"very likely\""),
        Span::text("."),
    ];
    let scores = "Scores use --lexicon NAME, or FILE with columns phrase, low, point, high, or a,b: the first that knows a phrase.";
    let section = |heading: &str, blocks| Section { id: "lexicons", heading: heading.to_owned(), blocks };
    let below = vec![Block::Paragraph(how), Block::Paragraph(plain(scores))];
    let sections = vec![section("Lexicons", vec![Block::List(List::whole(items))]), section("", below)];
    Document { texts, title: "Lexicons".to_owned(), logo: None, about: vec![], sections, footer: None, sheets: vec![] }
}

/// Lexicons with their phrases.
pub(crate) fn lexicons(lexicons: &[Lexicon], texts: &'static Texts) -> Document {
    let section = |lexicon: &Lexicon| {
        let about = [("source", &lexicon.source), ("licence", &lexicon.licence), ("derivation", &lexicon.derivation)];
        let about = about.into_iter().filter(|(_, text)| !text.is_empty());
        let mut blocks: Vec<Block> =
            about.map(|(word, text)| Block::Legend(vec![Span::said(&format!("{word}: {text}"))])).collect();
        blocks.push(Block::Table(tables::lexicons(std::slice::from_ref(lexicon))));
        Section { id: "lexicon", heading: lexicon.title.clone(), blocks }
    };
    let sections = lexicons.iter().map(section).collect();
    Document { texts, title: "Lexicons".to_owned(), logo: None, about: vec![], sections, footer: None, sheets: vec![] }
}

/// What a phrase stands for by each lexicon.
pub(crate) fn phrase(phrase: &PhraseInLexicons, texts: &'static Texts) -> Document {
    let mut blocks = vec![];
    if !phrase.readings.is_empty() {
        blocks.push(Block::Table(tables::readings(phrase)));
    }
    let mut tell = |text: String| blocks.push(Block::Paragraph(vec![Span::said(&text)]));
    if phrase.readings.iter().any(|reading| reading.modal_only) {
        tell(
            "It says no more than that something is possible: scores of it are marked, and given with and without it."
                .to_owned(),
        );
    }
    if !phrase.without_number.is_empty() {
        tell(format!("Listed, but refused a number: {}.", phrase.without_number.join(", ")));
    }
    if !phrase.unknown_to.is_empty() {
        tell(format!("Not in: {}.", phrase.unknown_to.join(", ")));
    }
    let about = vec![headline(&plain(format!("\"{}\"", phrase.text)))];
    let sections = vec![Section { id: "phrase", heading: String::new(), blocks }];
    Document { texts, title: phrase.text.clone(), logo: None, about, sections, footer: None, sheets: vec![] }
}
