//! Servers, letters and stores for the tests of intake.

pub(crate) mod dovecot;
pub(crate) mod fake;
pub(crate) mod letters;
pub(crate) mod office;
