//! Difficulty-adjusted scores: question fixed effects.

mod components;
mod design;
mod fit;
mod replicates;
mod shift;
#[cfg(test)]
mod tests;

pub(crate) use components::Components;
pub(crate) use fit::Effects;
pub(crate) use replicates::EffectReplicates;
