//! Every command of the README, and what it says when something is wrong.

use crate::office::{Office, project};

/// Prefix of the SHA-256 of a letter that no machine could settle, for rulings.
fn unsettled(office: &Office) -> (String, String) {
    let list = office.ok(&["late", "--format", "json", "--as-of", "2023-06-06"]).json();
    for unit in list["units"].as_array().unwrap() {
        let message = unit["maybe_sent"][0].as_str().filter(|_| unit["state"] == "missing");
        if let Some(message) = message {
            return (message[..12].to_owned(), unit["unit"].as_str().unwrap().to_owned());
        }
    }
    panic!("the demo has letters that wait for a person");
}

fn state_of(office: &Office, unit: &str) -> serde_json::Value {
    let list = office.ok(&["late", "--format", "json", "--as-of", "2023-06-06"]).json();
    let units = list["units"].as_array().unwrap();
    units.iter().find(|row| row["unit"] == unit).unwrap().clone()
}

#[test]
fn the_lists_come_in_every_format_to_the_screen_and_to_a_file() {
    let office = Office::with_demo();
    let table = office.ok(&["late", "--as-of", "2023-06-06"]).out;
    assert!(table.contains("đơn vị đã nộp"), "{table}");
    assert!(table.contains("LĐLĐ") || table.contains("Liên đoàn Lao động"), "{table}");
    let csv = office.ok(&["late", "--format", "csv", "--dialect", "excel-vi"]);
    assert!(csv.bytes.starts_with("\u{feff}".as_bytes()), "Excel needs the mark");
    assert!(csv.out.lines().next().unwrap().contains(';'));
    office.ok(&["late", "--format", "xlsx", "--output", "tinh-hinh-nop.xlsx"]);
    assert!(std::fs::read(office.path("tinh-hinh-nop.xlsx")).unwrap().starts_with(b"PK"));
    office.ok(&["export", "--dialect", "excel-vi", "--output", "so-lieu.csv"]);
    for arguments in [
        &["export", "--layout", "wide"][..],
        &["export", "--format", "json", "--all"],
        &["export", "--format", "xlsx", "--output", "so-lieu.xlsx"],
        &["messages"],
        &["messages", "--round", "ctr01-2023", "--format", "json"],
        &["review"],
        &["review", "--format", "json"],
        &["status"],
        &["late", "--lang", "en"],
    ] {
        let told = office.run(arguments);
        assert!(told.code == 0 || arguments == ["status"], "{arguments:?}: {}", told.err);
    }
    let leftovers = std::fs::read_dir(office.path(""))
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().file_name().to_str().unwrap().contains(".tmp"));
    assert_eq!(leftovers.count(), 0);
}

#[test]
fn importing_twice_and_deriving_again_change_nothing() {
    let office = Office::with_demo();
    let list = |office: &Office| {
        let late = office.ok(&["late", "--format", "json", "--as-of", "2023-06-06"]).bytes;
        let figures = office.ok(&["export", "--all", "--as-of", "2023-06-06"]).bytes;
        let messages = office.ok(&["messages", "--format", "json"]).bytes;
        (late, figures, messages)
    };
    let before = list(&office);
    office.import_demo();
    assert!(before == list(&office), "importing twice changed a list");
    office.ok(&["reingest"]);
    assert!(before == list(&office), "deriving again changed a list");
    let told = office.ok(&["reingest", "--dry-run"]);
    assert!(told.out.contains("0 thư"), "{}", told.out);
    office.ok(&["verify"]);
}

