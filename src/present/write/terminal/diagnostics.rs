//! Diagnostics, for standard error and for the end of a report.

use anstyle::Style;

use super::Ink;
use super::ink::{ERROR, FAINT, WARNING};
use crate::diagnostics::{Diagnostic, DiagnosticKind, Severity};
use crate::localized::Language;
use crate::present::language::Texts;
use crate::present::wrap::wrap;

/// So many places are shown for each kind.
const PLACES: usize = 5;

/// Diagnostics as text for standard error: each kind with its first places, what is wrong, and what to do.
///
/// ```text
/// error[probability-above-one]: 3 values
///   forecasts.csv:3, column "probability": "120%"
///   forecasts.csv:9, column "probability": "101%"
///   and 1 more
///   A probability lies between 0% and 100%.
///   help: Correct the cell.
/// ```
pub(crate) fn diagnostics(kinds: &[DiagnosticKind], color: bool, language: Language) -> String {
    let page = DiagnosticsPage { ink: Ink { color, unicode: true }, columns: usize::MAX, texts: Texts::of(language) };
    kinds.iter().flat_map(|kind| page.kind(kind, PLACES)).map(|line| line + "\n").collect()
}

/// Where diagnostics are written, and in which language.
pub(in crate::present) struct DiagnosticsPage {
    /// How text is coloured.
    pub(in crate::present) ink: Ink,
    /// The longest line.
    pub(in crate::present) columns: usize,
    /// The words around them.
    pub(in crate::present) texts: &'static Texts,
}

impl DiagnosticsPage {
    /// One kind of problem in lines.
    pub(in crate::present) fn kind(&self, kind: &DiagnosticKind, places: usize) -> Vec<String> {
        let t = &self.texts.problems;
        let (word, style) = severity(kind.severity, self.texts);
        let code = format!("{word}[{}]", kind.code);
        let title = self.ink.paint(style, &code);
        let [only] = kind.first.as_slice() else {
            let are_values = kind.first.iter().all(|problem| problem.value.is_some());
            let noun = if are_values { t.values } else { t.times };
            let mut lines = vec![format!("{title}: {}", self.texts.counted(noun, kind.count))];
            lines.extend(self.several(kind, places));
            return lines;
        };
        let place = location(only, self.texts);
        let mut lines = if place.is_empty() {
            vec![title]
        } else {
            let mut head = self.indented("", "  ", &format!("{code} {place}"), Style::new());
            head[0] = head[0].replacen(&code, &title, 1);
            head
        };
        lines.extend(self.more(kind.count.saturating_sub(1)));
        if let Some(values) = values(kind, self.texts) {
            lines.extend(self.indented("  ", "    ", &values, Style::new()));
        }
        lines.extend(self.explained(only, "  "));
        lines
    }

    fn more(&self, more: u64) -> Option<String> {
        let said = self.texts.left_out.more_groups.replace("{n}", &self.texts.numbers.count(more));
        (more > 0).then(|| format!("  {said}"))
    }

    /// The first places; message and help once if they are the same for all.
    fn several(&self, kind: &DiagnosticKind, places: usize) -> Vec<String> {
        let language = self.texts.language;
        let shown = &kind.first[..kind.first.len().min(places)];
        let Some(first) = shown.first() else {
            return Vec::new();
        };
        let same_message = shown.iter().all(|problem| problem.message.of(language) == first.message.of(language));
        let same_help = shown.iter().all(|problem| problem.help.of(language) == first.help.of(language));
        let mut lines = Vec::new();
        for problem in shown {
            let (place, message) = (location(problem, self.texts), problem.message.of(language));
            let text = match (same_message, place.is_empty()) {
                (true, _) => place,
                (false, true) => message.to_string(),
                (false, false) => format!("{place} – {message}"),
            };
            if !text.is_empty() {
                lines.extend(self.indented("  ", "    ", &text, Style::new()));
            }
            lines.extend(self.shown(problem, "    "));
            if !same_help {
                lines.extend(self.help(problem, "    "));
            }
        }
        lines.extend(self.more(kind.count.saturating_sub(shown.len() as u64)));
        if let Some(values) = values(kind, self.texts) {
            lines.extend(self.indented("  ", "    ", &values, Style::new()));
        }
        if same_message {
            lines.extend(self.indented("  ", "  ", first.message.of(language), Style::new()));
        }
        if same_help {
            lines.extend(self.help(first, "  "));
        }
        lines
    }

    fn explained(&self, problem: &Diagnostic, indent: &str) -> Vec<String> {
        let mut lines = self.indented(indent, indent, problem.message.of(self.texts.language), Style::new());
        lines.extend(self.shown(problem, &format!("{indent}  ")));
        lines.extend(self.help(problem, indent));
        lines
    }

    fn shown(&self, problem: &Diagnostic, indent: &str) -> Vec<String> {
        let hanging = format!("{indent}  ");
        let lines = problem.shown.iter().map(|line| line.of(self.texts.language));
        lines.flat_map(|line| self.indented(indent, &hanging, line, Style::new())).collect()
    }

    fn help(&self, problem: &Diagnostic, indent: &str) -> Vec<String> {
        if problem.help.is_empty() {
            return Vec::new();
        }
        let hanging = format!("{indent}      ");
        self.indented(
            indent,
            &hanging,
            &format!("{}: {}", self.texts.problems.help, problem.help.of(self.texts.language)),
            FAINT,
        )
    }

