//! Which round a letter belongs to, by subject, body and files together.

use jiff::civil::Date;

use super::attribute::day;
use super::tone::Tone;
use super::unpack::Opened;
use crate::judge::file::{Filed, date};
use crate::judge::head::Head;
use crate::judge::kind::round::{Sign, Signs};
use crate::model::evidence::Evidence;
use crate::model::judgement::Verdict;
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
pub(super) fn guess(opened: &Opened<'_>, signs: &Signs) -> Option<usize> {
    let titles = opened.files.iter().map(|(_, file)| signs.read_title(&Head::of(file).title));
    let names = opened.files.iter().map(|(_, file)| signs.read(&file.name));
    titles
        .chain([signs.read(&opened.head.subject)])
        .chain(names)
        .chain([signs.read_text(&opened.body.own)])
        .chain(openings(opened, signs))
        .find_map(|sign| sign.round())
}

/// What the text behind the titles of files mentions.
fn openings(opened: &Opened<'_>, signs: &Signs) -> impl Iterator<Item = Sign> {
    let files = opened.files.iter();
    files.map(|(_, file)| signs.read_text(&Head::of(file).title_text()))
}

impl Found {
    /// Files that were read decide; where they are silent, the subject; then the body's words;
    /// last what the files mention in passing.
    pub(super) fn of(opened: &Opened<'_>, files: &[Filed], signs: &Signs) -> Self {
        let outer = signs.read(&opened.head.subject);
        let subject =
            opened.inner_heads().fold(outer, |sign, inner| sign.or(signs.read(&inner.subject)));
        let letter = by_files(files).unwrap_or_else(|| {
            let archives = opened.archives.iter().map(|name| signs.read(name));
            let papers = files.iter().map(|file| file.sign.clone());
            let texts = [&opened.body.own, &opened.body.quoted].map(|text| signs.read_text(text));
            let mentions = openings(opened, signs);
            archives.chain(papers).chain(texts).chain(mentions).fold(subject.clone(), Sign::or)
        });
        Self { letter, subject }
    }

    /// A letter that corrects, completes or takes back "the report" without saying which speaks
    /// of the round whose due date is nearest.
    #[must_use]
    pub(super) fn or_presumed(
        mut self,
        opened: &Opened<'_>,
        tone: &Tone,
        rounds: &[Round],
    ) -> Self {
        if self.letter == Sign::None
            && let Some(words) = tone.earlier_report(!opened.files.is_empty())
            && let Some(round) = nearest(rounds, day(&opened.head))
        {
            self.letter = Sign::Ours { round, words: words.to_owned(), by_number: false };
        }
        self
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

/// Days between a round's due date and a letter that may still speak of it.
const NEAR_DAYS: i32 = 150;

fn nearest(rounds: &[Round], day: Option<Date>) -> Option<usize> {
    let distance = |round: &Round| match day {
        Some(day) => day.until(round.due).map_or(i32::MAX, |span| span.get_days().saturating_abs()),
        None => 0,
    };
    let near = rounds.iter().enumerate().filter(|(_, round)| distance(round) <= NEAR_DAYS);
    near.min_by_key(|(_, round)| distance(round)).map(|(position, _)| position)
}

/// One file of the round is enough; another programme only where every report is of it.
fn by_files(files: &[Filed]) -> Option<Sign> {
    let parts = || files.iter().filter(|file| file.role.speaks());
    let ours = parts().find(|file| matches!(file.sign, Sign::Ours { .. }));
    let mut reports = parts().filter(|file| file.role.holds_report()).peekable();
    let first = reports.peek().map(|file| file.sign.clone());
    let others = reports.all(|file| matches!(file.sign, Sign::Other { .. }));
    ours.map(|file| file.sign.clone()).or_else(|| first.filter(|_| others))
}

/// The day that a letter asks for.
pub(super) fn extension(verdict: Verdict, opened: &Opened<'_>, round: &Round) -> Option<Date> {
    (verdict == Verdict::ExtensionRequest).then(|| asked_until(opened, round)).flatten()
}

/// The day up to which more time is asked for: the last date named behind "đến", "trước", "ngày";
/// a date without a year is of the round's.
fn asked_until(opened: &Opened<'_>, round: &Round) -> Option<Date> {
    let text = format!("{}\n{}", opened.head.subject, opened.body.own);
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
        // A document's number may stand before the date: each word is asked by itself as well.
        let word = word.trim_end_matches('.');
        out.extend(date(word));
        let parts: Vec<&str> = word.split(['/', '-', '.']).collect();
        if let [day, month] = parts.as_slice() {
            out.extend(date(&format!("{day}/{month}/{year}")));
        }
    }
    let plain: Vec<String> = fold::fold(line).split(' ').map(str::to_owned).collect();
    for part in plain.windows(3) {
        if let [day, word, month] = part
            && word == "thang"
        {
            out.extend(date(&format!("{day}/{month}/{year}")));
        }
    }
    out
}
