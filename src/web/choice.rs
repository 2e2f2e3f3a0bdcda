//! One choice of a select.

/// What can be chosen.
pub(super) struct Choice {
    /// What the form sends.
    pub(super) value: String,
    /// What people read.
    pub(super) text: String,
    /// Whether it is chosen.
    pub(super) chosen: bool,
}
