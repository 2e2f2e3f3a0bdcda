//! The daemon with its pages, people with passwords, and the few words of HTTP that tests need.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use crate::office::Office;

pub(crate) const PASSWORD: &str = "mot hai ba bon nam";

/// A running daemon with pages on the made-up mailbox.
pub(crate) struct Desk {
    pub(crate) office: Office,
    pub(crate) address: SocketAddr,
    daemon: Child,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Answer {
    /// A header's value.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(':'));
        lines.into_iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, v)| v.trim())
    }

    /// The cookie that was set, as it is sent back.
    pub(crate) fn cookie(&self) -> String {
        self.header("set-cookie").unwrap().split(';').next().unwrap().to_owned()
    }

    /// The value of a hidden field.
    pub(crate) fn field(&self, name: &str) -> String {
        let start = format!("name=\"{name}\" value=\"");
        let from = self.body.find(&start).unwrap_or_else(|| panic!("{name} in\n{}", self.body));
        let rest = &self.body[from..][start.len()..];
        rest[..rest.find('"').unwrap()].to_owned()
    }
}

impl Desk {
    /// Starts the daemon on a copy of the made-up mailbox.
    pub(crate) fn open() -> Self {
        Self::that_looks_every("1h")
    }

    /// The same, looking for new letters so often.
    pub(crate) fn that_looks_every(span: &str) -> Self {
        let office = Office::with_demo();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        office.configure(&format!(
            "[[mailbox]]\nname = \"thu-mau\"\nmaildir = \"mail\"\npoll_every = \"{span}\"\n\n[web]\nlisten = \"{port}\"\n"
        ));
        let daemon = office
            .command(&["run"])
            .stdout(Stdio::null())
            .stderr(std::fs::File::create(office.path("log")).unwrap())
            .spawn()
            .unwrap();
        let desk = Self { office, address: port, daemon };
        let started = Instant::now();
        while TcpStream::connect(port).is_err() || desk.get("/readyz", "").status != 200 {
            assert!(started.elapsed() < Duration::from_secs(30), "no page:\n{}", desk.log());
            std::thread::sleep(Duration::from_millis(50));
        }
        desk
    }

    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(self.office.path("log")).unwrap()
    }

    /// Asks with these further header lines.
    pub(crate) fn ask(&self, method: &str, path: &str, headers: &str, body: &str) -> Answer {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        let length = body.len();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
        )
        .unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
        Answer { status, head: head.to_owned(), body: body.to_owned() }
    }

    /// Looks at a page.
    pub(crate) fn get(&self, path: &str, cookie: &str) -> Answer {
        self.ask("GET", path, &format!("Host: {}\r\nCookie: {cookie}\r\n", self.address), "")
    }

    /// Sends a form from a page of ours.
    pub(crate) fn post(&self, path: &str, cookie: &str, form: &[(&str, &str)]) -> Answer {
        let host = self.address;
        let headers = format!(
            "Host: {host}\r\nOrigin: http://{host}\r\nCookie: {cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        );
        self.ask("POST", path, &headers, &encoded(form))
    }

    /// The one-time link for a person, without the host.
    pub(crate) fn link(&self, name: &str, role: &str) -> String {
        let told = self.office.ok(&["user", "link", name, "--role", role]);
        let from = told.out.find("/dat-mat-khau").unwrap();
        told.out[from..].split_whitespace().next().unwrap().to_owned()
    }

    /// A person who has set a password; the cookie of the session.
    pub(crate) fn person(&self, name: &str, role: &str) -> String {
        let link = self.link(name, role);
        let token = link.split_once("t=").unwrap().1.to_owned();
        let form = [("t", token.as_str()), ("password", PASSWORD), ("again", PASSWORD)];
        let entered = self.post("/dat-mat-khau", "", &form);
        assert_eq!(entered.status, 303, "{}", entered.body);
        entered.cookie()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        if self.daemon.kill().is_ok() {
            self.daemon.wait().unwrap();
        }
    }
}

/// `application/x-www-form-urlencoded`
pub(crate) fn encoded(form: &[(&str, &str)]) -> String {
    let escaped = |text: &str| {
        text.bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
                _ => format!("%{byte:02X}"),
            })
            .collect::<String>()
    };
    let pairs = form.iter().map(|(name, value)| format!("{name}={}", escaped(value)));
    pairs.collect::<Vec<_>>().join("&")
}
