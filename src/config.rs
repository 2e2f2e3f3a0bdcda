//! The configuration: as typed, then checked; all faults at once, each with its next step.

pub mod mailbox;
