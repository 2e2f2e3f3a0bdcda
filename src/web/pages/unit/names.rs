//! Names that a person said mean the unit, and those in its letters that nobody confirmed.

use crate::judge::naming::Stands;
use crate::model::ruling::Decision;
use crate::web::pages::unit::Scene;
use crate::web::pages::unit::addresses::Known;

/// A name that may be confirmed.
pub(super) struct Named {
    pub(super) name: String,
    /// Where it stands, in how many letters, and when they came.
    pub(super) source: String,
    /// The page of the letter that proves it.
    pub(super) proof: String,
    /// The day of the first letter, from which on it may be confirmed.
    pub(super) since: String,
}

/// Confirmed names; those on the list are the round's.
pub(super) fn known(scene: &Scene<'_>) -> Vec<Known> {
    let in_force = scene.picture.rulings.iter().filter(|ruling| ruling.in_force());
    in_force
        .filter_map(|ruling| match &ruling.decision {
            Decision::Alias { alias, unit, days } if *unit == scene.unit.id => {
                Some(scene.ruled(alias, *days, &ruling.by))
            }
            _ => None,
        })
        .collect()
}

/// Names that letters propose which a person gave to the unit.
pub(super) fn proposed(scene: &Scene<'_>) -> Vec<Named> {
    let own = scene.picture.names.iter().filter(|proposed| proposed.unit == scene.unit.id);
    own.map(|one| {
        let (first, last) =
            (scene.picture.zoned(one.first).date(), scene.picture.zoned(one.last).date());
        Named {
            name: one.name.clone(),
            source: scene.words.unit_name_stands(
                one.stands == Stands::Sender,
                one.letters,
                first,
                last,
            ),
            proof: format!("/thu/{}", one.letter),
            since: scene.day(one.first),
        }
    })
    .collect()
}
