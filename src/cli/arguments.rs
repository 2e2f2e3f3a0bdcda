//! The command line as typed (contract, "Command line"). Its help teaches: each command says what it
//! answers, in Vietnamese and English.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::desk::{Desk, Refusal};
use crate::words::Language;

/// Thu thập báo cáo từ hộp thư: đơn vị nào đã nộp, trễ, chưa nộp; mọi số liệu kèm vị trí.
///
/// Collects reports from a mailbox: who has sent, who is late, and every figure with its place.
/// The mailbox is only read. Try `tonghop demo` first: it needs nothing.
#[derive(Debug, Parser)]
#[command(name = "tonghop", version, max_term_width = 100)]
pub(super) struct Arguments {
    /// Configuration file [default: `$TONGHOP_CONFIG`, ./config/tonghop.toml, /etc/tonghop/tonghop.toml]
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Language of what people read [default: `language` of the configuration, else vi]
    #[arg(long, global = true, value_enum)]
    pub(super) lang: Option<Lang>,
    /// What to do
    #[command(subcommand)]
    pub(super) command: Command,
}

impl Arguments {
    /// The language asked for.
    pub(super) fn language(&self) -> Option<Language> {
        self.lang.map(|lang| match lang {
            Lang::Vi => Language::Vi,
            Lang::En => Language::En,
        })
    }

    /// Finds and loads the configuration that was named.
    pub(super) fn desk(&self) -> Result<Desk, Refusal> {
        Desk::open(self.config.as_deref(), self.language())
    }
}

/// Languages of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Lang {
    /// Tiếng Việt
    Vi,
    /// English
    En,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Chạy thường trực – the daemon: polls every mailbox until SIGTERM; SIGHUP reloads
    Run,
    /// Quét mọi hộp thư một lượt – one full pass over every mailbox, then exits
    Poll(Poll),
    /// Nạp thư từ tệp – takes letters from .eml files, folders, Maildirs, mbox files; resumable
    Import(Import),
    /// Tình hình nộp báo cáo – who is on time, late, missing
    Late(Late),
    /// Xuất số liệu – the figures of every unit with their places
    Export(Export),
    /// Số liệu từ đâu ra – where a figure or a total comes from: units, files, cells, words
    Explain(Explain),
    /// Mọi thư đã thấy – every letter ever seen, its one verdict and the reasons
    Messages(Messages),
    /// Việc chờ cán bộ – what waits for a person, most urgent first
    Review(Review),
    /// Nhắc đơn vị chưa nộp – whom to urge, and drafts of letters as .eml; nothing is sent
    Remind(Remind),
    /// Người dùng các trang – people who may see the pages: links to set a password, roles
    User(User),
    /// Ghi ý kiến cán bộ – records a person's decision; shows at once in every list
    Rule(Rule),
    /// Xem máy đọc một tệp ra gì – what the program sees in one file; nothing is stored
    Read(Read),
    /// Đọc lại từ thư gốc – derives everything again from the raw letters and the rulings
    Reingest(Reingest),
    /// Kiểm tra kho – checks every invariant of the store; exit 1 where one fails
    Verify,
    /// Sao lưu – a consistent copy of database and letters, also while the daemon runs
    Backup(Backup),
    /// Phục hồi – brings a copy back into an empty folder
    Restore(Restore),
    /// Kiểm tra trước khi chạy – configuration, secrets, data folder, clock, mailboxes, rounds
    Check(Check),
    /// Máy đang làm gì – what the daemon is doing
    Status(Status),
    /// Máy có ổn không – one line for supervisors; exit 1 where somebody must act
    Health,
    /// Dùng thử với hộp thư mẫu – the real daemon on a made-up mailbox; nothing to set up
    Demo(Demo),
}

/// `poll`
#[derive(Args, Debug)]
pub(super) struct Poll {
    /// Only fetch and store; read the letters later (`reingest`, `run`)
    #[arg(long)]
    pub(super) no_read: bool,
}

/// `import`
#[derive(Args, Debug)]
pub(super) struct Import {
    /// .eml files, folders of them, Maildirs, mbox files
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
}