#[test]
fn an_import_counts_the_letters_that_were_known_and_says_when_there_are_none() {
    let office = Office::open();
    let (letters, empty) = (office.path("letters"), office.path("empty"));
    std::fs::create_dir(&letters).unwrap();
    std::fs::create_dir(&empty).unwrap();
    let cases = ["date-1970", "date-tuong-lai", "gui-cham-mot-ngay"];
    for case in cases.iter().chain(&cases[..1]).enumerate() {
        let from = project(&format!("fixtures/mail/{}/message.eml", case.1));
        std::fs::copy(from, letters.join(format!("{}.eml", case.0))).unwrap();
    }
    // Three letters, of which one lies there twice.
    let told = office.ok(&["import", "letters", "--lang", "en"]).out;
    assert!(told.contains("3 new letters, 1 were known"), "{told}");
    let told = office.ok(&["import", "letters", "--lang", "en"]).out;
    assert!(told.contains("0 new letters, 4 were known"), "{told}");
    std::fs::remove_file(letters.join("1.eml")).unwrap();
    let told = office.ok(&["import", "letters", "empty", "--lang", "en"]);
    assert!(told.out.contains("0 new letters, 3 were known"), "{}", told.out);
    assert!(told.err.contains("no letter at") && told.err.contains("empty"), "{}", told.err);
}

#[test]
fn a_copy_made_and_brought_back_gives_the_same_lists() {
    let office = Office::with_demo();
    let before = office.ok(&["late", "--format", "json", "--as-of", "2023-06-06"]).out;
    office.ok(&["backup", "sao-luu.zip"]);
    let told = office.run(&["restore", "sao-luu.zip", "--into", "data"]);
    assert_eq!(told.code, 3, "a folder that holds something is never overwritten");
    assert!(told.err.contains("data"), "{}", told.err);
    std::fs::rename(office.path("data"), office.path("old")).unwrap();
    office.ok(&["restore", "sao-luu.zip", "--into", "data"]);
    office.ok(&["verify"]);
    assert_eq!(before, office.ok(&["late", "--format", "json", "--as-of", "2023-06-06"]).out);
    std::fs::write(office.path("thu.zip"), b"PK no backup").unwrap();
    assert_eq!(office.run(&["restore", "thu.zip", "--into", "new"]).code, 3);
}

#[test]
fn a_copy_that_fails_does_not_blame_the_data_folder() {
    let office = Office::with_demo();
    let told = office.run(&["backup", "khong-co/sao-luu.zip", "--lang", "en"]);
    assert_eq!(told.code, 3);
    assert!(told.err.contains("Cannot write khong-co/sao-luu.zip"), "{}", told.err);
    assert!(!told.err.contains("data folder"), "{}", told.err);
    let told = office.run(&["restore", "khong-co.zip", "--into", "new", "--lang", "en"]);
    assert_eq!(told.code, 3);
    assert!(told.err.contains("Cannot read the backup khong-co.zip"), "{}", told.err);
    office.ok(&["backup", "sao-luu.zip"]);
    std::fs::write(office.path("tep"), b"x").unwrap();
    let told = office.run(&["restore", "sao-luu.zip", "--into", "tep/new", "--lang", "en"]);
    assert!(told.err.contains("Cannot write tep/new"), "{}", told.err);
    let told = office.ok(&["restore", "sao-luu.zip", "--into", "new"]).out;
    let folder = format!("data_dir = \"{}\"", office.path("new").display());
    assert!(told.contains(&folder), "{told}");
}

#[test]
fn health_and_status_call_for_a_person_when_nobody_watches_the_mailbox() {
    let office = Office::open();
    office.ok(&["poll"]);
    for command in ["status", "health"] {
        assert_eq!(office.run(&[command]).code, 1, "{command} without the daemon");
    }
    assert_eq!(office.run(&["health"]).out.lines().count(), 1);
    office.configure("");
    for command in ["status", "health"] {
        assert_eq!(office.run(&[command]).code, 0, "{command} without a mailbox");
    }
}

