//! Decisions with a day in them: more time, and receipts by another channel.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::clock;
use crate::desk::decision::{Reader, typed};
use crate::desk::{DayEnd, Refusal, nearest};
use crate::model::round::Round;
use crate::model::ruling::{Decision, Scope};

impl Reader<'_> {
    pub(super) fn extend(&self) -> Result<Decision, Refusal> {
        let round = self.round()?;
        let scope = self.scope(round)?;
        let until = self.desk.date(self.needed(self.typed.until.as_deref())?)?;
        let due = due(round, &scope);
        if until < due {
            return Err(Refusal::Wrong(self.desk.words.extended_backwards(until, due)));
        }
        Ok(Decision::Extend { round: round.id.clone(), scope, until })
    }

    /// When something was received, which cannot be later than now.
    pub(super) fn past(&self) -> Result<Timestamp, Refusal> {
        let written = self.needed(self.typed.at.as_deref())?;
        let at = self.desk.time(written, DayEnd::First)?;
        if at > clock::now() {
            return Err(Refusal::Wrong(self.desk.words.received_in_future(written)));
        }
        Ok(at)
    }

    fn scope(&self, round: &Round) -> Result<Scope, Refusal> {
        match (typed(self.typed.unit.as_deref()), typed(self.typed.group.as_deref())) {
            (Some(unit), _) => Ok(Scope::Unit(self.desk.unit(round, unit)?)),
            (None, Some(group)) if round.group(group).is_some() => {
                Ok(Scope::Group(group.to_owned()))
            }
            (None, Some(group)) => {
                let known = round.groups.iter().map(|group| group.id.as_str());
                let all = round.groups.iter().map(|g| g.id.as_str()).collect::<Vec<_>>();
                let near = nearest(group, known);
                Err(Refusal::Wrong(self.desk.words.unknown_group(group, near, &all.join(", "))))
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
