//! Which folders to read, by special-use attribute (RFC 6154), never by name: Gmail translates
//! its folder names into the language of whoever set the account up.

use async_imap::imap_proto::{MailboxDatum, NameAttribute, Response, ResponseCode};

use crate::config::mailbox::Folders as Wanted;
use crate::model::intake::Folder;
use crate::model::sighting::FolderRole;
use crate::source::error::{Error, Result};
use crate::source::header::base64;
use crate::source::imap::session::Session;
use crate::source::{Folders, Opened};

/// A folder as LIST shows it.
struct Shown {
    folder: Folder,
    /// It is marked as holding all mail.
    all: bool,
}

/// Lists the account's folders and picks those that the settings want.
pub(super) async fn choose(session: &mut Session, wanted: &Wanted) -> Result<Folders> {
    let shown = list(session).await?;
    if shown.is_empty() {
        return Err(Error::protocol("the server lists no folders"));
    }
    Ok(match wanted {
        Wanted::Auto => {
            Folders { present: auto(shown, session.offers("X-GM-EXT-1")), missing: vec![] }
        }
        Wanted::List(names) => named(&shown, names),
    })
}

/// All mail, junk and trash. At Gmail "all mail" is just that; elsewhere the mark promises less,
/// and the inbox is read as well.
fn auto(shown: Vec<Shown>, gmail: bool) -> Vec<Folder> {
    let has_all = shown.iter().any(|folder| folder.all);
    let wanted = |entry: &Shown| match entry.folder.role {
        FolderRole::Junk | FolderRole::Trash => true,
        FolderRole::Own => false,
        FolderRole::Mail => entry.all || (is_inbox(&entry.folder) && !(gmail && has_all)),
    };
    let mut folders: Vec<Folder> =
        shown.into_iter().filter(wanted).map(|entry| entry.folder).collect();
    folders.sort_by(|a, b| (a.role, &a.name).cmp(&(b.role, &b.name)));
    folders
}

fn named(shown: &[Shown], names: &[String]) -> Folders {
    let mut folders = Folders::default();
    for name in names {
        let found = shown.iter().map(|entry| &entry.folder).find(|folder| {
            folder.shown == *name
                || folder.name == *name
                || (is_inbox(folder) && name.eq_ignore_ascii_case("INBOX"))
        });
        match found {
            Some(folder) if folders.present.contains(folder) => {}
            Some(folder) => folders.present.push(folder.clone()),
            None => folders.missing.push(name.clone()),
        }
    }
    folders
}

async fn list(session: &mut Session) -> Result<Vec<Shown>> {
    let marked = session.offers("SPECIAL-USE") && session.offers("LIST-EXTENDED");
    let command = if marked { "LIST \"\" \"*\" RETURN (SPECIAL-USE)" } else { "LIST \"\" \"*\"" };
    let mut shown = Vec::new();
    let mut answers = session.run(command).await?;
    while let Some(folder) = answers.next(folder).await? {
        shown.extend(folder);
    }
    Ok(shown)
}

fn folder(response: &Response<'_>) -> Option<Shown> {
    let Response::MailboxData(MailboxDatum::List(data)) = response else { return None };
    let marks = &data.name_attributes;
    let unselectable = |mark: &NameAttribute<'_>| match mark {
        NameAttribute::NoSelect => true,
        NameAttribute::Extension(name) => name.eq_ignore_ascii_case("\\NonExistent"),
        _ => false,
    };
    if marks.iter().any(unselectable) {
        return None;
    }
    let role = marks.iter().find_map(|mark| match mark {
        NameAttribute::Junk => Some(FolderRole::Junk),
        NameAttribute::Trash => Some(FolderRole::Trash),
        NameAttribute::Sent | NameAttribute::Drafts => Some(FolderRole::Own),
        _ => None,
    });
    let name = data.name.to_string();
    let role = role.unwrap_or(FolderRole::Mail);
    let folder = Folder { shown: shown_name(&name), name, role };
    Some(Shown { folder, all: marks.contains(&NameAttribute::All) })
}

fn is_inbox(folder: &Folder) -> bool {
    folder.name.eq_ignore_ascii_case("INBOX")
}

/// Opens a folder for reading only.
pub(super) async fn examine(session: &mut Session, folder: &Folder) -> Result<Opened> {
    let (mut uid_validity, mut uid_next, mut exists) = (None, None, None);
    let mut answers = session.run(&format!("EXAMINE {}", quoted(&folder.name)?)).await?;
    while answers
        .next(|response| match response {
            Response::Data { outcome, .. } => match outcome.code {
                Some(ResponseCode::UidValidity(value)) => uid_validity = Some(value),
                Some(ResponseCode::UidNext(value)) => uid_next = Some(value),
                _ => {}
            },
            Response::MailboxData(MailboxDatum::Exists(count)) => exists = Some(*count),
            _ => {}
        })
        .await?
        .is_some()
    {}
    let uid_validity = uid_validity.filter(|value| *value > 0);
    let uid_validity = uid_validity.ok_or_else(|| Error::protocol("no UIDVALIDITY"))?;
    let exists = exists.ok_or_else(|| Error::protocol("no number of letters"))?;
    let uid_next = match uid_next {
        Some(value) if value > 0 => value,
        _ => highest(session).await?.saturating_add(1),
    };
    Ok(Opened { uid_validity, uid_next, exists })
}

/// For servers that do not tell UIDNEXT (mail.163.com).
async fn highest(session: &mut Session) -> Result<u32> {
    let mut highest = 0;
    let mut answers = session.run("UID SEARCH UID *").await?;
    while let Some(found) = answers
        .next(|response| match response {
            Response::MailboxData(MailboxDatum::Search(uids)) => uids.iter().max().copied(),
            _ => None,
        })
        .await?
    {
        highest = found.unwrap_or(0).max(highest);
    }
    Ok(highest)
}

/// A folder name as a quoted string. The parser leaves escapes in names as they came; a name that
/// came as a literal has none.
fn quoted(name: &str) -> Result<String> {
    if name.contains(['\r', '\n', '\0']) {
        return Err(Error::declined("a folder name with control characters"));
    }
    let plain = name.replace("\\\\", "").replace("\\\"", "");
    if plain.contains(['"', '\\']) {
        return Ok(format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\"")));
    }
    Ok(format!("\"{name}\""))
}

/// Decodes modified UTF-7 (RFC 3501, 5.1.3); what does not decode is shown as it is.
pub(crate) fn shown_name(name: &str) -> String {
    let mut out = String::new();
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let Some((inside, next)) = after.split_once('-') else {
            out.push('&');
            rest = after;
            continue;
        };
        let bytes = base64(inside);
        let units: Vec<u16> = bytes
            .chunks_exact(2)
            .filter_map(|pair| pair.try_into().ok().map(u16::from_be_bytes))
            .collect();
        match String::from_utf16(&units) {
            Ok(text) if !inside.is_empty() => out.push_str(&text),
            _ => {
                out.push('&');
                out.push_str(inside);
            }
        }
        rest = next;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_shown_decoded_and_sent_back_raw() {
        assert_eq!(shown_name("[Gmail]/Th&AbA- r&AOE-c"), "[Gmail]/Thư rác");
        assert_eq!(shown_name("B&AOE-o c&AOE-o"), "Báo cáo");
        assert_eq!(shown_name("A&-B & C&x"), "A&B & C&x");
        assert_eq!(quoted("a\\\"b").unwrap(), "\"a\\\"b\"");
        assert_eq!(quoted("a\"b").unwrap(), "\"a\\\"b\"");
        assert!(quoted("a\r\nb").is_err());
    }
}
