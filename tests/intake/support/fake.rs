//! An IMAP server that can be told to misbehave: by script for one answer, or by seeded chance.
//!
//! It speaks as much IMAP as intake needs, with Gmail's extensions on request: the only stand-in
//! for Gmail that tests can reach.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard};

use tonghop::config::mailbox::{Folders, ImapSettings, SecretSource, Security};
use tonghop::source::imap::Patience;

#[derive(Clone, Debug)]
pub(crate) struct FakeLetter {
    pub(crate) uid: u32,
    pub(crate) bytes: Vec<u8>,
    /// As it stands in the answer, with its quotes.
    pub(crate) date: String,
    pub(crate) gmail_id: u64,
    pub(crate) labels: String,
}

#[derive(Clone, Debug)]
pub(crate) struct FakeFolder {
    pub(crate) name: String,
    pub(crate) marks: String,
    pub(crate) uid_validity: u32,
    pub(crate) uid_next: u32,
    pub(crate) letters: Vec<FakeLetter>,
}

/// An answer that replaces the proper one. `{TAG}` stands for the command's tag, `{OK}` for the
/// proper answer.
#[derive(Clone, Debug)]
pub(crate) struct Script {
    pub(crate) command: String,
    pub(crate) answer: Vec<u8>,
    pub(crate) close: bool,
    pub(crate) times: u32,
}

#[derive(Debug, Default)]
pub(crate) struct State {
    pub(crate) folders: Vec<FakeFolder>,
    pub(crate) offers: String,
    pub(crate) scripts: Vec<Script>,
    pub(crate) commands: Vec<String>,
    /// Faults per thousand chances.
    pub(crate) faults: u64,
    /// The server renumbers a folder with this chance per thousand EXAMINEs.
    pub(crate) renumbers: u64,
    pub(crate) random: u64,
    pub(crate) injected: u64,
    pub(crate) bodies_sent: u64,
}

impl State {
    fn roll(&mut self, below: u64) -> u64 {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        (self.random >> 11) % below
    }

    fn strikes(&mut self) -> bool {
        let strikes = self.faults > 0 && self.roll(1000) < self.faults;
        self.injected += u64::from(strikes);
        strikes
    }

    pub(crate) fn folder(&mut self, name: &str) -> &mut FakeFolder {
        self.folders.iter_mut().find(|folder| folder.name == name).unwrap()
    }
}

impl FakeFolder {
    pub(crate) fn add(&mut self, bytes: &[u8], date: &str) -> u32 {
        let uid = self.uid_next;
        self.uid_next += 1;
        let gmail_id = 1_278_455_344_230_334_865 + u64::from(uid);
        let date = format!("\"{date}\"");
        let labels = "(\"\\\\Inbox\")".to_owned();
        self.letters.push(FakeLetter { uid, bytes: bytes.to_vec(), date, gmail_id, labels });
        uid
    }

    /// New UIDVALIDITY, every letter under another number.
    pub(crate) fn renumber(&mut self) {
        self.uid_validity += 1;
        for letter in &mut self.letters {
            letter.uid += 5;
        }
        self.uid_next += 5;
    }
}

pub(crate) struct Fake {
    port: u16,
    state: Arc<Mutex<State>>,
    password: tempfile::NamedTempFile,
}

