//! Whether the order of groups by their Brier scores hangs on the lexicon that reads their words.

use serde::Serialize;

/// Scores that differ by less are the same.
const SAME: f64 = 1e-12;
/// So many pairs that change places are told one by one.
const TOLD: usize = 3;

/// The groups' Brier scores under one lexicon.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct LexiconScores {
    /// Name of the lexicon.
    pub(crate) lexicon: String,
    /// The score of each group, in the order of the groups; `None` where this lexicon cannot read what the group said.
    pub(crate) briers: Vec<Option<f64>>,
}

/// The order of groups under each lexicon, best first.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OrderUnderLexicons {
    /// One for each lexicon.
    pub lexicons: Vec<LexiconOrder>,
    /// Groups that some lexicon cannot score: they are in no order.
    pub left_out: Vec<String>,
    /// Whether two groups change places between two lexicons.
    pub flips: bool,
    /// The same in plain words.
    pub text: String,
}

/// The order of groups under one lexicon.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LexiconOrder {
    /// Name of the lexicon.
    pub lexicon: String,
    /// The groups, lowest Brier score first; equal ones in their own order.
    pub order: Vec<String>,
}

/// Compares the orders of `groups` under all `lexicons`; `what` the groups are, such as "source types".
///
/// It compares the scores as they are: whether the data can carry an order at all is a question of its own. A group takes
/// part when every lexicon has a score for it. `None` with fewer than two lexicons or two such groups.
pub(crate) fn order_under_lexicons(
    what: &str,
    groups: &[String],
    lexicons: &[LexiconScores],
) -> Option<OrderUnderLexicons> {
    let brier = |scores: &LexiconScores, group: usize| scores.briers.get(group).copied().flatten();
    let is_scored = |&group: &usize| lexicons.iter().all(|scores| brier(scores, group).is_some());
    let (scored, left_out): (Vec<usize>, Vec<usize>) = (0..groups.len()).partition(is_scored);
    if lexicons.len() < 2 || scored.len() < 2 {
        return None;
    }
    let pairs = scored.iter().enumerate().flat_map(|(at, &a)| scored[at + 1..].iter().map(move |&b| (a, b)));
    let flips: Vec<Flip> = pairs.filter_map(|(a, b)| flip(a, b, lexicons, &brier)).collect();
    let order = |scores: &LexiconScores| {
        let mut order = scored.clone();
        let value = |group: usize| brier(scores, group).unwrap_or(f64::INFINITY);
        order.sort_by(|&a, &b| value(a).total_cmp(&value(b)));
        order.into_iter().map(|group| groups[group].clone()).collect()
    };
    let left_out: Vec<String> = left_out.into_iter().map(|group| groups[group].clone()).collect();
    Some(OrderUnderLexicons {
        lexicons: lexicons
            .iter()
            .map(|scores| LexiconOrder { lexicon: scores.lexicon.clone(), order: order(scores) })
            .collect(),
        flips: !flips.is_empty(),
        text: sentence(what, groups, lexicons.len(), &flips, &left_out),
        left_out,
    })
}

/// Two groups, a lexicon under which the first is better, and one under which the second is.
struct Flip<'a> {
    groups: (usize, usize),
    better: ScoresUnderLexicon<'a>,
    worse: ScoresUnderLexicon<'a>,
}

/// A lexicon, and the two scores under it.
type ScoresUnderLexicon<'a> = (&'a str, f64, f64);

fn flip<'a>(
    a: usize,
    b: usize,
    lexicons: &'a [LexiconScores],
    brier: &impl Fn(&LexiconScores, usize) -> Option<f64>,
) -> Option<Flip<'a>> {
    let scores =
        || lexicons.iter().filter_map(|scores| Some((scores.lexicon.as_str(), brier(scores, a)?, brier(scores, b)?)));
    let better = scores().find(|(_, of_a, of_b)| of_b - of_a > SAME)?;
    let worse = scores().find(|(_, of_a, of_b)| of_a - of_b > SAME)?;
    Some(Flip { groups: (a, b), better, worse })
}

fn sentence(what: &str, groups: &[String], lexicons: usize, flips: &[Flip<'_>], left_out: &[String]) -> String {
    let mut text = if flips.is_empty() {
        format!("The order of the {what} is the same under all {lexicons} lexicons.")
    } else {
        let told = flips.iter().take(TOLD).map(|flip| {
            let ((a, b), (first, a1, b1), (other, a2, b2)) = (flip.groups, flip.better, flip.worse);
            let (a, b) = (&groups[a], &groups[b]);
            format!("{a} scores better than {b} under {first} ({a1:.3} against {b1:.3}), but worse under {other} ({a2:.3} against {b2:.3})")
        });
        let told: Vec<String> = told.collect();
        let more = match flips.len().saturating_sub(TOLD) {
            0 => String::new(),
            1 => " One more pair changes places.".to_owned(),
            more => format!(" {more} more pairs change places."),
        };
        format!("The order of the {what} hangs on the lexicon: {}.{more}", told.join("; "))
    };
    if !left_out.is_empty() {
        let names = left_out.join(", ");
        text = format!("{text} Not compared, because a lexicon lacks their phrases: {names}.");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups() -> Vec<String> {
        ["A", "B", "C"].map(str::to_owned).to_vec()
    }

    fn scores(lexicon: &str, briers: [f64; 3]) -> LexiconScores {
        let briers = briers.map(|brier| Some(brier).filter(|brier| brier.is_finite())).to_vec();
        LexiconScores { lexicon: lexicon.to_owned(), briers }
    }

    #[test]
    fn the_same_order_is_said() {
        let lexicons = [scores("x", [0.1, 0.3, 0.2]), scores("y", [0.15, 0.4, 0.4])];
        let found = order_under_lexicons("source types", &groups(), &lexicons).unwrap();
        assert!(!found.flips, "a tie turns nothing round");
        assert_eq!(found.text, "The order of the source types is the same under all 2 lexicons.");
        assert_eq!(found.lexicons[0].order, ["A", "C", "B"]);
    }

    #[test]
    fn two_that_change_places_are_named_with_their_scores() {
        let lexicons = [scores("x", [0.1, 0.3, 0.2]), scores("y", [0.1, 0.3, 0.2]), scores("z", [0.25, 0.3, 0.2])];
        let found = order_under_lexicons("source types", &groups(), &lexicons).unwrap();
        assert!(found.flips);
        assert_eq!(
            found.text,
            "The order of the source types hangs on the lexicon: A scores better than C under x (0.100 against 0.200), \
             but worse under z (0.250 against 0.200)."
        );
    }

    #[test]
    fn a_group_that_a_lexicon_cannot_read_is_left_out_and_named() {
        let lexicons = [scores("x", [0.1, 0.3, f64::NAN]), scores("y", [0.4, 0.3, 0.2])];
        let found = order_under_lexicons("sources", &groups(), &lexicons).unwrap();
        assert!(found.flips && found.text.ends_with("lacks their phrases: C."), "{}", found.text);
        assert_eq!(order_under_lexicons("sources", &groups(), &lexicons[..1]), None);
        let alone = [scores("x", [0.1, f64::NAN, f64::NAN]), scores("y", [0.4, 0.3, 0.2])];
        assert_eq!(order_under_lexicons("sources", &groups(), &alone), None);
    }
}
