//! Versions of the unit's report, newest first, with the figures that each changed.

use crate::judge::versions::{Change, changes};
use crate::web::pages::unit::Scene;

/// So many differences are shown; a report on another form differs everywhere.
const MOST: usize = 60;

/// So few differences stand open.
const FEW: usize = 12;

/// One version.
pub(super) struct Version {
    pub(super) title: String,
    pub(super) href: Option<String>,
    pub(super) received: String,
    pub(super) verdict: &'static str,
    pub(super) in_force: bool,
    /// How it compares with the version before; none for the first.
    pub(super) differences: Option<String>,
    pub(super) changes: Vec<Changed>,
    /// Shown at once.
    pub(super) open: bool,
    pub(super) more: Option<String>,
}

/// One figure that differs.
pub(super) struct Changed {
    pub(super) href: String,
    pub(super) code: String,
    pub(super) label: String,
    /// Title of its column, where the form has several.
    pub(super) column: String,
    pub(super) before: String,
    pub(super) after: String,
}

pub(super) fn versions(scene: &Scene<'_>) -> Vec<Version> {
    let words = scene.words;
    let mut versions = Vec::new();
    let mut earlier = None;
    for (number, row) in (1..).zip(scene.versions()) {
        let found = earlier.map(|before| changes(scene.round, scene.unit, before, row));
        let all = found.as_ref().map(Vec::len);
        let shown = found.iter().flatten().take(MOST).map(|change| changed(scene, change));
        let more = all.map(|all| all.saturating_sub(MOST)).filter(|more| *more > 0);
        versions.push(Version {
            title: words.unit_version(number),
            href: row.sighting.digest.map(|digest| format!("/thu/{digest}")),
            received: words.date_time(&scene.picture.zoned(row.sighting.received_at)),
            verdict: words.verdict(row.verdict),
            in_force: row.sighting.digest.is_some()
                && row.sighting.digest == scene.standing.message,
            differences: all.map(|all| words.unit_differences(all)),
            changes: shown.collect(),
            open: all.is_some_and(|all| all <= FEW),
            more: more.map(|more| words.unit_more_differences(more)),
        });
        earlier = Some(row);
    }
    versions.reverse();
    versions
}

fn changed(scene: &Scene<'_>, change: &Change) -> Changed {
    let Change { indicator, period, before, after } = change;
    let (round, unit) = (&scene.round.id, &scene.unit.id);
    let known = scene.round.form.get(indicator);
    let column = scene.round.periods.iter().find(|column| column.id == *period);
    Changed {
        href: format!("/dot/{round}/so-lieu/{unit}/{indicator}/{period}"),
        code: indicator.to_string(),
        label: known.map(|known| known.label.clone()).unwrap_or_default(),
        column: column.map(|column| column.title.clone()).unwrap_or_default(),
        before: scene.words.unit_figure(before.as_ref()),
        after: scene.words.unit_figure(after.as_ref()),
    }
}
