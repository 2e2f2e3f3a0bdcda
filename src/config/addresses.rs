//! The address book kept by staff: which address writes for which unit.

use std::collections::BTreeSet;

use crate::config::keys;
use crate::config::proof::Proof;
use crate::config::sheet;
use crate::config::sheet::Row;
use crate::config::units::days;
use crate::config::units::mark_unknown_unit;
use crate::config::values;
use crate::model::fault::ValueFault;
use crate::model::unit::AddressEntry;
use crate::model::unit::UnitId;

/// Reads the book; `units` are the codes of all rounds, `None` where a round is itself at fault.
pub(crate) fn read(proof: &mut Proof, units: Option<&BTreeSet<String>>) -> Vec<AddressEntry> {
    let sheet = sheet::read(proof, keys::ADDRESSES, &["address", "unit"]);
    let rows = sheet.rows.iter().filter(|row| row.whole);
    rows.filter_map(|row| entry(row, units, proof)).collect()
}

fn entry(row: &Row, units: Option<&BTreeSet<String>>, proof: &mut Proof) -> Option<AddressEntry> {
    let typed = row.filled("address", proof);
    let address = typed.as_ref().and_then(|typed| values::address(&typed.value));
    if let (Some(typed), None) = (&typed, &address) {
        proof.mark(&typed.origin, ValueFault::BadAddress { text: typed.value.clone() });
    }
    let unit = row.filled("unit", proof);
    if let (Some(unit), Some(units)) = (&unit, units)
        && !units.contains(&unit.value)
    {
        mark_unknown_unit(unit, units.iter().map(String::as_str), proof);
    }
    let (from, to) = days(row, ("from", "to"), proof);
    let note = row.cell("note").value;
    Some(AddressEntry { address: address?, unit: UnitId::new(unit?.value), from, to, note })
}
