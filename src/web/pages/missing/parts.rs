//! The lists of the page: who may be urged, who must be looked at first and why, who perhaps need
//! not submit at all.
//!
//! Units with the same warning stand together, so that all of them are ticked in one go by a person
//! who has read what it says.

use std::collections::BTreeMap;

use crate::model::unit::UnitId;
use crate::model::urging::{Chase, Why};
use crate::store::reminders::Prepared;
use crate::web::queue::short;
use crate::web::urging::Urging;
use crate::words::Words;

/// Name of the boxes of units without a warning.
pub(super) const PLAIN: &str = "unit";
/// Name of the boxes of units whose warning stands beside the box.
pub(super) const LOOKED_AT: &str = "looked";

/// One list with its heading.
pub(super) struct Part {
    pub(super) title: String,
    pub(super) explanation: &'static str,
    pub(super) ticked: bool,
    /// Name of its boxes.
    pub(super) boxes: &'static str,
    pub(super) groups: Vec<Group>,
}

/// Units with the same warning.
pub(super) struct Group {
    /// The warning; empty where there is none.
    pub(super) warning: String,
    /// How many units, in words.
    pub(super) size: String,
    /// What ticks all of them: their codes, and what is said of the box; empty for a single unit.
    pub(super) all: Option<(String, String)>,
    pub(super) units: Vec<Unit>,
}

/// One unit's row.
pub(super) struct Unit {
    pub(super) code: String,
    pub(super) href: String,
    pub(super) name: String,
    pub(super) mark: &'static str,
    pub(super) state: String,
    pub(super) due: String,
    pub(super) lacks: String,
    /// When something was last made to urge it, and how often; nothing where nothing was.
    pub(super) prepared: Option<String>,
    /// Address, and how it is known.
    pub(super) contacts: Vec<(String, &'static str)>,
    /// Letters to look at: address, and what is said of the link.
    pub(super) letters: Vec<(String, String)>,
    pub(super) notes: Vec<String>,
}

/// Those that may be urged are ticked; the others never are.
pub(super) fn parts(
    urging: &Urging<'_>,
    prepared: &BTreeMap<UnitId, Prepared>,
    words: Words,
) -> Vec<Part> {
    let rows = Rows { urging, prepared, words };
    let (unconfirmed, careful): (Vec<&Chase>, Vec<&Chase>) =
        urging.careful().into_iter().partition(|chase| may_not_owe(chase));
    let plain = urging.plain();
    let part = |title, explanation, boxes, chases: &[&Chase]| Part {
        title,
        explanation,
        ticked: boxes == PLAIN,
        boxes,
        groups: rows.groups(chases),
    };
    let parts = [
        part(words.to_urge(plain.len()), words.to_urge_explained(), PLAIN, &plain),
        part(words.look_first(careful.len()), words.look_first_explained(), LOOKED_AT, &careful),
        part(
            words.not_confirmed(unconfirmed.len()),
            words.not_confirmed_explained(),
            LOOKED_AT,
            &unconfirmed,
        ),
    ];
    parts.into_iter().filter(|part| !part.groups.is_empty()).collect()
}

/// The list does not say for sure that the unit must submit, and no total counts it.
fn may_not_owe(chase: &Chase) -> bool {
    chase.cautions.iter().any(|caution| caution.why == Why::ToConfirm)
}

/// What rows are made from.
struct Rows<'a> {
    urging: &'a Urging<'a>,
    prepared: &'a BTreeMap<UnitId, Prepared>,
    words: Words,
}

impl Rows<'_> {
    /// In the order in which their first units stand on the list.
    fn groups(&self, chases: &[&Chase]) -> Vec<Group> {
        let mut gathered: Vec<(String, Vec<&Chase>)> = Vec::new();
        for chase in chases {
            let warning = warning(chase, self.words);
            match gathered.iter_mut().find(|(known, _)| *known == warning) {
                Some((_, members)) => members.push(chase),
                None => gathered.push((warning, vec![chase])),
            }
        }
        gathered.into_iter().map(|(warning, members)| self.group(warning, &members)).collect()
    }

    fn group(&self, warning: String, members: &[&Chase]) -> Group {
        let size = self.words.units_count(members.len());
        let all = (members.len() > 1 && !warning.is_empty()).then(|| {
            let codes: Vec<String> = members.iter().map(|chase| code(chase, self.words)).collect();
            (codes.join(" "), self.words.tick_all(members.len(), &warning))
        });
        let units = members.iter().map(|chase| self.unit(chase)).collect();
        Group { warning, size, all, units }
    }

    fn unit(&self, chase: &Chase) -> Unit {
        let (words, context) = (self.words, &self.urging.context);
        let (names, zone) = (context.names(), context.time_zone);
        let round = &self.urging.source.round.id;
        let letters = chase.cautions.iter().filter_map(|caution| {
            let said = words.see_letter_about(&chase.name, &words.caution(&caution.why));
            Some((format!("/thu/{}", caution.message?), said))
        });
        let prepared = self.prepared.get(&chase.unit);
        Unit {
            code: code(chase, words),
            href: format!("/dot/{round}/don-vi/{}", chase.unit),
            name: chase.name.clone(),
            mark: mark(chase),
            state: words.overdue(chase.days_late),
            due: words.last_day(chase.due, chase.day_included),
            lacks: words.parts(&chase.lacks),
            prepared: prepared
                .map(|made| words.reminder_prepared(context.zoned(made.last).date(), made.times)),
            contacts: chase
                .contacts
                .iter()
                .map(|contact| (contact.address.clone(), words.known_by(contact.known_by)))
                .collect(),
            letters: letters.collect(),
            notes: chase.notes.iter().map(|note| words.standing_note(note, names, zone)).collect(),
        }
    }
}

/// What a box stands for: the unit, and digits of what warns about it, letters included. Whoever ticked
/// it has seen just that.
pub(super) fn code(chase: &Chase, words: Words) -> String {
    if chase.is_plain() {
        return chase.unit.to_string();
    }
    let mut seen = warning(chase, words);
    for letter in chase.cautions.iter().filter_map(|caution| caution.message) {
        seen.push_str(&letter.to_string());
    }
    format!("{}:{}", chase.unit, short(&seen))
}

/// The unit of a box.
pub(super) fn unit_of(code: &str) -> &str {
    code.split_once(':').map_or(code, |(unit, _digits)| unit)
}

fn warning(chase: &Chase, words: Words) -> String {
    let said: Vec<String> =
        chase.cautions.iter().map(|caution| words.caution(&caution.why)).collect();
    said.join(" ")
}

const fn mark(chase: &Chase) -> &'static str {
    match (chase.is_plain(), chase.days_late > 0) {
        (false, _) => "review",
        (true, true) => "missing",
        (true, false) => "pending",
    }
}
