//! What stands on the pages of the desk: the frame here, each page in a file of its own.

mod access;
mod diagnosis;
mod figures;
mod frame;
mod head;
mod journal;
mod late;
mod letter;
mod letters;
mod missing;
mod review;
mod round;
mod sections;
mod settling;
mod unit;

pub use diagnosis::DiagnosisHeading;
pub use journal::JournalHeading;
pub use round::RoundHeading;
pub use sections::Section;
pub use unit::{Clocks, UnitForm, UnitHeading};
