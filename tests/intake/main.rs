//! Intake: sources, passes, the store's side of them, against real and odd servers.

mod imap_dovecot;
mod support;
