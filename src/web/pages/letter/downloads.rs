//! A letter's bytes and its files' bytes, to be saved. This process carries them and looks into none.

use std::sync::Arc;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

use crate::daemon::judging::blocking;
use crate::daemon::reopening::Reopened;
use crate::model::document::Document;
use crate::model::sighting::Digest;
use crate::web::downloads::attachment;
use crate::web::picture::Picture;
use crate::web::visit::{Pictured, Visit, refusal};

/// Never a kind that a browser would open in place.
const BYTES: &str = "application/octet-stream";

/// Digits of a digest in a file's name.
const DIGITS: usize = 12;

/// The raw letter.
pub(in crate::web) async fn raw(
    visit: Visit,
    Pictured(picture): Pictured,
    Path(digest): Path<String>,
) -> Response {
    let Some(digest) = known(&picture, &digest) else { return visit.not_found() };
    let store = Arc::clone(&visit.app.store);
    match blocking(move || store.raw_letter(digest)).await {
        Ok(bytes) => attachment(&format!("thu-{}.eml", short(digest)), BYTES, bytes),
        Err(error) => visit.refused(&visit.desk.failed(error)),
    }
}

/// One file of a letter.
pub(in crate::web) async fn file(
    visit: Visit,
    Pictured(picture): Pictured,
    Path((digest, sha256)): Path<(String, String)>,
) -> Response {
    let asked = known(&picture, &digest).zip(Digest::parse(&sha256));
    let Some((digest, sha256)) = asked else { return visit.not_found() };
    let Some(reopening) = &visit.app.reopening else { return not_read(&visit) };
    let name = match judged_name(&picture, digest, sha256) {
        Some(name) => name,
        // Archives are in no judgement; the document knows them.
        None => match reopening.letter(digest).await {
            Reopened::Read(document) => match name_in(&document, sha256) {
                Some(name) => name,
                None => return visit.not_found(),
            },
            Reopened::Reading | Reopened::Failed => return not_read(&visit),
        },
    };
    let name = if name.is_empty() { format!("tep-{}", short(sha256)) } else { name };
    match reopening.file(digest, sha256).await {
        Ok(Some(bytes)) => attachment(&name, BYTES, bytes),
        Ok(None) => not_read(&visit),
        Err(cause) => {
            tracing::warn!(message.id = %digest, error = %cause, "A file was not taken out");
            not_read(&visit)
        }
    }
}

fn not_read(visit: &Visit) -> Response {
    let sentence = visit.words().letter_file_not_read();
    refusal(&visit.app, Some(&visit.visitor), StatusCode::UNPROCESSABLE_ENTITY, sentence)
}

/// A letter that lists show.
fn known(picture: &Picture, digest: &str) -> Option<Digest> {
    let digest = Digest::parse(digest)?;
    picture.letter(digest).next().map(|_row| digest)
}

fn judged_name(picture: &Picture, letter: Digest, file: Digest) -> Option<String> {
    let mut files = picture.letter(letter).flat_map(|row| row.files.iter());
    files.find(|known| known.sha256 == file && !known.is_body()).map(|known| known.name.clone())
}

fn name_in(document: &Document, file: Digest) -> Option<String> {
    let mut members = document.members.iter();
    members.find_map(|member| {
        if member.sha256 == file { Some(member.name.clone()) } else { name_in(member, file) }
    })
}

fn short(digest: Digest) -> String {
    digest.to_string().chars().take(DIGITS).collect()
}
