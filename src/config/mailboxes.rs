//! `[[mailbox]]` of `tonghop.toml`, checked into [`Mailbox`].

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use jiff::tz::TimeZone;

use crate::config::fields::Fields;
use crate::config::fields::Located;
use crate::config::keys;
use crate::config::mailbox::Folders;
use crate::config::mailbox::ImapSettings;
use crate::config::mailbox::Mailbox;
use crate::config::mailbox::MailboxKind;
use crate::config::mailbox::Security;
use crate::config::program::Surroundings;
use crate::config::proof::Origin;
use crate::config::proof::Proof;
use crate::config::secrets;
use crate::config::sheet::first_of;
use crate::config::tree::Table;
use crate::config::units::values_of;
use crate::config::values;
use crate::model::fault::KeyFault;
use crate::model::fault::ServerFault;
use crate::model::fault::ValueFault;

/// Schemes of `imap`, how each protects the connection, and its usual port.
const SCHEMES: [(&str, Security, u16); 3] = [
    ("imaps", Security::Tls, 993),
    ("imap+starttls", Security::StartTls, 143),
    ("imap", Security::Plain, 143),
];

/// Keys that mean nothing for a folder.
const IMAP_KEYS: [&str; 7] =
    ["user", "password_file", "credential", "token_command", "ca_file", "folders", "idle"];

const SERVER: &str = "imaps://imap.gmail.com:993";

const POLL: (&str, Duration, Duration) = ("5m", Duration::from_secs(1), Duration::from_hours(24));

const MESSAGE: (&str, u64, u64) = ("64MiB", 1_024, 1_073_741_824);

/// Reads every mailbox; what is at fault is marked and left out.
pub(crate) fn read(
    fields: &mut Fields<'_, '_>,
    zone: &TimeZone,
    around: &Surroundings<'_>,
) -> Vec<Mailbox> {
    let mut names = BTreeMap::new();
    let tables = fields.tables("mailbox");
    let boxes = tables.iter();
    boxes.filter_map(|table| mailbox(table, &mut names, zone, around, fields.proof)).collect()
}

fn mailbox(
    table: &Located<&Table>,
    names: &mut BTreeMap<String, u32>,
    zone: &TimeZone,
    around: &Surroundings<'_>,
    proof: &mut Proof,
) -> Option<Mailbox> {
    let mut fields = Fields::open(table, "mailbox", keys::PROGRAM, proof);
    let name = fields.text("name");
    if let Some(name) = &name {
        first_of("name", name, names, fields.proof);
    }
    let kind = kind(&mut fields, around);
    let poll_every = poll_every(&mut fields);
    let since = fields.date("since").map(|since| since.value);
    let max_message = max_message(&mut fields);
    let time_zone = zone.clone();
    Some(Mailbox {
        name: name?.value,
        kind: kind?,
        poll_every: poll_every?,
        since,
        max_message: max_message?,
        time_zone,
    })
}

fn kind(fields: &mut Fields<'_, '_>, around: &Surroundings<'_>) -> Option<MailboxKind> {
    match (fields.key_origin("imap"), fields.key_origin("maildir")) {
        (Some(origin), Some(_)) => {
            fields.proof.mark(&origin, ServerFault::TwoPlaces);
            None
        }
        (None, None) => {
            let origin = fields.origin().clone();
            fields.proof.mark(&origin, ServerFault::NoPlace);
            None
        }
        (Some(_), None) => imap(fields, around).map(MailboxKind::Imap),
        (None, Some(_)) => folder(fields, around).map(MailboxKind::Folder),
    }
}

fn folder(fields: &mut Fields<'_, '_>, around: &Surroundings<'_>) -> Option<PathBuf> {
    for key in IMAP_KEYS {
        if let Some(origin) = fields.key_origin(key) {
            fields.proof.mark(&origin, ServerFault::OnlyImap { key: key.to_owned() });
        }
    }
    let path = fields.text("maildir")?;
    around.existing(&path, fields.proof)
}

