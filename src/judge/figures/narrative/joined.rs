//! Wordings that a sentence tears apart: a part and its whole ("12/15 công đoàn có kế hoạch"),
//! what a row's name leaves to the words before it ("trong đó 12 đơn vị có kế hoạch"), and where or
//! for whom something was done ("Trên mạng xã hội, đã đăng 200 tin, bài").

use rust_decimal::Decimal;

use crate::judge::figures::labels::Match;
use crate::judge::figures::narrative::numbers::Number;
use crate::judge::figures::narrative::numbers::Sort;
use crate::judge::figures::narrative::phrases;
use crate::judge::figures::narrative::pieces::Kind;
use crate::judge::figures::narrative::sentence::Above;
use crate::judge::figures::narrative::sentence::LONGEST_WORDING;
use crate::judge::figures::narrative::sentence::Named;
use crate::judge::figures::narrative::sentence::Sentence;
use crate::model::figure::Value;
use crate::model::round::Aggregate;
use crate::model::round::Indicator;
use crate::model::round::IndicatorKind;
use crate::text::number;

/// Half of the last digit of a share with one decimal, and rounding up or down.
const NEAR: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

/// Words of a channel on which something is posted.
const CHANNELS: &[&str] =
    &["trang", "kenh", "fanpage", "facebook", "zalo", "mang", "website", "bao", "youtube"];

/// Words before a channel's name that only say that it is one.
const CARRIERS: &[&str] =
    &["cac", "trang", "kenh", "tai", "khoan", "nen", "tang", "da", "cua", "cong", "doan"];

/// Words between "đăng" and its number.
const POSTED: &[&str] = &["tai", "duoc", "tong", "cong", "phat"];

/// Words for a member of the whole, which the whole's own name says better.
const MEMBERS: &[&str] = &["don", "vi", "nguoi", "dong", "chi", "cdcs", "cd", "la"];

/// Verbs before the receivers of what was done, and words that belong to no verb.
const NO_VERB: &[&str] = &["da", "duoc", "cho", "to", "chuc"];

