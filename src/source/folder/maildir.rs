//! Maildir: one file for each letter, put there whole. The part of the name before `:` is unique
//! and stays when flags change; flags are of no interest here.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use crate::model::intake::Folder;
use crate::model::sighting::FolderRole;
use crate::source::folder::entry::{Entry, name_of};

/// Names that Maildir++ servers give to special folders: files carry no special-use attribute.
const ROLES: [(&str, FolderRole); 6] = [
    (".Trash", FolderRole::Trash),
    (".Junk", FolderRole::Junk),
    (".Spam", FolderRole::Junk),
    (".Sent", FolderRole::Own),
    (".Drafts", FolderRole::Own),
    (".Templates", FolderRole::Own),
];

/// The letters of one folder.
pub(super) fn entries(folder: &Path) -> io::Result<Vec<Entry>> {
    let mut found = BTreeMap::new();
    for part in ["new", "cur"] {
        for file in std::fs::read_dir(folder.join(part))? {
            let file = file?;
            let name = name_of(Path::new(&file.file_name()));
            // A file that was renamed since it was listed is found again by the next pass.
            let Ok(about) = file.metadata() else { continue };
            if about.is_file() && !name.starts_with('.') {
                let unique = name.split(':').next().unwrap_or_default().to_owned();
                found.insert(unique.clone(), Entry::file(unique, file.path(), &about, true));
            }
        }
    }
    Ok(found.into_values().collect())
}

/// The folders inside a Maildir (Maildir++): hidden folders with a `cur` of their own.
pub(super) fn subfolders(path: &Path) -> io::Result<Vec<Folder>> {
    let mut folders = Vec::new();
    for file in std::fs::read_dir(path)? {
        let file = file?;
        let Ok(name) = file.file_name().into_string() else { continue };
        if name.starts_with('.') && file.path().join("cur").is_dir() {
            let role = ROLES.iter().find(|(known, _)| *known == name);
            let role = role.map_or(FolderRole::Mail, |(_, role)| *role);
            let shown = crate::source::imap::shown_name(name.trim_start_matches('.'));
            folders.push(Folder { name, shown, role });
        }
    }
    folders.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(folders)
}
