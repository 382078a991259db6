//! Answers that are yes and no.

use super::{Assembler, StatedPoint, split};
use crate::dataset::answers::{complement, share};
use crate::dataset::distributions::checks;
use crate::dataset::distributions::part::ForecastPart;
use crate::dataset::forecast_row::ForecastRow;
use crate::dataset::outcome::OutcomeWord;

impl Assembler<'_> {
    /// They are forecasts like any other.
    pub(super) fn yes_and_no(&mut self, parts: &[ForecastPart]) {
        self.names = vec![(0.0, "no".to_owned()), (1.0, "yes".to_owned())];
        for at_once in parts.chunk_by(|a, b| (a.row.label, a.row.moment) == (b.row.label, b.row.moment)) {
            split::each_forecast(at_once, |forecast| {
                if let Some((row, probability)) = self.of_yes(forecast) {
                    self.done.of_yes.push((row, probability, forecast[0].weight));
                }
            });
        }
    }

    /// The row that stands for a forecast, and the probability, if it is not that of the row.
    fn of_yes(&mut self, forecast: &[ForecastPart]) -> Option<(ForecastRow, Option<f64>)> {
        if forecast.iter().any(|part| part.of.is_unread()) {
            self.reject(forecast);
            return None;
        }
        let silence = self.input.probabilities.silence();
        if forecast.iter().all(|part| Some(part.row.probability) == silence) {
            self.repeat(forecast, forecast[0].row);
            return Some((forecast[0].row, None));
        }
        if let Some(silent) = forecast.iter().find(|part| Some(part.row.probability) == silence) {
            self.incomplete(silent, forecast);
            return None;
        }
        let of = |word| forecast.iter().find(|part| self.says(part, word)).copied();
        let value = |part: &ForecastPart| self.input.probabilities.value(part.row.probability);
        match (of(OutcomeWord::Yes), of(OutcomeWord::No)) {
            (Some(yes), Some(no)) => {
                let pair = [(no, 0.0), (yes, 1.0)]
                    .map(|(part, at)| self.checked(&StatedPoint { line: part.row.line, at, value: value(&part) }));
                let normalise = self.input.options.normalise;
                let total = if normalise {
                    checks::total(&pair, 2, self.input.place)
                } else {
                    checks::of_answers(&pair, self.input.place).map(|()| 1.0)
                };
                let total = match total.and_then(|total| checks::of_weights(forecast, self.input.place).map(|()| total))
                {
                    Ok(total) => total,
                    Err(misfit) => {
                        self.done.misfits.push(*misfit);
                        self.reject(forecast);
                        return None;
                    }
                };
                self.repeat(forecast, yes.row);
                if normalise {
                    self.done.overround.add(total);
                }
                Some((yes.row, normalise.then(|| share(value(&yes), total))))
            }
            (Some(yes), None) => Some((yes.row, None)),
            (None, Some(no)) => Some((no.row, Some(complement(value(&no))))),
            (None, None) => None,
        }
    }

    /// The other rows say nothing that this one does not.
    fn repeat(&mut self, forecast: &[ForecastPart], row: ForecastRow) {
        let others = forecast.iter().map(|part| part.row.line).filter(|&line| line != row.line);
        self.done.shard.repeated.extend(others);
    }
}
