//! Scoring rules.
