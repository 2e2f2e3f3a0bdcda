//! What every list of a round is made from, computed once for all of them.

use std::collections::BTreeMap;

use crate::judge::in_force;
use crate::judge::ledger::Ledger;
use crate::judge::rules;
use crate::judge::standing::standings_of;
use crate::model::ledger::{FigureRow, Standings};
use crate::model::round::Round;
use crate::model::rule_note::RuleNote;
use crate::model::unit::UnitId;

/// One round of a ledger.
#[derive(Clone, Debug)]
pub struct Outlook<'r> {
    /// Which one.
    pub round: &'r Round,
    /// Who has sent.
    pub standings: Standings,
    /// Figures in force of every unit, as [`in_force::by_unit`] gives them.
    pub figures: BTreeMap<UnitId, Vec<FigureRow>>,
    /// Rules that do not hold and that nobody has settled.
    pub notes: Vec<RuleNote>,
}

impl<'r> Outlook<'r> {
    /// Looks at a round.
    pub fn new(ledger: &Ledger<'_>, round: &'r Round) -> Self {
        let figures = in_force::by_unit(ledger, round);
        let notes = rules::notes(ledger, round, &figures);
        let standings = standings_of(ledger, round, &figures, &notes);
        Self { round, standings, figures, notes }
    }
}
