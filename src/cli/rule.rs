//! `rule`: a person's decision, checked against what exists, recorded with who and why.

use jiff::civil::Date;

use crate::cli::arguments::{DueDayName, ExtendTo, Rule, RuleCommand, YesNo};
use crate::cli::desk::{DayEnd, Desk, nearest};
use crate::cli::failure::{Failure, Outcome};
use crate::cli::output;
use crate::clock;
use crate::model::judgement::Verdict;
use crate::model::round::{DueDay, IndicatorCode, PeriodId, Round};
use crate::model::ruling::{Decision, Scope};
use crate::model::sighting::Digest;
use crate::store::Store;

/// Runs the command.
pub(super) fn run(desk: &Desk, arguments: &Rule) -> Result<Outcome, Failure> {
    if matches!(arguments.decision, RuleCommand::List) {
        return list(desk);
    }
    let (Some(by), Some(reason)) =
        (filled(arguments.by.as_deref()), filled(arguments.reason.as_deref()))
    else {
        return Err(Failure::usage(desk.words.by_and_reason()));
    };
    let store = desk.beside()?;
    let decision = Reader { desk, store: &store }.decision(&arguments.decision)?;
    let id = store
        .add_ruling(clock::now(), by, reason, &decision)
        .map_err(|error| desk.failed(error))?;
    let sentence = desk.words.decision(&decision, desk.names(), &desk.config.time_zone);
    let line = format!("{}\n", desk.words.ruling_recorded(id, &sentence));
    output::write(desk.words, None, line.as_bytes())?;
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
    fn decision(&self, command: &RuleCommand) -> Result<Decision, Failure> {
        match command {
            RuleCommand::Assign { message, unit, round, file } => {
                self.assign(message, unit, round.as_deref(), file.as_deref())
            }
            RuleCommand::Kind { message, verdict } => {
                let message = self.message(message)?;
                Ok(Decision::Kind { message, verdict: self.verdict(verdict)? })
            }
            RuleCommand::Ignore { message } => {
                Ok(Decision::Ignore { message: self.message(message)? })
            }
            RuleCommand::Accept { message } => {
                Ok(Decision::Accept { message: self.message(message)? })
            }
            RuleCommand::Exclude { message } => {
                Ok(Decision::Exclude { message: self.message(message)? })
            }
            RuleCommand::Address { address, unit } => {
                let unit = self.desk.unit(self.desk.round(None)?, unit)?;
                Ok(Decision::Address { address: address.to_ascii_lowercase(), unit })
            }
            RuleCommand::Undo { id } => self.undo(*id),
            about_a_unit => self.about_a_unit(about_a_unit),
        }
    }

    fn about_a_unit(&self, command: &RuleCommand) -> Result<Decision, Failure> {
        match command {
            RuleCommand::Figure { round, unit, indicator, period, value } => {
                self.figure(round.as_deref(), unit, indicator, period.as_deref(), value)
            }
            RuleCommand::Extend { round, to, until } => {
                let round = self.round(round.as_deref())?;
                let scope = self.scope(round, to)?;
                let until: Date = self.desk.date(until)?;
                Ok(Decision::Extend { round: round.id.clone(), scope, until })
            }
            RuleCommand::Receipt { round, unit, at, channel } => {
                let round = self.round(round.as_deref())?;
                let unit = self.desk.unit(round, unit)?;
                let at = self.desk.time(at, DayEnd::First)?;
                let channel = channel.clone();
                Ok(Decision::Receipt { round: round.id.clone(), unit, at, channel })
            }
            RuleCommand::Credit { round, unit, message } => {
                let round = self.round(round.as_deref())?;
                let unit = self.desk.unit(round, unit)?;
                let message = self.message(message)?;
                Ok(Decision::Credit { round: round.id.clone(), unit, message })
            }
            other => self.short(other),
        }
    }

    fn short(&self, command: &RuleCommand) -> Result<Decision, Failure> {
        match command {
            RuleCommand::Exempt { round, unit } => {
                let round = self.round(round.as_deref())?;
                let unit = self.desk.unit(round, unit)?;
                Ok(Decision::Exempt { round: round.id.clone(), unit })
            }
            RuleCommand::Merge { round, unit, into } => {
                let round = self.round(round.as_deref())?;
                let (unit, into) = (self.desk.unit(round, unit)?, self.desk.unit(round, into)?);
                Ok(Decision::Merge { round: round.id.clone(), unit, into })
            }
            RuleCommand::Confirm { round, unit, answer } => {
                let round = self.round(round.as_deref())?;
                let unit = self.desk.unit(round, unit)?;
                let expected = *answer == YesNo::Yes;
                Ok(Decision::Confirm { round: round.id.clone(), unit, expected })
            }
            RuleCommand::DueDay { round, answer } => {
                let due_day = match answer {
                    DueDayName::OnTime => DueDay::OnTime,
                    DueDayName::Late => DueDay::Late,
                };
                Ok(Decision::DueDay { round: self.desk.round_id(round.as_deref())?, due_day })
            }
            RuleCommand::Note { round, unit, message, text } => {
                self.note(round.as_deref(), unit.as_deref(), message.as_deref(), text)
            }
            _ => Err(Failure::usage(self.desk.words.by_and_reason())),
        }
    }

    fn assign(
        &self,
        message: &str,
        unit: &str,
        round: Option<&str>,
        file: Option<&str>,
    ) -> Result<Decision, Failure> {
        let message = self.message(message)?;
        let known = self.desk.round(round)?;
        let unit = self.desk.unit(known, unit)?;
        let file = file.map(|prefix| self.file(message, prefix)).transpose()?;
        Ok(Decision::Assign { message, unit, round: round.map(|_| known.id.clone()), file })
    }

    fn figure(
        &self,
        round: Option<&str>,
        unit: &str,
        indicator: &str,
        period: Option<&str>,
        value: &str,
    ) -> Result<Decision, Failure> {
        let round = self.round(round)?;
        let unit = self.desk.unit(round, unit)?;
        let indicator = self.indicator(round, indicator)?;
        let period = period.map(|id| self.period(round, id)).transpose()?;
        let value = value.to_owned();
        Ok(Decision::Figure { round: round.id.clone(), unit, indicator, period, value })
    }

    fn note(
        &self,
        round: Option<&str>,
        unit: Option<&str>,
        message: Option<&str>,
        text: &str,
    ) -> Result<Decision, Failure> {
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

    fn message(&self, prefix: &str) -> Result<Digest, Failure> {
        self.desk.message(self.store, prefix)
    }

    fn verdict(&self, word: &str) -> Result<Verdict, Failure> {
        Verdict::parse(word).ok_or_else(|| {
            let known = Verdict::ALL.iter().map(|verdict| verdict.as_str());
            let all = Verdict::ALL.map(Verdict::as_str).join(", ");
            Failure::usage(self.desk.words.unknown_verdict(word, nearest(word, known), &all))
        })
    }

    fn file(&self, message: Digest, prefix: &str) -> Result<Digest, Failure> {
        let judgement = self.store.judgement(message).map_err(|error| self.desk.failed(error))?;
        let files = judgement.map(|judgement| judgement.files).unwrap_or_default();
        let mut named = files
            .iter()
            .filter(|file| file.sha256.to_string().starts_with(&prefix.to_ascii_lowercase()));
        named
            .next()
            .map(|file| file.sha256)
            .ok_or_else(|| Failure::usage(self.desk.words.unknown_file(prefix)))
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

    fn indicator(&self, round: &Round, code: &str) -> Result<IndicatorCode, Failure> {
        let id = IndicatorCode::new(code);
        if round.form.get(&id).is_some() {
            return Ok(id);
        }
        let known = round.form.indicators.iter().map(|indicator| indicator.code.as_str());
        Err(Failure::usage(self.desk.words.unknown_indicator(code, nearest(code, known))))
    }

    fn period(&self, round: &Round, id: &str) -> Result<PeriodId, Failure> {
        let known = round.periods.iter().find(|period| period.id.as_str() == id);
        known.map(|period| period.id.clone()).ok_or_else(|| {
            let all = round.periods.iter().map(|p| p.id.as_str()).collect::<Vec<_>>().join(", ");
            Failure::usage(self.desk.words.unknown_period(id, &all))
        })
    }
}
