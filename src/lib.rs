//! tonghop ("to compile"): collects periodic reports from a mailbox and says who is late.
//!
//! The map, in the order in which a letter travels:
//!
//! - [`source`] lists and fetches letters from IMAP, Maildir, mbox and `.eml` folders;
//! - [`store`] keeps raw letters as files and everything else in one SQLite database;
//! - [`shield`] runs [`read`] in a limited child process of ourselves;
//! - [`judge`] says whose a letter is, what kind, which figures; later, who is late;
//! - [`ingest`] composes reading and judging for one letter;
//! - [`report`] turns standings and figures into tables, CSV, XLSX, JSON;
//! - [`words`] holds every sentence that a person can read, in Vietnamese and English;
//! - [`daemon`] polls without end;
//! - [`desk`] finds what a person named and checks what he decides;
//! - [`web`] serves the pages on which staff see and settle all this; [`cli`] has one file per command.
//!
//! [`model`] and [`text`] lie below all of them and are pure, as are `read`, `judge`, `ingest` and
//! `report`: values in, values out. `tests/tidy.rs` holds the arrows between the modules.

pub mod cli;
pub mod clock;
pub mod config;
pub mod daemon;
pub mod desk;
pub mod ingest;
pub mod judge;
pub mod model;
pub mod read;
pub mod report;
pub mod shield;
pub mod source;
pub mod store;
pub mod text;
pub mod web;
pub mod words;