#[test]
fn check_warns_of_tables_that_this_version_does_not_use() {
    let office = Office::open();
    office.configure(
        "[[mailbox]]\nname = \"thu-mau\"\nmaildir = \"mail\"\n\n[smtp]\nserver = \"smtp://localhost\"\nfrom = \"a@example.vn\"\nstaff = [\"b@example.vn\"]\n",
    );
    let told = office.ok(&["check", "--json"]).json();
    let mail = told.as_array().unwrap().iter().find(|line| line["check"] == "smtp");
    assert_eq!(mail.unwrap()["result"], "warning", "{told:#}");
}

#[test]
fn verify_names_a_letter_that_was_damaged_on_disk() {
    let office = Office::with_demo();
    let raw = std::fs::read_dir(office.path("data/raw"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.is_dir() && path.file_name().unwrap().len() == 2)
        .unwrap();
    let letter = std::fs::read_dir(raw).unwrap().next().unwrap().unwrap().path();
    std::fs::write(&letter, b"From: nobody\r\n").unwrap();
    let told = office.run(&["verify"]);
    assert_eq!(told.code, 1, "{}", told.out);
    let name = letter.file_stem().unwrap().to_str().unwrap();
    assert!(told.out.contains(name), "{}", told.out);
}

#[test]
fn a_persons_word_shows_at_once_and_is_undone_by_another() {
    let office = Office::with_demo();
    let who = ["--by", "Nguyễn Văn A", "--reason", "gọi điện xác nhận"];
    let rule = |arguments: &[&str]| {
        let mut all = vec!["rule"];
        all.extend(arguments);
        all.extend(who);
        office.ok(&all).out
    };
    let (message, unit) = unsettled(&office);
    let before = state_of(&office, &unit)["state"].as_str().unwrap().to_owned();
    rule(&["credit", "--unit", &unit, &message]);
    let credited = state_of(&office, &unit);
    assert_ne!(credited["state"], before.as_str());
    assert_eq!(credited["maybe_sent"].as_array().unwrap().len(), 0);
    rule(&["undo", "1"]);
    assert_eq!(state_of(&office, &unit)["state"], before.as_str());

    rule(&[
        "receipt",
        "--unit",
        &unit,
        "--at",
        "2023-05-29T08:00:00+07:00",
        "--channel",
        "công văn giấy",
    ]);
    assert_eq!(state_of(&office, &unit)["receipt_basis"], "ruling");
    let due_day = |office: &Office| {
        let list = office.ok(&["late", "--format", "json", "--as-of", "2023-06-06"]).json();
        list["totals"]["due_day"].as_u64().unwrap()
    };
    assert!(due_day(&office) > 0);
    rule(&["due-day", "on_time"]);
    assert_eq!(due_day(&office), 0);
    rule(&["extend", "--unit", "ldld-ha-giang", "--until", "2023-06-05"]);
    rule(&["figure", "--unit", "ldld-nghe-an", "--indicator", "B01", "250"]);
    let export = office.ok(&["export", "--dialect", "plain"]).out;
    let corrected =
        export.lines().find(|line| line.contains("ldld-nghe-an") && line.contains(",B01,"));
    assert!(corrected.unwrap().contains("corrected"), "{corrected:?}");
    let list = office.ok(&["rule", "list"]).out;
    assert_eq!(list.lines().count(), 6, "{list}");
    assert!(list.contains("Nguyễn Văn A"), "{list}");
    office.ok(&["reingest"]);
    assert_eq!(due_day(&office), 0, "rulings outlive the machine's reading");
}

#[test]
fn clocks_that_disagree_are_told_and_the_mailbox_decides() {
    let office = Office::open();
    for case in ["date-1970", "date-tuong-lai", "gui-cham-mot-ngay", "bang-mot-cot"] {
        office.deliver(&project(&format!("fixtures/mail/{case}/message.eml")));
    }
    office.ok(&["poll"]);
    let rows = office.ok(&["messages", "--format", "json", "--lang", "en"]).json();
    let told = |row: &&serde_json::Value| {
        row["findings"].as_array().unwrap().iter().any(|f| f.as_str().unwrap().contains("clock"))
    };
    let rows = rows.as_array().unwrap();
    assert_eq!(rows.iter().filter(told).count(), 3, "{rows:#?}");
    assert!(rows.iter().all(|row| row["received_at"].as_str().unwrap().starts_with("2023-05")));
}

#[test]
fn a_stamp_of_the_future_does_not_hide_a_report() {
    let office = Office::open();
    let letter = std::fs::read(project("fixtures/mail/bang-mot-cot/message.eml")).unwrap();
    let letter = String::from_utf8(letter).unwrap().replacen("May 2023", "May 2093", 1);
    std::fs::write(office.path("mail/letter.eml"), letter).unwrap();
    let file = std::fs::File::options().write(true).open(office.path("mail/letter.eml")).unwrap();
    file.set_modified(std::time::SystemTime::UNIX_EPOCH).unwrap();
    office.ok(&["poll"]);
    let list = office.ok(&["late", "--format", "json"]).json();
    let units = list["units"].as_array().unwrap();
    let unit = units.iter().find(|unit| unit["unit"] == "ldld-nghe-an").unwrap();
    assert_ne!(unit["received_at"], serde_json::Value::Null, "{unit}");
}

#[test]
fn wrong_words_are_answered_with_the_nearest_right_one() {
    let office = Office::with_demo();
    let who = ["--by", "A", "--reason", "b"];
    let table: &[(&[&str], i32, &str)] = &[
        (&["late", "--round", "ctr01-2032"], 2, "ctr01-2023"),
        (&["late", "--as-of", "hôm qua"], 2, "2023-05-30"),
        (&["rule", "exempt", "--unit", "ldld-nghe-ann"], 2, "ldld-nghe-an"),
        (&["rule", "kind", "00000000", "submission"], 2, "messages"),
        (&["rule", "undo", "99"], 2, "rule list"),
        (&["rule", "figure", "--unit", "ldld-nghe-an", "--indicator", "B0", "1"], 2, "B0"),
        (&["read", "khong-co.docx"], 3, "khong-co.docx"),
        (&["import", "khong-co"], 3, "khong-co"),
    ];
    for (arguments, code, hint) in table {
        let mut all = arguments.to_vec();
        if arguments[0] == "rule" {
            all.extend(who);
        }
        let told = office.run(&all);
        assert_eq!(told.code, *code, "{arguments:?}\n{}\n{}", told.out, told.err);
        assert!(told.err.contains(hint), "{arguments:?}: {}", told.err);
    }
    let told = office.run(&["rule", "exempt", "--unit", "ldld-nghe-an"]);
    assert_eq!(told.code, 2, "a ruling needs who and why");
    assert!(told.err.contains("--by"), "{}", told.err);
}

#[test]
fn before_anything_was_collected_the_next_step_is_named() {
    let office = Office::open();
    let told = office.run(&["late"]);
    assert_eq!(told.code, 3);
    assert!(told.err.contains("tonghop poll"), "{}", told.err);
    let told = office.run(&["check"]);
    assert_eq!(told.code, 0, "{}\n{}", told.out, told.err);
    assert!(told.out.contains("90 đơn vị phải nộp, 8 đơn vị cần xác nhận"), "{}", told.out);
    std::fs::write(office.path("tonghop.toml"), "data_dri = \"data\"\n").unwrap();
    let told = office.run(&["late"]);
    assert_eq!(told.code, 2);
    assert!(told.err.contains("data_dir"), "{}", told.err);
    std::fs::remove_file(office.path("tonghop.toml")).unwrap();
    let told = office.run(&["late"]);
    assert_eq!(told.code, 2);
    assert!(told.err.contains("tonghop demo"), "{}", told.err);
}

#[test]
fn read_shows_any_file_as_the_program_sees_it() {
    let office = Office::open();
    let file = project("fixtures/read/bao_cao_nfc.docx");
    let told = office.ok(&["read", file.to_str().unwrap(), "--format", "json"]).json();
    assert_eq!(told["format"], "docx");
    assert!(told["blocks"].as_array().unwrap().iter().any(|block| block["kind"] == "table"));
    office.ok(&["read", file.to_str().unwrap()]);
    std::fs::write(office.path("empty.xlsx"), b"").unwrap();
    let told = office.ok(&["read", "empty.xlsx", "--format", "json"]).json();
    assert_eq!(told["format"], "empty");
    assert_eq!(told["findings"].as_array().unwrap().len(), 1);
}

#[test]
fn help_teaches_every_command() {
    let office = Office::open();
    let help = office.ok(&["--help"]).out;
    for command in [
        "run", "poll", "import", "late", "export", "messages", "review", "rule", "read",
        "reingest", "verify", "backup", "restore", "check", "status", "health", "demo",
    ] {
        assert!(help.contains(&format!("  {command}")), "{command} in\n{help}");
        let own = office.ok(&[command, "--help"]).out;
        assert!(own.len() > 100, "{command}: {own}");
    }
    assert_eq!(office.run(&["laet"]).code, 2);
}

#[test]
fn drafts_are_written_once_and_only_for_units_of_which_nothing_is_in_hand() {
    let office = Office::with_demo();
    let list = office.ok(&["remind", "--as-of", "2023-06-06"]).out;
    assert!(list.contains("Có thể nhắc ngay") && list.contains("Cần xem trước"), "{list}");
    let arguments = ["remind", "--as-of", "2023-06-06", "--drafts", "nhac"];
    let told = office.ok(&arguments).out;
    assert!(told.contains("Không soạn:") && told.contains("Chưa gửi thư nào"), "{told}");
    let (_, careful) = unsettled(&office);
    let draft = |unit: &str| office.path(&format!("nhac/nhac-ctr01-2023-{unit}.eml"));
    assert!(!draft(&careful).exists());
    let first = std::fs::read_dir(office.path("nhac")).unwrap().next().unwrap().unwrap().path();
    std::fs::write(&first, "edited").unwrap();
    let again = office.run(&arguments);
    assert_eq!(again.code, 1, "{}", again.out);
    assert_eq!(std::fs::read(&first).unwrap(), b"edited");
    office.ok(&["remind", "--as-of", "2023-06-06", "--drafts", "nhac", "--unit", &careful]);
    assert!(draft(&careful).exists());
    assert_eq!(office.run(&["remind", "--unit", "khong-co"]).code, 2);
    office.ok(&["late", "--format", "docx", "--output", "tinh-hinh-nop.docx"]);
    assert!(std::fs::read(office.path("tinh-hinh-nop.docx")).unwrap().starts_with(b"PK"));
}

#[test]
fn the_first_link_is_given_before_anything_ever_ran() {
    let office = Office::open();
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    office.configure(&format!(
        "[[mailbox]]\nname = \"thu-mau\"\nmaildir = \"mail\"\n\n[web]\nlisten = \"{port}\"\n"
    ));
    let nobody = || office.ok(&["user", "list"]);
    assert!(nobody().out.is_empty() && nobody().err.contains("tonghop user link"));
    let told = office.ok(&["user", "link", "lan", "--role", "administrator"]);
    assert!(told.out.contains("/dat-mat-khau?t="), "{}", told.out);
    let mode = std::os::unix::fs::PermissionsExt::mode(
        &std::fs::metadata(office.path("data")).unwrap().permissions(),
    );
    assert_eq!(mode & 0o777, 0o700);
    office.ok(&["import", office.path("mail").to_str().unwrap()]);
    assert!(office.ok(&["user", "list"]).out.contains("lan"));
    office.ok(&["user", "remove", "lan"]);
    assert!(nobody().out.is_empty() && nobody().err.contains("Chưa có người dùng nào"));
}
