//! `remind`: whom to urge, with what must be looked at first, and the letters' drafts.
//!
//! An unjust reminder costs more than a late report, so a unit of which anything is in the mailbox
//! that may be its report, or that may not have got our mail, stands apart and is left out unless a
//! person names it. Nothing is sent: drafts are files.

mod archive;
mod cautions;
mod contacts;
mod draft;
mod lists;
mod mime;

pub use archive::archive;
pub use draft::{Draft, draft};
pub use lists::{csv, overview, plain_list, xlsx};

use crate::judge::standing::{Deadline, day_of};
use crate::model::judgement::Component;
use crate::model::ledger::{Row, Standing, StandingNote, Standings, State};
use crate::model::round::{DueDay, Round};
use crate::model::ruling::Ruling;
use crate::model::unit::AddressEntry;
use crate::model::urging::Chase;

use super::Context;

/// What everything here is made from.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    /// The round.
    pub round: &'a Round,
    /// Where the units stand.
    pub standings: &'a Standings,
    /// Every letter.
    pub rows: &'a [Row],
    /// Every ruling.
    pub rulings: &'a [Ruling],
    /// The address book kept by staff.
    pub addresses: &'a [AddressEntry],
    /// The office's own address, from which drafts are written and to which reports go.
    pub sender: Option<String>,
}

/// Every unit that owes a report, in the order of the list.
pub fn chases(source: &Source<'_>, context: &Context<'_>) -> Vec<Chase> {
    let open = |standing: &&Standing| {
        let out = standing.notes.contains(&StandingNote::NotExpected);
        matches!(standing.state, State::Missing | State::Pending) && !out
    };
    let standings = source.standings.units.iter().filter(open);
    standings.map(|standing| chase(standing, source, context)).collect()
}

fn chase(standing: &Standing, source: &Source<'_>, context: &Context<'_>) -> Chase {
    let today = day_of(source.standings.as_of, context.time_zone);
    let on_the_day = match standing.extended_to {
        Some(_) => DueDay::OnTime,
        None => source.standings.due_day,
    };
    let day = standing.extended_to.unwrap_or(standing.due);
    let (_, days_late) = Deadline { day, on_the_day }.judge(today);
    let contacts = contacts::contacts(&standing.unit, source, context);
    let cautions = cautions::cautions(standing, &contacts, source);
    let remark = |note: &&StandingNote| {
        matches!(
            note,
            StandingNote::Note(_) | StandingNote::ExtendedTo(_) | StandingNote::AnnexOnly
        )
    };
    Chase {
        unit: standing.unit.clone(),
        name: standing.name.clone(),
        group: standing.group.clone(),
        state: standing.state,
        due: day,
        day_included: on_the_day == DueDay::OnTime,
        days_late,
        lacks: lacks(standing, source.round),
        contacts,
        cautions,
        notes: standing.notes.iter().filter(remark).cloned().collect(),
    }
}

/// The report always: without it nothing counts as received.
fn lacks(standing: &Standing, round: &Round) -> Vec<Component> {
    let annex = round.required.contains(&Component::Annex) && !standing.annex;
    let annex = annex.then_some(Component::Annex);
    [Component::Report].into_iter().chain(annex).collect()
}

#[cfg(test)]
mod tests;
