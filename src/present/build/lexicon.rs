//! What `lexicon` shows.

use serde::Serialize;

use super::shared::headline;
use crate::lexicon::{DEFAULT, Lexicon, PhraseInLexicons};
use crate::localized::{Localized, localized};
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

const TITLE: Localized<&str> = Localized::both("Lexicons", "Lexika");

/// All lexicons by name.
pub(crate) fn list(lexicons: &[Lexicon], texts: &'static Texts) -> Document {
    let item = |name: &str, text: String| Item { term: name.to_owned(), ..Item::of(vec![Span::said(&text)]) };
    let language = texts.language;
    let say = |text: Localized<&'static str>| *text.of(language);
    let default = "the default: a phrase of capphrase2026, else of zonination2015";
    let vorgabe = "die Vorgabe: eine Formulierung aus capphrase2026, sonst aus zonination2015";
    let mut items = vec![item(DEFAULT, say(Localized::both(default, vorgabe)).to_owned())];
    items.extend(lexicons.iter().map(|lexicon| {
        let (title, phrases) = (&lexicon.title, lexicon.entries.len());
        let text = localized!("{title}; {phrases} phrases", "{title}; {phrases} Formulierungen");
        item(&lexicon.name, text.of(language).to_string())
    }));
    let code = |text: &str| Span::Code(text.to_owned());
    let how = vec![
        Span::text(say(Localized::both("One of them: ", "Eines davon: "))),
        code("trackrecord lexicon icd203"),
        Span::text(say(Localized::both(". A phrase in all of them: ", ". Eine Formulierung in allen: "))),
        code(say(Localized::both(
            "trackrecord lexicon \"very likely\"",
            "trackrecord lexicon \"sehr wahrscheinlich\"",
        ))),
        Span::text("."),
    ];
    let scores = say(Localized::both(
        "Scores use --lexicon NAME, or FILE with columns phrase, low, point, high, or a,b: the first that knows a phrase.",
        "Gewertet wird mit --lexicon NAME, oder einer DATEI mit den Spalten phrase, low, point, high, oder a,b: Es gilt das erste, das \
         die Formulierung kennt.",
    ));
    let section = |heading: &str, blocks| Section { id: "lexicons", heading: heading.to_owned(), blocks };
    let below = vec![Block::Paragraph(how), Block::Paragraph(plain(scores))];
    let sections = vec![section(TITLE.of(language), vec![Block::List(List::whole(items))]), section("", below)];
    Document {
        texts,
        title: TITLE.of(texts.language).to_string(),
        logo: None,
        about: vec![],
        sections,
        footer: None,
        sheets: vec![],
    }
}

/// Lexicons with their phrases.
pub(crate) fn lexicons(lexicons: &[Lexicon], texts: &'static Texts) -> Document {
    let section = |lexicon: &Lexicon| {
        let about = [
            (Localized::both("source", "Quelle"), &lexicon.source),
            (Localized::both("licence", "Lizenz"), &lexicon.licence),
            (Localized::both("derivation", "Herleitung"), &lexicon.derivation),
        ];
        let about =
            about.into_iter().filter(|(_, text)| !text.is_empty()).map(|(word, text)| (*word.of(texts.language), text));
        let mut blocks: Vec<Block> =
            about.map(|(word, text)| Block::Legend(vec![Span::said(&format!("{word}: {text}"))])).collect();
        blocks.push(Block::Table(tables::lexicons(std::slice::from_ref(lexicon), texts.language)));
        Section { id: "lexicon", heading: lexicon.title.clone(), blocks }
    };
    let sections = lexicons.iter().map(section).collect();
    Document {
        texts,
        title: TITLE.of(texts.language).to_string(),
        logo: None,
        about: vec![],
        sections,
        footer: None,
        sheets: vec![],
    }
}

/// What a phrase stands for by each lexicon.
pub(crate) fn phrase(phrase: &PhraseInLexicons, texts: &'static Texts) -> Document {
    let mut blocks = vec![];
    if !phrase.readings.is_empty() {
        blocks.push(Block::Table(tables::readings(phrase, texts.language)));
    }
    let mut tell = |text: Localized| blocks.push(Block::Paragraph(vec![Span::said(text.of(texts.language))]));
    if phrase.readings.iter().any(|reading| reading.modal_only) {
        tell(localized!(
            "It says no more than that something is possible: scores of it are marked, and given with and without it.",
            "Das sagt nicht mehr, als dass etwas möglich ist: Werte daraus sind gekennzeichnet und stehen mit und ohne sie da."
        ));
    }
    let (refused, unknown) = (phrase.without_number.join(", "), phrase.unknown_to.join(", "));
    if !refused.is_empty() {
        tell(localized!(
            "Listed, but refused a number: {refused}.",
            "Verzeichnet, aber ausdrücklich ohne Zahl: {refused}."
        ));
    }
    if !unknown.is_empty() {
        tell(localized!("Not in: {unknown}.", "Nicht in: {unknown}."));
    }
    let about = vec![headline(&plain(texts.language.quoted(&phrase.text)))];
    let sections = vec![Section { id: "phrase", heading: String::new(), blocks }];
    Document { texts, title: phrase.text.clone(), logo: None, about, sections, footer: None, sheets: vec![] }
}
