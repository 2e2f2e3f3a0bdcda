//! Decisions with a day in them: more time, and receipts by another channel.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::cli::arguments::ExtendTo;
use crate::cli::desk::{DayEnd, nearest};
use crate::cli::failure::Failure;
use crate::cli::rule::Reader;
use crate::clock;
use crate::model::round::Round;
use crate::model::ruling::{Decision, Scope};

impl Reader<'_> {
    pub(super) fn extend(
        &self,
        round: Option<&str>,
        to: &ExtendTo,
        until: &str,
    ) -> Result<Decision, Failure> {
        let round = self.round(round)?;
        let scope = self.scope(round, to)?;
        let until = self.desk.date(until)?;
        let due = due(round, &scope);
        if until < due {
            return Err(Failure::usage(self.desk.words.extended_backwards(until, due)));
        }
        Ok(Decision::Extend { round: round.id.clone(), scope, until })
    }

    /// When something was received, which cannot be later than now.
    pub(super) fn past(&self, written: &str) -> Result<Timestamp, Failure> {
        let at = self.desk.time(written, DayEnd::First)?;
        if at > clock::now() {
            return Err(Failure::usage(self.desk.words.received_in_future(written)));
        }
        Ok(at)
    }

    fn scope(&self, round: &Round, to: &ExtendTo) -> Result<Scope, Failure> {
        match (&to.unit, &to.group) {
            (Some(unit), _) => Ok(Scope::Unit(self.desk.unit(round, unit)?)),
            (None, Some(group)) if round.group(group).is_some() => Ok(Scope::Group(group.clone())),
            (None, Some(group)) => {
                let known = round.groups.iter().map(|group| group.id.as_str());
                let all = round.groups.iter().map(|g| g.id.as_str()).collect::<Vec<_>>();
                let near = nearest(group, known);
                Err(Failure::usage(self.desk.words.unknown_group(group, near, &all.join(", "))))
            }
            (None, None) => Ok(Scope::All),
        }
    }
}

/// The due date of those who get more time; of everybody, the latest, so that nobody's is cut short.
fn due(round: &Round, scope: &Scope) -> Date {
    let of_group = |id: &str| round.group(id).and_then(|group| group.due).unwrap_or(round.due);
    match scope {
        Scope::Unit(unit) => round.roster.get(unit).map_or(round.due, |unit| of_group(&unit.group)),
        Scope::Group(group) => of_group(group),
        Scope::All => {
            let own = round.groups.iter().filter_map(|group| group.due);
            own.fold(round.due, Date::max)
        }
    }
}
