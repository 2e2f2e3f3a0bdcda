//! Whose a letter is, by its sender, its subject, its body and its files together.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};

use super::unpack::Opened;
use crate::judge::attribution::clue::{Clue, combine, in_order};
use crate::judge::attribution::{Mention, Recogniser};
use crate::judge::file::{Filed, Role, Tools};
use crate::judge::kind::letter::Body;
use crate::judge::trust;
use crate::model::evidence::{Evidence, Signal};
use crate::model::figure::{Figure, FigureStatus};
use crate::model::finding::Finding;
use crate::model::judgement::{Attribution, Verdict};
use crate::model::letter::LetterHead;
use crate::model::round::PeriodId;
use crate::model::unit::UnitId;
use crate::text::fold;

/// Whose a letter is, and why.
#[derive(Clone, Debug)]
pub(super) struct Whose {
    /// The answer.
    pub(super) attribution: Attribution,
    /// Files of several units, each certain by itself: the letter counts for all of them.
    pub(super) several: bool,
    clues: Vec<Clue>,
}

impl Whose {
    /// Weighs every signal.
    pub(super) fn of(opened: &Opened<'_>, files: &[Filed], tools: Tools<'_>) -> Self {
        let mut clues = letter_clues(opened, files, tools.recogniser);
        let certain: BTreeSet<UnitId> =
            parts(files).filter_map(|file| file.judgement.attribution.certain().cloned()).collect();
        clues.extend(file_clues(files, &certain));
        if certain.len() > 1 {
            let units = in_order(certain.into_iter().collect(), &tools.round.roster);
            return Self { attribution: Attribution::Contested(units), several: true, clues };
        }
        Self { attribution: combine(&clues, &tools.round.roster), several: false, clues }
    }

    /// The answer that is kept: a machine's answer or an advertisement belongs to nobody.
    pub(super) fn answer(&self, verdict: Verdict) -> Attribution {
        match verdict {
            Verdict::Automatic | Verdict::Irrelevant => Attribution::Nobody,
            _ => self.attribution.clone(),
        }
    }

    /// The signals as evidence.
    pub(super) fn evidence(&self) -> Vec<Evidence> {
        self.clues.iter().map(Clue::evidence).collect()
    }

    /// Two units that signals name alike, where that is a question.
    pub(super) fn conflict(&self) -> Option<Finding> {
        let Attribution::Contested(units) = &self.attribution else { return None };
        match units.as_slice() {
            [first, second, ..] if !self.several => Some(Finding::two_units(first, second)),
            _ => None,
        }
    }
}

/// Files that may be parts of a submission.
fn parts(files: &[Filed]) -> impl Iterator<Item = &Filed> {
    files.iter().filter(|file| {
        !file.judgement.other_round
            && (file.role.holds_report() || matches!(file.role, Role::Unread(_)))
    })
}

fn letter_clues(opened: &Opened<'_>, files: &[Filed], recogniser: &Recogniser) -> Vec<Clue> {
    let inner: Vec<&LetterHead> = opened.inner_heads().collect();
    let around = opened.body.around_report();
    let holds_report = files.iter().any(|file| file.judgement.is_body());
    let own = if holds_report { around.as_str() } else { opened.body.own.as_str() };
    // Who passes a letter on is not its sender.
    let heads = if inner.is_empty() { vec![&opened.head] } else { inner };
    let mut clues: Vec<Clue> =
        heads.iter().flat_map(|own| recogniser.sender(&own.from, day(own))).collect();
    let mut add = |signal: Signal, found: Vec<Mention>| {
        clues.extend(found.into_iter().map(|found| Clue::mention(signal, found)));
    };
    for own in heads.iter().copied().chain([&opened.head]) {
        add(Signal::Subject, recogniser.subject(&own.subject));
    }
    for name in &opened.archives {
        add(Signal::FileName, recogniser.file_name(name));
    }
    add(Signal::Body, recogniser.text(own));
    for letter in &opened.letters {
        add(Signal::Body, recogniser.text(&Body::of(letter).own));
    }
    add(Signal::Body, recogniser.text(&quoted_sender(&opened.body.quoted)));
    let mut seen = BTreeSet::new();
    clues.retain(|clue| seen.insert((clue.signal, clue.target.clone())));
    clues
}

