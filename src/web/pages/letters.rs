//! "Thư": every letter ever seen, one row per place, with filters that need no script.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use serde::Deserialize;

use crate::model::judgement::Verdict;
use crate::model::ledger::Row;
use crate::model::sighting::FolderRole;
use crate::text::fold::{accented, fold, has_tone};
use crate::web::address;
use crate::web::choice::Choice;
use crate::web::picture::Picture;
use crate::web::shell::{Section, Shell};
use crate::web::stretch::Stretch;
use crate::web::visit::{Pictured, Visit, page};
use crate::words::Words;

/// Rows on one page.
const PER_PAGE: usize = 100;

/// The value of the unit filter for letters that are nobody's.
const NOBODY: &str = "-";

/// What is asked for; names as in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::web) struct Asked {
    tim: String,
    loai: String,
    #[serde(rename = "don-vi")]
    don_vi: String,
    rac: String,
    trang: String,
}

/// One row of the list.
struct Letter {
    href: Option<String>,
    received: String,
    sender: String,
    address: String,
    subject: String,
    unit: String,
    mark: &'static str,
    verdict: &'static str,
    ruled: bool,
    folder: String,
    out_of_sight: bool,
}

#[derive(Template)]
#[template(path = "letters.html", config = "src/web/askama.toml")]
struct LettersPage {
    shell: Shell,
    words: Words,
    asked: Asked,
    verdicts: Vec<Choice>,
    units: Vec<Choice>,
    summary: String,
    letters: Vec<Letter>,
    before: Option<String>,
    after: Option<String>,
    place: String,
}

/// The list.
pub(in crate::web) async fn show(
    visit: Visit,
    Pictured(picture): Pictured,
    Query(asked): Query<Asked>,
) -> Response {
    let words = visit.words();
    let filter = Filter::new(&asked);
    let found: Vec<&Row> = picture.rows.iter().rev().filter(|row| filter.takes(row)).collect();
    let stretch = Stretch::new(&asked.trang, PER_PAGE, found.len());
    let shown = found.iter().skip(stretch.skipped()).take(PER_PAGE);
    let letters = shown.map(|row| letter(row, &picture, words)).collect();
    let link = |to: Option<usize>| to.map(|to| on_page(&asked, to));
    page(&LettersPage {
        shell: visit.shell(&picture, Section::Letters, words.section(Section::Letters)),
        words,
        verdicts: verdicts(&picture, &asked.loai, words),
        units: unit_filter(&picture, &asked.don_vi, words),
        summary: words.letters_shown(
            stretch.first(),
            stretch.last(),
            stretch.all,
            picture.rows.len(),
        ),
        letters,
        before: link(stretch.before()),
        after: link(stretch.after()),
        place: words.page_of(stretch.number, stretch.pages),
        asked,
    })
}

/// Which letters are wanted.
struct Filter<'a> {
    text: String,
    with_tones: bool,
    verdict: Option<Verdict>,
    unit: &'a str,
    out_of_sight: bool,
}

impl<'a> Filter<'a> {
    fn new(asked: &'a Asked) -> Self {
        // Who types tones means them; who types none finds both writings.
        let with_tones = has_tone(&asked.tim);
        Self {
            text: if with_tones { accented(&asked.tim) } else { fold(&asked.tim) },
            with_tones,
            verdict: Verdict::parse(&asked.loai),
            unit: &asked.don_vi,
            out_of_sight: !asked.rac.is_empty(),
        }
    }

    fn takes(&self, row: &Row) -> bool {
        self.verdict.is_none_or(|verdict| row.verdict == verdict)
            && (!self.out_of_sight || out_of_sight(row.sighting.role))
            && self.takes_unit(row)
            && (self.text.is_empty() || self.takes_text(row))
    }

    fn takes_unit(&self, row: &Row) -> bool {
        let mut all = row.units.iter().chain(&row.candidates);
        match self.unit {
            "" => true,
            NOBODY => row.units.is_empty(),
            unit => all.any(|of| of.as_str() == unit),
        }
    }

    fn takes_text(&self, row: &Row) -> bool {
        let names = row.files.iter().map(|file| file.name.as_str());
        let sighting = &row.sighting;
        let mut texts =
            [sighting.subject.as_str(), sighting.from.as_str()].into_iter().chain(names);
        texts.any(|text| {
            let text = if self.with_tones { accented(text) } else { fold(text) };
            text.contains(&self.text)
        })
    }
}

/// Spam and Trash: where nobody looks.
pub(in crate::web) const fn out_of_sight(role: FolderRole) -> bool {
    matches!(role, FolderRole::Junk | FolderRole::Trash)
}

