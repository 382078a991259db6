//! What a run's words are taken for: by the chosen lexicon, by readers, by every other lexicon.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use crate::dataset::Dataset;
use crate::dataset::reader_file::read_readers;
use crate::diagnostics::{Code, Note};
use crate::error::Error;
use crate::lexicon::{Choice, PhraseMeant, Phrases, Reading, shipped};
use crate::localized::Localized;
use crate::model::Tally;
use crate::observe::GroupTally;
use crate::options::{Confidence, ReadingOptions, RunOptions};
use crate::report::judgement::Verdict;
use crate::uncertainty::Estimate;
use crate::verbal::copula::DRAWN_READERS;
use crate::verbal::{
    Envelope, PhraseBin, PhraseMeaning, PhraseSums, Verbal, VerbalSums, brier_envelope, capphrase, phrase_bins, verbal,
};

/// The lexicon whose readers' quantiles are known.
const SURVEY: &str = "capphrase2026";
/// The name of the user's own numbers among lexicons.
const OWN: &str = "--phrase";

/// What a group's words do to its scores.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct InWords {
    /// Envelope, readers, vagueness.
    #[serde(flatten)]
    pub verbal: Verbal,
    /// Whose readings `readers` are, if there are any.
    pub readers_from: Option<String>,
    /// Calibration with the phrase as the bin.
    pub phrases: Vec<PhraseBin>,
    /// The group's score and verdict by other lexicons.
    pub lexicons: Vec<UnderLexicon>,
}

/// What the ranges of a group do to its score.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct InRanges {
    /// How many forecasts are ranges or bounds, scored at their middle.
    pub forecasts: u64,
    /// The group's Brier score over all readings that give each range, and each phrase, one meaning.
    pub brier_envelope: Option<Envelope>,
}

/// A group's score by another lexicon; the chosen one reads what it does not know.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UnderLexicon {
    /// Name of the lexicon.
    pub lexicon: String,
    /// How many of the group's forecasts in words it reads itself.
    pub forecasts: u64,
    /// Brier score.
    pub brier: Estimate,
    /// Verdict.
    pub verdict: Verdict,
}

/// Another lexicon, and what it takes the run's phrases for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Alternative {
    /// Its name.
    pub lexicon: String,
    points: BTreeMap<u32, f64>,
}

impl Alternative {
    /// What it takes the phrase of a number for.
    pub(crate) fn point(&self, number: u32) -> Option<f64> {
        self.points.get(&number).copied()
    }

    /// How many of a group's forecasts it reads.
    pub(crate) fn forecasts(&self, tally: &GroupTally) -> u64 {
        let phrases = tally.words.iter().flat_map(|words| &words.phrases);
        phrases.filter(|(number, _)| self.points.contains_key(number)).map(|(_, row)| row.count).sum()
    }
}

/// The phrases of a run, and how they are read.
#[derive(Debug)]
pub(crate) struct Wording {
    /// The lexicons that are named, or that the phrases were taken from.
    lexicons: Choice,
    /// Numbers of the phrases, rising.
    numbers: Vec<u32>,
    phrases: Vec<PhraseMeant>,
    readings: Vec<Option<Vec<f64>>>,
    readers_from: String,
    /// Whether the user's table has a single reader.
    one_reader: bool,
}

impl Wording {
    /// The phrases of a log; `None` if it has none.
    ///
    /// # Errors
    /// When the table of readers cannot be used.
    pub(crate) fn of(log: &Dataset, options: &RunOptions) -> Result<Option<Self>, Error> {
        let numbers = log.probabilities.phrases();
        if numbers.is_empty() {
            return Ok(None);
        }
        let words = log.lexicons.phrases();
        let (numbers, phrases): (Vec<u32>, Vec<PhraseMeant>) =
            numbers.into_iter().filter_map(|number| Some((number, words.numbered(number)?))).unzip();
        let (readings, readers_from) = readings(&phrases, words, options)?;
        let one_reader =
            options.reading.readers.is_some() && readings.iter().flatten().all(|readings| readings.len() == 1);
        let lexicons = log.lexicons.taken(&numbers);
        Ok(Some(Self { lexicons, numbers, phrases, readings, readers_from, one_reader }))
    }

