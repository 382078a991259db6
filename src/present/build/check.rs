//! What `check` shows.

use super::shared::{headline, notes, problems};
use crate::check::Check;
use crate::check::places::FileLines;
use crate::check::records::Record;
use crate::diagnostics::Code;
use crate::localized::{Language, Localized};
use crate::present::document::{Block, Document, Item, List, Section};
use crate::present::language::Texts;
use crate::present::span::{Span, plain};
use crate::present::table::{Cell, Column, Table};
use crate::present::tables;

/// So many places are shown for each kind of problem.
const PLACES: usize = 5;
/// So many entries of a list are shown.
const LISTED: usize = 15;
/// So many lines are named for each reason why rows are left out.
const LINES: usize = 5;

const TITLE: Localized<&str> = Localized::both("Check of the forecasts", "Prüfung der Prognosen");
const READ: Localized<&str> = Localized::both("How the files were read", "Wie die Dateien gelesen wurden");
const CODE_MEANS: Localized<&str> = Localized::both("What a code means: ", "Was ein Code bedeutet: ");
const WHERE: Localized<&str> = Localized::both("where", "wo");

/// What was found: problems first, then what would become of the rows, then what looks odd.
pub(crate) fn check(check: &Check, texts: &'static Texts) -> Document {
    let section = |id, heading: &str, block| Section { id, heading: heading.to_owned(), blocks: vec![block] };
    let mut sections = vec![];
    sections.extend(
        problems(&check.problems, PLACES, texts).map(|block| section("problems", texts.left_out.problems, block)),
    );
    sections.extend(rows(check, texts));
    let language = texts.language;
    let records = check.findings.records();
    sections.extend(records.chunk_by(|one, other| one.code == other.code).map(|found| findings(check, found, texts)));
    let read = notes(&check.notes, usize::MAX, texts);
    sections.extend(read.map(|block| section("notes", READ.of(language), block)));
    if let Some(kind) = check.problems.first() {
        let command = Span::Code(format!("trackrecord explain {}", kind.code));
        let text = vec![Span::text(*CODE_MEANS.of(language)), command];
        sections.push(section("explain", "", Block::Paragraph(text)));
    }
    let title = (*TITLE.of(language)).to_owned();
    Document {
        texts,
        title,
        logo: None,
        about: vec![headline(&plain(summary(check, texts)))],
        sections,
        footer: None,
        sheets: vec![],
    }
}

/// What was found in one sentence.
fn summary(check: &Check, texts: &Texts) -> String {
    let language = texts.language;
    let counted =
        |n: u64, one: &str, many: &str| format!("{} {}", texts.numbers.count(n), if n == 1 { one } else { many });
    let (errors, warnings, names) = (check.severities.errors, check.severities.warnings, check.findings.split_names());
    let rows = check.counts.as_ref().map(|counts| counts.rows);
    let as_of = language.day(&check.settings.as_of);
    let list = |nouns: [[&str; 2]; 2]| {
        let found = [errors, warnings].into_iter().zip(nouns).filter(|(number, _)| *number > 0);
        language.joined(&found.map(|(number, [one, many])| counted(number, one, many)).collect::<Vec<_>>())
    };
    match language {
        Language::English => {
            let found = match (errors + warnings, names) {
                (0, 0) => "no problems".to_owned(),
                (0, names) => format!("no errors, but {} to look at", counted(names, "name", "names")),
                _ => list([["error", "errors"], ["warning", "warnings"]]),
            };
            match rows {
                Some(rows) => {
                    format!("{} read, as of {as_of}: {found}.", counted(rows, "forecast row", "forecast rows"))
                }
                None => format!("The columns are not clear, so no row was read: {found}."),
            }
        }
        Language::German => {
            let found = match (errors + warnings, names) {
                (0, 0) => "keine Fehler".to_owned(),
                (0, names) => format!("keine Fehler, aber {} anzusehen", counted(names, "Name ist", "Namen sind")),
                _ => list([["Fehler", "Fehler"], ["Warnung", "Warnungen"]]),
            };
            match rows {
                Some(rows) => {
                    format!("{} gelesen, Stand {as_of}: {found}.", counted(rows, "Prognosezeile", "Prognosezeilen"))
                }
                None => format!("Die Spalten sind nicht eindeutig, also wurde keine Zeile gelesen: {found}."),
            }
        }
    }
}

/// What would become of every row, with the first lines of those that would be left out.
fn rows(check: &Check, texts: &'static Texts) -> Option<Section> {
    let counts = check.counts.as_ref()?;
    let language = texts.language;
    let n = texts.numbers.count(counts.rows);
    let rows = if counts.rows == 1 { format!("{n} row") } else { format!("{n} rows") };
    if counts.rows == counts.scored {
        let heading = match language {
            Language::English => format!("All {rows} would be scored"),
            Language::German => format!("Alle {n} Zeilen würden gewertet"),
        };
        return Some(Section { id: "rows", heading, blocks: vec![] });
    }
    let mut table = Table { caption: String::new(), ..tables::counts(counts, texts) };
    let met = tables::statuses(counts).into_iter().filter(|&(_, rows)| rows > 0).map(|(status, _)| Some(status));
    table.columns.insert(1, Column::words("lines", *WHERE.of(language)).beneath());
    for (row, status) in table.rows.iter_mut().zip(met.chain([None])) {
        let found = check.findings.left_out.iter().find(|left_out| Some(left_out.status) == status);
        row.insert(1, Cell::Raw(found.map(|left_out| lines(&left_out.rows, is_one_file(check), language))));
    }
    let heading = match language {
        Language::English => format!("What would become of the {rows}"),
        Language::German => format!("Was aus den {n} Zeilen würde"),
    };
    Some(Section { id: "rows", heading, blocks: vec![Block::Table(table)] })
}

