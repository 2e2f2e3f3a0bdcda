//! Which round a letter belongs to, by subject, body and files together.

use jiff::civil::Date;

use super::unpack::Unpacked;
use crate::judge::file::{Filed, date};
use crate::judge::head::Head;
use crate::judge::kind::Spoken;
use crate::judge::kind::letter::Body;
use crate::judge::kind::round::{Sign, Signs};
use crate::model::evidence::Evidence;
use crate::model::judgement::Verdict;
use crate::model::letter::LetterHead;
use crate::model::round::Round;
use crate::text::fold;

/// The signs of a letter.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// What the letter as a whole speaks of.
    pub(super) letter: Sign,
    /// What its subject speaks of.
    pub(super) subject: Sign,
}

/// The round whose list and form are tried, before the files are judged with them.
pub(super) fn guess(
    head: &LetterHead,
    unpacked: &Unpacked<'_>,
    body: &Body,
    signs: &Signs,
) -> Option<usize> {
    let titles = unpacked.files.iter().map(|(_, file)| signs.read(&Head::of(file).title_text()));
    let names = unpacked.files.iter().map(|(_, file)| signs.read(&file.name));
    titles
        .chain([signs.read(&head.subject)])
        .chain(names)
        .chain([signs.read_text(&body.own)])
        .find_map(|sign| sign.round())
}

impl Found {
    /// Files that were read decide; where they are silent, the subject; then the body's words.
    pub(super) fn of(
        head: &LetterHead,
        unpacked: &Unpacked<'_>,
        body: &Body,
        files: &[Filed],
        signs: &Signs,
    ) -> Self {
        let inner = unpacked.letters.iter().filter_map(|letter| letter.head.as_ref());
        let subject = inner
            .fold(signs.read(&head.subject), |sign, inner| sign.or(signs.read(&inner.subject)));
        let parts = files.iter().filter(|file| file.role.speaks());
        let ours = parts.clone().find(|file| matches!(file.sign, Sign::Ours { .. }));
        let reports = || parts.clone().filter(|file| file.role.holds_report());
        let others = reports().next().is_some()
            && reports().all(|file| matches!(file.sign, Sign::Other { .. }));
        let letter = match (ours, reports().next()) {
            (Some(file), _) => file.sign.clone(),
            (None, Some(first)) if others => first.sign.clone(),
            _ => {
                let archives = unpacked.archives.iter().map(|name| signs.read(name));
                let own_papers = files.iter().map(|file| file.sign.clone());
                let all = archives
                    .chain(own_papers)
                    .chain([signs.read_text(&body.own), signs.read_text(&body.quoted)]);
                all.fold(subject.clone(), Sign::or)
            }
        };
        Self { letter, subject }
    }

    /// The words that told the round.
    pub(super) fn evidence(&self) -> impl Iterator<Item = Evidence> {
        [&self.subject, &self.letter].into_iter().filter_map(|sign| match sign {
            Sign::Ours { words, .. } if words.parse::<u32>().is_err() => {
                Some(Evidence::Round { words: words.clone() })
            }
            Sign::Other { words } => Some(Evidence::OtherRound { words: words.clone() }),
            Sign::Ours { .. } | Sign::None => None,
        })
    }
}

/// Whether words of this meaning led to this verdict.
pub(super) const fn tells(meaning: Spoken, verdict: Verdict) -> bool {
    matches!(
        (meaning, verdict),
        (Spoken::Automatic, Verdict::Automatic)
            | (Spoken::Withdrawal, Verdict::Withdrawal)
            | (Spoken::Extension, Verdict::ExtensionRequest)
            | (Spoken::Replacement, Verdict::Replacement)
            | (Spoken::Supplement, Verdict::Supplement)
            | (Spoken::Question, Verdict::Question)
            | (Spoken::Attached | Spoken::Thanks, Verdict::NoReport)
            | (Spoken::Link, Verdict::LinkOnly)
            | (Spoken::Irrelevant, Verdict::Irrelevant)
    )
}

/// The day up to which more time is asked for: the last date named behind "đến", "trước", "ngày";
/// a date without a year is of the round's.
pub(super) fn asked_until(subject: &str, body: &Body, round: &Round) -> Option<Date> {
    let text = format!("{subject}\n{}", body.own);
    let lines = text.lines().filter(|line| {
        let folded = fold::fold(line);
        ["den", "truoc", "ngay", "sang"]
            .iter()
            .any(|word| folded.split(' ').any(|found| found == *word))
    });
    lines
        .filter_map(|line| dates(line, round).into_iter().max())
        .max()
        .filter(|date| *date >= round.due)
}

fn dates(line: &str, round: &Round) -> Vec<Date> {
    let year = i32::from(round.due.year());
    let mut out: Vec<Date> = date(line).into_iter().collect();
    let folded = fold::clean(line);
    let words: Vec<&str> =
        folded.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')')).collect();
    for word in &words {
        let parts: Vec<&str> = word.trim_end_matches('.').split(['/', '-', '.']).collect();
        if let [day, month] = parts.as_slice() {
            out.extend(date(&format!("{day}/{month}/{year}")));
        }
    }
    let plain: Vec<String> = fold::fold(line).split(' ').map(str::to_owned).collect();
    for part in plain.windows(3) {
        if let [day, word, month] = part {
            if word == "thang" {
                out.extend(date(&format!("{day}/{month}/{year}")));
            }
        }
    }
    out
}