    /// What is to be told of the table of readers.
    pub(crate) fn note(&self) -> Option<Note> {
        self.one_reader.then(|| {
            let text = Localized::both(
                "The table of readers has one reader: there is no spread over readers.",
                "Die Tabelle der Leser hat einen einzigen: Es gibt keine Streuung über Leser.",
            );
            Note::new(Code::OneReader, text)
        })
    }

    /// The name of the lexicons, as `--lexicon` has it.
    pub(crate) fn lexicon(&self) -> &str {
        &self.lexicons.name
    }

    /// Place of a phrase among those of the run.
    pub(crate) fn place(&self, number: u32) -> Option<usize> {
        self.numbers.binary_search(&number).ok()
    }

    /// How many phrases the run has.
    pub(crate) fn phrases(&self) -> usize {
        self.phrases.len()
    }

    /// What a group's words do to its scores; `None` if it has none. `questions` are those of each phrase.
    pub(crate) fn describe(&self, tally: &GroupTally, questions: &[u64], confidence: Confidence) -> Option<InWords> {
        let sums = self.sums(tally, questions)?;
        let phrases: Vec<(&str, PhraseMeaning)> =
            self.phrases.iter().map(|said| (said.phrase.as_str(), meaning(said))).collect();
        let readings: Vec<Option<&[f64]>> = self.readings.iter().map(Option::as_deref).collect();
        let verbal = verbal(&self.lexicons.name, &sums, &phrases, &readings)?;
        Some(InWords {
            readers_from: verbal.readers.map(|_| self.readers_from.clone()),
            verbal,
            phrases: phrase_bins(&sums, &phrases, confidence.level()),
            lexicons: vec![],
        })
    }

    fn sums(&self, tally: &GroupTally, questions: &[u64]) -> Option<VerbalSums> {
        let words = tally.words.as_ref()?;
        let phrases = words.phrases.iter().filter_map(|(number, row)| {
            let phrase = self.place(*number)?;
            Some(PhraseSums {
                phrase,
                modal_only: self.phrases[phrase].modal_only,
                forecasts: row.count,
                questions: questions.get(phrase).copied().unwrap_or_default(),
                yes: row.yes,
                no: row.no,
                squares: row.squares,
            })
        });
        // A range is scored at its middle, as a number is.
        let numbers =
            Tally::new(words.numbers.rows().iter().chain(words.ranges.iter().map(|(_, row)| row)).copied().collect());
        Some(VerbalSums { phrases: phrases.collect(), ..sums_of_numbers(&numbers) })
    }

    /// What the ends of a group's ranges do to its score; `None` if it has none. Of the phrases beside them each keeps one
    /// reading too.
    pub(crate) fn ranges(wording: Option<&Self>, tally: &GroupTally) -> Option<InRanges> {
        let words = tally.words.as_ref().filter(|words| !words.ranges.is_empty())?;
        let mut meanings: Vec<PhraseMeaning> =
            wording.iter().flat_map(|wording| &wording.phrases).map(meaning).collect();
        let in_words = wording.and_then(|wording| wording.sums(tally, &[])).unwrap_or_default();
        let mut sums = VerbalSums { phrases: in_words.phrases, ..sums_of_numbers(&words.numbers) };
        for (range, row) in &words.ranges {
            let (phrase, squares) = (meanings.len(), row.squares);
            meanings.push(PhraseMeaning { low: range.low, point: row.p, high: range.high });
            let (forecasts, yes, no) = (row.count, row.yes, row.no);
            sums.phrases.push(PhraseSums { phrase, forecasts, yes, no, squares, ..PhraseSums::default() });
        }
        let forecasts = words.ranges.iter().map(|(_, row)| row.count).sum();
        Some(InRanges { forecasts, brier_envelope: brier_envelope(&sums, &meanings) })
    }

