//! What the plain numbers of a column mean: fractions, percentages, a scale of ten, odds.

use super::doubt::{MixedScale, ScaleDoubt, UnclearScale};
use super::number::WrittenNumber;
use super::{LooselySaid, ProbabilityScale, noise};
use crate::dataset::decimal::Decimal;
use crate::dataset::example::CountedExample;
use crate::input::columns::HeaderScale;
use crate::localized::{Language, Localized, counted};

/// So many fractions must stand against each number between 1 and 2 for it to be a slip, see [`ProbabilityEvidence::decide`].
const FRACTIONS_PER_SLIP: u64 = 20;
/// So many plain numbers, all at most 1, settle that they are fractions: percentages would all be below one percent.
const PLAIN_TO_SETTLE: u64 = 20;
/// So many cells with a percent sign stand against each plain number at most where that is the exception.
const SIGNED_PER_PLAIN: u64 = 4;

/// Collects from the values of one column what its plain numbers mean.
///
/// Parts of a file can be observed apart and merged in any order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ProbabilityEvidence {
    /// Exactly 0: the same on every scale but that of odds.
    zeros: u64,
    /// Exactly 1.
    ones: CountedExample,
    /// Strictly between 0 and 1.
    fractions: CountedExample,
    /// Strictly between 1 and 2: a low percentage or a slip in a fraction.
    low: CountedExample,
    /// 2 to 10.
    to_ten: CountedExample,
    /// Above 10, to 100.
    to_hundred: CountedExample,
    /// Above 100: no probability on any scale; perhaps odds.
    beyond: CountedExample,
    /// Of all above 1, those that are no whole numbers.
    uneven: u64,
    /// With a percent sign of its own: no evidence for the rest.
    signed: u64,
    /// No number, or below 0: no evidence either.
    other: u64,
    commas: u64,
    points: u64,
    /// Whether ranges are read, so that their ends are evidence.
    reads_ranges: bool,
}

impl ProbabilityEvidence {
    /// Of a column whose ranges are read, or refused.
    pub(crate) fn reading(ranges: bool) -> Self {
        Self { reads_ranges: ranges, ..Self::default() }
    }

    /// Takes in one value; `row` says where it stands, for the examples.
    pub(crate) fn observe(&mut self, value: &[u8], row: u64) {
        if let Some(number) = Decimal::plain(value).and_then(|number| number.nearest(0)) {
            self.points += u64::from(value.contains(&b'.'));
            self.add(number, value, row);
            return;
        }
        match WrittenNumber::read(value) {
            Err(_) if noise::is_zero(value) => self.zeros += 1,
            Err(_) => self.loosely(value, row),
            Ok(number) => {
                self.commas += u64::from(number.comma);
                if number.percent {
                    self.signed += 1;
                } else {
                    self.add(number.value(0), value, row);
                }
            }
        }
    }

    /// About a number, or a range.
    fn loosely(&mut self, value: &[u8], row: u64) {
        let said = LooselySaid::read(value).filter(|said| self.reads_ranges || matches!(said, LooselySaid::About(_)));
        match said {
            Some(said) => said.numbers().into_iter().flatten().for_each(|number| self.observe(number.as_bytes(), row)),
            None => self.other += 1,
        }
    }

    fn add(&mut self, number: f64, value: &[u8], row: u64) {
        let number = noise::cleared(number, value);
        self.uneven += u64::from(number > 1.0 && number.fract() != 0.0);
        match number {
            0.0 => self.zeros += 1,
            1.0 => self.ones.add(value, row),
            x if x < 1.0 => self.fractions.add(value, row),
            x if x < 2.0 => self.low.add(value, row),
            x if x <= 10.0 => self.to_ten.add(value, row),
            x if x <= 100.0 => self.to_hundred.add(value, row),
            _ => self.beyond.add(value, row),
        }
    }

    /// Adds what was observed elsewhere in the same column.
    pub(crate) fn merge(&mut self, other: Self) {
        self.zeros += other.zeros;
        self.ones.merge(other.ones);
        self.fractions.merge(other.fractions);
        self.low.merge(other.low);
        self.to_ten.merge(other.to_ten);
        self.to_hundred.merge(other.to_hundred);
        self.beyond.merge(other.beyond);
        self.uneven += other.uneven;
        self.signed += other.signed;
        self.other += other.other;
        self.commas += other.commas;
        self.points += other.points;
    }

    /// How many values carry a percent sign.
    #[cfg(test)]
    pub(crate) fn signed(&self) -> u64 {
        self.signed
    }

    /// How many values are plain numbers from 0 to 100.
    pub(crate) fn plain(&self) -> u64 {
        self.zeros + self.ones.count + self.fractions.count + self.above_one().count
    }

    /// Whether some values have a decimal comma and some a decimal point; each is read by itself.
    #[cfg(test)]
    pub(crate) fn both_decimal_marks(&self) -> bool {
        self.commas > 0 && self.points > 0
    }

