//! A log, read and sorted out: what the later stages start from.

use trackrecord::calibrate::{Bins, CoxFit};
use trackrecord::error::Error;
use trackrecord::model::{Plan, Tally};
use trackrecord::observe::grouping::Grouping;
use trackrecord::observe::speakers::Speakers;
use trackrecord::observe::{Observations, ShardObservations, observe};
use trackrecord::read::{Log, Progress, read_log};
use trackrecord::report::gather::{Fitted, Gathered, gather};

pub(crate) struct Observed {
    log: Log,
    observations: Observations,
    /// The groups, and all together at the end.
    pub(crate) fitted: Vec<Fitted>,
    plan: Plan,
}

impl Observed {
    pub(crate) fn new(plan: &Plan) -> Result<Self, Error> {
        let mut log = read_log(plan, &Progress::default())?;
        let speakers = Speakers::new(&log.labels);
        let grouping = Grouping::new(&log, plan, &speakers);
        let observations = observe(&mut log, plan, &grouping, &speakers);
        let tallies = &observations.tallies;
        let groups = (0_u32..).take(tallies.len()).map(|group| tallies.tally(group, &log.probabilities));
        let all = tallies.overall(&log.probabilities).0;
        let fitted = groups.chain([all]).map(|tally| fit(tally, plan)).collect();
        Ok(Self { log, observations, fitted, plan: plan.clone() })
    }

    /// A copy of the observations; gathering uses them up.
    pub(crate) fn shards(&self) -> Vec<ShardObservations> {
        self.observations.shards.clone()
    }

    pub(crate) fn gather(&self, shards: Vec<ShardObservations>) -> Gathered {
        gather(shards, &self.fitted, &self.log.probabilities, &self.plan)
    }
}

fn fit(tally: Tally, plan: &Plan) -> Fitted {
    let cox = CoxFit::new(&tally, plan.log_clip).ok();
    Fitted { tally, bins: Bins::equal_width(plan.bins), cox }
}
