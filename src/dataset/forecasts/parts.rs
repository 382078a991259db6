//! Rows that say a part of a forecast: of one of several answers, of a number, of a day.

use super::thread_reader::{Scratch, ThreadReader};
use crate::dataset::distributions::{DistributionColumns, PartOf, read_number};
use crate::dataset::interning::Key;
use crate::dataset::row_diagnostics::RecordPlace;
use crate::diagnostics::{Code, Message};
use crate::input::rows::TableRow;
use crate::input::text;
use crate::model::{LineNumber, ProbabilityCode, QuestionId};

/// What a row forecasts.
#[derive(Debug)]
pub(super) enum RowForecast {
    /// The probability of yes.
    OfYes(ProbabilityCode),
    /// Parts of a forecast: what each is about, the code of its probability, or its value.
    Parts(Vec<(PartOf, ProbabilityCode, f64)>),
}

/// A cell as text, trimmed.
fn cell(row: TableRow<'_>, column: usize, scratch: &mut Scratch) -> String {
    String::from_utf8_lossy(text::trim(row.text(column, &mut scratch.field).unwrap_or_default())).into_owned()
}

impl ThreadReader<'_> {
    /// What a row of a file forecasts whose rows may say parts of forecasts.
    #[cold]
    pub(super) fn parts(
        &mut self,
        place: RecordPlace,
        row: TableRow<'_>,
        columns: &DistributionColumns,
        scratch: &mut Scratch,
    ) -> Result<RowForecast, ()> {
        let is_filled =
            |at: Option<usize>, scratch: &mut Scratch| at.is_some_and(|at| !cell(row, at, scratch).is_empty());
        let has_probability =
            is_filled(Some(self.layout.probability), scratch) || is_filled(self.layout.phrase, scratch);
        if let Some(column) = columns.output_type.filter(|&at| !cell(row, at, scratch).is_empty()) {
            return self.hub_row(place, row, columns, column, scratch);
        }
        if let Some(column) = columns.answer.filter(|&at| !cell(row, at, scratch).is_empty()) {
            let answer = self.answer(&cell(row, column, scratch), place);
            let code = self.stated_probability(place, row, scratch)?;
            return Ok(RowForecast::Parts(vec![(answer, code, 0.0)]));
        }
        if let Some(column) = columns.until.filter(|&at| !cell(row, at, scratch).is_empty()) {
            let value = cell(row, column, scratch);
            let day = match self.reading.iso_date(column, value.as_bytes()) {
                Some(moment) => moment.day(),
                None => self.date(place, column, value.as_bytes())?.day(),
            };
            let code = self.stated_probability(place, row, scratch)?;
            return Ok(RowForecast::Parts(vec![(PartOf::Until(day), code, 0.0)]));
        }
        if let Some((level, value)) = columns.quantile
            && (is_filled(Some(level), scratch) || (is_filled(Some(value), scratch) && !has_probability))
        {
            let part = self.quantile(place, row, (level, value), scratch)?;
            return Ok(RowForecast::Parts(vec![part]));
        }
        if has_probability {
            return self.probability(place, row, scratch).map(RowForecast::OfYes);
        }
        let levels: Vec<(f64, usize)> =
            columns.levels.iter().copied().filter(|&(_, at)| is_filled(Some(at), scratch)).collect();
        if !levels.is_empty() {
            return self.quantiles(place, row, &levels, scratch);
        }
        match columns.interval {
            Some([low, high, coverage]) if is_filled(Some(low), scratch) || is_filled(Some(high), scratch) => {
                let share = self.level(place, row, coverage, scratch)?;
                // The nearest decimals, so that the ends of the 80% interval are the quantiles 0.1 and 0.9.
                let tail = ((1.0 - share) / 2.0 * 1e12).round() / 1e12;
                self.quantiles(place, row, &[(tail, low), (1.0 - tail, high)], scratch)
            }
            _ => self.probability(place, row, scratch).map(RowForecast::OfYes),
        }
    }

    fn answer(&self, name: &str, place: RecordPlace) -> PartOf {
        let name = text::fold_spaces(name);
        let key = name.to_lowercase();
        let line = self.line(place.line);
        let number = self.shared.answers.number_with(
            &Key::new(key.as_bytes()),
            || (line, name.to_string()),
            |known| {
                if line < known.0 {
                    *known = (line, name.to_string());
                }
            },
        );
        PartOf::Answer(number)
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
            "quantile" => Ok(RowForecast::Parts(vec![self.quantile(place, row, (id, value), scratch)?])),
            "median" => self.quantiles(place, row, &[(0.5, value)], scratch),
            "pmf" => {
                let answer = self.answer(&cell(row, id, scratch), place);
                let code = self.probability_in(place, row, value, scratch)?;
                Ok(RowForecast::Parts(vec![(answer, code, 0.0)]))
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
    ) -> Result<(PartOf, ProbabilityCode, f64), ()> {
        let level = self.level(place, row, level, scratch)?;
        Ok((PartOf::Quantile(level), ProbabilityCode::default(), self.number(place, row, value, scratch)?))
    }

    fn quantiles(
        &mut self,
        place: RecordPlace,
        row: TableRow<'_>,
        levels: &[(f64, usize)],
        scratch: &mut Scratch,
    ) -> Result<RowForecast, ()> {
        let mut parts = vec![];
        for &(level, column) in levels {
            let value = self.number(place, row, column, scratch)?;
            parts.push((PartOf::Quantile(level), ProbabilityCode::default(), value));
        }
        Ok(RowForecast::Parts(parts))
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
                read.unit.clone_into(&mut scratch.unit);
                Ok(read.value)
            }
            Err(in_two_ways) => {
                let code = if in_two_ways { Code::NumberInTwoWays } else { Code::NumberUnreadable };
                self.done.diagnostics.add(place, Some(column), Some(value.as_bytes()), Message::of(code));
                Err(())
            }
        }
    }

    /// Takes down what a row says of a question whose kind is not known yet.
    pub(super) fn texts_of_question(
        &mut self,
        row: TableRow<'_>,
        line: LineNumber,
        question: QuestionId,
        columns: &DistributionColumns,
        scratch: &mut Scratch,
    ) {
        let mut unit = std::mem::take(&mut scratch.unit);
        if let Some(column) = columns.unit {
            unit = cell(row, column, scratch);
        }
        self.done.distributions.units.add(question, line, &unit, None, true);
        if let Some(column) = self.layout.categories {
            let listed = cell(row, column, scratch);
            self.done.distributions.categories.add(question, line, &listed, None, true);
        }
    }
}
