//! Words of notes on the numbers of a run: counts, and in German what is to be done.

use crate::diagnostics::{Code, Note};
use crate::model::Day;

/// Of a number of things: `1 question is`, `4 Fragen sind`.
pub(crate) fn counted(n: u64, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// `4 Fragen`.
pub(crate) fn questions(n: u64) -> String {
    counted(n, "Frage", "Fragen")
}

/// `31.10.2019`.
pub(crate) fn day(day: Day) -> String {
    let iso = day.to_string();
    let parts: Vec<&str> = iso.rsplit('-').map(|part| part.trim_start_matches('0')).collect();
    parts.join(".")
}

/// With a decimal comma.
pub(crate) fn comma(number: &str) -> String {
    number.replace('.', ",")
}

/// The note with its words in German, and what is mostly to be done about it.
pub(crate) fn in_german(note: Note, text: impl Into<String>) -> Note {
    let advice = note.advice.is_some().then(|| remedy(note.code)).flatten().map(str::to_owned);
    note.german(text.into(), advice)
}

/// What to do; as the catalogue has it in English.
fn remedy(code: Code) -> Option<&'static str> {
    of_open_questions(code).or_else(|| of_times(code)).or_else(|| of_groups(code)).or_else(|| of_comparisons(code))
}

fn of_open_questions(code: Code) -> Option<&'static str> {
    Some(match code {
        Code::Overdue => "Bitte klären, was geschah, und in die Auflösungen eintragen.",
        Code::OpenWithDeadline => "Noch einmal auswerten, sobald sie aufgelöst sind.",
        Code::OpenWithoutDeadline => "Die Quelle fragen, bis wann, und den Tag in closes_on eintragen.",
        Code::NoQuestionInCommon => {
            "Die question_id beider Dateien vergleichen: Leerzeichen, Großschreibung und führende Nullen zählen."
        }
        Code::QuestionIdsAlike => "Wenn es dieselben Fragen sind, ihre Kennungen in beiden Dateien gleich schreiben.",
        Code::PartialResolutions => "Sollen sie nicht zählen: --partial void.",
        Code::NoEvent => "Nichts zu tun, außer es war eine Frage gemeint: dann braucht sie eine Kennung.",
        Code::WeightsOfZero => "Nichts zu tun, wenn sie nicht zählen sollen.",
        _ => return None,
    })
}

fn of_times(code: Code) -> Option<&'static str> {
    Some(match code {
        Code::MostForecastsLate => {
            "Die Tage der Prognosen und der Auflösungen prüfen; andere Spalten lassen sich mit --map nennen."
        }
        Code::SameDay => "Bei beiden die Uhrzeit ergänzen oder sie mit --same-day drop weglassen.",
        Code::Repeats => "Nachsehen; mit --repeats drop werden sie weggelassen.",
        Code::Superseded => "Mit --updates all zählt jede Prognose.",
        Code::ResolvedEarly => "Mit --wait-for-deadline bleiben sie außen vor, bis die Frist abgelaufen ist.",
        Code::WaitingForDeadline => "Ohne --wait-for-deadline zählen sie ab ihrer Auflösung.",
        Code::NoForecastAtHorizon => {
            "Auch kürzere Vorlaufzeiten auswerten: Wer früh nur zu leichten Fragen spricht, steht auf lange Sicht gut da."
        }
        Code::AfterDeadline => "Mit --after-deadline drop weglassen oder closes_on berichtigen.",
        Code::BeforeOpening => "Beide Tage ansehen und den falschen berichtigen.",
        Code::OffsetsMissing => "Sind es Ortszeiten, den Abstand zu UTC ergänzen.",
        Code::DatesBesideTimes => "Die Uhrzeit ergänzen, wo sie bekannt ist.",
        Code::RowOrderDecides => {
            "Uhrzeiten ergänzen oder die Zeilen in die Reihenfolge bringen, in der es gesagt wurde."
        }
        _ => return None,
    })
}

fn of_groups(code: Code) -> Option<&'static str> {
    Some(match code {
        Code::FewQuestions => "Vor einem Urteil weitere Auflösungen abwarten.",
        Code::OneSided => "Auch Fragen festhalten, die anders ausgehen, und zwar bevor man es weiß.",
        Code::RepeatedForecasts => {
            "Mit --updates daily oder --updates last hat jede Quelle zu jeder Frage eine Stimme."
        }
        Code::CertainAndWrong => {
            "Diese Prognosen nachsehen: Entweder ist es ein Schreibfehler oder eine Gewissheit, die niemand haben konnte."
        }
        Code::ModalOnly => "Solche Sätze nicht für Vorhersagen nehmen; den Brier-Score mit und ohne sie vergleichen.",
        Code::RangesScored => "Wo die beiden Enden Verschiedenes sagen, um eine einzige Zahl bitten.",
        Code::NoRanking => {
            "Mit compare prüfen, wer sich bei gemeinsamen Fragen unterscheidet; von den anderen sagen: „kein Unterschied \
             nachweisbar“."
        }
        Code::OneReader => "Für jeden Leser eine Zeile ergänzen.",
        _ => return None,
    })
}

fn of_comparisons(code: Code) -> Option<&'static str> {
    Some(match code {
        Code::OneGroup => "Mit --by nach einer anderen Spalte gruppieren oder mehr Zeilen zulassen.",
        Code::OneOutcome => "Auch Fragen festhalten, die anders ausgehen.",
        Code::NotComparable => "Quellen aller Gruppen auch zu einigen gemeinsamen Fragen vorhersagen lassen.",
        Code::PeriodsDiffer => {
            "Gruppen innerhalb eines Zeitraums vergleichen; eine Veränderung erst glauben, wenn sie bleibt."
        }
        Code::FewSharedQuestions => "Vor einem Urteil weitere gemeinsame Fragen abwarten.",
        Code::PairsLeftOut => "Den Vergleich mit --where eingrenzen oder auf die Ränge sehen.",
        Code::WithoutConsensus => {
            "Nichts zu tun: Wer als Erster spricht, wird mit diesen beiden Zahlen nicht beurteilt."
        }
        Code::SourcesOfSeveralTypes => "Mit --by source,source_type getrennt vergleichen.",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_numbers() {
        assert_eq!(day(Day::from_ymd(2019, 10, 31).unwrap()), "31.10.2019");
        assert_eq!(day(Day::from_ymd(2020, 1, 5).unwrap()), "5.1.2020");
        assert_eq!((questions(1).as_str(), questions(4).as_str()), ("1 Frage", "4 Fragen"));
    }

    /// A remedy speaks of the same options in both languages.
    #[test]
    fn remedies_name_the_same_options() {
        let options = |text: &str| {
            let mut found: Vec<String> = text
                .split_whitespace()
                .filter(|word| word.starts_with("--"))
                .map(|word| word.trim_end_matches(['.', ',', ';', ':']).to_owned())
                .collect();
            found.sort();
            found
        };
        let translated: Vec<Code> = Code::ALL.iter().copied().filter(|code| remedy(*code).is_some()).collect();
        assert!(translated.len() > 35, "{}", translated.len());
        for code in translated {
            let german = remedy(code).unwrap_or_default();
            assert_eq!(options(german), options(code.entry().remedy), "{german}");
        }
    }
}
