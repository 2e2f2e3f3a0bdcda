//! The one owner of SQL and of the raw-mail files.

pub mod intake;
