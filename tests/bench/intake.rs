//! The parts of the intake bench that must be ours; `tests/bench/intake.py` runs and times them.
//!
//! `idle …` repeats it twenty times on what is stored already.
//! `serve N SIZE` starts a Dovecot with N letters and says where; `bare …` downloads them with
//! async-imap and throws them away; `pass …` is our durable intake. Not run by `cargo test`.

#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a bench that cannot go on stops, and its output is its result"
)]
#![expect(dead_code, reason = "shares the tests' Dovecot and letters and uses part of them")]

use std::io::{Read, Write};
use std::sync::Arc;

use async_imap::Client;
use async_imap::imap_proto::{AttributeValue, Response};
use jiff::Timestamp;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore, crypto::ring};
use tonghop::config::mailbox::{Folders, ImapSettings, SecretSource, Security};
use tonghop::daemon::intake::StoreIntake;
use tonghop::source::imap::ImapSource;
use tonghop::source::pass::pass;
use tonghop::store::Store;

#[path = "../intake/support/dovecot.rs"]
mod dovecot;
#[path = "../intake/support/letters.rs"]
mod letters;

#[tokio::main]
async fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["serve", count, size] => serve(count.parse().unwrap(), size.parse().unwrap()),
        ["bare", root, port] => bare(root, port.parse().unwrap()).await,
        ["pass", root, port, data] => ours(root, port.parse().unwrap(), data, 1).await,
        ["idle", root, port, data] => ours(root, port.parse().unwrap(), data, 21).await,
        _ => println!("run tests/bench/intake.py"),
    }
}

fn serve(count: u32, size: usize) {
    let server = dovecot::Dovecot::start();
    let mut random = 1_u64;
    for n in 0..count {
        let mut bytes = letters::letter(&format!("thu {n}"), 600);
        while bytes.len() < size {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            bytes.extend(format!("{random:016x}{:016x}\r\n", random.rotate_left(23)).bytes());
        }
        server.deliver("INBOX", &bytes, 1_680_000_000 + i64::from(n));
    }
    println!("{} {}", server.root().display(), server.tls_port);
    std::io::stdout().flush().unwrap();
    std::io::stdin().read_to_end(&mut Vec::new()).unwrap();
}

async fn bare(root: &str, port: u16) {
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_file_iter(format!("{root}/tls/ca.pem")).unwrap() {
        roots.add(certificate.unwrap()).unwrap();
    }
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let tcp = tokio::net::TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    tcp.set_nodelay(true).unwrap();
    let name = ServerName::try_from("localhost").unwrap();
    let stream = TlsConnector::from(Arc::new(config)).connect(name, tcp).await.unwrap();
    let mut client = Client::new(stream);
    client.read_response().await.unwrap();
    let mut session = client.login("u", dovecot::PASSWORD).await.map_err(|e| e.0).unwrap();
    let mut total = 0;
    let mut next = 1;
    let mut end = u32::MAX;
    let mut command = "EXAMINE INBOX".to_owned();
    while next <= end {
        let tag = session.run_command(&command).await.unwrap();
        loop {
            let response = session.read_response().await.unwrap().unwrap();
            match response.parsed() {
                Response::Done { tag: done, .. } if *done == tag => break,
                Response::MailboxData(async_imap::imap_proto::MailboxDatum::Exists(count)) => {
                    end = *count;
                }
                Response::Fetch(_, attributes) => {
                    for attribute in attributes {
                        if let AttributeValue::BodySection { data: Some(data), .. } = attribute {
                            total += data.len();
                        }
                    }
                }
                _ => {}
            }
        }
        if command.starts_with("UID") {
            next += 50;
        }
        command = format!("UID FETCH {next}:{} (UID BODY.PEEK[])", next + 49);
    }
    println!("{total} bytes");
}

async fn ours(root: &str, port: u16, data: &str, turns: u32) {
    let settings = ImapSettings {
        host: "localhost".to_owned(),
        port,
        security: Security::Tls,
        user: "u".to_owned(),
        secret: SecretSource::File(format!("{root}/password").into()),
        ca_file: Some(format!("{root}/tls/ca.pem").into()),
        folders: Folders::List(vec!["INBOX".to_owned()]),
        idle: false,
    };
    let store = Arc::new(Store::open(data.as_ref()).unwrap());
    store.repair().unwrap();
    let (_go_on, stop) = tokio::sync::watch::channel(false);
    let mut source = ImapSource::new(settings);
    let intake = StoreIntake(store);
    for turn in 0..turns {
        let before = cpu_milliseconds();
        let settings = letters::mailbox("m");
        let done = pass(&mut source, &intake, &settings, Timestamp::now(), stop.clone()).await;
        let done = done.unwrap();
        assert!(done.is_complete(), "{done:?}");
        let cpu = cpu_milliseconds() - before;
        println!("pass {turn}: {} letters, {} bytes, CPU {cpu} ms", done.new, done.bytes);
    }
}

/// CPU time of this process.
fn cpu_milliseconds() -> u64 {
    let about = std::fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = about.rsplit_once(')').unwrap().1.split_whitespace().collect();
    let ticks = |index: usize| fields[index].parse::<u64>().unwrap();
    (ticks(11) + ticks(12)) * 10
}
