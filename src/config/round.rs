//! `round.toml` with its two lists: one round, checked.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::config::checks;
use crate::config::checks::Placed;
use crate::config::fields::Fields;
use crate::config::fields::Located;
use crate::config::fields::one_of;
use crate::config::keys;
use crate::config::proof::Origin;
use crate::config::proof::Proof;
use crate::config::sheet::first_of;
use crate::config::tree;
use crate::config::tree::Table;
use crate::config::units::check_code;
use crate::config::units::values_of;
use crate::model::fault::FormFault;
use crate::model::fault::KeyFault;
use crate::model::fault::ValueFault;
use crate::model::judgement::Component;
use crate::model::round::Check;
use crate::model::round::DueDay;
use crate::model::round::Form;
use crate::model::round::Group;
use crate::model::round::Period;
use crate::model::round::PeriodId;
use crate::model::round::Recognise;
use crate::model::round::Round;
use crate::model::round::RoundId;
use crate::model::unit::Roster;
use crate::text::fold::squash;

const DUE_DAYS: [(&str, DueDay); 3] =
    [("ask", DueDay::Ask), ("on_time", DueDay::OnTime), ("late", DueDay::Late)];

const COMPONENTS: [(&str, Component); 2] =
    [("report", Component::Report), ("annex", Component::Annex)];

/// What `round.toml` alone says; the lists come to it afterwards.
pub(crate) struct Draft {
    /// The round with empty lists; `None` when something it cannot do without is missing.
    pub(crate) round: Option<Round>,
    /// Where the id stands, so that one id of two rounds can be pointed at.
    pub(crate) id: Option<Located<String>>,
    /// The groups, for the lists, even where the round as a whole is at fault.
    pub(crate) groups: Vec<Group>,
    /// The checks with their places: their codes are looked up once the form is read.
    pub(crate) rules: Vec<Placed>,
}

/// Reads `round.toml`.
pub(crate) fn read(proof: &mut Proof) -> Draft {
    let table = tree::read(proof);
    let top = Located { value: &table, origin: Origin::File };
    let mut fields = Fields::open(&top, "", keys::ROUND, proof);
    let id = fields.text("id");
    if let Some(id) = &id {
        check_code(id, fields.proof);
    }
    let title = fields.text("title");
    let days = days(&mut fields);
    let due_day = due_day(&mut fields);
    let required = required(&mut fields);
    let outline = values_of(fields.texts("outline"));
    let recognise = recognise(&mut fields);
    let groups = groups(&mut fields);
    let periods = periods(&mut fields);
    let (checks, rules) = checks::read(&mut fields);
    let parts = (recognise, groups.clone(), periods, required, outline, checks);
    let round = whole(id.as_ref(), title, days, due_day, parts);
    Draft { round, id, groups, rules }
}

type Parts = (Recognise, Vec<Group>, Vec<Period>, Vec<Component>, Vec<String>, Vec<Check>);

fn whole(
    id: Option<&Located<String>>,
    title: Option<Located<String>>,
    [opens, due, closes]: [Option<Date>; 3],
    due_day: DueDay,
    (recognise, groups, periods, required, outline, checks): Parts,
) -> Option<Round> {
    Some(Round {
        id: RoundId::new(id?.value.clone()),
        title: title?.value,
        recognise,
        groups,
        opens,
        due: due?,
        due_day,
        closes,
        required,
        periods,
        outline,
        checks,
        roster: Roster::default(),
        form: Form::default(),
    })
}

/// `opens`, `due`, `closes`, in that order of time.
fn days(fields: &mut Fields<'_, '_>) -> [Option<Date>; 3] {
    let opens = fields.date("opens");
    let due = fields.require("due").and_then(|()| fields.date("due"));
    let closes = fields.date("closes");
    let pairs = [("opens", &opens, "due", &due), ("due", &due, "closes", &closes)];
    for (first, early, second, late) in pairs {
        let (Some(early), Some(late)) = (early, late) else { continue };
        if early.value > late.value {
            let (first, second) = (first.to_owned(), second.to_owned());
            fields.proof.mark(&early.origin, ValueFault::DaysReversed { first, second });
        }
    }
    [opens, due, closes].map(|day| day.map(|day| day.value))
}

