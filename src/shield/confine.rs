//! The reading child gives up its rights, before it sees a foreign byte.
//!
//! Two fences: resource limits, which every kernel knows, and Landlock, as much of it as the kernel
//! has (Linux 5.13 and later; connections from 6.7). Behind them the child and the outside programs
//! that it starts can read what the system's packages brought and nothing else: no letters, no
//! secrets, no accounts. They write no file, and open no connection. Standard input is open already.

use std::io;
use std::path::Path;
use std::path::PathBuf;

use landlock::ABI;
use landlock::Access as _;
use landlock::AccessFs;
use landlock::AccessNet;
use landlock::RestrictionStatus;
use landlock::Ruleset;
use landlock::RulesetAttr as _;
use landlock::RulesetCreatedAttr as _;
use landlock::RulesetStatus;
use landlock::Scope;
use landlock::path_beneath_rules;
use rustix::process::Resource;
use rustix::process::Rlimit;
use rustix::process::getrlimit;
use rustix::process::setrlimit;

use crate::read::limits::ChildLimits;
use crate::read::limits::OfficeLimits;

/// Files that the child may have open: its three streams and little more.
const OPEN_FILES: u64 = 32;

/// Seconds between the signal that says the processor time is up and the one that ends it.
const GRACE_SECONDS: u64 = 2;

/// What outside programs are made of: code, fonts, language data.
const READABLE: [&str; 9] = [
    "/usr",
    "/lib",
    "/lib64",
    "/bin",
    "/etc/fonts",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/etc/papersize",
    "/var/cache/fontconfig",
];

/// Files that LibreOffice may have open.
const OFFICE_OPEN_FILES: u64 = 256;

/// What LibreOffice reads beside.
const OFFICE_READABLE: [&str; 5] = [
    "/etc/libreoffice",
    "/var/lib/libreoffice",
    "/var/spool/libreoffice",
    "/dev/urandom",
    "/sys/devices/system/cpu/online",
];

/// Where LibreOffice makes its socket, wherever else it is told to: without, it does not start.
const OFFICE_SOCKETS: &str = "/tmp";

/// Takes the rights away.
pub(super) fn confine(limits: &ChildLimits) -> io::Result<()> {
    resources(limits)?;
    files_and_network().map_err(io::Error::other)
}

/// It writes no file and dumps no core. It starts no process as long as nobody lifts the limit,
/// which `shield::tools` does for the moment of starting one.
fn resources(limits: &ChildLimits) -> io::Result<()> {
    let hard = limits.cpu_seconds.saturating_add(GRACE_SECONDS);
    for (resource, current, maximum) in [
        (Resource::As, limits.memory_bytes, Some(limits.memory_bytes)),
        (Resource::Cpu, limits.cpu_seconds, Some(hard)),
        (Resource::Nofile, OPEN_FILES, Some(OPEN_FILES)),
        (Resource::Nproc, 0, getrlimit(Resource::Nproc).maximum),
        (Resource::Fsize, 0, Some(0)),
        (Resource::Core, 0, Some(0)),
    ] {
        setrlimit(resource, Rlimit { current: Some(current), maximum })?;
    }
    Ok(())
}

/// Takes the rights away from the child that becomes LibreOffice. It writes in its own folder and
/// starts no program but itself; threads it needs, so their number is not limited here. Without
/// Landlock it is not run at all.
pub(super) fn confine_office(
    limits: &OfficeLimits,
    folder: &Path,
    program: &str,
) -> io::Result<()> {
    let hard = limits.cpu_seconds.saturating_add(GRACE_SECONDS);
    for (resource, current, maximum) in [
        (Resource::As, limits.memory_bytes, limits.memory_bytes),
        (Resource::Cpu, limits.cpu_seconds, hard),
        (Resource::Nofile, OFFICE_OPEN_FILES, OFFICE_OPEN_FILES),
        (Resource::Fsize, limits.output_bytes, limits.output_bytes),
        (Resource::Core, 0, 0),
    ] {
        setrlimit(resource, Rlimit { current: Some(current), maximum: Some(maximum) })?;
    }
    let status = one_folder(folder, program).map_err(io::Error::other)?;
    if status.ruleset == RulesetStatus::NotEnforced {
        return Err(io::Error::from(io::ErrorKind::Unsupported));
    }
    Ok(())
}

