//! A row forecasts one thing: an answer, a day, a number, or yes.

use super::parts::is_filled;
use super::thread_reader::{Scratch, ThreadReader};
use crate::dataset::distributions::DistributionColumns;
use crate::dataset::row_diagnostics::RecordPlace;
use crate::diagnostics::{Code, Message};
use crate::input::rows::TableRow;
use crate::localized::{Language, Localized};

/// What a row says: in words, in which column, and what to type if that column says something else.
#[derive(Clone, Copy)]
struct SaidInRow {
    what: Localized<&'static str>,
    column: usize,
    otherwise: &'static str,
}

impl ThreadReader<'_> {
    /// Refuses a row that says two things, of which only one could count.
    ///
    /// # Errors
    /// When it does; that is taken down.
    pub(super) fn one_kind(
        &mut self,
        place: RecordPlace,
        row: TableRow<'_>,
        columns: &DistributionColumns,
        scratch: &mut Scratch,
    ) -> Result<(), ()> {
        let of_probability = columns.interval.filter(|ends| self.is_of_probability(row, *ends, scratch));
        let mut filled = |column: usize| is_filled(row, Some(column), scratch);
        let answer = columns.answer.filter(|&at| filled(at));
        let until = columns.until.filter(|&at| filled(at));
        let quantile =
            columns.quantile.filter(|&(level, value)| filled(level) && filled(value)).map(|(_, value)| value);
        let interval = columns.interval.filter(|_| of_probability.is_none());
        let interval = interval.and_then(|[low, high, _]| [low, high].into_iter().find(|&at| filled(at)));
        let level = columns.levels.iter().map(|&(_, at)| at).find(|&at| filled(at));
        let yes = [Some(self.layout.probability), self.layout.phrase].into_iter().flatten();
        // Beside an answer or a day the probability is theirs.
        let yes = yes.filter(|_| answer.is_none() && until.is_none()).find(|&at| filled(at));
        let number = Localized::both("a number", "eine Zahl");
        let said = [
            (answer, Localized::both("an answer", "eine Antwort"), "--map answer=none"),
            (until, Localized::both("a day", "ein Tag"), "--map by=none"),
            (yes, Localized::both("the probability of yes", "die Wahrscheinlichkeit von Ja"), ""),
            (quantile, number, "--map quantile_level=none"),
            (level.or(interval), number, if level.is_some() { "" } else { "--map coverage=none" }),
        ];
        let said =
            said.into_iter().filter_map(|(at, what, otherwise)| Some(SaidInRow { what, column: at?, otherwise }));
        let said: [Option<SaidInRow>; 3] = first_three(said);
        match said {
            // Several ways to state the quantiles of one number are one forecast.
            [Some(one), Some(other), _] if one.what != other.what => {
                let value = row.text(other.column, &mut scratch.field);
                let message = two_kinds(one, other, self.table.headers());
                self.done.diagnostics.add(place, Some(other.column), value, message);
                Err(())
            }
            _ => Ok(()),
        }
    }
}

impl ThreadReader<'_> {
    /// Whether an interval is one of the probability beside it, which lies in it.
    fn is_of_probability(&self, row: TableRow<'_>, [low, high, _]: [usize; 3], scratch: &mut Scratch) -> bool {
        let mut read = |at: usize| self.reading.probability(row.text(at, &mut scratch.field).unwrap_or_default()).ok();
        let said = [low, self.layout.probability, high].map(&mut read);
        matches!(said, [Some(low), Some(p), Some(high)] if low <= p && p <= high)
    }
}

fn first_three<T>(mut all: impl Iterator<Item = T>) -> [Option<T>; 3] {
    [all.next(), all.next(), all.next()]
}

fn two_kinds(one: SaidInRow, other: SaidInRow, headers: &[String]) -> Message {
    let [first, second] = [one, other].map(|said| headers.get(said.column).map_or("", String::as_str));
    let text = Localized::new(
        format!(
            "One row says two things: {} (column \"{first}\") and {} (column \"{second}\").",
            one.what.english(),
            other.what.english()
        ),
        format!(
            "Eine Zeile nennt zweierlei: {} (Spalte „{first}“) und {} (Spalte „{second}“).",
            one.what.of(Language::German),
            other.what.of(Language::German)
        ),
    );
    let ways: Vec<&str> = [one.otherwise, other.otherwise].into_iter().filter(|way| !way.is_empty()).collect();
    let help = Localized::new(
        format!(
            "Leave one of the cells blank, or give each a row and a question of its own; if a column says something else, {}.",
            ways.join(" or ")
        ),
        format!(
            "Eine der Zellen leeren oder jeder eine eigene Zeile und Frage geben; sagt eine Spalte etwas anderes, {}.",
            ways.join(" oder ")
        ),
    );
    let help = if ways.is_empty() {
        Localized::both(
            "Leave one of the cells blank, or give each a row and a question of its own.",
            "Eine der Zellen leeren oder jeder eine eigene Zeile und Frage geben.",
        )
        .into()
    } else {
        help
    };
    Message::saying(Code::KindsMixed, text).help(help)
}
