//! The configuration from outside: the shipped files load, and every fault is named.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot set up its files must stop"
)]

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;

use tempfile::TempDir;
use tonghop::config;
use tonghop::config::Config;
use tonghop::config::keys;
use tonghop::config::mailbox::MailboxKind;
use tonghop::config::mailbox::SecretSource;
use tonghop::model::fault::Faults;
use tonghop::model::unit::Expected;
use tonghop::words::Language;
use tonghop::words::Words;

/// A copy of the shipped configuration with a secret beside it.
struct Setup {
    folder: TempDir,
    variables: BTreeMap<String, String>,
}

impl Setup {
    fn shipped() -> Self {
        let setup = Self { folder: tempfile::tempdir().unwrap(), variables: BTreeMap::new() };
        fs::create_dir_all(setup.path("rounds/ctr01-2023")).unwrap();
        fs::create_dir_all(setup.path("secrets")).unwrap();
        for name in [TOML, ROUND, UNITS, FORM] {
            fs::copy(shipped().join(name), setup.path(name)).unwrap();
        }
        setup.write(SECRET, "abcd efgh ijkl mnop\n");
        setup.chmod(SECRET, 0o600);
        setup
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    fn chmod(&self, name: &str, mode: u32) {
        fs::set_permissions(self.path(name), fs::Permissions::from_mode(mode)).unwrap();
    }

    /// Replaces the first place where this stands; it must stand there.
    fn swap(&self, name: &str, from: &str, to: &str) {
        let text = self.read(name);
        assert!(text.contains(from), "{name} no longer holds {from}");
        self.write(name, &text.replacen(from, to, 1));
    }

    fn set(&mut self, name: &str, value: &str) {
        self.variables.insert(name.to_owned(), value.to_owned());
    }

    fn load(&self) -> Result<Config, Faults> {
        config::load(&self.path(TOML), &self.variables)
    }

    fn good(&self) -> Config {
        self.load().unwrap_or_else(|faults| panic!("{}", self.printed(&faults, Language::En)))
    }

    fn bad(&self) -> Faults {
        self.load().err().unwrap()
    }

    fn printed(&self, faults: &Faults, language: Language) -> String {
        let folder = format!("{}/", self.folder.path().display());
        Words::new(language).faults(faults).replace(&folder, "config/")
    }
}

const TOML: &str = "tonghop.toml";
const ROUND: &str = "rounds/ctr01-2023/round.toml";
const UNITS: &str = "rounds/ctr01-2023/units.csv";
const FORM: &str = "rounds/ctr01-2023/form.csv";
const SECRET: &str = "secrets/imap-password";

fn shipped() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("config")
}

