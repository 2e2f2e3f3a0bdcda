//! Where a secret comes from: exactly one source, and a file that nobody else can read.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::path::PathBuf;

use crate::config::fields::Fields;
use crate::config::fields::Located;
use crate::config::mailbox::SecretSource;
use crate::config::program::Surroundings;
use crate::config::program::unread;
use crate::config::proof::Proof;
use crate::config::secret::OTHERS;
use crate::model::fault::FaultKind;
use crate::model::fault::FileFault;
use crate::model::fault::KeyFault;
use crate::model::fault::SecretFault;

/// Keys that name the secret of a mailbox.
pub(crate) const MAILBOX: [&str; 3] = ["password_file", "credential", "token_command"];

/// Keys that name the secret of the outgoing mail server.
pub(crate) const SMTP: [&str; 2] = ["password_file", "credential"];

/// Where systemd puts the credentials of our unit: for commands that are run by hand.
const CREDENTIALS: &str = "/run/credentials/tonghop.service";

/// Reads the one source that must be there.
pub(crate) fn source(
    fields: &mut Fields<'_, '_>,
    around: &Surroundings<'_>,
    keys: &[&'static str],
) -> Option<SecretSource> {
    let named: Vec<&str> = keys.iter().copied().filter(|key| fields.has(key)).collect();
    let [key] = named.as_slice() else {
        mark_count(fields, keys, &named);
        return None;
    };
    match *key {
        "password_file" => file(fields, around),
        "credential" => credential(fields, around),
        _ => command(fields),
    }
}

fn mark_count(fields: &mut Fields<'_, '_>, keys: &[&str], named: &[&str]) {
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    if named.is_empty() && keys.iter().any(|key| fields.was_meant(key)) {
        return;
    }
    let second = named.get(1).and_then(|key| fields.key_origin(key));
    let (origin, fault) = match second {
        Some(origin) => (origin, SecretFault::Several { keys: owned(named) }),
        None => (fields.origin().clone(), SecretFault::None { allowed: owned(keys) }),
    };
    fields.proof.mark(&origin, fault);
}

fn file(fields: &mut Fields<'_, '_>, around: &Surroundings<'_>) -> Option<SecretSource> {
    let typed = fields.text("password_file")?;
    let path = around.noted(&typed.value);
    check_file(&path, &typed, fields.proof)?;
    Some(SecretSource::File(path))
}

/// A file that is not there, is empty, or is open to others, is better known now than at login.
fn check_file(path: &Path, typed: &Located<String>, proof: &mut Proof) -> Option<()> {
    let shown = path.display().to_string();
    let fault: FaultKind = match fs::metadata(path) {
        Ok(about) if about.permissions().mode() & OTHERS != 0 => {
            let mode = format!("{:04o}", about.permissions().mode() & 0o7777);
            SecretFault::Exposed { path: shown, mode }.into()
        }
        Ok(about) if !about.is_file() => FileFault::Missing { path: shown }.into(),
        Ok(about) if about.len() == 0 => SecretFault::Empty { path: shown }.into(),
        Ok(_) => return Some(()),
        Err(error) => unread(path, &error).into(),
    };
    proof.mark(&typed.origin, fault);
    None
}

fn credential(fields: &mut Fields<'_, '_>, around: &Surroundings<'_>) -> Option<SecretSource> {
    let typed = fields.text("credential")?;
    let fits = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    if !typed.value.chars().all(fits) || typed.value.starts_with('.') {
        fields.proof.mark(&typed.origin, SecretFault::Credential { name: typed.value });
        return None;
    }
    let folder =
        around.environment.get("CREDENTIALS_DIRECTORY").map_or(CREDENTIALS, String::as_str);
    Some(SecretSource::Credential(PathBuf::from(folder).join(typed.value)))
}

fn command(fields: &mut Fields<'_, '_>) -> Option<SecretSource> {
    let words: Vec<String> =
        fields.texts("token_command").into_iter().map(|word| word.value).collect();
    if words.is_empty() {
        let origin = fields.key_origin("token_command")?;
        if !fields.proof.marked_line(&origin) {
            let key = "token_command".to_owned();
            fields.proof.mark(&origin, KeyFault::Blank { key });
        }
        return None;
    }
    Some(SecretSource::TokenCommand(words))
}
