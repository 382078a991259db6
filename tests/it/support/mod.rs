//! What several tests use: the program run as a user would, logs and workbooks to run it on, a browser to look with.

pub(crate) mod books;
pub(crate) mod browser;
pub(crate) mod compound;
pub(crate) mod platforms;
pub(crate) mod program;
pub(crate) mod reports;
pub(crate) mod same_values;
pub(crate) mod served;
pub(crate) mod xls;
