//! On how many questions a group said each phrase.

use crate::dataset::spill::SpillFile;
use crate::dataset::stated_probability::Probabilities;
use crate::model::ProbabilityCode;
use crate::observe::ShardObservations;
use crate::observe::grouping::GroupId;
use crate::report::wording::Wording;

/// For each group in `order`, and at the end for all together: the questions of each phrase of the run.
pub(crate) fn phrase_questions(
    shards: &[ShardObservations],
    order: &[GroupId],
    probabilities: &Probabilities,
    wording: &Wording,
    spill: &SpillFile,
) -> Vec<Vec<u64>> {
    let mut place = vec![0; order.len()];
    for (at, &group) in order.iter().enumerate() {
        place[group as usize] = at;
    }
    let all = order.len();
    let codes = 0..u32::try_from(probabilities.values().len()).unwrap_or(u32::MAX);
    let phrase_of: Vec<Option<usize>> =
        codes.map(|code| wording.place(probabilities.phrase(ProbabilityCode::new(code)))).collect();
    let mut questions = vec![vec![0; wording.phrases()]; all + 1];
    // The last question on which a group said a phrase, from 1.
    let mut last = questions.clone();
    let mut number = 0;
    for shard in shards {
        let shard = shard.in_memory(spill);
        let mut observations = shard.observations();
        for question in &shard.questions {
            number += 1;
            for (observation, _) in observations.by_ref().take(question.observations as usize) {
                let Some(phrase) = phrase_of[observation.probability.index()] else { continue };
                for group in [place[observation.group as usize], all] {
                    if last[group][phrase] != number {
                        last[group][phrase] = number;
                        questions[group][phrase] += 1;
                    }
                }
            }
        }
    }
    questions
}
