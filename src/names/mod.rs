//! Names as people write them: which may be one, and which are several.
//!
//! - [`mod@alike`]: names that may be one, some of them by slips of the pen ([`spelling`]); [`words`] are what tells a name from
//!   others;
//! - [`joint`]: a name made of several.

mod alike;
mod joint;
mod spelling;
mod words;

pub(crate) use alike::{AlikeNames, Named, alike};
pub(crate) use joint::parts_of_joint;
