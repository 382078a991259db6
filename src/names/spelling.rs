//! Slips of the pen: names that differ in one letter of a long word, or in two letters of a longer one.

use std::hash::Hasher;

use rustc_hash::FxHasher;

/// A letter makes a difference in shorter words: North, Nord.
const LONG_WORD: usize = 5;
/// Two letters make a difference in shorter words: Western, Eastern.
const LONGER_WORD: usize = 8;
/// Longer words are not looked at: the work grows with the square of their length.
const LONGEST_WORD: usize = 40;
/// With more letters in its long words a name is not searched for a slip in each of two words.
const MOST_LETTERS: usize = 60;

/// Hashes of the name itself, and of the name without one or two of its letters: names that differ by slips have one in
/// common.
pub(super) fn blurred(words: &[String]) -> Vec<u64> {
    let hashes: Vec<u64> = words.iter().enumerate().map(|(at, word)| hash(at, word.chars())).collect();
    // A sum, so that a word can be exchanged for a blurred one without hashing the others again.
    let whole = hashes.iter().fold(0_u64, |sum, hash| sum.wrapping_add(*hash));
    let (mut blurred, mut changes) = (vec![whole], vec![]);
    for (at, word) in words.iter().enumerate() {
        let letters: Vec<char> = word.chars().collect();
        let searched = (LONG_WORD - 1..=LONGEST_WORD).contains(&letters.len());
        if !searched || !letters.iter().all(|letter| letter.is_alphabetic()) {
            continue;
        }
        let without = |left_out: &[usize]| {
            let kept = letters.iter().enumerate().filter(|(index, _)| !left_out.contains(index));
            hash(at, kept.map(|(_, &letter)| letter)).wrapping_sub(hashes[at])
        };
        for first in 0..letters.len() {
            changes.push((at, without(&[first])));
            if first > 0 && letters.len() + 2 >= LONGER_WORD {
                blurred.extend((first + 1..letters.len()).map(|second| whole.wrapping_add(without(&[first, second]))));
            }
        }
    }
    blurred.extend(changes.iter().map(|(_, change)| whole.wrapping_add(*change)));
    if changes.len() <= MOST_LETTERS {
        for (index, (at, change)) in changes.iter().enumerate() {
            let elsewhere = changes[index + 1..].iter().filter(|(other, _)| other != at);
            blurred.extend(elsewhere.map(|(_, other)| whole.wrapping_add(*change).wrapping_add(*other)));
        }
    }
    blurred.sort_unstable();
    blurred.dedup();
    blurred
}

fn hash(at: usize, letters: impl Iterator<Item = char>) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write_usize(at);
    letters.for_each(|letter| hasher.write_u32(u32::from(letter)));
    hasher.finish()
}

/// By how many letters two names differ, one or two, if it may be a slip: one letter in a long word, or two letters in a
/// longer word or in two words whose first letters are right. A digit is no slip of the pen.
pub(super) fn slips(one: &[String], other: &[String]) -> Option<usize> {
    let differing: Vec<_> = one.iter().zip(other).filter(|(a, b)| a != b).collect();
    if one.len() != other.len() || differing.is_empty() || differing.len() > 2 {
        return None;
    }
    let mut all = 0;
    for (a, b) in &differing {
        let (letters, longest) = (a.chars().chain(b.chars()), a.chars().count().max(b.chars().count()));
        if longest > LONGEST_WORD + 2 || !letters.clone().all(char::is_alphabetic) {
            return None;
        }
        all += match strsim::osa_distance(a, b) {
            1 if longest >= LONG_WORD => 1,
            2 if longest >= LONGER_WORD => 2,
            _ => return None,
        };
    }
    let begin_alike = differing.iter().all(|(a, b)| a.chars().next() == b.chars().next());
    (all == 1 || (all == 2 && begin_alike)).then_some(all)
}
