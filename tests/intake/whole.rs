//! The main job, end to end: the built daemon, unattended, on a real server over TLS, until the late
//! list says of every unit what is true. Its log, at the chattiest level, holds no secret.

use std::fs::File;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::support::dovecot::{Dovecot, PASSWORD};
use super::support::letters::data_folder;
use super::support::office::{Office, deliver};

#[test]
fn mail_on_a_real_server_ends_unattended_as_a_true_list_and_the_log_keeps_the_secret() {
    let server = Dovecot::start();
    let letters = deliver(&server);
    let folder = data_folder();
    let office = Office { folder: folder.path() };
    office.configure(&server);
    let checked = office.command(&["check"]).output().unwrap();
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));

    let log = folder.path().join("log");
    let mut daemon = office
        .command(&["run"])
        .env("RUST_LOG", "trace")
        .stdout(Stdio::null())
        .stderr(File::create(&log).unwrap())
        .spawn()
        .unwrap();
    let started = Instant::now();
    while office.read() < letters {
        assert!(started.elapsed() < Duration::from_mins(3), "{} of {letters}", office.read());
        std::thread::sleep(Duration::from_millis(500));
    }
    let pid = daemon.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    assert!(daemon.wait().unwrap().success());

    office.list_is_true();
    office.verifies();

    let log = std::fs::read_to_string(log).unwrap();
    assert!(log.contains("TRACE") || log.contains("DEBUG"), "the log is chatty");
    assert!(!log.contains(PASSWORD), "the password stands in the log");
    assert!(!log.contains("Kính gửi"), "letters stand in the log");
}

#[test]
fn a_mailbox_that_cannot_be_entered_is_named_with_its_next_step() {
    let server = Dovecot::start();
    let folder = data_folder();
    let office = Office { folder: folder.path() };
    office.configure(&server);
    let path = folder.path().join("tonghop.toml");
    let good = std::fs::read_to_string(&path).unwrap();
    let told = |text: String| {
        std::fs::write(&path, text).unwrap();
        let output = office.command(&["check"]).output().unwrap();
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_eq!(output.status.code(), Some(1), "{told}");
        told
    };
    server.secret_file("wrong", "not the password");
    let wrong = told(good.replace("/password\"", "/wrong\""));
    assert!(wrong.contains("mật khẩu ứng dụng"), "{wrong}");
    let untrusted: String =
        good.lines().filter(|line| !line.starts_with("ca_file")).flat_map(|l| [l, "\n"]).collect();
    let untrusted = told(untrusted);
    assert!(untrusted.contains("ca_file"), "{untrusted}");
    let away = told(good.replace(&format!(":{}\"", server.tls_port), ":1\""));
    assert!(away.contains("localhost:1"), "{away}");
}
