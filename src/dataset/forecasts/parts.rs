//! Rows that say a part of a forecast: of one of several answers, of a number, of a day.

use super::thread_reader::{Scratch, ThreadReader};
use crate::dataset::distributions::{
    DistributionColumns, ForecastPart, NoNumber, NumberMarks, PartOf, read_number, unit_or_none,
};
use crate::dataset::forecast_row::ForecastRow;
use crate::dataset::interning::Key;
use crate::dataset::row_diagnostics::RecordPlace;
use crate::diagnostics::{Code, Message};
use crate::input::rows::TableRow;
use crate::input::text;
use crate::input::text_part::TextPart;
use crate::localized::{Language, Localized};
use crate::model::{LineNumber, ProbabilityCode, QuestionId};

/// What a row forecasts.
#[derive(Debug)]
pub(super) enum RowForecast {
    /// The probability of yes.
    OfYes(ProbabilityCode),
    /// One part of a forecast, as most rows say it.
    Part(RowPart),
    /// Several.
    Parts(Vec<RowPart>),
}

/// What a part is about, the code of its probability, or its value.
type RowPart = (PartOf, ProbabilityCode, f64);

pub(super) fn is_filled(row: TableRow<'_>, column: Option<usize>, scratch: &mut Scratch) -> bool {
    column.is_some_and(|at| !text::trim(row.text(at, &mut scratch.field).unwrap_or_default()).is_empty())
}

/// A cell as text, trimmed.
fn cell(row: TableRow<'_>, column: usize, scratch: &mut Scratch) -> String {
    String::from_utf8_lossy(text::trim(row.text(column, &mut scratch.field).unwrap_or_default())).into_owned()
}

