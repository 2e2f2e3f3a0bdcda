//! Ways through the queue: by kind, by unit, by pages of the list.

use std::collections::BTreeMap;

use crate::model::ledger::ReviewKind;
use crate::model::unit::UnitId;
use crate::web::choice::Choice;
use crate::web::pages::review::Desk;
use crate::web::pages::review::asked::KINDS;
use crate::web::stretch::Stretch;

/// A link with its count.
pub(super) struct Link {
    pub(super) href: String,
    pub(super) text: String,
    pub(super) count: usize,
    pub(super) here: bool,
}

impl Desk<'_> {
    /// Kinds of which something waits, with their counts under the filter by unit.
    pub(super) fn kinds(&self) -> Vec<Link> {
        let mut counts: BTreeMap<ReviewKind, usize> = BTreeMap::new();
        for item in self.picture.review.iter().filter(|item| self.asked.wants_unit(item)) {
            let count = counts.entry(item.kind).or_default();
            *count = count.saturating_add(1);
        }
        let all = Link {
            href: self.asked.with_kind("").page_address(1),
            text: self.words().every_kind().to_owned(),
            count: counts.values().sum(),
            here: self.asked.kind.is_empty(),
        };
        let of_kind = |kind: &ReviewKind| Link {
            href: self.asked.with_kind(kind.as_str()).page_address(1),
            text: self.words().review_kind(*kind).to_owned(),
            count: counts.get(kind).copied().unwrap_or(0),
            here: self.asked.kind == kind.as_str(),
        };
        let kinds = KINDS.iter().map(of_kind).filter(|link| link.count > 0 || link.here);
        std::iter::once(all).chain(kinds).collect()
    }

    /// Units of which something of the kind waits, with their counts.
    pub(super) fn units(&self) -> Vec<Choice> {
        let mut counts: BTreeMap<&UnitId, usize> = BTreeMap::new();
        let of_kind = self.picture.review.iter().filter(|item| self.asked.wants_kind(item));
        for unit in of_kind.flat_map(|item| &item.units) {
            let count = counts.entry(unit).or_default();
            *count = count.saturating_add(1);
        }
        let names = self.picture.desk.names();
        let mut units: Vec<(&UnitId, usize)> = counts.into_iter().collect();
        units.sort_by_key(|(unit, _)| names.unit(unit));
        let choice = |(unit, count): (&UnitId, usize)| Choice {
            value: unit.to_string(),
            text: format!("{} ({count})", names.unit(unit)),
            chosen: self.asked.unit == unit.as_str(),
        };
        units.into_iter().map(choice).collect()
    }

    pub(super) fn pages(&self, stretch: Stretch) -> Vec<Link> {
        let (number, last) = (stretch.number, stretch.pages);
        if last == 1 {
            return Vec::new();
        }
        // Near ones, and the ends of a long list.
        let near = |page: &usize| page.abs_diff(number) <= 2 || *page == 1 || *page == last;
        (1..=last)
            .filter(near)
            .map(|page| Link {
                href: self.asked.page_address(page),
                text: page.to_string(),
                count: 0,
                here: page == number,
            })
            .collect()
    }
}
