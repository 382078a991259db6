//! What the other sources said on a question: calls are told by how they stood against it.

use crate::model::SourceId;
use crate::observe::best_and_worst::Call;
use crate::observe::grouping::GroupId;

/// What the sources of a question said, each the mean of its forecasts that count.
#[derive(Debug, Default)]
pub(super) struct Crowd {
    /// Source, sum and number of its forecasts, by source.
    said: Vec<(SourceId, f64, f64)>,
    /// Sum of the means of all sources.
    total: f64,
}

impl Crowd {
    /// Takes in what sources said.
    pub(super) fn gather(&mut self, said: impl Iterator<Item = (SourceId, f64)>) {
        self.said.clear();
        self.said.extend(said.map(|(source, p)| (source, p, 1.0)));
        self.said.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        self.said.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
                kept.2 += next.2;
            }
            same
        });
        self.total = self.said.iter().map(|(_, sum, number)| sum / number).sum();
    }

    /// The mean over all sources but one; `None` if there are no others.
    pub(super) fn without(&self, source: SourceId) -> Option<f64> {
        let own = self.said.binary_search_by_key(&source, |(source, ..)| *source).ok()?;
        let (_, sum, number) = self.said[own];
        let others = self.said.len() - 1;
        (others > 0).then(|| ((self.total - sum / number) / others as f64).clamp(0.0, 1.0))
    }
}

/// A call that waits until all sources of its question have spoken.
#[derive(Debug)]
pub(super) struct WaitingCall {
    /// Its group.
    pub(super) group: GroupId,
    /// Who made it.
    pub(super) source: SourceId,
    /// What it said and what happened.
    pub(super) call: Call,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_source_has_one_voice_and_is_not_its_own_crowd() {
        let [ann, ben, cem] = [0, 1, 2].map(SourceId::new);
        let mut crowd = Crowd::default();
        crowd.gather([(ben, 0.2), (ann, 0.9), (ben, 0.4), (cem, 0.5)].into_iter());
        let near = |found: Option<f64>, expected: f64| (found.unwrap() - expected).abs() < 1e-12;
        assert!(near(crowd.without(ann), 0.4) && near(crowd.without(ben), 0.7) && near(crowd.without(cem), 0.6));
        crowd.gather([(ben, 0.2), (ben, 0.4)].into_iter());
        assert_eq!(crowd.without(ben), None);
    }
}
