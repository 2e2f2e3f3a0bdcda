//! The configuration as it lies on disk now, read again only when one of its files changed.
//!
//! Loading notes every path that it looks at, as it was just before the look. While all of them
//! are as they were, a second load would say the same. Clocks of file systems tick coarsely: a
//! file that was written within one tick of the look may have changed after it under the same
//! time, so a result is kept only when every file had lain still for a while.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;

use crate::config::{Config, program};
use crate::model::fault::Faults;

/// Longer than the tick of any file system (FAT: 2 s).
const STILL_SECONDS: i64 = 3;

/// What a file was at one moment; a change of its content changes one of these.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stamp {
    Absent,
    /// What stands in it is looked at by its own path.
    Folder,
    File {
        place: (u64, u64),
        length: u64,
        mode: u32,
        written: (i64, i64),
        changed: (i64, i64),
    },
}

impl Stamp {
    fn of(path: &Path) -> Self {
        match fs::metadata(path) {
            Err(_unreadable) => Self::Absent,
            Ok(about) if about.is_dir() => Self::Folder,
            Ok(about) => Self::File {
                place: (about.dev(), about.ino()),
                length: about.len(),
                mode: about.mode(),
                written: (about.mtime(), about.mtime_nsec()),
                changed: (about.ctime(), about.ctime_nsec()),
            },
        }
    }

    /// Whether it had lain still for long enough at this moment. A file from the future never has.
    fn still(&self, at: Timestamp) -> bool {
        let Self::File { written, changed, .. } = self else { return true };
        written.0.max(changed.0).saturating_add(STILL_SECONDS) <= at.as_second()
    }
}

/// The paths that one load looked at.
#[derive(Debug, Default)]
pub(crate) struct Trail(RefCell<BTreeMap<PathBuf, Stamp>>);

impl Trail {
    /// Notes a path; to be called before looking at it.
    pub(crate) fn note(&self, path: &Path) {
        self.0.borrow_mut().entry(path.to_owned()).or_insert_with(|| Stamp::of(path));
    }
}

/// What the files say now: a configuration, or all their faults.
pub type OnDisk = Result<Config, Faults>;

/// The newest result of loading, with the files that it was made from.
#[derive(Debug, Default)]
pub struct Watch(Mutex<Option<Kept>>);

#[derive(Debug)]
struct Kept {
    path: PathBuf,
    environment: BTreeMap<String, String>,
    files: BTreeMap<PathBuf, Stamp>,
    on_disk: Arc<OnDisk>,
}

impl Watch {
    /// What [`super::load`] would say at this moment.
    pub fn load(
        &self,
        path: &Path,
        environment: &BTreeMap<String, String>,
        now: Timestamp,
    ) -> Arc<OnDisk> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = kept.as_ref().filter(|kept| kept.holds(path, environment)) {
            return Arc::clone(&kept.on_disk);
        }
        let trail = Trail::default();
        let on_disk = Arc::new(program::load(path, environment, &trail));
        let files = trail.0.into_inner();
        *kept = files.values().all(|file| file.still(now)).then(|| Kept {
            path: path.to_owned(),
            environment: environment.clone(),
            files,
            on_disk: Arc::clone(&on_disk),
        });
        on_disk
    }
}

impl Kept {
    fn holds(&self, path: &Path, environment: &BTreeMap<String, String>) -> bool {
        self.path == path
            && self.environment == *environment
            && self.files.iter().all(|(path, stamp)| Stamp::of(path) == *stamp)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A round on disk with a watch over it, looked at as if the files were an hour old.
    struct Setup {
        folder: tempfile::TempDir,
        watch: Watch,
    }

    impl Setup {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let round = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/rounds/ctr01-2023");
            for name in ["round.toml", "units.csv", "form.csv"] {
                fs::copy(round.join(name), folder.path().join(name)).unwrap();
            }
            let text = "data_dir = \"data\"\nrounds = [\".\"]\n";
            fs::write(folder.path().join("tonghop.toml"), text).unwrap();
            Self { folder, watch: Watch::default() }
        }

        fn path(&self, name: &str) -> PathBuf {
            self.folder.path().join(name)
        }

        fn add(&self, name: &str, line: &str) {
            let text = fs::read_to_string(self.path(name)).unwrap();
            fs::write(self.path(name), format!("{text}{line}\n")).unwrap();
        }

        fn look(&self, now: Timestamp) -> Arc<OnDisk> {
            self.watch.load(&self.path("tonghop.toml"), &BTreeMap::new(), now)
        }
    }

    fn later() -> Timestamp {
        Timestamp::now().saturating_add(jiff::SignedDuration::from_hours(1)).unwrap()
    }

    #[test]
    fn files_that_lie_still_are_read_once() {
        let setup = Setup::new();
        let first = setup.look(later());
        assert!(first.is_ok());
        assert!(Arc::ptr_eq(&first, &setup.look(later())));
    }

    #[test]
    fn a_change_of_any_file_shows_at_the_next_look() {
        for name in ["tonghop.toml", "round.toml", "units.csv", "form.csv"] {
            let setup = Setup::new();
            assert!(setup.look(later()).is_ok(), "{name}");
            setup.add(name, "?");
            assert!(setup.look(later()).is_err(), "{name}");
        }
    }

    #[test]
    fn a_file_that_goes_and_comes_back_is_noticed() {
        let setup = Setup::new();
        assert!(setup.look(later()).is_ok());
        fs::rename(setup.path("form.csv"), setup.path("away")).unwrap();
        assert!(setup.look(later()).is_err());
        fs::rename(setup.path("away"), setup.path("form.csv")).unwrap();
        assert!(setup.look(later()).is_ok());
    }

    #[test]
    fn a_second_change_of_equal_length_within_one_tick_is_not_missed() {
        let setup = Setup::new();
        let sound = fs::read_to_string(setup.path("tonghop.toml")).unwrap();
        for word in ["word_a", "word_b"].into_iter().cycle().take(100) {
            fs::write(setup.path("tonghop.toml"), format!("{sound}{word} = 1\n")).unwrap();
            let told = format!("{:?}", setup.look(Timestamp::now()));
            assert!(told.contains(word), "{told}");
        }
    }

    #[test]
    fn another_environment_is_another_configuration() {
        let setup = Setup::new();
        assert!(setup.look(later()).is_ok());
        let wrong = BTreeMap::from([("TONGHOP__LANGUAGE".to_owned(), "fr".to_owned())]);
        assert!(setup.watch.load(&setup.path("tonghop.toml"), &wrong, later()).is_err());
    }
}
