//! "Chưa nộp": whom to urge, what must be looked at first, and what is needed to do it. Nothing is
//! sent from here.

mod parts;

use std::sync::Arc;

use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

use crate::daemon::judging::blocking;
use crate::model::account::Role;
use crate::model::urging::Chase;
use crate::report::csv::Dialect;
use crate::report::{Error, remind};
use crate::web::address;
use crate::web::auth::token;
use crate::web::downloads::{CSV, Made, TEXT, Unmade, XLSX, ZIP, hand_out, units_of};
use crate::web::picture::Picture;
use crate::web::shell::{Section, Shell};
use crate::web::urging::Urging;
use crate::web::visit::{Pictured, Visit, page, refusal};
use crate::words::Words;
use crate::words::columns::Heading;

use parts::Part;

#[derive(Template)]
#[template(path = "missing.html", config = "src/web/askama.toml")]
struct MissingPage {
    shell: Shell,
    words: Words,
    round: String,
    may_write: bool,
    lines: Vec<String>,
    parts: Vec<Part>,
    /// Ready to be pasted into a message; empty where nobody may be urged.
    plain_list: String,
    /// Lines of that list, so that it is seen whole.
    plain_lines: usize,
}

/// Whom to urge in a round.
pub(in crate::web) async fn show(
    visit: Visit,
    Pictured(picture): Pictured,
    Path(round): Path<String>,
) -> Response {
    let Some((round, data)) = picture.round(&round) else { return visit.not_found() };
    let words = visit.words();
    let (store, id) = (Arc::clone(&visit.app.store), round.id.clone());
    let prepared = match blocking(move || store.prepared_reminders(&id)).await {
        Ok(prepared) => prepared,
        Err(error) => return visit.refused(&visit.desk.failed(error)),
    };
    let urging = Urging::new(&picture, round, data);
    let plain = urging.plain();
    let plain_list = match plain.as_slice() {
        [] => String::new(),
        _ => remind::plain_list(&plain, &urging.source, &urging.context),
    };
    let as_of = urging.context.zoned(data.standings.as_of);
    page(&MissingPage {
        shell: visit.shell(&picture, Section::Missing, words.section(Section::Missing)),
        words,
        round: round.id.to_string(),
        may_write: visit.may(Role::Clerk),
        lines: vec![
            words.as_of(&as_of),
            words.due_rule(data.standings.due, data.standings.due_day),
        ],
        parts: parts::parts(&urging, &prepared, words),
        plain_lines: plain_list.lines().count().saturating_add(1),
        plain_list,
    })
}

/// Makes drafts or lists for the units that were ticked, and hands them out as a file.
pub(in crate::web) async fn make(
    visit: Visit,
    Pictured(picture): Pictured,
    Path(round): Path<String>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    let words = visit.words();
    if !field(&fields, "token").is_some_and(|sent| token::same(sent, &visit.form_token())) {
        let sentence = words.form_too_old();
        return refusal(&visit.app, Some(&visit.visitor), StatusCode::FORBIDDEN, sentence);
    }
    hand_out(&visit, picture, move |picture| made(picture, &round, &fields, words)).await
}

fn made(
    picture: &Picture,
    round: &str,
    fields: &[(String, String)],
    words: Words,
) -> Result<Made, Unmade> {
    let (round, data) = picture.round(round).ok_or(Unmade::NotThere)?;
    let urging = Urging::new(picture, round, data);
    let chosen = chosen(&urging.chases, fields, words).map_err(Unmade::Wrong)?;
    let wanted = field(fields, "as").unwrap_or("zip");
    let (format, kind, content) = written(wanted, &chosen, &urging).ok_or(Unmade::NotThere)?;
    let name = format!("{}-nhac.{format}", round.id);
    let round = round.id.to_string();
    let reminded = units_of(&chosen);
    Ok(Made { name, round, report: "remind", format, kind, reminded, content: content? })
}

/// The units that were ticked. Whose warning, as it is now, the person has not seen is nobody's choice.
fn chosen<'c>(
    chases: &'c [Chase],
    fields: &[(String, String)],
    words: Words,
) -> Result<Vec<&'c Chase>, String> {
    let boxes = [parts::PLAIN, parts::LOOKED_AT];
    let ticked: Vec<&str> = fields
        .iter()
        .filter(|(key, _)| boxes.contains(&key.as_str()))
        .flat_map(|(_, codes)| codes.split(' '))
        .collect();
    let is_of = |chase: &Chase| ticked.iter().any(|c| parts::unit_of(c) == chase.unit.as_str());
    let chosen: Vec<&Chase> = chases.iter().filter(|chase| is_of(chase)).collect();
    // Of a unit without a warning everything was seen, whatever the page said of it before.
    let unseen =
        |chase: &&Chase| !chase.is_plain() && !ticked.contains(&parts::code(chase, words).as_str());
    if chosen.is_empty() {
        return Err(words.nobody_ticked().to_owned());
    }
    match chosen.iter().copied().find(unseen) {
        Some(chase) => Err(words.warned_meanwhile(&chase.name)),
        None => Ok(chosen),
    }
}

fn field<'a>(fields: &'a [(String, String)], name: &str) -> Option<&'a str> {
    fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

type Written = (&'static str, &'static str, Result<Vec<u8>, Error>);

fn written(wanted: &str, chosen: &[&Chase], urging: &Urging<'_>) -> Option<Written> {
    let (source, context) = (&urging.source, &urging.context);
    Some(match wanted {
        "zip" => {
            let drafts = chosen.iter().map(|chase| remind::draft(chase, source, context));
            ("zip", ZIP, remind::archive(&drafts.collect::<Vec<_>>()))
        }
        "xlsx" => ("xlsx", XLSX, remind::xlsx(chosen, source, context)),
        "csv" => ("csv", CSV, remind::csv(chosen, source, context, Dialect::ExcelVi)),
        "txt" => {
            let text = remind::plain_list(chosen, source, context);
            ("txt", TEXT, Ok(text.into_bytes()))
        }
        _ => return None,
    })
}
