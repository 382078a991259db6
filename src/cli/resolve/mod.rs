//! `trackrecord resolve`: a line more in the history of how questions ended. No line is ever changed.

mod append;
mod form;
mod target;

use std::ffi::OsString;
use std::path::Path;

use clap::Parser;

use crate::cli::args::{Cli, Command, ResolveArgs};
use crate::cli::command_line::CommandLine;
use crate::cli::exit_status::DONE;
use crate::cli::{progress, say};
use crate::dataset::distributions::{DistributionQuestion, NoOutcome, QuestionKind, outcome_said, why_no_outcome};
use crate::dataset::forecast_row::ForecastRow;
use crate::dataset::{Dataset, Progress, dates, load, outcome};
use crate::error::Error;
use crate::input::columns::nearest_of;
use crate::localized::{Language, Localized, localized};
use crate::model::{Day, Moment, OutcomeWord};
use crate::options::{Purpose, RunOptions};
use append::AppendedFile;
use target::{ResolutionTarget, SaidBefore, said_before};

/// So many ids that come near are named.
const MOST_NEAR: usize = 5;

/// Runs the command.
///
/// # Errors
/// When there is no project, no such question, it ended otherwise before, or the file cannot be written.
pub(crate) fn run(args: &ResolveArgs) -> Result<u8, Error> {
    let done = progress::with_bar(false, |progress| resolve(args, progress))?;
    say::lines([done.of(args.language)]);
    Ok(DONE)
}

/// Appends the line, and says so.
///
/// # Errors
/// As of [`run`].
pub(crate) fn resolve(args: &ResolveArgs, progress: &Progress) -> Result<Localized, Error> {
    let (_, project) = project(args)?;
    let _held = append::held(Path::new(&project)).map_err(|source| Error::Read { path: project.into(), source })?;
    // Nobody else appends from here on; what they did before counts.
    let (options, project) = self::project(args)?;
    let resolution = NewResolution { args, on: on(args, &options)?, meaning: meaning(args, &options) };
    let (target, corrected) = match resolution.asked(&options, &project, progress)? {
        ResolveStep::New(target, corrected) => (target, corrected),
        ResolveStep::SaidBefore(place) => {
            let (question, ort, place) = (&args.question, place.of(Language::German), place.english());
            return Ok(localized!(
                "{question} is resolved so already, in {place}: nothing was written.",
                "{question} ist schon so aufgelöst, in {ort}: Nichts wurde geschrieben."
            ));
        }
    };
    let failed = |source| Error::Write { path: target.path.clone(), source };
    let mut file = AppendedFile::open(&target.path).map_err(failed)?;
    let content = file.content().map_err(failed)?;
    let bytes = resolution.appended(&target, &options, corrected.as_ref(), &content)?;
    file.append(&bytes).map_err(failed)?;
    let [what, verb] = if corrected.is_some() { ["corrected to", "berichtigt"] } else { ["resolved as", "aufgelöst"] };
    let (ResolveArgs { question, answer, .. }, on, file) = (args, resolution.on, target.path.display());
    let am = Language::German.day(on);
    Ok(localized!(
        "{question} is {what} {answer} on {on}: a line more in {file}.",
        "{question} ist {verb}: {answer} am {am}; eine neue Zeile in {file}."
    ))
}

/// The day on which the outcome was known.
fn on(args: &ResolveArgs, options: &RunOptions) -> Result<Day, Error> {
    let as_of = options.selection.as_of;
    let Some(text) = &args.on else { return Ok(as_of) };
    let on = dates::if_plain(text.as_bytes())
        .map(Moment::day)
        .ok_or_else(|| Error::Usage(dates::not_a_day(&format!("--on {text}"))))?;
    if on > as_of {
        let [am, heute] = [on, as_of].map(|day| Language::German.day(day));
        return Err(Error::Usage(localized!(
            "--on {on} is later than {as_of}: what happens then is not known yet",
            "--on {am} liegt nach dem {heute}: Was dann geschieht, weiß noch niemand"
        )));
    }
    Ok(on)
}

