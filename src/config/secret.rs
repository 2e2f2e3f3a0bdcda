//! Secrets: read at the moment of use, never printed, never kept in the configuration.

use std::fmt;
use std::fs::File;
use std::io;
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// A secret file is a line of text; whatever is longer is another file named by mistake.
const MOST_BYTES: u64 = 64 * 1_024;

/// Permission bits of everybody but the owner.
pub(crate) const OTHERS: u32 = 0o077;

/// A value that no formatting can print.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret<T>(T);

impl<T> Secret<T> {
    /// Takes the value.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself: for the one call that hands it to the server.
    pub const fn expose(&self) -> &T {
        &self.0
    }
}

impl<T> fmt::Debug for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("••••")
    }
}

impl<T> fmt::Display for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("••••")
    }
}

/// Reads a secret that only its owner may read.
///
/// The permissions are those of the opened file, so that nobody can exchange it between the look
/// and the reading.
pub fn read_private(path: &Path) -> io::Result<Secret<String>> {
    let file = File::open(path)?;
    let mode = file.metadata()?.permissions().mode() & OTHERS;
    if mode != 0 {
        let why = "others can read this secret: chmod 600 it";
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, why));
    }
    read(file)
}

/// Reads a systemd credential: systemd itself guards the folder.
pub fn read_credential(path: &Path) -> io::Result<Secret<String>> {
    read(File::open(path)?)
}

fn read(file: File) -> io::Result<Secret<String>> {
    let mut text = String::new();
    file.take(MOST_BYTES).read_to_string(&mut text)?;
    let secret = tidied(&text);
    if secret.is_empty() {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "this secret is empty"));
    }
    Ok(Secret(secret))
}

/// Without surrounding blanks; and Google shows an app password as four groups of four letters,
/// which people copy with the blanks.
fn tidied(text: &str) -> String {
    let text = text.trim_start_matches('\u{feff}').trim();
    let groups: Vec<&str> = text.split_whitespace().collect();
    let of_four = |group: &&str| group.len() == 4 && group.bytes().all(|b| b.is_ascii_alphabetic());
    if groups.len() == 4 && groups.iter().all(of_four) {
        return groups.concat();
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_cannot_be_printed() {
        let secret = Secret::new("hunter2".to_owned());
        assert!(!format!("{secret:?} {secret}").contains("hunter2"));
        assert_eq!(secret.expose(), "hunter2");
    }

    #[test]
    fn an_app_password_is_taken_with_or_without_its_blanks() {
        assert_eq!(tidied("abcd efgh\u{a0}ijkl mnop\n"), "abcdefghijklmnop");
        assert_eq!(tidied("  abcdefghijklmnop \r\n"), "abcdefghijklmnop");
        assert_eq!(tidied("mật khẩu có dấu cách\n"), "mật khẩu có dấu cách");
    }

    #[test]
    fn a_secret_that_others_can_read_is_refused_when_it_is_used() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        std::fs::write(&path, "abcd\n").unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
        assert_eq!(read_private(&path).unwrap_err().kind(), io::ErrorKind::PermissionDenied);
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        assert_eq!(read_private(&path).unwrap().expose(), "abcd");
    }
}
