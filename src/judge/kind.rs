//! What kind of letter it is, by itself: one verdict of the contract's list.
//!
//! The rules stand in one table, first match wins. They look at what the files are before they
//! look at words, since a subject is typed in a hurry and a report is not.

pub mod letter;
pub mod links;
mod quotes;
pub mod round;
mod rules;
mod words;

pub use rules::{Circumstance, Facts, Quote, verdict};
pub use words::{Spoken, spoken};
