//! The command line: one file per command, one exit code for each way to end.

mod arguments;
mod check;
mod demo;
mod explain;
mod failure;
mod import;
mod lists;
mod output;
mod pages;
mod poll;
mod progress;
mod read;
mod remind;
mod rule;
mod run;
mod status;
mod upkeep;
mod user;
mod workbench;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;
use tokio::runtime::Runtime;

use crate::cli::arguments::{Arguments, Command};
use crate::cli::failure::{Failure, Outcome};
use crate::desk::Desk;
use crate::shield;
use crate::words::Words;

/// Runs the command of the process's arguments.
pub fn main() -> ExitCode {
    let typed: Vec<OsString> = std::env::args_os().collect();
    if typed.get(1).is_some_and(|first| first == shield::COMMAND) {
        return reading_child(typed);
    }
    let arguments = Arguments::parse_from(typed);
    match perform(&arguments) {
        Ok(outcome) => ExitCode::from(outcome.code()),
        Err(failure) => {
            output::say(&failure.to_string());
            ExitCode::from(failure.code())
        }
    }
}

fn reading_child(typed: Vec<OsString>) -> ExitCode {
    let arguments: Vec<String> =
        typed.into_iter().skip(2).filter_map(|argument| argument.into_string().ok()).collect();
    match shield::child::main(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_the_parent_sees_it) => ExitCode::FAILURE,
    }
}

fn perform(arguments: &Arguments) -> Result<Outcome, Failure> {
    let words = Words::new(arguments.language().unwrap_or_default());
    match &arguments.command {
        Command::Read(read) => wait(read::run(arguments, read)),
        Command::Restore(restore) => upkeep::restore(words, restore),
        Command::Demo(demo) => wait(demo::run(words, demo)),
        Command::Check(check) => wait(check::run(arguments, check)),
        _ => at_desk(&arguments.desk()?, arguments),
    }
}

fn at_desk(desk: &Desk, arguments: &Arguments) -> Result<Outcome, Failure> {
    match &arguments.command {
        Command::Run => wait(run::run(desk, arguments)),
        Command::Poll(poll) => wait(poll::run(desk, poll)),
        Command::Import(import) => wait(import::run(desk, import)),
        Command::Late(late) => lists::late(desk, late),
        Command::Export(export) => lists::export(desk, export),
        Command::Explain(asked) => explain::run(desk, asked),
        Command::Messages(messages) => lists::messages(desk, messages),
        Command::Review(review) => lists::review(desk, review),
        Command::Remind(remind) => remind::run(desk, remind),
        Command::Rule(rule) => rule::run(desk, rule),
        Command::User(user) => user::run(desk, user),
        Command::Reingest(reingest) => wait(upkeep::reingest(desk, reingest)),
        Command::Verify => upkeep::verify(desk),
        Command::Backup(backup) => upkeep::backup(desk, backup),
        Command::Status(status) => status::run(desk, status),
        Command::Health => status::health(desk),
        Command::Read(_) | Command::Restore(_) | Command::Demo(_) | Command::Check(_) => {
            Ok(Outcome::Done)
        }
    }
}

/// Runs a command that waits for children, sockets or signals.
fn wait(command: impl Future<Output = Result<Outcome, Failure>>) -> Result<Outcome, Failure> {
    let runtime = Runtime::new().map_err(|cause| Failure::world("tokio", cause))?;
    let result = runtime.block_on(command);
    // A child or a blocking task that hangs must not keep a finished command from ending.
    runtime.shutdown_timeout(std::time::Duration::from_secs(1));
    result
}