/// Whether there is one file of forecasts: its name goes without saying.
fn is_one_file(check: &Check) -> bool {
    check.inputs.iter().filter(|input| input.role == "forecasts").count() == 1
}

/// The first lines: `forecasts.csv: lines 3, 9, 12 and 4 more`.
fn lines(files: &[FileLines], is_one_file: bool, language: Language) -> String {
    let nouns = match language {
        Language::English => ["line", "lines"],
        Language::German => ["Zeile", "Zeilen"],
    };
    let all: usize = files.iter().map(|of_file| of_file.lines.len()).sum();
    let (mut parts, mut room) = (vec![], LINES);
    for of_file in files.iter().filter(|of_file| !of_file.lines.is_empty()) {
        let shown: Vec<String> = of_file.lines.iter().take(room).map(u64::to_string).collect();
        room -= shown.len();
        if !shown.is_empty() {
            let noun = nouns[usize::from(shown.len() > 1)];
            let file = if is_one_file { String::new() } else { format!("{}: ", of_file.file) };
            parts.push(format!("{file}{noun} {}", shown.join(", ")));
        }
    }
    let more = all.saturating_sub(LINES);
    let more = language.and_more(more);
    format!("{}{more}", parts.join("; "))
}

/// The findings of one code, and what to do about them.
fn findings(check: &Check, found: &[Record], texts: &Texts) -> Section {
    let code = found[0].code;
    let all = check.findings.count(code);
    let list = List {
        items: found.iter().map(|record| item(record, is_one_file(check), texts)).collect(),
        show: LISTED,
        more: all.saturating_sub(found.len() as u64),
    };
    let remedy =
        vec![Span::text(format!("{} ", code.entry().remedy.of(texts.language))), Span::Code(format!("[{code}]"))];
    let heading = format!("{}: {}", heading(code).of(texts.language), texts.numbers.count(all));
    Section { id: code.as_str(), heading, blocks: vec![Block::List(list), Block::Legend(remedy)] }
}

fn item(record: &Record, is_one_file: bool, texts: &Texts) -> Item {
    let place = record.line.zip(record.file.as_ref());
    let word = match texts.language {
        Language::English => "line",
        Language::German => "Zeile",
    };
    let place = place.map(|(line, file)| if is_one_file { format!("{word} {line}") } else { format!("{file}:{line}") });
    let (term, text) = match (record.value.clone(), place) {
        (Some(value), Some(place)) => (value, format!("{} ({place})", record.message.of(texts.language))),
        (None, Some(place)) => (place, record.message.of(texts.language).to_string()),
        (value, None) => (value.unwrap_or_default(), record.message.of(texts.language).to_string()),
    };
    Item { term, ..Item::of(vec![Span::said(&text)]) }
}

/// What a list of findings is about.
const fn heading(code: Code) -> Localized<&'static str> {
    match code {
        Code::Overdue => Localized::both(
            "Overdue: the deadline has passed, and there is no resolution",
            "Überfällig: die Frist ist abgelaufen, und es gibt keine Auflösung",
        ),
        Code::OpenWithoutDeadline => Localized::both("Open questions without a deadline", "Offene Fragen ohne Frist"),
        Code::SourceUnderSeveralTypes => {
            Localized::both("Sources filed under more than one type", "Quellen unter mehr als einem Typ")
        }
        Code::SimilarSources => Localized::both("Sources that may be one", "Quellen, die vielleicht eine sind"),
        Code::SimilarSourceTypes => {
            Localized::both("Source types that may be one", "Quellentypen, die vielleicht einer sind")
        }
        Code::Duplicates => Localized::both("Rows that are another once more", "Zeilen, die noch einmal dastehen"),
        Code::Repeats => Localized::both(
            "Rows that look repeated: alike but for their ids",
            "Zeilen, die wiederholt aussehen: gleich bis auf die Kennung",
        ),
        Code::SameDay => {
            Localized::both("Forecasts made on the day of the resolution", "Prognosen vom Tag der Auflösung")
        }
        Code::QuestionWithoutResolution => Localized::both(
            "Questions with forecasts that the resolutions do not have",
            "Fragen mit Prognosen, die in den Auflösungen fehlen",
        ),
        _ => Localized::both(
            "Questions in the resolutions without a readable forecast",
            "Fragen in den Auflösungen ohne lesbare Prognose",
        ),
    }
}