fn due_day(fields: &mut Fields<'_, '_>) -> DueDay {
    fields.word("due_day", &DUE_DAYS).unwrap_or(DueDay::Ask)
}

fn required(fields: &mut Fields<'_, '_>) -> Vec<Component> {
    if !fields.has("required") {
        return vec![Component::Report, Component::Annex];
    }
    let typed = fields.texts("required");
    let words = typed.iter();
    words.filter_map(|word| one_of("required", word, &COMPONENTS, fields.proof)).collect()
}

fn recognise(fields: &mut Fields<'_, '_>) -> Recognise {
    if fields.require("recognise").is_none() {
        return Recognise::default();
    }
    let Some(table) = fields.table("recognise") else { return Recognise::default() };
    let mut fields = Fields::open(&table, "recognise", keys::ROUND, fields.proof);
    let mut texts = |key: &str| values_of(fields.texts(key));
    let recognise = Recognise {
        numbers: texts("numbers"),
        phrases: texts("phrases"),
        own_numbers: texts("own_numbers"),
        own_phrases: texts("own_phrases"),
        other: texts("other"),
    };
    if recognise.numbers.is_empty() && recognise.phrases.is_empty() {
        let blank = KeyFault::Blank { key: "phrases".to_owned() };
        let origin = fields.key_origin("phrases").unwrap_or_else(|| fields.origin().clone());
        fields.proof.mark(&origin, blank);
    }
    recognise
}

fn groups(fields: &mut Fields<'_, '_>) -> Vec<Group> {
    let mut seen = BTreeMap::new();
    let group = |table: &Located<&Table>, proof: &mut Proof| {
        let mut fields = Fields::open(table, "group", keys::ROUND, proof);
        let id = fields.text("id");
        let title = fields.text("title");
        let due = fields.date("due").map(|due| due.value);
        let anchors = values_of(fields.texts("anchors"));
        let id = id?;
        check_code(&id, fields.proof);
        first_of("id", &id, &mut seen, fields.proof);
        Some(Group { id: id.value, title: title?.value, due, anchors })
    };
    each("group", fields, group)
}

fn periods(fields: &mut Fields<'_, '_>) -> Vec<Period> {
    let mut seen = BTreeMap::new();
    let mut owners = BTreeMap::new();
    let period = |table: &Located<&Table>, proof: &mut Proof| {
        let mut fields = Fields::open(table, "period", keys::ROUND, proof);
        let id = fields.text("id");
        let title = fields.text("title");
        let headings = fields.texts("headings");
        let id = id?;
        check_code(&id, fields.proof);
        first_of("id", &id, &mut seen, fields.proof);
        for heading in &headings {
            check_heading(heading, &id.value, &mut owners, fields.proof);
        }
        let (id, headings) = (PeriodId::new(id.value), values_of(headings));
        Some(Period { id, title: title?.value, headings })
    };
    let periods = each("period", fields, period);
    if !periods.is_empty() && !periods.iter().any(|period| period.id == PeriodId::total()) {
        let origin = fields.key_origin("period").unwrap_or(Origin::File);
        fields.proof.mark(&origin, FormFault::NoTotalPeriod);
    }
    periods
}

/// A heading of two periods would decide by the order of the file.
fn check_heading(
    heading: &Located<String>,
    period: &str,
    owners: &mut BTreeMap<String, String>,
    proof: &mut Proof,
) {
    let owner = owners.entry(squash(&heading.value)).or_insert_with(|| period.to_owned());
    if owner != period {
        let (heading_typed, period) = (heading.value.clone(), owner.clone());
        let fault = FormFault::SharedHeading { heading: heading_typed, period };
        proof.mark(&heading.origin, fault);
    }
}

/// Every table of a list that must not be empty.
fn each<T>(
    key: &str,
    fields: &mut Fields<'_, '_>,
    mut one: impl FnMut(&Located<&Table>, &mut Proof) -> Option<T>,
) -> Vec<T> {
    if fields.require(key).is_none() {
        return Vec::new();
    }
    let tables = fields.tables(key);
    tables.iter().filter_map(|table| one(table, fields.proof)).collect()
}