/// Which round and moment, and where to write.
#[derive(Args, Debug)]
pub(super) struct Which {
    /// Round [default: the only one configured]
    #[arg(long, value_name = "ROUND")]
    pub(super) round: Option<String>,
    /// As of an RFC 3339 time, or a date (its end)
    #[arg(long, value_name = "TIME")]
    pub(super) as_of: Option<String>,
    /// Write this file (whole or not at all) instead of standard output
    #[arg(long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

/// `late`
#[derive(Args, Debug)]
pub(super) struct Late {
    /// Round, moment, output
    #[command(flatten)]
    pub(super) which: Which,
    /// Format
    #[arg(long, value_enum, default_value_t = LateFormat::Table)]
    pub(super) format: LateFormat,
    /// Dialect of CSV
    #[arg(long, value_enum, default_value_t = DialectName::Excel)]
    pub(super) dialect: DialectName,
}

/// Formats of `late`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum LateFormat {
    /// Plain text
    Table,
    /// Comma-separated
    Csv,
    /// For scripts
    Json,
    /// Workbook
    Xlsx,
    /// Word document, as the office prints it
    Docx,
}

/// Dialects of CSV.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DialectName {
    /// UTF-8 with BOM, comma, CRLF
    Excel,
    /// UTF-8 with BOM, semicolon, decimal comma: a Vietnamese Excel
    ExcelVi,
    /// No BOM, LF
    Plain,
}

/// `export`
#[derive(Args, Debug)]
pub(super) struct Export {
    /// Round, moment, output
    #[command(flatten)]
    pub(super) which: Which,
    /// long: a row per figure; wide: a row per unit
    #[arg(long, value_enum, default_value_t = LayoutName::Long)]
    pub(super) layout: LayoutName,
    /// Format
    #[arg(long, value_enum, default_value_t = ExportFormat::Csv)]
    pub(super) format: ExportFormat,
    /// Dialect of CSV
    #[arg(long, value_enum, default_value_t = DialectName::Excel)]
    pub(super) dialect: DialectName,
    /// Also indicators that were not found, and rows outside the form
    #[arg(long)]
    pub(super) all: bool,
}

/// Layouts of `export`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum LayoutName {
    /// A row per figure
    Long,
    /// A row per unit
    Wide,
}

/// Formats of `export`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ExportFormat {
    /// Comma-separated
    Csv,
    /// For scripts
    Json,
    /// Workbook
    Xlsx,
}

/// `explain`
#[derive(Args, Debug)]
pub(super) struct Explain {
    /// Indicator of the form, such as A02
    #[arg(value_name = "INDICATOR")]
    pub(super) indicator: String,
    /// Only this unit: everything known of its one figure
    #[arg(long, value_name = "UNIT")]
    pub(super) unit: Option<String>,
    /// Column of the form [default: total, which is also a one-column form's]
    #[arg(long, value_name = "PERIOD")]
    pub(super) period: Option<String>,
    /// Round, moment, output
    #[command(flatten)]
    pub(super) which: Which,
    /// Format
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    pub(super) format: ListFormat,
}

/// Formats of `explain`, `messages` and `review`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    /// Plain text
    Table,
    /// For scripts
    Json,
}

