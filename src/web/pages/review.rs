//! "Cần xem": what waits for a person, one thing after the other, settled in one or two clicks.
//!
//! Three views of one queue: the list, one thing large (`id`), and what is alike (`nhom`). A decision
//! leads back to the same view at the next thing; "later" is a plain link and records nothing.

pub(in crate::web) mod accept;
mod asked;
mod card;
mod filters;
mod otherwise;

use askama::Template;
use axum::extract::Query;
use axum::response::Response;

use crate::desk::decision::can_be_accepted;
use crate::model::account::Role;
use crate::model::ledger::ReviewItem;
use crate::web::choice::Choice;
use crate::web::pages::review::accept::Skipped;
use crate::web::pages::review::asked::Asked;
use crate::web::pages::review::card::Card;
use crate::web::pages::review::filters::Link;
use crate::web::picture::Picture;
use crate::web::queue::ticket;
use crate::web::shell::{Section, Shell};
use crate::web::stretch::Stretch;
use crate::web::told::Teller;
use crate::web::visit::{Pictured, Visit, page};
use crate::words::Words;

/// Things on one page of the list.
const PER_PAGE: usize = 25;

/// Alike things in one form: its body stays far below what a form may hold.
const MOST_ALIKE: usize = 200;

#[derive(Template)]
#[template(path = "review.html", config = "src/web/askama.toml")]
struct ListPage {
    shell: Shell,
    words: Words,
    may: bool,
    /// What the last form passed over.
    told: Option<String>,
    summary: String,
    kinds: Vec<Link>,
    units: Vec<Choice>,
    kind: String,
    filters_units: bool,
    one_by_one: Option<String>,
    cards: Vec<Card>,
    pages: Vec<Link>,
}

#[derive(Template)]
#[template(path = "review_one.html", config = "src/web/askama.toml")]
struct OnePage {
    shell: Shell,
    words: Words,
    may: bool,
    told: Option<String>,
    place: String,
    list: String,
    previous: Option<String>,
    next: Option<String>,
    card: Option<Card>,
}

/// One of what is alike.
struct Like {
    ticket: String,
    href: String,
    title: String,
    letter: Option<card::Head>,
    proposal: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "review_alike.html", config = "src/web/askama.toml")]
struct AlikePage {
    shell: Shell,
    words: Words,
    may: bool,
    told: Option<String>,
    kind: &'static str,
    list: String,
    items: Vec<Like>,
    /// How many more are alike than the form shows.
    left: Option<String>,
}

/// The queue, in the view asked for.
pub(in crate::web) async fn show(
    visit: Visit,
    Pictured(picture): Pictured,
    Query(asked): Query<Asked>,
) -> Response {
    let desk = Desk { visit: &visit, picture: &picture, asked: &asked };
    if !asked.alike.is_empty() {
        return desk.alike();
    }
    let places: Vec<usize> = (0..)
        .zip(&picture.review)
        .filter(|(_, item)| asked.wants(item))
        .map(|(place, _)| place)
        .collect();
    if asked.id.is_empty() { desk.list(&places) } else { desk.one(&places) }
}

/// What the views are made from.
pub(super) struct Desk<'a> {
    visit: &'a Visit,
    picture: &'a Picture,
    asked: &'a Asked,
}