impl Fake {
    /// Starts one with INBOX and a junk folder.
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let folder = |name: &str, marks: &str| FakeFolder {
            name: name.to_owned(),
            marks: marks.to_owned(),
            uid_validity: 100,
            uid_next: 1,
            letters: Vec::new(),
        };
        let folders = vec![folder("INBOX", "\\HasNoChildren"), folder("Th&AbA- r&AOE-c", "\\junk")];
        let offers = "IMAP4rev1 ID".to_owned();
        let state = State { folders, offers, random: 88_172_645_463_325_252, ..State::default() };
        let state = Arc::new(Mutex::new(state));
        let shared = Arc::clone(&state);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let state = Arc::clone(&shared);
                std::thread::spawn(move || drop(serve(&stream, &state)));
            }
        });
        let mut password = tempfile::NamedTempFile::new().unwrap();
        password.write_all(b"sesame").unwrap();
        Self { port, state, password }
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    pub(crate) fn settings(&self) -> ImapSettings {
        ImapSettings {
            host: "127.0.0.1".to_owned(),
            port: self.port,
            security: Security::Plain,
            user: "u".to_owned(),
            secret: SecretSource::File(self.password.path().to_owned()),
            ca_file: None,
            folders: Folders::Auto,
            idle: false,
        }
    }

    /// The next answers to commands that begin so are replaced.
    pub(crate) fn script(&self, command: &str, answer: impl AsRef<[u8]>, close: bool, times: u32) {
        let answer = answer.as_ref().to_vec();
        let script = Script { command: command.to_owned(), answer, close, times };
        self.state().scripts.push(script);
    }
}

/// Waiting times for a server on this machine.
pub(crate) fn hasty() -> Patience {
    use std::time::Duration;
    Patience {
        dns: Duration::from_secs(2),
        connect: Duration::from_secs(2),
        handshake: Duration::from_secs(2),
        login: Duration::from_secs(2),
        idle: Duration::from_millis(250),
        command: Duration::from_secs(5),
        logout: Duration::from_millis(200),
    }
}

/// What happens to the connection after an answer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Then {
    GoOn,
    Close,
    Stall,
}

fn serve(stream: &TcpStream, state: &Mutex<State>) -> std::io::Result<()> {
    let mut writer = stream.try_clone()?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut selected = None;
    let mut greeting = b"* OK hello\r\n".to_vec();
    let mut then = Then::GoOn;
    if let Some(script) = scripted(state, "GREETING") {
        greeting.clone_from(&script.answer);
        then = if script.close { Then::Close } else { Then::GoOn };
    }
    writer.write_all(&greeting)?;
    let mut line = String::new();
    loop {
        match then {
            Then::GoOn => {}
            Then::Close => return stream.shutdown(Shutdown::Both),
            Then::Stall => return reader.read_to_end(&mut Vec::new()).map(drop),
        }
        line.clear();
        if reader.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let (tag, command) = line.trim_end().split_once(' ').unwrap_or((line.trim_end(), ""));
        state.lock().unwrap().commands.push(command.to_owned());
        let (proper, after) = answer(&mut state.lock().unwrap(), tag, command, &mut selected);
        then = after;
        let bytes = match scripted(state, command) {
            Some(script) => {
                then = if script.close { Then::Close } else { Then::GoOn };
                fill(&script.answer, tag, &proper)
            }
            None => proper,
        };
        writer.write_all(&bytes)?;
    }
}

fn scripted(state: &Mutex<State>, command: &str) -> Option<Script> {
    let mut state = state.lock().unwrap();
    let found = state.scripts.iter().position(|script| command.starts_with(&script.command))?;
    let script = state.scripts[found].clone();
    state.scripts[found].times -= 1;
    if state.scripts[found].times == 0 {
        state.scripts.remove(found);
    }
    Some(script)
}

fn fill(template: &[u8], tag: &str, proper: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = template;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix(b"{TAG}") {
            out.extend_from_slice(tag.as_bytes());
            rest = after;
        } else if let Some(after) = rest.strip_prefix(b"{OK}") {
            out.extend_from_slice(proper);
            rest = after;
        } else {
            out.push(rest[0]);
            rest = &rest[1..];
        }
    }
    out
}

