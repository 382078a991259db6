//! The text of a new project: what was found, what is proposed, and what is left to choose.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::settings::{Setting, quoted};
use crate::dataset::suggestions;
use crate::diagnostics::placeholders::PLACEHOLDERS;
use crate::diagnostics::{Code, Diagnostic, DiagnosticKind};
use crate::localized::{Language, Localized, localized};
use crate::model::Field;
use crate::present::clean_text::clean;

/// Fields that are told with their columns.
const TOLD: [Field; 9] = [
    Field::QuestionId,
    Field::Question,
    Field::Source,
    Field::SourceType,
    Field::ForecastDate,
    Field::Probability,
    Field::Phrase,
    Field::Outcome,
    Field::ResolvedOn,
];
/// For the header of a column that no proposal was made for.
const HEADER: &str = "HEADER";
/// So many cells that speak for a choice are shown.
const MOST_SHOWN: usize = 6;
/// So many columns are shown among which one is to be chosen.
const MOST_COLUMNS: usize = 20;

const CHOOSE: Localized<&str> = Localized::both(
    "# Choose: take away the # in front of one of these.\n",
    "# Auswählen: vor einer dieser Zeilen das # entfernen.\n",
);
const FILL_IN: Localized<&str> =
    Localized::both("# Fill in and take away the #.\n", "# Ausfüllen und das # entfernen.\n");

/// A new project.
#[derive(Debug, Default)]
pub(crate) struct ProjectText {
    language: Language,
    files: Vec<String>,
    parts: Vec<ProjectPart>,
    columns: Vec<String>,
    rows: Option<(u64, u64)>,
    /// What was understood, a sentence each.
    pub(crate) notes: Vec<String>,
}

/// What a problem leads to.
#[derive(Debug)]
struct ProjectPart {
    /// What was asked, and the cells that speak for an answer.
    about: Vec<String>,
    /// What is proposed.
    proposed: Vec<Setting>,
    /// The ways of which one is right, or lines to be filled in.
    open: Vec<Vec<Setting>>,
}

impl ProjectText {
    /// With nothing in it yet.
    pub(crate) fn in_language(language: Language) -> Self {
        Self { language, ..Self::default() }
    }

    /// The files of a role.
    pub(crate) fn files(&mut self, role: &str, files: &[PathBuf]) {
        let names: Vec<String> = files.iter().map(|path| with_slashes(path)).collect();
        self.files.extend(files_line(role, names.iter().map(String::as_str)));
    }

    /// What is asked of columns.
    pub(crate) fn problem(&mut self, problem: &Diagnostic) {
        let said = |text: &Localized| text.of(self.language).to_string();
        let cell = problem.place_and_value(self.language);
        let about = [said(&problem.message)].into_iter().chain(cell);
        let shown = problem.shown.iter().take(MOST_COLUMNS).map(said);
        let readings = (!problem.readings.is_empty()).then(|| said(&problem.help));
        let about = about.chain(shown).chain(readings).collect();
        let mut settled_by = problem.settled_by.clone();
        if problem.code == Code::ColumnMissing && problem.readings.is_empty() {
            for name in Self::without_proposal(problem) {
                settled_by.extend(["--map".to_owned(), format!("{name}={HEADER}")]);
            }
        }
        self.part(about, &settled_by, &problem.readings);
    }

