//! `[office]`: who writes, at the head and foot of what goes out on paper and by mail.

use crate::config::fields::Fields;
use crate::config::keys;
use crate::model::office::{Office, Offices};

/// The office for which the shipped files are made, where a key is not there.
const SHIPPED: [&str; 4] =
    ["TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "BAN TUYÊN GIÁO", "Hà Nội", "LÃNH ĐẠO BAN"];

const SHIPPED_ENGLISH: [&str; 4] = [
    "VIETNAM GENERAL CONFEDERATION OF LABOUR",
    "PROPAGANDA AND EDUCATION DEPARTMENT",
    "Hanoi",
    "HEAD OF DEPARTMENT",
];

const KEYS: [(&str, &str); 4] =
    [("parent", "parent_en"), ("name", "name_en"), ("place", "place_en"), ("signer", "signer_en")];

/// Reads `[office]`. An English name that is not there is the Vietnamese one that is: the names of
/// two offices never stand beside each other.
pub(crate) fn read(fields: &mut Fields<'_, '_>) -> Offices {
    let mut vietnamese = SHIPPED.map(str::to_owned);
    let mut english = SHIPPED_ENGLISH.map(str::to_owned);
    if let Some(table) = fields.table("office") {
        let mut fields = Fields::open(&table, "office", keys::PROGRAM, fields.proof);
        for (((key, key_en), name), name_en) in KEYS.iter().zip(&mut vietnamese).zip(&mut english) {
            if let Some(typed) = fields.optional_text(key) {
                name.clone_from(&typed.value);
                *name_en = typed.value;
            }
            if let Some(typed) = fields.optional_text(key_en) {
                *name_en = typed.value;
            }
        }
    }
    Offices { vietnamese: office(vietnamese), english: office(english) }
}

fn office([parent, name, place, signer]: [String; 4]) -> Office {
    Office { parent, name, place, signer }
}
