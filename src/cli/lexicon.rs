//! `trackrecord lexicon`.

use std::path::Path;

use crate::cli::args::LexiconArgs;
use crate::cli::{output, say};
use crate::dataset::run_lexicons;
use crate::error::Error;
use crate::lexicon::{self, Choice, ChoiceError, Lexicon, LookUp, PhraseInLexicons, Unknown, Why};
use crate::localized::{Localized, did_you_mean, localized};
use crate::options::{Language, OutputFormat};
use crate::present::build::lexicon::{self as build, LexiconsDocument, PhraseDocument};
use crate::present::clean_text::clean;
use crate::present::document::Document;
use crate::present::language::Texts;
use crate::present::tables;
use crate::present::write::csv::csv;
use crate::present::write::markdown::markdown;
use crate::present::write::terminal::terminal;

/// Runs the command.
///
/// # Errors
/// When there is no such lexicon or phrase, a file is no lexicon, or standard output cannot be written.
pub(crate) fn run(args: &LexiconArgs) -> Result<u8, Error> {
    let Some(what) = args.what.as_deref() else { return list(args) };
    if what.trim().is_empty() {
        return Err(Error::Usage(localized!(
            "name a lexicon or a phrase, such as \"very likely\"; trackrecord lexicon alone lists the lexicons",
            "Ein Lexikon oder eine Formulierung nennen, etwa „sehr wahrscheinlich“; trackrecord lexicon allein zeigt die Lexika"
        )));
    }
    if let Some(choice) = chosen(what)? {
        let lexicons = choice.lexicons;
        return write(args, &lexicons, &build::lexicons(&lexicons, Texts::of(args.language)));
    }
    match lexicon::everywhere(what, lexicon::shipped()) {
        LookUp::Known(phrase) => phrase_everywhere(args, &phrase),
        LookUp::States(number) => {
            let zahl = Language::German.decimal(&number.to_string());
            Err(Error::Usage(localized!(
                "\"{what}\" states a number, {number}, which beats any phrase",
                "„{what}“ nennt eine Zahl, {zahl}; die geht jeder Formulierung vor"
            )))
        }
        LookUp::NoForecast(words) => {
            let words = clean(&words, true);
            let text = localized!(
                "\"{words}\" is no forecast in any lexicon: such rows are unscorable, never 0.5.\n",
                "„{words}“ ist in keinem Lexikon eine Prognose: Solche Zeilen werden nicht gewertet, nie als 0,5.\n"
            );
            say::standard_output(text.of(args.language).as_bytes())
        }
        LookUp::Unknown(unknown) if !matches!(unknown.why, Why::NotKnown(_)) => Err(Error::UsageLines(vec![
            Localized::each(|language| {
                let (phrase, why) = (language.quoted(&unknown.shown()), unknown.message(language));
                match language {
                    Language::English => format!("{phrase} is not read: {why}."),
                    Language::German => format!("{phrase} wird nicht gelesen: {why}."),
                }
            }),
            Localized::each(|language| unknown.help(language)),
        ])),
        LookUp::Unknown(unknown) => Err(Error::UsageLines(nowhere(what, &unknown))),
    }
}

fn list(args: &LexiconArgs) -> Result<u8, Error> {
    let lexicons = lexicon::shipped();
    write(args, &lexicons, &build::list(&lexicons, Texts::of(args.language)))
}

/// The lexicons, if names or a file are what was asked for, and no phrase.
fn chosen(what: &str) -> Result<Option<Choice>, Error> {
    match Choice::named(what) {
        Ok(choice) => Ok(Some(choice)),
        Err(ChoiceError::NoSuch { .. } | ChoiceError::Blank) => Ok(None),
        // "likely. " and "and/or" are no files.
        Err(ChoiceError::File { path, source }) if source.kind() == std::io::ErrorKind::NotFound && !is_csv(&path) => {
            Ok(None)
        }
        Err(error) => Err(run_lexicons::unusable(error)),
    }
}

fn is_csv(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
}

fn write(args: &LexiconArgs, lexicons: &[Lexicon], page: &Document) -> Result<u8, Error> {
    let texts = Texts::of(args.language);
    let text = match args.format {
        OutputFormat::Table => terminal(page, &output::standard_terminal()).into_bytes(),
        OutputFormat::Json => output::json(&LexiconsDocument::new(lexicons))?,
        OutputFormat::Csv => output::csv_in_memory(csv(&tables::lexicons(lexicons, texts.language)))?,
        OutputFormat::Markdown => markdown(&build::lexicons(lexicons, texts)).into_bytes(),
    };
    say::standard_output(&text)
}

fn phrase_everywhere(args: &LexiconArgs, phrase: &PhraseInLexicons) -> Result<u8, Error> {
    let texts = Texts::of(args.language);
    let text = match args.format {
        OutputFormat::Table => terminal(&build::phrase(phrase, texts), &output::standard_terminal()).into_bytes(),
        OutputFormat::Json => output::json(&PhraseDocument::new(phrase))?,
        OutputFormat::Csv => output::csv_in_memory(csv(&tables::readings(phrase, texts.language)))?,
        OutputFormat::Markdown => markdown(&build::phrase(phrase, texts)).into_bytes(),
    };
    say::standard_output(&text)
}

fn nowhere(what: &str, unknown: &Unknown) -> Vec<Localized> {
    let [name, nahe] = did_you_mean(lexicon::nearest_name(what));
    let mut lines = vec![localized!(
        "no lexicon has the phrase \"{what}\", and none is called so{name}",
        "Kein Lexikon hat die Formulierung „{what}“, und keines heißt so{nahe}"
    )];
    if !unknown.nearest.is_empty() {
        let nearest = unknown.nearest.join(", ");
        lines.push(localized!("phrases that come near: {nearest}", "Ähnliche Formulierungen: {nearest}"));
    }
    lines.push(localized!("trackrecord lexicon lists the lexicons", "trackrecord lexicon zeigt die Lexika"));
    lines
}
