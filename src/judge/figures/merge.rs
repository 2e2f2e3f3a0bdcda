//! One document, one statement: figures that several cells claim.
//!
//! A cell that says nothing gives way to one that does; a hidden row or a guessed label gives way
//! to a plain one and is shown as a row outside the form. What still differs is a contradiction
//! of the unit's own: both values are kept, and a person decides.

use std::collections::BTreeMap;

use crate::judge::figures::draft::Draft;
use rust_decimal::Decimal;

use crate::model::figure::Absent;
use crate::model::figure::Figure;
use crate::model::figure::FigureStatus;
use crate::model::figure::Flag;
use crate::model::figure::Qualifier;
use crate::model::figure::Reading;
use crate::model::figure::StrayRow;
use crate::model::figure::Value;
use crate::model::finding::Finding;
use crate::model::round::PeriodId;

/// At most one figure for each place of the form, unless the document contradicts itself.
pub(super) fn settled(drafts: Vec<Draft>) -> (Vec<Draft>, Vec<StrayRow>) {
    let mut places: BTreeMap<(usize, PeriodId), Vec<Draft>> = BTreeMap::new();
    for draft in drafts {
        let place = (draft.indicator, draft.figure.period.clone());
        places.entry(place).or_default().push(draft);
    }
    let mut kept = Vec::new();
    let mut strays = Vec::new();
    for claims in places.into_values() {
        let (figures, outside) = settle(claims);
        kept.extend(figures);
        strays.extend(outside);
    }
    (kept, strays)
}

/// Sets a sentence's figure beside those of the tables: it counts only where they say nothing.
pub(super) fn beside_table(
    figures: &mut Vec<Figure>,
    told: Draft,
    document: &str,
) -> Option<Finding> {
    let same = |figure: &Figure| {
        figure.indicator == told.figure.indicator && figure.period == told.figure.period
    };
    let in_tables = |figure: &Figure| same(figure) && figure.sentence.is_none();
    let table = figures.iter().find(|figure| in_tables(figure) && says(&figure.reading));
    let Some(table) = table else {
        figures.retain(|figure| !in_tables(figure));
        figures.push(told.figure);
        return None;
    };
    // What the sentence says is not sure enough to be held against a table.
    let certain = told.strong && told.figure.reading.status == FigureStatus::Read;
    let differs = certain && disagrees(&table.reading, &told);
    differs.then(|| Finding::sentence_differs(document, table, &told.figure))
}

/// "hơn 1.200" beside 1.234 is no disagreement.
fn disagrees(table: &Reading, told: &Draft) -> bool {
    let told = &told.figure.reading;
    let (Some(Value::Number(table)), Some(Value::Number(words))) = (&table.value, &told.value)
    else {
        return table.value != told.value;
    };
    let near = |qualifier| {
        let gap = table.checked_sub(*words).unwrap_or_default();
        let tenth = words.checked_div(Decimal::TEN).unwrap_or_default();
        gap.abs() <= tenth && (qualifier != Qualifier::Over || !gap.is_sign_negative())
    };
    table != words && !told.qualifier.is_some_and(near)
}

fn settle(claims: Vec<Draft>) -> (Vec<Draft>, Vec<StrayRow>) {
    let (statements, silent): (Vec<_>, Vec<_>) = claims.into_iter().partition(says_something);
    if statements.is_empty() {
        let mut silent = silent;
        silent.sort_by_key(|draft| !draft.strong);
        silent.truncate(1);
        return (silent, Vec::new());
    }
    let (strong, weak): (Vec<_>, Vec<_>) = statements.into_iter().partition(|draft| draft.strong);
    if strong.is_empty() {
        return (agreed(weak), Vec::new());
    }
    let differing = weak.into_iter().filter(|draft| !strong.iter().any(|own| same(own, draft)));
    let strays = differing.map(Draft::into_stray).collect();
    (agreed(strong), strays)
}

/// Equal statements become one, the surest; different ones are all in doubt.
fn agreed(statements: Vec<Draft>) -> Vec<Draft> {
    let several = statements.len() > 1;
    let mut distinct: Vec<Draft> = Vec::new();
    for draft in statements {
        match distinct.iter_mut().find(|known| same(known, &draft)) {
            Some(known) if rank(&draft) < rank(known) => *known = draft,
            Some(_) => {}
            None => distinct.push(draft),
        }
    }
    let contradicted = several && distinct.len() > 1;
    for draft in distinct.iter_mut().filter(|_| contradicted) {
        draft.figure.reading.doubt(Flag::Contradicted);
    }
    distinct
}

fn says_something(draft: &Draft) -> bool {
    says(&draft.figure.reading)
}

const fn says(reading: &Reading) -> bool {
    !matches!(reading.absent, Some(Absent::Blank | Absent::Dots | Absent::Error | Absent::NotFound))
}

/// The same value, or the same way of giving none. Two cells that cannot be read are the same
/// when the same words stand in them.
fn same(one: &Draft, other: &Draft) -> bool {
    let (one, other) = (&one.figure.reading, &other.figure.reading);
    let unread = one.value.is_none() && one.absent.is_none();
    one.value == other.value && one.absent == other.absent && (!unread || one.raw == other.raw)
}

fn rank(draft: &Draft) -> u8 {
    u8::from(draft.figure.reading.status != FigureStatus::Read)
}
