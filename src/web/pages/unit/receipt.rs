//! The receipt that counts for the unit, by three clocks in one sentence.

use crate::judge::ledger::qualifies;
use crate::model::ledger::Row;
use crate::model::ruling::Decision;
use crate::store::Store;
use crate::store::error::Result;
use crate::web::pages::unit::Scene;
use crate::web::picture::RoundPicture;
use crate::words::pages::Clocks;

/// The sentence; none while nothing was received by mail.
pub(super) fn sentence(
    scene: &Scene<'_>,
    data: &RoundPicture,
    store: &Store,
) -> Result<Option<String>> {
    let Some(row) = counted(scene) else { return Ok(None) };
    let judgement = row.sighting.digest.map(|digest| store.judgement(digest)).transpose()?;
    let head = judgement.flatten().map(|judgement| judgement.head);
    let (words, standing) = (scene.words, scene.standing);
    let zoned = |at: jiff::Timestamp| scene.picture.zoned(at);
    let clocks = Clocks {
        mailbox: zoned(row.sighting.received_at),
        basis: row.sighting.receipt_basis,
        server: head.as_ref().and_then(|head| head.received.first().copied()).map(zoned),
        sender: head.as_ref().and_then(|head| head.sent_at).map(zoned),
    };
    let rule = words.unit_rule(standing.due, data.standings.due_day, standing.extended_to);
    let state = words.state_with_days(standing.state, standing.days_late);
    Ok(Some(words.unit_clocks(&clocks, &rule, &state)))
}

/// The letter whose receipt is the unit's: the first that qualifies or was credited.
fn counted<'a>(scene: &Scene<'a>) -> Option<&'a Row> {
    let at = scene.standing.received_at?;
    let credited = |row: &Row| {
        scene.picture.rulings.iter().filter(|ruling| ruling.in_force()).any(|ruling| {
            matches!(&ruling.decision, Decision::Credit { round, unit, message }
                if *round == scene.round.id
                    && *unit == scene.unit.id
                    && row.sighting.digest == Some(*message))
        })
    };
    let mut then = scene.picture.rows.iter().filter(|row| row.sighting.received_at == at);
    then.find(|row| {
        let of_unit =
            row.round.as_ref() == Some(&scene.round.id) && row.units.contains(&scene.unit.id);
        (of_unit && qualifies(row, &scene.unit.id)) || credited(row)
    })
}
