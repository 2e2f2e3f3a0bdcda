//! JSON of `late`, field by field as the contract has it.

use jiff::civil::Date;
use serde::Serialize;

use crate::model::ledger::{Standing, Standings, Totals};
use crate::model::round::DueDay;
use crate::model::sighting::{Digest, ReceiptBasis};
use crate::report::Context;

/// The list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the words of the contract")]
pub struct LateJson {
    pub round: String,
    pub as_of: String,
    pub due: Date,
    pub due_day: DueDay,
    pub last_full_pass: Option<String>,
    pub stale: bool,
    pub totals: TotalsJson,
    pub units: Vec<UnitJson>,
}

/// Counts of expected units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the words of the contract")]
pub struct TotalsJson {
    pub expected: u32,
    pub received: u32,
    pub on_time: u32,
    pub due_day: u32,
    pub late: u32,
    pub missing: u32,
    pub pending: u32,
    pub exempt: u32,
    pub to_review: u32,
}

/// One unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the words of the contract")]
pub struct UnitJson {
    pub unit: String,
    pub name: String,
    pub group: String,
    pub expected: bool,
    pub state: &'static str,
    pub received_at: Option<String>,
    pub receipt_basis: Option<&'static str>,
    pub days_late: i64,
    pub due: Date,
    pub extended_to: Option<Date>,
    pub document_number: Option<String>,
    pub document_date: Option<Date>,
    pub version: u32,
    pub message: Option<Digest>,
    pub components: ComponentsJson,
    pub figures_read: u32,
    pub figures_expected: u32,
    pub maybe_sent: Vec<Digest>,
    pub note: String,
}

/// What of a submission is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the words of the contract")]
pub struct ComponentsJson {
    pub report: bool,
    pub annex: bool,
}

impl LateJson {
    /// The list, with moments on the office's clock.
    pub fn new(standings: &Standings, context: &Context<'_>) -> Self {
        Self {
            round: standings.round.to_string(),
            as_of: context.rfc3339(standings.as_of),
            due: standings.due,
            due_day: standings.due_day,
            last_full_pass: standings.last_full_pass.map(|at| context.rfc3339(at)),
            stale: standings.stale,
            totals: TotalsJson::new(standings.totals),
            units: standings.units.iter().map(|unit| UnitJson::new(unit, context)).collect(),
        }
    }
}

impl TotalsJson {
    const fn new(totals: Totals) -> Self {
        let Totals {
            expected,
            received,
            on_time,
            due_day,
            late,
            missing,
            pending,
            exempt,
            to_review,
        } = totals;
        Self { expected, received, on_time, due_day, late, missing, pending, exempt, to_review }
    }
}

impl UnitJson {
    fn new(standing: &Standing, context: &Context<'_>) -> Self {
        Self {
            unit: standing.unit.to_string(),
            name: standing.name.clone(),
            group: standing.group.clone(),
            expected: standing.expected,
            state: standing.state.as_str(),
            received_at: standing.received_at.map(|at| context.rfc3339(at)),
            receipt_basis: standing.receipt_basis.map(ReceiptBasis::as_str),
            days_late: standing.days_late,
            due: standing.due,
            extended_to: standing.extended_to,
            document_number: standing.document_number.clone(),
            document_date: standing.document_date,
            version: standing.version,
            message: standing.message,
            components: ComponentsJson { report: standing.report, annex: standing.annex },
            figures_read: standing.figures_read,
            figures_expected: standing.figures_expected,
            maybe_sent: standing.maybe_sent.clone(),
            note: super::note(standing, context),
        }
    }
}
