//! The lists of a round as rows: groups, columns, units, indicators, check rules.

use crate::model::round::Round;
use crate::web::picture::Picture;
use crate::words::Words;

pub(super) struct Group {
    pub(super) title: String,
    pub(super) units: usize,
    /// A due date of its own.
    pub(super) due: String,
}

pub(super) struct Column {
    pub(super) title: String,
    pub(super) headings: String,
}

pub(super) struct Unit {
    pub(super) href: Option<String>,
    pub(super) code: String,
    pub(super) name: String,
    pub(super) group: String,
    pub(super) expected: &'static str,
    pub(super) addresses: Vec<String>,
    pub(super) note: String,
}

pub(super) struct Indicator {
    /// The section's heading, where the section begins.
    pub(super) section: Option<String>,
    pub(super) code: String,
    pub(super) label: String,
    pub(super) measure: String,
    pub(super) kind: String,
    pub(super) total: String,
    pub(super) groups: String,
}

pub(super) struct Rule {
    pub(super) id: String,
    pub(super) test: String,
    pub(super) note: String,
}

pub(super) fn groups(round: &Round, words: Words) -> Vec<Group> {
    let units = |id: &str| round.roster.units.iter().filter(|unit| unit.group == id).count();
    let row = |group: &crate::model::round::Group| Group {
        title: group.title.clone(),
        units: units(&group.id),
        due: words.date(group.due.unwrap_or(round.due)),
    };
    round.groups.iter().map(row).collect()
}

pub(super) fn columns(round: &Round) -> Vec<Column> {
    let row = |period: &crate::model::round::Period| Column {
        title: period.title.clone(),
        headings: period.headings.join("; "),
    };
    round.periods.iter().map(row).collect()
}

pub(super) fn units(picture: &Picture, round: &Round, words: Words) -> Vec<Unit> {
    use crate::model::unit::Expected;
    let names = picture.desk.names();
    let book = &picture.desk.config.addresses;
    let row = |unit: &crate::model::unit::Unit| Unit {
        href: (unit.expected != Expected::Receiver)
            .then(|| format!("/dot/{}/don-vi/{}", round.id, unit.id)),
        code: unit.id.to_string(),
        name: unit.name.clone(),
        group: names.group(&unit.group).to_owned(),
        expected: words.round_expected(unit.expected),
        addresses: book
            .iter()
            .filter(|entry| entry.unit == unit.id)
            .map(|entry| entry.address.clone())
            .collect(),
        note: unit.note.clone(),
    };
    round.roster.units.iter().map(row).collect()
}

pub(super) fn indicators(round: &Round, words: Words) -> Vec<Indicator> {
    let mut last: Option<&str> = None;
    let mut rows = Vec::new();
    for indicator in &round.form.indicators {
        let begins = last != Some(indicator.section.as_str()) && !indicator.section.is_empty();
        last = Some(&indicator.section);
        let groups = indicator.groups.iter().filter_map(|id| round.group(id));
        let groups: Vec<&str> = groups.map(|group| group.title.as_str()).collect();
        rows.push(Indicator {
            section: begins.then(|| indicator.section.clone()),
            code: indicator.code.to_string(),
            label: indicator.label.clone(),
            measure: indicator.unit_of_measure.clone(),
            kind: words.round_kind(indicator.kind, indicator.nature),
            total: words.round_aggregate(&indicator.aggregate),
            groups: if groups.is_empty() {
                words.round_all_groups().to_owned()
            } else {
                groups.join("; ")
            },
        });
    }
    rows
}

pub(super) fn rules(round: &Round) -> Vec<Rule> {
    let row = |check: &crate::model::round::Check| Rule {
        id: check.id.clone(),
        test: check.test.clone(),
        note: check.note.clone(),
    };
    round.checks.iter().map(row).collect()
}
