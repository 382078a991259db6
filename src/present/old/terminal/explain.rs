use anstyle::Style;

use super::{Ink, Page, TerminalOptions};
use crate::diagnostics::Severity;
use crate::diagnostics::catalogue::{self, CatalogueEntry};
use crate::present::write::terminal::ink::{ERROR, FAINT, WARNING};

/// What a code means, why it matters, what it looks like and what to do.
pub fn explanation(entry: &CatalogueEntry, options: &TerminalOptions) -> String {
    let ink = Ink { color: options.color, unicode: options.unicode };
    let mut page = Page::new(options.width, ink);
    let (word, style) = match entry.severity {
        Severity::Error => ("error", ERROR),
        Severity::Warning => ("warning", WARNING),
        Severity::Note => ("note", FAINT),
    };
    page.line(&ink.paint(style, &format!("{word}[{}]", entry.code)));
    page.prose(0, entry.title);
    page.heading("Why it matters");
    page.prose(2, entry.why);
    page.heading("Example");
    page.lines(entry.example.lines().map(|line| format!("  {}", ink.clean(line))));
    page.heading("What to do");
    page.prose(2, entry.remedy);
    page.finish()
}

/// All codes, one line each.
pub fn list_of_codes(options: &TerminalOptions) -> String {
    let ink = Ink { color: options.color, unicode: options.unicode };
    let mut page = Page::new(options.width, ink);
    for (severity, title) in [
        (Severity::Error, "Errors: the row, or the file, cannot be used"),
        (Severity::Warning, "Warnings: used, but somebody should look"),
        (Severity::Note, "Notes: what was understood or found"),
    ] {
        page.heading(title);
        for entry in catalogue::all().filter(|entry| entry.severity == severity) {
            page.hanging(&format!("  {:33}  ", entry.code), 37, entry.title, Style::new());
        }
    }
    page.finish()
}