impl Desk<'_> {
    fn words(&self) -> Words {
        self.visit.words()
    }

    fn item(&self, place: usize) -> Option<&ReviewItem> {
        self.picture.review.get(place)
    }

    fn shell(&self) -> Shell {
        let title = self.words().section(Section::Review);
        self.visit.shell(self.picture, Section::Review, title)
    }

    fn list(&self, places: &[usize]) -> Response {
        let words = self.words();
        let stretch = Stretch::new(&self.asked.number, PER_PAGE, places.len());
        let start = stretch.skipped();
        let here = self.asked.page_address(stretch.number);
        let shown: Vec<usize> = places.iter().copied().skip(start).take(PER_PAGE).collect();
        let card = |(index, place): (usize, &usize)| {
            let next = places.get(start.saturating_add(index).saturating_add(1));
            let next = next.and_then(|next| self.item(*next));
            let anchor = next.map(|next| format!("#{}", card::anchor(&next.id)));
            let back = format!("{here}{}", anchor.unwrap_or_default());
            Some(self.card(*place, self.item(*place)?, back, false))
        };
        let units = self.units();
        page(&ListPage {
            shell: self.shell(),
            words,
            may: self.visit.may(Role::Clerk),
            told: self.told(),
            summary: words.waiting(places.len(), self.picture.review.len()),
            kinds: self.kinds(),
            filters_units: units.len() > 1 || units.iter().any(|unit| unit.chosen),
            units,
            kind: self.asked.kind.clone(),
            one_by_one: places.first().and_then(|first| self.focus(*first)),
            cards: shown.iter().enumerate().filter_map(card).collect(),
            pages: self.pages(stretch),
        })
    }

    /// The page of a thing alone, at its card: whoever works with the keyboard goes on there.
    fn at_card(&self, place: Option<&usize>) -> Option<String> {
        let place = *place?;
        Some(format!("{}#{}", self.focus(place)?, card::anchor(&self.item(place)?.id)))
    }

    fn one(&self, places: &[usize]) -> Response {
        let words = self.words();
        let asked = self.picture.queue.place(&self.asked.id);
        let found = places.iter().position(|place| Some(*place) == asked);
        let index = found.unwrap_or(0);
        let at =
            |index: Option<usize>| index.and_then(|i| places.get(i)).and_then(|p| self.focus(*p));
        let (previous, next) = (at(index.checked_sub(1)), at(index.checked_add(1)));
        let list =
            self.asked.page_address(index.checked_div(PER_PAGE).unwrap_or(0).saturating_add(1));
        let back = self.at_card(places.get(index.saturating_add(1)));
        let back = back.or_else(|| self.at_card(index.checked_sub(1).and_then(|i| places.get(i))));
        let back = back.unwrap_or_else(|| list.clone());
        let place = places.get(index).copied();
        let card = place.and_then(|p| Some(self.card(p, self.item(p)?, back, true)));
        let gone = (found.is_none() && card.is_some()).then(|| words.thing_is_gone().to_owned());
        page(&OnePage {
            shell: self.shell(),
            words,
            may: self.visit.may(Role::Clerk),
            told: self.told().or(gone),
            place: words.place_in_queue(index.saturating_add(1), places.len()),
            list,
            previous,
            next,
            card,
        })
    }

    fn alike(&self) -> Response {
        let places = self.picture.queue.group(&self.asked.alike);
        let (words, names) = (self.words(), self.picture.desk.names());
        let first = places.first().and_then(|place| self.item(*place));
        let like = |item: &ReviewItem| Like {
            ticket: ticket(item, words, names),
            href: self.asked.focus_address(&item.id),
            title: self.title(item),
            letter: card::row_of(self.picture, item).map(|row| self.head(row)),
            proposal: item.proposal.as_ref().map(|p| words.proposal(p, names)).unwrap_or_default(),
            reason: card::told(item, words, names).into_iter().next().unwrap_or_default(),
        };
        let acceptable = |item: &&ReviewItem| can_be_accepted(&self.visit.desk, item);
        let all = places.iter().filter_map(|place| self.item(*place));
        let all: Vec<&ReviewItem> = all.filter(acceptable).collect();
        let left = all.len().saturating_sub(MOST_ALIKE);
        page(&AlikePage {
            shell: self.shell(),
            words,
            may: self.visit.may(Role::Clerk),
            told: self.told(),
            kind: first.map_or("", |item| words.review_kind(item.kind)),
            list: self.asked.page_address(1),
            items: all.into_iter().take(MOST_ALIKE).map(like).collect(),
            left: (left > 0).then(|| words.alike_left(left)),
        })
    }

    /// What the last form passed over, or who settled the one thing in it.
    fn told(&self) -> Option<String> {
        let words = self.words();
        let by: Option<i64> = self.asked.settled_by.parse().ok();
        let ruling = by.and_then(|id| self.picture.rulings.iter().find(|ruling| ruling.id == id));
        if let Some(ruling) = ruling {
            let theirs = Teller::new(self.picture, &[ruling], words).tell(ruling).text();
            return Some(words.settled_already(&ruling.by, &theirs));
        }
        let Skipped { settled, changed, refused } = Skipped::read(&self.asked.skipped);
        let any = settled > 0 || changed > 0 || refused > 0;
        any.then(|| words.skipped(settled, changed, refused))
    }

    fn focus(&self, place: usize) -> Option<String> {
        Some(self.asked.focus_address(&self.item(place)?.id))
    }
}
