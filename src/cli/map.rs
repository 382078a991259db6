//! What the user says of the files, which column is which and which names are one: `--map`, `--alias`, `--map-file`, `--save-map`.

use std::path::{Path, PathBuf};

use crate::dataset::profile;
use crate::dataset::row_diagnostics::sentence;
use crate::error::Error;
use crate::input::columns::{Field, parse_map};
use crate::localized::{Language, Localized, localized};
use crate::options::{Alias, Profile, ReadingOptions};
use crate::present;

/// The columns that are named on the command line.
///
/// # Errors
/// When one cannot be understood.
pub(crate) fn columns(map: &[String]) -> Result<Vec<(Field, String)>, Error> {
    map.iter().map(|text| column(text)).collect()
}

/// The aliases on the command line.
///
/// # Errors
/// When one cannot be understood.
pub(crate) fn aliases(aliases: &[String]) -> Result<Vec<Alias>, Error> {
    aliases.iter().map(|text| alias(text)).collect()
}

fn alias(text: &str) -> Result<Alias, Error> {
    Alias::parse(text).ok_or_else(|| {
        Error::Usage(localized!(
            "--alias {text} is not of the form COLUMN:WRITTEN=MEANT, such as \"source_type:Beratr=Berater\"",
            "--alias {text} hat nicht die Form SPALTE:GESCHRIEBEN=GEMEINT, etwa \"source_type:Beratr=Berater\""
        ))
    })
}

fn column(text: &str) -> Result<(Field, String), Error> {
    let (field, header) = pair("--map", "FIELD=HEADER", text)?;
    parse_map(&format!("{field}={header}")).map_err(|wrong| {
        let (reason, help) = (wrong.reason(), wrong.help());
        Error::Usage(Localized::each(|language| format!("{} {}", sentence(reason.of(language)), help.of(language))))
    })
}

/// What a file of `--map-file` says, with what it extends.
///
/// # Errors
/// When one of the files cannot be read or understood, or they extend each other in a circle.
pub(crate) fn read(path: &Path) -> Result<Profile, Error> {
    let mut files: Vec<PathBuf> = vec![];
    let mut whole: Option<ReadingOptions> = None;
    let mut next = path.to_owned();
    loop {
        let text = std::fs::read_to_string(&next).map_err(|source| Error::Read { path: next.clone(), source })?;
        let wrong = |line: usize, why: &Localized| {
            let (file, warum, why) = (next.display(), why.of(Language::German), why.english());
            Error::Usage(localized!(
                "--map-file {file}, line {line}: {why}",
                "--map-file {file}, Zeile {line}: {warum}"
            ))
        };
        let (profile, extends) =
            profile::parse(&next.display().to_string(), &text).map_err(|at| wrong(at.line, &at.why))?;
        let whole = whole.get_or_insert_with(|| ReadingOptions::new(vec![], vec![]));
        whole.fill_in(&profile);
        let Some(extends) = extends else { return Ok(whole.as_profile()) };
        if let Some(shipped) = profile::named(&extends.name) {
            whole.fill_in(&shipped);
            return Ok(whole.as_profile());
        }
        files.push(next.clone());
        let file = next.parent().unwrap_or(Path::new("")).join(&extends.name);
        if files.contains(&file) {
            return Err(wrong(extends.line, &circle(&extends.name)));
        }
        if !file.is_file() {
            let known = profile::all_names();
            let name = extends.name;
            let why = localized!(
                "extends {name}, which is no such file and none of {known}",
                "extends {name}: Diese Datei gibt es nicht, und keines von {known} heißt so"
            );
            return Err(wrong(extends.line, &why));
        }
        next = file;
    }
}

fn circle(name: &str) -> Localized {
    localized!("extends {name} goes in a circle", "extends {name} führt im Kreis")
}

/// Writes the answers in force to a file that `--map-file` reads.
///
/// # Errors
/// When the file cannot be written.
pub(crate) fn save(path: &Path, answers: &Profile) -> Result<(), Error> {
    let text = profile::write(answers);
    present::write_atomically(path, text.as_bytes()).map_err(|source| Error::Write { path: path.to_owned(), source })
}

