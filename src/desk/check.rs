//! Everything that can be wrong with an installation, each fault with its next step: for `check` on
//! the command line and for the page "Chẩn đoán".

use std::path::Path;

use serde::Serialize;

use crate::clock;
use crate::desk::Desk;
use crate::model::round::Round;
use crate::model::unit::Expected;
use crate::store::Store;
use crate::store::error::Error;

/// Free space below which the disk is worth a warning.
const ENOUGH_SPACE: u64 = 2 << 30;

/// How one check came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words of the command's JSON")]
pub enum Rating {
    Good,
    Warning,
    Fault,
}

/// One check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// What was looked at, a word for scripts.
    pub check: &'static str,
    /// How it came out.
    pub result: Rating,
    /// What was found, for people.
    pub text: String,
    /// What to do, where it is not good.
    pub next_step: Option<String>,
}

impl Line {
    /// Nothing is to be done.
    pub fn good(check: &'static str, text: impl Into<String>) -> Self {
        Self { check, result: Rating::Good, text: text.into(), next_step: None }
    }

    /// A sentence whose second line is the next step.
    pub fn bad(check: &'static str, result: Rating, sentence: &str) -> Self {
        let (text, step) = sentence.split_once('\n').unwrap_or((sentence, ""));
        Self { check, result, text: text.to_owned(), next_step: Some(step.to_owned()) }
    }
}

/// Programs beside ours that are on this machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "three programs, each there or not")]
pub struct Programs {
    /// Those that read PDF.
    pub pdf: bool,
    /// Those that recognise letters on pictures.
    pub pictures: bool,
    /// LibreOffice.
    pub office: bool,
}

/// What the files say, and the clock. Faults of the configuration are told by its loader.
pub fn configuration(desk: &Desk) -> Vec<Line> {
    let path = desk.config_path.display().to_string();
    let mut lines =
        vec![Line::good("configuration", desk.words.check_configuration(&path)), clock_line(desk)];
    lines.extend(desk.config.rounds.iter().map(|round| round_line(desk, round)));
    lines
}

fn clock_line(desk: &Desk) -> Line {
    let now = clock::now().to_zoned(desk.config.time_zone.clone());
    // No round is older than the guidance of 2023: an earlier clock has lost its battery.
    if now.year() < 2023 {
        return Line::bad("clock", Rating::Fault, &desk.words.check_clock_wrong(&now));
    }
    Line::good("clock", desk.words.check_clock(&now))
}

fn round_line(desk: &Desk, round: &Round) -> Line {
    let count =
        |expected| round.roster.units.iter().filter(|unit| unit.expected == expected).count();
    let text = desk.words.check_round(
        round.id.as_str(),
        count(Expected::Yes),
        count(Expected::Confirm),
        round.form.indicators.len(),
    );
    Line::good("round", text)
}

/// Whether the database is whole: every page of it is read.
pub fn data_folder(desk: &Desk) -> Line {
    let folder = &desk.config.data_dir;
    let shown = folder.display().to_string();
    if !folder.exists() {
        return Line::good("data", desk.words.check_no_data(&shown));
    }
    match Store::open_reader(folder).and_then(|store| store.is_sound()) {
        Ok(true) => Line::good("data", desk.words.check_data(&shown)),
        Ok(false) => Line::bad("data", Rating::Fault, &desk.words.database_damaged(None)),
        Err(Error::Missing(_)) => Line::good("data", desk.words.check_no_data(&shown)),
        Err(error) => Line::bad("data", Rating::Fault, desk.failed(error).sentence()),
    }
}

/// Free space where the data folder is, or will be.
pub fn space(desk: &Desk) -> Line {
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
            if free < ENOUGH_SPACE {
                return Line::bad("space", Rating::Warning, &desk.words.disk_full(&shown));
            }
            Line::good("space", desk.words.check_space(free))
        }
        Err(cause) => {
            Line::bad("space", Rating::Fault, &desk.words.cannot_open(&shown, &cause.to_string()))
        }
    }
}

/// Programs that read for us: asked for, or there; anything else is not worth a line.
pub fn programs(desk: &Desk, found: Programs) -> Vec<Line> {
    let (words, reading) = (desk.words, desk.config.reading);
    // Without these a PDF is received, and left to a person.
    let pdf = if found.pdf {
        Line::good("pdf", words.check_reads_pdf())
    } else {
        Line::bad("pdf", Rating::Warning, words.check_no_pdf())
    };
    let pictures = match (reading.ocr, found.pictures) {
        (true, true) => Some(Line::good("ocr", words.check_reads_pictures())),
        (true, false) => Some(Line::bad("ocr", Rating::Warning, words.check_no_ocr())),
        (false, true) => Some(Line::good("ocr", words.check_ocr_off())),
        (false, false) => None,
    };
    let office = match (reading.office, found.office) {
        (true, true) => Some(Line::good("office", words.check_office())),
        (true, false) => Some(Line::bad("office", Rating::Warning, words.check_no_office())),
        (false, true) => Some(Line::good("office", words.check_office_off())),
        (false, false) => None,
    };
    std::iter::once(pdf).chain(pictures).chain(office).collect()
}

/// Where pages and mail are configured, what becomes of them; and that there is a mailbox at all.
pub fn tables(desk: &Desk) -> Vec<Line> {
    let words = desk.words;
    let pages = desk.config.web.as_ref();
    let pages = pages.map(|web| Line::good("web", words.check_pages(&web.listen.to_string())));
    let mail = desk.config.smtp.as_ref();
    let mail = mail.map(|_| Line::bad("smtp", Rating::Warning, words.check_no_mail()));
    let none = desk.config.mailboxes.is_empty();
    let none = none.then(|| Line::bad("mailbox", Rating::Fault, words.no_mailbox()));
    pages.into_iter().chain(mail).chain(none).collect()
}
