//! Where a number's wording stands: behind it ("12 trang Facebook"), before it ("Tổng kinh phí là
//! 200 triệu đồng"), or at the head of the sentence for a list by years.

use crate::judge::figures::labels::Match;
use crate::judge::figures::narrative::eras::Era;
use crate::judge::figures::narrative::numbers::Number;
use crate::judge::figures::narrative::phrases;
use crate::judge::figures::narrative::pieces::Kind;
use crate::judge::figures::narrative::sentence::Above;
use crate::judge::figures::narrative::sentence::LONGEST_WORDING;
use crate::judge::figures::narrative::sentence::Named;
use crate::judge::figures::narrative::sentence::Sentence;
use crate::model::figure::LabelReason;
use crate::text::fold::fold;

/// Words before a number after which the unit speaks of what it has or did.
const VERBS: &[&str] = &[
    "co", "dat", "chuc", "lap", "dung", "tri", "dang", "tai", "hien", "gom", "mo", "hanh", "ban",
    "do", "huan", "hut", "duoc", "la", "voi", "cho", "so", "cong", "ly", "duong", "khai", "ngu",
    "luoi",
];

/// Words that tie those who came to what was held.
const TIES: &[&str] = &["voi", "cho", "hut"];

/// Words between a wording and its number.
const IDLE: &[&str] = &["la", "dat", "co", "duoc", "gom", "hien", "cong", "tong", "dang", "bao"];

