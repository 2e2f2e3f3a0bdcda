//! One sentence: which of its numbers belongs to which row of the form.
//!
//! The wording stands behind the number ("12 trang Facebook") or before it ("Tổng kinh phí là 200
//! triệu đồng"); a wording that opens the sentence may serve all numbers of a list by years.

use rust_decimal::Decimal;

use crate::judge::figures::FormIndex;
use crate::judge::figures::draft::Draft;
use crate::judge::figures::labels::Match;
use crate::judge::figures::narrative::eras;
use crate::judge::figures::narrative::eras::Era;
use crate::judge::figures::narrative::numbers;
use crate::judge::figures::narrative::numbers::Number;
use crate::judge::figures::narrative::numbers::Sort;
use crate::judge::figures::narrative::pieces;
use crate::judge::figures::narrative::pieces::Kind;
use crate::judge::figures::narrative::pieces::Piece;
use crate::judge::figures::scale;
use crate::judge::figures::wording::RowText;
use crate::model::document::Place;
use crate::model::figure::Figure;
use crate::model::figure::Flag;
use crate::model::figure::LabelReason;
use crate::model::figure::Reading;
use crate::model::round::Indicator;
use crate::model::round::IndicatorKind;
use crate::model::round::PeriodId;
use crate::model::sighting::Digest;
use crate::text::fold::fold;
use crate::text::number;

/// Words of a wording at most.
const LONGEST_WORDING: usize = 20;

/// Numbers of one sentence that are looked at.
const MOST_NUMBERS: usize = 40;

/// Words before a number after which the unit speaks of what it has or did.
const VERBS: &[&str] = &[
    "co", "dat", "chuc", "lap", "dung", "tri", "dang", "tai", "hien", "gom", "mo", "hanh", "ban",
    "do", "huan", "hut", "duoc", "la", "voi", "cho", "so", "cong",
];

/// Words behind a wording with which something new begins.
const ENDS: &[&str] = &["trong", "tham", "voi", "cho", "thu", "gom", "dat"];

/// Words behind a comma with which something new begins.
const NEW: &[&str] = &["tong", "da", "co", "to", "duy", "thanh", "dang", "hien", "va", "gop"];

/// The number's wording, found.
struct Named {
    found: Match,
    label: String,
    /// Index behind the last piece of number and wording.
    behind: usize,
    sure: bool,
}

/// What the sentence has told before a number.
#[derive(Clone, Copy, Debug, Default)]
struct Above {
    /// The row to which parts belong.
    head: Option<usize>,
    figures: usize,
}

struct Sentence<'s> {
    text: &'s str,
    pieces: Vec<Piece>,
    eras: Vec<Era>,
    form: &'s FormIndex,
}

/// Figures of a sentence.
pub(super) fn read(text: &str, place: &Place, file: Digest, form: &FormIndex) -> Vec<Draft> {
    let pieces = pieces::cut(text);
    let numbers = numbers::numbers(&pieces);
    if numbers.iter().all(|number| !number.usable) {
        return Vec::new();
    }
    let eras = eras::eras(text, &pieces, &form.periods);
    let sentence = Sentence { text, pieces, eras, form };
    let lead = sentence.lead(&numbers);
    let mut drafts = Vec::new();
    let mut done = 0;
    let mut above = Above::default();
    for number in numbers.iter().take(MOST_NUMBERS).filter(|number| number.sort != Sort::Year) {
        if number.first < done {
            continue;
        }
        let stop = sentence.stop(number, &numbers);
        let named = sentence
            .behind(number, stop, above)
            .or_else(|| sentence.before(number, done, stop))
            .or_else(|| sentence.carried(number, done, stop, lead.as_ref()))
            .filter(|_| number.usable);
        let Some(named) = named else {
            // The words behind a number are its own, whatever they mean.
            (above.head, done) = (None, stop);
            continue;
        };
        let row = named.found.indicator;
        above.head = Some(form.labels.family_head(row).unwrap_or(row));
        above.figures = above.figures.saturating_add(1);
        done = named.behind;
        drafts.extend(sentence.draft(number, &named, place, file));
    }
    drafts
}

