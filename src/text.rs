//! Vietnamese text: comparing words, reading numbers and dates, repairing legacy encodings.

pub mod date;
pub mod fold;
pub mod legacy;
pub mod number;
pub mod syllable;
pub mod vocabulary;
