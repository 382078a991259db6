//! What is said of rows that are no forecasts of their kind of log.

use super::inputs::Inputs;
use crate::diagnostics::{Code, Note};
use crate::error::Error;
use crate::localized::{Language, Localized, localized};
use crate::options::{ReadingOptions, RowCondition};

/// Of so many rows so many are left out, by conditions of the kind of log, and by filters of the user's own if there are any.
///
/// # Errors
/// When none is left, and no filter of the user's own may be the reason.
pub(super) fn note(
    options: &ReadingOptions,
    inputs: &Inputs,
    [left_out, rows]: [u64; 2],
    filters: bool,
) -> Result<Option<Note>, Error> {
    let kept = |language: Language| -> Vec<String> {
        options.rows.iter().filter_map(|condition| in_words(condition, inputs, language)).collect()
    };
    if kept(Language::English).is_empty() || left_out == 0 {
        return Ok(None);
    }
    let kept = Localized::each(|language| {
        let kept = language.joined(&kept(language));
        match language {
            Language::English => format!("of this kind of log only those count of which {kept}"),
            Language::German => format!("Bei dieser Art von Protokoll zählen nur solche: {kept}"),
        }
    });
    if let (true, false, Some(path)) = (left_out == rows, filters, options.forecasts.first()) {
        let (erhalten, kept) = (kept.of(Language::German), kept.english());
        let reason = localized!(
            "none of the {rows} rows is a forecast that can be scored: {kept}",
            "Keine der {rows} Zeilen ist eine Prognose, die gewertet werden kann. {erhalten}"
        );
        return Err(Error::Form { path: path.clone(), reason });
    }
    let [others, andere] =
        if filters { [", and what --where asks for", ", und was --where verlangt"] } else { [""; 2] };
    let text = Localized::new(
        format!("{left_out} of {rows} rows are left out: {}{others}.", kept.english()),
        format!("{left_out} von {rows} Zeilen bleiben weg. {}{andere}.", kept.of(Language::German)),
    );
    Ok(Some(Note::new(Code::RowsLeftOut, text)))
}

/// `None` where the files have no such column.
fn in_words(condition: &RowCondition, inputs: &Inputs, language: Language) -> Option<String> {
    let [or, is, blank, not_blank] = match language {
        Language::English => [" or ", "is", "blank", "not blank"],
        Language::German => [" oder ", "ist", "leer", "nicht leer"],
    };
    let known = condition.headers().filter(|header| inputs.has_header(header));
    let headers: Vec<String> = known.map(|header| language.quoted(header)).collect();
    let wanted = condition.wanted.iter().map(|wanted| match wanted.as_str() {
        "*" => not_blank.to_owned(),
        "" => blank.to_owned(),
        wanted => language.quoted(wanted),
    });
    let wanted: Vec<String> = wanted.collect();
    (!headers.is_empty()).then(|| format!("{} {is} {}", headers.join(or), wanted.join(or)))
}
