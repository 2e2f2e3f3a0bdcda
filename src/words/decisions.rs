//! Rulings in words, for `rule list` and for the history beside a row.

use jiff::tz::TimeZone;

use crate::model::round::{DueDay, PeriodId};
use crate::model::ruling::{Days, Decision, Scope};
use crate::model::sighting::Digest;

use super::{Names, Words};

/// Stands in a sentence where the name of a letter belongs: a sign that nobody types.
pub const LETTER_SLOT: char = '\u{fffc}';

/// Characters of a subject in a sentence.
const LONGEST_SUBJECT: usize = 80;

impl Words {
    /// What was decided, one sentence. Letters are named by the first digits of their digest.
    pub fn decision(self, decision: &Decision, names: Names<'_>, zone: &TimeZone) -> String {
        self.letter_decision(decision, names, Digest::short)
            .unwrap_or_else(|| self.round_decision(decision, names, zone))
    }

    /// The same with [`LETTER_SLOT`] where the name of the letter belongs.
    pub fn decision_with_slot(
        self,
        decision: &Decision,
        names: Names<'_>,
        zone: &TimeZone,
    ) -> String {
        self.letter_decision(decision, names, |_message| LETTER_SLOT.to_string())
            .unwrap_or_else(|| self.round_decision(decision, names, zone))
    }

    /// A letter by its subject and sender, as a decision about it goes on after "letter".
    pub fn letter_called(self, subject: &str, sender: &str) -> String {
        let subject = subject.trim();
        if subject.is_empty() {
            return say!(
                self,
                vi = "không có tiêu đề của {sender}",
                en = "without subject from {sender}",
            );
        }
        let mut start: String = subject.chars().take(LONGEST_SUBJECT).collect();
        if start.len() < subject.len() {
            start.push('…');
        }
        say!(self, vi = "“{start}” của {sender}", en = "“{start}” from {sender}")
    }

    /// Decisions about a letter.
    fn letter_decision(
        self,
        decision: &Decision,
        names: Names<'_>,
        called: fn(&Digest) -> String,
    ) -> Option<String> {
        Some(match decision {
            Decision::Assign { message, unit, file, .. } => {
                let (message, unit) = (called(message), names.unit(unit));
                if let Some(file) = file.as_ref().map(Digest::short) {
                    say!(
                        self,
                        vi = "Tệp {file} của thư {message} là của {unit}.",
                        en = "File {file} of letter {message} belongs to {unit}."
                    )
                } else {
                    say!(
                        self,
                        vi = "Thư {message} là của {unit}.",
                        en = "Letter {message} belongs to {unit}."
                    )
                }
            }
            Decision::Kind { message, verdict } => {
                let (message, verdict) = (called(message), self.verdict(*verdict));
                say!(
                    self,
                    vi = "Thư {message} thuộc loại: {verdict}.",
                    en = "Letter {message} is: {verdict}."
                )
            }
            Decision::Ignore { message } => {
                let message = called(message);
                say!(
                    self,
                    vi = "Thư {message} không phải gửi cho Ban.",
                    en = "Letter {message} is not for us."
                )
            }
            Decision::Accept { message } => {
                let message = called(message);
                say!(
                    self,
                    vi = "Chấp nhận các số liệu cần xem của thư {message}.",
                    en = "The figures under review of letter {message} count."
                )
            }
            Decision::Exclude { message } => {
                let message = called(message);
                say!(
                    self,
                    vi = "Thư {message} vẫn là đã nhận, số liệu không tính.",
                    en = "Letter {message} stays a receipt; its figures do not count."
                )
            }
            Decision::Credit { unit, message, .. } => {
                let (message, unit) = (called(message), names.unit(unit));
                say!(
                    self,
                    vi = "Giờ nhận của {unit} tính theo thư {message}.",
                    en = "The receipt of {unit} is that of letter {message}."
                )
            }
            _ => return None,
        })
    }

