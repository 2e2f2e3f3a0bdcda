//! Where letters come from: IMAP, Maildir, mbox, folders of `.eml`, behind one trait.
pub mod intake;
