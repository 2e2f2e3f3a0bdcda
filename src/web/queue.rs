//! The queue of what waits, as pages walk through it: places by id, what is alike, what it says.

use std::collections::BTreeMap;

use crate::judge::review::alike::shape;
use crate::model::ledger::ReviewItem;
use crate::web::auth::token;
use crate::words::{Names, Words};

/// Digits of a digest that name something for as long as a page lies open.
const DIGITS: usize = 12;

/// Places in the list of what waits.
#[derive(Debug, Default)]
pub(super) struct Queue {
    places: BTreeMap<String, usize>,
    /// For each item the key of what it is like.
    keys: Vec<Option<String>>,
    groups: BTreeMap<String, Vec<usize>>,
}

impl Queue {
    /// Of a whole list, in its order.
    pub(super) fn new(review: &[ReviewItem]) -> Self {
        let mut queue = Self::default();
        for (place, item) in review.iter().enumerate() {
            queue.places.entry(item.id.clone()).or_insert(place);
            let key = shape(item).map(|shape| short(&shape));
            if let Some(key) = &key {
                queue.groups.entry(key.clone()).or_default().push(place);
            }
            queue.keys.push(key);
        }
        queue
    }

    /// Where an item stands.
    pub(super) fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// What the item at a place is like: the key, and the places of all that are alike.
    pub(super) fn alike(&self, place: usize) -> Option<(&str, &[usize])> {
        let key = self.keys.get(place)?.as_deref()?;
        Some((key, self.group(key)))
    }

    /// Places of what is alike, in order.
    pub(super) fn group(&self, key: &str) -> &[usize] {
        self.groups.get(key).map_or(&[], Vec::as_slice)
    }
}

/// A few digits that name a text.
pub(super) fn short(text: &str) -> String {
    token::digest(text).to_string().chars().take(DIGITS).collect()
}

/// What a form brings back of an item, to tell whether it is still the one that the person saw: its
/// id, and digits of the proposal with its reasons.
pub(super) fn ticket(item: &ReviewItem, words: Words, names: Names<'_>) -> String {
    let mut said = item.proposal.as_ref().map_or_else(String::new, |p| words.proposal(p, names));
    for reason in &item.reasons {
        said.push('\n');
        said.push_str(&words.review_reason(reason, names));
    }
    format!("{} {}", short(&said), item.id)
}

/// The id in a ticket.
pub(super) fn ticket_id(ticket: &str) -> Option<&str> {
    ticket.split_once(' ').map(|(_digits, id)| id)
}

#[cfg(test)]
mod tests {
    use super::{Queue, ticket, ticket_id};
    use crate::model::judgement::Verdict;
    use crate::model::ledger::{Proposal, ReviewItem, ReviewKind};
    use crate::words::{Names, Words};

    fn item(id: &str, verdict: Verdict) -> ReviewItem {
        ReviewItem {
            id: id.to_owned(),
            kind: ReviewKind::Unit,
            message: None,
            round: None,
            units: Vec::new(),
            indicator: None,
            period: None,
            proposal: Some(Proposal::Kind(verdict)),
            reasons: Vec::new(),
        }
    }

    #[test]
    fn what_is_alike_is_found_from_any_of_its_items() {
        let list = [
            item("a", Verdict::NotOnList),
            item("b", Verdict::Subordinate),
            item("c", Verdict::NotOnList),
        ];
        let queue = Queue::new(&list);
        let (key, places) = queue.alike(2).unwrap();
        assert_eq!(places, [0, 2]);
        assert_eq!(queue.group(key), places);
        assert_eq!(queue.alike(1).unwrap().1, [1]);
        assert_eq!((queue.place("c"), queue.place("d")), (Some(2), None));
    }

    #[test]
    fn a_ticket_changes_with_what_the_machine_proposes() {
        let (words, names) = (Words::default(), Names::default());
        let seen = ticket(&item("unit:1", Verdict::NotOnList), words, names);
        assert_eq!(ticket_id(&seen), Some("unit:1"));
        assert_ne!(seen, ticket(&item("unit:1", Verdict::Subordinate), words, names));
    }
}