impl Sentence<'_> {
    /// "12 trang Facebook", "300 người được đào tạo về báo chí".
    pub(super) fn behind(&self, number: &Number, stop: usize, above: &Above) -> Option<Named> {
        let first = number.behind;
        let last = stop.min(first.saturating_add(LONGEST_WORDING));
        let lengths = || (first.saturating_add(1)..=last).rev();
        let fits = |found: &Match, behind| self.fits(found, number, (first, behind), above.head);
        let found = |behind: usize| {
            let found = self.named(first, behind).or_else(|| self.named_behind_unit(first, behind));
            found.filter(|found| fits(found, behind))
        };
        let part = |behind: usize| self.in_part(first, behind).filter(|found| fits(found, behind));
        let named = |found: Match, behind: usize, ends: bool| Named {
            sure: ends && self.begins(number, above) && self.attends(&found, number, above),
            found,
            label: self.slice(first, behind).to_owned(),
            number: number.own.clone(),
            behind,
        };
        let ending = || lengths().filter(|behind| self.ends(*behind, stop));
        let whole = ending().find_map(|behind| Some((found(behind)?, behind)));
        if let Some((found, behind)) =
            whole.or_else(|| ending().find_map(|behind| Some((part(behind)?, behind))))
        {
            return Some(named(found, behind, true));
        }
        // A short wording at the head of something longer is no wording at all.
        let long = |found: &Match| found.reason != LabelReason::Short;
        lengths().find_map(|behind| Some(named(found(behind).filter(long)?, behind, false)))
    }

    fn in_part(&self, first: usize, behind: usize) -> Option<Match> {
        if self.is_sign(first) || self.is_sign(behind.checked_sub(1)?) {
            return None;
        }
        phrases::in_part(&self.form.labels, self.slice(first, behind), false)
    }

    /// "10 đồng chí là nữ", "12 đồng chí chuyên trách".
    fn named_behind_unit(&self, first: usize, behind: usize) -> Option<Match> {
        (1..=2).find_map(|words| {
            let start = first.saturating_add(words);
            let is = usize::from(self.is_word(start, &["la"]));
            let found = self.named(start.saturating_add(is), behind)?;
            let unit = self.unit_behind(first, self.indicator(&found)?);
            (unit == Some(start)).then_some(found)
        })
    }

    /// Whether the words before the number say that the unit has or did it.
    fn begins(&self, number: &Number, above: &Above) -> bool {
        let Some(at) = number.first.checked_sub(1) else { return true };
        let era = self.eras.iter().any(|era| era.behind == number.first);
        // "12 trang, 45 nhóm với 900 người": nobody can tell with which of them.
        if above.told.len() > 1 && self.is_word(at, &["voi"]) {
            return false;
        }
        let listed = self.pieces.get(at).is_some_and(|piece| {
            matches!(piece.kind, Kind::Sign(_)) || piece.is_word(&["va"]) || piece.is_word(VERBS)
        });
        let part = fold(self.slice(at.saturating_sub(1), number.first)) == "trong do";
        // "Trong 45 công đoàn cơ sở …, có 30 …" at the beginning.
        let among = self.is_word(at, &["trong"]) && self.clause(at) == at;
        listed || era || part || among
    }

    /// Those who came ("với 500 lượt người") belong to what was held: the form has their row right
    /// below its row. Any other row's people did not come there.
    pub(super) fn attends(&self, found: &Match, number: &Number, above: &Above) -> bool {
        let tied = number.first.checked_sub(1).is_some_and(|at| self.is_word(at, TIES));
        let people =
            self.indicator(found).is_some_and(|row| fold(&row.unit_of_measure).contains("nguoi"));
        let held = above.told.last().map(|told| told.row.saturating_add(1));
        !(tied && people) || (!above.stranger && held.is_none_or(|next| next == found.indicator))
    }

    /// "Tổng kinh phí cho công tác truyền thông là 1 tỷ 200 triệu đồng": certain where the wording
    /// opens the sentence, or names a part of the row just told ("trong đó cán bộ chuyên trách 5
    /// người"); elsewhere it may be the sum of something else.
    pub(super) fn before(
        &self,
        number: &Number,
        done: usize,
        stop: usize,
        above: &Above,
    ) -> Option<Named> {
        let behind = self.unverbed(number.first, done);
        let least = behind.saturating_sub(LONGEST_WORDING).max(done);
        let (first, found) =
            (least..behind).find_map(|first| Some((first, self.named(first, behind)?)))?;
        let indicator = self.indicator(&found)?;
        let after = self.unit_behind(number.behind, indicator).unwrap_or(number.behind);
        if !self.fits(&found, number, (first, behind), above.head) {
            return None;
        }
        let parent = self.form.labels.family_head(found.indicator);
        let part = parent.is_some() && parent == above.head && self.is_fresh(first);
        let ends = self.is_sign(after) || self.ends(after, stop);
        let sure = (part || self.opens(first)) && ends;
        Some(Named {
            found,
            label: self.slice(first, behind).to_owned(),
            number: number.own.clone(),
            behind: after,
            sure,
        })
    }

    /// Whether something new begins here.
    fn is_fresh(&self, first: usize) -> bool {
        first
            .checked_sub(1)
            .is_none_or(|at| self.is_sign(at) || self.is_word(at, &["do", "va", "co"]))
    }

    /// Whether the sentence begins here, or only words about time stand before.
    fn opens(&self, first: usize) -> bool {
        let dated = |era: &Era| {
            era.first == 0
                && (era.behind == first
                    || (era.behind.saturating_add(1) == first && self.is_sign(era.behind)))
        };
        let bullet = first == 1 && self.is_sign(0);
        first == 0 || bullet || self.eras.iter().any(dated)
    }

    /// Index behind the last word that is no verb, no sign and no word about time.
    fn unverbed(&self, from: usize, done: usize) -> usize {
        let mut behind = from;
        while let Some(at) = behind.checked_sub(1).filter(|at| *at >= done) {
            let era = self.eras.iter().find(|era| era.behind == behind);
            let idle = self.is_word(at, IDLE)
                || self
                    .pieces
                    .get(at)
                    .is_some_and(|piece| matches!(piece.kind, Kind::Sign(':' | ',' | '-' | '–')));
            match era {
                Some(era) if era.first >= done => behind = era.first,
                _ if idle => behind = at,
                _ => break,
            }
        }
        behind
    }

    /// A wording at the beginning, before the first number or words about time.
    pub(super) fn lead(&self) -> Option<Match> {
        let number = self.numbers.iter().map(|number| number.first);
        let first = number.chain(self.eras.iter().map(|era| era.first)).min()?;
        self.named(0, self.unverbed(first, 0))
    }

    /// "Số cuộc thi: năm 2021: 10 cuộc; năm 2022: 15 cuộc".
    pub(super) fn carried(
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
        let joint = semicolon(done) || self.is_word(done, &["va"]);
        let alone = between == done || (between == done.saturating_add(1) && joint);
        let dated = self.eras.iter().any(|era| era.first >= done && era.behind <= number.first);
        let fits = alone && dated && self.ends(behind, stop);
        (fits && self.fits(&found, number, (0, 0), None)).then(|| Named {
            found,
            label: self.slice(0, between).to_owned(),
            number: number.own.clone(),
            behind,
            sure: true,
        })
    }
}