/// The two sides of an option of the form `LEFT=RIGHT`.
pub(super) fn pair(option: &str, form: &str, text: &str) -> Result<(String, String), Error> {
    match text.split_once('=') {
        Some((left, right)) if !left.trim().is_empty() && !right.trim().is_empty() => {
            Ok((left.trim().to_owned(), right.trim().to_owned()))
        }
        _ => Err(Error::Usage(localized!(
            "{option} {text} is not of the form {form}",
            "{option} {text} hat nicht die Form {form}"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::OutcomeWord;
    use crate::options::{
        DateOrder, LexiconOptions, OutcomeMeaning, OutcomeWords, Partial, ProbabilityScale, ProfileChoice, Ranges,
        SerialDates, SwappedDates, UnixTime, WholeFile, Wide,
    };

    /// Everything that can be answered.
    fn answered() -> ReadingOptions {
        let yes = OutcomeMeaning { said: "yes".to_owned(), word: Some(OutcomeWord::Yes) };
        let answer = OutcomeMeaning { said: "fourth quarter".to_owned(), word: None };
        ReadingOptions {
            columns: vec![(Field::SourceType, "Art \"neu\"".to_owned()), (Field::Source, "Haus".to_owned())],
            aliases: ["source_type:Beratr=Berater", "source:\"A: 1\"=B"]
                .map(|text| Alias::parse(text).unwrap())
                .to_vec(),
            whole_file: WholeFile { source: Some("Me".to_owned()), ..WholeFile::default() },
            outcomes: OutcomeWords::new(vec![("Heimsieg".to_owned(), yes), ("Q4".to_owned(), answer)]),
            wide: Some(Wide::Date),
            scale: Some(ProbabilityScale::OddsDecimal),
            ranges: Some(Ranges::Middle),
            partial: Some(Partial::Expected),
            date_order: Some(DateOrder::Dmy),
            normalise: true,
            swapped_dates: Some(SwappedDates::Keep),
            serial_dates: Some(SerialDates::Since1904),
            unix_time: Some(UnixTime::Milliseconds),
            latest_resolution: true,
            fill_down: Some(true),
            sheets: vec!["Log".to_owned()],
            encoding: Some(encoding_rs::WINDOWS_1252),
            delimiter: Some(b';'),
            profile: ProfileChoice::Off,
            lexicon: LexiconOptions::shipped("icd203_2015").unwrap(),
            ..ReadingOptions::new(vec![], vec![])
        }
    }

    #[test]
    fn what_is_saved_reads_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map.toml");
        save(&path, &answered().as_profile()).unwrap();
        let mut read_back = ReadingOptions::new(vec![], vec![]);
        read_back.fill_in(&read(&path).unwrap());
        read_back.columns.reverse();
        read_back.aliases.reverse();
        assert_eq!(read_back.columns.len(), 2);
        assert!(answered().columns.iter().all(|column| read_back.columns.contains(column)));
        assert!(answered().aliases.iter().all(|alias| read_back.aliases.contains(alias)));
        let rest = ReadingOptions { columns: answered().columns, aliases: answered().aliases, ..read_back };
        assert_eq!(rest, answered());
    }

    #[test]
    fn the_command_line_wins() {
        let mut typed = ReadingOptions::new(vec![], vec![]);
        typed.columns = columns(&["source=Desk = x".to_owned()]).unwrap();
        typed.aliases = aliases(&["source_type:Beratr=Bote".to_owned()]).unwrap();
        typed.scale = Some(ProbabilityScale::Ten);
        typed.fill_in(&answered().as_profile());
        let wanted = [(Field::Source, "Desk = x"), (Field::SourceType, "Art \"neu\"")];
        assert_eq!(typed.columns, wanted.map(|(field, header)| (field, header.to_owned())));
        assert_eq!((typed.aliases[0].meant.as_str(), typed.aliases.len()), ("Bote", 2));
        assert_eq!(typed.scale, Some(ProbabilityScale::Ten));
    }

    #[test]
    fn what_is_no_map_is_refused_with_its_line() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map.toml");
        for (text, hint) in [
            ("source = 1", "line 1: source must be a text in quotation marks"),
            ("# remark\nsauce = \"x\"", "line 2: "),
            ("source: x", "line 1: "),
            ("title = \"x\"\nscale = \"eleven\"", "line 2: scale is none of one, percent, ten"),
            ("[outcomes]\nno = \"yes\"", "line 2: \"no\" is understood as no"),
            ("[where]\nA = \"x\"\nB = 3", "line 3: "),
            ("[[cases]]\nfield = \"source_type\"\nvalu = \"x\"", "line 3: "),
            ("[[cases]]\nfield = \"source_type\"", "line 2: a case needs"),
            ("[all_rows]\nforecast_date = \"yesterday\"", "line 2: yesterday is not a day"),
            ("[recognised_by]\nforecast = [\"x\"]", "line 2: "),
            ("[recognised_by]\nforecasts = \"x\"", "line 2: "),
            ("question_id = \"Title+\"", "line 1: "),
            ("source = \"unclosed", "line 1: "),
            ("\nextends = \"nothing\"", "line 2: extends nothing, which is no such file"),
            ("\n\nextends = \"map.toml\"", "line 3: extends map.toml goes in a circle"),
            ("delimiter = \";;\"", "line 1: delimiter must be one character"),
            ("\n[phrases]\nlikely = \"often\"", "line 3: "),
            ("encoding = \"morse\"", "line 1: "),
            ("latest_resolution = \"yes\"", "line 1: latest_resolution must be true or false"),
            ("normalise = 1", "line 1: normalise must be true or false"),
            ("sauces = true", "line 1: \"sauces\" is not a field"),
            ("[where]\nA = []", "line 2: \"A\" needs a header"),
            ("[where]\nA = \"x\"\n\"B | \" = \"x\"", "line 3: \"B | \" needs a header"),
            ("[alias.source]\nA = \"B\"\nB = \"A\"", "line 1: --alias source:A=B leads back to itself"),
            ("[answer_list]\nprobabilities = \"P\"\nnames = [\"A\"]", "line 3: names is neither"),
            ("title = \"x\"\n[answer_list]\nprobabilities = \"P\"", "line 2: lists of answers need both"),
        ] {
            std::fs::write(&path, text).unwrap();
            let error = read(&path).unwrap_err().to_string();
            assert!(error.contains(hint), "{text}: {error}");
        }
    }

    #[test]
    fn a_map_may_extend_another() {
        let folder = tempfile::tempdir().unwrap();
        let (of_desk, of_house) = (folder.path().join("desk.toml"), folder.path().join("house.toml"));
        std::fs::write(&of_desk, "source = \"Desk\"\nextends = \"house.toml\"").unwrap();
        std::fs::write(&of_house, "source = \"House\"\nsource_type = \"Kind\"").unwrap();
        let read = read(&of_desk).unwrap();
        assert_eq!(read.columns, [(Field::Source, "Desk".to_owned()), (Field::SourceType, "Kind".to_owned())]);
    }
}
