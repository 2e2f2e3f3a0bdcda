//! The daemon itself: takes what arrives, stops in time, reloads all or nothing, stands alone.

use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::office::{Office, project, told};

struct Daemon {
    child: Child,
}

impl Daemon {
    fn start(office: &Office) -> Self {
        let child = office
            .command(&["run"])
            .stdout(Stdio::null())
            .stderr(std::fs::File::create(office.path("log")).unwrap())
            .spawn()
            .unwrap();
        Self { child }
    }

    fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args([name, &pid]).status().unwrap().success());
    }

    fn wait(&mut self) -> (i32, Duration) {
        let started = Instant::now();
        while started.elapsed() < Duration::from_secs(20) {
            if let Some(status) = self.child.try_wait().unwrap() {
                return (status.code().unwrap_or(-1), started.elapsed());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("the daemon did not stop");
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        if self.child.kill().is_ok() {
            self.child.wait().unwrap();
        }
    }
}

fn log(office: &Office) -> String {
    let mut text = String::new();
    std::fs::File::open(office.path("log")).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn until(what: &str, office: &Office, mut holds: impl FnMut() -> bool) {
    let started = Instant::now();
    while !holds() {
        assert!(started.elapsed() < Duration::from_mins(1), "{what} did not come\n{}", log(office));
        std::thread::sleep(Duration::from_millis(100));
    }
}

fn received(office: &Office, unit: &str) -> bool {
    let list = office.run(&["late", "--format", "json", "--as-of", "2023-06-06"]);
    if list.code != 0 {
        return false;
    }
    let list = list.json();
    let row =
        list["units"].as_array().unwrap().iter().find(|row| row["unit"] == unit).unwrap().clone();
    row["received_at"].is_string()
}

#[test]
fn a_letter_that_arrives_while_it_runs_is_on_the_list_soon_and_sigterm_ends_it_in_time() {
    let office = Office::open();
    let mut daemon = Daemon::start(&office);
    until("the first pass", &office, || log(&office).contains("in full"));
    office.deliver(&project("fixtures/mail/bang-mot-cot/message.eml"));
    until("the letter", &office, || received(&office, "ldld-nghe-an"));
    office.ok(&["rule", "exempt", "--unit", "ldld-ha-nam", "--by", "A", "--reason", "b"]);
    office.ok(&["backup", "copy.zip"]);
    let second = told(&office.command(&["poll"]).output().unwrap());
    assert_eq!(second.code, 3, "one process owns a data folder");
    assert!(second.err.contains(&daemon.child.id().to_string()), "{}", second.err);
    daemon.signal("-TERM");
    let (code, elapsed) = daemon.wait();
    assert_eq!(code, 0, "{}", log(&office));
    assert!(elapsed < Duration::from_secs(10), "{elapsed:?}");
    office.ok(&["verify"]);
}

#[test]
fn a_reload_with_a_fault_changes_nothing_and_a_sound_one_takes_hold() {
    let office = Office::open();
    let mut daemon = Daemon::start(&office);
    until("the first pass", &office, || log(&office).contains("in full"));
    let good = std::fs::read_to_string(office.path("tonghop.toml")).unwrap();
    std::fs::write(office.path("tonghop.toml"), good.replace("poll_every", "poll_evry")).unwrap();
    daemon.signal("-HUP");
    until("the refusal", &office, || log(&office).contains("stays in force"));
    std::fs::create_dir(office.path("more")).unwrap();
    let more =
        format!("{good}\n[[mailbox]]\nname = \"them\"\nmaildir = \"more\"\npoll_every = \"1s\"\n");
    std::fs::write(office.path("tonghop.toml"), more).unwrap();
    daemon.signal("-HUP");
    until("the new mailbox", &office, || log(&office).contains("Read them in full"));
    daemon.signal("-TERM");
    assert_eq!(daemon.wait().0, 0);
}

#[test]
fn readiness_and_the_watchdog_are_told_to_the_supervisor() {
    let office = Office::open();
    let socket = office.path("notify");
    let supervisor = std::os::unix::net::UnixDatagram::bind(&socket).unwrap();
    supervisor.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let child = office
        .command(&["run"])
        .env("NOTIFY_SOCKET", &socket)
        .env("WATCHDOG_USEC", "3000000")
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut daemon = Daemon { child };
    let mut told = String::new();
    let mut buffer = [0_u8; 4096];
    while !(told.contains("READY=1") && told.contains("WATCHDOG=1")) {
        let count = supervisor.recv(&mut buffer).expect("the supervisor hears of it");
        told.push_str(&String::from_utf8_lossy(&buffer[..count]));
        told.push('\n');
    }
    daemon.signal("-TERM");
    assert_eq!(daemon.wait().0, 0);
}

#[test]
fn letters_left_unread_by_a_killed_daemon_are_read_by_the_next() {
    let office = Office::open();
    for case in ["bang-mot-cot", "bang-nam", "thay-the"] {
        office.deliver(&project(&format!("fixtures/mail/{case}/message.eml")));
    }
    office.ok(&["poll", "--no-read"]);
    let rows = office.ok(&["messages", "--format", "json"]).json();
    assert!(rows.as_array().unwrap().iter().all(|row| row["verdict"] == "unresolved"));
    let list = office.ok(&["late"]).out;
    assert!(list.contains("3 thư đã thấy nhưng chưa tải hoặc chưa đọc xong"), "{list}");
    office.ok(&["poll"]);
    let rows = office.ok(&["messages", "--format", "json"]).json();
    assert!(rows.as_array().unwrap().iter().all(|row| row["verdict"] != "unresolved"), "{rows}");
}
