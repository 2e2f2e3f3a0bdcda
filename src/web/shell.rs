//! The frame of every page: who, which round, where one is, how fresh, what was just recorded.

use crate::model::account::Role;
use crate::model::round::Round;
use crate::model::ruling::Decision;
use crate::web::app::{Access, App};
use crate::web::gate::Visitor;
use crate::web::pages::review::accept::in_one_go;
use crate::web::picture::Picture;
use crate::web::statics;
use crate::web::told::{Teller, Told};
use crate::web::visit::Visit;
use crate::words::Words;

pub(super) use crate::words::pages::Section;

/// What a page is told of a decision that led to it.
const NOTICES: [&str; 3] = ["da=", "bo-qua=", "boi="];

/// One link of the menu.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub(super) href: String,
    pub(super) text: &'static str,
    pub(super) count: Option<usize>,
    pub(super) here: bool,
}

/// A ruling that was just recorded, with its way back.
#[derive(Clone, Debug)]
pub(super) struct Notice {
    pub(super) id: i64,
    /// The last of several that were recorded in one go, else the same.
    pub(super) last: i64,
    pub(super) told: Told,
    pub(super) may_undo: bool,
}

/// The frame.
#[derive(Clone, Debug)]
pub(super) struct Shell {
    pub(super) words: Words,
    pub(super) language: &'static str,
    pub(super) title: String,
    pub(super) round_title: String,
    pub(super) menu: Vec<Link>,
    /// Other rounds: title and address.
    pub(super) rounds: Vec<(String, String)>,
    /// Who is logged in.
    pub(super) who: Option<String>,
    pub(super) may_log_out: bool,
    pub(super) is_demo: bool,
    /// The list may be out of date.
    pub(super) warning: Option<String>,
    pub(super) notice: Option<Notice>,
    /// Comes back in every form.
    pub(super) token: String,
    /// This page, for the way back after a decision.
    pub(super) here: String,
    pub(super) style: &'static str,
    pub(super) script: &'static str,
}

impl Shell {
    /// The frame of a page with data. The round is the one in the address, else the first.
    pub(super) fn new(visit: &Visit, picture: &Picture, section: Section, title: String) -> Self {
        let words = visit.words();
        let mut shell = Self::bare(&visit.app, Some(&visit.visitor));
        let here = visit.uri.path();
        let rounds = &picture.desk.config.rounds;
        let current = current_round(rounds, here);
        if let Some(round) = current {
            shell.round_title.clone_from(&round.title);
            shell.menu = menu(words, round, section, picture, visit.may(Role::Administrator));
            shell.warning = warning(picture, round, words);
            shell.rounds = others(rounds, round);
        }
        shell.title = title;
        shell.here = here_without_notice(visit);
        shell.notice = notice(visit, picture);
        shell
    }

    /// The frame of a page without data: logging in, errors.
    pub(super) fn bare(app: &App, visitor: Option<&Visitor>) -> Self {
        let words = app.desk().words;
        let accounts = app.access == Access::Accounts;
        Self {
            words,
            language: words.language().as_str(),
            title: words.program_title().to_owned(),
            round_title: String::new(),
            menu: Vec::new(),
            rounds: Vec::new(),
            who: visitor.map(|visitor| visitor.name.clone()),
            may_log_out: accounts && visitor.is_some(),
            is_demo: !accounts,
            warning: None,
            notice: None,
            token: visitor.map(|visitor| app.secret.sign(&visitor.session)).unwrap_or_default(),
            here: "/".to_owned(),
            style: statics::style(),
            script: statics::script(),
        }
    }
}

/// `/dot/{round}/…` names its round.
pub(super) fn current_round<'r>(rounds: &'r [Round], path: &str) -> Option<&'r Round> {
    let named = path.strip_prefix("/dot/").and_then(|rest| rest.split('/').next());
    named
        .and_then(|id| rounds.iter().find(|round| round.id.as_str() == id))
        .or_else(|| rounds.first())
}

