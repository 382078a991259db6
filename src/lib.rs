//! Whose forecasts deserve trust? Calibration and Brier scores by source type, with honest uncertainty.

pub mod calibrate;
pub mod decompose;
pub mod diagnose;
pub mod model;
pub mod render;
pub mod report;
pub mod score;
pub mod uncertainty;
