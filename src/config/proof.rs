//! One text of the configuration under proof: turns stretches of it into places of faults.
//!
//! Every checker marks what it finds and goes on, so that a person sees all faults of all files
//! at once. What stands behind a key that may hold a secret never gets into an excerpt, however
//! the key is misspelt: faults are printed, logged and pasted into mails.

use std::ops::Range;
use std::path::Path;

use crate::model::fault::Fault;
use crate::model::fault::FaultKind;
use crate::model::fault::FaultPlace;
use crate::model::fault::FileFault;
use crate::model::fault::KeyFault;
use crate::model::fault::SecretFault;
use crate::model::fault::ServerFault;

/// Characters of an excerpt; rows of the unit list are some 900 long.
const EXCERPT: u32 = 96;

/// Characters kept before the stretch where a line is cut.
const BEFORE: u32 = 24;

/// Parts of key names behind which a secret may stand, misspellings included.
const SECRETS: [&str; 6] = ["pas", "secret", "token", "mat_khau", "matkhau", "credential"];

/// Keys that only say where a secret is.
const OPEN_KEYS: [&str; 2] = ["password_file", "credential"];

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// The file as a whole.
    File,
    /// Bytes of the file.
    Span(Range<usize>),
    /// An environment variable.
    Variable(String),
}

/// A text under proof, with the marks so far.
pub(crate) struct Proof {
    file: String,
    text: String,
    marks: Vec<Fault>,
}

impl Proof {
    /// Takes a text that was read, without the mark that Excel puts at its start.
    pub(crate) fn new(file: &Path, text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).to_owned();
        Self { file: file.display().to_string(), text, marks: Vec::new() }
    }

    /// The text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Notes a fault.
    pub(crate) fn mark(&mut self, origin: &Origin, kind: impl Into<FaultKind>) {
        self.mark_near(origin, kind, None);
    }

    /// Notes a fault with the word that was probably meant.
    pub(crate) fn mark_near(
        &mut self,
        origin: &Origin,
        kind: impl Into<FaultKind>,
        nearest: Option<String>,
    ) {
        let (place, kind) = (self.place(origin), kind.into());
        self.marks.push(Fault { place, kind, nearest });
    }

    /// The line (from 1) in which a value stands; 0 for a variable.
    pub(crate) fn line(&self, origin: &Origin) -> u32 {
        match origin {
            Origin::Span(span) => line_of(&self.text, span.start).0,
            Origin::File | Origin::Variable(_) => 0,
        }
    }

    /// Whether a fault was noted on the line where this value stands.
    pub(crate) fn marked_line(&self, origin: &Origin) -> bool {
        let wanted = self.line(origin);
        self.marks.iter().filter_map(line).any(|line| line == wanted)
    }

    /// The marks in the order of the text; those of the whole file first.
    pub(crate) fn into_faults(mut self) -> Vec<Fault> {
        self.drop_echoes();
        self.marks.sort_by_key(|fault| match &fault.place {
            FaultPlace::File { .. } => (0, 0),
            FaultPlace::Line { line, column, .. } => (*line, *column),
            FaultPlace::Variable { .. } => (u32::MAX, 0),
        });
        self.marks.dedup();
        self.marks
    }

    /// What was not understood is read as empty or as not there: that is no fault of its own.
    fn drop_echoes(&mut self) {
        let misread =
            |fault: &Fault| matches!(fault.kind, FaultKind::File(FileFault::Syntax { .. }));
        let lines: Vec<u32> =
            self.marks.iter().filter(|fault| misread(fault)).filter_map(line).collect();
        if !lines.is_empty() {
            let echo = |fault: &Fault| {
                let missing = matches!(
                    fault.kind,
                    FaultKind::Key(KeyFault::Missing { .. })
                        | FaultKind::Secret(SecretFault::None { .. })
                        | FaultKind::Server(ServerFault::NoPlace)
                );
                missing || line(fault).is_some_and(|line| lines.contains(&line))
            };
            self.marks.retain(|fault| misread(fault) || !echo(fault));
        }
    }

    fn place(&self, origin: &Origin) -> FaultPlace {
        match origin {
            Origin::File => FaultPlace::File { file: self.file.clone() },
            Origin::Variable(name) => FaultPlace::Variable { name: name.clone() },
            Origin::Span(span) => self.stretch(span),
        }
    }

    fn stretch(&self, span: &Range<usize>) -> FaultPlace {
        let (line, start) = line_of(&self.text, span.start);
        let rest = self.text.get(start..).unwrap_or_default();
        let whole = rest.split(['\n', '\r']).next().unwrap_or_default();
        let shown = without_secret(whole);
        let before = count(self.text.get(start..span.start));
        let width = count(self.text.get(span.clone()).and_then(|text| text.lines().next()));
        let cut = if before > BEFORE && count(Some(&shown)) > EXCERPT {
            before.saturating_sub(BEFORE)
        } else {
            0
        };
        let excerpt = window(&shown, cut);
        let inside = before.saturating_sub(cut).saturating_add(u32::from(cut > 0));
        let room = count(Some(&excerpt)).saturating_sub(inside);
        FaultPlace::Line {
            file: self.file.clone(),
            line,
            column: before.saturating_add(1),
            before: inside.min(count(Some(&excerpt))),
            width: width.min(room).max(1),
            excerpt,
        }
    }
}

/// The line on which a fault stands.
const fn line(fault: &Fault) -> Option<u32> {
    match &fault.place {
        FaultPlace::Line { line, .. } => Some(*line),
        FaultPlace::File { .. } | FaultPlace::Variable { .. } => None,
    }
}

/// Line number from 1, and the byte at which that line starts.
fn line_of(text: &str, byte: usize) -> (u32, usize) {
    let head = text.get(..byte).unwrap_or(text);
    let number = head.bytes().filter(|byte| *byte == b'\n').count();
    let start = head.rfind('\n').map_or(0, |newline| newline.saturating_add(1));
    (u32::try_from(number).unwrap_or(u32::MAX).saturating_add(1), start)
}

fn count(text: Option<&str>) -> u32 {
    u32::try_from(text.unwrap_or_default().chars().count()).unwrap_or(u32::MAX)
}

fn window(line: &str, cut: u32) -> String {
    let (skip, room) = (to_usize(cut), to_usize(EXCERPT));
    let mut shown: String = line.chars().skip(skip).take(room).map(visible).collect();
    if skip > 0 {
        shown.insert(0, '…');
    }
    if line.chars().count() > skip.saturating_add(room) {
        shown.push('…');
    }
    shown
}

fn to_usize(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// A tab or a control character would move the caret away from its word.
fn visible(c: char) -> char {
    if c.is_control() { ' ' } else { c }
}

/// The line up to the first equals sign behind which a secret may stand.
fn without_secret(line: &str) -> String {
    let login = line.contains("://") && line.contains('@');
    for (sign, _) in line.match_indices('=') {
        let before = line.get(..sign).unwrap_or_default();
        if OPEN_KEYS.contains(&before.trim()) {
            return line.to_owned();
        }
        if login || may_be_secret(before) {
            return format!("{before}= …");
        }
    }
    line.to_owned()
}

/// Whether a secret may stand behind a key of this name.
pub(crate) fn may_be_secret(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    SECRETS.iter().any(|part| key.contains(part))
}
