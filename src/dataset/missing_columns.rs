//! What is said where a file lacks columns that are needed: what was recognised, what was not, and what would settle it.

use crate::dataset::column_look::{ColumnLook, TableLook, look};
use crate::dataset::dates;
use crate::dataset::probability::{self, ProbabilityScale};
use crate::dataset::proposals::{Proposal, propose};
use crate::diagnostics::{Code, Diagnostic, Message, Place};
use crate::input::columns::{Columns, Field, MissingColumn, says_event, says_odds, says_planned};
use crate::input::table::InputTable;
use crate::input::text;
use crate::localized::{Language, Localized, localized};
use crate::options::as_typed;

/// What a file was given as, and what it looks like if it was given in the wrong place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileRole {
    /// Forecasts that say themselves how their questions ended.
    OneFileLog,
    /// Forecasts alone.
    Forecasts,
    /// Resolutions.
    Resolutions,
}

/// A header is cut to so many letters where it is listed.
const ROOM: usize = 56;
/// Columns that are listed.
const LISTED: usize = 12;

/// A diagnostic of the columns of a file: it stops the run.
pub(crate) fn at_header(table: &InputTable, message: Message) -> Diagnostic {
    let sheet = table.provenance().sheet_name();
    message.at(Some(Place { file: table.name(), sheet, ..Place::default() }), None)
}

/// One diagnostic for all columns of the file that are missing.
pub(crate) fn missing(table: &InputTable, columns: &Columns, required: &[Field], role: FileRole) -> Vec<Diagnostic> {
    let wanting = columns.missing(required);
    if wanting.is_empty() {
        return vec![];
    }
    if let Some(no_header) = no_header(table, &wanting, required) {
        return vec![at_header(table, no_header)];
    }
    // A file that cannot be read again is told of without its cells.
    let look = look(table).unwrap_or_default();
    let mut proposals = propose(&look, columns, &wanting);
    proposals.retain(|proposal| !is_joined(table, columns, &proposal.header));
    let names: Vec<&str> = wanting.iter().map(|column| column.field.name()).collect();
    let text = if let [name] = names[..] {
        localized!("There is no column {name}.", "Es gibt keine Spalte {name}.")
    } else {
        let names = names.join(", ");
        localized!("There are no columns {names}.", "Es gibt keine Spalten {names}.")
    };
    let found = FoundColumns { columns, look: &look, proposals: &proposals, wanting: &wanting, role };
    let message = Message::saying(Code::ColumnMissing, text).showing(found.listing()).help(found.remedy());
    let scales = found.odds().map(|(_, scales)| scales).unwrap_or_default();
    let ways = scales.iter().map(|scale| vec!["--scale".to_owned(), as_typed(scale)]).collect();
    vec![at_header(table, message.settled_by(found.arguments()).readings(ways))]
}

/// Whether a column is one of those that make up the ids of questions together: it is no other field besides.
fn is_joined(table: &InputTable, columns: &Columns, header: &str) -> bool {
    let of_ids = columns.get(Field::QuestionId).and_then(|at| table.headers().get(at));
    of_ids.is_some_and(|ids| ids.contains('+') && ids.split('+').any(|part| part.trim().eq_ignore_ascii_case(header)))
}

/// What is said of a first line that is no header.
fn no_header(table: &InputTable, wanting: &[MissingColumn], required: &[Field]) -> Option<Message> {
    let cells = table.headers();
    let [found, gefunden] = [Language::English, Language::German].map(|language| {
        let quoted: Vec<String> = cells.iter().map(|header| language.quoted(header)).collect();
        quoted.join(", ")
    });
    if let [whole] = cells
        && whole.contains([',', ';', '\t'])
    {
        let text = localized!(
            "The first line is a single cell, as if it stood in quotation marks as a whole: {found}.",
            "Die erste Zeile ist eine einzige Zelle, als stünde sie im Ganzen in Anführungszeichen: {gefunden}."
        );
        let help = localized!(
            "Take out the quotation marks at the ends of the lines (find and replace in a text editor), or export the \
             table again; if another character parts the cells, name it with --delimiter.",
            "Die Anführungszeichen an den Enden der Zeilen entfernen (suchen und ersetzen in einem Texteditor) oder die Tabelle noch \
             einmal exportieren; trennt ein anderes Zeichen die Zellen, es mit --delimiter nennen."
        );
        return Some(Message::saying(Code::HeaderMissing, text).help(help));
    }
    let nothing = wanting.len() == required.len() && wanting.iter().all(|column| column.nearest.is_none());
    let is_value = |cell: &String| {
        let cell = cell.as_bytes();
        probability::parse(cell, ProbabilityScale::Percent).is_ok() || dates::parse(cell, None).is_ok()
    };
    (nothing && (cells.len() < 2 || cells.iter().any(is_value))).then(|| {
        let names: Vec<&str> = wanting.iter().map(|column| column.field.name()).collect();
        let text = localized!(
            "None of the columns that are needed is in the first line: {found}.",
            "Keine der nötigen Spalten steht in der ersten Zeile: {gefunden}."
        );
        let names = names.join(",");
        Message::saying(Code::HeaderMissing, text).help(localized!(
            "Put a header line on top: {names}; or say which column is which with --map FIELD=HEADER.",
            "Eine Kopfzeile darüber setzen: {names}; oder mit --map FIELD=HEADER angeben, welche Spalte welche ist."
        ))
    })
}

