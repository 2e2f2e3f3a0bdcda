//! `rule`: a person's decision, checked against what exists, recorded with who and why.

mod deadline;
mod figure;
mod letter;

use crate::cli::arguments::{DecisionCommand, DueDayName, Rule, RuleCommand, YesNo};
use crate::cli::desk::Desk;
use crate::cli::failure::{Failure, Outcome};
use crate::cli::output;
use crate::clock;
use crate::model::round::{DueDay, Round, RoundId};
use crate::model::ruling::Decision;
use crate::model::sighting::Digest;
use crate::model::unit::UnitId;
use crate::store::Store;

/// Runs the command.
pub(super) fn run(desk: &Desk, arguments: &Rule) -> Result<Outcome, Failure> {
    match &arguments.command {
        RuleCommand::List => list(desk),
        RuleCommand::Decide(command) => decide(desk, arguments, command),
    }
}

fn decide(desk: &Desk, arguments: &Rule, command: &DecisionCommand) -> Result<Outcome, Failure> {
    let (Some(by), Some(reason)) =
        (filled(arguments.by.as_deref()), filled(arguments.reason.as_deref()))
    else {
        return Err(Failure::usage(desk.words.by_and_reason()));
    };
    let store = desk.beside()?;
    let decision = Reader { desk, store: &store }.decision(command)?;
    let id = store
        .add_ruling(clock::now(), by, reason, &decision)
        .map_err(|error| desk.failed(error))?;
    let sentence = desk.words.decision(&decision, desk.names(), &desk.config.time_zone);
    let mut told = format!("{}\n", desk.words.ruling_recorded(id, &sentence));
    if let Some(taken) = figure::taken(desk, command, &decision) {
        told.push_str(&taken);
        told.push('\n');
    }
    output::write(desk.words, None, told.as_bytes())?;
    Ok(Outcome::Done)
}

fn filled(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

fn list(desk: &Desk) -> Result<Outcome, Failure> {
    let rulings = desk.reader()?.rulings().map_err(|error| desk.failed(error))?;
    let mut text = String::new();
    for ruling in &rulings {
        let at = ruling.at.to_zoned(desk.config.time_zone.clone());
        let sentence = desk.words.decision(&ruling.decision, desk.names(), &desk.config.time_zone);
        text.push_str(&desk.words.ruling_line(ruling, &at, &sentence));
        text.push('\n');
    }
    output::write(desk.words, None, text.as_bytes())?;
    Ok(Outcome::Done)
}

/// Turns words of the command line into a decision about things that exist.
struct Reader<'a> {
    desk: &'a Desk,
    store: &'a Store,
}

impl Reader<'_> {
    fn decision(&self, command: &DecisionCommand) -> Result<Decision, Failure> {
        Ok(match command {
            DecisionCommand::Assign { message, unit, round, file } => {
                self.assign(message, unit, round.as_deref(), file.as_deref())?
            }
            DecisionCommand::Kind { message, verdict } => self.kind(message, verdict)?,
            DecisionCommand::Ignore { message } => {
                Decision::Ignore { message: self.message(message)? }
            }
            DecisionCommand::Accept { message } => {
                Decision::Accept { message: self.message(message)? }
            }
            DecisionCommand::Exclude { message } => {
                Decision::Exclude { message: self.message(message)? }
            }
            DecisionCommand::Figure(figure) => self.figure(figure)?,
            DecisionCommand::Extend { round, to, until } => {
                self.extend(round.as_deref(), to, until)?
            }
            DecisionCommand::Exempt { round, unit } => {
                let (round, unit) = self.listed(round.as_deref(), unit)?;
                Decision::Exempt { round, unit }
            }
            DecisionCommand::Receipt { round, unit, at, channel } => {
                let (round, unit) = self.listed(round.as_deref(), unit)?;
                Decision::Receipt { round, unit, at: self.past(at)?, channel: channel.clone() }
            }
            DecisionCommand::Credit { round, unit, message } => {
                let (round, unit) = self.listed(round.as_deref(), unit)?;
                Decision::Credit { round, unit, message: self.message(message)? }
            }
            DecisionCommand::Merge { round, unit, into } => {
                self.merge(round.as_deref(), unit, into)?
            }
            DecisionCommand::Confirm { round, unit, answer } => {
                let (round, unit) = self.listed(round.as_deref(), unit)?;
                Decision::Confirm { round, unit, expected: *answer == YesNo::Yes }
            }
            DecisionCommand::Note { round, unit, message, text } => {
                self.note(round.as_deref(), unit.as_deref(), message.as_deref(), text)?
            }
            DecisionCommand::DueDay { round, answer } => {
                let due_day = match answer {
                    DueDayName::OnTime => DueDay::OnTime,
                    DueDayName::Late => DueDay::Late,
                };
                Decision::DueDay { round: self.desk.round_id(round.as_deref())?, due_day }
            }
            DecisionCommand::Address { address, unit } => self.address(address, unit)?,
            DecisionCommand::Undo { id } => self.undo(*id)?,
        })
    }

    fn merge(&self, round: Option<&str>, unit: &str, into: &str) -> Result<Decision, Failure> {
        let known = self.round(round)?;
        let (unit, into) = (self.desk.unit(known, unit)?, self.desk.unit(known, into)?);
        if unit == into {
            let name = self.desk.names().unit(&unit);
            return Err(Failure::usage(self.desk.words.merged_with_itself(name)));
        }
        Ok(Decision::Merge { round: known.id.clone(), unit, into })
    }

    fn note(
        &self,
        round: Option<&str>,
        unit: Option<&str>,
        message: Option<&str>,
        text: &str,
    ) -> Result<Decision, Failure> {
        if unit.is_none() && message.is_none() {
            return Err(Failure::usage(self.desk.words.note_of_nothing()));
        }
        let of = match unit {
            Some(_) => Some(self.round(round)?),
            None => round.map(|id| self.round(Some(id))).transpose()?,
        };
        let unit = match (of, unit) {
            (Some(round), Some(code)) => Some(self.desk.unit(round, code)?),
            _ => None,
        };
        let message = message.map(|prefix| self.message(prefix)).transpose()?;
        let round = of.map(|round| round.id.clone());
        Ok(Decision::Note { round, unit, message, text: text.to_owned() })
    }

    fn undo(&self, id: i64) -> Result<Decision, Failure> {
        let rulings = self.store.rulings().map_err(|error| self.desk.failed(error))?;
        let in_force = rulings.iter().any(|ruling| ruling.id == id && ruling.in_force());
        if in_force {
            Ok(Decision::Undo { id })
        } else {
            Err(Failure::usage(self.desk.words.unknown_ruling(id)))
        }
    }

    fn round(&self, named: Option<&str>) -> Result<&Round, Failure> {
        self.desk.round(named)
    }

    /// A unit on the list of a round.
    fn listed(&self, round: Option<&str>, unit: &str) -> Result<(RoundId, UnitId), Failure> {
        let known = self.round(round)?;
        Ok((known.id.clone(), self.desk.unit(known, unit)?))
    }

    fn message(&self, prefix: &str) -> Result<Digest, Failure> {
        self.desk.message(self.store, prefix)
    }
}
