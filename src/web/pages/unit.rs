//! "Đơn vị": everything of one unit in one round.

mod addresses;
mod letters;
mod names;
mod receipt;
mod versions;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use crate::judge::ledger::files_of;
use crate::model::account::Role;
use crate::model::judgement::Component;
use crate::model::ledger::{Row, Standing};
use crate::model::round::{Round, RoundId};
use crate::model::ruling::{Decision, Ruling, Scope};
use crate::model::sighting::Digest;
use crate::model::unit::{Expected, Unit, UnitId};
use crate::web::pages::late::mark;
use crate::web::pages::ruled::{self, Ruled};
use crate::web::pages::unit::addresses::{Known, Learnt};
use crate::web::pages::unit::letters::Letter;
use crate::web::pages::unit::names::Named;
use crate::web::pages::unit::versions::Version;
use crate::web::picture::{Picture, RoundPicture};
use crate::web::shell::{Section, Shell};
use crate::web::visit::{Pictured, Visit, page};
use crate::words::Words;
use crate::words::columns::Heading;
use crate::words::pages::{UnitForm, UnitHeading};

/// A fact with its name.
type Fact = (&'static str, String);

#[derive(Template)]
#[template(path = "unit.html", config = "src/web/askama.toml")]
struct UnitPage {
    shell: Shell,
    words: Words,
    round: String,
    unit: String,
    mark: &'static str,
    state: String,
    /// Said where the unit is in no total.
    uncounted: Option<&'static str>,
    clocks: Option<String>,
    notes: Vec<String>,
    facts: Vec<Fact>,
    parts: Vec<Fact>,
    letters: Vec<Letter>,
    versions: Vec<Version>,
    rulings: Vec<Ruled>,
    known: Vec<Known>,
    learnt: Vec<Learnt>,
    called: Vec<Known>,
    proposed: Vec<Named>,
    others: Vec<(String, String)>,
    may_decide: bool,
    to_confirm: bool,
    seen: i64,
}

/// What all parts of the page are made from.
struct Scene<'a> {
    picture: &'a Picture,
    round: &'a Round,
    unit: &'a Unit,
    standing: &'a Standing,
    words: Words,
}

/// The page of a unit.
pub(in crate::web) async fn show(
    visit: Visit,
    Pictured(picture): Pictured,
    Path((round, unit)): Path<(String, String)>,
) -> Response {
    let Some((round, data)) = picture.round(&round) else { return visit.not_found() };
    let Some(scene) = scene(&picture, round, data, &unit, visit.words()) else {
        return visit.not_found();
    };
    let clocks = match receipt::sentence(&scene, data, &visit.app.store) {
        Ok(clocks) => clocks,
        Err(error) => return visit.refused(&visit.desk.failed(error)),
    };
    page(&content(&scene, &visit, clocks))
}

fn scene<'a>(
    picture: &'a Picture,
    round: &'a Round,
    data: &'a RoundPicture,
    unit: &str,
    words: Words,
) -> Option<Scene<'a>> {
    let standing = data.standings.units.iter().find(|standing| standing.unit.as_str() == unit)?;
    let unit = round.roster.get(&standing.unit)?;
    Some(Scene { picture, round, unit, standing, words })
}

fn content(scene: &Scene<'_>, visit: &Visit, clocks: Option<String>) -> UnitPage {
    let Scene { picture, round, unit, standing, words } = *scene;
    let zone = &picture.desk.config.time_zone;
    let names = picture.desk.names();
    let notes = standing.notes.iter().map(|note| words.standing_note(note, names, zone));
    let in_force = picture.rulings.iter().rev().filter(|ruling| scene.concerns(ruling));
    UnitPage {
        shell: visit.shell(picture, Section::Late, unit.name.as_str()),
        words,
        round: round.id.to_string(),
        unit: unit.id.to_string(),
        mark: mark(standing),
        state: words.state_with_days(standing.state, standing.days_late),
        uncounted: (!standing.expected).then(|| words.unit_not_counted()),
        clocks,
        notes: notes.collect(),
        facts: scene.facts(),
        parts: scene.parts(),
        letters: letters::letters(scene),
        versions: versions::versions(scene),
        rulings: ruled::rows(picture, in_force, words),
        known: addresses::known(scene),
        learnt: addresses::learnt(scene),
        called: names::known(scene),
        proposed: names::proposed(scene),
        others: scene.others(),
        may_decide: visit.may(Role::Clerk),
        to_confirm: unit.expected == Expected::Confirm,
        seen: picture.newest_ruling(),
    }
}