/// What was found out about the columns of a file.
struct FoundColumns<'a> {
    columns: &'a Columns,
    look: &'a TableLook,
    proposals: &'a [Proposal],
    wanting: &'a [MissingColumn],
    role: FileRole,
}

impl FoundColumns<'_> {
    fn has(&self, field: Field) -> bool {
        self.columns.get(field).is_some()
    }

    /// The fields for which no column is proposed.
    fn absent(&self) -> Vec<Field> {
        let stands_for = |open: Field, proposed: Field| {
            open == proposed
                || matches!(
                    (open, proposed),
                    (Field::QuestionId | Field::Question, Field::QuestionId | Field::Question)
                )
                || (open, proposed) == (Field::Probability, Field::Phrase)
        };
        let open = self.wanting.iter().map(|column| column.field);
        open.filter(|&open| !self.proposals.iter().any(|proposal| stands_for(open, proposal.field))).collect()
    }

    /// What was recognised, and each other column with its first values and what it may be.
    fn listing(&self) -> Vec<Localized> {
        let known = Field::ALL.into_iter().filter(|&field| self.has(field)).map(Field::name).collect::<Vec<_>>();
        let mut lines = vec![];
        if !known.is_empty() {
            let known = known.join(", ");
            lines.push(localized!("recognised: {known}", "erkannt: {known}"));
        }
        let extra = self.columns.extra();
        if extra.is_empty() {
            return lines;
        }
        lines.push(localized!("not recognised, with the first values:", "nicht erkannt, mit den ersten Werten:"));
        for (header, at) in extra.iter().take(LISTED) {
            let proposed = self.proposals.iter().find(|proposal| proposal.column == *at);
            let perhaps = proposed.map(|proposal| {
                let field = proposal.field.name();
                localized!(": perhaps {field}", ": vielleicht {field}")
            });
            let perhaps =
                perhaps.or_else(|| self.warning(header, *at)).or_else(|| self.says_odds(*at)).unwrap_or_default();
            lines.push(Localized::each(|language| {
                let cells = self.look.columns.get(*at);
                let values = cells.map(|cells| format!(" ({})", cells.examples(language))).unwrap_or_default();
                format!("- {}{values}{}", language.quoted(&cut(header)), perhaps.of(language))
            }));
        }
        if extra.len() > LISTED {
            lines.push(Localized::each(|language| format!("-{}", language.and_more(extra.len() - LISTED))));
        }
        lines
    }

    /// Why a column of days is not proposed.
    fn warning(&self, header: &str, at: usize) -> Option<Localized> {
        let is_dates = self.look.columns.get(at).is_some_and(ColumnLook::is_dates);
        let absent = self.absent();
        if !is_dates {
            return None;
        }
        if absent.contains(&Field::ResolvedOn) && says_planned(header) {
            return Some(localized!(
                ": a planned day, which would count what was said after the actual one",
                ": ein geplanter Tag; damit zählte, was nach dem wirklichen gesagt wurde"
            ));
        }
        (absent.contains(&Field::ForecastDate) && says_event(header)).then(|| {
            localized!(": the day of the event, not of the forecast?", ": der Tag des Ereignisses, nicht der Prognose?")
        })
    }

    /// The one column that holds odds, where no probability is there or proposed, with the ways to read it.
    fn odds(&self) -> Option<(usize, Vec<ProbabilityScale>)> {
        let mut named = self.columns.extra().iter().filter(|(header, _)| says_odds(header));
        let (_, at) = named.next().filter(|_| self.absent().contains(&Field::Probability))?;
        let cells = &self.look.columns.get(*at)?.cells;
        let fits = |scale: &ProbabilityScale| {
            let mut filled = cells.iter().filter(|cell| !cell.is_empty()).peekable();
            let read = |cell: &String| probability::parse(cell.as_bytes(), *scale).is_ok();
            scale.is_of_odds() && filled.peek().is_some() && filled.all(read)
        };
        let scales: Vec<ProbabilityScale> = ProbabilityScale::ALL.into_iter().filter(fits).collect();
        (named.next().is_none() && !scales.is_empty()).then_some((*at, scales))
    }

    fn says_odds(&self, at: usize) -> Option<Localized> {
        let (own, scales) = self.odds()?;
        let options: Vec<String> = scales.iter().map(|scale| format!("--scale {}", as_typed(scale))).collect();
        (own == at).then(|| {
            let (odds, quoten) = (options.join(" or "), options.join(" oder "));
            localized!(": odds? then say {odds}", ": Quoten? dann {quoten} angeben")
        })
    }

    fn remedy(&self) -> Localized {
        let lacks = |field| self.wanting.iter().any(|column| column.field == field);
        let proposed = |field| self.proposals.iter().any(|proposal| proposal.field == field);
        let ends = lacks(Field::Outcome) || lacks(Field::ResolvedOn);
        if self.role != FileRole::Resolutions
            && lacks(Field::Probability)
            && lacks(Field::Source)
            && self.has(Field::Outcome)
            && self.has(Field::QuestionId)
            && !proposed(Field::Probability)
            && !proposed(Field::Phrase)
        {
            return localized!(
                "It looks like a file of resolutions: give it with -r, and the file of forecasts without.",
                "Das sieht aus wie eine Datei der Auflösungen: sie mit -r angeben, und die Datei der Prognosen ohne."
            );
        }
        if self.role == FileRole::Resolutions && ends && self.has(Field::Probability) && self.has(Field::Source) {
            return localized!(
                "It looks like a file of forecasts: give it without -r, and the file of resolutions with -r.",
                "Das sieht aus wie eine Datei der Prognosen: sie ohne -r angeben, und die Datei der Auflösungen mit -r."
            );
        }
        let mut parts = vec![];
        if let [only] = self.proposals {
            let (header, map) = (&only.header, only.map());
            parts.push(localized!(
                "If it is the column \"{header}\", say so with --map \"{map}\".",
                "Ist es die Spalte „{header}“, das mit --map \"{map}\" angeben."
            ));
        } else if !self.proposals.is_empty() {
            parts.push(localized!(
                "If they are what is proposed, say so with one --map FIELD=HEADER each, as in the command below.",
                "Sind es die vorgeschlagenen, das mit je einem --map FIELD=HEADER angeben, wie im Befehl darunter."
            ));
        }
        parts.extend(self.about_absent());
        Localized::each(|language| parts.iter().map(|part| part.of(language).as_ref()).collect::<Vec<&str>>().join(" "))
    }

    /// What to do about fields for which there is no column.
    fn about_absent(&self) -> Option<Localized> {
        let absent = self.absent();
        let ends = |field: &Field| matches!(field, Field::Outcome | Field::ResolvedOn);
        if absent.is_empty() {
            return None;
        }
        if self.role == FileRole::OneFileLog && absent.iter().all(ends) {
            return Some(localized!(
                "Give the file that says how the questions ended with -r RESOLUTIONS; or add what is missing.",
                "Die Datei, in der steht, wie die Fragen ausgingen, mit -r RESOLUTIONS angeben; oder ergänzen, was fehlt."
            ));
        }
        let options: Vec<String> = absent
            .iter()
            .filter(|_| self.role != FileRole::Resolutions)
            .filter_map(|&field| for_whole_file(field))
            .map(|it| it.join(" "))
            .collect();
        let names: Vec<&str> = absent.iter().map(|field| field.name()).collect();
        let first = names[0];
        let names = names.join(", ");
        Some(if options.is_empty() {
            localized!(
                "Add {names}, or say which column it is with --map {first}=HEADER.",
                "{names} ergänzen, oder mit --map {first}=HEADER angeben, welche Spalte es ist."
            )
        } else {
            let options = options.join(" ");
            localized!(
                "Add {names}, or say which column it is with --map {first}=HEADER; what is the same in all rows can be said \
                 with {options}.",
                "{names} ergänzen, oder mit --map {first}=HEADER angeben, welche Spalte es ist; was in allen Zeilen gleich ist, lässt \
                 sich mit {options} angeben."
            )
        })
    }

    /// The arguments that settle all, where something can be proposed.
    fn arguments(&self) -> Vec<String> {
        let absent = self.absent();
        let log = self.role == FileRole::OneFileLog;
        let can_be_said = |field: &Field| {
            for_whole_file(*field).is_some()
                || (log && matches!(field, Field::Outcome | Field::ResolvedOn))
                || (*field == Field::Probability && self.odds().is_some())
        };
        if self.proposals.is_empty() && !absent.iter().all(can_be_said) {
            return vec![];
        }
        let maps = self
            .proposals
            .iter()
            .flat_map(|proposal| ["--map".to_owned(), text::fold_spaces(&proposal.map()).into_owned()]);
        let mut arguments: Vec<String> = maps.collect();
        // A log of one source needs no type.
        let of_one = absent.contains(&Field::Source);
        let said = absent.iter().filter(|field| !(of_one && **field == Field::SourceType));
        arguments.extend(said.filter_map(|&field| for_whole_file(field)).flatten());
        if self.role == FileRole::OneFileLog && absent.contains(&Field::Outcome) {
            arguments.extend(["-r", "RESOLUTIONS"].map(str::to_owned));
        }
        arguments
    }
}

/// The option that gives all rows of a file the same value of a field.
fn for_whole_file(field: Field) -> Option<[String; 2]> {
    let (option, value) = match field {
        Field::Source => ("--source", "NAME"),
        Field::SourceType => ("--source-type", "NAME"),
        Field::ForecastDate => ("--forecast-date", "DATE"),
        _ => return None,
    };
    Some([option.to_owned(), value.to_owned()])
}

fn cut(header: &str) -> String {
    let header = text::fold_spaces(header);
    if header.chars().count() <= ROOM {
        return header.into_owned();
    }
    header.chars().take(ROOM - 1).collect::<String>() + "…"
}