/// The day on which a letter was written, in Vietnam.
pub(super) fn day(head: &LetterHead) -> Option<Date> {
    let zone = TimeZone::fixed(Offset::constant(7));
    let time = head.received.last().copied().or(head.sent_at)?;
    Some(time.to_zoned(zone).date())
}

/// The lines "Từ: …" of a letter passed on in the text.
fn quoted_sender(quoted: &str) -> String {
    let header = |line: &&str| {
        line.split_once(':').is_some_and(|(label, _)| {
            let folded = fold::fold(label);
            ["tu", "from", "nguoi gui", "subject", "tieu de", "chu de"].contains(&folded.as_str())
        })
    };
    quoted.lines().filter(header).collect::<Vec<_>>().join("\n")
}

/// A province that passes on its districts' reports beside its own is still the sender.
fn file_clues(files: &[Filed], certain: &BTreeSet<UnitId>) -> Vec<Clue> {
    let subordinate = |file: &&Filed| {
        let parent = match &file.judgement.attribution {
            Attribution::Subordinate(parent) => parent.as_ref(),
            _ => return false,
        };
        parent.is_some_and(|parent| certain.contains(parent))
    };
    files
        .iter()
        .filter(|file| !file.judgement.other_round)
        .filter(|file| !subordinate(file))
        .flat_map(|file| file.clues.iter().cloned())
        .collect()
}

/// Figures on which two files of the letter disagree, though both are certain.
pub(super) fn differences(files: &[Filed]) -> Vec<Finding> {
    let counts = |file: &&Filed| file.role.holds_report() && !file.judgement.other_round;
    let files: Vec<&Filed> = files.iter().filter(counts).collect();
    let owners: BTreeSet<&UnitId> =
        files.iter().filter_map(|file| file.judgement.attribution.certain()).collect();
    // A file that names nobody is the letter's unit's, unless the letter is of several.
    let nameless = |file: &Filed| {
        owners.len() < 2
            && matches!(file.judgement.attribution, Attribution::Nobody | Attribution::Likely(_))
    };
    let mut out = Vec::new();
    for (number, file) in files.iter().enumerate() {
        for other in files.iter().skip(number.saturating_add(1)) {
            let alike = file.judgement.attribution == other.judgement.attribution;
            if alike || nameless(file) || nameless(other) {
                out.extend(pairs(file, other));
            }
        }
    }
    out
}

/// Differing figures of two files; taken is what [counts](crate::judge::in_force).
fn pairs(one: &Filed, other: &Filed) -> Vec<Finding> {
    let first = trust::rank(&one.judgement) <= trust::rank(&other.judgement);
    let (taken, other) = if first { (one, other) } else { (other, one) };
    let read = |figure: &&Figure| figure.reading.status == FigureStatus::Read;
    let mut out = Vec::new();
    for figure in taken.judgement.figures.iter().filter(read) {
        let same =
            |found: &&Figure| found.indicator == figure.indicator && found.period == figure.period;
        let beside = other.judgement.figures.iter().filter(read).find(same);
        if let Some(beside) = beside.filter(|beside| beside.reading.value != figure.reading.value) {
            out.push(difference(taken, figure, other, beside));
        }
    }
    out
}

/// What two files say differently; a table is taken before a sentence.
fn difference(taken: &Filed, figure: &Figure, other: &Filed, beside: &Figure) -> Finding {
    let (file, other_file) = (&taken.judgement.name, &other.judgement.name);
    match (&figure.sentence, &beside.sentence) {
        (None, Some(_)) => Finding::sentence_differs(other_file, figure, beside),
        (Some(_), None) => Finding::sentence_differs(file, beside, figure),
        _ => Finding::FilesDiffer {
            indicator: address(figure),
            taken: figure.reading.raw.clone(),
            taken_file: file.clone(),
            other: beside.reading.raw.clone(),
            other_file: other_file.clone(),
        },
    }
}

/// `C01`, or `C01 (2021)` where the form has a column for each year.
fn address(figure: &Figure) -> String {
    let (indicator, period) = (&figure.indicator, &figure.period);
    if *period == PeriodId::total() {
        indicator.to_string()
    } else {
        format!("{indicator} ({period})")
    }
}