/// No links: what is written is opened again by a process that may read more.
fn one_folder(folder: &Path, program: &str) -> Result<RestrictionStatus, landlock::RulesetError> {
    let abi = ABI::V6;
    let read = AccessFs::ReadFile | AccessFs::ReadDir;
    let inside = read
        | AccessFs::WriteFile
        | AccessFs::Truncate
        | AccessFs::MakeReg
        | AccessFs::MakeDir
        | AccessFs::RemoveFile
        | AccessFs::RemoveDir
        | AccessFs::Refer;
    let started = loaders().into_iter().chain([PathBuf::from(program)]);
    Ruleset::default()
        .handle_access(AccessFs::from_all(abi))?
        .handle_access(AccessNet::from_all(abi))?
        .scope(Scope::from_all(abi))?
        .create()?
        .add_rules(path_beneath_rules(READABLE, read))?
        .add_rules(path_beneath_rules(OFFICE_READABLE, read))?
        .add_rules(path_beneath_rules(started, read | AccessFs::Execute))?
        .add_rules(path_beneath_rules([OFFICE_SOCKETS], AccessFs::MakeSock))?
        .add_rules(path_beneath_rules([folder], inside))?
        .restrict_self()
}

/// The programs that load programs (`ld.so(8)`).
fn loaders() -> Vec<PathBuf> {
    let entries =
        ["/lib", "/lib64"].into_iter().filter_map(|folder| std::fs::read_dir(folder).ok());
    entries
        .flat_map(Iterator::flatten)
        .filter(|entry| entry.file_name().to_string_lossy().starts_with("ld-linux"))
        .map(|entry| entry.path())
        .collect()
}

fn files_and_network() -> Result<(), landlock::RulesetError> {
    let abi = ABI::V6;
    Ruleset::default()
        .handle_access(AccessFs::from_all(abi))?
        .handle_access(AccessNet::from_all(abi))?
        .scope(Scope::from_all(abi))?
        .create()?
        .add_rules(path_beneath_rules(READABLE, AccessFs::from_read(abi)))?
        .restrict_self()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::fs::File;
    use std::net::TcpListener;
    use std::net::TcpStream;
    use std::process::Command;

    use super::*;

    /// Where the probe finds the port that somebody listens on.
    const PORT: &str = "TONGHOP_PROBE_PORT";

    /// Giving up rights needs a process of its own: the test starts itself once more as the probe.
    #[test]
    fn behind_the_fences_nothing_is_read_written_or_called() {
        if let Some((_, port)) = std::env::vars().find(|(name, _)| name == PORT) {
            return probe(port.parse().unwrap());
        }
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port().to_string();
        let this = "shield::confine::tests::behind_the_fences_nothing_is_read_written_or_called";
        let output = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "--nocapture", this])
            .env(PORT, port)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(said.contains("probe: fenced"), "{said}");
        assert!(output.status.success(), "{said}");
    }

    fn probe(port: u16) {
        assert!(fs::read("/etc/passwd").is_ok());
        assert!(TcpStream::connect(("127.0.0.1", port)).is_ok());
        let folder = std::env::temp_dir();
        confine(&ChildLimits::default()).unwrap();
        assert!(fs::read("/etc/passwd").is_err());
        assert!(fs::read_dir("/").is_err());
        assert!(File::create(folder.join("tonghop-probe")).is_err());
        assert!(fs::read("/usr/bin/env").is_ok());
        setrlimit(Resource::Nproc, Rlimit { current: None, maximum: None }).unwrap_or_default();
        let cat = Command::new("/usr/bin/cat").arg("/etc/passwd").output();
        assert!(!cat.is_ok_and(|output| output.status.success()));
        assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
        println!("probe: fenced");
    }
}
