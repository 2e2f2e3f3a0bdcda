//! Intake from a real Dovecot over TLS.

use tonghop::source::imap::ImapSource;

use crate::support::dovecot::Dovecot;
use crate::support::letters::{data_folder, full_pass, letter, mailbox, open, raw_files, rows};

#[tokio::test]
async fn letters_of_all_folders_are_stored_and_nothing_is_marked_as_read() {
    let server = Dovecot::start();
    let data = data_folder();
    for n in 0..120_u32 {
        server.deliver("INBOX", &letter(&format!("thu-{n}"), 3000), 1_680_000_000 + i64::from(n));
    }
    server.deliver("Spam", &letter("spam", 300), 1_680_000_500);
    server.deliver("Bin", &letter("bin", 300), 1_680_000_501);
    server.deliver("Outbox", &letter("ours", 300), 1_680_000_502);
    let store = open(data.path());
    let settings = mailbox("m");
    let mut source = ImapSource::new(server.settings());
    let first = full_pass(&mut source, &store, &settings).await;
    assert_eq!(first.new, 122);
    let second = full_pass(&mut source, &store, &settings).await;
    assert_eq!((second.new, second.bytes < 5000), (0, true), "{second:?}");
    assert_eq!(raw_files(data.path()).len(), 122);
    let seen = rows(data.path());
    assert_eq!(seen.len(), 122);
    assert!(seen.iter().all(|row| row.state == "stored" && row.basis == "internaldate"));
    assert_eq!(seen[0].received_at.as_second(), 1_680_000_000);
    let new = std::fs::read_dir(server.root().join("mail/u/Maildir/cur")).unwrap();
    for file in new {
        let name = file.unwrap().file_name().into_string().unwrap();
        assert!(name.ends_with(":2,"), "marked: {name}");
    }
    let sent = server.commands();
    assert!(sent.contains("BODY.PEEK[]"), "{sent}");
    for word in [
        "STORE", "COPY", "MOVE", "EXPUNGE", "APPEND", "SELECT ", "BODY[", "CLOSE", "CREATE",
        "DELETE",
    ] {
        assert!(!sent.contains(word), "{word}");
    }
}

#[tokio::test]
async fn idle_ends_when_the_server_announces_a_letter_and_not_before() {
    let server = Dovecot::start();
    server.deliver("INBOX", &letter("first", 300), 1_680_000_000);
    let settings = server.settings();
    let longest = std::time::Duration::from_mins(1);
    let hint = tonghop::source::imap::idle::announced(&settings, longest);
    tokio::pin!(hint);
    let quiet = tokio::time::timeout(std::time::Duration::from_secs(2), &mut hint).await;
    assert!(quiet.is_err(), "nothing has come yet: {quiet:?}");
    server.deliver("INBOX", &letter("second", 300), 1_680_000_001);
    hint.await.unwrap();
    assert!(server.commands().contains("IDLE"));
}
