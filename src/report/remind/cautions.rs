//! What must be looked at before a unit is urged.

use super::Source;
use crate::model::evidence::Evidence;
use crate::model::judgement::{Outcome, Verdict};
use crate::model::ledger::{Row, Standing, StandingNote};
use crate::model::ruling::Decision;
use crate::model::sighting::{Digest, FolderRole};
use crate::model::urging::{Caution, Contact, Why};

/// Every caution, each once: letters first, in the order of their receipt.
pub(super) fn cautions(
    standing: &Standing,
    contacts: &[Contact],
    source: &Source<'_>,
) -> Vec<Caution> {
    let mut found = Vec::new();
    let here = |row: &&Row| row.round.as_ref().is_none_or(|of| *of == source.round.id);
    let mine =
        |row: &&Row| row.units.contains(&standing.unit) || row.candidates.contains(&standing.unit);
    for row in source.rows.iter().filter(here).filter(mine) {
        if let Some(why) = of_letter(row, standing) {
            add(&mut found, why, row.sighting.digest);
        }
    }
    // Whatever the late list marks as perhaps sent, also by a rule that is not known here.
    for message in &standing.maybe_sent {
        add(&mut found, Why::Unsettled, Some(*message));
    }
    for (address, message) in undelivered(contacts, source.rows) {
        add(&mut found, Why::Undelivered(address), message);
    }
    for ruling in source.rulings.iter().filter(|ruling| ruling.in_force()) {
        match &ruling.decision {
            Decision::Receipt { round, unit, channel, .. }
                if *round == source.round.id && *unit == standing.unit =>
            {
                add(&mut found, Why::OtherChannel(channel.clone()), None);
            }
            _ => {}
        }
    }
    if !standing.expected || standing.notes.contains(&StandingNote::ToConfirm) {
        add(&mut found, Why::ToConfirm, None);
    }
    found
}

/// One letter gives one caution, the first.
fn add(found: &mut Vec<Caution>, why: Why, message: Option<Digest>) {
    let known = |caution: &Caution| {
        let is_new_address = matches!(why, Why::Undelivered(_)) && caution.why != why;
        message.is_some() && caution.message == message && !is_new_address
    };
    if !found.iter().any(known) {
        found.push(Caution { why, message });
    }
}

fn of_letter(row: &Row, standing: &Standing) -> Option<Why> {
    Some(match row.verdict {
        Verdict::ExtensionRequest if standing.extended_to.is_some() => return None,
        Verdict::ExtensionRequest => Why::ExtensionAsked(row.extension_until),
        Verdict::NoReport => Why::WithoutReport,
        Verdict::Subordinate => Why::Subordinate,
        Verdict::Withdrawal => Why::Withdrawal,
        Verdict::Question => Why::Question,
        verdict => {
            let listed =
                row.sighting.digest.is_some_and(|digest| standing.maybe_sent.contains(&digest));
            let open = matches!(verdict, Verdict::Unresolved | Verdict::TooLarge);
            if !listed && !open && !verdict.is_report() && verdict != Verdict::LinkOnly {
                return None;
            }
            of_open_letter(row)
        }
    })
}

fn of_open_letter(row: &Row) -> Why {
    let unreadable = row.files.iter().any(|file| file.outcome == Outcome::Unreadable);
    match row.sighting.role {
        FolderRole::Junk => Why::InSpam,
        FolderRole::Trash => Why::InTrash,
        _ if row.verdict == Verdict::LinkOnly => Why::LinkOnly,
        _ if unreadable => Why::Unreadable,
        _ => Why::Unsettled,
    }
}

/// Addresses of the unit to which our mail did not come through.
fn undelivered<'a>(
    contacts: &'a [Contact],
    rows: &'a [Row],
) -> impl Iterator<Item = (String, Option<Digest>)> + 'a {
    rows.iter().filter(|row| row.verdict == Verdict::Automatic).flat_map(move |row| {
        row.evidence.iter().filter_map(move |evidence| match evidence {
            Evidence::Undelivered { address }
                if contacts.iter().any(|contact| contact.address == *address) =>
            {
                Some((address.clone(), row.sighting.digest))
            }
            _ => None,
        })
    })
}
