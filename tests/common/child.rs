//! What stands in for a mailbox and for the binary in tests of the reading child.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::path::PathBuf;

use tempfile::TempDir;
use tonghop::read::limits::Limits;
use tonghop::shield::Shield;

/// The binary built for the test.
pub(crate) const BINARY: &str = env!("CARGO_BIN_EXE_tonghop");

/// A folder with one file of these bytes.
pub(crate) fn file(bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("thu.eml");
    std::fs::write(&path, bytes).unwrap();
    (folder, path)
}

/// A shell script in place of the binary. `REAL` reads as the binary would.
pub(crate) fn script(folder: &Path, body: &str, limits: Limits) -> Shield {
    let path = folder.join("child.sh");
    let text = format!(
        "#!/bin/sh\nPATH=/usr/bin:/bin\n{}\n",
        body.replace("REAL", &format!("'{BINARY}' \"$@\""))
    );
    std::fs::write(&path, text).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    Shield::new(path, limits)
}
