//! A private Dovecot in a temporary folder, on free ports of this machine, with its own CA.
//!
//! It ends with the test. Every command that a client sends is in its raw log.

use std::fs::{self, Permissions};
use std::net::TcpListener;
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tempfile::TempDir;
use tonghop::config::mailbox::{Folders, ImapSettings, SecretSource, Security};

use super::letters::data_folder;

static SERIAL: AtomicU64 = AtomicU64::new(0);

/// No such user needs to exist.
const MAIL_UID: u32 = 5000;

pub(crate) const PASSWORD: &str = "quite-secret 1234";

/// Password of the user `v`: no quoted string can carry it.
pub(crate) const VIETNAMESE: &str = "mật khẩu";

pub(crate) struct Dovecot {
    folder: TempDir,
    server: Child,
    pub(crate) tls_port: u16,
    pub(crate) plain_port: u16,
}

impl Dovecot {
    /// Starts one with the user `u`.
    pub(crate) fn start() -> Self {
        Self::start_with("")
    }

    /// Starts one that shows another of its certificates.
    pub(crate) fn start_with_certificate(name: &str) -> Self {
        Self::start_with(&format!(
            "ssl_cert = <ROOT/tls/{name}.pem\nssl_key = <ROOT/tls/{name}.key\n"
        ))
    }

    /// A file with a secret, as settings want it.
    pub(crate) fn secret_file(&self, name: &str, secret: &str) -> SecretSource {
        let path = self.root().join(name);
        fs::write(&path, secret).unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
        SecretSource::File(path)
    }

    /// Starts one with further settings.
    pub(crate) fn start_with(settings: &str) -> Self {
        for tool in ["/usr/sbin/dovecot", "/usr/bin/openssl", "/usr/bin/doveadm"] {
            assert!(
                Path::new(tool).exists(),
                "{tool} is missing: apt-get install -y --no-install-recommends dovecot-imapd openssl"
            );
        }
        for _ in 0..5 {
            if let Some(server) = Self::try_start(settings) {
                return server;
            }
        }
        panic!("Dovecot does not start");
    }

