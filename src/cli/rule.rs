//! `rule`: a person's decision, recorded with who and why.

use crate::cli::arguments::{DaysOf, DecisionCommand, DueDayName, Rule, RuleCommand, YesNo};
use crate::cli::failure::{Failure, Outcome};
use crate::cli::output;
use crate::clock;
use crate::desk::Desk;
use crate::desk::decision::{self, Typed, What};

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
    // From a page an empty field is the whole letter; here somebody typed it.
    if let DecisionCommand::Assign { file: Some(file), .. } = command
        && file.trim().is_empty()
    {
        return Err(Failure::usage(desk.words.ambiguous_file(file)));
    }
    let typed = typed(command);
    let decision = decision::decide(desk, &store, &typed)?;
    let id = store
        .add_ruling(clock::now(), by, reason, &decision)
        .map_err(|error| desk.failed(error))?;
    let sentence = desk.words.decision(&decision, desk.names(), &desk.config.time_zone);
    let mut told =
        format!("{} {}\n", desk.words.ruling_recorded(id, &sentence), desk.words.how_to_undo(id));
    if let Some(taken) = decision::taken(desk, &typed, &decision) {
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

/// What was typed, as the pages would send it.
fn typed(command: &DecisionCommand) -> Typed {
    use DecisionCommand as Command;
    let some = |text: &String| Some(text.clone());
    let what = |what: What| Typed { what, ..Typed::default() };
    match command {
        Command::Assign { message, unit, round, file } => Typed {
            message: some(message),
            unit: some(unit),
            round: round.clone(),
            file: file.clone(),
            ..what(What::Assign)
        },
        Command::Kind { message, verdict } => {
            Typed { message: some(message), verdict: some(verdict), ..what(What::Kind) }
        }
        Command::Ignore { message } => Typed { message: some(message), ..what(What::Ignore) },
        Command::Accept { message } => Typed { message: some(message), ..what(What::Accept) },
        Command::Exclude { message } => Typed { message: some(message), ..what(What::Exclude) },
        Command::Figure(of) => Typed {
            round: of.round.clone(),
            unit: some(&of.unit),
            indicator: some(&of.indicator),
            period: of.period.clone(),
            value: some(&of.value),
            ..what(What::Figure)
        },
        Command::Extend { round, to, until } => Typed {
            round: round.clone(),
            unit: to.unit.clone(),
            group: to.group.clone(),
            until: some(until),
            ..what(What::Extend)
        },
        _ => typed_about_unit(command),
    }
}

fn typed_about_unit(command: &DecisionCommand) -> Typed {
    use DecisionCommand as Command;
    let some = |text: &String| Some(text.clone());
    let of = |what: What, round: &Option<String>, unit: &String| Typed {
        what,
        round: round.clone(),
        unit: Some(unit.clone()),
        ..Typed::default()
    };
    match command {
        Command::Exempt { round, unit } => of(What::Exempt, round, unit),
        Command::Receipt { round, unit, at, channel } => {
            Typed { at: some(at), channel: some(channel), ..of(What::Receipt, round, unit) }
        }
        Command::Credit { round, unit, message } => {
            Typed { message: some(message), ..of(What::Credit, round, unit) }
        }
        Command::Merge { round, unit, into } => {
            Typed { into: some(into), ..of(What::Merge, round, unit) }
        }
        Command::Confirm { round, unit, answer } => {
            let answer = if *answer == YesNo::Yes { "yes" } else { "no" };
            Typed { answer: Some(answer.to_owned()), ..of(What::Confirm, round, unit) }
        }
        _ => typed_otherwise(command),
    }
}

fn typed_otherwise(command: &DecisionCommand) -> Typed {
    use DecisionCommand as Command;
    match command {
        Command::Note { round, unit, message, text } => Typed {
            what: What::Note,
            round: round.clone(),
            unit: unit.clone(),
            message: message.clone(),
            text: Some(text.clone()),
            ..Typed::default()
        },
        Command::DueDay { round, answer } => {
            let answer = if *answer == DueDayName::Late { "late" } else { "on_time" };
            let answer = Some(answer.to_owned());
            Typed { what: What::DueDay, round: round.clone(), answer, ..Typed::default() }
        }
        Command::Address { address, unit, days } => {
            Typed { address: Some(address.clone()), ..known(What::Address, unit, days) }
        }
        Command::Alias { alias, unit, days } => {
            Typed { alias: Some(alias.clone()), ..known(What::Alias, unit, days) }
        }
        Command::Undo { id } => {
            Typed { what: What::Undo, id: Some(id.to_string()), ..Typed::default() }
        }
        _ => Typed::default(),
    }
}

/// By what a unit is known, and when.
fn known(what: What, unit: &str, days: &DaysOf) -> Typed {
    let (from, to) = (days.from.clone(), days.to.clone());
    Typed { what, unit: Some(unit.to_owned()), from, to, ..Typed::default() }
}
