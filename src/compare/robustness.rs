//! Does the order survive other defensible choices?

use super::effects::{Components, Effects};

/// Scores that differ by less are the same.
const ROUNDING: f64 = 1e-12;

/// Groups in the order of their adjusted scores, best first, component by component.
///
/// Between components there is no order, so each has a list of its own; groups without scores are in none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GroupOrder(pub Vec<Vec<u32>>);

/// The order under another choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChosenOrder {
    /// Which choice, in words of the options: `updates=daily`.
    pub name: String,
    /// The order under it.
    pub order: GroupOrder,
    /// Whether it is the main order, as far as both rank the same groups.
    pub same_order: bool,
}

impl GroupOrder {
    /// By the adjusted scores of those groups that `counts` lets in.
    pub(crate) fn of(effects: &Effects, counts: impl Fn(u32) -> bool) -> Self {
        Self::by(effects.components(), |group| effects.adjusted(group).filter(|_| counts(group)))
    }

    /// By any score, lowest first; groups with the same score stand in the order of their numbers, those without one nowhere.
    pub(crate) fn by(components: &Components, score: impl Fn(u32) -> Option<f64>) -> Self {
        let mut lists = vec![vec![]; components.count() as usize];
        for (group, component) in (0_u32..).zip(components.all()) {
            if let (Some(number), Some(score)) = (component, score(group)) {
                lists[*number as usize - 1].push((group, (score / ROUNDING).round()));
            }
        }
        let sorted = |mut list: Vec<(u32, f64)>| {
            list.sort_by(|a, b| a.1.total_cmp(&b.1));
            list.into_iter().map(|(group, _)| group).collect()
        };
        Self(lists.into_iter().map(sorted).collect())
    }

    /// Whether no two groups that both orders compare stand the other way round.
    pub(crate) fn agrees_with(&self, other: &Self) -> bool {
        self.0.iter().all(|own| {
            other.0.iter().all(|theirs| {
                let in_theirs = own.iter().filter(|group| theirs.contains(group));
                let in_own = theirs.iter().filter(|group| own.contains(group));
                in_theirs.eq(in_own)
            })
        })
    }
}

/// Compares the orders under other choices with the main one.
pub(crate) fn robustness(
    main: &GroupOrder,
    others: impl IntoIterator<Item = (String, GroupOrder)>,
) -> Vec<ChosenOrder> {
    let choice =
        |(name, order): (String, GroupOrder)| ChosenOrder { name, same_order: main.agrees_with(&order), order };
    others.into_iter().map(choice).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_where_both_rank_the_same_groups() {
        let main = GroupOrder(vec![vec![2, 0, 1], vec![4, 3]]);
        for (other, same) in [
            (vec![vec![2, 0, 1], vec![4, 3]], true),
            (vec![vec![2, 1], vec![4, 3]], true),
            (vec![vec![4, 2, 3, 0, 1]], true), // one component now: nothing that both compare turned round
            (vec![vec![2, 1, 0], vec![4, 3]], false),
            (vec![vec![2, 0, 1], vec![3, 4]], false),
        ] {
            let found = robustness(&main, [("updates=last".to_owned(), GroupOrder(other.clone()))]);
            assert_eq!(found[0].same_order, same, "{other:?}");
        }
    }
}
