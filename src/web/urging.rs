//! Whom to urge, as the page and its downloads need it.

use crate::model::round::Round;
use crate::model::urging::Chase;
use crate::report::Context;
use crate::report::remind::{Source, chases};
use crate::web::picture::{Picture, RoundPicture};

/// The units of a round that owe a report.
pub(super) struct Urging<'a> {
    /// What lists and drafts are made from.
    pub(super) source: Source<'a>,
    /// Words, clock and names.
    pub(super) context: Context<'a>,
    /// Every unit that owes a report, in the order of the list.
    pub(super) chases: Vec<Chase>,
}

impl<'a> Urging<'a> {
    /// Looks at a round.
    pub(super) fn new(picture: &'a Picture, round: &'a Round, data: &'a RoundPicture) -> Self {
        let config = &picture.desk.config;
        let source = Source {
            round,
            standings: &data.standings,
            rows: &picture.rows,
            rulings: &picture.rulings,
            addresses: &config.addresses,
            sender: config.sender(),
        };
        let context = picture.context();
        let chases = chases(&source, &context);
        Self { source, context, chases }
    }

    /// Units that may be urged without looking at anything first.
    pub(super) fn plain(&self) -> Vec<&Chase> {
        self.chases.iter().filter(|chase| chase.is_plain()).collect()
    }

    /// Units that must be looked at first.
    pub(super) fn careful(&self) -> Vec<&Chase> {
        self.chases.iter().filter(|chase| !chase.is_plain()).collect()
    }
}