fn menu(
    words: Words,
    round: &Round,
    section: Section,
    picture: &Picture,
    administrator: bool,
) -> Vec<Link> {
    let of_round = |end: &str| format!("/dot/{}{end}", round.id);
    let standings = picture.round(round.id.as_str()).map(|(_, data)| &data.standings);
    let missing = standings.map_or(0, |all| all.totals.missing.saturating_add(all.totals.pending));
    let missing = usize::try_from(missing).ok();
    let mut links = vec![
        (Section::Late, of_round(""), None),
        (Section::Missing, of_round("/chua-nop"), missing),
        (Section::Review, "/can-xem".to_owned(), Some(picture.review.len())),
        (Section::Figures, of_round("/so-lieu"), None),
        (Section::Letters, "/thu".to_owned(), None),
        (Section::Journal, "/nhat-ky".to_owned(), None),
        (Section::Round, of_round("/du-lieu"), None),
    ];
    if administrator {
        links.push((Section::Diagnosis, "/chan-doan".to_owned(), None));
    }
    let link =
        |(of, href, count)| Link { href, text: words.section(of), count, here: of == section };
    links.into_iter().map(link).collect()
}

fn others(rounds: &[Round], current: &Round) -> Vec<(String, String)> {
    let others = rounds.iter().filter(|round| round.id != current.id);
    others.map(|round| (round.title.clone(), format!("/dot/{}", round.id))).collect()
}

fn warning(picture: &Picture, round: &Round, words: Words) -> Option<String> {
    let (_, data) = picture.round(round.id.as_str())?;
    let last = data.standings.last_full_pass.map(|at| picture.zoned(at));
    if data.standings.stale {
        return Some(words.stale(last.as_ref()));
    }
    (data.standings.unread > 0).then(|| words.unread(data.standings.unread))
}

/// `?da=ID` after a decision, `?da=FIRST-LAST` after several: what was recorded, while it holds.
fn notice(visit: &Visit, picture: &Picture) -> Option<Notice> {
    let recorded = value(visit.uri.query()?, "da")?;
    if let Some((first, last)) = recorded.split_once('-') {
        return notice_of_many(visit, picture, first.parse().ok()?, last.parse().ok()?);
    }
    let id: i64 = recorded.parse().ok()?;
    let ruling = picture.rulings.iter().find(|ruling| ruling.id == id)?;
    let words = visit.words();
    let teller = Teller::new(picture, &[ruling], words);
    Some(Notice {
        id,
        last: id,
        told: teller.within(ruling, |sentence| words.ruling_recorded(id, sentence)),
        may_undo: ruling.in_force() && visit.may(Role::Clerk),
    })
}

fn notice_of_many(visit: &Visit, picture: &Picture, id: i64, last: i64) -> Option<Notice> {
    let many = in_one_go(&picture.rulings, id, last);
    let (mut count, mut may_undo) = (0_usize, false);
    for ruling in many {
        count = count.saturating_add(1);
        may_undo |= ruling.in_force() && !matches!(ruling.decision, Decision::Undo { .. });
    }
    (count > 0).then(|| Notice {
        id,
        last,
        told: Told::plain(visit.words().rulings_recorded(count, id, last)),
        may_undo: may_undo && visit.may(Role::Clerk),
    })
}

fn here_without_notice(visit: &Visit) -> String {
    let kept: Vec<&str> = visit
        .uri
        .query()
        .unwrap_or_default()
        .split('&')
        .filter(|pair| !pair.is_empty())
        .filter(|pair| !NOTICES.iter().any(|name| pair.starts_with(name)))
        .collect();
    let path = visit.uri.path();
    if kept.is_empty() { path.to_owned() } else { format!("{path}?{}", kept.join("&")) }
}

/// A value of a query that needs no decoding.
fn value<'q>(query: &'q str, name: &str) -> Option<&'q str> {
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, v)| v)
}
