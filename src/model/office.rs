//! Who writes: names at the head and foot of what goes out on paper and by mail.

/// The office's names in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Office {
    /// The body to which the office belongs, as it stands at the head of a paper.
    pub parent: String,
    /// The office itself.
    pub name: String,
    /// The place that stands before a date.
    pub place: String,
    /// Who signs.
    pub signer: String,
}

/// The office's names in every language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offices {
    /// In Vietnamese: on paper, and in letters to units.
    pub vietnamese: Office,
    /// In English.
    pub english: Office,
}