/// A way to get the configuration wrong, as people do.
type Misconfiguration = (&'static str, fn(&mut Setup));

const MISCONFIGURATIONS: &[Misconfiguration] = &[
    ("a misspelt key", |s| s.swap(TOML, "password_file =", "pasword_file =")),
    ("a key without its underscore", |s| s.swap(TOML, "time_zone =", "timezone =")),
    ("a key of another table", |s| {
        s.swap(TOML, "# [web]", "[web]\nlisten = \"[::1]:80\"\npoll_every = \"1m\"");
    }),
    ("a key of the top of the file after a table", |s| {
        s.swap(TOML, "language = \"vi\"", "");
        s.swap(TOML, "# [web]", "[web]\nlisten = \"[::1]:80\"\nlanguage = \"vi\"");
    }),
    ("a word in place of a list", |s| s.swap(TOML, "[\"rounds/ctr01-2023\"]", "\"ctr01-2023\"")),
    ("a quotation mark left out", |s| s.swap(TOML, "\"ban-tuyen-giao\"", "ban-tuyen-giao\"")),
    ("an equals sign left out", |s| s.swap(TOML, "data_dir = ", "data_dir ")),
    ("the codes under another name", |s| s.swap(FORM, "code,", "ma,")),
    ("one pair of brackets for a mailbox", |s| s.swap(TOML, "\n[[mailbox]]", "\n[mailbox]")),
    ("a span of time in words", |s| s.swap(TOML, "poll_every = \"5m\"", "poll_every = \"5 phút\"")),
    ("a size without a unit that is known", |s| s.swap(TOML, "\"64MiB\"", "\"64 megabyte\"")),
    ("a poll every millisecond", |s| s.swap(TOML, "poll_every = \"5m\"", "poll_every = \"0s\"")),
    ("a day that does not exist", |s| s.swap(TOML, "\"2023-04-01\"", "\"2023-04-31\"")),
    ("a password in the file", |s| {
        s.swap(TOML, "password_file = \"secrets/imap-password\"", "password = \"hunter2\"");
    }),
    ("a password in the address of the server", |s| {
        s.swap(TOML, "imaps://imap.gmail.com", "imaps://ban:hunter2@imap.gmail.com");
    }),
    ("a secret that others can read", |s| s.chmod(SECRET, 0o644)),
    ("a secret that is not there", |s| fs::remove_file(s.path(SECRET)).unwrap()),
    ("a secret that is empty", |s| s.write(SECRET, "")),
    ("two sources for one secret", |s| s.swap(TOML, "# credential =", "credential =")),
    ("no encryption to the outside", |s| s.swap(TOML, "imap = \"imaps:", "imap = \"imap:")),
    ("a server without a scheme", |s| s.swap(TOML, "imap = \"imaps://", "imap = \"")),
    ("two mailboxes of one name", |s| {
        s.swap(
            TOML,
            "# [[mailbox]]\n# name = \"thu-cu\"\n# maildir = \"../thu-cu\"",
            "[[mailbox]]\nname = \"ban-tuyen-giao\"\nmaildir = \"secrets\"",
        );
    }),
    ("a login for a folder", |s| {
        s.swap(
            TOML,
            "# [[mailbox]]\n# name = \"thu-cu\"\n# maildir = \"../thu-cu\"",
            "[[mailbox]]\nname = \"thu-cu\"\nmaildir = \"secrets\"\nuser = \"ai\"",
        );
    }),
    ("a time zone that does not exist", |s| s.swap(TOML, "Asia/Ho_Chi_Minh", "Asia/Ho_Chi_Min")),
    ("a language that does not exist", |s| s.swap(TOML, "language = \"vi\"", "language = \"vn\"")),
    ("a page on no address", |s| s.swap(TOML, "# [web]", "[web]\nlisten = \"8080\"")),
    ("a round that is not there", |s| s.swap(TOML, "ctr01-2023\"]", "ctr01\"]")),
    ("no round at all", |s| s.swap(TOML, "[\"rounds/ctr01-2023\"]", "[]")),
    ("one round twice", |s| {
        s.swap(TOML, "[\"rounds/ctr01-2023\"]", "[\"rounds/ctr01-2023\", \"rounds/ctr01-2023\"]");
    }),
    ("a variable for a key that does not exist", |s| s.set("TONGHOP__WEB__LISTN", "[::1]:80")),
    ("a variable with a bad value", |s| s.set("TONGHOP__MAILBOX__0__SINCE", "1/4")),
    ("a variable for a mailbox that is not there", |s| s.set("TONGHOP__MAILBOX__7__USER", "ai")),
    ("no due date", |s| s.swap(ROUND, "due = \"2023-05-30\"", "")),
    ("a due date before the start", |s| s.swap(ROUND, "\"2023-05-30\"", "\"2022-05-30\"")),
    ("a word that the due day cannot be", |s| {
        s.swap(ROUND, "due_day = \"ask\"", "due_day = \"ontime\"");
    }),
    ("a heading of two columns", |s| s.swap(ROUND, "\"SL\",", "\"năm 2021\",")),
    ("no column for the total", |s| s.swap(ROUND, "id = \"total\"", "id = \"tong\"")),
    ("a check of an unknown figure", |s| s.swap(ROUND, "B05 <= B01", "B05 <= B10")),
    ("a check with an unknown sign", |s| s.swap(ROUND, "B05 <= B01", "B05 =< B01")),
    ("a column with another name", |s| s.swap(UNITS, ",aliases,", ",alias,")),
    ("a column that is gone", |s| s.swap(FORM, ",parent,", ",,")),
    ("a unit twice", |s| s.swap(UNITS, "ldld-bac-kan,", "ldld-bac-giang,")),
    ("a group that does not exist", |s| s.swap(UNITS, "An Giang,province", "An Giang,provinces")),
    ("an alias of two units", |s| s.swap(UNITS, "LĐLĐ Bạc Liêu;", "LDLD CA-MAU;")),
    ("a successor that is not on the list", |s| {
        s.swap(UNITS, "2025-06-30,ldld-bac-ninh", "30/06/2025,ldld-bacninh");
    }),
    ("a day of the list that does not exist", |s| s.swap(UNITS, "2025-06-30", "31/06/2025")),
    ("a unit without a name", |s| s.swap(UNITS, "Liên đoàn Lao động tỉnh Cà Mau", "")),
    ("a row that is cut short", |s| s.swap(UNITS, ",Long Xuyên,BC-LĐLĐ,,,,,", ",Long Xuyên")),
    ("a cell that is never closed", |s| s.swap(FORM, "\"PV, BTV; Số phóng viên\"", "\"PV, BTV")),
    ("a list in the code page of Windows", |s| {
        fs::write(s.path(UNITS), b"code,name\nldld,Li\xean \xf0o\xe0n\n").unwrap();
    }),
    ("a type that does not exist", |s| s.swap(FORM, ",money,", ",monney,")),
    ("a ratio of an unknown figure", |s| s.swap(FORM, "ratio(A03/A02)", "ratio(A03/A22)")),
    ("a sum of texts", |s| s.swap(FORM, ",text,,no,list,", ",text,,no,sum,")),
    ("a wording of two figures", |s| s.swap(FORM, "Số website", "Số fan-page")),
    ("money in another unit", |s| s.swap(FORM, ",triệu đồng,", ",đồng,")),
    ("an empty form", |s| s.write(FORM, "")),
    ("an office without a name", |s| s.swap(TOML, "# [office]", "[office]\nname = \" \"")),
    ("a key that no office has", |s| s.swap(TOML, "# [office]", "[office]\nparrent = \"A\"")),
    ("the names of an office as a list", |s| {
        s.swap(TOML, "# [office]", "[office]\nname = [\"A\"]");
    }),
    ("an office as a word", |s| s.swap(TOML, "language = \"vi\"", "office = \"BAN\"")),
];

#[test]
fn each_misconfiguration_is_named_with_its_place_and_the_next_step() {
    let mut printed = [(Language::Vi, String::new()), (Language::En, String::new())];
    for (title, spoil) in MISCONFIGURATIONS {
        let mut setup = Setup::shipped();
        spoil(&mut setup);
        let faults = setup.load().err().unwrap_or_else(|| panic!("{title}: not noticed"));
        for (language, out) in &mut printed {
            writeln!(out, "## {title}\n{}", setup.printed(&faults, *language)).unwrap();
        }
    }
    let [(_, vietnamese), (_, english)] = printed;
    insta::assert_snapshot!("misconfigurations_vi", vietnamese);
    insta::assert_snapshot!("misconfigurations_en", english);
}

#[test]
fn the_shipped_files_load_as_they_are() {
    let setup = Setup::shipped();
    let config = setup.good();
    let round = config.rounds.first().unwrap();
    let count = |expected| round.roster.units.iter().filter(|u| u.expected == expected).count();
    assert_eq!(round.roster.units.len(), 99);
    assert_eq!([Expected::Yes, Expected::Confirm, Expected::Receiver].map(count), [90, 8, 1]);
    let indicators = |group: &str| round.form.for_group(group).count();
    assert_eq!(round.form.indicators.len(), 39);
    assert_eq!(["province", "industry", "corporation"].map(indicators), [35, 35, 35]);
    assert_eq!(["press", "department"].map(indicators), [27, 23]);
    assert_eq!((round.checks.len(), round.periods.len(), round.groups.len()), (16, 5, 5));
    assert_eq!(config.data_dir, setup.path("../data"));
    assert_eq!(config.mailboxes.first().unwrap().poll_every, Duration::from_mins(5));
    let own = BTreeSet::from(["bantuyengiaotongliendoan@gmail.com".to_owned()]);
    assert_eq!(config.own_addresses(), own);
}

#[test]
fn all_faults_of_all_files_are_reported_together() {
    let setup = Setup::shipped();
    setup.swap(TOML, "time_zone =", "timezone =");
    setup.swap(TOML, "poll_every = \"5m\"", "poll_every = 5");
    setup.swap(TOML, "since = \"2023-04-01\"", "since = 2023-04-31");
    setup.swap(ROUND, "due_day = \"ask\"", "due_day = \"maybe\"");
    setup.swap(UNITS, "An Giang,province", "An Giang,provinces");
    setup.swap(FORM, ",money,", ",monney,");
    setup.swap(FORM, ",yesno,", ",yes/no,");
    insta::assert_snapshot!(setup.printed(&setup.bad(), Language::Vi));
}

#[test]
fn a_mailbox_without_anything_misses_everything_at_once() {
    let setup = Setup::shipped();
    setup
        .write(TOML, "[[mailbox]]\nimap = \"\"\n\n[web]\n\n[smtp]\nserver = \"x\"\nuser = \"y\"\n");
    insta::assert_snapshot!(setup.printed(&setup.bad(), Language::En));
}

#[test]
fn the_environment_overrides_single_keys() {
    let mut setup = Setup::shipped();
    setup.set("TONGHOP__WEB__LISTEN", "[::1]:9090");
    setup.set("TONGHOP__MAILBOX__0__FOLDERS", "[\"INBOX\", \"Báo cáo\"]");
    setup.set("TONGHOP__MAILBOX__0__IDLE", "true");
    setup.set("TONGHOP__MAILBOX__1__NAME", "thu-cu");
    setup.set("TONGHOP__MAILBOX__1__MAILDIR", "secrets");
    setup.set("TONGHOP__LANGUAGE", "en");
    setup.set("TONGHOP_CONFIG", "no/override.toml");
    let config = setup.good();
    assert_eq!(config.web.as_ref().unwrap().listen.to_string(), "[::1]:9090");
    assert_eq!(config.language.as_str(), "en");
    let shown = format!("{:?}", config.mailboxes);
    assert!(shown.contains("Báo cáo") && shown.contains("idle: true"), "{shown}");
    assert!(matches!(config.mailboxes[1].kind, MailboxKind::Folder(_)));
}

#[test]
fn the_office_is_the_shipped_one_until_the_file_names_another() {
    let setup = Setup::shipped();
    let offices = setup.good().offices;
    let shown = &offices.vietnamese;
    assert_eq!([&shown.name, &shown.place], ["BAN TUYÊN GIÁO", "Hà Nội"]);
    for line in setup.read(TOML).lines().skip_while(|line| *line != "# [office]").skip(1) {
        let Some((key, name)) = line.trim_start_matches("# ").split_once(" = ") else { continue };
        assert!(format!("{offices:?}").contains(name), "{key} is explained with another name");
    }
    setup.swap(TOML, "# [office]", "[office]\nname = \"BAN KIỂM TRA\"\nplace_en = \"Hue\"");
    let offices = setup.good().offices;
    assert_eq!([&offices.vietnamese.name, &offices.english.name], ["BAN KIỂM TRA"; 2]);
    assert_eq!([&offices.vietnamese.place, &offices.english.place], ["Hà Nội", "Hue"]);
}

#[test]
fn a_list_saved_by_excel_in_vietnamese_reads_the_same() {
    let setup = Setup::shipped();
    let before = setup.good();
    for name in [UNITS, FORM] {
        setup.write(name, &excel(&setup.read(name).replace("2025-06-30", "30/06/2025")));
    }
    let after = setup.good();
    assert_eq!(before.rounds, after.rounds);
}

/// The same rows with a mark at the start, `;` between cells, CRLF, and empty rows at the end.
fn excel(text: &str) -> String {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    let mut width = 0;
    for record in reader.records() {
        let record = record.unwrap();
        width = record.len();
        writer.write_record(&record).unwrap();
    }
    writer.write_record(vec![""; width]).unwrap();
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

#[test]
fn a_fault_on_a_line_of_an_excel_list_keeps_its_place() {
    let setup = Setup::shipped();
    let text = setup.read(UNITS).replacen("province,yes", "province,yess", 1);
    setup.write(UNITS, &excel(&text));
    let printed = setup.printed(&setup.bad(), Language::Vi);
    assert!(printed.contains("dòng 2, cột 57: \"expected\""), "{printed}");
}

#[test]
fn no_secret_is_ever_printed() {
    let canary = "kimtuyen99";
    let spoiled: &[(&str, &str)] = &[
        ("user =", "password = \"kimtuyen99\"\nuser ="),
        ("user =", "pasword = \"kimtuyen99\"\nuser ="),
        ("user =", "app-password = kimtuyen99\nuser ="),
        ("user =", "Mat_khau = \"kimtuyen99\"\nuser ="),
        ("imaps://imap.gmail.com:993\"", "imaps://ban:kimtuyen99@imap.gmail.com\""),
        ("imaps://imap.gmail.com:993\"", "imaps://kimtuyen99@imap.gmail.com"),
        ("folders = \"auto\"", "folders = { password = \"kimtuyen99\" }"),
        ("folders = \"auto\"", "folders = \"auto\"\nfolders = { token = \"kimtuyen99\" }"),
    ];
    for (from, to) in spoiled {
        let setup = Setup::shipped();
        setup.swap(TOML, from, to);
        let faults = setup.bad();
        for language in [Language::Vi, Language::En] {
            let printed = setup.printed(&faults, language);
            assert!(!printed.contains(canary), "{to}:\n{printed}");
        }
        assert!(!format!("{faults:?}").contains(canary), "{to}");
    }
    let mut setup = Setup::shipped();
    setup.set("TONGHOP__MAILBOX__0__PASSWORD", canary);
    assert!(!format!("{:?}", setup.bad()).contains(canary));
    let setup = Setup::shipped();
    setup.write(SECRET, canary);
    assert!(!format!("{:?}", setup.good()).contains(canary));
}

#[test]
fn a_systemd_credential_is_looked_for_where_systemd_puts_it() {
    let mut setup = Setup::shipped();
    let file = "password_file = \"secrets/imap-password\"";
    setup.swap(TOML, file, "credential = \"imap_password\"");
    let secret = |config: &Config| match &config.mailboxes.first().unwrap().kind {
        MailboxKind::Imap(settings) => settings.secret.clone(),
        MailboxKind::Folder(path) => SecretSource::File(path.clone()),
    };
    let usual = PathBuf::from("/run/credentials/tonghop.service/imap_password");
    assert_eq!(secret(&setup.good()), SecretSource::Credential(usual));
    setup.set("CREDENTIALS_DIRECTORY", "/run/credentials/x");
    let named = PathBuf::from("/run/credentials/x/imap_password");
    assert_eq!(secret(&setup.good()), SecretSource::Credential(named));
    setup.swap(TOML, "\"imap_password\"", "\"../imap_password\"");
    assert_eq!(setup.bad().0.len(), 1);
}

#[test]
fn the_address_book_is_read_and_its_units_are_looked_up() {
    let setup = Setup::shipped();
    setup.swap(TOML, "# addresses =", "addresses =");
    let rows = "address;unit;from;to;note\r\n\
                BTG.NgheAn@Gmail.com;ldld-nghe-an;01/04/2023;;anh Tuấn\r\n";
    setup.write("addresses.csv", rows);
    let config = setup.good();
    let entry = config.addresses.first().unwrap();
    assert_eq!(
        (entry.address.as_str(), entry.unit.as_str()),
        ("btg.nghean@gmail.com", "ldld-nghe-an")
    );
    setup.write("addresses.csv", "address,unit\nkhông có,ldld-nghean\n");
    assert_eq!(setup.bad().0.len(), 2);
}

#[test]
fn the_fingerprint_follows_the_rules_and_nothing_else() {
    let setup = Setup::shipped();
    let first = setup.good().rules_fingerprint().to_owned();
    setup.swap(TOML, "poll_every = \"5m\"", "poll_every = \"6m\"");
    assert_eq!(setup.good().rules_fingerprint(), first);
    setup.swap(UNITS, "LĐLĐ An Giang;", "LĐLĐ An Giang; LĐLĐ AnG;");
    assert_ne!(setup.good().rules_fingerprint(), first);
}

#[test]
fn the_file_is_found_by_option_then_by_environment_then_where_it_usually_is() {
    let variables = BTreeMap::from([("TONGHOP_CONFIG".to_owned(), "b.toml".to_owned())]);
    let found =
        |explicit: Option<&str>, variables| config::find(explicit.map(Path::new), variables);
    assert_eq!(found(Some("a.toml"), &variables), Path::new("a.toml"));
    assert_eq!(found(None, &variables), Path::new("b.toml"));
    let usual = found(None, &BTreeMap::new());
    assert!(usual.ends_with("config/tonghop.toml") || usual.is_absolute());
}

#[test]
fn every_key_is_explained_in_the_shipped_files_and_every_explained_key_exists() {
    for (name, tables) in [(TOML, keys::PROGRAM), (ROUND, keys::ROUND)] {
        let text = fs::read_to_string(shipped().join(name)).unwrap();
        let mut explained: BTreeSet<(String, String)> = BTreeSet::new();
        let mut table = String::new();
        for line in text.lines().map(|line| line.strip_prefix("# ").unwrap_or(line)) {
            if let Some(inner) = line.strip_prefix('[') {
                table = inner.trim_matches(['[', ']']).to_owned();
                explained.insert((String::new(), table.clone()));
            } else if let Some((key, _)) = line.split_once(" = ")
                && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
            {
                explained.insert((table.clone(), key.to_owned()));
            }
        }
        let known: BTreeSet<(String, String)> = tables
            .iter()
            .flat_map(|(table, keys)| {
                keys.iter().map(|key| ((*table).to_owned(), (*key).to_owned()))
            })
            .collect();
        assert_eq!(explained, known, "{name}");
    }
}
