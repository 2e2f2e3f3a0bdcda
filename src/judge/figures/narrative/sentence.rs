//! One sentence: its numbers in their order, and what has been told before each of them.

use rust_decimal::Decimal;

use crate::judge::figures::FormIndex;
use crate::judge::figures::draft::Draft;
use crate::judge::figures::labels::Match;
use crate::judge::figures::narrative::eras;
use crate::judge::figures::narrative::eras::Era;
use crate::judge::figures::narrative::numbers;
use crate::judge::figures::narrative::numbers::Number;
use crate::judge::figures::narrative::numbers::Sort;
use crate::judge::figures::narrative::phrases;
use crate::judge::figures::narrative::pieces;
use crate::judge::figures::narrative::pieces::Kind;
use crate::judge::figures::narrative::pieces::Piece;
use crate::judge::figures::narrative::scope;
use crate::judge::figures::wording::RowText;
use crate::model::document::Place;
use crate::model::figure::LabelReason;
use crate::model::figure::Value;
use crate::model::round::Indicator;
use crate::model::round::IndicatorKind;
use crate::model::sighting::Digest;
use crate::text::fold::fold;
use std::ops::Range;

/// Words of a wording at most.
pub(super) const LONGEST_WORDING: usize = 20;

/// Numbers of one sentence that are looked at.
const MOST_NUMBERS: usize = 40;

/// Words behind a wording with which something new begins.
const ENDS: &[&str] = &["trong", "tham", "voi", "cho", "thu", "gom", "dat"];

/// Words behind a comma with which something new begins.
const NEW: &[&str] = &[
    "tong", "da", "co", "to", "duy", "thanh", "dang", "hien", "va", "gop", "tang", "giam", "trong",
    "rieng", "cu", "chiem", "tuong", "vuot", "bang",
];

/// What stands around a sentence.
pub(super) struct Around<'d> {
    pub(super) place: &'d Place,
    pub(super) file: Digest,
    pub(super) form: &'d FormIndex,
    /// Without words about time it speaks of all periods together.
    pub(super) whole: bool,
    /// Folded words that name the reporting unit.
    pub(super) own: &'d str,
}

/// The number's wording, found.
pub(super) struct Named {
    pub(super) found: Match,
    pub(super) label: String,
    /// The pieces that are the number.
    pub(super) number: Range<usize>,
    /// Index behind the last piece of number and wording.
    pub(super) behind: usize,
    pub(super) sure: bool,
}

/// A row that the sentence has told, with its figure.
pub(super) struct Told {
    pub(super) row: usize,
    pub(super) value: Option<Decimal>,
}

/// What the sentence has told before a number.
#[derive(Default)]
pub(super) struct Above {
    /// The row to which parts belong, and how it was called.
    pub(super) head: Option<usize>,
    pub(super) head_label: String,
    /// Rows in their order.
    pub(super) told: Vec<Told>,
    /// The number before this one counts something that the form does not know.
    pub(super) stranger: bool,
}

pub(super) struct Sentence<'s> {
    pub(super) text: &'s str,
    pub(super) pieces: Vec<Piece>,
    pub(super) eras: Vec<Era>,
    pub(super) numbers: Vec<Number>,
    pub(super) around: &'s Around<'s>,
    pub(super) form: &'s FormIndex,
}

/// Figures of a sentence, and whether it has words about time.
pub(super) fn read(text: &str, around: &Around<'_>) -> (Vec<Draft>, bool) {
    let pieces = pieces::cut(text);
    let limits = numbers::limits(&pieces);
    let eras = eras::eras(text, &pieces, &around.form.periods);
    let dated = eras.iter().any(|era| !era.compared);
    let barred = scope::barred(text, &pieces, &limits, around.own);
    let mut numbers = numbers::numbers(&pieces, &limits);
    for number in &mut numbers {
        let told = barred
            .as_ref()
            .is_some_and(|barred| !barred.iter().any(|range| range.contains(&number.own.start)));
        number.usable &= told;
    }
    if numbers.iter().all(|number| !number.usable) {
        return (Vec::new(), dated);
    }
    let sentence = Sentence { text, pieces, eras, numbers, around, form: around.form };
    (sentence.drafts(), dated)
}

