//! `user`: people who may see the pages. A link sets a password once; no password is ever typed here.

use jiff::SignedDuration;

use crate::cli::arguments::{RoleName, User, UserCommand};
use crate::cli::failure::{Failure, Outcome};
use crate::cli::output;
use crate::clock;
use crate::desk::Desk;
use crate::model::account::{Account, Role};
use crate::store::Store;
use crate::store::error::Error;
use crate::text::fold;
use crate::web::token;

/// A link is open for so long.
const OPEN: SignedDuration = SignedDuration::from_hours(24);

/// Longer names are refused.
const LONGEST: usize = 40;

/// Runs the command.
pub(super) fn run(desk: &Desk, arguments: &User) -> Result<Outcome, Failure> {
    match &arguments.command {
        UserCommand::Link { name, role } => link(desk, name, *role),
        UserCommand::Remove { name } => remove(desk, name),
        UserCommand::List => list(desk),
    }
}

fn link(desk: &Desk, name: &str, role: RoleName) -> Result<Outcome, Failure> {
    let Some(web) = &desk.config.web else {
        return Err(Failure::usage(desk.words.no_web()));
    };
    let name = fold::accented(name.trim());
    if name.is_empty() || name.chars().count() > LONGEST || name.contains(char::is_control) {
        return Err(Failure::usage(desk.words.bad_account_name(LONGEST)));
    }
    let link = token::fresh();
    let expires = clock::now().checked_add(OPEN).unwrap_or_else(|_end_of_time| clock::now());
    // The first thing that an administrator does: nothing may have run yet.
    let store = desk.beside_or_first()?;
    store
        .invite(&name, role.into(), token::digest(&link), expires)
        .map_err(|error| desk.failed(error))?;
    let address = format!("http://{}/dat-mat-khau?t={link}", web.listen);
    output::write(desk.words, None, desk.words.account_link(&name, &address).as_bytes())?;
    Ok(Outcome::Done)
}

fn remove(desk: &Desk, name: &str) -> Result<Outcome, Failure> {
    let name = fold::accented(name.trim());
    let store = desk.beside()?;
    if store.remove_account(&name).map_err(|error| desk.failed(error))? {
        output::write(desk.words, None, desk.words.account_removed(&name).as_bytes())?;
        Ok(Outcome::Done)
    } else {
        Err(Failure::usage(desk.words.unknown_account(&name)))
    }
}

fn list(desk: &Desk) -> Result<Outcome, Failure> {
    let accounts = match Store::open_reader(&desk.config.data_dir) {
        // Nothing has run yet, so nobody can be there.
        Err(Error::Missing(_)) => Vec::new(),
        opened => opened.and_then(|store| store.accounts()).map_err(|error| desk.failed(error))?,
    };
    if accounts.is_empty() {
        output::say(desk.words.no_account_yet());
        return Ok(Outcome::Done);
    }
    let line = |account: &Account| format!("{}\t{}\n", account.name, desk.words.role(account.role));
    let text: String = accounts.iter().map(line).collect();
    output::write(desk.words, None, text.as_bytes())?;
    Ok(Outcome::Done)
}

impl From<RoleName> for Role {
    fn from(name: RoleName) -> Self {
        match name {
            RoleName::Reader => Self::Reader,
            RoleName::Clerk => Self::Clerk,
            RoleName::Administrator => Self::Administrator,
        }
    }
}