fn answer(
    state: &mut State,
    tag: &str,
    command: &str,
    selected: &mut Option<usize>,
) -> (Vec<u8>, Then) {
    let ok = |untagged: String| (format!("{untagged}{tag} OK done\r\n").into_bytes(), Then::GoOn);
    let word = command.split(' ').take(2).collect::<Vec<_>>().join(" ");
    if command == "CAPABILITY" {
        return ok(format!("* CAPABILITY {}\r\n", state.offers));
    } else if command.starts_with("LOGIN ") {
        let right = command == "LOGIN \"u\" \"sesame\"";
        let status = if right { "OK" } else { "NO [AUTHENTICATIONFAILED]" };
        return (format!("{tag} {status} login\r\n").into_bytes(), Then::GoOn);
    } else if command.starts_with("LIST ") {
        let mut lines = String::new();
        for folder in &state.folders {
            writeln!(lines, "* LIST ({}) \"/\" \"{}\"\r", folder.marks, folder.name).unwrap();
        }
        return ok(lines);
    } else if command.starts_with("EXAMINE ") {
        return examine(state, tag, command, selected);
    } else if command == "LOGOUT" {
        return (format!("* BYE\r\n{tag} OK\r\n").into_bytes(), Then::Close);
    }
    let Some(folder) = selected.and_then(|index| state.folders.get(index)).cloned() else {
        return ok(String::new());
    };
    match word.as_str() {
        "UID SEARCH" => search(state, tag, command, &folder),
        "UID FETCH" => fetch(state, tag, command, &folder),
        _ => ok(String::new()),
    }
}

fn examine(
    state: &mut State,
    tag: &str,
    command: &str,
    selected: &mut Option<usize>,
) -> (Vec<u8>, Then) {
    let name = command.trim_start_matches("EXAMINE ").trim_matches('"');
    *selected = state.folders.iter().position(|folder| folder.name == name);
    let Some(index) = *selected else {
        return (format!("{tag} NO [NONEXISTENT] no such folder\r\n").into_bytes(), Then::GoOn);
    };
    if state.strikes() {
        return match state.roll(3) {
            0 => (Vec::new(), Then::Close),
            1 => (b"* BYE Session expired\r\n".to_vec(), Then::Close),
            _ => (format!("{tag} NO [UNAVAILABLE] later\r\n").into_bytes(), Then::GoOn),
        };
    }
    if state.renumbers > 0 && state.roll(1000) < state.renumbers {
        state.folders[index].renumber();
        state.injected += 1;
    }
    let folder = &state.folders[index];
    let text = format!(
        "* {} EXISTS\r\n* OK [UIDVALIDITY {}] x\r\n* OK [UIDNEXT {}] x\r\n{tag} OK [READ-ONLY] x\r\n",
        folder.letters.len(),
        folder.uid_validity,
        folder.uid_next
    );
    (text.into_bytes(), Then::GoOn)
}

fn search(state: &mut State, tag: &str, command: &str, folder: &FakeFolder) -> (Vec<u8>, Then) {
    if state.strikes() {
        return match state.roll(2) {
            0 => (b"* SEARCH 1 2".to_vec(), Then::Close),
            _ => (format!("{tag} BAD odd\r\n").into_bytes(), Then::GoOn),
        };
    }
    let set = command.trim_start_matches("UID SEARCH UID ");
    let uids: Vec<String> = numbers(set, folder).iter().map(|l| l.uid.to_string()).collect();
    let text = format!("* SEARCH {}\r\n{tag} OK done\r\n", uids.join(" "));
    (text.replace("SEARCH \r", "SEARCH\r").into_bytes(), Then::GoOn)
}

fn numbers(set: &str, folder: &FakeFolder) -> Vec<FakeLetter> {
    let highest = folder.letters.iter().map(|letter| letter.uid).max().unwrap_or(0);
    let number = |text: &str| text.parse::<u32>().unwrap_or(highest);
    let ranges: Vec<(u32, u32)> = set
        .split(',')
        .map(|part| {
            let (a, b) = part.split_once(':').unwrap_or((part, part));
            (number(a).min(number(b)), number(a).max(number(b)))
        })
        .collect();
    let inside = |uid: u32| ranges.iter().any(|(a, b)| (*a..=*b).contains(&uid));
    folder.letters.iter().filter(|letter| inside(letter.uid)).cloned().collect()
}

