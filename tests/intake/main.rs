//! Intake: sources, passes, the store's side of them, against real and odd servers.

#![expect(
    clippy::arithmetic_side_effects,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::unwrap_in_result,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails; clippy only knows functions marked as tests"
)]

mod imap_chaos;
mod imap_dovecot;
mod imap_scripted;
mod kill;
mod kill_whole;
mod security;
mod slow_down;
mod source_contract;
mod store_repair;
mod support;
mod whole;
