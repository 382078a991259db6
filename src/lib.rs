//! Whose forecasts deserve trust? Calibration and Brier scores by source type, with honest uncertainty.

pub mod calibrate;
pub mod cli;
pub mod decompose;
pub mod diagnose;
pub mod error;
pub mod model;
pub mod observe;
pub mod parallel;
pub mod read;
pub mod render;
pub mod report;
pub mod score;
pub mod uncertainty;
