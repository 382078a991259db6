//! Questions whose forecasts wait for ever, because the resolutions write the id a little otherwise.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use crate::dataset::Dataset;
use crate::diagnostics::{Code, Note};
use crate::input::text::id_key;
use crate::localized::{Localized, counted};
use crate::model::QuestionId;
use crate::observe::Observations;
use crate::parallel::in_order;

/// So many ids without a resolution are compared at most, the first in the order of their hashes.
const MOST_COMPARED: usize = 10_000;
/// So many are named.
const NAMED: usize = 3;

/// Ids of forecasts that the resolutions do not have, but for case, punctuation, spaces or leading zeros.
pub(super) fn note(log: &Dataset, observations: &Observations, threads: usize) -> Option<Note> {
    if log.resolution_tables.is_empty() {
        return None;
    }
    let alike = alike(log, observations, threads);
    let (forecasts, questions) = (alike.iter().map(|one| u64::from(one.forecasts)).sum::<u64>(), alike.len());
    let named: Vec<String> =
        alike.iter().take(NAMED).map(|one| format!("\"{}\" ~ \"{}\"", one.asked, one.resolved)).collect();
    let listed = |more: fn(usize) -> String| {
        let rest = Some(questions.saturating_sub(NAMED)).filter(|rest| *rest > 0).map(more);
        named.iter().cloned().chain(rest).collect::<Vec<_>>().join(", ")
    };
    (questions > 0).then(|| {
        let text = format!(
            "{forecasts} forecast{} on {questions} question{} for a resolution, although the resolutions have almost the \
             same id: {}.",
            if forecasts == 1 { "" } else { "s" },
            if questions == 1 { " waits" } else { "s wait" },
            listed(|more| format!("and {more} more"))
        );
        let german = format!(
            "{} zu {} auf ein Ergebnis, obwohl die Auflösungen fast dieselbe Kennung haben: {}.",
            counted(forecasts, "Prognose", "Prognosen"),
            if questions == 1 { "1 Frage wartet".to_owned() } else { format!("{questions} Fragen warten") },
            listed(|more| format!("und {more} weitere"))
        );
        Note::new(Code::QuestionIdsAlike, Localized::new(text, german))
    })
}

/// A hash that is the same for ids of one [`id_key`], and for that key: of letters, in small letters, and digits but the zeros
/// that a number begins with. Most ids need no key, which costs ten times as much. `None` for ids with other letters than
/// those of ASCII.
fn quick_hash(id: &[u8]) -> Option<u64> {
    let (mut hash, mut in_number) = (0_u64, false);
    for &byte in id {
        if !byte.is_ascii() {
            return None;
        }
        let counts = byte.is_ascii_alphabetic() || byte.is_ascii_digit() && (in_number || byte != b'0');
        in_number = byte.is_ascii_digit() && counts;
        if counts {
            hash = (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3);
        }
    }
    Some(hash)
}

/// An id of forecasts, and that of the resolutions which comes near.
struct NearId {
    asked: String,
    resolved: String,
    forecasts: u32,
}

/// Questions that are looked through together.
const SHARE: u32 = 10_000;

fn alike(log: &Dataset, observations: &Observations, threads: usize) -> Vec<NearId> {
    let questions = &log.questions;
    let text = |question: QuestionId| String::from_utf8_lossy(questions.id(question));
    let known = u32::try_from(log.questions.facts.len()).unwrap_or(u32::MAX);
    let mut unmatched: Vec<(QuestionId, u32)> = observations
        .open
        .iter()
        .filter(|open| open.question.number() >= known && open.forecasts > 0)
        .map(|open| (open.question, open.forecasts))
        .collect();
    if unmatched.len() > MOST_COMPARED {
        unmatched.select_nth_unstable_by_key(MOST_COMPARED, |&(question, _)| {
            (questions.hash(question), questions.id(question))
        });
        unmatched.truncate(MOST_COMPARED);
    }
    // Few of either kind share a hash, so few need a key.
    let quick = |question: &QuestionId| {
        quick_hash(questions.id(*question)).or_else(|| quick_hash(id_key(&text(*question)).as_bytes()))
    };
    let hashes: FxHashSet<Option<u64>> = unmatched.iter().map(|(question, _)| quick(question)).collect();
    let may_be_near = |question: &QuestionId| hashes.contains(&quick(question));
    let asked = if hashes.is_empty() { 0 } else { known };
    let shares = (0..asked).step_by(SHARE as usize).map(|from| from..known.min(from.saturating_add(SHARE))).collect();
    let (found, _) = in_order(
        shares,
        threads,
        || (),
        |(), share| share.map(QuestionId::new).filter(may_be_near).collect::<Vec<_>>(),
    );
    let found = found.concat();
    let hashes: FxHashSet<Option<u64>> = found.iter().map(quick).collect();
    unmatched.retain(|(question, _)| hashes.contains(&quick(question)));
    unmatched.sort_by_key(|&(question, _)| questions.id(question));
    let mut by_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, &(question, _)) in unmatched.iter().enumerate() {
        by_key.entry(id_key(&text(question))).or_default().push(at);
    }
    by_key.remove(""); // nothing but signs: nothing to compare
    let mut near: BTreeMap<usize, QuestionId> = BTreeMap::new();
    for question in found {
        for at in by_key.remove(&id_key(&text(question))).unwrap_or_default() {
            near.insert(at, question);
        }
    }
    let found = near.into_iter().map(|(at, resolved)| {
        let (asked, forecasts) = unmatched[at];
        NearId { asked: text(asked).into_owned(), resolved: text(resolved).into_owned(), forecasts }
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn ids_of_one_key_are_never_passed_over(a in "[aAB012. _-]{0,7}", b in "[aAB012. _-]{0,7}") {
            let (key, other) = (id_key(&a), id_key(&b));
            prop_assert_eq!(quick_hash(a.as_bytes()), quick_hash(key.as_bytes()));
            prop_assert!(key != other || quick_hash(a.as_bytes()) == quick_hash(b.as_bytes()));
        }
    }

    #[test]
    fn other_letters_are_compared_by_their_keys() {
        assert_eq!(quick_hash("Ü1".as_bytes()), None);
        assert_ne!(quick_hash(b"q12"), quick_hash(b"q21"));
        assert_ne!(quick_hash(b"q102"), quick_hash(b"q12"));
    }
}