    fn indented(&self, first: &str, further: &str, text: &str, style: Style) -> Vec<String> {
        let room = self.columns.saturating_sub(further.len()).max(20);
        wrap(&self.ink.clean(text), room)
            .iter()
            .enumerate()
            .map(|(index, line)| {
                let indent = if index == 0 { first } else { further };
                format!("{indent}{}", self.ink.paint(style, line))
            })
            .collect()
    }
}

/// Where it stands and what stands there: `forecasts.csv:3, column "probability": "120%"`.
pub(in crate::present) fn location(problem: &Diagnostic, texts: &Texts) -> String {
    let place = problem.place.as_ref().map(|place| place.with_column(texts.language));
    let value = problem.value.as_ref().map(|value| texts.language.quoted(value));
    [place, value].into_iter().flatten().collect::<Vec<_>>().join(": ")
}

/// Each value with its count, for a kind that is about words: `in all: "perhaps" 7 times, "maybe" once`.
pub(in crate::present) fn values(kind: &DiagnosticKind, texts: &Texts) -> Option<String> {
    if kind.count < 2 || kind.values.is_empty() {
        return None;
    }
    let t = &texts.problems;
    if kind.values.too_many() {
        return Some(t.too_many_values.to_owned());
    }
    let times = |n: u64| texts.counted(t.how_often, n);
    let listed = kind.values.most_frequent();
    let mut text: Vec<String> =
        listed.iter().map(|(value, n)| format!("{} {}", texts.language.quoted(value), times(*n))).collect();
    if let more @ 1.. = kind.values.different() - listed.len() {
        let rest = kind.count.saturating_sub(listed.iter().map(|(_, n)| n).sum());
        text.push(format!("{} {}", t.others.replace("{n}", &texts.numbers.count(more as u64)), times(rest)));
    }
    Some(t.in_all.replace("{values}", &text.join(", ")))
}

fn severity(severity: Severity, texts: &Texts) -> (&'static str, Style) {
    let [error, warning, note] = texts.problems.severities();
    match severity {
        Severity::Error => (error, ERROR),
        Severity::Warning => (warning, WARNING),
        Severity::Note => (note, FAINT),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Place;
    use crate::diagnostics::{Code, ValueCounts};
    use crate::localized::Localized;

    fn kind(places: &[(u64, &str, &str)], count: u64) -> DiagnosticKind {
        let problem = |&(line, value, message): &(u64, &str, &str)| Diagnostic {
            code: Code::CellBeyondHeader,
            severity: Severity::Warning,
            place: Some(Place {
                file: "f.csv".to_owned(),
                line: Some(line),
                row: None,
                column: Some("p".to_owned()),
                column_number: Some(4),
                ..Place::default()
            }),
            value: Some(value.to_owned()),
            message: Localized::alike(message),
            help: Localized::both("Correct it.", "Berichtigen.").into(),
            shown: vec![],
            settled_by: vec![],
            readings: vec![],
        };
        DiagnosticKind {
            code: Code::CellBeyondHeader,
            severity: Severity::Warning,
            count,
            first: places.iter().map(problem).collect(),
            values: ValueCounts::default(),
        }
    }

    #[test]
    fn a_single_problem_stands_with_its_place() {
        let text = diagnostics(&[kind(&[(3, "x", "Not a number.")], 1)], false, Language::English);
        assert_eq!(
            text,
            "warning[cell-beyond-header] f.csv:3, column \"p\": \"x\"\n  Not a number.\n  help: Correct it.\n"
        );
    }

    #[test]
    fn what_is_the_same_for_all_is_said_once_and_the_rest_is_counted() {
        let text = diagnostics(&[kind(&[(3, "x", "Bad."), (4, "y", "Bad.")], 812)], false, Language::English);
        assert_eq!(text.matches("Bad.").count(), 1);
        assert!(text.starts_with("warning[cell-beyond-header]: 812 values\n"));
        assert!(text.contains("\n  and 810 more\n"));
    }

    #[test]
    fn every_word_not_understood_is_listed_with_its_count() {
        let mut words = kind(&[(3, "maybe", "Bad."), (4, "perhaps", "Bad.")], 1203);
        words.values.add("perhaps".to_owned(), 1200);
        words.values.add("maybe".to_owned(), 1);
        words.values.add("unclear".to_owned(), 2);
        let text = diagnostics(&[words.clone()], false, Language::English);
        assert!(text.contains("\n  in all: \"perhaps\" 1,200 times, \"unclear\" 2 times, \"maybe\" once\n"), "{text}");
        (0..60).for_each(|n| words.values.add(format!("w{n}"), 3));
        words.count += 180;
        let text = diagnostics(&[words], false, Language::English);
        assert!(text.contains("13 others 36 times\n"), "{text}");
    }

    #[test]
    fn differing_messages_stand_with_their_places() {
        let text = diagnostics(&[kind(&[(3, "x", "No x."), (4, "y", "No y.")], 2)], false, Language::English);
        assert!(text.contains("\"x\" – No x.\n") && text.contains("\"y\" – No y.\n"));
        assert!(!text.contains("more"));
    }

    #[test]
    fn a_value_cannot_send_commands_to_the_terminal() {
        let text = diagnostics(&[kind(&[(3, "\u{1b}]0;title\u{7}", "Bad.")], 1)], true, Language::English);
        assert!(!text.contains("\u{1b}]") && !text.contains('\u{7}'));
    }
}
