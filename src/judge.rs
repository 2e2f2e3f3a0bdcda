//! What the machine concludes: whose letter, which kind, which figures; later, who is late.

pub mod figures;