fn imap(fields: &mut Fields<'_, '_>, around: &Surroundings<'_>) -> Option<ImapSettings> {
    let server = server(fields);
    let user = fields.text("user");
    let secret = secrets::source(fields, around, &secrets::MAILBOX);
    let ca_file = fields.optional_text("ca_file");
    let ca_file = ca_file.and_then(|path| around.existing(&path, fields.proof));
    let folders = folders(fields);
    let idle = fields.boolean("idle");
    let (security, host, port) = server?;
    Some(ImapSettings {
        host,
        port,
        security,
        user: user?.value,
        secret: secret?,
        ca_file,
        folders: folders?,
        idle,
    })
}

fn server(fields: &mut Fields<'_, '_>) -> Option<(Security, String, u16)> {
    let typed = fields.text("imap")?;
    server_of(&typed, &SCHEMES, SERVER, fields.proof)
}

/// A server with one of these schemes; without encryption only on this machine.
pub(crate) fn server_of(
    typed: &Located<String>,
    schemes: &[(&str, Security, u16)],
    example: &str,
    proof: &mut Proof,
) -> Option<(Security, String, u16)> {
    if typed.value.contains("://") && typed.value.contains('@') {
        proof.mark(&typed.origin, ServerFault::LoginInServer);
        return None;
    }
    let server = values::server(typed.value.trim());
    let scheme = server.as_ref().and_then(|s| schemes.iter().find(|(name, ..)| *name == s.scheme));
    let (Some(server), Some((_, security, port))) = (server, scheme) else {
        let (text, example) = (typed.value.clone(), example.to_owned());
        proof.mark(&typed.origin, ServerFault::BadServer { text, example });
        return None;
    };
    if *security == Security::Plain && !values::is_loopback(server.host) {
        let host = server.host.to_owned();
        proof.mark(&typed.origin, ServerFault::PlainOutside { host });
        return None;
    }
    Some((*security, server.host.to_owned(), server.port.unwrap_or(*port)))
}

fn folders(fields: &mut Fields<'_, '_>) -> Option<Folders> {
    if !fields.has("folders") {
        return Some(Folders::Auto);
    }
    if !fields.is_list("folders") {
        return fields.word("folders", &[("auto", ())]).map(|()| Folders::Auto);
    }
    let names = values_of(fields.texts("folders"));
    if names.is_empty() {
        let origin = fields.key_origin("folders").unwrap_or(Origin::File);
        fields.proof.mark(&origin, KeyFault::Blank { key: "folders".to_owned() });
        return None;
    }
    Some(Folders::List(names))
}

fn poll_every(fields: &mut Fields<'_, '_>) -> Option<Duration> {
    let (usual, least, most) = POLL;
    let Some(typed) = fields.optional_text("poll_every") else {
        return if fields.has("poll_every") { None } else { values::duration(usual) };
    };
    let Some(duration) = values::duration(&typed.value) else {
        fields.proof.mark(&typed.origin, ValueFault::BadDuration { text: typed.value });
        return None;
    };
    if duration < least || duration > most {
        fields.proof.mark(&typed.origin, out_of_range("poll_every", "1s", "1d"));
        return None;
    }
    Some(duration)
}

fn max_message(fields: &mut Fields<'_, '_>) -> Option<u64> {
    let (usual, least, most) = MESSAGE;
    let Some(typed) = fields.text_or_number("max_message") else {
        return if fields.has("max_message") { None } else { values::size(usual) };
    };
    let Some(size) = values::size(&typed.value) else {
        fields.proof.mark(&typed.origin, ValueFault::BadSize { text: typed.value });
        return None;
    };
    if size < least || size > most {
        fields.proof.mark(&typed.origin, out_of_range("max_message", "1KiB", "1GiB"));
        return None;
    }
    Some(size)
}

fn out_of_range(key: &str, least: &str, most: &str) -> ValueFault {
    let (key, least, most) = (key.to_owned(), least.to_owned(), most.to_owned());
    ValueFault::OutOfRange { key, least, most }
}
