//! The pages from outside: the built daemon on a loopback port, asked over plain HTTP.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::disallowed_methods,
    reason = "a test that cannot go on must stop"
)]
#![expect(dead_code, reason = "shares the office of the program's tests and uses part of it")]

mod access;
mod configuration;
mod decisions;
mod desk;
mod fences;
#[path = "../program/office.rs"]
mod office;
mod urging;
