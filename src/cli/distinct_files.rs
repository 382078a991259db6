//! No output replaces an input, and no two outputs are one file: compared before anything is read or written.

use std::path::Path;

use crate::cli::args::{DataArgs, ReadingArgs, ScoringArgs};
use crate::cli::output;
use crate::error::Error;
use crate::lexicon;
use crate::localized::{Language, Localized, localized};
use crate::present::FileIdentity;

/// All files that a run reads and writes, as they were named.
#[derive(Clone, Debug, Default)]
pub(crate) struct DistinctFiles {
    inputs: Vec<NamedFile>,
    outputs: Vec<NamedOutput>,
}

#[derive(Clone, Debug)]
struct NamedFile {
    name: Localized,
    identity: Option<FileIdentity>,
}

#[derive(Clone, Debug)]
struct NamedOutput {
    option: Localized<&'static str>,
    file: NamedFile,
    /// What to choose instead.
    instead: Localized<&'static str>,
}

impl DistinctFiles {
    /// The files of the options that every command which reads a log has.
    pub(crate) fn of_reading(args: &ReadingArgs) -> Self {
        let lexicons = args.lexicon.iter().flat_map(|list| lexicon::files_named(list));
        Self::default()
            .inputs(&args.map_file)
            .inputs(&args.fixes)
            .inputs(lexicons.collect::<Vec<_>>())
            .output("--save-map", args.save_map.as_deref())
    }

    /// The files of `check`, which are among those of every command that scores.
    pub(crate) fn of_data(args: &DataArgs) -> Self {
        let files = Self::of_reading(&args.reading).inputs(&args.forecasts).inputs(&args.resolutions);
        files.result(args.output.as_deref())
    }

    /// The files that the commands which score have in common.
    pub(crate) fn of_scoring(args: &ScoringArgs) -> Self {
        Self::of_data(&args.data).inputs(&args.readers).output("--rejects", args.bad_rows.rejects.as_deref())
    }

    /// Files that are read; `-` is standard input.
    #[must_use]
    pub(crate) fn inputs(mut self, paths: impl IntoIterator<Item = impl AsRef<Path>>) -> Self {
        self.inputs.extend(paths.into_iter().map(|path| match path.as_ref() {
            path if path == Path::new("-") => {
                let name = localized!("standard input", "die Standardeingabe");
                NamedFile { name, identity: FileIdentity::of_standard_input() }
            }
            path => named(path),
        }));
        self
    }

    /// A file that is written, if the option is given.
    #[must_use]
    pub(crate) fn output(mut self, option: &'static str, path: Option<&Path>) -> Self {
        let (option, file) = (Localized::both(option, option), path.map(named));
        let instead = Localized::both("name another file", "eine andere Datei nennen");
        self.outputs.extend(file.map(|file| NamedOutput { option, file, instead }));
        self
    }

    /// Where the result goes: the file of `-o`, or standard output, which may have been redirected to a file.
    #[must_use]
    pub(crate) fn result(mut self, path: Option<&Path>) -> Self {
        if let Some(path) = output::file(path) {
            return self.output("-o", Some(path));
        }
        let name = localized!("the file it goes to", "die Datei, in die sie geht,");
        let file = NamedFile { name, identity: FileIdentity::of_standard_output() };
        let option = Localized::both("standard output", "die Standardausgabe");
        let instead = Localized::both("send it to another file", "sie in eine andere Datei leiten");
        self.outputs.push(NamedOutput { option, file, instead });
        self
    }

    /// Files that are written into a folder, if the option is given.
    #[must_use]
    pub(crate) fn folder(
        mut self,
        option: &'static str,
        folder: Option<&Path>,
        names: impl IntoIterator<Item = impl AsRef<Path>>,
    ) -> Self {
        let Some(folder) = folder else { return self };
        let option = Localized::both(option, option);
        let instead = Localized::both("name another folder", "einen anderen Ordner nennen");
        let files = names.into_iter().map(|name| named(&folder.join(name)));
        self.outputs.extend(files.map(|file| NamedOutput { option, file, instead }));
        self
    }

    /// Whether they are all different where they have to be.
    ///
    /// # Errors
    /// When an output is an input, or two outputs are one file.
    pub(crate) fn check(&self) -> Result<(), Error> {
        for (at, output) in self.outputs.iter().enumerate() {
            if output.file.identity.is_none() {
                continue;
            }
            if let Some(input) = self.inputs.iter().find(|input| input.identity == output.file.identity) {
                return Err(output.would_replace(&input.name, None));
            }
            if let Some(other) = self.outputs[..at].iter().find(|other| other.file.identity == output.file.identity) {
                return Err(output.would_replace(&other.file.name, Some(other.option)));
            }
        }
        Ok(())
    }
}

impl NamedOutput {
    /// A file that is an input too, or what another option writes.
    fn would_replace(&self, same: &Localized, written_by: Option<Localized<&'static str>>) -> Error {
        Error::Usage(Localized::each(|language| {
            let (option, name) = (self.option.of(language), self.file.name.of(language));
            let (same, instead) = (same.of(language), self.instead.of(language));
            let other = written_by.map(|option| *option.of(language));
            match (language, other) {
                (Language::English, None) => {
                    format!("{option} would replace an input: {name} and {same} are the same file; {instead}")
                }
                (Language::English, Some(other)) => {
                    format!(
                        "{option} would replace what {other} writes: {name} and {same} are the same file; {instead}"
                    )
                }
                (Language::German, None) => {
                    format!("{option} würde eine Eingabe ersetzen: {name} und {same} sind dieselbe Datei; {instead}")
                }
                (Language::German, Some(other)) => {
                    format!(
                        "{option} würde ersetzen, was {other} schreibt: {name} und {same} sind dieselbe Datei; {instead}"
                    )
                }
            }
        }))
    }
}

fn named(path: &Path) -> NamedFile {
    NamedFile { name: Localized::foreign(path.display()), identity: FileIdentity::of(path) }
}
