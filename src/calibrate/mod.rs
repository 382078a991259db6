//! Calibration: does it happen as often as they say?
