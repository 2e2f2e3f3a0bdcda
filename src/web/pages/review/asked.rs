//! What of the queue is asked for, and the addresses of its views.

use serde::Deserialize;

use crate::model::ledger::{ReviewItem, ReviewKind};
use crate::web::address;

/// Kinds in the order in which the filter shows them: that of the queue.
pub(super) const KINDS: [ReviewKind; 9] = [
    ReviewKind::DueDay,
    ReviewKind::Unit,
    ReviewKind::Conflict,
    ReviewKind::Verdict,
    ReviewKind::Unreadable,
    ReviewKind::Extension,
    ReviewKind::Receipt,
    ReviewKind::Figure,
    ReviewKind::Rule,
];

/// The query of the page.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::web) struct Asked {
    /// Kind; empty for all.
    #[serde(rename = "loai")]
    pub(super) kind: String,
    /// Unit; empty for all.
    #[serde(rename = "don-vi")]
    pub(super) unit: String,
    /// Page of the list, as typed.
    #[serde(rename = "trang")]
    pub(super) number: String,
    /// One thing, large.
    pub(super) id: String,
    /// What is alike, by its key.
    #[serde(rename = "nhom")]
    pub(super) alike: String,
    /// What the last form passed over.
    #[serde(rename = "bo-qua")]
    pub(super) skipped: String,
    /// The ruling that had settled what the last form was about.
    #[serde(rename = "boi")]
    pub(super) settled_by: String,
}

impl Asked {
    /// Whether an item stands under the filter.
    pub(super) fn wants(&self, item: &ReviewItem) -> bool {
        self.wants_kind(item) && self.wants_unit(item)
    }

    pub(super) fn wants_kind(&self, item: &ReviewItem) -> bool {
        self.kind.is_empty() || item.kind.as_str() == self.kind
    }

    pub(super) fn wants_unit(&self, item: &ReviewItem) -> bool {
        self.unit.is_empty() || item.units.iter().any(|unit| unit.as_str() == self.unit)
    }

    /// The same filter with another kind.
    pub(super) fn with_kind(&self, kind: &str) -> Self {
        Self { kind: kind.to_owned(), unit: self.unit.clone(), ..Self::default() }
    }

    /// The list under this filter, at a page.
    pub(super) fn page_address(&self, number: usize) -> String {
        self.address("trang", &address::page(number))
    }

    /// One thing, walking through this filter.
    pub(super) fn focus_address(&self, id: &str) -> String {
        self.address("id", id)
    }

    /// What is alike.
    pub(super) fn alike_address(&self, key: &str) -> String {
        self.address("nhom", key)
    }

    fn address(&self, name: &str, value: &str) -> String {
        let pairs = [("loai", self.kind.as_str()), ("don-vi", &self.unit), (name, value)];
        address::asking("/can-xem", &pairs)
    }
}

#[cfg(test)]
mod tests {
    use super::Asked;

    #[test]
    fn addresses_keep_the_filter_and_leave_out_what_is_not_asked() {
        let all = Asked::default();
        assert_eq!(all.page_address(1), "/can-xem");
        assert_eq!(all.page_address(3), "/can-xem?trang=3");
        let figures = all.with_kind("figure");
        assert_eq!(figures.page_address(1), "/can-xem?loai=figure");
        let address = figures.focus_address("figure:ctr01:ldld-nghe-an:C01:2021");
        assert_eq!(address, "/can-xem?loai=figure&id=figure%3Actr01%3Aldld-nghe-an%3AC01%3A2021");
        assert_eq!(figures.alike_address("0a1b"), "/can-xem?loai=figure&nhom=0a1b");
    }
}
