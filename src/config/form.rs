//! `form.csv`: the indicators of a round, checked.

use std::collections::BTreeMap;

use crate::config::fields::Located;
use crate::config::fields::one_of;
use crate::config::keys;
use crate::config::proof::Proof;
use crate::config::sheet;
use crate::config::sheet::Codes;
use crate::config::sheet::Row;
use crate::config::units::check_owner;
use crate::config::units::values_of;
use crate::model::fault::FormFault;
use crate::model::fault::ListFault;
use crate::model::round::Aggregate;
use crate::model::round::Form;
use crate::model::round::Group;
use crate::model::round::Indicator;
use crate::model::round::IndicatorCode;
use crate::model::round::IndicatorKind;
use crate::model::round::Nature;
use crate::text::fold::squash;

const KINDS: [(&str, IndicatorKind); 5] = [
    ("yesno", IndicatorKind::Yesno),
    ("count", IndicatorKind::Count),
    ("percent", IndicatorKind::Percent),
    ("money", IndicatorKind::Money),
    ("text", IndicatorKind::Text),
];

const NATURES: [(&str, Nature); 3] =
    [("stock", Nature::Stock), ("flow", Nature::Flow), ("rate", Nature::Rate)];

const YES_NO: [(&str, bool); 2] = [("yes", true), ("no", false)];

/// The one unit in which money is kept (triệu đồng), as [`squash`] gives it; what a unit writes
/// in another is converted.
const MONEY: &str = "trieudong";

/// Reads the form; `groups` are those of `round.toml`. The codes are those of all rows, so that
/// a row at fault is not missed elsewhere as well.
pub(crate) fn read(proof: &mut Proof, groups: &[Group]) -> (Form, Codes) {
    let sheet = sheet::read(proof, keys::FORM, keys::FORM);
    let codes = sheet.codes(is_code, proof);
    let mut owners = BTreeMap::new();
    let mut indicators = Vec::new();
    for row in sheet.rows.iter().filter(|row| row.whole) {
        check_wordings(row, &mut owners, proof);
        indicators.extend(indicator(row, &codes, groups, proof));
    }
    (Form { indicators }, codes)
}

/// Capital letters, then digits: check rules tell codes from other words by that.
fn is_code(code: &str) -> bool {
    let digits = code.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let all_digits = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    digits.len() < code.len() && all_digits
}

fn indicator(row: &Row, codes: &Codes, groups: &[Group], proof: &mut Proof) -> Option<Indicator> {
    let section = row.filled("section", proof);
    let label = row.filled("label", proof);
    let kind = row.filled("type", proof);
    let kind = kind.and_then(|word| one_of("type", &word, &KINDS, proof));
    let by_year = row.filled("by_year", proof);
    let by_year = by_year.and_then(|word| one_of("by_year", &word, &YES_NO, proof));
    let nature = kind.and_then(|kind| nature(row, kind, proof));
    let aggregate = aggregate(row, codes, proof);
    let parent = parent(row, codes, proof);
    let groups = groups_of(row, groups, proof);
    check_fit(row, kind, aggregate.as_ref(), proof);
    let code = row.cell("code").value;
    if code.is_empty() {
        return None;
    }
    Some(Indicator {
        code: IndicatorCode::new(code),
        section: section?.value,
        label: label?.value,
        unit_of_measure: row.cell("unit").value,
        kind: kind?,
        nature,
        by_year: by_year?,
        aggregate: aggregate?,
        parent,
        groups,
        whole_labels: values_of(row.list("whole_labels", ';', proof)),
        synonyms: values_of(row.list("synonyms", ';', proof)),
    })
}

/// State or flow: needed for every figure, and none for text.
fn nature(row: &Row, kind: IndicatorKind, proof: &mut Proof) -> Option<Nature> {
    let cell = row.cell("stock_or_flow");
    if kind == IndicatorKind::Text {
        if !cell.value.is_empty() {
            mark_unfit("stock_or_flow", &cell, "text", proof);
        }
        return None;
    }
    let typed = row.filled("stock_or_flow", proof)?;
    one_of("stock_or_flow", &typed, &NATURES, proof)
}

