//! One name for another, as `--alias` says it.

use std::sync::atomic::{AtomicBool, Ordering};

use rustc_hash::FxHashMap;

use crate::diagnostics::{Code, Note};
use crate::error::Error;
use crate::input::columns::Field;
use crate::input::text;
use crate::localized::{Language, Localized, localized};
use crate::options::{Alias, GroupingColumn};

/// What spellings of a name in a column have in common.
pub(crate) fn name_key(column: &GroupingColumn, name: &str) -> String {
    match column {
        GroupingColumn::SourceType => text::type_key(name),
        _ => text::fold_spaces(name).into_owned(),
    }
}

/// Whether a column is that of the ids of questions, whose aliases can only say that an id is one.
pub(crate) fn is_question_id(column: &GroupingColumn) -> bool {
    column.name().eq_ignore_ascii_case(Field::QuestionId.name())
}

fn is_same(a: &GroupingColumn, b: &GroupingColumn) -> bool {
    a.name().eq_ignore_ascii_case(b.name())
}

/// The aliases of a run, each with its last meaning: where `A` stands for `B` and `B` for `C`, `A` is `C`.
#[derive(Debug, Default)]
pub(crate) struct Aliases {
    all: Vec<Alias>,
    /// Which of them were met.
    met: Vec<AtomicBool>,
}

/// Those of one column.
#[derive(Debug, Default)]
pub(crate) struct ColumnAliases<'a> {
    column: Option<GroupingColumn>,
    by_key: FxHashMap<String, (&'a str, &'a AtomicBool)>,
}

impl Aliases {
    /// Those that were typed.
    ///
    /// # Errors
    /// When a name stands for two others, or by way of others for itself.
    pub(crate) fn new(typed: &[Alias]) -> Result<Self, Error> {
        let with_key = |alias: &Alias| (alias.column.name().to_lowercase(), name_key(&alias.column, &alias.written));
        let mut by_key: FxHashMap<(String, String), &Alias> = FxHashMap::default();
        for alias in typed {
            if is_question_id(&alias.column) && alias.written != alias.meant {
                let (typed, id) = (alias.as_typed(), &alias.written);
                return Err(Error::Usage(localized!(
                    "--alias {typed}: a question keeps its id; question_id:{id}={id} says that {id} is one",
                    "--alias {typed}: Eine Frage behält ihre Kennung; question_id:{id}={id} sagt, dass {id} eine ist"
                )));
            }
            let before = by_key.insert(with_key(alias), alias);
            if let Some(before) = before.filter(|before| before.meant != alias.meant) {
                let (column, written, one, other) = (alias.column.name(), &alias.written, &before.meant, &alias.meant);
                return Err(Error::Usage(localized!(
                    "--alias gives {column} \"{written}\" two meanings: \"{one}\" and \"{other}\"",
                    "--alias gibt {column} „{written}“ zwei Bedeutungen: „{one}“ und „{other}“"
                )));
            }
        }
        let mut all = vec![];
        for alias in typed {
            let mut last = alias;
            for step in 0..=typed.len() {
                let key = (last.column.name().to_lowercase(), name_key(&last.column, &last.meant));
                match by_key.get(&key) {
                    // A name may stand for itself: it is a name then, even if it looks like a mark.
                    Some(next) if with_key(next) != with_key(last) => last = next,
                    _ => break,
                }
                if step == typed.len() {
                    let typed = alias.as_typed();
                    return Err(Error::Usage(localized!(
                        "--alias {typed} leads back to itself",
                        "--alias {typed} führt zu sich selbst zurück"
                    )));
                }
            }
            all.push(Alias { meant: last.meant.clone(), ..alias.clone() });
        }
        let met = all.iter().map(|_| AtomicBool::new(false)).collect();
        Ok(Self { all, met })
    }

    /// Their columns.
    pub(crate) fn columns(&self) -> impl Iterator<Item = &GroupingColumn> {
        self.all.iter().map(|alias| &alias.column)
    }