    fn try_start(settings: &str) -> Option<Self> {
        let folder = data_folder();
        let root = folder.path();
        fs::set_permissions(root, Permissions::from_mode(0o755)).unwrap();
        for name in ["run", "state", "mail", "rawlog", "tls"] {
            fs::create_dir(root.join(name)).unwrap();
        }
        for name in ["mail", "rawlog"] {
            chown(root.join(name), Some(MAIL_UID), Some(MAIL_UID)).unwrap();
        }
        certificates(&root.join("tls"), settings);
        fs::write(root.join("users"), format!("u:{{PLAIN}}{PASSWORD}::::::\nv:{{PLAIN}}{VIETNAMESE}::::::\nw:{{PLAIN}}token-1234::::::\n")).unwrap();
        fs::write(root.join("password"), PASSWORD).unwrap();
        fs::set_permissions(root.join("password"), Permissions::from_mode(0o600)).unwrap();
        let (tls_port, plain_port) = (free_port(), free_port());
        let conf = configuration(root, tls_port, plain_port, settings);
        fs::write(root.join("dovecot.conf"), conf).unwrap();
        let server = Command::new("/usr/sbin/dovecot")
            .arg("-F")
            .arg("-c")
            .arg(root.join("dovecot.conf"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut started = Self { folder, server, tls_port, plain_port };
        started.answers().then_some(started)
    }

    fn answers(&mut self) -> bool {
        for _ in 0..200 {
            if self.server.try_wait().unwrap().is_some() {
                return false;
            }
            if let Ok(mut stream) = std::net::TcpStream::connect(("127.0.0.1", self.plain_port)) {
                let mut greeting = [0_u8; 4];
                stream.set_read_timeout(Some(Duration::from_secs(2))).unwrap();
                if std::io::Read::read_exact(&mut stream, &mut greeting).is_ok() {
                    return true;
                }
            }
            std::thread::sleep(Duration::from_millis(25));
        }
        false
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Settings of a client: TLS, all folders.
    pub(crate) fn settings(&self) -> ImapSettings {
        ImapSettings {
            host: "localhost".to_owned(),
            port: self.tls_port,
            security: Security::Tls,
            user: "u".to_owned(),
            secret: SecretSource::File(self.root().join("password")),
            ca_file: Some(self.root().join("tls/ca.pem")),
            folders: Folders::Auto,
            idle: false,
        }
    }

    fn maildir(&self, folder: &str) -> PathBuf {
        let inbox = self.root().join("mail/u/Maildir");
        if folder == "INBOX" { inbox } else { inbox.join(format!(".{folder}")) }
    }

    /// Puts a letter into a folder; its time is the receipt.
    pub(crate) fn deliver(&self, folder: &str, letter: &[u8], received: i64) {
        let target = self.maildir(folder);
        for part in [&target, &target.join("cur"), &target.join("new"), &target.join("tmp")] {
            let missing: Vec<&Path> = part.ancestors().take_while(|dir| !dir.exists()).collect();
            fs::create_dir_all(part).unwrap();
            for dir in missing {
                chown(dir, Some(MAIL_UID), Some(MAIL_UID)).unwrap();
            }
        }
        let serial = SERIAL.fetch_add(1, Ordering::Relaxed);
        let name = format!("{received}.M{serial:09}P1.host");
        let written = target.join("tmp").join(&name);
        fs::write(&written, letter).unwrap();
        let time = std::time::UNIX_EPOCH + Duration::from_secs(received.try_into().unwrap());
        fs::File::options().write(true).open(&written).unwrap().set_modified(time).unwrap();
        chown(&written, Some(MAIL_UID), Some(MAIL_UID)).unwrap();
        fs::rename(&written, target.join("new").join(&name)).unwrap();
    }

    /// Runs an administrator's command.
    pub(crate) fn doveadm(&self, arguments: &[&str]) -> String {
        let output = Command::new("/usr/bin/doveadm")
            .arg("-c")
            .arg(self.root().join("dovecot.conf"))
            .args(arguments)
            .output()
            .unwrap();
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "doveadm {arguments:?}: {error}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Every command that clients sent after login.
    pub(crate) fn commands(&self) -> String {
        let mut all = String::new();
        let mut files: Vec<PathBuf> = fs::read_dir(self.root().join("rawlog"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|e| e == "in"))
            .collect();
        files.sort();
        for file in files {
            all.push_str(&String::from_utf8_lossy(&fs::read(file).unwrap()));
        }
        all
    }

    /// What the server logged.
    pub(crate) fn log(&self) -> String {
        fs::read_to_string(self.root().join("dovecot.log")).unwrap_or_default()
    }
}

impl Drop for Dovecot {
    fn drop(&mut self) {
        let pid = self.server.id().to_string();
        drop(Command::new("kill").arg(&pid).status());
        for _ in 0..100 {
            if matches!(self.server.try_wait(), Ok(Some(_)) | Err(_)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        drop(self.server.kill());
        drop(self.server.wait());
    }
}

fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}

/// A CA and a certificate for this machine; on request one that expired or is another host's.
fn certificates(tls: &Path, settings: &str) {
    openssl(
        tls,
        &format!(
            "req -x509 {KEY} -days 3650 -subj /CN=test-ca \
             -addext basicConstraints=critical,CA:TRUE \
             -addext keyUsage=critical,keyCertSign,cRLSign -keyout ca.key -out ca.pem"
        ),
    );
    for (name, host, days) in
        [("good", "localhost", "30"), ("other", "example.org", "30"), ("old", "localhost", "-1")]
    {
        if name != "good" && !settings.contains(&format!("{name}.pem")) {
            continue;
        }
        let extensions = format!(
            "basicConstraints=CA:FALSE\nkeyUsage=digitalSignature\nextendedKeyUsage=serverAuth\n\
             subjectAltName=DNS:{host}\n"
        );
        fs::write(tls.join(format!("{name}.ext")), extensions).unwrap();
        openssl(tls, &format!("req {KEY} -subj /CN={host} -keyout {name}.key -out {name}.csr"));
        openssl(
            tls,
            &format!(
                "x509 -req -in {name}.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days {days} \
                 -extfile {name}.ext -out {name}.pem"
            ),
        );
    }
}

const KEY: &str = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes";

fn openssl(folder: &Path, arguments: &str) {
    let status = Command::new("/usr/bin/openssl")
        .args(arguments.split_whitespace())
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success(), "openssl {arguments}");
}

fn configuration(root: &Path, tls_port: u16, plain_port: u16, more: &str) -> String {
    let root = root.display().to_string();
    let more = more.replace("ROOT", &root);
    format!(
        "base_dir = {root}/run\n\
         state_dir = {root}/state\n\
         instance_name = test-{tls_port}\n\
         log_path = {root}/dovecot.log\n\
         protocols = imap\n\
         listen = 127.0.0.1\n\
         default_vsz_limit = 1G\n\
         disable_plaintext_auth = yes\n\
         auth_failure_delay = 0\n\
         auth_mechanisms = plain login xoauth2\n\
         ssl = yes\n\
         ssl_cert = <{root}/tls/good.pem\n\
         ssl_key = <{root}/tls/good.key\n\
         first_valid_uid = {MAIL_UID}\n\
         mail_uid = {MAIL_UID}\n\
         mail_gid = {MAIL_UID}\n\
         mail_home = {root}/mail/%u\n\
         mail_location = maildir:~/Maildir\n\
         namespace inbox {{\n\
           inbox = yes\n\
           separator = /\n\
           mailbox Spam {{\n auto = create\n special_use = \\Junk\n}}\n\
           mailbox Bin {{\n auto = create\n special_use = \\Trash\n}}\n\
           mailbox Outbox {{\n auto = create\n special_use = \\Sent\n}}\n\
         }}\n\
         protocol imap {{\n\
           rawlog_dir = {root}/rawlog\n\
           mail_max_userip_connections = 50\n\
         }}\n\
         passdb {{\n driver = passwd-file\n args = scheme=PLAIN {root}/users\n}}\n\
         userdb {{\n driver = static\n args = uid={MAIL_UID} gid={MAIL_UID}\n}}\n\
         service anvil {{\n client_limit = 1000\n}}\n\
         service imap-login {{\n\
           chroot =\n\
           inet_listener imap {{\n port = {plain_port}\n}}\n\
           inet_listener imaps {{\n port = {tls_port}\n ssl = yes\n}}\n\
         }}\n\
         {more}\n"
    )
}