    /// The columns that are missing and that nothing was proposed for.
    fn without_proposal(problem: &Diagnostic) -> Vec<&'static str> {
        let option = |name: &str| format!("--{}", name.replace('_', "-"));
        let is_proposed = |name: &str| {
            let given = &problem.settled_by;
            given.contains(&option(name)) || given.iter().any(|pair| pair.split('=').next() == Some(name))
        };
        // Where probabilities are said in words, there is no column of numbers to look for.
        let in_words = is_proposed(Field::Phrase.name());
        let is_proposed = |name: &str| is_proposed(name) || in_words && name == Field::Probability.name();
        let words = problem.message.english().split(|c: char| !c.is_alphanumeric() && c != '_');
        let names = TOLD.map(Field::name).into_iter().filter(|name| words.clone().any(|word| word == *name));
        let all: Vec<&'static str> = names.filter(|name| !is_proposed(name)).collect();
        // One person's log has one type, which is asked for with the person.
        let is_of_one = problem.settled_by.contains(&option(Field::Source.name()));
        all.into_iter().filter(|name| !is_of_one || *name != Field::SourceType.name()).collect()
    }

    /// What is asked of cells.
    pub(crate) fn kind(&mut self, kind: &DiagnosticKind) {
        let Some(first) = kind.first.first() else { return };
        let cells = kind.first.iter().take(MOST_SHOWN).filter_map(|problem| problem.place_and_value(self.language));
        let about: Vec<String> = [first.message.of(self.language).to_string()].into_iter().chain(cells).collect();
        self.part(about, &suggestions::settled_by(kind), &suggestions::readings(kind));
    }

    fn part(&mut self, about: Vec<String>, settled_by: &[String], readings: &[Vec<String>]) {
        let (to_fill, proposed): (Vec<Setting>, Vec<Setting>) =
            Setting::of(settled_by).into_iter().partition(is_to_fill);
        let to_fill = to_fill.into_iter().map(|setting| vec![setting]);
        let open: Vec<Vec<Setting>> = readings.iter().map(|way| Setting::of(way)).chain(to_fill).collect();
        let is_new = |setting: &Setting| self.parts.iter().all(|part| !part.proposed.contains(setting));
        let proposed: Vec<Setting> = proposed.into_iter().filter(is_new).collect();
        let is_known = |part: &ProjectPart| part.open == open && proposed.is_empty();
        if !open.iter().all(Vec::is_empty) && !self.parts.iter().any(is_known) || !proposed.is_empty() {
            self.parts.push(ProjectPart { about, proposed, open });
        }
    }

    /// Which columns were found in a file.
    pub(crate) fn columns<'a>(&mut self, file: &str, header: impl Fn(Field) -> Option<&'a str>) {
        let quoted = |field: &Field| header(*field).map(|header| self.language.quoted(header));
        let found = TOLD.iter().filter_map(|field| Some(format!("{} in {}", field.name(), quoted(field)?)));
        self.columns.push(format!("{file}: {}", found.collect::<Vec<_>>().join(", ")));
    }

    /// How many rows were read, and how many of them cannot be used.
    pub(crate) fn counted(&mut self, rows: u64, rejected: u64) {
        self.rows = Some((rows, rejected));
    }

    /// Whether something is left to choose.
    pub(crate) fn has_questions(&self) -> bool {
        self.parts.iter().any(|part| !part.open.is_empty())
    }

    /// What was found, for people.
    pub(crate) fn told(&self) -> Vec<String> {
        let proposed = self.parts.iter().flat_map(|part| part.proposed.iter().map(move |setting| (part, setting)));
        let in_german = self.language == Language::German;
        let [columns, understood, proposal, open_word, or] = if in_german {
            ["Spalten von", "Verstanden", "Vorschlag", "Offen", " oder "]
        } else {
            ["Columns of", "Understood", "Proposed", "Open", " or "]
        };
        let proposed = proposed.map(|(part, setting)| {
            let why = part.about.first().map_or("", |about| about.trim_end_matches('.'));
            format!("{proposal}: {} ({why})", setting.line)
        });
        let open = self.parts.iter().filter(|part| !part.open.is_empty()).flat_map(|part| {
            let ways: Vec<String> = part.open.iter().map(|way| Setting::in_one_line(way)).collect();
            let joined = if part.is_choice() { or } else { "; " };
            let cells = part.about.iter().skip(1).map(|cell| format!("  {cell}"));
            let about = part.about.first().cloned().unwrap_or_default();
            [format!("{open_word}: {about}")].into_iter().chain(cells).chain([format!("  → {}", ways.join(joined))])
        });
        let rows = self.rows.map(|(rows, rejected)| {
            let text = localized!(
                "Rows: {rows}, of which {rejected} cannot be used as they are.",
                "Zeilen: {rows}, davon {rejected} so nicht zu verwenden."
            );
            text.of(self.language).to_string()
        });
        let found = self.columns.iter().map(|found| format!("{columns} {found}"));
        let notes = self.notes.iter().map(|note| format!("{understood}: {note}"));
        found.chain(notes).chain(rows).chain(proposed).chain(open).collect()
    }

    /// The file.
    pub(crate) fn written(&self) -> String {
        let about = Localized::both(
            "# A project of trackrecord: commands in this folder need no more words. Any option may stand here.\n\n",
            "# Ein Projekt von trackrecord: Befehle in diesem Ordner brauchen keine Angaben mehr. Jede Option darf hier stehen.\n\n",
        );
        let mut text = (*about.of(self.language)).to_owned();
        for line in &self.files {
            let _ = writeln!(text, "{line}");
        }
        for remark in self.columns.iter().chain(&self.notes) {
            let _ = writeln!(text, "# {}", clean(remark, true));
        }
        text.push_str("\n# by = \"source_type\"\n# period = \"last-quarter\"\n# title = \"\"\n");
        text.push_str(match self.language {
            Language::English => "# language = \"de\"\n",
            Language::German => "language = \"de\"\n",
        });
        self.settings(&mut text, "");
        let tables = self.parts.iter().flat_map(|part| part.proposed.iter().chain(part.open.iter().flatten()));
        let mut tables: Vec<&str> =
            tables.map(|setting| setting.table.as_str()).filter(|table| !table.is_empty()).collect();
        tables.sort_unstable();
        tables.dedup();
        for table in tables {
            let _ = write!(text, "\n[{table}]");
            self.settings(&mut text, table);
        }
        text
    }

    /// The lines of one table.
    fn settings(&self, text: &mut String, table: &str) {
        for part in &self.parts {
            let here = |way: &Vec<Setting>| way.iter().any(|setting| setting.table == table);
            if !here(&part.proposed) && !part.open.iter().any(here) {
                continue;
            }
            text.push('\n');
            for about in &part.about {
                let _ = writeln!(text, "# {}", clean(about, true));
            }
            for setting in part.proposed.iter().filter(|setting| setting.table == table) {
                let _ = writeln!(text, "{}", setting.line);
            }
            if part.is_choice() {
                text.push_str(CHOOSE.of(self.language));
            } else if !part.open.is_empty() {
                text.push_str(FILL_IN.of(self.language));
            }
            for setting in part.open.iter().flatten().filter(|setting| setting.table == table) {
                let _ = writeln!(text, "# {}", setting.line);
            }
        }
    }
}

impl ProjectPart {
    /// Whether one of several is right.
    fn is_choice(&self) -> bool {
        self.open.len() > 1 && !self.open.iter().all(|way| way.iter().any(is_to_fill))
    }
}

/// Whether the reader has to say what it is set to.
fn is_to_fill(setting: &Setting) -> bool {
    let stands = |word: &str| setting.line.ends_with(&format!("= \"{word}\""));
    PLACEHOLDERS.iter().any(|word| stands(word)) || stands(HEADER)
}

/// The line that names the files of a role; none without any.
pub(crate) fn files_line<'n>(role: &str, names: impl Iterator<Item = &'n str>) -> Option<String> {
    let names: Vec<String> = names.map(quoted).collect();
    match names.as_slice() {
        [] => None,
        [one] => Some(format!("{role} = {one}")),
        several => Some(format!("{role} = [{}]", several.join(", "))),
    }
}

/// A path as all systems read it.
fn with_slashes(path: &Path) -> String {
    let name = path.display().to_string();
    if cfg!(windows) { name.replace('\\', "/") } else { name }
}
