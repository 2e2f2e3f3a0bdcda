//! Answers that lose letters in other programs. Each is a row; each ends in an error or in every
//! letter stored, never in a complete pass with less.

use std::collections::BTreeSet;

use tonghop::source::error::Error;
use tonghop::source::imap::ImapSource;
use tonghop::source::pass::Pass;

use crate::support::fake::{Fake, hasty};
use crate::support::letters::{
    data_folder, letter, mailbox, open, pass_at, raw_files, rows, sha256,
};

const NOW: &str = "2023-06-01T00:00:00Z";

struct Row {
    name: &'static str,
    command: &'static str,
    answer: Vec<u8>,
    close: bool,
    /// What the first pass must be.
    first: First,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum First {
    Complete,
    Partial,
    Either,
}

fn row(name: &'static str, command: &'static str, answer: &str, close: bool, first: First) -> Row {
    Row { name, command, answer: answer.as_bytes().to_vec(), close, first }
}

const ONE: &str = "* 1 FETCH (UID 1 BODY[] {5}\r\nhello)\r\n";
const BODY: &str = "UID FETCH 1:3 (UID BODY.PEEK[])";
const SCAN: &str = "UID FETCH 1:3 (UID RFC822.SIZE";

#[expect(clippy::too_many_lines, reason = "a table")]
fn table() -> Vec<Row> {
    use First::{Complete, Either, Partial};
    let mut rows = vec![
        row("A1 fetch: tagged NO", BODY, "{TAG} NO [UNAVAILABLE] try later\r\n", false, Partial),
        row("A1 fetch: tagged BAD", BODY, "{TAG} BAD command line too long\r\n", false, Partial),
        row("A1 fetch: an empty OK", BODY, "{TAG} OK done\r\n", false, Partial),
        row("A1 scan: tagged NO", SCAN, "{TAG} NO odd\r\n", false, Partial),
        row("A1 scan: an empty OK", SCAN, "{TAG} OK done\r\n", false, Complete),
        row("A1 search: tagged NO", "UID SEARCH", "{TAG} NO odd\r\n", false, Partial),
        row("A1 search: tagged BAD", "UID SEARCH", "{TAG} BAD odd\r\n", false, Partial),
        row("A1 list: tagged NO", "LIST", "{TAG} NO odd\r\n", false, Partial),
        row("A1 list: no folders", "LIST", "{TAG} OK done\r\n", false, Partial),
        row("A2 fetch: clean end", BODY, "", true, Either),
        row("A2 search: clean end", "UID SEARCH", "* SEARCH 1\r\n", true, Either),
        row("A2 list: clean end", "LIST", "", true, Partial),
        row("A2 examine: clean end", "EXAMINE", "", true, Either),
        row(
            "A2 examine: no UIDVALIDITY",
            "EXAMINE",
            "* 3 EXISTS\r\n* OK [UIDNEXT 4] x\r\n{TAG} OK x\r\n",
            false,
            Either,
        ),
        row(
            "A2 examine: no UIDNEXT",
            "EXAMINE",
            "* 3 EXISTS\r\n* OK [UIDVALIDITY 100] x\r\n{TAG} OK x\r\n",
            false,
            Complete,
        ),
        row(
            "A2 examine: clean end of a folder that then looks empty",
            "EXAMINE \"Th",
            "* 0 EXISTS\r\n* OK [UIDVALIDITY 100] x\r\n* OK [UIDNEXT 1] x\r\n",
            true,
            Either,
        ),
        row("A2 capability: clean end", "CAPABILITY", "", true, Partial),
        row("A3 fetch: BYE and end", BODY, "* BYE Session expired\r\n", true, Either),
        row(
            "A3 greeting: BYE",
            "GREETING",
            "* BYE [ALERT] Too many simultaneous connections\r\n",
            true,
            Partial,
        ),
        row(
            "A4 examine: a mere warning",
            "EXAMINE",
            "* NO [ALERT] nearly full\r\n{OK}",
            false,
            Complete,
        ),
        row(
            "A9 a literal of 500 MB",
            BODY,
            "* 1 FETCH (UID 1 BODY[] {500000000}\r\nabc",
            false,
            Either,
        ),
        row(
            "A9 a literal of 5e9 bytes",
            BODY,
            "* 1 FETCH (UID 1 BODY[] {5000000000}\r\nabc",
            false,
            Either,
        ),
        row(
            "A10 garbage after a body",
            BODY,
            "* 1 FETCH (UID 1 BODY[] {3}\r\nabc GARBAGE!\r\n{TAG} OK\r\n",
            false,
            Either,
        ),
        row("A11 an endless line", BODY, &format!("* OK {}", "x".repeat(2 << 20)), true, Either),
        row("cut inside a literal", BODY, "* 1 FETCH (UID 1 BODY[] {500}\r\nabc", true, Either),
        row("a stall", BODY, "* 1 FETCH (UID 1 BODY[] {500}\r\nabc", false, Either),
        row(
            "a body that is NIL",
            BODY,
            "* 1 FETCH (UID 1 BODY[] NIL)\r\n{TAG} OK\r\n",
            false,
            Partial,
        ),
        row(
            "only strangers",
            BODY,
            "* 9 FETCH (UID 9 BODY[] {5}\r\nhello)\r\n{TAG} OK\r\n",
            false,
            Partial,
        ),
        row(
            "a body without its number",
            BODY,
            "* 1 FETCH (BODY[] {5}\r\nhello)\r\n{TAG} OK\r\n",
            false,
            Partial,
        ),
        row(
            "a piece nobody asked for",
            BODY,
            "* 1 FETCH (UID 1 BODY[]<0> {5}\r\nhello)\r\n{TAG} OK\r\n",
            false,
            Partial,
        ),
        row("the tag of another command", BODY, "A9999 OK done\r\n", false, Either),
        row("a request for more", BODY, "+ go on\r\n", false, Either),
        row("unsolicited flags", BODY, "* 2 FETCH (FLAGS (\\Seen))\r\n{OK}", false, Complete),
        row(
            "warnings in between",
            BODY,
            "* OK [THROTTLED] slow\r\n* NO warning\r\n* BAD odd\r\n{OK}",
            false,
            Complete,
        ),
        row(
            "throttled in the tagged text",
            "UID SEARCH",
            "* SEARCH 1 2 3\r\n{TAG} OK Success [THROTTLED]\r\n",
            false,
            Complete,
        ),
        row(
            "P1 INTERNALDATE NIL",
            SCAN,
            "* 1 FETCH (UID 1 INTERNALDATE NIL RFC822.SIZE 5)\r\n{OK}",
            false,
            Either,
        ),
        row(
            "P5 a literal8",
            BODY,
            "* 1 FETCH (UID 1 BODY[] ~{5}\r\nhello)\r\n{TAG} OK\r\n",
            false,
            Either,
        ),
        row(
            "attributes in two answers",
            SCAN,
            "* 1 FETCH (UID 1 FLAGS ())\r\n{OK}",
            false,
            Complete,
        ),
        row(
            "a number outside the range",
            "UID SEARCH",
            "* SEARCH 1 2 3 77\r\n{TAG} OK\r\n",
            false,
            Complete,
        ),
        row(
            "over quota",
            BODY,
            "{TAG} NO [OVERQUOTA] Account exceeded command or bandwidth limits.\r\n",
            false,
            Partial,
        ),
    ];
    for line in [
        "* NAMESPACE ((\"\" \"/\")) NIL NIL",
        "* ESEARCH (TAG \"A1\") UID ALL 1:5",
        "* XLIST () \"/\" x",
        "* STATUS INBOX (MESSAGES 1 SIZE 5)",
        "* CAPABILITY IMAP4rev2",
        "",
        "  ",
        "* THREAD (1)",
    ] {
        let answer = format!("{line}\r\n{{OK}}");
        rows.push(row("P4 a line that the parser refuses", BODY, &answer, false, Either));
    }
    // Every split point of an answer with three bodies.
    let proper = format!("{ONE}* 2 FETCH (UID 2 BODY[] {{2}}\r\nhi)\r\n");
    for end in 0..proper.len() {
        let cut = proper.get(..end).unwrap();
        rows.push(row(
            "cut at every place, with a mailbox of other letters",
            BODY,
            cut,
            true,
            Either,
        ));
    }
    rows
}

async fn check(row: &Row) {
    let server = Fake::start();
    let letters: Vec<Vec<u8>> = (1..=3).map(|n| letter(&format!("thu {n}"), 400)).collect();
    let mut sent: BTreeSet<String> = letters.iter().map(|bytes| sha256(bytes)).collect();
    for bytes in &letters {
        server.state().folder("INBOX").add(bytes, "01-May-2023 08:00:00 +0700");
    }
    let junk = letter("spam", 300);
    sent.insert(sha256(&junk));
    server.state().folder("Th&AbA- r&AOE-c").add(&junk, "01-May-2023 08:00:00 +0700");
    server.script(row.command, &row.answer, row.close, 1);
    let data = data_folder();
    let store = open(data.path());
    let mut source = ImapSource::with_patience(server.settings(), hasty());
    for count in 0..8 {
        let done = pass_at(&mut source, &store, &mailbox("m"), NOW).await;
        let outcome = if done.is_complete() { First::Complete } else { First::Partial };
        if count == 0 && row.first != First::Either {
            assert_eq!(outcome, row.first, "{}: {done:?}", row.name);
        }
        errors_are_short(&done, row.name);
        if done.is_complete() {
            let stored: BTreeSet<String> = raw_files(data.path()).into_keys().collect();
            // A whole `hello` before the cut is what the server said letter 1 is.
            for (fake, at) in [("hello", 0), ("hi", 1)] {
                if stored.contains(&sha256(fake.as_bytes())) {
                    sent.remove(&sha256(&letters[at]));
                    sent.insert(sha256(fake.as_bytes()));
                }
            }
            assert_eq!(stored, sent, "{}", row.name);
            assert!(rows(data.path()).iter().all(|row| row.state == "stored"), "{}", row.name);
            return;
        }
    }
    panic!("{}: never complete", row.name);
}

fn errors_are_short(done: &Pass, name: &str) {
    for reason in &done.reasons {
        let text = reason.error.to_string();
        assert!(text.len() < 700 && !text.contains("Kinh gui"), "{name}: {text}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_odd_answer_is_an_error_or_the_whole_truth() {
    let rows: Vec<Row> = table();
    let count = rows.len();
    assert!(count > 100, "{count}");
    let mut rows = rows.into_iter();
    let mut running = tokio::task::JoinSet::new();
    loop {
        while running.len() < 8
            && let Some(row) = rows.next()
        {
            running.spawn(async move { check(&row).await });
        }
        match running.join_next().await {
            Some(done) => done.unwrap(),
            None => break,
        }
    }
}

async fn first_error(server: &Fake) -> Error {
    let data = data_folder();
    let mut source = ImapSource::with_patience(server.settings(), hasty());
    let done = pass_at(&mut source, &open(data.path()), &mailbox("m"), NOW).await;
    done.reasons.into_iter().next().unwrap().error
}

#[tokio::test]
async fn each_refusal_of_a_login_asks_for_its_own_reaction() {
    for (answer, busy) in [
        ("{TAG} NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)\r\n", false),
        ("{TAG} NO [ALERT] Please log in via your web browser\r\n", false),
        ("{TAG} NO [ALERT] Application-specific password required\r\n", false),
        ("{TAG} NO [ALERT] Too many simultaneous connections. (Failure)\r\n", true),
        ("{TAG} NO [UNAVAILABLE] Temporary authentication failure\r\n", true),
    ] {
        let server = Fake::start();
        server.script("LOGIN", answer, false, 1);
        let error = first_error(&server).await;
        assert_eq!(matches!(error, Error::Busy(_)), busy, "{answer}: {error}");
        assert_eq!(matches!(error, Error::Refused(_)), !busy, "{answer}: {error}");
    }
}

#[tokio::test]
async fn a_server_that_repeats_the_password_does_not_get_it_into_our_errors() {
    let server = Fake::start();
    server.script("LOGIN", "{TAG} NO bad password sesame for u\r\n", false, 1);
    let error = first_error(&server).await.to_string();
    assert!(error.contains("bad password") && !error.contains("sesame"), "{error}");
}

#[tokio::test]
async fn a_letter_whose_listing_breaks_the_parser_costs_only_its_own_date() {
    let server = Fake::start();
    {
        let mut state = server.state();
        for n in 0..60 {
            let uid = state
                .folder("INBOX")
                .add(&letter(&format!("{n}"), 300), "02-May-2023 08:00:00 +0700");
            if n == 30 {
                state.folder("INBOX").letters[30].date = "NIL".to_owned();
                assert_eq!(uid, 31);
            }
        }
    }
    let data = data_folder();
    let store = open(data.path());
    let mut source = ImapSource::with_patience(server.settings(), hasty());
    let mut passes = 0;
    while !pass_at(&mut source, &store, &mailbox("m"), NOW).await.is_complete() {
        passes += 1;
        assert!(passes < 6);
    }
    let seen = rows(data.path());
    assert_eq!(seen.iter().filter(|row| row.state == "stored").count(), 60);
    let odd: Vec<u32> = seen.iter().filter(|r| r.basis != "internaldate").map(|r| r.uid).collect();
    assert_eq!(odd, [31]);
    let odd = seen.iter().find(|row| row.uid == 31).unwrap();
    assert_eq!(
        (odd.basis.as_str(), odd.received_at.to_string().as_str()),
        ("received", "2023-05-01T01:00:00Z")
    );
}

#[tokio::test]
async fn a_letter_that_never_comes_waits_for_a_person_and_blocks_nobody() {
    let server = Fake::start();
    for n in 0..3 {
        server
            .state()
            .folder("INBOX")
            .add(&letter(&format!("{n}"), 300), "02-May-2023 08:00:00 +0700");
    }
    server.script(
        "UID FETCH 1:3 (UID BODY",
        "* 1 FETCH (UID 2 BODY[] NIL)\r\n{TAG} OK\r\n",
        false,
        1,
    );
    server.script(
        "UID FETCH 2 (UID BODY",
        "* 2 FETCH (UID 2 BODY[] NIL)\r\n{TAG} OK\r\n",
        false,
        50,
    );
    let data = data_folder();
    let store = open(data.path());
    let mut source = ImapSource::with_patience(server.settings(), hasty());
    let mut passes = 0;
    while !pass_at(&mut source, &store, &mailbox("m"), NOW).await.is_complete() {
        passes += 1;
        assert!(passes < 12);
    }
    let states: Vec<(u32, String)> =
        rows(data.path()).into_iter().map(|r| (r.uid, r.state)).collect();
    assert_eq!(
        states,
        [(1, "stored".to_owned()), (2, "failed".to_owned()), (3, "stored".to_owned())]
    );
    assert!(passes >= 4, "it was given up after {passes} passes");
}

#[tokio::test]
async fn at_gmail_one_letter_in_many_folders_is_one_row_and_moves_keep_it() {
    let server = Fake::start();
    {
        let mut state = server.state();
        state.offers = "IMAP4rev1 X-GM-EXT-1 SPECIAL-USE".to_owned();
        let inbox = state.folder("INBOX");
        inbox.name = "[Gmail]/T&HqU-t c&HqM- th&AbA-".to_owned();
        inbox.marks = "\\HasNoChildren \\All".to_owned();
        inbox.add(&letter("report", 300), "02-May-2023 08:00:00 +0700");
        inbox.add(&letter("ours", 300), "02-May-2023 08:00:00 +0700");
        inbox.letters[1].labels = "(\"\\\\Sent\")".to_owned();
        inbox.add(&letter("to ourselves", 300), "02-May-2023 08:00:00 +0700");
        inbox.letters[2].labels = "(\"\\\\Sent\" \"\\\\Inbox\" \"B&AOE-o\")".to_owned();
    }
    let data = data_folder();
    let store = open(data.path());
    let mut source = ImapSource::with_patience(server.settings(), hasty());
    assert!(pass_at(&mut source, &store, &mailbox("m"), NOW).await.is_complete());
    let before = rows(data.path());
    let own: Vec<bool> = before.iter().map(|row| row.own).collect();
    assert_eq!(own, [false, true, false]);
    {
        let mut state = server.state();
        let all = state.folders[0].name.clone();
        let mut moved = state.folder(&all).letters.remove(0);
        moved.uid = 40;
        let junk = state.folder("Th&AbA- r&AOE-c");
        junk.letters.push(moved);
        junk.uid_next = 41;
    }
    for _ in 0..3 {
        assert!(pass_at(&mut source, &store, &mailbox("m"), NOW).await.is_complete());
    }
    let after = rows(data.path());
    assert_eq!(after.len(), 3, "{after:?}");
    assert_eq!(
        (after[0].id, after[0].folder.as_str(), after[0].uid),
        (before[0].id, "Thư rác", 40)
    );
    assert!(after.iter().all(|row| !row.vanished));
    assert_eq!(server.state().bodies_sent, 3, "one download for each letter");
}
