//! What the machine concludes: whose letter, which kind, which figures; later, who is late.

pub mod attribution;
pub mod figures;
pub mod file;
pub mod head;
pub mod in_force;
pub mod kind;
pub mod ledger;
pub mod naming;
pub mod outliers;
pub mod outline;
pub mod outlook;
pub mod review;
pub mod round_figures;
pub mod rules;
pub mod standing;
pub(crate) mod token;
pub mod totals;
pub(crate) mod trust;
pub mod versions;

#[cfg(test)]
pub(crate) mod testing;
