//! Decompositions of the Brier score.