impl Sentence<'_> {
    fn slice(&self, first: usize, behind: usize) -> &str {
        let last = behind.checked_sub(1).and_then(|at| self.pieces.get(at));
        let range = self.pieces.get(first).zip(last).map(|(one, two)| one.start..two.end);
        range.and_then(|range| self.text.get(range)).unwrap_or_default()
    }

    fn is_sign(&self, index: usize) -> bool {
        self.pieces.get(index).is_none_or(|piece| matches!(piece.kind, Kind::Sign(_)))
    }

    /// Where what belongs to this number ends: at the next number, the next words about time, or
    /// a semicolon.
    fn stop(&self, number: &Number, numbers: &[Number]) -> usize {
        let next = numbers.iter().map(|other| other.first).filter(|at| *at >= number.behind);
        let era = self.eras.iter().map(|era| era.first).filter(|at| *at >= number.behind);
        let sign = self.pieces.iter().enumerate().skip(number.behind);
        let sign = sign.filter(|(_, piece)| matches!(piece.kind, Kind::Sign(';' | ':' | '.')));
        let sign = sign.map(|(at, _)| at);
        next.chain(era).chain(sign).min().unwrap_or(self.pieces.len())
    }

    /// The indicator that the words name in full.
    fn named(&self, first: usize, behind: usize) -> Option<Match> {
        if first >= behind || self.is_sign(first) || self.is_sign(behind.checked_sub(1)?) {
            return None;
        }
        self.form.labels.find_full(&RowText::of(self.slice(first, behind)))
    }

    fn indicator(&self, found: &Match) -> Option<&Indicator> {
        self.form.labels.indicator(found.indicator)
    }

    /// Pieces from `first` on that are the indicator's unit of measure.
    fn unit_behind(&self, first: usize, indicator: &Indicator) -> Option<usize> {
        let unit = fold(&indicator.unit_of_measure);
        let words = unit.split(' ').count();
        let behind = first.saturating_add(words);
        (!unit.is_empty() && fold(self.slice(first, behind)) == unit).then_some(behind)
    }

    /// "12 trang Facebook", "300 người được đào tạo về báo chí".
    fn behind(&self, number: &Number, stop: usize, above: Above) -> Option<Named> {
        let first = number.behind;
        let last = stop.min(first.saturating_add(LONGEST_WORDING));
        let lengths = || (first.saturating_add(1)..=last).rev();
        let found = |behind: usize| {
            let found = self.named(first, behind).or_else(|| self.named_behind_unit(first, behind));
            found.filter(|found| self.fits(found, number, (first, behind), above.head))
        };
        let named = |found: Match, behind: usize, ends: bool| Named {
            found,
            label: self.slice(first, behind).to_owned(),
            behind,
            sure: ends && self.begins(number, above),
        };
        let mut ending = lengths().filter(|behind| self.ends(*behind, stop));
        if let Some(whole) = ending.find_map(|behind| Some(named(found(behind)?, behind, true))) {
            return Some(whole);
        }
        // A short wording at the head of something longer is no wording at all.
        let long = |found: &Match| found.reason != LabelReason::Short;
        lengths().find_map(|behind| Some(named(found(behind).filter(long)?, behind, false)))
    }

    fn named_behind_unit(&self, first: usize, behind: usize) -> Option<Match> {
        (1..=2).find_map(|words| {
            let start = first.saturating_add(words);
            let found = self.named(start, behind)?;
            let unit = self.unit_behind(first, self.indicator(&found)?);
            (unit == Some(start)).then_some(found)
        })
    }

    /// Whether the words above make this row possible: "567 nữ" only in the row's own family.
    fn fits(
        &self,
        found: &Match,
        number: &Number,
        (first, behind): (usize, usize),
        head: Option<usize>,
    ) -> bool {
        let Some(indicator) = self.indicator(found) else { return false };
        let kind = match indicator.kind {
            IndicatorKind::Money => number.sort == Sort::Money,
            IndicatorKind::Percent => number.sort == Sort::Percent,
            IndicatorKind::Count => number.sort == Sort::Things,
            IndicatorKind::Yesno | IndicatorKind::Text => false,
        };
        let Some(parent) = self.form.labels.family_head(found.indicator) else { return kind };
        let few = RowText::of(self.slice(first, behind)).bare.len() <= 3;
        let part = self.slice(number.first.saturating_sub(2), number.first);
        let part = few || found.reason == LabelReason::Short || fold(part) == "trong do";
        kind && (!part || head == Some(parent))
    }

    /// Whether something new begins behind the wording.
    fn ends(&self, behind: usize, stop: usize) -> bool {
        let and = self.pieces.get(behind).is_some_and(|piece| piece.is_word(&["va"]));
        behind >= stop
            || (self.is_sign(behind) && !self.lists_on(behind))
            || self.pieces.get(behind).is_some_and(|piece| piece.is_word(ENDS))
            || (and && behind.saturating_add(1) >= stop)
    }

    /// "tin, bài, video": behind a comma the same list goes on, unless a number or a word comes
    /// that begins something new.
    fn lists_on(&self, comma: usize) -> bool {
        let next = comma.saturating_add(1);
        let is_comma = self.pieces.get(comma).is_some_and(|sign| sign.kind == Kind::Sign(','));
        let number = numbers::numbers(&self.pieces).iter().any(|number| number.first == next);
        let era = self.eras.iter().any(|era| era.first == next);
        let new = self.pieces.get(next).is_none_or(|word| word.is_word(ENDS) || word.is_word(NEW));
        is_comma && !number && !era && !new
    }

    /// Whether the words before the number say that the unit has or did it.
    fn begins(&self, number: &Number, above: Above) -> bool {
        let Some(at) = number.first.checked_sub(1) else { return true };
        let era = self.eras.iter().any(|era| era.behind == number.first);
        // "12 trang, 45 nhóm với 900 người": nobody can tell with which of them.
        if above.figures > 1 && self.pieces.get(at).is_some_and(|piece| piece.is_word(&["voi"])) {
            return false;
        }
        let listed = self.pieces.get(at).is_some_and(|piece| {
            matches!(piece.kind, Kind::Sign(_)) || piece.is_word(&["va"]) || piece.is_word(VERBS)
        });
        let part = fold(self.slice(at.saturating_sub(1), number.first)) == "trong do";
        listed || era || part
    }

    /// "Tổng kinh phí cho công tác truyền thông là 1 tỷ 200 triệu đồng": certain where the wording
    /// opens the sentence; elsewhere it may be the sum of something else.
    fn before(&self, number: &Number, done: usize, stop: usize) -> Option<Named> {
        let behind = self.unverbed(number.first, done);
        let least = behind.saturating_sub(LONGEST_WORDING).max(done);
        let (first, found) =
            (least..behind).find_map(|first| Some((first, self.named(first, behind)?)))?;
        let indicator = self.indicator(&found)?;
        let after = self.unit_behind(number.behind, indicator).unwrap_or(number.behind);
        if !self.fits(&found, number, (first, behind), None) {
            return None;
        }
        let opens = first == 0
            || self.eras.iter().any(|era| {
                era.first == 0 && {
                    era.behind == first
                        || era.behind.saturating_add(1) == first && self.is_sign(era.behind)
                }
            });
        let sure = opens && self.ends(after, stop);
        Some(Named { found, label: self.slice(first, behind).to_owned(), behind: after, sure })
    }

    /// Index behind the last word that is no verb, no sign and no word about time.
    fn unverbed(&self, from: usize, done: usize) -> usize {
        let mut behind = from;
        while let Some(at) = behind.checked_sub(1).filter(|at| *at >= done) {
            let era = self.eras.iter().find(|era| era.behind == behind);
            let idle = self.pieces.get(at).is_some_and(|piece| {
                piece.is_word(&["la", "dat", "co", "duoc", "gom"])
                    || matches!(piece.kind, Kind::Sign(':' | ',' | '-' | '–'))
            });
            match era {
                Some(era) if era.first >= done => behind = era.first,
                _ if idle => behind = at,
                _ => break,
            }
        }
        behind
    }

    /// A wording at the beginning, before the first number or words about time.
    fn lead(&self, numbers: &[Number]) -> Option<Match> {
        let number = numbers.iter().map(|number| number.first);
        let first = number.chain(self.eras.iter().map(|era| era.first)).min()?;
        self.named(0, self.unverbed(first, 0))
    }

    /// "Số cuộc thi: năm 2021: 10 cuộc; năm 2022: 15 cuộc".
    fn carried(
        &self,
        number: &Number,
        done: usize,
        stop: usize,
        lead: Option<&Match>,
    ) -> Option<Named> {
        let found = lead?.clone();
        let indicator = self.indicator(&found)?;
        let behind = self.unit_behind(number.behind, indicator).unwrap_or(number.behind);
        let between = self.unverbed(number.first, done);
        let semicolon = |at: usize| self.pieces.get(at).is_some_and(|p| p.kind == Kind::Sign(';'));
        let alone = between == done || (between == done.saturating_add(1) && semicolon(done));
        let dated = self.eras.iter().any(|era| era.first >= done && era.behind <= number.first);
        let fits = alone && dated && self.ends(behind, stop);
        (fits && self.fits(&found, number, (0, 0), None)).then(|| Named {
            found,
            label: self.slice(0, between).to_owned(),
            behind,
            sure: true,
        })
    }

    fn draft(&self, number: &Number, named: &Named, place: &Place, file: Digest) -> Option<Draft> {
        let indicator = self.indicator(&named.found)?;
        let raw = self.slice(number.first, number.behind);
        let mut reading = number::read(raw, indicator.kind, Decimal::ONE);
        reading.value.as_ref()?;
        let period = self.period(number, named, indicator, &mut reading)?;
        if scale::is_impossible(indicator, &reading) {
            reading.doubt(Flag::UnsureUnitOfMeasure);
        }
        if !named.sure {
            reading.doubt(Flag::UnsureLabel);
        }
        let figure = Figure {
            indicator: indicator.code.clone(),
            period,
            reading,
            label: named.label.clone(),
            matched: Some(named.found.kept()),
            sentence: Some(self.text.to_owned()),
            place: place.clone(),
            file,
        };
        let (heading, strong) = (String::new(), named.sure);
        Some(Draft { indicator: named.found.indicator, figure, heading, strong })
    }

    /// The period that the words about time name; `None` where it is none of the round's.
    fn period(
        &self,
        number: &Number,
        named: &Named,
        indicator: &Indicator,
        reading: &mut Reading,
    ) -> Option<PeriodId> {
        let before = self.eras.iter().rfind(|era| era.behind <= number.first);
        let colon = |era: &&Era| {
            let next = self.pieces.get(era.behind);
            next.is_none_or(|piece| piece.kind != Kind::Sign(':'))
        };
        let directly =
            |era: &&Era| era.first == named.behind || era.first == named.behind.saturating_add(1);
        let era = before.or_else(|| self.eras.iter().filter(colon).find(directly));
        let meaning = match era {
            Some(era) => Some(era.meaning.clone()?),
            None => None,
        };
        let total = PeriodId::total();
        if !indicator.by_year {
            // A state "in 2021" need not be the state of today.
            if meaning.is_some_and(|meaning| meaning.period != total || !meaning.sure) {
                reading.doubt(Flag::UnsurePeriod);
            }
            return Some(total);
        }
        if !meaning.as_ref().is_some_and(|meaning| meaning.sure) {
            reading.doubt(Flag::UnsurePeriod);
        }
        Some(meaning.map_or(total, |meaning| meaning.period))
    }
}
