//! Rulings ("ý kiến cán bộ"): what a person decided. Append-only, undone by a counter-ruling.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::judgement::Verdict;
use crate::model::round::{DueDay, IndicatorCode, PeriodId, RoundId};
use crate::model::sighting::Digest;
use crate::model::unit::UnitId;

/// One decision with who, when and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruling {
    /// Its id, in the order in which rulings were made.
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: String,
    /// Why.
    pub reason: String,
    /// What.
    pub decision: Decision,
    /// Undone by this later ruling.
    pub undone_by: Option<i64>,
}

impl Ruling {
    /// Whether it is in force.
    pub const fn in_force(&self) -> bool {
        self.undone_by.is_none()
    }
}

/// To whom an extension is granted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// One unit.
    Unit(UnitId),
    /// A group of units.
    Group(String),
    /// Everybody.
    All,
}

/// The days on which something holds, by the calendar of the office; an open end is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Days {
    /// First day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
}

impl Days {
    /// Whether a day is one of them.
    pub fn hold(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Whether both have a day in common.
    pub fn meet(self, other: Self) -> bool {
        let begins = |days: Self, end: Option<Date>| {
            days.from.zip(end).is_none_or(|(from, end)| from <= end)
        };
        begins(self, other.to) && begins(other, self.to)
    }

    /// The last day lies before the first.
    pub fn reversed(self) -> bool {
        self.from.zip(self.to).is_some_and(|(from, to)| to < from)
    }
}

/// What was decided (contract, `rule`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "decision", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are the words of the command")]
pub enum Decision {
    /// This letter, or one file of it, is that unit's.
    Assign { message: Digest, unit: UnitId, round: Option<RoundId>, file: Option<Digest> },
    /// This letter's kind is that.
    Kind { message: Digest, verdict: Verdict },
    /// The letter is not for us.
    Ignore { message: Digest },
    /// Its figures under review count.
    Accept { message: Digest },
    /// It stays a receipt; its figures count nowhere.
    Exclude { message: Digest },
    /// The figure is this.
    Figure {
        round: RoundId,
        unit: UnitId,
        indicator: IndicatorCode,
        period: Option<PeriodId>,
        value: String,
    },
    /// More time, that day included.
    Extend { round: RoundId, scope: Scope, until: Date },
    /// Need not submit.
    Exempt { round: RoundId, unit: UnitId },
    /// Received by another channel.
    Receipt { round: RoundId, unit: UnitId, at: Timestamp, channel: String },
    /// This letter's receipt is the unit's, though it does not qualify by itself.
    Credit { round: RoundId, unit: UnitId, message: Digest },
    /// The unit's report is part of that other unit's.
    Merge { round: RoundId, unit: UnitId, into: UnitId },
    /// A unit to be confirmed must submit, or need not.
    Confirm { round: RoundId, unit: UnitId, expected: bool },
    /// Words to keep with a unit or a letter.
    Note { round: Option<RoundId>, unit: Option<UnitId>, message: Option<Digest>, text: String },
    /// What a receipt on the due date is.
    DueDay { round: RoundId, due_day: DueDay },
    /// Letters that this address sends, and that come on these days, are from that unit.
    Address {
        address: String,
        unit: UnitId,
        #[serde(flatten)]
        days: Days,
    },
    /// In letters that come on these days this name means that unit, as its aliases on the list do.
    Alias {
        alias: String,
        unit: UnitId,
        #[serde(flatten)]
        days: Days,
    },
    /// The ruling with this id no longer holds.
    Undo { id: i64 },
}

impl Decision {
    /// Whether both are about the same letter, figure, unit or round, so that one may go against the
    /// other. Notes and undoings stand in nobody's way.
    pub fn touches(&self, other: &Self) -> bool {
        match (self.subject(), other.subject()) {
            (Some(own), Some(others)) => own == others,
            _ => false,
        }
    }

    /// The letter that it is about.
    pub const fn letter(&self) -> Option<Digest> {
        match self {
            Self::Assign { message, .. }
            | Self::Kind { message, .. }
            | Self::Ignore { message }
            | Self::Accept { message }
            | Self::Exclude { message }
            | Self::Credit { message, .. } => Some(*message),
            Self::Note { message, .. } => *message,
            _ => None,
        }
    }

