//! The nouns of the product: values that every stage hands to the next.
//!
//! Pure data with serde, no behaviour beyond parsing a name into its type. A stage makes a new
//! type and none is filled in later (`docs/architecture.md`), so each file here is one stage's
//! result: what arrived, what was read, what was judged, what a person said, what follows.

pub mod account;
pub mod check;
pub mod document;
pub mod evidence;
pub mod fault;
pub mod figure;
pub mod finding;
pub mod intake;
pub mod invariant;
pub mod judgement;
pub mod ledger;
pub mod letter;
pub mod office;
pub mod outlier;
pub mod outline;
pub mod round;
pub mod rule_note;
pub mod ruling;
pub mod sighting;
pub mod total;
pub mod unit;
pub mod urging;
