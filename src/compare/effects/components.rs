//! Which groups can be compared at all.

use crate::compare::cells::QuestionScores;

/// Groups that share questions, or are joined by a chain of groups that do, form a component. Across components nothing can
/// be compared: that one's questions were harder cannot be told from its being worse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Components {
    /// Of each group, from 1; `None` for a group without scores.
    of: Vec<Option<u32>>,
    count: u32,
}

impl Components {
    pub(super) fn new(scores: &QuestionScores) -> Self {
        let mut joined = Joined::new(scores.groups());
        let mut scored = vec![false; scores.groups()];
        for cells in scores.by_question() {
            for &(group, _) in cells {
                scored[group as usize] = true;
                joined.join(cells[0].0, group);
            }
        }
        let mut numbers = vec![None; scores.groups()];
        let mut count = 0;
        let mut of = vec![None; scores.groups()];
        for group in (0..scores.groups()).filter(|&group| scored[group]) {
            let root = joined.root(u32::try_from(group).unwrap_or(u32::MAX)) as usize;
            of[group] = *numbers[root].get_or_insert_with(|| {
                count += 1;
                Some(count)
            });
        }
        Self { of, count }
    }

    /// Groups in these components.
    #[cfg(test)]
    pub(in crate::compare) fn joining(of: &[Option<u32>]) -> Self {
        Self { of: of.to_vec(), count: of.iter().flatten().copied().max().unwrap_or(0) }
    }

    /// The component of a group, from 1 in order of the groups; `None` for a group without scores.
    pub(crate) fn of(&self, group: u32) -> Option<u32> {
        self.of[group as usize]
    }

    /// How many there are; one ranking spans all groups only if this is 1.
    pub(crate) fn count(&self) -> u32 {
        self.count
    }

    /// Whether two groups are in the same one.
    pub(crate) fn joined(&self, a: u32, b: u32) -> bool {
        self.of(a).is_some() && self.of(a) == self.of(b)
    }

    /// The component of each group.
    pub(in crate::compare) fn all(&self) -> &[Option<u32>] {
        &self.of
    }
}

/// Union-find with path halving.
#[derive(Debug)]
pub(super) struct Joined {
    parents: Vec<u32>,
}

impl Joined {
    pub(super) fn new(count: usize) -> Self {
        Self { parents: (0..u32::try_from(count).unwrap_or(u32::MAX)).collect() }
    }

    pub(super) fn reset(&mut self) {
        (0_u32..).zip(&mut self.parents).for_each(|(own, parent)| *parent = own);
    }

    pub(super) fn root(&mut self, mut at: u32) -> u32 {
        while self.parents[at as usize] != at {
            let above = self.parents[self.parents[at as usize] as usize];
            self.parents[at as usize] = above;
            at = above;
        }
        at
    }

    /// Joins two; whether they were apart. The lower root rules.
    pub(super) fn join(&mut self, a: u32, b: u32) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        self.parents[a.max(b) as usize] = a.min(b);
        a != b
    }
}
