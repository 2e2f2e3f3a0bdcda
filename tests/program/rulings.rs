//! What `rule` takes, and what it refuses before anything is recorded.

use crate::office::{Office, Told, project};

/// Gives a ruling with who and why.
fn rule(office: &Office, arguments: &[&str]) -> Told {
    let mut all = vec!["rule"];
    all.extend(arguments);
    all.extend(["--by", "Nguyễn Văn A", "--reason", "gọi điện xác nhận"]);
    office.run(&all)
}

/// A ruling that must be refused with a sentence that holds the hint, and leave nothing behind.
fn refused(office: &Office, arguments: &[&str], hint: &str) {
    let told = rule(office, arguments);
    assert_eq!(told.code, 2, "{arguments:?}\n{}\n{}", told.out, told.err);
    assert!(told.err.contains(hint), "{arguments:?}: {}", told.err);
    assert!(told.err.trim_end().contains('\n'), "{arguments:?} names no next step: {}", told.err);
    assert_eq!(office.ok(&["rule", "list"]).out, "", "{arguments:?} was recorded");
}

fn figure<'a>(indicator: &'a str, value: &'a str) -> Vec<&'a str> {
    vec!["figure", "--unit", "ldld-nghe-an", "--indicator", indicator, value]
}

/// Rows of the export of one indicator of that unit: period, value, status.
fn exported(office: &Office, indicator: &str) -> Vec<(String, String, String)> {
    let table = office.ok(&["export", "--format", "json"]).json();
    let rows = table.as_array().or_else(|| table["figures"].as_array()).unwrap().clone();
    let own =
        rows.iter().filter(|row| row["unit"] == "ldld-nghe-an" && row["indicator"] == indicator);
    own.map(|row| {
        let cell =
            |key: &str| row[key].as_str().map_or_else(|| row[key].to_string(), str::to_owned);
        (cell("period"), cell("value"), cell("status"))
    })
    .collect()
}