fn fetch(state: &mut State, tag: &str, command: &str, folder: &FakeFolder) -> (Vec<u8>, Then) {
    let mut words = command.splitn(4, ' ').skip(2);
    let (set, items) = (words.next().unwrap(), words.next().unwrap());
    let mut letters = numbers(set, folder);
    if state.strikes() {
        letters.reverse();
    }
    let mut out = Vec::new();
    for letter in letters {
        let item = item(state, &letter, items);
        if !state.strikes() {
            out.extend(item);
            continue;
        }
        match state.roll(10) {
            0 => return (cat(out, format!("{tag} NO [UNAVAILABLE] mid\r\n")), Then::GoOn),
            1 => return (cat(out, format!("{tag} BAD mid\r\n")), Then::GoOn),
            2 => {
                return (
                    cat(out, "* BYE Session expired, please login again.\r\n".into()),
                    Then::Close,
                );
            }
            3 => return (out, Then::Close),
            4 => {
                let cut = usize::try_from(state.roll(u64::try_from(item.len()).unwrap())).unwrap();
                out.extend(&item[..cut]);
                return (out, Then::Close);
            }
            5 => {
                out.extend(&item[..item.len() / 2]);
                return (out, Then::Stall);
            }
            6 => {}
            7 => {
                out.extend(&item);
                out.extend(&item);
            }
            8 => {
                out.extend(
                    format!("* {0} FETCH (FLAGS (\\Seen))\r\n* 3 EXISTS\r\n", letter.uid).bytes(),
                );
                out.extend(&item);
            }
            _ => {
                out.extend(b"* NAMESPACE ((\"\" \"/\")) NIL NIL\r\n");
                out.extend(&item);
            }
        }
    }
    (cat(out, format!("{tag} OK done\r\n")), Then::GoOn)
}

fn cat(mut out: Vec<u8>, end: String) -> Vec<u8> {
    out.extend(end.into_bytes());
    out
}

fn item(state: &mut State, letter: &FakeLetter, items: &str) -> Vec<u8> {
    let mut out = format!("* {} FETCH (UID {}", letter.uid, letter.uid).into_bytes();
    let size = letter.bytes.len();
    if items.contains("RFC822.SIZE") {
        out.extend(format!(" RFC822.SIZE {size}").bytes());
    }
    if items.contains("INTERNALDATE") {
        out.extend(format!(" INTERNALDATE {}", letter.date).bytes());
    }
    if items.contains("X-GM-MSGID") {
        let (id, labels) = (letter.gmail_id, &letter.labels);
        out.extend(format!(" X-GM-MSGID {id} X-GM-LABELS {labels}").bytes());
    }
    if let Some((_, partial)) = items.split_once("BODY.PEEK[]<") {
        let (start, length) = partial.trim_end_matches([')', '>']).split_once('.').unwrap();
        let start = start.parse::<usize>().unwrap().min(size);
        let end = start.saturating_add(length.parse().unwrap()).min(size);
        out.extend(format!(" BODY[]<{start}> {{{}}}\r\n", end - start).bytes());
        out.extend(&letter.bytes[start..end]);
    } else if items.contains("BODY.PEEK[]") {
        state.bodies_sent += 1;
        out.extend(format!(" BODY[] {{{size}}}\r\n").bytes());
        out.extend(&letter.bytes);
    } else if items.contains("HEADER.FIELDS") {
        let text = String::from_utf8_lossy(&letter.bytes);
        let head = text.split("\r\n\r\n").next().unwrap();
        let wanted = |line: &&str| {
            let name = line.split(':').next().unwrap().to_uppercase();
            items.contains(&name)
        };
        let head: Vec<&str> = head.split("\r\n").filter(wanted).collect();
        let head = format!("{}\r\n\r\n", head.join("\r\n"));
        out.extend(format!(" BODY[HEADER.FIELDS (X)] {{{}}}\r\n{head}", head.len()).bytes());
    }
    out.extend(b")\r\n");
    out
}