    /// Those of a column.
    pub(crate) fn of(&self, column: &GroupingColumn) -> ColumnAliases<'_> {
        let own = self.all.iter().zip(&self.met).filter(|(alias, _)| is_same(&alias.column, column));
        let by_key = own.map(|(alias, met)| (name_key(column, &alias.written), (alias.meant.as_str(), met)));
        ColumnAliases { column: Some(column.clone()), by_key: by_key.collect() }
    }

    /// What was read as what, and which names no row has, of the columns that were read as names.
    pub(crate) fn note(&self, read: &[GroupingColumn]) -> Option<Note> {
        let list = |wanted: bool, language: Language| {
            let is_read = |alias: &Alias| read.iter().any(|column| is_same(column, &alias.column));
            let known = self.all.iter().zip(&self.met).filter(|(alias, _)| is_read(alias));
            let those = known.filter(|(_, met)| met.load(Ordering::Relaxed) == wanted);
            let said = those.map(|(Alias { column, written, meant }, _)| {
                let (name, written, meant) = (column.name(), language.quoted(written), language.quoted(meant));
                match language {
                    _ if !wanted => format!("{name} {written}"),
                    Language::English => format!("{name} {written} is read as {meant}"),
                    Language::German => format!("{name} {written} als {meant}"),
                }
            });
            said.collect::<Vec<_>>().join(", ")
        };
        let text = Localized::each(|language| {
            let (met, not_met) = (list(true, language), list(false, language));
            let [met, not_met] = match language {
                Language::English => [
                    (!met.is_empty()).then(|| format!("As --alias says, {met}.")),
                    (!not_met.is_empty()).then(|| format!("No row has {not_met}.")),
                ],
                Language::German => [
                    (!met.is_empty()).then(|| format!("Wegen --alias gelesen: {met}.")),
                    (!not_met.is_empty()).then(|| format!("In keiner Zeile steht {not_met}.")),
                ],
            };
            met.into_iter().chain(not_met).collect::<Vec<_>>().join(" ")
        });
        (!text.is_empty()).then(|| Note::new(Code::AliasesRead, text).advice(None))
    }
}

impl ColumnAliases<'_> {
    /// What a name stands for.
    pub(crate) fn meant(&self, name: &str) -> Option<&str> {
        if self.by_key.is_empty() {
            return None;
        }
        let (meant, met) = self.by_key.get(&name_key(self.column.as_ref()?, name))?;
        met.store(true, Ordering::Relaxed);
        Some(meant)
    }

    /// The names that stand for this one, by their keys.
    pub(crate) fn keys_of(&self, meant: &str) -> Vec<String> {
        let Some(column) = &self.column else { return vec![] };
        let wanted = name_key(column, meant);
        let those = self.by_key.iter().filter(|(_, (other, _))| name_key(column, other) == wanted);
        those.map(|(key, _)| key.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aliases(typed: &[&str]) -> Result<Aliases, Error> {
        Aliases::new(&typed.iter().map(|text| Alias::parse(text).unwrap()).collect::<Vec<_>>())
    }

    #[test]
    fn a_chain_ends_at_its_last_name_whatever_the_order() {
        for typed in [["source_type:a=b", "source_type:B=c"], ["source_type:B=c", "source_type:a=b"]] {
            let aliases = aliases(&typed).unwrap();
            let of_type = aliases.of(&GroupingColumn::SourceType);
            assert_eq!((of_type.meant("A"), of_type.meant("b"), of_type.meant("c")), (Some("c"), Some("c"), None));
            assert_eq!(aliases.of(&GroupingColumn::Source).meant("a"), None);
        }
    }

    #[test]
    fn circles_and_two_meanings_are_refused_and_a_name_may_stand_for_itself() {
        assert!(aliases(&["source:a=b", "source:b=a"]).is_err());
        assert!(aliases(&["source:a=b", "source:a=c"]).is_err());
        assert!(aliases(&["source_type:a b=x", "source_type:A-B=y"]).is_err());
        let of_itself = aliases(&["source:NA=NA"]).unwrap();
        assert_eq!(of_itself.of(&GroupingColumn::Source).meant("NA"), Some("NA"));
    }

    #[test]
    fn it_is_told_which_names_were_met() {
        let aliases = aliases(&["source:a=b", "source:x=y"]).unwrap();
        aliases.of(&GroupingColumn::Source).meant("a");
        assert_eq!(
            aliases.note(&[GroupingColumn::Source]).unwrap().text.english(),
            "As --alias says, source \"a\" is read as \"b\". No row has source \"x\"."
        );
    }
}
