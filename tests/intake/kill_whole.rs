//! The built program is killed again and again while it takes letters from a real server and reads
//! them; a last poll in peace ends with everything, once, and with the true list.

use std::collections::BTreeSet;
use std::process::Stdio;
use std::time::Duration;

use super::support::dovecot::Dovecot;
use super::support::letters::{data_folder, raw_files, rows, sha256};
use super::support::office::{Office, deliver, project, table};

const KILLS: usize = 8;

/// No kill waits longer, in milliseconds: the work takes several such times.
const LONGEST: u64 = 2_000;

/// Letters stored, and letters read.
fn progress(office: &Office<'_>) -> (usize, usize) {
    let data = office.folder.join("data");
    let database = data.join("tonghop.sqlite");
    if !database.exists() || !data.join("raw").exists() {
        return (0, 0);
    }
    let read = || {
        let judged = "SELECT count(*) FROM judgement";
        rusqlite::Connection::open(&database)?.query_row(judged, [], |row| row.get::<_, usize>(0))
    };
    // Killed before the tables were there, it has stored nothing.
    let Ok(read) = read() else { return (0, 0) };
    let stored: Vec<String> = rows(&data).into_iter().filter_map(|row| row.digest).collect();
    let files = raw_files(&data);
    assert!(stored.iter().all(|digest| files.contains_key(digest)), "a row without its file");
    (stored.len(), read)
}

#[test]
fn eight_kills_while_a_real_mailbox_is_taken_and_read_change_nothing_in_the_end() {
    let server = Dovecot::start();
    let letters = deliver(&server);
    let folder = data_folder();
    let office = Office { folder: folder.path() };
    office.configure(&server);
    // The list must not be called old because this machine was busy.
    let configured = folder.path().join("tonghop.toml");
    let text = std::fs::read_to_string(&configured).unwrap();
    std::fs::write(&configured, text.replace("\"1s\"", "\"5m\"")).unwrap();
    let sent: BTreeSet<String> = table("expected.csv")
        .iter()
        .map(|row| sha256(&std::fs::read(project("fixtures/demo").join(&row["file"])).unwrap()))
        .collect();
    let mut random = fastrand::Rng::with_seed(20_230_530);
    let (mut while_taking, mut while_reading) = (0, 0);
    let (mut longest, mut before) = (250, (0, 0));
    for kill in 0..KILLS {
        // The first ones come while letters are taken, which is soon over.
        let latest = if kill < 3 { 40 } else { longest };
        let mut poll = office.command(&["poll"]);
        let mut poll = poll.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(random.u64(5..latest)));
        poll.kill().unwrap();
        poll.wait().unwrap();
        let now = progress(&office);
        while_taking += usize::from(now.0 < letters);
        while_reading += usize::from(now.0 == letters && now.1 < sent.len());
        // However busy this machine is, the kills reach the end of the work.
        longest = if now == before { LONGEST.min(longest * 2) } else { longest };
        before = now;
    }
    assert!(while_taking > 0 && while_reading > 0, "{while_taking} and {while_reading}");
    let last = office.command(&["poll"]).output().unwrap();
    assert!(last.status.success(), "{}", String::from_utf8_lossy(&last.stderr));

    let data = folder.path().join("data");
    let seen = rows(&data);
    assert_eq!(seen.len(), letters, "each letter has one row");
    let stored: BTreeSet<String> = seen.into_iter().filter_map(|row| row.digest).collect();
    assert_eq!(stored, sent);
    assert_eq!(raw_files(&data).into_keys().collect::<BTreeSet<_>>(), sent);
    office.verifies();
    office.list_is_true();
}
