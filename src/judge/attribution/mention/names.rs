//! Names inside and outside phrases: when one is the issuer, and when a part of something longer.

use super::{Low, Phrase, Reader, Weight, strength};
use crate::judge::attribution::bare;
use crate::judge::attribution::index::Meaning;
use crate::judge::attribution::profile::Sort;
use crate::judge::attribution::tiling::Piece;
use crate::judge::token::{Gap, Writing};
use crate::text::fold;
use crate::text::vocabulary::Class;

impl Reader<'_> {
    pub(super) fn full(&mut self, at: usize, unit: usize) {
        if self.addressed(at) || !self.written_as_name(at, unit) {
            self.close(at);
            return;
        }
        match self.phrase {
            Phrase::Low(low) => self.district(at, low, unit),
            Phrase::Under { start, trade } => self.under(at, start, trade, unit),
            Phrase::Union { start, named: true, .. } => self.under(at, start, None, unit),
            _ => self.issuer(at, at, unit),
        }
    }

    /// A place or a trade behind a body below: its parent. Local bodies of a corporation's trade
    /// follow the corporation, unless "tỉnh" stands before the place.
    fn under(&mut self, at: usize, start: usize, trade: Option<usize>, unit: usize) {
        let level = self.before(at).is_some_and(|piece| piece.class() == Some(Class::Province));
        let keeps = trade.filter(|trade| {
            let corporate = self.sort(*trade) == Sort::Branch { corporate: true };
            let place = matches!(self.sort(unit), Sort::Place { .. });
            !place || corporate && !level
        });
        self.below(at, start, Some(keeps.unwrap_or(unit)), Weight::Strong);
    }

    /// The province of a district.
    fn district(&mut self, at: usize, low: Low, unit: usize) {
        if low.union {
            self.under(at, low.start, low.trade, unit);
        } else {
            self.below(at, low.start, Some(unit), strength(low.union));
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
        let hyphen = self.piece(at).is_some_and(|piece| piece.gap <= Gap::Loose);
        let before = at.checked_sub(1).and_then(|before| self.piece(before)).filter(|_| hyphen);
        if !self.addressed(at) && (anchor(self.next(at)) || anchor(before)) {
            self.itself((at, at), unit, Weight::Strong, true);
        }
    }

    fn bare_place(&mut self, at: usize, unit: usize) {
        match &mut self.phrase {
            Phrase::Low(low) if low.words == 0 => {
                low.own = Some(unit);
                low.words = 1;
            }
            Phrase::Low(low) => {
                let low = *low;
                self.district(at, low, unit);
            }
            Phrase::Under { start, trade } => {
                let (start, trade) = (*start, *trade);
                self.under(at, start, trade, unit);
            }
            Phrase::Union { start, named: true, .. } => {
                let start = *start;
                self.under(at, start, None, unit);
            }
            Phrase::Union { addressed: true, .. } => self.phrase = Phrase::Closed,
            Phrase::Union { start, .. } => {
                let start = *start;
                self.issuer_from(start, at, unit);
            }
            Phrase::Foreign | Phrase::Done => {}
            Phrase::Closed => self.unanchored(at, unit),
        }
    }

    fn unanchored(&mut self, at: usize, unit: usize) {
        let level = self.before(at).is_some_and(|piece| piece.class() == Some(Class::Province));
        let weight = match (level, self.is_of_another(at)) {
            (true, true) => None,
            (true, false) => Some(Weight::Strong),
            (false, _) => bare::weight(self.tiling, at),
        };
        if let Some(weight) = weight.filter(|_| !self.addressed(at)) {
            self.itself((at, at), unit, weight, false);
        }
    }

    /// "Agribank tỉnh Nghệ An": another body stands before the level word.
    fn is_of_another(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|level| self.before(level));
        before.is_some_and(|piece| {
            piece.is_strange() && piece.writing == Writing::Capital && self.tiling.capitals_tell()
        })
    }

    /// "CĐ Giáo dục", "CĐ Giáo dục Hà Nội", "CĐ Ngân hàng Công Thương".
    fn branch(&mut self, at: usize, unit: usize) {
        match self.phrase {
            Phrase::Union { addressed: true, .. } => self.phrase = Phrase::Closed,
            Phrase::Union { start, named, .. } => {
                if named && !self.company_in_name(at, unit) {
                    self.phrase = Phrase::Under { start, trade: Some(unit) };
                } else {
                    self.issuer_from(start, at, unit);
                }
            }
            Phrase::Under { start, trade } => {
                self.phrase = Phrase::Under { start, trade: trade.or(Some(unit)) };
            }
            Phrase::Low(_) | Phrase::Foreign | Phrase::Done => {}
            Phrase::Closed => self.bare_branch(at, unit),
        }
    }

    /// "EVN gửi báo cáo", but not "Điện lực Nghệ An".
    fn bare_branch(&mut self, at: usize, unit: usize) {
        if self.next(at).is_some_and(|next| self.lengthens(next)) {
            self.phrase = Phrase::Foreign;
        } else if let Some(weight) = bare::weight(self.tiling, at).filter(|_| !self.addressed(at)) {
            self.itself((at, at), unit, weight, false);
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
        match next.meaning().filter(|_| !next.is_strange()) {
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
            (Sort::Branch { .. }, Some(_)) => {
                self.phrase = Phrase::Under { start, trade: Some(unit) };
            }
            (Sort::Place { .. }, Some(end)) if self.cuts_place(first, at, end) => self.close(at),
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

    /// "LĐLĐ Thái Bình Dương" is not Thái Bình; after "tỉnh" the name is complete.
    fn cuts_place(&self, first: usize, at: usize, end: usize) -> bool {
        let unknown = self.piece(end).is_some_and(Piece::is_strange);
        let (Some(start), Some(last)) = (self.piece(first), self.piece(at)) else { return false };
        let words = fold::fold(&self.tiling.text.words(start.first, last.last));
        unknown && !words.split(' ').any(|word| word == "tinh" || word == "tp" || word == "thanh")
    }
}