fn aggregate(row: &Row, codes: &Codes, proof: &mut Proof) -> Option<Aggregate> {
    let cell = row.filled("aggregate", proof)?;
    match cell.value.as_str() {
        "sum" => return Some(Aggregate::Sum),
        "count_yes" => return Some(Aggregate::CountYes),
        "list" => return Some(Aggregate::List),
        "none" => return Some(Aggregate::None),
        _ => {}
    }
    let inner = cell.value.strip_prefix("ratio(").and_then(|rest| rest.strip_suffix(')'));
    let Some((over, under)) = inner.and_then(|inner| inner.split_once('/')) else {
        let near = keys::nearest(&cell.value, ["sum", "count_yes", "list", "none", "ratio(X/Y)"]);
        let fault = FormFault::BadAggregate { text: cell.value.clone() };
        proof.mark_near(&cell.origin, fault, near);
        return None;
    };
    let part = |code: &str| Located { value: code.trim().to_owned(), origin: cell.origin.clone() };
    let over = known_code(&part(over), codes, proof);
    let under = known_code(&part(under), codes, proof);
    Some(Aggregate::Ratio(over?, under?))
}

fn parent(row: &Row, codes: &Codes, proof: &mut Proof) -> Option<IndicatorCode> {
    let cell = row.cell("parent");
    if cell.value.is_empty() {
        return None;
    }
    if cell.value == row.cell("code").value {
        proof.mark(&cell.origin, ListFault::RefersToItself { code: cell.value });
        return None;
    }
    known_code(&cell, codes, proof)
}

fn known_code(code: &Located<String>, codes: &Codes, proof: &mut Proof) -> Option<IndicatorCode> {
    if codes.has(&code.value) {
        return Some(IndicatorCode::new(code.value.clone()));
    }
    let near = keys::nearest(&code.value, codes.iter());
    proof.mark_near(&code.origin, FormFault::UnknownIndicator { code: code.value.clone() }, near);
    None
}

/// Group ids between blanks; empty for `all`.
fn groups_of(row: &Row, groups: &[Group], proof: &mut Proof) -> Vec<String> {
    let mut words: Vec<(&str, ())> = groups.iter().map(|group| (group.id.as_str(), ())).collect();
    words.push(("all", ()));
    let Some(cell) = row.filled("groups", proof) else { return Vec::new() };
    let named = row.list("groups", ' ', proof);
    if cell.value == "all" || groups.is_empty() {
        return Vec::new();
    }
    let mut known = Vec::new();
    for group in named {
        if group.value == "all" {
            mark_unfit("groups", &group, &cell.value, proof);
        } else if one_of("groups", &group, &words, proof).is_some() {
            known.push(group.value);
        }
    }
    known
}

/// Cells that contradict the type: a sum of texts, money in another unit.
fn check_fit(
    row: &Row,
    kind: Option<IndicatorKind>,
    aggregate: Option<&Aggregate>,
    proof: &mut Proof,
) {
    let (Some(kind), Some(aggregate)) = (kind, aggregate) else { return };
    let fits = match aggregate {
        Aggregate::Sum => matches!(kind, IndicatorKind::Count | IndicatorKind::Money),
        Aggregate::Ratio(..) => kind == IndicatorKind::Percent,
        Aggregate::CountYes => kind == IndicatorKind::Yesno,
        Aggregate::List => kind == IndicatorKind::Text,
        Aggregate::None => true,
    };
    let word = row.cell("type").value;
    if !fits {
        mark_unfit("aggregate", &row.cell("aggregate"), &word, proof);
    }
    let unit = row.cell("unit");
    if kind == IndicatorKind::Money && squash(&unit.value) != MONEY {
        proof.mark(&unit.origin, FormFault::MoneyUnit { text: unit.value });
    }
}

fn mark_unfit(column: &str, cell: &Located<String>, because: &str, proof: &mut Proof) {
    let (column, because) = (column.to_owned(), because.to_owned());
    let fault = FormFault::Unfit { column, text: cell.value.clone(), because };
    proof.mark(&cell.origin, fault);
}

/// A wording of two indicators would decide by the order of the form.
fn check_wordings(row: &Row, owners: &mut BTreeMap<String, String>, proof: &mut Proof) {
    let code = row.cell("code").value;
    let mut wordings = vec![row.cell("label")];
    wordings.extend(row.list("whole_labels", ';', proof));
    wordings.extend(row.list("synonyms", ';', proof));
    for wording in wordings {
        check_owner(&wording, &code, owners, proof);
    }
}