impl ThreadReader<'_> {
    /// What a row of a file forecasts whose rows may say parts of forecasts.
    pub(super) fn parts(
        &mut self,
        place: RecordPlace,
        row: TableRow<'_>,
        columns: &DistributionColumns,
        scratch: &mut Scratch,
    ) -> Result<RowForecast, ()> {
        scratch.unit = None;
        if let Some(column) = columns.output_type.filter(|&at| is_filled(row, Some(at), scratch)) {
            return self.hub_row(place, row, columns, column, scratch);
        }
        self.one_kind(place, row, columns, scratch)?;
        if let Some(column) = columns.answer.filter(|&at| is_filled(row, Some(at), scratch)) {
            let answer = self.answer(place, row, column, scratch);
            let code = self.part_probability(place, row, scratch)?;
            return Ok(RowForecast::Part((answer, code, 0.0)));
        }
        if let Some(column) = columns.until.filter(|&at| is_filled(row, Some(at), scratch)) {
            let plain = text::trim(row.text(column, &mut scratch.field).unwrap_or_default());
            let day = if let Some(moment) = self.reading.iso_date(column, plain) {
                moment.day()
            } else {
                let value = cell(row, column, scratch);
                self.last_day(place, column, value.as_bytes())?.day()
            };
            let code = self.part_probability(place, row, scratch)?;
            return Ok(RowForecast::Part((PartOf::Until(day), code, 0.0)));
        }
        self.numbers(place, row, columns, scratch)
    }

    /// Keeps the parts of a row.
    pub(super) fn keep_parts(
        &mut self,
        parts: impl IntoIterator<Item = RowPart>,
        hash: u64,
        row_of: impl Fn(ProbabilityCode) -> ForecastRow,
        weight: f64,
    ) {
        for (of, probability, value) in parts {
            let part = ForecastPart { row: row_of(probability), weight, of, value };
            self.done.distributions.push(self.shard_of(hash), part);
        }
    }

    /// Takes down that a row cannot be used which may be a part of a forecast.
    #[cold]
    pub(super) fn unread(
        &mut self,
        place: RecordPlace,
        row: TableRow<'_>,
        (hash, packed): (u64, ForecastRow),
        scratch: &mut Scratch,
    ) {
        let Some(columns) = &self.layout.distributions else { return };
        let column = columns.answer.filter(|&at| is_filled(row, Some(at), scratch));
        let of = match column.map(|column| self.answer(place, row, column, scratch)) {
            Some(PartOf::Answer(number)) => PartOf::Unread(Some(number)),
            _ => PartOf::Unread(None),
        };
        self.done.distributions.push(self.shard_of(hash), ForecastPart { row: packed, weight: 1.0, of, value: 0.0 });
    }

    /// What a row forecasts that says no answer and no day.
    fn numbers(
        &mut self,
        place: RecordPlace,
        row: TableRow<'_>,
        columns: &DistributionColumns,
        scratch: &mut Scratch,
    ) -> Result<RowForecast, ()> {
        let has_probability =
            is_filled(row, Some(self.layout.probability), scratch) || is_filled(row, self.layout.phrase, scratch);
        let said = |at: usize, scratch: &mut Scratch| is_filled(row, Some(at), scratch);
        let quantile = columns
            .quantile
            .filter(|&(level, value)| said(level, scratch) || (said(value, scratch) && !has_probability));
        let levels: Vec<(f64, usize)> = columns.levels.iter().copied().filter(|&(_, at)| said(at, scratch)).collect();
        let interval = columns.interval.filter(|&[low, high, _]| said(low, scratch) || said(high, scratch));
        if let Some(quantile) = quantile.filter(|_| levels.is_empty() && interval.is_none()) {
            return self.quantile(place, row, quantile, scratch).map(RowForecast::Part);
        }
        if quantile.is_none() && (has_probability || (levels.is_empty() && interval.is_none())) {
            return self.probability(place, row, scratch).map(RowForecast::OfYes);
        }
        let mut parts =
            quantile.map(|quantile| self.quantile(place, row, quantile, scratch)).transpose()?.into_iter().collect();
        self.quantiles(place, row, &levels, &mut parts, scratch)?;
        if let Some([low, high, coverage]) = interval {
            let share = self.level(place, row, coverage, scratch)?;
            // The nearest decimals, so that the ends of the 80% interval are the quantiles 0.1 and 0.9.
            let tail = ((1.0 - share) / 2.0 * 1e12).round() / 1e12;
            self.quantiles(place, row, &[(tail, low), (1.0 - tail, high)], &mut parts, scratch)?;
        }
        Ok(RowForecast::Parts(parts))
    }

    /// The probability of a part: of most cells it is known what they say.
    fn part_probability(
        &mut self,
        place: RecordPlace,
        row: TableRow<'_>,
        scratch: &mut Scratch,
    ) -> Result<ProbabilityCode, ()> {
        let column = self.layout.probability;
        let met =
            row.part(column, column).and_then(TextPart::short_word).and_then(|word| self.probability_cells.get(word));
        match met.filter(|_| self.layout.phrase.is_none()) {
            Some(code) => Ok(code),
            None => self.stated_probability(place, row, scratch),
        }
    }

    /// The answer that a cell names: each way to write it is looked at once.
    fn answer(&mut self, place: RecordPlace, row: TableRow<'_>, column: usize, scratch: &mut Scratch) -> PartOf {
        let written = text::trim(row.text(column, &mut scratch.field).unwrap_or_default());
        let (met, is_new) = self.answer_cache.intern(&Key::new(written));
        if is_new {
            let number = self.new_answer(written, place);
            self.answer_numbers.push(number);
        }
        PartOf::Answer(self.answer_numbers[met as usize])
    }

    fn new_answer(&self, written: &[u8], place: RecordPlace) -> u32 {
        let written = String::from_utf8_lossy(written);
        let name = text::fold_spaces(&written);
        let key = name.to_lowercase();
        let line = self.line(place.line);
        self.shared.answers.number_with(
            &Key::new(key.as_bytes()),
            || (line, name.to_string()),
            |known| {
                if line < known.0 {
                    *known = (line, name.to_string());
                }
            },
        )
    }

    /// A row of model output: what it is stands in one of its cells.
    fn hub_row(
        &mut self,
        place: RecordPlace,
        row: TableRow<'_>,
        columns: &DistributionColumns,
        output_type: usize,
        scratch: &mut Scratch,
    ) -> Result<RowForecast, ()> {
        let (Some((id, value)), kind) = (columns.quantile, cell(row, output_type, scratch)) else { return Err(()) };
        match kind.to_ascii_lowercase().as_str() {
            "quantile" => self.quantile(place, row, (id, value), scratch).map(RowForecast::Part),
            "median" => {
                let value = self.number(place, row, value, scratch)?;
                Ok(RowForecast::Part((PartOf::Quantile(0.5), ProbabilityCode::default(), value)))
            }
            "pmf" => {
                let answer = self.answer(place, row, id, scratch);
                let code = self.probability_in(place, row, value, scratch)?;
                Ok(RowForecast::Part((answer, code, 0.0)))
            }
            _ => {
                self.done.diagnostics.add(
                    place,
                    Some(output_type),
                    Some(kind.as_bytes()),
                    Message::of(Code::OutputTypeNotRead),
                );
                Err(())
            }
        }
    }

    fn quantile(
        &mut self,
        place: RecordPlace,
        row: TableRow<'_>,
        (level, value): (usize, usize),
        scratch: &mut Scratch,
    ) -> Result<RowPart, ()> {
        let level = self.level(place, row, level, scratch)?;
        Ok((PartOf::Quantile(level), ProbabilityCode::default(), self.number(place, row, value, scratch)?))
    }

    /// Quantiles in columns of their own.
    fn quantiles(
        &mut self,
        place: RecordPlace,
        row: TableRow<'_>,
        levels: &[(f64, usize)],
        parts: &mut Vec<RowPart>,
        scratch: &mut Scratch,
    ) -> Result<(), ()> {
        for &(level, column) in levels {
            let value = self.number(place, row, column, scratch)?;
            parts.push((PartOf::Quantile(level), ProbabilityCode::default(), value));
        }
        Ok(())
    }

    /// A level strictly between 0 and 1: `0.05`, `5%`.
    fn level(
        &mut self,
        place: RecordPlace,
        row: TableRow<'_>,
        column: usize,
        scratch: &mut Scratch,
    ) -> Result<f64, ()> {
        let value = cell(row, column, scratch);
        let (digits, percent) =
            value.strip_suffix('%').map_or((value.as_str(), false), |digits| (digits.trim_end(), true));
        if digits.contains(',') {
            self.done.distributions.see_marks(NumberMarks::DecimalComma, self.line(place.line), column, &value);
        }
        let written = if percent { format!("{}e-2", digits.replace(',', ".")) } else { digits.replace(',', ".") };
        match written.parse::<f64>() {
            Ok(level) if level > 0.0 && level < 1.0 => Ok(level),
            _ => {
                self.done.diagnostics.add(
                    place,
                    Some(column),
                    Some(value.as_bytes()),
                    Message::of(Code::LevelUnusable),
                );
                Err(())
            }
        }
    }

    fn number(
        &mut self,
        place: RecordPlace,
        row: TableRow<'_>,
        column: usize,
        scratch: &mut Scratch,
    ) -> Result<f64, ()> {
        let value = cell(row, column, scratch);
        match read_number(&value) {
            Ok(read) => {
                self.done.distributions.see_marks(read.marks, self.line(place.line), column, &value);
                self.one_unit(place, row, (column, &value, read.unit), scratch)?;
                Ok(read.value)
            }
            Err(why) => {
                let code = match why {
                    NoNumber::InTwoWays => Code::NumberInTwoWays,
                    NoNumber::Inexact => Code::NumberInexact,
                    NoNumber::None => Code::NumberUnreadable,
                };
                self.done.diagnostics.add(place, Some(column), Some(value.as_bytes()), Message::of(code));
                Err(())
            }
        }
    }

    /// The numbers of a row are in one unit: that of its column, if it has one, and that behind them.
    fn one_unit(
        &mut self,
        place: RecordPlace,
        row: TableRow<'_>,
        (column, written, unit): (usize, &str, &str),
        scratch: &mut Scratch,
    ) -> Result<(), ()> {
        let of_column = self.layout.distributions.as_ref().and_then(|columns| columns.unit);
        let of_column = of_column.map(|column| cell(row, column, scratch)).filter(|unit| !unit.is_empty());
        let own = if unit.is_empty() { of_column.clone().unwrap_or_default() } else { unit.to_owned() };
        if let Some(known) = scratch.unit.take().or(of_column).filter(|known| *known != own) {
            self.done.diagnostics.add(place, Some(column), Some(written.as_bytes()), two_units(&known, &own));
            return Err(());
        }
        scratch.unit = Some(own);
        Ok(())
    }

    /// Takes down what a row says of a question whose kind is not known yet.
    pub(super) fn texts_of_question(
        &mut self,
        row: TableRow<'_>,
        line: LineNumber,
        question: QuestionId,
        scratch: &mut Scratch,
    ) {
        if let Some(unit) = scratch.unit.take() {
            self.done.distributions.units.add_or_blank(question, line, &unit, None, true);
        }
        if let Some(column) = self.layout.categories {
            let listed = cell(row, column, scratch);
            self.done.distributions.categories.add(question, line, &listed, None, true);
        }
    }
}

fn two_units(one: &str, other: &str) -> Message {
    let [one, other] = [one, other].map(unit_or_none);
    let names = |language| [one.of(language), other.of(language)];
    let ([first, second], [erste, zweite]) = (names(Language::English), names(Language::German));
    let text = Localized::new(
        format!("The numbers of one row have two units: one is {first}, another {second}."),
        format!("Die Zahlen einer Zeile haben zwei Einheiten: eine ist {erste}, eine andere {zweite}."),
    );
    Message::saying(Code::UnitsDiffer, text)
}
