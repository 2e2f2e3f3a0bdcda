//! What every list of a round is made from, computed once for all of them.

use std::sync::Arc;

use crate::judge::ledger::Ledger;
use crate::judge::round_figures::RoundFigures;
use crate::judge::standing::standings_of;
use crate::model::ledger::Standings;
use crate::model::round::Round;

/// One round of a ledger.
#[derive(Clone, Debug)]
pub struct Outlook<'r> {
    /// Which one.
    pub round: &'r Round,
    /// Its figures.
    pub figures: Arc<RoundFigures>,
    /// Who has sent.
    pub standings: Standings,
}

impl<'r> Outlook<'r> {
    /// Looks at a round.
    pub fn new(ledger: &Ledger<'_>, round: &'r Round) -> Self {
        Self::with(ledger, round, Arc::new(RoundFigures::new(ledger, round)))
    }

    /// The same where its figures are known already.
    pub fn with(ledger: &Ledger<'_>, round: &'r Round, figures: Arc<RoundFigures>) -> Self {
        let standings = standings_of(ledger, round, &figures.rows, &figures.notes);
        Self { round, figures, standings }
    }
}
