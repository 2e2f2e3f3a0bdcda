//! A decision as a person typed or clicked it, checked against what exists before it is recorded.
//!
//! The command line and the pages fill the same [`Typed`], so both accept and refuse the same things
//! in the same words.

mod accepted;
mod deadline;
mod figure;
mod known;
mod letter;

use serde::Deserialize;

use crate::desk::{Desk, Refusal};
use crate::model::round::{DueDay, Round, RoundId};
use crate::model::ruling::Decision;
use crate::model::sighting::Digest;
use crate::model::unit::UnitId;
use crate::store::Store;

pub use accepted::{Choice, accepted, can_be_accepted};
pub use figure::taken;
pub use known::address as bare_address;

/// Which decision (contract, `rule`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words of the command")]
pub enum What {
    Assign,
    Kind,
    Ignore,
    Accept,
    Exclude,
    Figure,
    Extend,
    Exempt,
    Receipt,
    Credit,
    Merge,
    Confirm,
    #[default]
    Note,
    DueDay,
    Address,
    Alias,
    Undo,
}

/// What was typed; each decision uses its own few fields, and an empty one counts as not typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the options of the command")]
pub struct Typed {
    pub what: What,
    pub round: Option<String>,
    pub message: Option<String>,
    pub file: Option<String>,
    pub unit: Option<String>,
    pub group: Option<String>,
    pub verdict: Option<String>,
    pub indicator: Option<String>,
    pub period: Option<String>,
    pub value: Option<String>,
    pub until: Option<String>,
    pub at: Option<String>,
    pub channel: Option<String>,
    pub into: Option<String>,
    /// `yes` or `no`; `on_time` or `late`.
    pub answer: Option<String>,
    pub text: Option<String>,
    pub address: Option<String>,
    pub alias: Option<String>,
    /// First and last day of an address or a name.
    pub from: Option<String>,
    pub to: Option<String>,
    /// Of the ruling to be undone.
    pub id: Option<String>,
}

/// Turns what was typed into a decision about things that exist.
pub fn decide(desk: &Desk, store: &Store, typed: &Typed) -> Result<Decision, Refusal> {
    Reader { desk, store, typed }.decision()
}

struct Reader<'a> {
    desk: &'a Desk,
    store: &'a Store,
    typed: &'a Typed,
}

impl Reader<'_> {
    fn decision(&self) -> Result<Decision, Refusal> {
        Ok(match self.typed.what {
            What::Assign => self.assign()?,
            What::Kind => self.kind()?,
            What::Ignore => Decision::Ignore { message: self.message()? },
            What::Accept => Decision::Accept { message: self.message()? },
            What::Exclude => Decision::Exclude { message: self.message()? },
            What::Figure => self.figure()?,
            What::Extend => self.extend()?,
            What::Exempt => {
                let (round, unit) = self.listed()?;
                Decision::Exempt { round, unit }
            }
            What::Receipt => {
                let (round, unit) = self.listed()?;
                let channel = self.needed(self.typed.channel.as_deref())?.to_owned();
                Decision::Receipt { round, unit, at: self.past()?, channel }
            }
            What::Credit => {
                let (round, unit) = self.listed()?;
                Decision::Credit { round, unit, message: self.message()? }
            }
            What::Merge => self.merge()?,
            What::Confirm => {
                let (round, unit) = self.listed()?;
                let expected = self.choice(&[("yes", true), ("no", false)])?;
                Decision::Confirm { round, unit, expected }
            }
            What::Note => self.note()?,
            What::DueDay => {
                let choices = [("on_time", DueDay::OnTime), ("late", DueDay::Late)];
                Decision::DueDay {
                    round: self.round()?.id.clone(),
                    due_day: self.choice(&choices)?,
                }
            }
            What::Address => self.address()?,
            What::Alias => self.alias()?,
            What::Undo => self.undo()?,
        })
    }

    fn merge(&self) -> Result<Decision, Refusal> {
        let round = self.round()?;
        let unit = self.desk.unit(round, self.needed(self.typed.unit.as_deref())?)?;
        let into = self.desk.unit(round, self.needed(self.typed.into.as_deref())?)?;
        if unit == into {
            let name = self.desk.names().unit(&unit);
            return Err(Refusal::Wrong(self.desk.words.merged_with_itself(name)));
        }
        Ok(Decision::Merge { round: round.id.clone(), unit, into })
    }

    fn note(&self) -> Result<Decision, Refusal> {
        let text = self.needed(self.typed.text.as_deref())?.to_owned();
        let unit = typed(self.typed.unit.as_deref());
        let message = typed(self.typed.message.as_deref()).map(|_| self.message()).transpose()?;
        if unit.is_none() && message.is_none() {
            return Err(Refusal::Wrong(self.desk.words.note_of_nothing().to_owned()));
        }
        let named = unit.is_some() || typed(self.typed.round.as_deref()).is_some();
        let round = if named { Some(self.round()?) } else { None };
        let unit = match (round, unit) {
            (Some(round), Some(code)) => Some(self.desk.unit(round, code)?),
            _ => None,
        };
        Ok(Decision::Note { round: round.map(|round| round.id.clone()), unit, message, text })
    }

    fn undo(&self) -> Result<Decision, Refusal> {
        let id = self.needed(self.typed.id.as_deref())?.parse().unwrap_or(0);
        let rulings = self.store.rulings().map_err(|error| self.desk.failed(error))?;
        let in_force = rulings.iter().any(|ruling| ruling.id == id && ruling.in_force());
        if in_force {
            Ok(Decision::Undo { id })
        } else {
            Err(Refusal::Wrong(self.desk.words.unknown_ruling(id)))
        }
    }

    fn round(&self) -> Result<&Round, Refusal> {
        self.desk.round(typed(self.typed.round.as_deref()))
    }

    /// A unit on the list of a round.
    fn listed(&self) -> Result<(RoundId, UnitId), Refusal> {
        let round = self.round()?;
        Ok((round.id.clone(), self.desk.unit(round, self.needed(self.typed.unit.as_deref())?)?))
    }

    fn message(&self) -> Result<Digest, Refusal> {
        self.desk.message(self.store, self.needed(self.typed.message.as_deref())?)
    }

    /// A field without which there is no such decision.
    fn needed<'t>(&self, field: Option<&'t str>) -> Result<&'t str, Refusal> {
        let missing = || Refusal::Wrong(self.desk.words.decision_incomplete().to_owned());
        typed(field).ok_or_else(missing)
    }

    /// One of the answers that there are.
    fn choice<T: Copy>(&self, choices: &[(&str, T)]) -> Result<T, Refusal> {
        let answer = self.needed(self.typed.answer.as_deref())?;
        let found = choices.iter().find(|(word, _)| *word == answer).map(|(_, value)| *value);
        found.ok_or_else(|| Refusal::Wrong(self.desk.words.decision_incomplete().to_owned()))
    }
}

/// What was typed in a field; blanks are nothing.
fn typed(field: Option<&str>) -> Option<&str> {
    field.map(str::trim).filter(|text| !text.is_empty())
}
