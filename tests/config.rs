//! The configuration from outside: the shipped files load, and every fault is named.

#![expect(clippy::unwrap_used, reason = "a test that cannot set up its files must stop")]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::path::PathBuf;

use tonghop::config;
use tonghop::config::Config;
use tonghop::model::fault::Faults;
use tonghop::model::unit::Expected;

/// A copy of the shipped configuration with a secret beside it.
fn shipped() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("config");
    let round = folder.path().join("rounds/ctr01-2023");
    fs::create_dir_all(&round).unwrap();
    fs::create_dir_all(folder.path().join("secrets")).unwrap();
    let main = folder.path().join("tonghop.toml");
    fs::copy(here.join("tonghop.toml"), &main).unwrap();
    for name in ["round.toml", "units.csv", "form.csv"] {
        fs::copy(here.join("rounds/ctr01-2023").join(name), round.join(name)).unwrap();
    }
    let secret = folder.path().join("secrets/imap-password");
    fs::write(&secret, "abcd efgh ijkl mnop\n").unwrap();
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o600)).unwrap();
    (folder, main)
}

fn load(main: &Path, variables: &[(&str, &str)]) -> Result<Config, Faults> {
    let pairs = variables.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    config::load(main, &pairs.collect::<BTreeMap<_, _>>())
}

#[test]
fn the_shipped_files_load_as_they_are() {
    let (_folder, main) = shipped();
    let config = load(&main, &[]).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let round = &config.rounds[0];
    let count = |expected| round.roster.units.iter().filter(|u| u.expected == expected).count();
    assert_eq!(round.roster.units.len(), 99);
    assert_eq!(count(Expected::Yes), 90);
    assert_eq!(count(Expected::Confirm), 8);
    assert_eq!(count(Expected::Receiver), 1);
    let indicators = |group: &str| round.form.for_group(group).count();
    assert_eq!(round.form.indicators.len(), 39);
    assert_eq!(["province", "industry", "corporation"].map(indicators), [35, 35, 35]);
    assert_eq!(["press", "department"].map(indicators), [27, 23]);
    assert_eq!(round.checks.len(), 16);
    assert_eq!(round.periods.len(), 5);
}
