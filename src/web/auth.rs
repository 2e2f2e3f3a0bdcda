//! Accounts: logging in, one-time links, passwords.

pub(super) mod login;
pub(super) mod password;
pub(super) mod throttle;
pub mod token;
