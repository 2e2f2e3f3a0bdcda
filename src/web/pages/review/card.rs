//! One thing of the queue as it is shown: whose letter, what is proposed and why, how to settle it.

use crate::desk::decision::can_be_accepted;
use crate::model::evidence::Evidence;
use crate::model::judgement::Verdict;
use crate::model::ledger::{ReviewItem, ReviewKind, ReviewReason, Row};
use crate::web::pages::letters::subject;
use crate::web::pages::review::Desk;
use crate::web::pages::review::otherwise::{Candidate, Letter, Quick};
use crate::web::picture::Picture;
use crate::web::queue::{short, ticket};
use crate::words::{Names, Words};

/// Reasons that a card of the list shows.
const SHOWN: usize = 4;

/// A letter's own lines.
pub(super) struct Head {
    pub(super) href: Option<String>,
    pub(super) subject: String,
    pub(super) from: String,
}

/// What a figure's field needs.
pub(super) struct FigureField {
    pub(super) fields: Vec<(&'static str, String)>,
    pub(super) measure: String,
    /// Where it stands.
    pub(super) stands: Option<String>,
    pub(super) href: String,
    /// Other values, each by its index.
    pub(super) others: Vec<(usize, String)>,
}

/// One thing of the queue.
pub(super) struct Card {
    pub(super) anchor: String,
    pub(super) ticket: String,
    /// Where a decision leads.
    pub(super) back: String,
    /// Newest ruling that the page knows of.
    pub(super) seen: i64,
    pub(super) kind: &'static str,
    pub(super) title: String,
    pub(super) head: Option<Head>,
    pub(super) proposal: Option<String>,
    pub(super) reasons: Vec<String>,
    /// How many reasons are not shown here.
    pub(super) more: Option<String>,
    /// Text of the button that accepts the proposal, where it leaves nothing open.
    pub(super) accept: Option<&'static str>,
    pub(super) candidates: Vec<Candidate>,
    pub(super) quick: Vec<Quick>,
    pub(super) figure: Option<FigureField>,
    pub(super) letter: Option<Letter>,
    /// Alone it has more choices.
    pub(super) chooses: bool,
    /// Address of this thing alone.
    pub(super) focus: String,
    /// How many are alike, and their address.
    pub(super) alike: Option<(String, String)>,
}

impl Desk<'_> {
    /// The card of an item; large, with all reasons and every choice.
    pub(super) fn card(&self, place: usize, item: &ReviewItem, back: String, large: bool) -> Card {
        let (words, names) = (self.words(), self.picture.desk.names());
        let row = row_of(self.picture, item);
        let mut reasons = told(item, words, names);
        let candidates = self.candidates(item, row);
        let more = if large { 0 } else { reasons.len().saturating_sub(SHOWN) };
        reasons.truncate(reasons.len().saturating_sub(more));
        let acceptable = can_be_accepted(&self.visit.desk, item);
        Card {
            anchor: anchor(&item.id),
            ticket: ticket(item, words, names),
            back,
            seen: self.picture.newest_ruling(),
            kind: words.review_kind(item.kind),
            title: self.title(item),
            head: row.map(|row| self.head(row)),
            proposal: item.proposal.as_ref().map(|proposal| words.proposal(proposal, names)),
            reasons,
            more: (more > 0).then(|| words.more_reasons(more)),
            accept: item.proposal.as_ref().filter(|_| acceptable).map(|p| words.accept(p)),
            quick: self.quick(item),
            candidates,
            figure: self.figure(item),
            chooses: !large && item.message.is_some() && item.kind.is_of_a_letter(),
            letter: row.filter(|_| large).and_then(|row| self.letter(item, row)),
            focus: self.asked.focus_address(&item.id),
            alike: self
                .picture
                .queue
                .alike(place)
                .filter(|(_, all)| all.len() > 1)
                .map(|(key, all)| (words.alike(all.len()), self.asked.alike_address(key))),
        }
    }

