//! The command line as typed (contract, "Command line"). Its help teaches: each command says what it
//! answers, in Vietnamese and English.

mod decisions;
mod lists;
mod users;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::desk::{Desk, Refusal};
use crate::words::Language;

pub(super) use decisions::{DaysOf, DecisionCommand, DueDayName, Rule, RuleCommand, YesNo};
pub(super) use lists::{
    DialectName, Explain, Export, ExportFormat, Late, LateFormat, LayoutName, ListFormat, Messages,
    Remind, Review, Which,
};
pub(super) use users::{RoleName, User, UserCommand};

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