    /// Decisions about a unit, a figure or the round.
    fn round_decision(self, decision: &Decision, names: Names<'_>, zone: &TimeZone) -> String {
        match decision {
            Decision::Figure { unit, indicator, period, value, .. } => {
                let unit = names.unit(unit);
                let column = period.as_ref().filter(|period| **period != PeriodId::total());
                let column = column.map(|period| format!(" ({period})")).unwrap_or_default();
                say!(
                    self,
                    vi = "Số liệu {indicator}{column} của {unit} là {value}.",
                    en = "Figure {indicator}{column} of {unit} is {value}."
                )
            }
            Decision::Extend { scope, until, .. } => {
                let (scope, until) = (self.scope(scope, names), self.date(*until));
                say!(
                    self,
                    vi = "Gia hạn cho {scope} đến hết ngày {until}.",
                    en = "More time for {scope}, up to {until} included."
                )
            }
            Decision::Exempt { unit, .. } => {
                let unit = names.unit(unit);
                say!(self, vi = "{unit} không phải nộp.", en = "{unit} need not submit.")
            }
            Decision::Receipt { unit, at, channel, .. } => {
                let (unit, at) = (names.unit(unit), self.moment(&at.to_zoned(zone.clone())));
                say!(
                    self,
                    vi = "Đã nhận báo cáo của {unit} qua {channel}, lúc {at}.",
                    en = "The report of {unit} came by {channel}, {at}."
                )
            }
            Decision::Merge { unit, into, .. } => {
                let (unit, into) = (names.unit(unit), names.unit(into));
                say!(
                    self,
                    vi = "{unit} báo cáo chung với {into}.",
                    en = "{unit} reports together with {into}."
                )
            }
            Decision::Confirm { unit, expected, .. } => self.confirmed(names.unit(unit), *expected),
            Decision::Note { text, .. } => say!(self, vi = "Ghi chú: {text}", en = "Note: {text}"),
            Decision::DueDay { due_day, .. } => self.due_day(*due_day).to_owned(),
            Decision::Address { address, unit, days } => {
                let (unit, days) = (names.unit(unit), self.of_days(*days));
                say!(
                    self,
                    vi = "Địa chỉ {address} là của {unit}{days}.",
                    en = "The address {address} writes for {unit}{days}."
                )
            }
            Decision::Alias { alias, unit, days } => {
                let (unit, days) = (names.unit(unit), self.of_days(*days));
                say!(
                    self,
                    vi = "Tên “{alias}” là của {unit}{days}.",
                    en = "The name “{alias}” means {unit}{days}."
                )
            }
            Decision::Undo { id } => {
                say!(self, vi = "Hoàn tác ý kiến số {id}.", en = "Decision no. {id} undone.")
            }
            // Said above. Listed, so that a new decision does not compile without its sentence.
            Decision::Assign { .. }
            | Decision::Kind { .. }
            | Decision::Ignore { .. }
            | Decision::Accept { .. }
            | Decision::Exclude { .. }
            | Decision::Credit { .. } => String::new(),
        }
    }

    /// Behind what holds on certain days only.
    fn of_days(self, days: Days) -> String {
        self.days(days).map(|days| format!(", {days}")).unwrap_or_default()
    }

    /// The days on which letters come that something is good for; nothing where that is always.
    pub fn days(self, days: Days) -> Option<String> {
        let from = days.from.map(|day| self.date(day));
        let to = days.to.map(|day| self.date(day));
        Some(match (from, to) {
            (None, None) => return None,
            (Some(from), None) => {
                say!(self, vi = "với thư nhận từ ngày {from}", en = "in letters from {from} on")
            }
            (None, Some(to)) => say!(
                self,
                vi = "với thư nhận đến hết ngày {to}",
                en = "in letters up to {to} included",
            ),
            (Some(from), Some(to)) => say!(
                self,
                vi = "với thư nhận từ ngày {from} đến hết ngày {to}",
                en = "in letters from {from} up to {to} included",
            ),
        })
    }

    fn confirmed(self, unit: &str, expected: bool) -> String {
        if expected {
            return say!(self, vi = "Xác nhận {unit} phải nộp.", en = "{unit} must submit.");
        }
        say!(
            self,
            vi = "Xác nhận {unit} không thuộc diện phải nộp.",
            en = "{unit} is not among those that must submit.",
        )
    }

    fn scope(self, scope: &Scope, names: Names<'_>) -> String {
        match scope {
            Scope::Unit(unit) => names.unit(unit).to_owned(),
            Scope::Group(group) => names.group(group).to_owned(),
            Scope::All => self.pick("mọi đơn vị", "everybody").to_owned(),
        }
    }

    /// What a receipt on the due date is.
    pub fn due_day(self, due_day: DueDay) -> &'static str {
        match due_day {
            DueDay::Ask => self.pick(
                "Nhận trong ngày hạn được ghi riêng, chờ quyết định.",
                "What comes on the due day is listed apart until it is decided.",
            ),
            DueDay::OnTime => self
                .pick("Nhận trong ngày hạn là đúng hạn.", "What comes on the due day is on time."),
            DueDay::Late => {
                self.pick("Nhận trong ngày hạn là trễ.", "What comes on the due day is late.")
            }
        }
    }
}
