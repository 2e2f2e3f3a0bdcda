//! Every file of `fixtures` that comes in the mail, and a little damage to it.

use std::path::Path;
use std::path::PathBuf;

/// Folders that hold what comes in the mail, and whether only letters of it do; what else lies
/// there says what is true of them.
const FOLDERS: &[(&str, bool)] =
    &[("read", false), ("make/parts", false), ("mail", true), ("demo", true), ("score", true)];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// The bytes of one, by its path under `fixtures`.
pub(crate) fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The paths of all, under `fixtures`.
pub(crate) fn fixtures() -> Vec<String> {
    let mut found = Vec::new();
    for (folder, only_letters) in FOLDERS {
        let ending = if *only_letters { "eml" } else { "" };
        collect(&root().join(folder), ending, &mut found);
    }
    found.sort();
    found
}

fn collect(folder: &Path, ending: &str, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, ending, found);
            continue;
        }
        let name = path.strip_prefix(root()).unwrap().to_str().unwrap();
        if name.ends_with(ending) && !name.ends_with("README.md") {
            found.push(name.to_owned());
        }
    }
}

/// Versions of a file, so many of each kind: cut off, one byte changed, a random tail.
pub(crate) fn few(bytes: &[u8], times: usize, random: &mut fastrand::Rng) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    for _ in 0..times {
        let at = random.usize(..bytes.len());
        all.push(bytes[..at].to_vec());
        let mut flipped = bytes.to_vec();
        flipped[random.usize(..bytes.len())] ^= random.u8(1..);
        all.push(flipped);
        let length = random.usize(1..600);
        let tail = std::iter::repeat_with(|| random.u8(..)).take(length);
        all.push(bytes.iter().copied().chain(tail).collect());
    }
    all
}
