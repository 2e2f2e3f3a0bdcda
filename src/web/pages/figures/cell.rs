//! One figure in a list: its value or how there is none, its state in words, its class.

use rust_decimal::Decimal;

use crate::judge::totals::{self, Board};
use crate::model::figure::{Absent, FigureStatus, Value};
use crate::model::ledger::{FigureRow, Standing};
use crate::model::round::{Indicator, IndicatorKind, PeriodId};
use crate::model::total::{How, Why};
use crate::web::pages::figures::View;
use crate::words::Words;

/// Characters of words in a narrow cell.
const LONGEST: usize = 60;

/// One figure as a list shows it.
pub(super) struct Cell {
    pub(super) href: String,
    pub(super) class: &'static str,
    pub(super) value: String,
    /// Its state in words; nothing where it was simply read.
    pub(super) state: String,
}

/// The figure of a unit in a place.
pub(super) fn cell(
    view: &View<'_>,
    board: &Board<'_>,
    standing: &Standing,
    indicator: &Indicator,
    period: &PeriodId,
) -> Cell {
    let words = view.words;
    let row = board.row(&standing.unit, &indicator.code, period);
    let round = &view.round.id;
    let href = format!("/dot/{round}/so-lieu/{}/{}/{period}", standing.unit, indicator.code);
    let derived = board.number(&standing.unit, indicator, period).ok().and_then(|said| {
        let how = (said.how != How::Written).then_some(said.how)?;
        Some((words.total_how(how)?, said.value?))
    });
    if let Some((how, value)) = derived {
        let value = short(words, &Value::Number(value), indicator);
        return Cell { href, class: "derived", value, state: how.to_owned() };
    }
    let (class, value, state) = match row {
        Some(row) => of_row(words, row, indicator, standing),
        None => without(words, Absent::NotFound, standing),
    };
    Cell { href, class, value, state }
}

type Shown = (&'static str, String, String);

fn of_row(words: Words, row: &FigureRow, indicator: &Indicator, standing: &Standing) -> Shown {
    let reading = &row.reading;
    match (&reading.value, reading.absent) {
        (Some(value), _) => {
            let rough = reading.qualifier.map(|how| words.qualifier(how));
            let state = words.status_in_cell(reading.status);
            let state: Vec<&str> =
                rough.into_iter().chain([state]).filter(|s| !s.is_empty()).collect();
            (class(reading.status), short(words, value, indicator), state.join(", "))
        }
        (None, Some(absent)) => without(words, absent, standing),
        (None, None) => {
            let raw = format!("“{}”", cut(reading.raw.trim()));
            (class(reading.status), raw, words.status_in_cell(reading.status).to_owned())
        }
    }
}

fn without(words: Words, absent: Absent, standing: &Standing) -> Shown {
    let why = totals::why_of(Why::Absent(absent), standing);
    let class = match why {
        Why::NotReceived => "not-received",
        Why::MaybeSent => "maybe-sent",
        _ => absent_class(absent),
    };
    (class, String::new(), words.why_not_counted(why).to_owned())
}

const fn absent_class(absent: Absent) -> &'static str {
    match absent {
        Absent::Blank => "blank",
        Absent::Dash => "dash",
        Absent::Dots => "dots",
        Absent::NotYet => "not-yet",
        Absent::Error => "error",
        Absent::NotFound => "not-found",
    }
}

const fn class(status: FigureStatus) -> &'static str {
    match status {
        FigureStatus::Read => "read",
        FigureStatus::Review => "review",
        FigureStatus::Corrected => "corrected",
        FigureStatus::Absent => "absent",
    }
}

/// Without its unit of measure, which stands above it.
fn short(words: Words, value: &Value, indicator: &Indicator) -> String {
    match (value, indicator.kind) {
        (Value::Number(number), IndicatorKind::Yesno) => {
            words.yes_no(*number != Decimal::ZERO).to_owned()
        }
        (Value::Number(number), IndicatorKind::Percent) => format!("{}%", words.number(*number)),
        (Value::Number(number), _) => words.number(*number),
        (Value::Text(text), _) => cut(text),
    }
}

fn cut(text: &str) -> String {
    let mut start: String = text.chars().take(LONGEST).collect();
    if start.len() < text.len() {
        start.push('…');
    }
    start
}