/// Configures a second round beside the shipped one: the same list and form, another key.
fn second_round(office: &Office) {
    let (from, to) = (project("config/rounds/ctr01-2023"), office.path("ctr02-2024"));
    std::fs::create_dir(&to).unwrap();
    for file in ["form.csv", "units.csv"] {
        std::fs::copy(from.join(file), to.join(file)).unwrap();
    }
    let round = std::fs::read_to_string(from.join("round.toml")).unwrap();
    let round = round.replace("id = \"ctr01-2023\"", "id = \"ctr02-2024\"");
    std::fs::write(to.join("round.toml"), round).unwrap();
    let path = office.path("tonghop.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    let text = text.replace("rounds = [", "rounds = [\"ctr02-2024\", ");
    std::fs::write(path, text).unwrap();
}

fn letters(office: &Office) -> Vec<serde_json::Value> {
    office.ok(&["messages", "--format", "json"]).json().as_array().unwrap().clone()
}

#[test]
fn a_figure_is_read_as_offices_write_it_and_the_ruling_says_how() {
    let office = Office::with_demo();
    for (indicator, typed, told, value) in [
        ("A02", "12.450", "12450 đơn vị", "12450"),
        ("E01", "12,45", "12,45 triệu đồng", "12.45"),
        ("E01", "12.45", "12,45 triệu đồng", "12.45"),
        ("E01", "1.200.000 đồng", "1,2 triệu đồng", "1.2"),
        ("A04", "85,7%", "85,7 %", "85.7"),
        ("A04", "105", "105 %", "105"),
        ("A01", "có", "Có", "1"),
        ("A01", "0", "Không", "0"),
        ("F01", "2,452 hoặc hơn", "“2,452 hoặc hơn”", "2,452 hoặc hơn"),
    ] {
        let said = rule(&office, &figure(indicator, typed));
        assert_eq!(said.code, 0, "{typed}: {}", said.err);
        assert!(said.out.contains(&format!("là: {told}.")), "{typed}: {}", said.out);
        let rows = exported(&office, indicator);
        let expected = ("total".to_owned(), value.to_owned(), "corrected".to_owned());
        assert!(rows.contains(&expected), "{typed}: {rows:?}");
    }
}

#[test]
fn a_figure_that_is_not_clear_is_refused_with_the_right_way_to_write_it() {
    let office = Office::with_demo();
    for (indicator, typed, hint) in [
        ("A02", "12,45", "12450"),
        ("A02", "5%", "12450"),
        ("A02", "hơn 120", "12450"),
        ("A02", "-5", "12450"),
        ("A02", "-", "12450"),
        ("A02", "nhiều", "12450"),
        ("A02", "12/15", "12450"),
        ("E01", "2,452", "2.452.000 đồng"),
        ("A04", "0,85", "85,7%"),
        ("A04", "12.450", "85,7%"),
        ("A01", "chưa", "không"),
        ("A01", "2", "không"),
        ("F01", " ", "bằng chữ"),
    ] {
        refused(&office, &figure(indicator, typed), hint);
    }
}

#[test]
fn a_figure_of_another_group_is_refused() {
    let office = Office::with_demo();
    refused(&office, &figure("P02", "5%"), "export --all");
}

#[test]
fn the_total_named_or_not_is_one_figure_of_which_the_later_counts() {
    let office = Office::with_demo();
    let named = |value| {
        let mut all = figure("A02", value);
        all.extend(["--period", "total"]);
        all
    };
    assert_eq!(rule(&office, &named("12")).code, 0);
    assert_eq!(rule(&office, &figure("A02", "13")).code, 0);
    let of_person = |office: &Office| {
        let rows = exported(office, "A02").into_iter().filter(|row| row.2 == "corrected");
        rows.map(|row| row.1).collect::<Vec<_>>()
    };
    assert_eq!(of_person(&office), ["13"]);
    assert_eq!(rule(&office, &named("14")).code, 0);
    assert_eq!(of_person(&office), ["14"]);
    assert_eq!(rule(&office, &["undo", "3"]).code, 0);
    assert_eq!(of_person(&office), ["13"]);
}

#[test]
fn decisions_that_make_no_sense_are_refused() {
    let office = Office::with_demo();
    let unit = ["--unit", "ldld-nghe-an"];
    let with = |first: &'static str, rest: &[&'static str]| [&[first][..], &unit, rest].concat();
    refused(&office, &with("extend", &["--until", "2023-05-29"]), "2023-05-30");
    refused(&office, &["extend", "--group", "press", "--until", "2023-01-01"], "--until");
    refused(&office, &["extend", "--all", "--until", "2022-06-05"], "round.toml");
    refused(&office, &with("merge", &["--into", "ldld-nghe-an"]), "--into");
    let future = ["--at", "2999-01-01", "--channel", "công văn giấy"];
    refused(&office, &with("receipt", &future), "--at");
    refused(&office, &["note", "đã gọi điện"], "--message");
    refused(&office, &["note", "--round", "ctr01-2023", "đã gọi điện"], "--unit");
    assert_eq!(rule(&office, &with("extend", &["--until", "2023-05-30"])).code, 0);
}

#[test]
fn a_file_is_named_by_eight_digits_that_are_its_own() {
    let office = Office::with_demo();
    let letters = letters(&office);
    let letter = letters.iter().find(|l| l["files"][0]["sha256"].is_string()).unwrap();
    let message = letter["message"].as_str().or_else(|| letter["sha256"].as_str()).unwrap();
    let file = letter["files"][0]["sha256"].as_str().unwrap();
    let assign = |digits: &str| {
        let words = ["assign", message, "ldld-nghe-an", "--file", digits];
        words.map(str::to_owned).to_vec()
    };
    for (digits, hint) in [("", "8"), (&file[..7], "8"), ("zzzzzzzz", "sha256")] {
        let words = assign(digits);
        refused(&office, &words.iter().map(String::as_str).collect::<Vec<_>>(), hint);
    }
    let words = assign(&file[..8].to_uppercase());
    let told = rule(&office, &words.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(told.code, 0, "{}", told.err);
}

#[test]
fn an_address_is_kept_bare_and_belongs_to_no_single_round() {
    let office = Office::with_demo();
    for strange in ["ldld", "a@b@c", "a@b.vn, c@d.vn"] {
        refused(&office, &["address", strange, "ldld-nghe-an"], "ldld@example.vn");
    }
    second_round(&office);
    refused(&office, &["address", "a@b.vn", "ldld-nghe-ann"], "ldld-nghe-an");
    let told = rule(&office, &["address", "LĐLĐ Nghệ An <Cdna@Example.VN>", "ldld-nghe-an"]);
    assert_eq!(told.code, 0, "{}", told.err);
    assert!(told.out.contains("Địa chỉ cdna@example.vn là của"), "{}", told.out);
}

/// A letter of the made-up mailbox: verdict and units.
fn letter(office: &Office, subject: &str) -> (String, String, serde_json::Value) {
    let all = letters(office);
    let one = all.iter().find(|one| one["subject"].as_str().unwrap().contains(subject)).unwrap();
    let message = one["message"].as_str().unwrap();
    (message.to_owned(), one["verdict"].as_str().unwrap().to_owned(), one["units"].clone())
}

#[test]
fn a_confirmed_name_proposes_its_unit_at_once_for_letters_of_its_days_and_is_undone_likewise() {
    let office = Office::with_demo();
    let name = "Trường Đại học Công đoàn";
    let told = |days: &[&str]| {
        let mut all = vec!["alias", name, "cd-giao-duc"];
        all.extend(days);
        let told = rule(&office, &all);
        assert_eq!(told.code, 0, "{}", told.err);
        (told.out, letter(&office, name).1)
    };
    // Whose the letter is, as the queue proposes it.
    let proposed = || {
        let (message, ..) = letter(&office, name);
        let queue = office.ok(&["review", "--format", "json"]).json();
        let items = queue.as_array().unwrap().clone();
        let item = items.into_iter().find(|item| item["message"] == message.as_str());
        item.map(|item| item["units"].clone()).unwrap_or_default()
    };
    assert_eq!(letter(&office, name).1, "not_on_list");
    // The letter came on 29 May, after the unit's own report.
    let (sentence, verdict) = told(&["--from", "2023-05-02"]);
    assert!(sentence.contains("Tên “Trường Đại học Công đoàn” là của Công đoàn Giáo dục"));
    assert!(sentence.contains("từ ngày 2/5/2023"), "{sentence}");
    assert_eq!(verdict, "unresolved");
    assert_eq!(proposed(), serde_json::json!(["cd-giao-duc"]));
    let kept = office.ok(&["messages", "--format", "json"]).out;
    office.ok(&["reingest"]);
    assert_eq!(office.ok(&["messages", "--format", "json"]).out, kept);
    assert_eq!(rule(&office, &["undo", "1"]).code, 0);
    assert_eq!(letter(&office, name).1, "not_on_list");
    let (_, verdict) = told(&["--from", "2023-05-30", "--to", "2023-12-31"]);
    assert_eq!(verdict, "not_on_list");
    let clash = rule(&office, &["alias", name, "cd-y-te", "--from", "2023-12-31"]);
    assert_eq!(clash.code, 2, "{}", clash.out);
    assert!(clash.err.contains("Công đoàn Giáo dục"), "{}", clash.err);
}

#[test]
fn a_name_that_is_not_one_units_own_is_refused() {
    let office = Office::with_demo();
    for (name, hint) in [
        ("LĐLĐ tỉnh Hà Nam", "Liên đoàn Lao động tỉnh Hà Nam"),
        ("Hà Nam", "Liên đoàn Lao động tỉnh Hà Nam"),
        ("Liên đoàn Lao động tỉnh Nghệ An", "đã là tên"),
        ("Công đoàn", "tên chung"),
        ("LĐLĐ huyện Kim Sơn", "cấp dưới"),
    ] {
        refused(&office, &["alias", name, "ldld-nghe-an"], hint);
    }
    let days = ["--from", "2023-06-01", "--to", "2023-05-01"];
    let mut reversed = vec!["alias", "Công đoàn Hải Đăng", "ldld-nghe-an"];
    reversed.extend(days);
    refused(&office, &reversed, "Ngày cuối sớm hơn ngày đầu");
    let mut reversed = vec!["address", "a@example.vn", "ldld-nghe-an"];
    reversed.extend(days);
    refused(&office, &reversed, "Ngày cuối sớm hơn ngày đầu");
    let dated = ["address", "a@example.vn", "ldld-nghe-an", "--from", "1/6/2023"];
    refused(&office, &dated, "1/6/2023");
}

#[test]
fn a_letter_of_no_known_round_becomes_a_report_only_with_its_round() {
    let office = Office::with_demo();
    let letters = letters(&office);
    let lost = letters.iter().find(|l| l["round"].is_null()).unwrap();
    let message = lost["message"].as_str().or_else(|| lost["sha256"].as_str()).unwrap();
    second_round(&office);
    refused(&office, &["kind", message, "submission"], "tonghop rule assign");
    let assign = ["assign", message, "ldld-nghe-an", "--round", "ctr02-2024"];
    assert_eq!(rule(&office, &assign).code, 0);
    let told = rule(&office, &["kind", message, "submission"]);
    assert_eq!(told.code, 0, "{}", told.err);
}

/// Ids of the check rules that wait for a person.
fn open_checks(office: &Office) -> Vec<String> {
    let items = office.ok(&["review", "--format", "json"]).json();
    let rules: Vec<serde_json::Value> =
        items.as_array().unwrap().iter().filter(|item| item["kind"] == "rule").cloned().collect();
    for item in &rules {
        assert!(item["reasons"].as_array().unwrap().len() > 1, "no figures are told: {item}");
    }
    rules.iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_check_that_does_not_hold_waits_until_a_note_names_it() {
    let office = Office::with_demo();
    let before = open_checks(&office);
    let first = before.first().expect("the made-up mailbox has figures that do not add up").clone();
    let words: Vec<&str> = first.split(':').collect();
    let ["rule", _, unit, check] = words[..] else { panic!("{first}") };
    let note = |text: &str| rule(&office, &["note", "--unit", unit, text]);
    assert_eq!(note("đã gọi điện cho đơn vị").code, 0);
    assert_eq!(open_checks(&office), before);
    let told = note(&format!("{check}: đã hỏi đơn vị, số đúng"));
    assert_eq!(told.code, 0, "{}", told.err);
    let left: Vec<String> = before.iter().filter(|id| **id != first).cloned().collect();
    assert_eq!(open_checks(&office), left);
    assert_eq!(rule(&office, &["undo", "2"]).code, 0);
    assert_eq!(open_checks(&office), before);
}

/// Takes a case of the letters in, and gives its letter's key.
fn take(office: &Office, case: &str) -> String {
    office.ok(&["import", project(&format!("fixtures/mail/{case}/message.eml")).to_str().unwrap()]);
    let letters = letters(office);
    let newest = letters.iter().rfind(|letter| letter["message"].is_string()).unwrap();
    newest["message"].as_str().unwrap().to_owned()
}

fn ruled(office: &Office, arguments: &[&str]) {
    let told = rule(office, arguments);
    assert_eq!(told.code, 0, "{arguments:?}\n{}\n{}", told.out, told.err);
}

fn row_of(office: &Office, unit: &str) -> serde_json::Value {
    let list = office.ok(&["late", "--format", "json", "--as-of", "2023-06-06"]).json();
    list["units"].as_array().unwrap().iter().find(|row| row["unit"] == unit).unwrap().clone()
}

#[test]
fn an_excluded_letter_stays_a_receipt_and_its_figures_count_nowhere() {
    let office = Office::open();
    let letter = take(&office, "bang-mot-cot");
    assert!(!exported(&office, "B01").is_empty());
    ruled(&office, &["exclude", &letter]);
    assert!(exported(&office, "B01").is_empty());
    assert!(row_of(&office, "ldld-nghe-an")["received_at"].is_string());
}

#[test]
fn an_ignored_letter_is_nobodys() {
    let office = Office::open();
    let letter = take(&office, "bang-mot-cot");
    ruled(&office, &["ignore", &letter]);
    assert!(exported(&office, "B01").is_empty());
    assert!(row_of(&office, "ldld-nghe-an")["received_at"].is_null());
}

#[test]
fn figures_under_review_count_once_their_letter_is_accepted() {
    let office = Office::open();
    let letter = take(&office, "nhan-hai-chi-tieu");
    let status = |office: &Office| exported(office, "C03")[0].2.clone();
    assert_eq!(status(&office), "review");
    ruled(&office, &["accept", &letter]);
    assert_eq!(status(&office), "read");
}

#[test]
fn a_unit_to_be_confirmed_is_expected_once_it_is() {
    let office = Office::open();
    take(&office, "bang-mot-cot");
    assert_eq!(row_of(&office, "van-phong-tld")["expected"], false);
    ruled(&office, &["confirm", "--unit", "van-phong-tld", "yes"]);
    assert_eq!(row_of(&office, "van-phong-tld")["expected"], true);
}

#[test]
fn a_broken_replacement_never_displaces_a_good_report() {
    let office = Office::open();
    take(&office, "bang-mot-cot");
    let before = office.ok(&["export", "--dialect", "plain"]).out;
    let whole = std::fs::read(project("fixtures/mail/thay-the/message.eml")).unwrap();
    let broken = office.path("hong.eml");
    std::fs::write(&broken, &whole[..whole.len() / 2]).unwrap();
    office.ok(&["import", broken.to_str().unwrap()]);
    let verdicts: Vec<_> = letters(&office).iter().map(|l| l["verdict"].clone()).collect();
    assert!(verdicts.contains(&"replacement".into()), "{verdicts:?}");
    let values = |csv: &str| {
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        reader
            .records()
            .map(|row| row.unwrap())
            .filter(|row| &row[9] == "read")
            .map(|row| (row[4].to_owned(), row[6].to_owned(), row[7].to_owned()))
            .collect::<Vec<_>>()
    };
    let after = office.ok(&["export", "--dialect", "plain"]).out;
    for figure in values(&before) {
        assert!(values(&after).contains(&figure), "{figure:?} was displaced");
    }
}

#[test]
fn a_synonym_added_to_the_form_brings_a_row_in_when_letters_are_derived_again() {
    let office = Office::open();
    let (from, to) = (project("config/rounds/ctr01-2023"), office.path("dot"));
    std::fs::create_dir(&to).unwrap();
    for file in ["form.csv", "units.csv", "round.toml"] {
        std::fs::copy(from.join(file), to.join(file)).unwrap();
    }
    let path = office.path("tonghop.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace(from.to_str().unwrap(), to.to_str().unwrap())).unwrap();
    take(&office, "hang-ngoai-bieu");
    let row = "Số công trình chào mừng Đại hội";
    let outside = || office.ok(&["export", "--all", "--dialect", "plain"]).out.contains(row);
    assert!(outside());
    let form = std::fs::read_to_string(to.join("form.csv")).unwrap();
    let form: Vec<String> = form
        .lines()
        .map(
            |line| {
                if line.starts_with("D08,") { format!("{line}; {row}") } else { line.to_owned() }
            },
        )
        .collect();
    std::fs::write(to.join("form.csv"), form.join("\n")).unwrap();
    office.ok(&["reingest"]);
    assert!(!outside());
    // The form's own row has another value, so both wait for a person.
    let waiting = office.ok(&["review", "--format", "json"]).json();
    let of_row = |item: &&serde_json::Value| item["indicator"] == "D08";
    assert!(waiting.as_array().unwrap().iter().any(|item| of_row(&item)), "{waiting:#}");
}
