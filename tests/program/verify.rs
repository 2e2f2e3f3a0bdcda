//! `verify`, on a data folder that was damaged in each way that it should see.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use crate::office::Office;

/// What is done to the database behind the program's back, and the line that then fails.
const DAMAGES: &[(&str, &str)] = &[
    (
        "INSERT INTO session VALUES (zeroblob(32), 'nobody', 0, 0)",
        "Every reference leads somewhere",
    ),
    ("UPDATE folder SET scanned = 0", "No letter was listed beyond its folder's cursor"),
    (
        "DELETE FROM raw WHERE digest = (SELECT min(digest) FROM sighting)",
        "Every stored letter has its file on record",
    ),
    ("INSERT INTO raw VALUES (zeroblob(32), 1, 1)", "Every letter on record was seen somewhere"),
    (
        "INSERT INTO judgement SELECT zeroblob(32), made_by, content FROM judgement LIMIT 1",
        "No judgement is without its letter",
    ),
    (
        "DROP TRIGGER ruling_is_never_changed; UPDATE ruling SET reason = ' '",
        "No decision is without a name and a reason",
    ),
    (
        "UPDATE judgement SET content = json_set(content, '$.files[0].sha256', lower(hex(digest)))
         WHERE json_array_length(content, '$.files[0].figures') > 0",
        "Every figure stands in a file of its letter",
    ),
    (
        "UPDATE judgement
         SET content = json_insert(content, '$.files[#]', json_extract(content, '$.files[0]'))
         WHERE json_array_length(content, '$.files') > 0",
        "Every file of a read letter has one outcome; one that could not be read says why",
    ),
    (
        "UPDATE judgement
         SET content = json_set(content, '$.files[0].outcome', 'unreadable',
                                '$.files[0].findings', json('[]'))
         WHERE json_array_length(content, '$.files') > 0",
        "Every file of a read letter has one outcome; one that could not be read says why",
    ),
    (
        "INSERT INTO outline SELECT digest, '99', '[]' FROM judgement LIMIT 1",
        "Every outline is that of a file of a judged letter",
    ),
    (
        "UPDATE raw SET size_bytes = size_bytes + 1 WHERE digest = (SELECT min(digest) FROM raw)",
        "Every letter file holds what its name says",
    ),
];

fn failed(office: &Office) -> Vec<String> {
    let told = office.run(&["verify", "--lang", "en"]);
    let lines: Vec<String> =
        told.out.lines().filter_map(|line| line.strip_prefix("✗ ")).map(str::to_owned).collect();
    assert_eq!(told.code, i32::from(!lines.is_empty()), "{}\n{}", told.out, told.err);
    lines
}

/// The database as one file, nothing of it left in the log beside it.
fn whole(database: &Path) -> Vec<u8> {
    let connection = rusqlite::Connection::open(database).unwrap();
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    connection.close().unwrap();
    std::fs::read(database).unwrap()
}

#[test]
fn each_damage_is_seen_by_the_line_that_speaks_of_it() {
    let office = Office::with_demo();
    office.ok(&["rule", "exempt", "--unit", "ldld-ha-nam", "--by", "A", "--reason", "b"]);
    assert_eq!(failed(&office), [""; 0]);
    let database = office.path("data/tonghop.sqlite");
    let sound = whole(&database);
    for (damage, line) in DAMAGES {
        let connection = rusqlite::Connection::open(&database).unwrap();
        connection.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
        connection.execute_batch(damage).unwrap();
        connection.close().unwrap();
        let seen = failed(&office);
        assert!(seen.iter().any(|seen| seen == line), "{damage}\n{seen:?}");
        for beside in ["data/tonghop.sqlite-wal", "data/tonghop.sqlite-shm"] {
            drop(std::fs::remove_file(office.path(beside)));
        }
        std::fs::write(&database, &sound).unwrap();
    }
    assert_eq!(failed(&office), [""; 0]);
}

#[test]
fn a_database_whose_pages_do_not_add_up_is_not_whole() {
    let office = Office::with_demo();
    let database = office.path("data/tonghop.sqlite");
    let mut bytes = whole(&database);
    // The number of free pages in the file's header (SQLite file format, 1.3.7).
    bytes[36..40].copy_from_slice(&5_u32.to_be_bytes());
    std::fs::write(&database, bytes).unwrap();
    assert_eq!(failed(&office), ["The database is whole"]);
}

#[test]
fn a_letter_that_others_can_read_is_named() {
    let office = Office::with_demo();
    let folders = std::fs::read_dir(office.path("data/raw")).unwrap();
    let folder = folders
        .map(|entry| entry.unwrap().path())
        .find(|path| path.is_dir() && path.file_name().unwrap().len() == 2)
        .unwrap();
    let letter = std::fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
    std::fs::set_permissions(&letter, std::fs::Permissions::from_mode(0o644)).unwrap();
    assert_eq!(failed(&office), ["Nobody else can read the data"]);
    let told = office.run(&["verify"]).out;
    assert!(told.contains(letter.to_str().unwrap()), "{told}");
}