impl Sentence<'_> {
    fn drafts(&self) -> Vec<Draft> {
        let lead = self.lead();
        let mut drafts = Vec::new();
        let mut done = 0;
        let mut above = Above::default();
        for number in self.numbers.iter().take(MOST_NUMBERS) {
            let in_era = |era: &Era| (era.first..era.behind).contains(&number.own.start);
            if number.first < done || number.sort == Sort::Year || self.eras.iter().any(in_era) {
                continue;
            }
            let stop = self.stop(number);
            let named = if number.usable {
                let named = self.names(number, (done, stop), &above, lead.as_ref());
                self.parts(named, (done, number.first), &above)
            } else {
                Vec::new()
            };
            if named.is_empty() {
                // The words behind a number are its own, whatever they mean.
                (above.head, above.stranger, done) = (None, true, stop);
            }
            for named in named {
                done = done.max(named.behind);
                let draft = self.draft(number, &named);
                above.tell(&named, draft.as_ref(), self.form);
                drafts.extend(draft);
            }
        }
        drafts
    }

    fn names(
        &self,
        number: &Number,
        (done, stop): (usize, usize),
        above: &Above,
        lead: Option<&Match>,
    ) -> Vec<Named> {
        if number.whole.is_some() {
            return self.shares(number, stop);
        }
        let surely = self.ratio(number, stop, above).or_else(|| self.placed(number, stop));
        if let Some(named) = surely {
            return vec![named];
        }
        let ways = [
            self.behind(number, stop, above),
            self.composed(number, stop, above),
            self.before(number, done, stop, above),
            self.carried(number, done, stop, lead),
        ];
        let mut named = surest(ways.into_iter().flatten());
        // "Trên báo đã đăng 20 tin, bài": where they stand is a part of what they are.
        if let Some(short) = named.as_mut().filter(|named| named.found.reason == LabelReason::Short)
            && self.place(number).is_some()
        {
            short.sure = false;
        }
        named.into_iter().collect()
    }

    /// Behind "trong đó" stand parts of what has been told: a row told again is none, and a row of
    /// another family is in doubt.
    fn parts(
        &self,
        mut named: Vec<Named>,
        (done, number): (usize, usize),
        above: &Above,
    ) -> Vec<Named> {
        let part = (done..number)
            .any(|at| self.is_word(at, &["trong"]) && self.is_word(at.saturating_add(1), &["do"]));
        if !part {
            return named;
        }
        named.retain(|named| above.told.iter().all(|told| told.row != named.found.indicator));
        for named in &mut named {
            let whole = |told: &Told| self.is_part_of(&named.found, told.row);
            named.sure &= above.told.iter().any(whole);
        }
        named
    }

    pub(super) fn slice(&self, first: usize, behind: usize) -> &str {
        let last = behind.checked_sub(1).and_then(|at| self.pieces.get(at));
        let range = self.pieces.get(first).zip(last).map(|(one, two)| one.start..two.end);
        range.and_then(|range| self.text.get(range)).unwrap_or_default()
    }

    pub(super) fn is_sign(&self, index: usize) -> bool {
        self.pieces.get(index).is_none_or(|piece| matches!(piece.kind, Kind::Sign(_)))
    }

    pub(super) fn is_word(&self, index: usize, words: &[&str]) -> bool {
        self.pieces.get(index).is_some_and(|piece| piece.is_word(words))
    }

    /// Where what belongs to this number ends: at the next number, the next words about time, or
    /// a semicolon.
    fn stop(&self, number: &Number) -> usize {
        let next = self.numbers.iter().map(|other| other.first);
        let era = self.eras.iter().map(|era| era.first);
        let signs = self.pieces.iter().enumerate();
        let signs = signs.filter(|(_, piece)| matches!(piece.kind, Kind::Sign(';' | ':' | '.')));
        // A bracket that closes around the number ends its words, too.
        let opened = |at: usize| {
            let between = self.pieces.get(number.behind..at).unwrap_or_default();
            between.iter().any(|piece| piece.kind == Kind::Sign('('))
        };
        let mut closing = self.pieces.iter().enumerate().skip(number.behind);
        let closing = closing.find(|(_, piece)| piece.kind == Kind::Sign(')'));
        let closing = closing.map(|(at, _)| at).filter(|at| !opened(*at));
        let all = closing.into_iter().chain(next).chain(era).chain(signs.map(|(at, _)| at));
        all.filter(|at| *at >= number.behind).min().unwrap_or(self.pieces.len())
    }

    /// The indicator that the words name in full.
    pub(super) fn named(&self, first: usize, behind: usize) -> Option<Match> {
        if first >= behind || self.is_sign(first) || self.is_sign(behind.checked_sub(1)?) {
            return None;
        }
        phrases::in_full(&self.form.labels, self.slice(first, behind))
    }

    pub(super) fn indicator(&self, found: &Match) -> Option<&Indicator> {
        self.form.labels.indicator(found.indicator)
    }

    /// Index behind the indicator's unit of measure, if it begins here.
    pub(super) fn unit_behind(&self, first: usize, indicator: &Indicator) -> Option<usize> {
        phrases::units(indicator).iter().find_map(|unit| {
            let behind = first.saturating_add(unit.len());
            (fold(self.slice(first, behind)) == unit.join(" ")).then_some(behind)
        })
    }

    /// Whether the words above make this row possible: "567 nữ" only in the row's own family.
    pub(super) fn fits(
        &self,
        found: &Match,
        number: &Number,
        (first, behind): (usize, usize),
        head: Option<usize>,
    ) -> bool {
        let Some(parent) = self.form.labels.family_head(found.indicator) else {
            return self.is_of_kind(found, number);
        };
        let few = RowText::of(self.slice(first, behind)).bare.len() <= 3;
        let part = self.slice(number.first.saturating_sub(2), number.first);
        let part = few || found.reason == LabelReason::Short || fold(part) == "trong do";
        self.is_of_kind(found, number) && (!part || head == Some(parent))
    }

    /// Money is money, hundredths are a share, and the rest is counted.
    pub(super) fn is_of_kind(&self, found: &Match, number: &Number) -> bool {
        self.indicator(found).is_some_and(|indicator| match indicator.kind {
            IndicatorKind::Money => number.sort == Sort::Money,
            IndicatorKind::Percent => number.sort == Sort::Percent,
            IndicatorKind::Count => number.sort == Sort::Things,
            IndicatorKind::Yesno | IndicatorKind::Text => false,
        })
    }

    /// Whether something new begins behind the wording.
    pub(super) fn ends(&self, behind: usize, stop: usize) -> bool {
        let and = self.is_word(behind, &["va"]);
        behind >= stop
            || (self.is_sign(behind) && !self.lists_on(behind))
            || self.is_word(behind, ENDS)
            || (and && behind.saturating_add(1) >= stop)
    }

    /// "tin, bài, video": behind a comma the same list goes on, unless a number or a word comes
    /// that begins something new.
    fn lists_on(&self, comma: usize) -> bool {
        let next = comma.saturating_add(1);
        let is_comma = self.pieces.get(comma).is_some_and(|sign| sign.kind == Kind::Sign(','));
        let number = self.numbers.iter().any(|number| number.first == next);
        let era = self.eras.iter().any(|era| era.first == next);
        let new = self.pieces.get(next).is_none_or(|word| word.is_word(ENDS) || word.is_word(NEW));
        is_comma && !number && !era && !new
    }

    /// Where the clause of this piece begins; words about time in front are left out.
    pub(super) fn clause(&self, at: usize) -> usize {
        let before = self.pieces.get(..at).unwrap_or_default();
        let start =
            before.iter().rposition(|piece| matches!(piece.kind, Kind::Sign(';' | ':' | '(')));
        let mut start = start.map_or(0, |sign| sign.saturating_add(1));
        while let Some(era) = self.eras.iter().find(|era| era.first == start && era.behind <= at) {
            start = era.behind;
        }
        while start < at && self.is_sign(start) {
            start = start.saturating_add(1);
        }
        start
    }
}

impl Above {
    fn tell(&mut self, named: &Named, draft: Option<&Draft>, form: &FormIndex) {
        let row = named.found.indicator;
        let parent = form.labels.family_head(row);
        self.head = parent.or(Some(row));
        if parent.is_none() {
            self.head_label.clone_from(&named.label);
        }
        let value = draft.and_then(|draft| match draft.figure.reading.value {
            Some(Value::Number(number)) => Some(number),
            _ => None,
        });
        self.stranger = false;
        self.told.push(Told { row, value });
    }
}

/// The first way that leaves no doubt, unless another row stands as near; else the first.
fn surest(ways: impl Iterator<Item = Named>) -> Option<Named> {
    let mut ways: Vec<Named> = ways.collect();
    let best = ways.iter().position(|named| named.sure).unwrap_or(0);
    if best >= ways.len() {
        return None;
    }
    let mut named = ways.swap_remove(best);
    named.sure &= ways.iter().all(|way| way.found.indicator == named.found.indicator);
    Some(named)
}
