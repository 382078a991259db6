//! Sentences that the terminal and Markdown share.

use std::fmt::Write;

use super::number::{confidence, count, counted, interval, score};
use crate::options::Language;
use crate::report::{Group, Report, Resolvability};

/// The scale of the Brier score, said wherever the score stands.
pub(super) const SCALE: &str = "0 best, 0.25 = always saying 50%, 1 worst";

/// What the words of [`resolvability`] mean.
pub(super) const CHECKABLE: &str = "Checkable: with an event, a deadline and a probability. Open: no outcome yet, but \
                                    not overdue. Overdue: the deadline has passed, no outcome is given.";

/// How to read the statistics of a group.
pub(super) const LEGEND: &str = "Skill: above 0 is better than always saying the group's own base rate. Miscalibration: \
                                 0 is best. Discrimination: higher is better.";

/// A group's name for people; `(blank)` where its column was empty.
pub(super) fn label(group: &Group) -> String {
    let label = group.key.label();
    if label.trim().is_empty() { "(blank)".to_owned() } else { label }
}

/// What the groups are groups of: `source_type`, or several joined by a comma.
pub(super) fn grouped_by(report: &Report) -> String {
    report.settings.by.join(", ")
}

/// How many forecasts were scored, about what and from whom.
pub(super) fn scored(report: &Report) -> String {
    let as_of = &report.settings.as_of;
    let all = &report.overall;
    if all.forecasts == 0 {
        let rows = counted(report.counts.rows, "forecast row");
        return format!("No forecast could be scored. {rows} read, as of {as_of}.");
    }
    format!(
        "{} scored, on {} from {}, as of {as_of}.",
        counted(all.forecasts, "forecast"),
        counted(all.questions, "question"),
        counted(all.sources, "source"),
    )
}

/// The Brier score of all together with its interval and its scale.
pub(super) fn brier(report: &Report) -> String {
    let brier = &report.overall.brier;
    let between = interval(brier)
        .map_or_else(String::new, |interval| format!(" ({}: {interval})", confidence(report.settings.confidence)));
    format!("Brier score {}{between}: {SCALE}.", score(brier.value))
}

/// What became of a group's statements, if not all of them were scored.
pub(super) fn resolvability(facts: &Resolvability) -> Option<String> {
    if facts.statements == facts.scored {
        return None;
    }
    let checkable = facts.statements.saturating_sub(facts.unscorable);
    let mut text = format!(
        "{}, {} checkable, {} resolved",
        counted(facts.statements, "statement"),
        count(checkable),
        count(facts.scored)
    );
    let parts = [(facts.pending, "open"), (facts.overdue, "overdue"), (facts.annulled, "annulled")];
    let present = parts.into_iter().filter(|&(number, _)| number > 0);
    let parts: Vec<String> = present.map(|(number, word)| format!("{} {word}", count(number))).collect();
    if !parts.is_empty() {
        let _ = write!(text, "; {}", parts.join(", "));
    }
    text.push('.');
    if let Some(bounds) = overdue_bounds(facts) {
        text.push(' ');
        text.push_str(&bounds);
    }
    Some(text)
}

fn overdue_bounds(facts: &Resolvability) -> Option<String> {
    let (yes, no) = (facts.brier_if_overdue_yes?, facts.brier_if_overdue_no?);
    (facts.overdue > 0).then(|| {
        format!("Brier score {} if all the overdue had happened, {} if none had.", score(Some(yes)), score(Some(no)))
    })
}

/// The heading of the verdicts.
pub(super) fn may_be_said(language: Language) -> &'static str {
    match language {
        Language::English => "What may be said",
        Language::German => "Was sich sagen lässt",
    }
}

/// Groups that are only counted: with a finding, without one, not or not fully tested, with too little for any.
pub(super) fn kinds_of_verdict(language: Language) -> [&'static str; 4] {
    match language {
        Language::English => [
            "more with a finding",
            "without evidence of miscalibration",
            "not fully tested",
            "with too few questions for a verdict",
        ],
        Language::German => [
            "weitere mit Befund",
            "ohne nachweisbare Fehlkalibrierung",
            "nicht vollständig geprüft",
            "mit zu wenigen Fragen für ein Urteil",
        ],
    }
}

/// The verdict for a place where the group's name stands before it.
pub(super) fn verdict(group: &Group, language: Language) -> String {
    let alone = group.verdict.alone(&group.key.label(), language);
    let mut rest = alone.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{GroupKey, Verdict};

    #[test]
    fn a_verdict_below_its_group_does_not_repeat_the_name() {
        let text = "reseller: when 80–90% was said, it happened 61% of the time: too optimistic.".to_owned();
        let key = GroupKey(vec![("source_type".to_owned(), "reseller".to_owned())]);
        let group = Group { key, verdict: Verdict { code: "too-optimistic", text, said: None }, ..Group::default() };
        assert_eq!(
            verdict(&group, Language::English),
            "When 80–90% was said, it happened 61% of the time: too optimistic."
        );
    }

    #[test]
    fn the_overdue_are_named_with_what_they_could_do() {
        let facts = Resolvability {
            statements: 19,
            unscorable: 12,
            pending: 3,
            overdue: 1,
            annulled: 0,
            scored: 3,
            brier_if_overdue_yes: Some(0.21),
            brier_if_overdue_no: Some(0.18),
        };
        assert_eq!(
            resolvability(&facts).as_deref(),
            Some(
                "19 statements, 7 checkable, 3 resolved; 3 open, 1 overdue. Brier score 0.210 if all the overdue \
                 had happened, 0.180 if none had."
            )
        );
    }

    #[test]
    fn nothing_is_said_when_all_was_scored() {
        let facts = Resolvability { statements: 5, scored: 5, ..Resolvability::default() };
        assert_eq!(resolvability(&facts), None);
    }
}
