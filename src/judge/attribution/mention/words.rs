//! Office words and unknown words: how they open, change and end a phrase.

use super::{Low, Phrase, Reader};
use crate::judge::attribution::profile::Sort;
use crate::judge::attribution::tiling::Piece;
use crate::judge::token::{Gap, Writing};
use crate::text::fold;
use crate::text::vocabulary::Class;

impl Reader<'_> {
    pub(super) fn word(&mut self, at: usize, class: Class) {
        let start = self.piece(at).map_or(0, |piece| piece.first);
        match class {
            Class::Union => self.open_union(at, start),
            Class::Grass => self.phrase = Phrase::Under { start, trade: None },
            Class::City => self.city(at, start),
            Class::Low => self.low(at, start, false),
            Class::LowShort if self.stands_as_level(at) => self.low(at, start, false),
            Class::Province | Class::Country | Class::LowShort => {}
            Class::LowPlain => self.low_plain(at, start),
            Class::Body | Class::Foreign | Class::Block | Class::Region => self.body(class),
            // "Công ty Xổ số Bến Tre": everyday words do not end another organisation's name.
            Class::Office if matches!(self.phrase, Phrase::Foreign) || self.joins_names(at) => {}
            Class::Office | Class::Send | Class::Headquarters => self.close(at),
        }
    }

    /// "Khu công nghiệp và Khu chế xuất".
    fn joins_names(&self, at: usize) -> bool {
        let and = self.piece(at).is_some_and(|piece| {
            fold::fold(&self.tiling.text.words(piece.first, piece.last)) == "va"
        });
        and && matches!(self.phrase, Phrase::Union { named: true, .. } | Phrase::Under { .. })
    }

    fn open_union(&mut self, at: usize, start: usize) {
        if !matches!(self.phrase, Phrase::Low(_) | Phrase::Under { .. }) {
            self.phrase = Phrase::Union { start, named: false, addressed: self.addressed(at) };
        }
    }

    /// "Kính gửi: …": what follows is the receiver.
    pub(super) fn addressed(&self, at: usize) -> bool {
        let near = self.piece(at).is_some_and(|piece| piece.gap.joins() || piece.gap == Gap::Colon);
        let before = at.checked_sub(1).and_then(|before| self.piece(before));
        near && before.is_some_and(|piece| piece.class() == Some(Class::Send))
    }

    fn city(&mut self, at: usize, start: usize) {
        let next = self.next(at);
        let province =
            self.place(next).is_some_and(|unit| self.sort(unit) == Sort::Place { city: true });
        if !province && next.is_some_and(|next| self.names_a_place(next)) {
            self.low(at, start, true);
        }
    }

    /// A name or a number may follow a district word; "xã hội" is none. A place of the list is one in
    /// small letters, too: "LĐLĐ xã hòa bình".
    fn names_a_place(&self, next: &Piece<'_>) -> bool {
        let written = next.writing != Writing::Small || !self.tiling.capitals_tell();
        self.place(Some(next)).is_some() || written && (next.is_strange() || next.unit().is_some())
    }

    fn low(&mut self, at: usize, start: usize, city: bool) {
        let named = self.next(at).is_some_and(|next| self.names_a_place(next));
        let (start, union, trade) = match self.phrase {
            Phrase::Union { start, .. } => (start, true, None),
            Phrase::Under { start, trade } => (start, true, trade),
            Phrase::Low(low) => (low.start, low.union, low.trade),
            Phrase::Done => return,
            Phrase::Closed | Phrase::Foreign => (start, false, None),
        };
        if named {
            self.phrase = Phrase::Low(Low { start, union, city, own: None, words: 0, trade });
        }
    }

    /// "H. Quảng Ninh", "LDLD xa Hoa Binh": what may be another word is a district's right behind a
    /// union, and right before a place of the list, which is then not meant.
    fn stands_as_level(&self, at: usize) -> bool {
        let behind_union = self.before(at).is_some_and(|piece| piece.class() == Some(Class::Union));
        behind_union || self.place(self.next(at)).is_some()
    }

    fn low_plain(&mut self, at: usize, start: usize) {
        if self.stands_as_level(at) {
            self.low(at, start, false);
        } else if let Some(piece) = self.piece(at).copied() {
            self.unknown(at, &piece);
        }
    }

    fn body(&mut self, class: Class) {
        match &mut self.phrase {
            Phrase::Union { named, .. } => *named = true,
            Phrase::Low(_) | Phrase::Under { .. } | Phrase::Done => {}
            Phrase::Closed | Phrase::Foreign => {
                if class != Class::Region {
                    self.phrase = Phrase::Foreign;
                }
            }
        }
    }

    pub(super) fn unknown(&mut self, at: usize, piece: &Piece<'_>) {
        let capital = piece.writing == Writing::Capital && self.tiling.capitals_tell();
        let abbreviated = self.is_union_abbreviation(piece);
        let level = self.is_union_of_level(piece) && self.place(self.next(at)).is_some();
        match &mut self.phrase {
            Phrase::Low(low) => low.words = low.words.saturating_add(1),
            Phrase::Union { .. } if piece.writing == Writing::Digits => {
                self.phrase = Phrase::Closed;
            }
            Phrase::Union { named, .. } => *named = *named || capital,
            Phrase::Closed if level => {
                let (start, union, city) = (piece.first, true, false);
                self.phrase =
                    Phrase::Low(Low { start, union, city, own: None, words: 0, trade: None });
            }
            Phrase::Closed if abbreviated => {
                self.phrase = Phrase::Union { start: piece.first, named: true, addressed: false };
            }
            Phrase::Closed | Phrase::Foreign | Phrase::Under { .. } | Phrase::Done => {}
        }
    }

    /// `LDLDH`, `CĐX`: a union and the letter of its district word in one.
    fn is_union_of_level(&self, piece: &Piece<'_>) -> bool {
        let letters = fold::fold(&self.tiling.text.words(piece.first, piece.last));
        let level = letters.strip_prefix("ldld").or_else(|| letters.strip_prefix("cd"));
        level.is_some_and(|level| ["h", "q", "p", "x"].contains(&level))
    }

    /// `CĐVC`, `CĐYT`: a union of some trade, which the list does not abbreviate so.
    fn is_union_abbreviation(&self, piece: &Piece<'_>) -> bool {
        let words = self.tiling.text.words(piece.first, piece.last);
        let letters = fold::fold(&words);
        let consonants = !letters.contains(['a', 'e', 'i', 'o', 'u']);
        letters.starts_with("cd") && (4..=8).contains(&letters.len()) && consonants
    }
}
