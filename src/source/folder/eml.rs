//! A folder of `.eml` files at any depth, or one such file.

use std::io;
use std::path::Path;

use crate::source::folder::entry::{Entry, name_of};

/// Folders inside folders; links are not followed, so this only bounds odd trees.
const DEEPEST: u32 = 32;

/// The letters at a path, by path.
pub(super) fn entries(path: &Path) -> io::Result<Vec<Entry>> {
    let mut found = Vec::new();
    let about = std::fs::metadata(path)?;
    if about.is_file() {
        let name = path.file_name().map_or(path, Path::new);
        found.push(entry(name, path, &about));
    } else {
        walk(path, path, 0, &mut found)?;
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

fn walk(root: &Path, folder: &Path, depth: u32, found: &mut Vec<Entry>) -> io::Result<()> {
    for file in std::fs::read_dir(folder)? {
        let file = file?;
        let path = file.path();
        // A file that was removed since it was listed is simply not there.
        let Ok(about) = file.metadata() else { continue };
        if about.is_dir() && depth < DEEPEST {
            walk(root, &path, depth.saturating_add(1), found)?;
        } else if about.is_file() && path.extension().is_some_and(|e| e.eq_ignore_ascii_case("eml"))
        {
            found.push(entry(path.strip_prefix(root).unwrap_or(&path), &path, &about));
        }
    }
    Ok(())
}

/// A file that was overwritten is another letter, so size and time are part of its name.
fn entry(name: &Path, path: &Path, about: &std::fs::Metadata) -> Entry {
    let mut entry = Entry::file(String::new(), path.to_owned(), about, false);
    entry.name = format!("{}|{}|{}", name_of(name), entry.length, entry.modified.as_nanosecond());
    entry
}
