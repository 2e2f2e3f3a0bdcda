//! The unattended loop: polls every mailbox, judges what came, keeps the heartbeat.

pub mod intake;
