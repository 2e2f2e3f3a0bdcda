//! What a person decides, as typed: `rule …`.

use clap::{Args, Subcommand, ValueEnum};

/// `rule`
#[derive(Args, Debug)]
pub(in crate::cli) struct Rule {
    /// The decision
    #[command(subcommand)]
    pub(in crate::cli) command: RuleCommand,
    /// Who decides (needed for every decision)
    #[arg(long, global = true, value_name = "NAME")]
    pub(in crate::cli) by: Option<String>,
    /// Why (needed for every decision)
    #[arg(long, global = true, value_name = "TEXT")]
    pub(in crate::cli) reason: Option<String>,
}

/// What `rule` does.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum RuleCommand {
    /// A new decision
    #[command(flatten)]
    Decide(DecisionCommand),
    /// Every ruling, undone ones marked
    List,
}

/// The decisions. A MESSAGE is the SHA-256 of a letter or at least eight digits of it.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum DecisionCommand {
    /// The letter, or one file of it, is that unit's
    Assign {
        /// Letter
        message: String,
        /// Unit
        unit: String,
        /// Round
        #[arg(long)]
        round: Option<String>,
        /// SHA-256 of one file of the letter
        #[arg(long, value_name = "SHA")]
        file: Option<String>,
    },
    /// The letter's verdict is that
    Kind {
        /// Letter
        message: String,
        /// Verdict: submission, replacement, supplement, …
        verdict: String,
    },
    /// The letter is not for us
    Ignore {
        /// Letter
        message: String,
    },
    /// Its figures under review count
    Accept {
        /// Letter
        message: String,
    },
    /// It stays a receipt; its figures count nowhere
    Exclude {
        /// Letter
        message: String,
    },
    /// The figure is this
    Figure(FigureOf),
    /// More time, that day included
    Extend {
        /// Round
        #[arg(long)]
        round: Option<String>,
        /// To whom
        #[command(flatten)]
        to: ExtendTo,
        /// Last day
        #[arg(long, value_name = "DATE")]
        until: String,
    },
    /// The unit need not submit
    Exempt {
        /// Round
        #[arg(long)]
        round: Option<String>,
        /// Unit
        #[arg(long)]
        unit: String,
    },
    /// Received by another channel: paper, Zalo, by hand
    Receipt {
        /// Round
        #[arg(long)]
        round: Option<String>,
        /// Unit
        #[arg(long)]
        unit: String,
        /// When: RFC 3339, or a date
        #[arg(long, value_name = "TIME")]
        at: String,
        /// How
        #[arg(long, value_name = "TEXT")]
        channel: String,
    },
    /// This letter's receipt is the unit's, though it does not qualify by itself
    Credit {
        /// Round
        #[arg(long)]
        round: Option<String>,
        /// Unit
        #[arg(long)]
        unit: String,
        /// Letter
        message: String,
    },
    /// The unit's report is part of another unit's
    Merge {
        /// Round
        #[arg(long)]
        round: Option<String>,
        /// Unit
        #[arg(long)]
        unit: String,
        /// The other unit
        #[arg(long, value_name = "UNIT")]
        into: String,
    },
    /// A unit to be confirmed must submit, or need not
    Confirm {
        /// Round
        #[arg(long)]
        round: Option<String>,
        /// Unit
        #[arg(long)]
        unit: String,
        /// yes or no
        answer: YesNo,
    },
    /// Words to keep with a unit or a letter
    Note {
        /// Round
        #[arg(long)]
        round: Option<String>,
        /// Unit
        #[arg(long)]
        unit: Option<String>,
        /// Letter
        #[arg(long)]
        message: Option<String>,
        /// The words
        text: String,
    },
    /// What a receipt on the due date itself is
    DueDay {
        /// Round
        #[arg(long)]
        round: Option<String>,
        /// `on_time` or `late`
        answer: DueDayName,
    },
    /// This address writes for that unit
    Address {
        /// Mail address
        address: String,
        /// Unit
        unit: String,
        /// On which days
        #[command(flatten)]
        days: DaysOf,
    },
    /// This name means that unit: it proposes the unit for letters that nobody could place
    Alias {
        /// The name, as letters write it
        alias: String,
        /// Unit
        unit: String,
        /// On which days
        #[command(flatten)]
        days: DaysOf,
    },
    /// The ruling no longer holds
    Undo {
        /// Its id
        id: i64,
    },
}

/// A figure and its address.
#[derive(Args, Debug)]
pub(in crate::cli) struct FigureOf {
    /// Round
    #[arg(long)]
    pub(in crate::cli) round: Option<String>,
    /// Unit
    #[arg(long)]
    pub(in crate::cli) unit: String,
    /// Indicator
    #[arg(long)]
    pub(in crate::cli) indicator: String,
    /// Period [default: total]
    #[arg(long)]
    pub(in crate::cli) period: Option<String>,
    /// Value in the form's unit of measure, as offices write it: 12.450 or 85,7%
    #[arg(allow_hyphen_values = true)]
    pub(in crate::cli) value: String,
}

/// Days on which letters come that an address or a name is good for.
#[derive(Args, Debug)]
pub(in crate::cli) struct DaysOf {
    /// First day [default: open]
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) from: Option<String>,
    /// Last day [default: open]
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) to: Option<String>,
}

/// To whom an extension is granted.
#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
pub(in crate::cli) struct ExtendTo {
    /// One unit
    #[arg(long)]
    pub(in crate::cli) unit: Option<String>,
    /// A group of units
    #[arg(long)]
    pub(in crate::cli) group: Option<String>,
    /// Everybody
    #[arg(long)]
    pub(in crate::cli) all: bool,
}

/// yes or no
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum YesNo {
    /// Must submit
    Yes,
    /// Need not
    No,
}

/// `on_time` or `late`
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum DueDayName {
    /// On time
    #[value(name = "on_time")]
    OnTime,
    /// Late by one day
    Late,
}
