//! A server that asks for rest, in the words of Gmail: it gets it, and `status` says so plainly.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tonghop::config::mailbox::SecretSource;
use tonghop::source::backoff::wait;
use tonghop::source::error::Error;
use tonghop::source::imap::ImapSource;

use crate::support::fake::{Fake, hasty};
use crate::support::letters::{data_folder, letter, mailbox, open, pass_at, rows};
use crate::support::office::{Office, project};

const NOW: &str = "2023-06-01T00:00:00Z";

const QUOTA: &str = "{TAG} NO [OVERQUOTA] Account exceeded command or bandwidth limits.\r\n";

/// Asked before login and after it.
const CAPABILITY: &str = "* CAPABILITY IMAP4rev1\r\n{TAG} OK Success [THROTTLED]\r\n";

fn server() -> Fake {
    let server = Fake::start();
    let bytes = letter("thu", 400);
    server.state().folder("INBOX").add(&bytes, "01-May-2023 08:00:00 +0700");
    server
}

#[tokio::test]
async fn an_account_over_its_limits_is_left_alone_for_long_and_not_logged_in_to_again() {
    let table = [
        ("UID FETCH", QUOTA, 30),
        ("EXAMINE", "{TAG} NO [THROTTLED] Rate limit hit.\r\n", 30),
        ("EXAMINE", "* BYE [ALERT] Too many simultaneous connections. (Failure)\r\n", 10),
        ("EXAMINE", "{TAG} NO [ALERT] Too many simultaneous connections. (Failure)\r\n", 10),
    ];
    for (command, answer, minutes) in table {
        let server = server();
        server.script(command, answer, false, 9);
        let data = data_folder();
        let mut source = ImapSource::with_patience(server.settings(), hasty());
        let done = pass_at(&mut source, &open(data.path()), &mailbox("m"), NOW).await;
        let gravest = done.gravest().unwrap();
        assert!(matches!(gravest, Error::Busy(_)), "{answer} {gravest}");
        assert!(wait(1, gravest, 0) >= Duration::from_mins(minutes), "{answer}");
        let state = server.state();
        let sent = state.commands.iter().filter(|sent| sent.contains(command)).count();
        assert_eq!(sent, 1, "{:?}", state.commands);
    }
}

#[tokio::test]
async fn a_success_that_came_slowly_counts_and_is_told() {
    let server = server();
    server.script("CAPABILITY", CAPABILITY, false, 2);
    let data = data_folder();
    let store = open(data.path());
    let mut source = ImapSource::with_patience(server.settings(), hasty());
    let done = pass_at(&mut source, &store, &mailbox("m"), NOW).await;
    assert!(done.is_complete() && done.slowed, "{done:?}");
    assert!(rows(data.path()).iter().all(|row| row.state == "stored"));
    let done = pass_at(&mut source, &store, &mailbox("m"), NOW).await;
    assert!(done.is_complete() && !done.slowed, "{done:?}");
}

/// What `status` says once the daemon waits, and its exit code.
fn status_while_waiting(command: &str, answer: &str) -> (String, Option<i32>) {
    let server = server();
    server.script(command, answer, false, 99);
    let settings = server.settings();
    let SecretSource::File(password) = &settings.secret else { unreachable!() };
    let folder = data_folder();
    let text = format!(
        "data_dir = \"data\"\ntime_zone = \"Asia/Ho_Chi_Minh\"\nlanguage = \"vi\"\nrounds = [\"{}\"]\n[[mailbox]]\nname = \"m\"\n\
         imap = \"imap://127.0.0.1:{}\"\nuser = \"u\"\npassword_file = \"{}\"\n",
        project("config/rounds/ctr01-2023").display(),
        settings.port,
        password.display(),
    );
    std::fs::write(folder.path().join("tonghop.toml"), text).unwrap();
    let office = Office { folder: folder.path() };
    let mut daemon = office.command(&["run"]);
    let mut daemon = daemon.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let started = Instant::now();
    let mut told = (String::new(), None);
    while !told.0.contains("tạm nghỉ") && started.elapsed() < Duration::from_secs(30) {
        std::thread::sleep(Duration::from_millis(100));
        let output = office.command(&["status"]).output().unwrap();
        told = (String::from_utf8(output.stdout).unwrap(), output.status.code());
    }
    let pid = daemon.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    daemon.wait().unwrap();
    told
}

#[test]
fn status_says_in_plain_words_that_the_server_wants_rest() {
    let (told, code) = status_while_waiting("UID FETCH", QUOTA);
    assert!(told.contains("máy chủ thư yêu cầu giãn thời gian quét ([OVERQUOTA]"), "{told}");
    assert!(told.contains("tự quét tiếp, không mất thư"), "{told}");
    assert_eq!(code, Some(1), "letters are still to come: {told}");
    let (told, code) = status_while_waiting("CAPABILITY", CAPABILITY);
    assert!(told.contains("máy chủ thư yêu cầu giãn thời gian quét ([THROTTLED])"), "{told}");
    assert_eq!(code, Some(0), "everything was read: {told}");
}
