//! Names inside and outside phrases: when one is the issuer, and when a part of something longer.

use super::{Phrase, Reader, Weight, strength};
use crate::judge::attribution::bare;
use crate::judge::attribution::index::Meaning;
use crate::judge::attribution::profile::Sort;
use crate::judge::attribution::tiling::Piece;
use crate::judge::token::Writing;
use crate::text::fold;
use crate::text::vocabulary::Class;

impl Reader<'_> {
    pub(super) fn full(&mut self, at: usize, unit: usize) {
        if self.addressed(at) || !self.written_as_name(at, unit) {
            self.close();
            return;
        }
        match self.phrase {
            Phrase::Low { start, union, .. } => self.below(at, start, Some(unit), strength(union)),
            Phrase::Grass { start } | Phrase::Union { start, named: true, .. } => {
                self.below(at, start, Some(unit), Weight::Strong);
            }
            _ => self.issuer(at, at, unit),
        }
    }

    /// A newspaper's name needs capitals, since no union word stands in it.
    fn written_as_name(&self, at: usize, unit: usize) -> bool {
        self.sort(unit) != Sort::Other || bare::title(self.tiling, at)
    }

    pub(super) fn bare(&mut self, at: usize, unit: usize) {
        match self.sort(unit) {
            Sort::Department => self.department(at, unit),
            Sort::Branch { .. } => self.branch(at, unit),
            Sort::Place { .. } | Sort::Other => self.bare_place(at, unit),
        }
    }

    fn department(&mut self, at: usize, unit: usize) {
        let anchor = |piece: Option<&Piece<'_>>| {
            piece.is_some_and(|piece| piece.class() == Some(Class::Headquarters))
        };
        if !self.addressed(at) && (anchor(self.next(at)) || anchor(self.before(at))) {
            self.itself((at, at), unit, Weight::Strong, true);
        }
    }

    fn bare_place(&mut self, at: usize, unit: usize) {
        match &mut self.phrase {
            Phrase::Low { own, words, .. } if *words == 0 => {
                *own = Some(unit);
                *words = 1;
            }
            Phrase::Low { start, union, .. } => {
                let (start, weight) = (*start, strength(*union));
                self.below(at, start, Some(unit), weight);
            }
            Phrase::Grass { start } | Phrase::Union { start, named: true, .. } => {
                let start = *start;
                self.below(at, start, Some(unit), Weight::Strong);
            }
            Phrase::Union { addressed: true, .. } => self.phrase = Phrase::Closed,
            Phrase::Union { start, .. } => {
                let start = *start;
                self.issuer_from(start, at, unit);
            }
            Phrase::Foreign => {}
            Phrase::Closed => self.unanchored(at, unit),
        }
    }

    fn unanchored(&mut self, at: usize, unit: usize) {
        let province = self.before(at).is_some_and(|piece| piece.class() == Some(Class::Province));
        let weight = if province { Some(Weight::Strong) } else { bare::weight(self.tiling, at) };
        if let Some(weight) = weight.filter(|_| !self.addressed(at)) {
            self.itself((at, at), unit, weight, false);
        }
    }

    /// "CĐ Giáo dục", "CĐ Giáo dục Hà Nội", "CĐ Ngân hàng Công Thương".
    fn branch(&mut self, at: usize, unit: usize) {
        match self.phrase {
            Phrase::Union { addressed: true, .. } => self.phrase = Phrase::Closed,
            Phrase::Union { start, named, .. } => {
                if named && !self.company_in_name(at, unit) {
                    self.below(at, start, Some(unit), Weight::Strong);
                } else {
                    self.issuer_from(start, at, unit);
                }
            }
            Phrase::Grass { start } => self.below(at, start, Some(unit), Weight::Strong),
            Phrase::Low { .. } | Phrase::Foreign => {}
            Phrase::Closed => {
                let longer = self.next(at).is_some_and(|next| self.lengthens(next));
                match bare::weight(self.tiling, at).filter(|_| !longer && !self.addressed(at)) {
                    Some(weight) => {
                        self.itself((at, at), unit, weight, false);
                    }
                    None if longer => self.phrase = Phrase::Foreign,
                    None => {}
                }
            }
        }
    }

    /// "Công đoàn Tổng công ty Hàng không": the company belongs to the name of the unit.
    fn company_in_name(&self, at: usize, unit: usize) -> bool {
        let Some(before) = self.before(at).filter(|piece| piece.class() == Some(Class::Body))
        else {
            return false;
        };
        let words = fold::fold(&self.tiling.text.words(before.first, before.last));
        let words = if words == "tct" { "tong cong ty".to_owned() } else { words };
        self.units.get(unit).is_some_and(|profile| profile.name.contains(&words))
    }

    /// A piece that makes the name before it a part of a longer one.
    fn lengthens(&self, next: &Piece<'_>) -> bool {
        match next.meaning() {
            None => next.writing == Writing::Capital && self.tiling.capitals_tell(),
            Some(Meaning::Word(class)) => {
                matches!(
                    class,
                    Class::Body | Class::Region | Class::Low | Class::Province | Class::City
                )
            }
            Some(Meaning::Full(_)) => false,
            Some(Meaning::Bare(unit)) => self.sort(unit) != Sort::Department,
        }
    }

    fn issuer_from(&mut self, start: usize, at: usize, unit: usize) {
        let first = (0..=at)
            .rev()
            .find(|earlier| self.piece(*earlier).is_some_and(|piece| piece.first <= start));
        self.issuer(first.unwrap_or(at), at, unit);
    }

    /// An anchored name: the unit itself, unless the name goes on.
    fn issuer(&mut self, first: usize, at: usize, unit: usize) {
        let start = self.piece(first).map_or(0, |piece| piece.first);
        let follower = self.follower(at);
        match (self.sort(unit), follower) {
            (Sort::Branch { corporate }, Some(end)) => {
                let place = self.place_near(end).filter(|(_, level)| *level || !corporate);
                let unit = place.map_or(unit, |(place, _)| place);
                self.below(end, start, Some(unit), Weight::Strong);
            }
            (Sort::Place { .. }, Some(end)) if self.cuts_place(first, at, end) => self.close(),
            _ => {
                self.itself((first, at), unit, Weight::Strong, true);
                self.phrase = Phrase::Closed;
            }
        }
    }

    /// The piece behind an anchored name (and its "Việt Nam") that lengthens it.
    fn follower(&self, at: usize) -> Option<usize> {
        let country = self.next(at).is_some_and(|piece| piece.class() == Some(Class::Country));
        let last = if country { at.saturating_add(1) } else { at };
        let next = self.next(last)?;
        self.lengthens(next).then(|| last.saturating_add(1))
    }

    /// The place that stands at this piece or behind a level word; whether a level word does.
    fn place_near(&self, at: usize) -> Option<(usize, bool)> {
        if let Some(unit) = self.place(self.piece(at)) {
            return Some((unit, false));
        }
        let level = self.piece(at)?.class() == Some(Class::Province);
        let city = self.piece(at)?.class() == Some(Class::City);
        self.place(self.next(at)).filter(|_| level || city).map(|unit| (unit, level))
    }

    /// "LĐLĐ Thái Bình Dương" is not Thái Bình; after "tỉnh" the name is complete.
    fn cuts_place(&self, first: usize, at: usize, end: usize) -> bool {
        let unknown = self.piece(end).is_some_and(|piece| piece.hit.is_none());
        let (Some(start), Some(last)) = (self.piece(first), self.piece(at)) else { return false };
        let words = fold::fold(&self.tiling.text.words(start.first, last.last));
        unknown && !words.split(' ').any(|word| word == "tinh" || word == "tp" || word == "thanh")
    }
}