    /// Above 1, to 100.
    fn above_one(&self) -> CountedExample {
        let mut above = self.low.clone();
        above.merge(self.to_ten.clone());
        above.merge(self.to_hundred.clone());
        above
    }

    /// Above 0, at most 1.
    fn within_one(&self) -> CountedExample {
        let mut within = self.fractions.clone();
        within.merge(self.ones.clone());
        within
    }

    /// What the plain numbers of the column mean.
    ///
    /// `given` is the user's `--scale` and is never questioned. Numbers below 0 and cells that are no numbers say nothing
    /// about the column.
    ///
    /// # Errors
    /// When the column can be read in several ways, or in none.
    pub(crate) fn decide(
        &self,
        header: &HeaderScale,
        given: Option<ProbabilityScale>,
        percent_formats: bool,
    ) -> Result<ProbabilityScale, ScaleDoubt> {
        match (given, header) {
            (Some(given), _) => Ok(given),
            (None, HeaderScale::Percent) => self.below_percent(),
            (None, HeaderScale::Ten) => self.below_ten(),
            (None, HeaderScale::Odds) => self.below_odds(),
            (None, HeaderScale::DecimalOdds) if self.may_be_odds() => Ok(ProbabilityScale::OddsDecimal),
            (None, HeaderScale::Other(scale)) => match self.first_plain().first {
                Some(example) => Err(ScaleDoubt::NoOption { example, scale: scale.clone() }),
                None => Ok(ProbabilityScale::One),
            },
            (None, HeaderScale::DecimalOdds | HeaderScale::Unsaid) => self.by_itself(percent_formats),
        }
    }

    fn first_plain(&self) -> CountedExample {
        let mut all = self.within_one();
        all.merge(self.above_one());
        all.merge(self.beyond.clone());
        all
    }

    /// Numbers above 1, and none that no bookmaker offers.
    fn may_be_odds(&self) -> bool {
        self.zeros == 0 && self.fractions.count == 0 && self.above_one().count + self.beyond.count > 0
    }

    /// Numbers of which most are odds as bookmakers offer them: with decimals, and below ten.
    fn look_like_odds(&self) -> bool {
        let all = self.first_plain().count;
        self.may_be_odds() && self.uneven * 2 > all && (self.low.count + self.to_ten.count) * 2 > all
    }

    /// Below a header that says percent: percentages, 0.5 being half of one; unless most numbers speak against it.
    fn below_percent(&self) -> Result<ProbabilityScale, ScaleDoubt> {
        let (within, above) = (self.within_one(), self.above_one());
        match (&within.first, &self.fractions.first, above.first) {
            (Some(example), _, None) => Err(ScaleDoubt::Unclear(UnclearScale {
                why: Localized::each(|language| match language {
                    Language::English => format!("The header says percent, but {} at most 1", all_of(self.plain())),
                    Language::German => {
                        format!("Nach der Überschrift sind es Prozentwerte, aber {} höchstens 1", alle(self.plain()))
                    }
                }),
                example: example.clone(),
                scales: vec![ProbabilityScale::Percent, ProbabilityScale::One],
            })),
            (_, Some(fraction), Some(percentage)) if self.fractions.count * 2 > self.plain() => {
                Err(ScaleDoubt::Mixed(MixedScale { fraction: fraction.clone(), percentage }))
            }
            _ => Ok(ProbabilityScale::Percent),
        }
    }

    fn below_ten(&self) -> Result<ProbabilityScale, ScaleDoubt> {
        let mut above_ten = self.to_hundred.clone();
        above_ten.merge(self.beyond.clone());
        let unclear = |why: Localized, example, scales| Err(ScaleDoubt::Unclear(UnclearScale { why, example, scales }));
        match (above_ten.first, self.within_one().first, self.above_one().first) {
            (Some(example), ..) => unclear(
                Localized::new(
                    format!("The header says that numbers are out of ten, but {} above 10", some_of(above_ten.count)),
                    format!(
                        "Nach der Überschrift sind es Zahlen bis zehn, aber {} über 10",
                        counted(above_ten.count, "Zahl liegt", "Zahlen liegen")
                    ),
                ),
                example,
                vec![ProbabilityScale::Percent],
            ),
            (None, Some(example), None) => unclear(
                Localized::new(
                    format!("The header says that numbers are out of ten, but {} at most 1", all_of(self.plain())),
                    format!("Nach der Überschrift sind es Zahlen bis zehn, aber {} höchstens 1", alle(self.plain())),
                ),
                example,
                vec![ProbabilityScale::Ten, ProbabilityScale::One],
            ),
            _ => Ok(ProbabilityScale::Ten),
        }
    }