    /// The lexicons beside the one that is asked first which read at least one of the phrases. The user's own numbers
    /// stand under every lexicon.
    pub(crate) fn alternatives(&self) -> Vec<Alternative> {
        let first = self.lexicons.lexicons.iter().map(|lexicon| lexicon.name.as_str()).find(|&name| name != OWN);
        let others = shipped().into_iter().filter(|lexicon| Some(lexicon.name.as_str()) != first);
        let read = others.map(|lexicon| {
            let name = lexicon.name.clone();
            let phrases = Phrases::new(&Choice::only(lexicon));
            let point = |said: &PhraseMeant| match phrases.read(&said.phrase) {
                Reading::Phrase(read) if said.lexicon != OWN => Some(read.value.point),
                _ => None,
            };
            let points = self.numbers.iter().zip(&self.phrases);
            Alternative {
                lexicon: name,
                points: points.filter_map(|(&number, said)| Some((number, point(said)?))).collect(),
            }
        });
        read.filter(|alternative| !alternative.points.is_empty()).collect()
    }
}

fn meaning(said: &PhraseMeant) -> PhraseMeaning {
    PhraseMeaning { low: said.value.low, point: said.value.point, high: said.value.high }
}

fn sums_of_numbers(numbers: &Tally) -> VerbalSums {
    let number_weight = numbers.weight();
    let number_loss = crate::score::mean_brier(numbers).unwrap_or_default() * number_weight;
    VerbalSums { phrases: vec![], number_weight, number_loss }
}

type Readings = (Vec<Option<Vec<f64>>>, String);

/// What readers take each phrase for, and who they are.
fn readings(phrases: &[PhraseMeant], words: &Phrases, options: &RunOptions) -> Result<Readings, Error> {
    let (found, from) = match &options.reading.readers {
        Some(path) => readings_of_file(path, phrases, words, &options.reading)?,
        None => readings_of_survey(phrases, options.statistics.seed),
    };
    let readers = found.iter().flatten().map(Vec::len).next().unwrap_or(1);
    // The user's own number is the same for every reader.
    let with_own = found
        .into_iter()
        .zip(phrases)
        .map(|(readings, said)| if said.lexicon == OWN { Some(vec![said.value.point; readers]) } else { readings });
    Ok((with_own.collect(), from))
}

/// What the readers of a table take each phrase for.
fn readings_of_file(
    path: &Path,
    phrases: &[PhraseMeant],
    words: &Phrases,
    reading: &ReadingOptions,
) -> Result<Readings, Error> {
    let all = Phrases::new(&with_all_others(words));
    let key = |text: &str| Some(all.exact(text)?.phrase.to_lowercase());
    let (readers, _) = read_readers(path, reading, key)?;
    let of = |said: &PhraseMeant| Some(readers.of(&key(&said.phrase)?)?.to_vec());
    Ok((phrases.iter().map(of).collect(), format!("the {} readers in {}", readers.len(), path.display())))
}

/// What readers drawn from a survey's quantiles take each phrase for.
fn readings_of_survey(phrases: &[PhraseMeant], seed: u64) -> Readings {
    let readers = capphrase::readers(DRAWN_READERS, seed);
    let of = |said: &PhraseMeant| {
        let known = readers.as_ref().filter(|_| said.lexicon == SURVEY)?;
        Some(known.of(&said.phrase.to_lowercase())?.to_vec())
    };
    (phrases.iter().map(of).collect(), format!("{DRAWN_READERS} drawn from the quantiles of {SURVEY}"))
}

/// The chosen lexicons, and behind them all others: a table of readers may have phrases that the chosen ones lack.
fn with_all_others(words: &Phrases) -> Choice {
    let chosen = words.lexicons().to_vec();
    let others = shipped().into_iter().filter(|other| chosen.iter().all(|one| one.name != other.name));
    let others: Vec<_> = others.collect();
    Choice { name: words.name().to_owned(), lexicons: chosen.into_iter().chain(others).collect() }
}