impl Sentence<'_> {
    /// "12/15 công đoàn cấp trên cơ sở có kế hoạch": 15 of the row that the words begin with, 12 of
    /// its part that all of them name. Certain only together: each proves the other.
    pub(super) fn shares(&self, number: &Number, stop: usize) -> Vec<Named> {
        self.share(number, stop).map(Vec::from).unwrap_or_default()
    }

    fn share(&self, number: &Number, stop: usize) -> Option<[Named; 2]> {
        let whole = number.whole.clone()?;
        let first = number.behind;
        let last = stop.min(first.saturating_add(LONGEST_WORDING));
        if self.value(number.own.start, number.own.end)? > self.value(whole.start, whole.end)? {
            return None;
        }
        let ends = (first..=last).rev().filter(|behind| self.ends(*behind, stop));
        let (part, all, middle, behind) = ends.into_iter().find_map(|behind| {
            (first.saturating_add(1)..behind).rev().find_map(|middle| {
                let all = self.whole_named(first, middle)?;
                let part = self.part_named(first, middle, behind, &all)?;
                Some((part, all, middle, behind))
            })
        })?;
        let named = |found, number, label: &str| Named {
            found,
            label: label.to_owned(),
            number,
            behind,
            sure: true,
        };
        let of_all = named(all, whole, self.slice(first, middle));
        let of_part = named(part, number.own.clone(), self.slice(first, behind));
        let fits = [&of_all, &of_part].iter().all(|one| self.is_of_kind(&one.found, number));
        fits.then_some([of_all, of_part])
    }

    fn value(&self, first: usize, behind: usize) -> Option<Decimal> {
        let reading = number::read(self.slice(first, behind), IndicatorKind::Count, Decimal::ONE);
        match reading.value {
            Some(Value::Number(value)) => Some(value),
            _ => None,
        }
    }

    fn whole_named(&self, first: usize, middle: usize) -> Option<Match> {
        if self.is_sign(first) || self.is_sign(middle.checked_sub(1)?) {
            return None;
        }
        let text = self.slice(first, middle);
        let labels = &self.form.labels;
        phrases::in_full(labels, text).or_else(|| phrases::in_part(labels, text, true))
    }

    /// The part of that row which the words from `middle` on, or all of them, name.
    fn part_named(&self, first: usize, middle: usize, behind: usize, all: &Match) -> Option<Match> {
        let is = usize::from(self.is_word(middle, &["la"]));
        let part = |found: &Match| self.is_part_of(found, all.indicator);
        let tail = || self.named(middle.saturating_add(is), behind);
        self.named(first, behind).filter(part).or_else(|| tail().filter(part))
    }

    pub(super) fn is_part_of(&self, found: &Match, row: usize) -> bool {
        let parent = self.indicator(found).and_then(|indicator| indicator.parent.as_ref());
        parent.is_some_and(|parent| self.form.labels.position(parent) == row)
    }

    /// "(80%)" behind a part and its whole: the form's share of the two, if that is what it comes
    /// to.
    pub(super) fn ratio(&self, number: &Number, stop: usize, above: &Above) -> Option<Named> {
        if number.sort != Sort::Percent {
            return None;
        }
        let part = above.told.last()?;
        let (row, whole) = above.told.iter().rev().skip(1).find_map(|whole| {
            let of_both = |indicator: &Indicator| match &indicator.aggregate {
                Aggregate::Ratio(one, two) => {
                    let position = |code| self.form.labels.position(code);
                    position(one) == part.row && position(two) == whole.row
                }
                _ => false,
            };
            Some((self.form.labels.row(of_both)?, whole.value?))
        })?;
        let share = part.value?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
        let written = self.slice(number.own.start, number.own.end);
        let told = match number::read(written, IndicatorKind::Percent, Decimal::ONE).value? {
            Value::Number(told) => told,
            Value::Text(_) => return None,
        };
        let sure = share.checked_sub(told)?.abs() <= NEAR && self.ends(number.behind, stop);
        let first = number.first.saturating_sub(2);
        Some(Named {
            found: self.form.labels.find_row(row)?,
            label: self.slice(first, number.behind).to_owned(),
            number: number.own.clone(),
            behind: number.behind,
            sure,
        })
    }

    /// "trong đó 12 đơn vị có kế hoạch", "cho 300 lượt cán bộ", "với 5.000 lượt đoàn viên".
    pub(super) fn composed(&self, number: &Number, stop: usize, above: &Above) -> Option<Named> {
        let first = number.behind;
        let last = stop.min(first.saturating_add(LONGEST_WORDING));
        let ends = (first.saturating_add(1)..=last).rev().filter(|end| self.ends(*end, stop));
        ends.into_iter().find_map(|behind| {
            if self.is_sign(behind.checked_sub(1)?) {
                return None;
            }
            let found = self
                .of_head(first, behind, above)
                .or_else(|| self.of_receivers(number, behind))
                .or_else(|| self.of_event(number, behind, above))?;
            self.is_of_kind(&found, number).then(|| Named {
                found,
                label: self.slice(first, behind).to_owned(),
                number: number.own.clone(),
                behind,
                sure: true,
            })
        })
    }

    /// What the row above is called, and the words about its part; only for a part of that row.
    fn of_head(&self, first: usize, behind: usize, above: &Above) -> Option<Match> {
        let head = above.head?;
        let mut start = first;
        while start < behind && self.is_word(start, MEMBERS) {
            start = start.saturating_add(1);
        }
        let tail = self.slice(start, behind);
        let joined = format!("{} {tail}", above.head_label);
        let part = |found: &Match| self.is_part_of(found, head);
        let of = |text: &str| phrases::in_full(&self.form.labels, text).filter(part);
        of(&joined).or_else(|| of(tail).filter(|_| start > first))
    }

    /// "đã tập huấn nghiệp vụ cho 300 lượt cán bộ": "lượt cán bộ được tập huấn nghiệp vụ".
    fn of_receivers(&self, number: &Number, behind: usize) -> Option<Match> {
        let for_whom = number.first.checked_sub(1).filter(|at| self.is_word(*at, &["cho"]))?;
        let mut start = self.clause(for_whom);
        while start < for_whom && (self.is_word(start, NO_VERB) || self.is_sign(start)) {
            start = start.saturating_add(1);
        }
        let (whom, what) = (self.slice(number.behind, behind), self.slice(start, for_whom));
        if what.is_empty() {
            return None;
        }
        let text = format!("{whom} \u{111}\u{1b0}\u{1ee3}c {what}");
        let labels = &self.form.labels;
        phrases::in_full(labels, &text).or_else(|| phrases::in_part(labels, &text, false))
    }

    /// "30 buổi tuyên truyền cho 5.000 lượt đoàn viên": they are those who came to what was held,
    /// whose row stands right below its row.
    fn of_event(&self, number: &Number, behind: usize, above: &Above) -> Option<Match> {
        let held = above.told.last()?.row.saturating_add(1);
        let text = format!("{} tham d\u{1ef1}", self.slice(number.behind, behind));
        let found = phrases::in_full(&self.form.labels, &text)?;
        let fits = found.indicator == held && self.attends(&found, number, above);
        fits.then_some(found)
    }

    /// "Trên mạng xã hội, đã đăng 200 tin, bài", "Các trang mạng xã hội đã đăng 200 tin, bài".
    pub(super) fn placed(&self, number: &Number, stop: usize) -> Option<Named> {
        let place = self.place(number)?;
        let first = number.behind;
        let last = stop.min(first.saturating_add(LONGEST_WORDING));
        let ends = (first.saturating_add(1)..=last).rev().filter(|end| self.ends(*end, stop));
        let text =
            |behind| format!("{} \u{111}\u{103}ng tr\u{ea}n {place}", self.slice(first, behind));
        ends.into_iter().find_map(|behind| {
            let found = phrases::in_full(&self.form.labels, &text(behind))?;
            self.is_of_kind(&found, number).then(|| Named {
                found,
                label: self.slice(first, behind).to_owned(),
                number: number.own.clone(),
                behind,
                sure: true,
            })
        })
    }

    /// Where the sentence says that something was posted, before it says how much.
    pub(super) fn place(&self, number: &Number) -> Option<String> {
        let mut verb = number.first;
        while verb.checked_sub(1).is_some_and(|at| self.is_word(at, POSTED)) {
            verb = verb.saturating_sub(1);
        }
        let verb = verb.checked_sub(1).filter(|at| self.is_word(*at, &["dang"]))?;
        let start = self.clause(verb);
        let stated = self.pieces.get(start..verb)?;
        let mut words: Vec<&str> = stated
            .iter()
            .filter(|piece| !matches!(piece.kind, Kind::Sign(_)))
            .map(|piece| piece.folded.as_str())
            .collect();
        let on = matches!(words.first(), Some(&"tren" | &"tai"));
        if on {
            words.remove(0);
        }
        let channel = words.iter().any(|word| CHANNELS.contains(word));
        while words.last().is_some_and(|word| CARRIERS.contains(word)) {
            words.pop();
        }
        let name = words.iter().position(|word| !CARRIERS.contains(word))?;
        channel.then(|| words.get(name..).unwrap_or_default().join(" "))
    }
}