    /// The word is used for probabilities too.
    fn below_odds(&self) -> Result<ProbabilityScale, ScaleDoubt> {
        let mut above = self.above_one();
        above.merge(self.beyond.clone());
        match above.first {
            Some(example) if self.may_be_odds() => {
                let mut scales = vec![ProbabilityScale::OddsDecimal];
                if self.beyond.count == 0 {
                    scales.push(ProbabilityScale::Percent);
                } else {
                    scales.push(ProbabilityScale::OddsAmerican);
                }
                let why = Localized::both(
                    "The header speaks of odds, or of a price",
                    "In der Überschrift ist von Quoten oder einem Preis die Rede",
                )
                .into();
                Err(ScaleDoubt::Unclear(UnclearScale { why, example, scales }))
            }
            _ => self.by_itself(false),
        }
    }

    /// Below a header that says nothing, with 0 and 1 fitting several scales:
    /// - no number above 1: fractions, unless percent signs or formats beside them say otherwise;
    /// - some above 1 and none strictly between 0 and 1: percentages if one is above 10; all at most 10 may be out of ten,
    ///   and what looks like odds may be odds;
    /// - both: mixed, and the run stops. Except that where no number reaches 2 and there are at least 20 fractions for each
    ///   number above 1, those few (`1.2`) are slips: the column holds fractions, and each slip is an error of its own row.
    fn by_itself(&self, percent_formats: bool) -> Result<ProbabilityScale, ScaleDoubt> {
        let slips = self.to_ten.count + self.to_hundred.count == 0
            && self.low.count * FRACTIONS_PER_SLIP <= self.fractions.count;
        match (&self.fractions.first, self.above_one().first) {
            (_, None) => self.beside_percent_signs(percent_formats),
            (None, Some(example)) => self.above_one_alone(example),
            (Some(_), Some(_)) if slips => Ok(ProbabilityScale::One),
            (Some(fraction), Some(percentage)) => {
                Err(ScaleDoubt::Mixed(MixedScale { fraction: fraction.clone(), percentage }))
            }
        }
    }

    fn beside_percent_signs(&self, percent_formats: bool) -> Result<ProbabilityScale, ScaleDoubt> {
        let within = self.within_one();
        let formats = percent_formats && within.count < PLAIN_TO_SETTLE;
        let signs = !percent_formats && self.signed >= within.count * SIGNED_PER_PLAIN;
        match within.first {
            Some(example) if self.signed > 0 && (formats || signs) => {
                let [signed, mit] = if percent_formats {
                    ["in percent format", "im Prozentformat"]
                } else {
                    ["with a percent sign", "mit Prozentzeichen"]
                };
                let why = Localized::new(
                    format!("{} {signed} beside {} at most 1", cells(self.signed), plain_numbers(within.count)),
                    format!(
                        "{} {mit} neben {} bis höchstens 1",
                        counted(self.signed, "Zelle", "Zellen"),
                        counted(within.count, "bloßen Zahl", "bloßen Zahlen")
                    ),
                );
                Err(ScaleDoubt::Unclear(UnclearScale {
                    why,
                    example,
                    scales: vec![ProbabilityScale::One, ProbabilityScale::Percent],
                }))
            }
            _ => Ok(ProbabilityScale::One),
        }
    }

    fn above_one_alone(&self, example: crate::dataset::example::Example) -> Result<ProbabilityScale, ScaleDoubt> {
        let mut scales = vec![ProbabilityScale::Percent];
        let why = if self.signed > 0 && self.signed >= self.plain() {
            return Ok(ProbabilityScale::Percent); // the others have their signs
        } else if self.to_hundred.count + self.beyond.count == 0 {
            scales.push(ProbabilityScale::Ten);
            Localized::new(
                format!("The header does not say what numbers mean, and {} at most 10", all_of(self.plain())),
                format!("Die Überschrift sagt nicht, was die Zahlen bedeuten, und {} höchstens 10", alle(self.plain())),
            )
        } else if self.look_like_odds() {
            Localized::both("The plain numbers look like decimal odds", "Die bloßen Zahlen sehen wie Dezimalquoten aus")
                .into()
        } else {
            return Ok(ProbabilityScale::Percent);
        };
        if self.may_be_odds() {
            scales.push(ProbabilityScale::OddsDecimal);
        }
        Err(ScaleDoubt::Unclear(UnclearScale { why, example, scales }))
    }
}

fn alle(count: u64) -> String {
    if count == 1 { "die einzige bloße Zahl ist".to_owned() } else { format!("alle {count} bloßen Zahlen sind") }
}

fn all_of(count: u64) -> String {
    if count == 1 { "the one plain number is".to_owned() } else { format!("all {count} plain numbers are") }
}

fn some_of(count: u64) -> String {
    if count == 1 { "one is".to_owned() } else { format!("{count} are") }
}

fn cells(count: u64) -> String {
    if count == 1 { "One cell is".to_owned() } else { format!("{count} cells are") }
}

fn plain_numbers(count: u64) -> String {
    if count == 1 { "one plain number of".to_owned() } else { format!("{count} plain numbers of") }
}
