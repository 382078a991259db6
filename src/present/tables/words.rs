//! The tables of forecasts in words: what hangs on their meaning, phrases as bins, other lexicons.

use super::{TablePart, interval_heading, label, of_group, parts};
use crate::model::Finite;
use crate::present::language::Texts;
use crate::present::span::filled;
use crate::present::table::{Cell, Column, Table, TableColumns};
use crate::report::{Group, InWords, Report, UnderLexicon};
use crate::verbal::PhraseBin;

/// So many phrases are shown where room is short.
const PHRASES: usize = 40;

/// How much hangs on what the words of groups are taken to mean; all together as the total, if it has any.
pub(crate) fn meanings(report: &Report, groups: &[(&Group, &InWords)], texts: &'static Texts) -> Table {
    type Item<'a> = (&'a Group, &'a InWords);
    let t = &texts.words;
    let columns = TableColumns::<Item<'_>>::new()
        .and(Column::number("verbal_forecasts", t.forecasts), |(_, words)| Cell::count(words.verbal.forecasts))
        .and(Column::number("brier", texts.scores.brier), |(group, _)| Cell::Score(group.brier.value()))
        .and(Column::pair("verbal_brier_envelope_low", "verbal_brier_envelope_high", t.envelope), |(_, words)| {
            Cell::Interval(words.verbal.brier_envelope.map(|envelope| (envelope.low.get(), envelope.high.get())))
        })
        .and(Column::pair("verbal_readers_p05", "verbal_readers_p95", t.readers), |(_, words)| {
            Cell::Interval(words.verbal.readers.map(|readers| (readers.p05.get(), readers.p95.get())))
        })
        .and(Column::number("verbal_vagueness_cost", t.vagueness), |(_, words)| {
            Cell::Score(words.verbal.vagueness_cost.map(Finite::get))
        })
        .and(Column::number("verbal_brier_without_modal_only", t.without_can), |(_, words)| {
            Cell::Score(words.verbal.brier_without_modal_only.map(Finite::get))
        });
    let columns = of_group(report, texts, columns, |(group, _): &Item<'_>| group);
    let total =
        report.overall.words.as_ref().map(|words| (&report.overall, words)).filter(|_| !report.groups.is_empty());
    let table = Table::of(t.caption, columns, groups.iter().copied().chain(total));
    Table { has_total: total.is_some(), ..table }
}

/// The phrases of a group against what happened.
pub(crate) fn phrases_of(group: &Group, words: &InWords, level: f64, texts: &'static Texts) -> Table {
    let caption = filled(texts.words.phrases, &[("who", &label(&group.key, texts))]);
    let columns = phrase_columns(level, texts, |phrase: &&PhraseBin| *phrase);
    Table { show: PHRASES, ..Table::of(caption, columns, &words.phrases) }
}

/// The phrases of all together and of each group against what happened.
pub(crate) fn phrases(report: &Report, texts: &'static Texts) -> Table {
    let columns =
        phrase_columns(report.settings.confidence.level(), texts, |part: &TablePart<'_, PhraseBin>| part.part);
    let columns = of_group(report, texts, columns, |part: &TablePart<'_, PhraseBin>| part.group);
    Table::of("", columns, parts(report, |group| group.words.as_ref().map_or(&[][..], |words| &words.phrases)))
}

fn phrase_columns<'a, T: 'a>(
    level: f64,
    texts: &Texts,
    phrase: impl Fn(&T) -> &PhraseBin + Copy + 'a,
) -> TableColumns<'a, T> {
    let t = &texts.words;
    TableColumns::<T>::new()
        .and(Column::words("phrase", t.phrase), move |item| Cell::raw(phrase(item).phrase.as_str()))
        .and(Column::number("point", t.taken_for), move |item| Cell::Share(Some(phrase(item).point.get())))
        .and(Column::number("forecasts", texts.scores.forecasts), move |item| Cell::count(phrase(item).forecasts))
        .and(Column::number("questions", texts.scores.questions), move |item| Cell::count(phrase(item).questions))
        .and(Column::number("weight", "").for_programs(), move |item| Cell::Number(Some(phrase(item).weight.get())))
        .and(Column::number("observed", texts.calibration.observed), move |item| {
            Cell::Share(Some(phrase(item).observed.get()))
        })
        .and(Column::pair("low", "high", interval_heading(level, texts)), move |item| {
            Cell::Shares(Some((phrase(item).low.get(), phrase(item).high.get())))
        })
}

/// The score and verdict of a group by each lexicon, the chosen one first.
pub(crate) fn by_lexicon_of(group: &Group, words: &InWords, level: f64, texts: &'static Texts) -> Table {
    let chosen = UnderLexicon {
        lexicon: words.verbal.lexicon.clone(),
        forecasts: words.verbal.forecasts,
        brier: group.brier,
        verdict: group.verdict.clone(),
    };
    let caption = filled(texts.words.lexicons, &[("who", &label(&group.key, texts))]);
    let columns = lexicon_columns(level, texts, |under: &&UnderLexicon| *under);
    Table::of(caption, columns, std::iter::once(&chosen).chain(&words.lexicons))
}

/// The score and verdict of all together and of each group by each lexicon beside the chosen one.
pub(crate) fn by_lexicon(report: &Report, texts: &'static Texts) -> Table {
    let columns =
        lexicon_columns(report.settings.confidence.level(), texts, |part: &TablePart<'_, UnderLexicon>| part.part);
    let columns = of_group(report, texts, columns, |part: &TablePart<'_, UnderLexicon>| part.group);
    Table::of("", columns, parts(report, |group| group.words.as_ref().map_or(&[][..], |words| &words.lexicons)))
}

fn lexicon_columns<'a, T: 'a>(
    level: f64,
    texts: &'static Texts,
    under: impl Fn(&T) -> &UnderLexicon + Copy + 'a,
) -> TableColumns<'a, T> {
    let t = &texts.words;
    TableColumns::<T>::new()
        .and(Column::words("lexicon", t.lexicon), move |item| Cell::raw(under(item).lexicon.as_str()))
        .and(Column::number("forecasts_read", t.reads).legend(t.reads_legend), move |item| {
            Cell::count(under(item).forecasts)
        })
        .and(Column::number("brier", texts.scores.brier), move |item| Cell::Score(under(item).brier.value()))
        .and(Column::interval("brier", interval_heading(level, texts)), move |item| Cell::interval(&under(item).brier))
        .and(Column::words("", texts.scores.verdict).for_people(), move |item| {
            Cell::text(texts.finding(under(item).verdict.code))
        })
        .and(Column::words("verdict", "").for_programs(), move |item| Cell::raw(under(item).verdict.code))
        .and(Column::words("verdict_text", "").for_programs(), move |item| Cell::raw(under(item).verdict.text.as_str()))
}
