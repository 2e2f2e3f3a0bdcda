//! The program from outside: the built binary, its files, its exit codes, its words.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::disallowed_methods,
    reason = "a test that cannot go on must stop"
)]

mod commands;
mod demo;
mod explain;
mod full_disk;
mod office;
mod readme;
mod rulings;
mod running;
mod strain;
mod truth;
mod verify;
