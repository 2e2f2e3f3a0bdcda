//! `check`: everything that can be wrong before the daemon runs, each fault with its next step.

use std::path::Path;

use serde::Serialize;

use crate::cli::arguments::{Arguments, Check};
use crate::cli::failure::{Failure, Outcome};
use crate::cli::output;
use crate::clock;
use crate::config::mailbox::{Mailbox, MailboxKind};
use crate::desk::Desk;
use crate::model::unit::Expected;
use crate::shield::office;
use crate::shield::tools;
use crate::source::Source;
use crate::source::error::Error;
use crate::source::imap::ImapSource;
use crate::store::Store;

/// Free space below which the disk is worth a warning.
const ENOUGH_SPACE: u64 = 2 << 30;

/// How one check came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Rating {
    Good,
    Warning,
    Fault,
}

/// One check.
#[derive(Clone, Debug, Serialize)]
struct Line {
    check: &'static str,
    result: Rating,
    text: String,
    next_step: Option<String>,
}

impl Line {
    fn good(check: &'static str, text: impl Into<String>) -> Self {
        Self { check, result: Rating::Good, text: text.into(), next_step: None }
    }

    /// A sentence whose second line is the next step.
    fn bad(check: &'static str, result: Rating, sentence: &str) -> Self {
        let (text, step) = sentence.split_once('\n').unwrap_or((sentence, ""));
        Self { check, result, text: text.to_owned(), next_step: Some(step.to_owned()) }
    }

    const fn mark(&self) -> &'static str {
        match self.result {
            Rating::Good => "✓",
            Rating::Warning => "!",
            Rating::Fault => "✗",
        }
    }
}

/// Runs the command: exit 1 when there is a fault. Faults of the configuration are told by its
/// loader and end with exit 2, like everywhere.
pub(super) async fn run(arguments: &Arguments, check: &Check) -> Result<Outcome, Failure> {
    let desk = arguments.desk()?;
    let mut lines = vec![configuration(&desk), clock_line(&desk)];
    lines.extend(rounds(&desk));
    lines.push(data_folder(&desk));
    lines.push(space(&desk));
    if !check.offline {
        for mailbox in &desk.config.mailboxes {
            lines.push(mailbox_line(&desk, mailbox).await);
        }
    }
    lines.push(pdf_line(&desk));
    lines.extend(picture_line(&desk));
    lines.extend(office_line(&desk));
    lines.extend(not_yet(&desk));
    if desk.config.mailboxes.is_empty() {
        lines.push(Line::bad("mailbox", Rating::Fault, desk.words.no_mailbox()));
    }
    let text = if check.json {
        serde_json::to_string_pretty(&lines)
            .map_err(|cause| Failure::world(desk.words.store_failed(), cause))?
    } else {
        tell(&desk, &lines)
    };
    output::write(desk.words, None, format!("{text}\n").as_bytes())?;
    let fault = lines.iter().any(|line| line.result == Rating::Fault);
    Ok(if fault { Outcome::Found } else { Outcome::Done })
}

fn tell(desk: &Desk, lines: &[Line]) -> String {
    let mut text = String::new();
    for line in lines {
        text.extend([line.mark(), " ", &line.text, "\n"]);
        if let Some(step) = line.next_step.as_deref().filter(|step| !step.is_empty()) {
            text.extend(["    → ", step, "\n"]);
        }
    }
    let count = |result| lines.iter().filter(|line| line.result == result).count();
    text.push_str(&desk.words.check_counts(
        count(Rating::Fault),
        count(Rating::Warning),
        count(Rating::Good),
    ));
    text
}

fn configuration(desk: &Desk) -> Line {
    let path = desk.config_path.display().to_string();
    Line::good("configuration", desk.words.check_configuration(&path))
}

fn clock_line(desk: &Desk) -> Line {
    let now = clock::now().to_zoned(desk.config.time_zone.clone());
    let text = desk.words.check_clock(&now);
    // No round is older than the guidance of 2023: an earlier clock has lost its battery.
    if now.year() < 2023 {
        return Line::bad("clock", Rating::Fault, &desk.words.check_clock_wrong(&now));
    }
    Line::good("clock", text)
}

fn rounds(desk: &Desk) -> Vec<Line> {
    let line = |round: &crate::model::round::Round| {
        let count =
            |expected| round.roster.units.iter().filter(|unit| unit.expected == expected).count();
        let text = desk.words.check_round(
            round.id.as_str(),
            count(Expected::Yes),
            count(Expected::Confirm),
            round.form.indicators.len(),
        );
        Line::good("round", text)
    };
    desk.config.rounds.iter().map(line).collect()
}