/// `messages`
#[derive(Args, Debug)]
pub(super) struct Messages {
    /// Only letters of this round
    #[arg(long, value_name = "ROUND")]
    pub(super) round: Option<String>,
    /// Format
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    pub(super) format: ListFormat,
    /// Write this file instead of standard output
    #[arg(long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

/// `review`
#[derive(Args, Debug)]
pub(super) struct Review {
    /// Format
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    pub(super) format: ListFormat,
    /// Write this file instead of standard output
    #[arg(long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

/// `remind`
#[derive(Args, Debug)]
pub(super) struct Remind {
    /// Round [default: the only one configured]
    #[arg(long, value_name = "ROUND")]
    pub(super) round: Option<String>,
    /// As of an RFC 3339 time, or a date (its end)
    #[arg(long, value_name = "TIME")]
    pub(super) as_of: Option<String>,
    /// Write a draft per unit into this folder; files that exist are kept
    #[arg(long, value_name = "DIR")]
    pub(super) drafts: Option<PathBuf>,
    /// Only this unit, also where its letters should be looked at first; may be repeated
    #[arg(long, value_name = "UNIT")]
    pub(super) unit: Vec<String>,
}

/// `read`
#[derive(Args, Debug)]
pub(super) struct Read {
    /// Any file
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// Format
    #[arg(long, value_enum, default_value_t = ReadFormat::Text)]
    pub(super) format: ReadFormat,
}

/// Formats of `read`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ReadFormat {
    /// For people
    Text,
    /// For scripts
    Json,
}

/// `reingest`
#[derive(Args, Debug)]
pub(super) struct Reingest {
    /// Only print what would change
    #[arg(long)]
    pub(super) dry_run: bool,
}

/// `backup`
#[derive(Args, Debug)]
pub(super) struct Backup {
    /// The copy to write
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
}

/// `restore`
#[derive(Args, Debug)]
pub(super) struct Restore {
    /// The copy to bring back
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// An empty or new folder
    #[arg(long, value_name = "DIR")]
    pub(super) into: PathBuf,
}

/// `check`
#[derive(Args, Debug)]
pub(super) struct Check {
    /// For scripts
    #[arg(long)]
    pub(super) json: bool,
    /// Leave the mailboxes alone: no connection is made
    #[arg(long)]
    pub(super) offline: bool,
}

/// `status`
#[derive(Args, Debug)]
pub(super) struct Status {
    /// For scripts
    #[arg(long)]
    pub(super) json: bool,
}

/// `demo`
#[derive(Args, Debug)]
pub(super) struct Demo {
    /// All letters at once, then the final list
    #[arg(long)]
    pub(super) fast: bool,
    /// Where the pages are served; only this machine sees them [default: a free port of 127.0.0.1]
    #[arg(long, value_name = "ADDRESS")]
    pub(super) listen: Option<SocketAddr>,
}

/// `user`
#[derive(Args, Debug)]
pub(super) struct User {
    /// What to do
    #[command(subcommand)]
    pub(super) command: UserCommand,
}

/// `user …`
#[derive(Debug, Subcommand)]
pub(super) enum UserCommand {
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
pub(super) enum RoleName {
    /// Sees every list, letter and figure
    Reader,
    /// Records decisions
    Clerk,
    /// Sees diagnosis
    Administrator,
}

/// `rule`
#[derive(Args, Debug)]
pub(super) struct Rule {
    /// The decision
    #[command(subcommand)]
    pub(super) command: RuleCommand,
    /// Who decides (needed for every decision)
    #[arg(long, global = true, value_name = "NAME")]
    pub(super) by: Option<String>,
    /// Why (needed for every decision)
    #[arg(long, global = true, value_name = "TEXT")]
    pub(super) reason: Option<String>,
}

/// What `rule` does.
#[derive(Debug, Subcommand)]
pub(super) enum RuleCommand {
    /// A new decision
    #[command(flatten)]
    Decide(DecisionCommand),
    /// Every ruling, undone ones marked
    List,
}

/// The decisions. A MESSAGE is the SHA-256 of a letter or at least eight digits of it.
#[derive(Debug, Subcommand)]
pub(super) enum DecisionCommand {
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
    },
    /// The ruling no longer holds
    Undo {
        /// Its id
        id: i64,
    },
}

/// A figure and its address.
#[derive(Args, Debug)]
pub(super) struct FigureOf {
    /// Round
    #[arg(long)]
    pub(super) round: Option<String>,
    /// Unit
    #[arg(long)]
    pub(super) unit: String,
    /// Indicator
    #[arg(long)]
    pub(super) indicator: String,
    /// Period [default: total]
    #[arg(long)]
    pub(super) period: Option<String>,
    /// Value in the form's unit of measure, as offices write it: 12.450 or 85,7%
    #[arg(allow_hyphen_values = true)]
    pub(super) value: String,
}

/// To whom an extension is granted.
#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
pub(super) struct ExtendTo {
    /// One unit
    #[arg(long)]
    pub(super) unit: Option<String>,
    /// A group of units
    #[arg(long)]
    pub(super) group: Option<String>,
    /// Everybody
    #[arg(long)]
    pub(super) all: bool,
}

/// yes or no
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum YesNo {
    /// Must submit
    Yes,
    /// Need not
    No,
}

/// `on_time` or `late`
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DueDayName {
    /// On time
    #[value(name = "on_time")]
    OnTime,
    /// Late by one day
    Late,
}
