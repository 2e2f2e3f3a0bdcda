//! What stands on the pages of the desk: the frame here, each page in a file of its own.

mod access;
mod frame;
mod head;
mod late;
mod letter;
mod letters;
mod sections;

pub use sections::Section;
