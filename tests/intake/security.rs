//! Who gets our credentials: only a server whose certificate is right, over TLS.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::mpsc;
use std::time::Duration;

use tonghop::config::mailbox::{ImapSettings, SecretSource, Security};
use tonghop::source::error::Error;
use tonghop::source::imap::ImapSource;

use crate::support::dovecot::{Dovecot, PASSWORD, VIETNAMESE};
use crate::support::letters::{data_folder, full_pass, letter, mailbox, open, pass_at, rows};

const NOW: &str = "2023-06-01T00:00:00Z";

async fn first_error(settings: ImapSettings) -> Error {
    let data = data_folder();
    let mut source = ImapSource::new(settings);
    let done = pass_at(&mut source, &open(data.path()), &mailbox("m"), NOW).await;
    done.reasons.into_iter().next().expect("the pass must not be complete").error
}

/// No login was tried: Dovecot logs every one.
fn nobody_logged_in(server: &Dovecot) {
    std::thread::sleep(Duration::from_millis(100));
    let log = server.log();
    assert!(!log.contains("Login:") && !log.contains("auth failed"), "{log}");
    assert!(server.commands().is_empty());
}

#[tokio::test]
async fn a_bad_certificate_gets_no_credentials_and_the_error_names_the_cause() {
    for (certificate, ca, words) in [
        ("good", false, "unknown authority"),
        ("other", true, "another host"),
        ("old", true, "expired"),
        ("ca", true, "CA certificate"),
    ] {
        let probe = Dovecot::start_with_certificate(certificate);
        let mut settings = probe.settings();
        if !ca {
            settings.ca_file = None;
        }
        let error = first_error(settings).await;
        assert!(matches!(error, Error::Refused(_)), "{certificate}: {error}");
        assert!(error.to_string().contains(words), "{certificate}: {error}");
        nobody_logged_in(&probe);
    }
}

#[tokio::test]
async fn old_tls_and_no_tls_get_no_credentials() {
    let server = Dovecot::start();
    let plain = ImapSettings { port: server.plain_port, ..server.settings() };
    let error = first_error(plain).await;
    assert!(matches!(error, Error::Refused(_)) && error.to_string().contains("TLS"), "{error}");
    nobody_logged_in(&server);
}

#[tokio::test]
async fn starttls_works_and_one_that_was_stripped_is_refused() {
    let server = Dovecot::start();
    server.deliver("INBOX", &letter("x", 300), 1_680_000_000);
    let settings =
        ImapSettings { security: Security::StartTls, port: server.plain_port, ..server.settings() };
    let data = data_folder();
    let mut source = ImapSource::new(settings);
    full_pass(&mut source, &open(data.path()), &mailbox("m")).await;
    assert_eq!(rows(data.path()).len(), 1);

    let bare = Dovecot::start_with("ssl = no\n");
    let settings =
        ImapSettings { security: Security::StartTls, port: bare.plain_port, ..bare.settings() };
    let error = first_error(settings).await;
    assert!(
        matches!(error, Error::Refused(_)) && error.to_string().contains("STARTTLS"),
        "{error}"
    );
    nobody_logged_in(&bare);
}

/// A man in the middle answers STARTTLS and adds what is to be taken for an answer under TLS.
#[tokio::test]
async fn answers_injected_before_the_handshake_are_never_read() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    let (sender, heard) = mpsc::channel();
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut read = [0_u8; 4096];
        stream.write_all(b"* OK hi\r\n").unwrap();
        assert!(stream.read(&mut read).unwrap() > 0);
        stream.write_all(b"* CAPABILITY IMAP4rev1 STARTTLS\r\nP1 OK x\r\n").unwrap();
        assert!(stream.read(&mut read).unwrap() > 0);
        let injected =
            "P1 OK go on\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\nP1 OK x\r\nA0001 OK in\r\n";
        stream.write_all(injected.as_bytes()).unwrap();
        let mut after = Vec::new();
        stream.set_read_timeout(Some(Duration::from_secs(2))).unwrap();
        drop(stream.read_to_end(&mut after));
        sender.send(after).unwrap();
    });
    let server = Dovecot::start();
    let settings = ImapSettings { security: Security::StartTls, port, ..server.settings() };
    let error = first_error(settings).await;
    assert!(!matches!(error, Error::Busy(_)), "{error}");
    let after = heard.recv().unwrap();
    let text = String::from_utf8_lossy(&after);
    assert!(!text.contains("LOGIN") && !text.contains(PASSWORD) && !text.contains("CAPABILITY"));
}

#[tokio::test]
async fn a_connection_without_encryption_stays_on_this_machine() {
    let server = Dovecot::start();
    let away = ImapSettings {
        security: Security::Plain,
        host: "192.0.2.1".to_owned(),
        ..server.settings()
    };
    let error = first_error(away).await;
    assert!(matches!(error, Error::Refused(_)), "{error}");
}

#[tokio::test]
async fn a_wrong_password_is_told_as_such_and_tried_once() {
    let server = Dovecot::start();
    let wrong = server.secret_file("wrong", "not the password");
    let error = first_error(ImapSettings { secret: wrong, ..server.settings() }).await;
    assert!(matches!(error, Error::Refused(_)), "{error}");
    assert!(!error.to_string().contains("not the password"), "{error}");
    for _ in 0..100 {
        if server.log().contains("auth failed") {
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let tries = server.log().matches("auth failed, 1 attempts").count();
    assert_eq!(tries, 1, "{}", server.log());
}

#[tokio::test]
async fn a_password_beyond_ascii_and_an_oauth_token_log_in() {
    let server = Dovecot::start();
    let data = data_folder();
    let secret = server.secret_file("vietnamese", VIETNAMESE);
    let settings = ImapSettings { user: "v".to_owned(), secret, ..server.settings() };
    full_pass(&mut ImapSource::new(settings), &open(data.path()), &mailbox("m")).await;
    // Dovecot takes the password for the token.
    let token = |text: &str| {
        let command = ["/bin/echo", text].map(str::to_owned).to_vec();
        let secret = SecretSource::TokenCommand(command);
        ImapSettings { user: "w".to_owned(), secret, ..server.settings() }
    };
    let other = data_folder();
    full_pass(&mut ImapSource::new(token("token-1234")), &open(other.path()), &mailbox("m")).await;
    let error = first_error(token("stale-token")).await;
    assert!(matches!(error, Error::Refused(_)), "{error}");
    assert!(!error.to_string().contains("stale-token"), "{error}");
    let none = SecretSource::TokenCommand(vec!["/bin/false".to_owned()]);
    let error = first_error(ImapSettings { secret: none, ..server.settings() }).await;
    assert!(error.to_string().contains("token_command"), "{error}");
}