/// How the project is read, and its file.
fn project(args: &ResolveArgs) -> Result<(RunOptions, String), Error> {
    let mut words: Vec<OsString> = ["trackrecord", "check"].map(OsString::from).to_vec();
    if let Some(project) = &args.project {
        words.extend(["--project".into(), project.into()]);
    }
    words.extend(args.as_of.iter().map(|day| format!("--as-of={day}").into()));
    let line = CommandLine::of(&words)?;
    let Some(project) = &line.project else {
        return Err(Error::Usage(localized!(
            "resolve writes to the resolutions of a project, and there is no trackrecord.toml here or above; trackrecord init writes \
             one",
            "resolve schreibt in die Auflösungen eines Projekts, und weder hier noch darüber liegt eine trackrecord.toml; \
             trackrecord init schreibt eine"
        )));
    };
    let cli = Cli::try_parse_from(&line.in_force).map_err(|error| Error::Usage(Localized::foreign(error)))?;
    let Command::Check(check) = cli.command else { return Err(Error::Usage(localized!("no project", "kein Projekt"))) };
    let mut options = check.options()?;
    // A question is there whatever is wrong with some rows, and whatever is asked of others.
    options.reading.skip_bad_rows = true;
    options.selection.filters.clear();
    // Before the first resolution no file says how anything ended.
    options.reading.purpose = Purpose::Convert;
    Ok((options, project.file.clone()))
}

/// What the answer means, if it is a word for yes, no, annulled or open.
fn meaning(args: &ResolveArgs, options: &RunOptions) -> Option<OutcomeWord> {
    let said = options.reading.outcomes.meaning(&args.answer).or_else(|| outcome::parse(args.answer.as_bytes()));
    said.filter(|word| word.is_more_than_a_number(&args.answer))
}

/// Whether there is such a question.
fn known(log: &Dataset, id: &str) -> Result<(), Error> {
    let mut near: Vec<String> = vec![];
    for question in log.questions.all() {
        let known = log.questions.id(question);
        if known == id.as_bytes() {
            return Ok(());
        }
        let known = String::from_utf8_lossy(known);
        let is_near = nearest_of(id, [known.as_ref()].into_iter()).is_some();
        if near.len() < MOST_NEAR && (is_near || known.to_lowercase().starts_with(&id.to_lowercase())) {
            near.push(known.into_owned());
        }
    }
    let [mean, gemeint] = match near.join(", ") {
        near if near.is_empty() => Default::default(),
        near => [format!(" did you mean {near}?"), format!(" gemeint ist vielleicht {near};")],
    };
    Err(Error::Usage(localized!(
        "there is no question \"{id}\";{mean} trackrecord due lists those that are open",
        "Es gibt keine Frage „{id}“;{gemeint} trackrecord due zeigt die offenen"
    )))
}

/// What a question asks for, if that is not yes or no.
fn asked_of<'a>(log: &'a Dataset, id: &str) -> Option<&'a DistributionQuestion> {
    let question = log.questions.all().find(|question| log.questions.id(*question) == id.as_bytes())?;
    log.distributions.shards.iter().find_map(|shard| shard.questions.get(&question))
}

/// Whether all forecasts on a question of days are until the same day: whether it happens by then is yes or no.
fn is_about_one_day(log: &Dataset, id: &str) -> bool {
    let is_of_question = |row: &ForecastRow| log.questions.id(row.question) == id.as_bytes();
    let mut days = log.distributions.shards.iter().flat_map(|shard| {
        let rows = shard.rows.rows.iter().filter(|row| {
            is_of_question(row)
                && shard.questions.get(&row.question).is_some_and(|asked| asked.kind == QuestionKind::Days)
        });
        rows.flat_map(|row| shard.parts(row.probability)).map(|part| part.0)
    });
    let Some(first) = days.next() else { return false };
    days.all(|day| day.total_cmp(&first).is_eq())
}

