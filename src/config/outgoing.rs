//! `[web]` and `[smtp]`: the pages, and mail to our own people.

use std::net::SocketAddr;
use std::path::PathBuf;

use jiff::civil::Time;

use crate::config::fields::Fields;
use crate::config::fields::Located;
use crate::config::keys;
use crate::config::mailbox::SecretSource;
use crate::config::mailbox::Security;
use crate::config::mailboxes::server_of;
use crate::config::program::Surroundings;
use crate::config::proof::Proof;
use crate::config::secrets;
use crate::config::values;
use crate::model::fault::ServerFault;
use crate::model::fault::ValueFault;

/// Schemes of `server`, how each protects the connection, and its usual port.
const SCHEMES: [(&str, Security, u16); 3] = [
    ("smtps", Security::Tls, 465),
    ("smtp+starttls", Security::StartTls, 587),
    ("smtp", Security::Plain, 25),
];

const SERVER: &str = "smtps://smtp.gmail.com:465";

/// The pages.
#[derive(Clone, Debug)]
pub struct Web {
    /// Where they are served.
    pub listen: SocketAddr,
    /// Further host names, with port where it is not the scheme's own, for a proxy before us.
    pub hosts: Vec<String>,
}

/// Outgoing mail: a digest to staff, alarms to the administrator, approved reminders.
#[derive(Clone, Debug)]
pub struct Smtp {
    /// Host name, also the name that the certificate must carry.
    pub host: String,
    /// TCP port.
    pub port: u16,
    /// How the connection is protected.
    pub security: Security,
    /// Login name; none for a relay on this machine.
    pub user: Option<String>,
    /// Where the secret comes from; read at each login, never kept.
    pub secret: Option<SecretSource>,
    /// Extra trust anchor, PEM.
    pub ca_file: Option<PathBuf>,
    /// Our address, as the sender.
    pub from: String,
    /// Who gets the digest.
    pub staff: Vec<String>,
    /// Who gets alarms.
    pub administrator: Vec<String>,
    /// When the digest goes out, in the configured time zone.
    pub digest_at: Option<Time>,
}

/// Reads `[web]`.
pub(crate) fn web(fields: &mut Fields<'_, '_>) -> Option<Web> {
    let table = fields.table("web")?;
    let mut fields = Fields::open(&table, "web", keys::PROGRAM, fields.proof);
    let typed = fields.text("listen")?;
    let listen = values::listen(&typed.value);
    if listen.is_none() {
        fields.proof.mark(&typed.origin, ServerFault::BadListen { text: typed.value });
    }
    let hosts = fields.texts("hosts");
    let hosts = hosts.into_iter().map(|host| host.value).collect();
    Some(Web { listen: listen?, hosts })
}

/// Reads `[smtp]`.
pub(crate) fn smtp(fields: &mut Fields<'_, '_>, around: &Surroundings<'_>) -> Option<Smtp> {
    let table = fields.table("smtp")?;
    let mut fields = Fields::open(&table, "smtp", keys::PROGRAM, fields.proof);
    let server = fields.text("server");
    let server = server.and_then(|typed| server_of(&typed, &SCHEMES, SERVER, fields.proof));
    let user = fields.optional_text("user").map(|user| user.value);
    let secret = if user.is_some() || secrets::SMTP.iter().any(|key| fields.has(key)) {
        secrets::source(&mut fields, around, &secrets::SMTP)
    } else {
        None
    };
    let ca_file = fields.optional_text("ca_file");
    let ca_file = ca_file.and_then(|path| around.existing(&path, fields.proof));
    let from = fields.text("from").and_then(|typed| address(&typed, fields.proof));
    let staff = addresses("staff", &mut fields);
    let administrator = addresses("administrator", &mut fields);
    let digest_at = digest_at(&mut fields);
    let (security, host, port) = server?;
    let from = from?;
    Some(Smtp {
        host,
        port,
        security,
        user,
        secret,
        ca_file,
        from,
        staff,
        administrator,
        digest_at,
    })
}

fn addresses(key: &str, fields: &mut Fields<'_, '_>) -> Vec<String> {
    let typed = fields.texts(key);
    typed.iter().filter_map(|typed| address(typed, fields.proof)).collect()
}

fn address(typed: &Located<String>, proof: &mut Proof) -> Option<String> {
    let address = values::address(&typed.value);
    if address.is_none() {
        proof.mark(&typed.origin, ValueFault::BadAddress { text: typed.value.clone() });
    }
    address
}

fn digest_at(fields: &mut Fields<'_, '_>) -> Option<Time> {
    let typed = fields.optional_text("digest_at")?;
    let time = values::time_of_day(&typed.value);
    if time.is_none() {
        fields.proof.mark(&typed.origin, ValueFault::BadTime { text: typed.value });
    }
    time
}