    /// Whom or what it is about.
    pub(super) fn title(&self, item: &ReviewItem) -> String {
        if item.kind == ReviewKind::DueDay {
            let round = item.round.as_ref().and_then(|id| self.picture.round(id.as_str()));
            return round.map(|(round, _)| round.title.clone()).unwrap_or_default();
        }
        let names = self.picture.desk.names();
        let units = match item.units.as_slice() {
            [first, second, third, _, ..] => {
                format!("{}, …", names.units(&[first.clone(), second.clone(), third.clone()]))
            }
            units => names.units(units),
        };
        let figure = self.figure_name(item);
        match (units.is_empty(), figure) {
            (false, Some(figure)) => format!("{units} – {figure}"),
            (false, None) => units,
            (true, Some(figure)) => figure,
            (true, None) => row_of(self.picture, item)
                .map_or_else(|| self.words().unnamed().to_owned(), |row| self.subject(row)),
        }
    }

    fn figure_name(&self, item: &ReviewItem) -> Option<String> {
        let (round, _) = self.picture.round(item.round.as_ref()?.as_str())?;
        let code = item.indicator.as_ref()?;
        let label = round.form.get(code).map_or("", |known| known.label.as_str());
        let period = item.period.as_ref()?;
        let title = round.periods.iter().find(|known| known.id == *period);
        let title = title.map_or(period.as_str(), |known| known.title.as_str());
        Some(format!("{code} {label} ({title})"))
    }

    fn subject(&self, row: &Row) -> String {
        subject(&row.sighting.subject, self.words())
    }

    pub(super) fn head(&self, row: &Row) -> Head {
        let words = self.words();
        let received = words.date_time(&self.picture.zoned(row.sighting.received_at));
        Head {
            href: row.sighting.digest.map(|digest| format!("/thu/{digest}")),
            subject: self.subject(row),
            from: words.from_and_received(&row.sighting.from, &received),
        }
    }

    fn figure(&self, item: &ReviewItem) -> Option<FigureField> {
        let (round, unit) = (item.round.as_ref()?, item.units.first()?);
        let (indicator, period) = (item.indicator.as_ref()?, item.period.as_ref()?);
        let (form, _) = self.picture.round(round.as_str())?;
        let measure = form.form.get(indicator).map(|known| known.unit_of_measure.clone());
        Some(FigureField {
            fields: vec![
                ("what", "figure".to_owned()),
                ("round", round.to_string()),
                ("unit", unit.to_string()),
                ("indicator", indicator.to_string()),
                ("period", period.to_string()),
            ],
            measure: measure.unwrap_or_default(),
            stands: item.reasons.iter().find_map(|reason| self.stands(reason)),
            href: format!("/dot/{round}/so-lieu/{unit}/{indicator}/{period}"),
            others: item.reasons.iter().flat_map(|reason| self.others(reason)).collect(),
        })
    }

    fn stands(&self, reason: &ReviewReason) -> Option<String> {
        let ReviewReason::Figure { stands: Some((file, place)), .. } = reason else { return None };
        Some(self.words().stands_in(file, &self.words().place(place)))
    }

    fn others(&self, reason: &ReviewReason) -> Vec<(usize, String)> {
        let ReviewReason::Contradicted { others, .. } = reason else { return Vec::new() };
        let words = self.words();
        let text = |other: &crate::model::ledger::OtherFigure| {
            words.take_value(&words.value(&other.value), other.file.as_deref().unwrap_or_default())
        };
        others.iter().map(text).enumerate().collect()
    }
}

/// The row of an item's letter: not one of its copies.
pub(super) fn row_of<'p>(picture: &'p Picture, item: &ReviewItem) -> Option<&'p Row> {
    if let Some(message) = item.message {
        return picture.letter(message).find(|row| row.verdict != Verdict::Duplicate);
    }
    let id: i64 = item.id.split_once(":row-")?.1.parse().ok()?;
    picture.rows.iter().find(|row| row.sighting.id == id)
}

/// Reasons in words. What names a unit stands beside that unit where several are named.
pub(super) fn told(item: &ReviewItem, words: Words, names: Names<'_>) -> Vec<String> {
    let contested = item.units.len() > 1;
    let beside = |reason: &&ReviewReason| {
        contested && matches!(reason, ReviewReason::Evidence(Evidence::Names { .. }))
    };
    let shown = item.reasons.iter().filter(|reason| !beside(reason));
    shown.map(|reason| words.review_reason(reason, names)).collect()
}

/// Where a card stands on its page.
pub(super) fn anchor(id: &str) -> String {
    format!("viec-{}", short(id))
}
