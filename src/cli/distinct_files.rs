//! No output replaces an input, and no two outputs are one file: compared before anything is read or written.

use std::path::Path;

use crate::cli::args::{DataArgs, ReadingArgs, ScoringArgs};
use crate::cli::output;
use crate::error::Error;
use crate::lexicon;
use crate::present::FileIdentity;

/// All files that a run reads and writes, as they were named.
#[derive(Clone, Debug, Default)]
pub(crate) struct DistinctFiles {
    inputs: Vec<NamedFile>,
    outputs: Vec<NamedOutput>,
}

#[derive(Clone, Debug)]
struct NamedFile {
    name: String,
    identity: Option<FileIdentity>,
}

#[derive(Clone, Debug)]
struct NamedOutput {
    option: &'static str,
    file: NamedFile,
    /// What to choose instead.
    instead: &'static str,
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
                NamedFile { name: "standard input".to_owned(), identity: FileIdentity::of_standard_input() }
            }
            path => named(path),
        }));
        self
    }

    /// A file that is written, if the option is given.
    #[must_use]
    pub(crate) fn output(mut self, option: &'static str, path: Option<&Path>) -> Self {
        let file = path.map(named);
        self.outputs.extend(file.map(|file| NamedOutput { option, file, instead: "name another file" }));
        self
    }

    /// Where the result goes: the file of `-o`, or standard output, which may have been redirected to a file.
    #[must_use]
    pub(crate) fn result(mut self, path: Option<&Path>) -> Self {
        if let Some(path) = output::file(path) {
            return self.output("-o", Some(path));
        }
        let file = NamedFile { name: "the file it goes to".to_owned(), identity: FileIdentity::of_standard_output() };
        self.outputs.push(NamedOutput { option: "standard output", file, instead: "send it to another file" });
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
        let files = names.into_iter().map(|name| named(&folder.join(name)));
        self.outputs.extend(files.map(|file| NamedOutput { option, file, instead: "name another folder" }));
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
            let NamedOutput { option, file: NamedFile { name, .. }, instead } = output;
            if let Some(input) = self.inputs.iter().find(|input| input.identity == output.file.identity) {
                let input = &input.name;
                return Err(Error::Usage(format!(
                    "{option} would replace an input: {name} and {input} are the same file; {instead}"
                )));
            }
            if let Some(other) = self.outputs[..at].iter().find(|other| other.file.identity == output.file.identity) {
                let (other_option, other) = (other.option, &other.file.name);
                return Err(Error::Usage(format!(
                    "{option} would replace what {other_option} writes: {name} and {other} are the same file; {instead}"
                )));
            }
        }
        Ok(())
    }
}

fn named(path: &Path) -> NamedFile {
    NamedFile { name: path.display().to_string(), identity: FileIdentity::of(path) }
}
