//! Vietnamese text: comparing words, reading numbers and dates, repairing legacy encodings.

pub mod fold;