    /// The round whose list or figures it is about; whose a letter is says nothing of them by itself.
    pub const fn round(&self) -> Option<&RoundId> {
        match self {
            Self::Figure { round, .. }
            | Self::Extend { round, .. }
            | Self::Exempt { round, .. }
            | Self::Receipt { round, .. }
            | Self::Credit { round, .. }
            | Self::Merge { round, .. }
            | Self::Confirm { round, .. }
            | Self::DueDay { round, .. } => Some(round),
            Self::Note { round, .. } => round.as_ref(),
            _ => None,
        }
    }

    fn subject(&self) -> Option<Subject<'_>> {
        Some(match self {
            Self::Assign { message, file, .. } => Subject::Letter(message, file.as_ref()),
            Self::Kind { message, .. }
            | Self::Ignore { message }
            | Self::Accept { message }
            | Self::Exclude { message } => Subject::Letter(message, None),
            Self::Figure { round, unit, indicator, period, .. } => {
                Subject::Figure(round, unit, indicator, period.as_ref())
            }
            Self::Extend { round, scope: Scope::Unit(unit), .. }
            | Self::Exempt { round, unit }
            | Self::Receipt { round, unit, .. }
            | Self::Credit { round, unit, .. }
            | Self::Merge { round, unit, .. }
            | Self::Confirm { round, unit, .. } => Subject::Unit(round, unit),
            Self::Extend { round, .. } | Self::DueDay { round, .. } => Subject::Round(round),
            Self::Address { address, .. } => Subject::Address(address),
            Self::Alias { alias, .. } => Subject::Alias(alias),
            Self::Note { .. } | Self::Undo { .. } => return None,
        })
    }
}

/// What a decision is about.
#[derive(PartialEq, Eq)]
enum Subject<'a> {
    Letter(&'a Digest, Option<&'a Digest>),
    Figure(&'a RoundId, &'a UnitId, &'a IndicatorCode, Option<&'a PeriodId>),
    Unit(&'a RoundId, &'a UnitId),
    Round(&'a RoundId),
    Address(&'a str),
    Alias(&'a str),
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn days(from: Option<Date>, to: Option<Date>) -> Days {
        Days { from, to }
    }

    #[test]
    fn the_first_and_the_last_day_belong_to_the_days_and_an_open_end_has_none() {
        let (first, last) = (date(2023, 5, 2), date(2023, 5, 30));
        let both = days(Some(first), Some(last));
        for (day, held) in
            [(date(2023, 5, 1), false), (first, true), (last, true), (date(2023, 5, 31), false)]
        {
            assert_eq!(both.hold(day), held, "{day}");
        }
        assert!(days(None, Some(last)).hold(date(1999, 1, 1)));
        assert!(days(Some(first), None).hold(date(2099, 1, 1)));
        assert!(Days::default().hold(first));
        assert!(days(Some(last), Some(first)).reversed() && !both.reversed());
    }

    #[test]
    fn days_meet_when_one_belongs_to_both() {
        let may = days(Some(date(2023, 5, 1)), Some(date(2023, 5, 31)));
        let since_june = days(Some(date(2023, 6, 1)), None);
        let since_may_31 = days(Some(date(2023, 5, 31)), None);
        assert!(!may.meet(since_june) && !since_june.meet(may));
        assert!(may.meet(since_may_31) && since_may_31.meet(may));
        assert!(Days::default().meet(may) && may.meet(Days::default()));
    }

    #[test]
    fn an_address_recorded_before_there_were_days_is_read_and_written_as_it_was() {
        let stored = r#"{"decision":"address","address":"ldld@example.vn","unit":"ldld-nghe-an"}"#;
        let decision: Decision = serde_json::from_str(stored).unwrap();
        let expected = Decision::Address {
            address: "ldld@example.vn".to_owned(),
            unit: UnitId::new("ldld-nghe-an"),
            days: Days::default(),
        };
        assert_eq!(decision, expected);
        assert_eq!(serde_json::to_string(&decision).unwrap(), stored);
        let dated = Decision::Alias {
            alias: "Công đoàn Ga".to_owned(),
            unit: UnitId::new("cd-duong-sat"),
            days: days(Some(date(2023, 5, 2)), None),
        };
        let text = serde_json::to_string(&dated).unwrap();
        assert!(text.contains(r#""from":"2023-05-02""#) && !text.contains("\"to\""), "{text}");
        assert_eq!(serde_json::from_str::<Decision>(&text).unwrap(), dated);
    }
}