impl<'a> Scene<'a> {
    /// Letters that are, or may be, of the unit in this round.
    fn rows(&self) -> impl Iterator<Item = &'a Row> {
        let (round, unit) = (self.round, self.unit);
        let rows = self.picture.rows.iter();
        rows.filter(move |row| row.round.as_ref().is_none_or(|of| *of == round.id))
            .filter(move |row| row.units.contains(&unit.id) || row.candidates.contains(&unit.id))
    }

    /// Letters that bring a version of the report, by receipt.
    fn versions(&self) -> impl Iterator<Item = &'a Row> {
        let (round, unit) = (self.round, self.unit);
        self.rows().filter(move |row| {
            row.verdict.is_report()
                && row.round.as_ref() == Some(&round.id)
                && row.units.contains(&unit.id)
        })
    }

    fn facts(&self) -> Vec<Fact> {
        let (words, standing) = (self.words, self.standing);
        let group = self.round.group(&self.unit.group).map_or("", |group| group.title.as_str());
        let number = standing.document_number.iter().cloned();
        let date = standing.document_date.map(|date| words.date(date));
        let document: Vec<String> = number.chain(date).collect();
        let figures = format!("{}/{}", standing.figures_read, standing.figures_expected);
        let due = standing.extended_to.unwrap_or(standing.due);
        let facts = [
            (words.unit_heading(UnitHeading::Group), group.to_owned()),
            (words.unit_heading(UnitHeading::Due), words.date(due)),
            (words.unit_heading(UnitHeading::DocumentNumber), document.join(", ")),
            (words.unit_heading(UnitHeading::Figures), figures),
        ];
        facts.into_iter().filter(|(_, text)| !text.is_empty()).collect()
    }

    fn parts(&self) -> Vec<Fact> {
        let words = self.words;
        let scan = self.versions().any(|row| {
            files_of(row, &self.unit.id).any(|file| file.component == Some(Component::Scan))
        });
        [
            (Component::Report, self.standing.report),
            (Component::Annex, self.standing.annex),
            (Component::Scan, scan),
        ]
        .map(|(component, there)| (words.component(component), words.unit_has(there).to_owned()))
        .to_vec()
    }

    /// Rulings in force that change what this page shows of the unit, those on its letters too.
    fn concerns(&self, ruling: &Ruling) -> bool {
        let here =
            |round: &RoundId, unit: &UnitId| *round == self.round.id && *unit == self.unit.id;
        ruling.in_force()
            && match &ruling.decision {
                Decision::Extend { round, scope, .. } => {
                    *round == self.round.id
                        && match scope {
                            Scope::Unit(unit) => *unit == self.unit.id,
                            Scope::Group(group) => *group == self.unit.group,
                            Scope::All => true,
                        }
                }
                Decision::Exempt { round, unit }
                | Decision::Receipt { round, unit, .. }
                | Decision::Credit { round, unit, .. }
                | Decision::Confirm { round, unit, .. }
                | Decision::Figure { round, unit, .. }
                | Decision::Note { round: Some(round), unit: Some(unit), .. } => here(round, unit),
                Decision::Merge { round, unit, into } => here(round, unit) || here(round, into),
                Decision::Address { unit, .. } | Decision::Alias { unit, .. } => {
                    *unit == self.unit.id
                }
                Decision::Assign { message, unit, .. } => {
                    *unit == self.unit.id || self.has_letter(*message)
                }
                Decision::Kind { message, .. }
                | Decision::Ignore { message }
                | Decision::Accept { message }
                | Decision::Exclude { message }
                | Decision::Note { message: Some(message), .. } => self.has_letter(*message),
                Decision::Note { .. } | Decision::DueDay { .. } | Decision::Undo { .. } => false,
            }
    }

    fn has_letter(&self, message: Digest) -> bool {
        self.rows().any(|row| row.sighting.digest == Some(message))
    }

    /// Units with which it may report together: code and name.
    fn others(&self) -> Vec<(String, String)> {
        let listed = self.round.roster.units.iter();
        listed
            .filter(|unit| unit.id != self.unit.id && unit.expected != Expected::Receiver)
            .map(|unit| (unit.id.to_string(), unit.name.clone()))
            .collect()
    }
}