fn letter(row: &Row, picture: &Picture, words: Words) -> Letter {
    let sighting = &row.sighting;
    let role = words.folder_role(sighting.role);
    let out_of_sight = out_of_sight(sighting.role);
    let (sender, address) = sender(&sighting.from);
    Letter {
        href: sighting.digest.map(|digest| format!("/thu/{digest}")),
        received: words.date_time(&picture.zoned(sighting.received_at)),
        sender: sender.to_owned(),
        address: address.to_owned(),
        subject: subject(&sighting.subject, words),
        unit: whose(row, picture, words),
        mark: mark(row.verdict),
        verdict: words.verdict(row.verdict),
        ruled: row.ruled,
        folder: if out_of_sight {
            format!("{} ({role})", sighting.folder)
        } else {
            sighting.folder.clone()
        },
        out_of_sight,
    }
}

/// `Name <address>` in its two parts; the address is empty where there is only one.
pub(in crate::web) fn sender(from: &str) -> (&str, &str) {
    let parts = from.strip_suffix('>').and_then(|from| from.rsplit_once(" <"));
    parts.filter(|(name, _)| !name.trim().is_empty()).unwrap_or((from, ""))
}

/// The subject, or that there is none.
pub(in crate::web) fn subject(subject: &str, words: Words) -> String {
    if subject.trim().is_empty() {
        words.letters_no_subject().to_owned()
    } else {
        subject.to_owned()
    }
}

/// Whose it is, or may be.
pub(in crate::web) fn whose(row: &Row, picture: &Picture, words: Words) -> String {
    let names = picture.desk.names();
    if !row.units.is_empty() {
        return names.units(&row.units);
    }
    if row.candidates.is_empty() {
        return String::new();
    }
    words.letters_perhaps(&names.units(&row.candidates))
}

/// The class of a kind of letter: counts, waits, or neither.
pub(in crate::web) const fn mark(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Submission | Verdict::Replacement | Verdict::Supplement => "read",
        Verdict::Unresolved
        | Verdict::LinkOnly
        | Verdict::TooLarge
        | Verdict::Withdrawal
        | Verdict::ExtensionRequest
        | Verdict::Question => "review",
        _ => "other",
    }
}

/// Kinds that occur, with their counts.
fn verdicts(picture: &Picture, chosen: &str, words: Words) -> Vec<Choice> {
    let mut choices = vec![any(chosen.is_empty(), words)];
    for verdict in Verdict::ALL {
        let count = picture.rows.iter().filter(|row| row.verdict == verdict).count();
        if count > 0 || verdict.as_str() == chosen {
            choices.push(Choice {
                value: verdict.as_str().to_owned(),
                text: format!("{} ({count})", words.verdict(verdict)),
                chosen: verdict.as_str() == chosen,
            });
        }
    }
    choices
}

fn unit_filter(picture: &Picture, chosen: &str, words: Words) -> Vec<Choice> {
    let nobody = Choice {
        value: NOBODY.to_owned(),
        text: words.letters_of_nobody().to_owned(),
        chosen: chosen == NOBODY,
    };
    let mut choices = vec![any(chosen.is_empty(), words), nobody];
    choices.extend(units(picture, chosen, words));
    choices
}

fn any(chosen: bool, words: Words) -> Choice {
    Choice { value: String::new(), text: words.everything().to_owned(), chosen }
}

/// Every unit of every list, once, in the order of the lists.
pub(in crate::web) fn units(picture: &Picture, chosen: &str, words: Words) -> Vec<Choice> {
    let mut seen = std::collections::BTreeSet::new();
    let listed = picture.desk.config.rounds.iter().flat_map(|round| &round.roster.units);
    listed
        .filter(|unit| seen.insert(unit.id.clone()))
        .map(|unit| Choice {
            value: unit.id.as_str().to_owned(),
            text: words.short_name(&unit.name),
            chosen: unit.id.as_str() == chosen,
        })
        .collect()
}

/// The same filters on another page.
fn on_page(asked: &Asked, page: usize) -> String {
    let pairs = [
        ("tim", asked.tim.as_str()),
        ("loai", &asked.loai),
        ("don-vi", &asked.don_vi),
        ("rac", &asked.rac),
        ("trang", &address::page(page)),
    ];
    address::asking("/thu", &pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_survive_turning_the_page() {
        let asked = Asked {
            tim: "hoà bình & x".to_owned(),
            don_vi: "ldld-hoa-binh".to_owned(),
            ..Asked::default()
        };
        let second = "/thu?tim=ho%C3%A0%20b%C3%ACnh%20%26%20x&don-vi=ldld-hoa-binh&trang=2";
        assert_eq!(on_page(&asked, 2), second);
        assert_eq!(on_page(&Asked::default(), 1), "/thu");
    }
}