/// What is to be written.
struct NewResolution<'a> {
    args: &'a ResolveArgs,
    on: Day,
    meaning: Option<OutcomeWord>,
}

/// What was said of the question before.
enum EarlierOutcome {
    Nothing,
    /// That, there.
    Same(Localized),
    /// What is to be corrected.
    Wrong(SaidBefore),
}

/// What the files say of a resolution.
enum ResolveStep {
    /// The same, there.
    SaidBefore(Localized),
    /// Nothing, or what is to be corrected; and where it goes.
    New(ResolutionTarget, Option<SaidBefore>),
}

impl NewResolution<'_> {
    /// Reads the files and sees whether it can be written.
    fn asked(&self, options: &RunOptions, project: &str, progress: &Progress) -> Result<ResolveStep, Error> {
        let log = load(options, progress)?;
        known(&log, &self.args.question)?;
        self.can_be(&log, options)?;
        let before = said_before(&log, &self.args.question)?;
        let corrected = match self.corrects(&before)? {
            EarlierOutcome::Same(place) => return Ok(ResolveStep::SaidBefore(place)),
            EarlierOutcome::Nothing => None,
            EarlierOutcome::Wrong(said) => Some(said),
        };
        let mut target = ResolutionTarget::of(&log, Path::new(project))?;
        if asked_of(&log, &self.args.question).is_some_and(|asked| self.is_answer(&asked.kind, options)) {
            // An answer is called as it is, whatever it means on other questions.
            target.words.clear();
        }
        Ok(ResolveStep::New(target, corrected))
    }

    /// Whether the question can end so.
    fn can_be(&self, log: &Dataset, options: &RunOptions) -> Result<(), Error> {
        let answer = &self.args.answer;
        let asked = asked_of(log, &self.args.question);
        if asked.is_some_and(|asked| self.is_answer(&asked.kind, options)) {
            return Ok(());
        }
        match self.meaning {
            Some(OutcomeWord::Missing | OutcomeWord::NotAvailable) => {
                return Err(Error::Usage(localized!(
                    "\"{answer}\" says nothing; write yes, no, void, or the answer",
                    "„{answer}“ sagt nichts; ja, nein, annulliert oder die Antwort schreiben"
                )));
            }
            Some(OutcomeWord::Open) if !self.args.correct => {
                return Err(Error::Usage(localized!(
                    "a question is open until it is resolved; --correct takes an outcome back",
                    "Eine Frage ist offen, bis sie aufgelöst wird; --correct nimmt ein Ergebnis zurück"
                )));
            }
            Some(OutcomeWord::Annulled | OutcomeWord::Open) => return Ok(()),
            Some(_) if asked.is_none() || is_about_one_day(log, &self.args.question) => return Ok(()),
            _ => {}
        }
        if let Some(DistributionQuestion { kind, .. }) = asked {
            let why = outcome_said(kind, answer, &options.reading).err().unwrap_or(NoOutcome::OtherKind);
            let text = why_no_outcome(kind, &self.args.question, &format!("\"{answer}\""), why);
            let text = Localized::each(|language| text.of(language).trim_end_matches('.').to_owned());
            return Err(Error::Usage(text));
        }
        if options.reading.partial.is_some() {
            return Ok(());
        }
        let question = &self.args.question;
        Err(Error::Usage(localized!(
            "\"{question}\" is a question of yes and no: \"{answer}\" is neither, nor void",
            "„{question}“ ist eine Ja-Nein-Frage: „{answer}“ ist weder ja noch nein, auch nicht annulliert"
        )))
    }

    /// Whether it is one of the answers, the number or the day that a question asks for.
    fn is_answer(&self, kind: &QuestionKind, options: &RunOptions) -> bool {
        outcome_said(kind, &self.args.answer, &options.reading).is_ok()
    }

    /// What it corrects, if anything; nothing at all if it was said before.
    fn corrects(&self, before: &[SaidBefore]) -> Result<EarlierOutcome, Error> {
        let question = &self.args.question;
        let Some(last) = before.last() else {
            return if self.args.correct {
                Err(Error::Usage(localized!(
                    "\"{question}\" is not resolved yet: there is nothing to correct",
                    "„{question}“ ist noch nicht aufgelöst: Es gibt nichts zu berichtigen"
                )))
            } else {
                Ok(EarlierOutcome::Nothing)
            };
        };
        if self.args.correct {
            return Ok(EarlierOutcome::Wrong(last.clone()));
        }
        let same_day = self.args.on.is_none()
            || dates::if_plain(last.resolved_on.as_bytes()).is_none_or(|day| day.day() == self.on);
        if same_day && self.is_said_by(last) {
            return Ok(EarlierOutcome::Same(last.place.clone()));
        }
        let SaidBefore { outcome, resolved_on, place } = last;
        let (ort, place) = (place.of(Language::German), place.english());
        Err(Error::Usage(localized!(
            "\"{question}\" was resolved as {outcome} on {resolved_on} ({place}); if that was wrong, add --correct",
            "„{question}“ wurde schon aufgelöst: {outcome}, {resolved_on} ({ort}); wenn das falsch war, --correct ergänzen"
        )))
    }

    fn is_said_by(&self, before: &SaidBefore) -> bool {
        match (self.meaning, outcome::parse(before.outcome.as_bytes())) {
            (Some(one), Some(other)) => one == other,
            _ => before.outcome.trim().eq_ignore_ascii_case(self.args.answer.trim()),
        }
    }

    /// The bytes that are appended: the line, with a header and line ends as they are needed.
    fn appended(
        &self,
        target: &ResolutionTarget,
        options: &RunOptions,
        corrected: Option<&SaidBefore>,
        content: &[u8],
    ) -> Result<Vec<u8>, Error> {
        let path = target.path.display();
        let mut cells = vec![String::new(); target.headers.len()];
        cells[target.question].clone_from(&self.args.question);
        cells[target.outcome] = form::word_like(&self.args.answer, self.meaning, &target.words);
        cells[target.resolved_on] = form::day_like(self.on, &target.days, options.reading.date_order);
        if self.meaning == Some(OutcomeWord::Open) {
            cells[target.resolved_on].clear();
        }
        let missing = |column: &str| {
            Error::Usage(localized!(
                "{path} has no column {column} for that; add one to the end of its header, the rows may stay as they are",
                "{path} hat dafür keine Spalte {column}; hinten an die Kopfzeile anfügen, die Zeilen dürfen bleiben, wie sie sind"
            ))
        };
        if let Some(note) = &self.args.note {
            let at = target.note().ok_or_else(|| missing("note"))?;
            cells[at] = note.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        if let Some(SaidBefore { outcome, resolved_on, place }) = corrected {
            let at = target.corrects().ok_or_else(|| missing("corrects"))?;
            cells[at] = format!("{outcome} {resolved_on} ({})", place.english());
        }
        let newline = if content.windows(2).any(|pair| pair == b"\r\n") { "\r\n" } else { "\n" };
        let mut text = String::new();
        if content.is_empty() {
            text = form::row(&target.headers, target.delimiter) + newline;
        } else if content.last() != Some(&b'\n') {
            text.push_str(newline);
        }
        text.push_str(&form::row(&cells, target.delimiter));
        text.push_str(newline);
        let is_utf8 = std::str::from_utf8(content).is_ok();
        let is_wide = content.starts_with(&[0xff, 0xfe]) || content.starts_with(&[0xfe, 0xff]) || content.contains(&0);
        if is_wide || !is_utf8 && !text.is_ascii() {
            return Err(Error::Usage(localized!(
                "{path} is not written in UTF-8, so that nothing can be appended to it; save it as UTF-8",
                "{path} ist nicht in UTF-8 geschrieben, deshalb lässt sich nichts anhängen; als UTF-8 speichern"
            )));
        }
        Ok(text.into_bytes())
    }
}
