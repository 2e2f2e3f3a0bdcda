//! The secret of an account: read at each login, never kept, never logged.

use std::fmt;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::config::mailbox::SecretSource;
use crate::source::error::{Error, Result};
use crate::source::imap::oauth;

/// What to log in with.
pub(super) enum Secret {
    Password(String),
    Token(String),
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

impl Secret {
    /// Fetches it.
    pub(super) async fn fetch(source: &SecretSource) -> Result<Self> {
        match source {
            SecretSource::File(path) => {
                only_ours(path)?;
                read(path).map(Self::Password)
            }
            SecretSource::Credential(path) => read(path).map(Self::Password),
            SecretSource::TokenCommand(command) => oauth::token(command).await.map(Self::Token),
        }
    }

    /// A server's answer with the secret taken out, should the server repeat it.
    pub(super) fn strike_from(&self, text: &str) -> String {
        let (Self::Password(secret) | Self::Token(secret)) = self;
        text.replace(secret.as_str(), "…")
    }
}

fn only_ours(path: &Path) -> Result<()> {
    let found = std::fs::metadata(path).map_err(|cause| refused(path, &cause.to_string()))?;
    if found.permissions().mode() & 0o077 != 0 {
        return Err(refused(path, "others can read it: chmod 600"));
    }
    Ok(())
}

fn read(path: &Path) -> Result<String> {
    let text = std::fs::read_to_string(path).map_err(|cause| refused(path, &cause.to_string()))?;
    let password = without_display_blanks(text.trim());
    if password.is_empty() || password.contains(['\r', '\n', '\0']) {
        return Err(refused(path, "it must hold one line"));
    }
    Ok(password)
}

/// Google shows an app password as four groups of four letters; the blanks are not part of it.
fn without_display_blanks(text: &str) -> String {
    let groups: Vec<&str> = text.split(' ').collect();
    let shown = groups.len() == 4
        && groups.iter().all(|g| g.len() == 4 && g.bytes().all(|b| b.is_ascii_lowercase()));
    if shown { groups.concat() } else { text.to_owned() }
}

fn refused(path: &Path, why: &str) -> Error {
    Error::refused(format!("password file {}: {why}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_app_password_loses_its_display_blanks_and_another_keeps_its_own() {
        assert_eq!(without_display_blanks("abcd efgh ijkl mnop"), "abcdefghijklmnop");
        assert_eq!(
            without_display_blanks("correct horse battery staple"),
            "correct horse battery staple"
        );
    }

    #[tokio::test]
    async fn a_password_file_that_others_can_read_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("password");
        std::fs::write(&file, " secret\n").unwrap();
        let source = SecretSource::File(file.clone());
        for (mode, fine) in [(0o644, false), (0o640, false), (0o600, true), (0o400, true)] {
            std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).unwrap();
            assert_eq!(Secret::fetch(&source).await.is_ok(), fine, "{mode:o}");
        }
    }
}