fn data_folder(desk: &Desk) -> Line {
    let folder = &desk.config.data_dir;
    let shown = folder.display().to_string();
    if !folder.exists() {
        return Line::good("data", desk.words.check_no_data(&shown));
    }
    match Store::open_reader(folder).and_then(|store| store.is_sound()) {
        Ok(true) => Line::good("data", desk.words.check_data(&shown)),
        Ok(false) => Line::bad("data", Rating::Fault, &desk.words.database_damaged(None)),
        Err(crate::store::error::Error::Missing(_)) => {
            Line::good("data", desk.words.check_no_data(&shown))
        }
        Err(error) => Line::bad("data", Rating::Fault, desk.failed(error).sentence()),
    }
}

fn space(desk: &Desk) -> Line {
    let mut folder: &Path = &desk.config.data_dir;
    while !folder.exists() {
        match folder.parent() {
            Some(parent) => folder = parent,
            None => break,
        }
    }
    let shown = desk.config.data_dir.display().to_string();
    match rustix::fs::statvfs(folder) {
        Ok(disk) => {
            let free = disk.f_bavail.saturating_mul(disk.f_frsize);
            let text = desk.words.check_space(free >> 20);
            if free < ENOUGH_SPACE {
                return Line::bad("space", Rating::Warning, &desk.words.disk_full(&shown));
            }
            Line::good("space", text)
        }
        Err(cause) => {
            Line::bad("space", Rating::Fault, &desk.words.cannot_open(&shown, &cause.to_string()))
        }
    }
}

/// Without these programs a PDF is received, and left to a person.
fn pdf_line(desk: &Desk) -> Line {
    if tools::reads_pdf() {
        Line::good("pdf", desk.words.check_reads_pdf())
    } else {
        Line::bad("pdf", Rating::Warning, desk.words.check_no_pdf())
    }
}

/// Asked for, or there: anything else is not worth a line.
fn picture_line(desk: &Desk) -> Option<Line> {
    match (desk.config.reading.ocr, tools::reads_pictures()) {
        (true, true) => Some(Line::good("ocr", desk.words.check_reads_pictures())),
        (true, false) => Some(Line::bad("ocr", Rating::Warning, desk.words.check_no_ocr())),
        (false, true) => Some(Line::good("ocr", desk.words.check_ocr_off())),
        (false, false) => None,
    }
}

/// The same for LibreOffice.
fn office_line(desk: &Desk) -> Option<Line> {
    match (desk.config.reading.office, office::is_installed()) {
        (true, true) => Some(Line::good("office", desk.words.check_office())),
        (true, false) => Some(Line::bad("office", Rating::Warning, desk.words.check_no_office())),
        (false, true) => Some(Line::good("office", desk.words.check_office_off())),
        (false, false) => None,
    }
}

/// Tables that are read and checked, though this version does nothing with them.
fn not_yet(desk: &Desk) -> Vec<Line> {
    let pages = desk.config.web.as_ref().map(|_| ("web", desk.words.check_no_pages()));
    let mail = desk.config.smtp.as_ref().map(|_| ("smtp", desk.words.check_no_mail()));
    let warn = |(check, sentence)| Line::bad(check, Rating::Warning, sentence);
    pages.into_iter().chain(mail).map(warn).collect()
}

/// Logs in, lists the folders and opens each; nothing is fetched.
async fn mailbox_line(desk: &Desk, mailbox: &Mailbox) -> Line {
    let found = match &mailbox.kind {
        MailboxKind::Imap(settings) => count(&mut ImapSource::new(settings.clone())).await,
        MailboxKind::Folder(path) => {
            let shown = path.display().to_string();
            return match std::fs::metadata(path) {
                Ok(_) => Line::good("mailbox", desk.words.check_mailbox(&mailbox.name, &shown)),
                Err(cause) => Line::bad(
                    "mailbox",
                    Rating::Fault,
                    &desk.words.cannot_open(&shown, &cause.to_string()),
                ),
            };
        }
    };
    match found {
        Ok(folders) => Line::good("mailbox", desk.words.check_mailbox(&mailbox.name, &folders)),
        Err(error) => {
            let failure = super::poll::refused(desk, mailbox, &error);
            Line::bad("mailbox", Rating::Fault, &failure.to_string())
        }
    }
}

async fn count(source: &mut ImapSource) -> Result<String, Error> {
    let folders = source.folders().await?;
    let mut shown = Vec::new();
    for folder in &folders.present {
        let opened = source.open(folder).await?;
        shown.push(format!("{} {}", folder.shown, opened.exists));
    }
    source.disconnect();
    Ok(shown.join(" · "))
}
