//! TOML of which every entry knows its line.

use crate::localized::{Localized, localized};
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What is wrong with a description, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WrongLine {
    /// From 1.
    pub(crate) line: usize,
    /// Without a full stop.
    pub(crate) why: Localized,
}

/// An entry of a table: its name, its value, and where it stands.
pub(crate) struct Entry<'a> {
    pub(crate) name: &'a str,
    pub(crate) value: &'a DeValue<'a>,
    text: &'a str,
    span: Range<usize>,
}

impl<'a> Entry<'a> {
    /// All entries of a table, in the order of the file.
    pub(crate) fn all(text: &'a str, table: &'a DeTable<'a>) -> Vec<Self> {
        let entry = |(name, value): (&'a Spanned<std::borrow::Cow<'a, str>>, &'a Spanned<DeValue<'a>>)| Self {
            name: name.get_ref(),
            value: value.get_ref(),
            text,
            span: name.span(),
        };
        let mut entries: Vec<Self> = table.iter().map(entry).collect();
        entries.sort_by_key(|entry| entry.span.start);
        entries
    }

    pub(crate) fn wrong(&self, why: Localized) -> WrongLine {
        WrongLine { line: self.line(), why }
    }

    pub(crate) fn not_true_or_false(&self) -> WrongLine {
        let name = self.name;
        self.wrong(localized!("{name} must be true or false", "{name} muss true oder false sein"))
    }

    pub(crate) fn line(&self) -> usize {
        line_of(self.text, self.span.start)
    }

    pub(crate) fn string(&self, example: &str) -> Result<&'a str, WrongLine> {
        let said = self.value.as_str();
        said.ok_or_else(|| {
            let name = self.name;
            self.wrong(localized!(
                "{name} must be a text in quotation marks, such as {name} = \"{example}\"",
                "{name} muss ein Text in Anführungszeichen sein, etwa {name} = \"{example}\""
            ))
        })
    }

    pub(crate) fn entries(&self, example: &str) -> Result<Vec<Self>, WrongLine> {
        let (name, table) = (self.name, self.value.as_table());
        table.map(|table| Self::all(self.text, table)).ok_or_else(|| {
            self.wrong(localized!(
                "{name} must be a table, such as {example}",
                "{name} muss eine Tabelle sein, etwa {example}"
            ))
        })
    }

    /// The tables of a list of tables, each with its first line.
    pub(crate) fn tables(&self, example: &str) -> Result<Vec<Vec<Self>>, WrongLine> {
        let tables = self.value.as_array().map(|list| list.iter().map(|item| item.get_ref().as_table()).collect());
        let tables: Option<Vec<&DeTable<'_>>> = tables.unwrap_or_default();
        let name = self.name;
        tables.map(|tables| tables.into_iter().map(|table| Self::all(self.text, table)).collect()).ok_or_else(|| {
            self.wrong(localized!(
                "{name} must be a list of tables, such as {example}",
                "{name} muss eine Liste von Tabellen sein, etwa {example}"
            ))
        })
    }

    pub(crate) fn strings(&self) -> Result<Vec<String>, WrongLine> {
        let list = self.value.as_array();
        let said = list.and_then(|list| list.iter().map(|item| item.get_ref().as_str().map(str::to_owned)).collect());
        said.ok_or_else(|| {
            let name = self.name;
            self.wrong(localized!(
                "{name} must be a list of texts, such as {name} = [\"a\", \"b\"]",
                "{name} muss eine Liste von Texten sein, etwa {name} = [\"a\", \"b\"]"
            ))
        })
    }
}

/// The table of a whole file.
pub(crate) fn table(text: &str) -> Result<Spanned<DeTable<'_>>, WrongLine> {
    DeTable::parse(text).map_err(|error| WrongLine {
        line: line_of(text, error.span().map_or(0, |span| span.start)),
        why: Localized::foreign(error.message()),
    })
}

fn line_of(text: &str, at: usize) -> usize {
    1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count()
}
