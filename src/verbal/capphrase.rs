//! The readers of `CAPphrase`: quantiles of 19 phrases over 5,174 readers, and the rank correlation between the phrases.
//!
//! Kucharski AJ (2026), `CAPphrase`, [doi:10.5281/zenodo.18750055](https://doi.org/10.5281/zenodo.18750055), CC BY 4.0.
//! The two tables were computed from its raw data: quantiles of type 7, Spearman's rank correlation to three decimals.

use std::sync::OnceLock;

use super::copula::draw_readers;
use super::quantile_function::QuantileFunction;
use super::readers::Readers;

/// Quantiles, mean and variance over the 5,174 readers, a line for each phrase; lines with `#` are comments.
pub(crate) const QUANTILES: &str = include_str!("../../data/lexicon/readers/capphrase2026_quantiles.csv");
/// Spearman's rank correlation between the phrases over those readers, as a square table; likewise.
pub(crate) const RANK_CORRELATION: &str = include_str!("../../data/lexicon/readers/capphrase2026_rank_correlation.csv");

/// What is known of the survey's readers.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Survey {
    /// Each phrase, in lower case, with what its readers take it for.
    pub(crate) phrases: Vec<(String, QuantileFunction)>,
    /// Spearman's rank correlation between the phrases, in the same order.
    pub(crate) rank_correlation: Vec<Vec<f64>>,
    /// Mean reading of each phrase.
    pub(crate) means: Vec<f64>,
}

impl Survey {
    /// Mean reading of a phrase in lower case, for tests.
    #[cfg(test)]
    pub(crate) fn mean(&self, phrase: &str) -> Option<f64> {
        let at = self.phrases.iter().position(|(own, _)| own == phrase)?;
        self.means.get(at).copied()
    }
}

/// The survey; `None` if the tables in the program were damaged.
pub(crate) fn survey() -> Option<&'static Survey> {
    static SURVEY: OnceLock<Option<Survey>> = OnceLock::new();
    SURVEY.get_or_init(|| parse(QUANTILES, RANK_CORRELATION)).as_ref()
}

/// So many readers, drawn as [`draw_readers`] does.
pub(crate) fn readers(count: usize, seed: u64) -> Option<Readers> {
    let survey = survey()?;
    draw_readers(&survey.phrases, &survey.rank_correlation, count, seed)
}

/// The lines of a table that are no comments.
fn lines(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.starts_with('#'))
}

/// No cell of the two tables has a comma or a quotation mark.
fn parse(quantiles: &str, rank_correlation: &str) -> Option<Survey> {
    let (mut phrases, mut means) = (vec![], vec![]);
    let mut rows = lines(quantiles);
    let header: Vec<&str> = rows.next()?.split(',').collect();
    let mean_at = header.iter().position(|&name| name == "mean")?;
    for line in rows {
        let cells: Vec<&str> = line.split(',').collect();
        let knots = header.iter().zip(&cells).filter_map(|(name, cell)| {
            let level: f64 = name.strip_prefix('p')?.parse().ok()?;
            Some((level / 100.0, cell.parse().ok()?))
        });
        phrases.push(((*cells.first()?).to_owned(), QuantileFunction::new(knots.collect())?));
        means.push(cells.get(mean_at)?.parse().ok()?);
    }
    let mut rows = lines(rank_correlation);
    let in_order = |mut names: std::str::Split<'_, char>| names.by_ref().eq(phrases.iter().map(|(name, _)| name));
    let mut header = rows.next()?.split(',');
    header.next();
    let rows: Vec<(&str, Vec<f64>)> = rows
        .map(|line| {
            let (phrase, cells) = line.split_once(',')?;
            Some((phrase, cells.split(',').map(|cell| cell.parse().ok()).collect::<Option<_>>()?))
        })
        .collect::<Option<_>>()?;
    let same = in_order(header) && rows.iter().map(|(phrase, _)| *phrase).eq(phrases.iter().map(|(name, _)| name));
    let rank_correlation = rows.into_iter().map(|(_, row)| row).collect();
    same.then_some(Survey { phrases, rank_correlation, means })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_phrases_of_the_survey_are_there() {
        let survey = survey().unwrap();
        assert_eq!((survey.phrases.len(), survey.rank_correlation.len()), (19, 19));
        assert_eq!(survey.mean("likely"), Some(survey.means[4]));
        assert!((survey.phrases[2].1.at(0.5) - 0.9).abs() < 1e-12, "highly likely has the median 0.9");
    }

    #[test]
    fn the_curves_between_quantiles_keep_the_means_and_the_variances() {
        // The mean and variance columns of the table are those of the 5,174 readers themselves.
        let survey = survey().unwrap();
        let variances: Vec<f64> =
            lines(QUANTILES).skip(1).map(|line| line.split(',').nth(3).unwrap().parse().unwrap()).collect();
        for (((phrase, quantiles), mean), variance) in survey.phrases.iter().zip(&survey.means).zip(variances) {
            let steps = 20_000;
            let values: Vec<f64> = (0..steps).map(|k| quantiles.at((f64::from(k) + 0.5) / f64::from(steps))).collect();
            let own = values.iter().sum::<f64>() / f64::from(steps);
            let own_variance = values.iter().map(|v| (v - own) * (v - own)).sum::<f64>() / f64::from(steps);
            // The worst are "might happen" by its mean and "almost certain" by its variance; the others stay within 10%.
            let most = if phrase == "almost certain" { 0.22 } else { 0.1 };
            assert!((own - mean).abs() < 0.004, "{phrase}: {own} for {mean}");
            assert!((own_variance / variance - 1.0).abs() < most, "{phrase}: {own_variance} for {variance}");
        }
    }

    #[test]
    fn damaged_tables_are_no_survey() {
        assert!(parse(QUANTILES, RANK_CORRELATION).is_some());
        assert_eq!(parse(&QUANTILES.replace("0.9397", "x"), RANK_CORRELATION), None);
        assert_eq!(parse(QUANTILES, &RANK_CORRELATION.replace("almost certain", "almost")), None);
        assert_eq!(parse("", ""), None);
    }
}
