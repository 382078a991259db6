//! A log, read and sorted out: what the later stages start from.

use trackrecord::calibrate::{Bins, CoxFit};
use trackrecord::dataset::{Dataset, Progress, load};
use trackrecord::error::Error;
use trackrecord::model::Plan;
use trackrecord::observe::grouping::{GroupId, Grouping};
use trackrecord::observe::speakers::Speakers;
use trackrecord::observe::{GroupTally, Observations, ShardObservations, observe};
use trackrecord::report::gather::{Fitted, Gathered, gather};

pub(crate) struct Observed {
    log: Dataset,
    observations: Observations,
    order: Vec<GroupId>,
    /// The groups, and all together at the end.
    pub(crate) fitted: Vec<Fitted>,
    plan: Plan,
}

impl Observed {
    pub(crate) fn new(plan: &Plan) -> Result<Self, Error> {
        let mut log = load(plan, &Progress::default())?;
        let speakers = Speakers::new(&log.labels);
        let grouping = Grouping::new(&log, plan, &speakers);
        let observations = observe(&mut log, plan, &grouping, &speakers)?;
        let order = grouping.in_order().into_iter().map(|(id, _)| id).collect::<Vec<_>>();
        let tallies = observations.tallies.by_group(&order, &log.probabilities);
        let fitted = tallies.into_iter().map(|counted| fit(counted, plan)).collect();
        Ok(Self { log, observations, order, fitted, plan: plan.clone() })
    }

    /// A copy of the observations; gathering uses them up.
    pub(crate) fn shards(&self) -> Vec<ShardObservations> {
        self.observations.shards.clone()
    }

    pub(crate) fn gather(&self, shards: Vec<ShardObservations>) -> Gathered {
        gather(shards, &self.order, &self.fitted, &self.log.probabilities, &self.plan, &self.log.spill)
    }
}

fn fit(counted: GroupTally, plan: &Plan) -> Fitted {
    let cox = CoxFit::new(&counted.scored, plan.log_clip).ok();
    Fitted { counted, bins: Bins::equal_width(plan.bins), cox }
}
