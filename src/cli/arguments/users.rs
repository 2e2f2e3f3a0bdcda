//! Who may see the pages, as typed: `user …`.

use clap::{Args, Subcommand, ValueEnum};

/// `user`
#[derive(Args, Debug)]
pub(in crate::cli) struct User {
    /// What to do
    #[command(subcommand)]
    pub(in crate::cli) command: UserCommand,
}

/// `user …`
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum UserCommand {
    /// Prints a one-time link to set a password; adds the person, or resets the password
    Link {
        /// Name to log in with; it stands under decisions
        name: String,
        /// What the person may do
        #[arg(long, value_enum, default_value = "clerk")]
        role: RoleName,
    },
    /// Removes a person and ends the sessions
    Remove {
        /// Name
        name: String,
    },
    /// Everybody with role
    List,
}

/// Roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum RoleName {
    /// Sees every list, letter and figure
    Reader,
    /// Records decisions
    Clerk,
    /// Sees diagnosis
    Administrator,
}
