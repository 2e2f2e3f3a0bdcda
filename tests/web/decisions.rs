//! Decisions from the page are those of the command line.

use crate::desk::Desk;

/// The token of a person's forms.
pub(crate) fn token(desk: &Desk, cookie: &str) -> String {
    // Any ruling gives a notice with its undo form, which carries the token; a fresh desk has none,
    // so the page of a unit is asked, which has forms of its own.
    desk.get("/dot/ctr01-2023/don-vi/ldld-nghe-an", cookie).field("token")
}

fn state(desk: &Desk, unit: &str) -> String {
    let list = desk.office.ok(&["late", "--format", "json", "--as-of", "2023-06-06"]).json();
    let units = list["units"].as_array().unwrap();
    let row = units.iter().find(|row| row["unit"] == unit).unwrap();
    row["state"].as_str().unwrap().to_owned()
}

#[test]
fn an_exemption_shows_at_once_in_every_list_and_is_undone_from_its_notice() {
    let desk = Desk::open();
    let cookie = desk.person("lan", "clerk");
    let before = state(&desk, "ldld-binh-phuoc");
    let token = token(&desk, &cookie);
    let form = [
        ("what", "exempt"),
        ("round", "ctr01-2023"),
        ("unit", "ldld-binh-phuoc"),
        ("reason", "gộp với đơn vị khác"),
        ("token", token.as_str()),
        ("back", "/dot/ctr01-2023"),
    ];
    let recorded = desk.post("/quyet-dinh", &cookie, &form);
    assert_eq!(recorded.status, 303, "{}", recorded.body);
    assert_eq!(state(&desk, "ldld-binh-phuoc"), "exempt");
    let page = desk.get(recorded.header("location").unwrap(), &cookie);
    assert!(page.body.contains("gộp") || page.body.contains("Bình Phước"));
    let undo =
        [("what", "undo"), ("id", "1"), ("token", token.as_str()), ("back", "/dot/ctr01-2023")];
    assert_eq!(desk.post("/quyet-dinh", &cookie, &undo).status, 303);
    assert_eq!(state(&desk, "ldld-binh-phuoc"), before);
    let list = desk.office.ok(&["rule", "list"]).out;
    assert!(list.contains("lan") && list.contains("gộp với đơn vị khác"), "{list}");
}

#[test]
fn of_two_people_on_one_thing_the_second_is_told_what_the_first_decided() {
    let desk = Desk::open();
    let (lan, hoa) = (desk.person("lan", "clerk"), desk.person("hoa", "clerk"));
    let form = |token: &str| {
        [
            ("what", "exempt".to_owned()),
            ("round", "ctr01-2023".to_owned()),
            ("unit", "ldld-nghe-an".to_owned()),
            ("seen", "0".to_owned()),
            ("token", token.to_owned()),
        ]
    };
    let send = |cookie: &str| {
        let fields = form(&token(&desk, cookie));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
        desk.post("/quyet-dinh", cookie, &fields)
    };
    assert_eq!(send(&lan).status, 303);
    let told = send(&hoa);
    assert_eq!(told.status, 409);
    assert!(told.body.contains("lan vừa ghi ý kiến"), "{}", told.body);
    // The same form sent twice is one decision, and leads to it.
    assert_eq!(send(&lan).status, 303);
    assert_eq!(desk.office.ok(&["rule", "list"]).out.lines().count(), 1);
}

#[test]
fn what_cannot_be_is_refused_in_the_words_of_the_command_line() {
    let desk = Desk::open();
    let cookie = desk.person("lan", "clerk");
    let token = token(&desk, &cookie);
    let form = [("what", "exempt"), ("unit", "ldld-nghe"), ("token", token.as_str())];
    let refused = desk.post("/quyet-dinh", &cookie, &form);
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("ldld-nghe-an"), "{}", refused.body);
}

#[test]
fn a_name_in_an_assigned_letter_is_proposed_with_its_letter_and_confirmed_in_one_click() {
    let desk = Desk::open();
    let cookie = desk.person("lan", "clerk");
    let token = token(&desk, &cookie);
    let unit = "/dot/ctr01-2023/don-vi/cd-giao-duc";
    let name = "TRƯỜNG ĐẠI HỌC CÔNG ĐOÀN";
    let letter = || {
        let all = desk.office.ok(&["messages", "--format", "json"]).json();
        let all = all.as_array().unwrap().clone();
        let stands = |one: &serde_json::Value| {
            one["subject"].as_str().unwrap().contains("Trường Đại học Công đoàn")
        };
        all.iter().find(|one| stands(one)).unwrap().clone()
    };
    let found = letter();
    let message = found["message"].as_str().unwrap();
    let send = |fields: &[(&str, &str)]| {
        let mut form = vec![("token", token.as_str()), ("back", unit)];
        form.extend(fields);
        let answer = desk.post("/quyet-dinh", &cookie, &form);
        assert_eq!(answer.status, 303, "{}", answer.body);
    };
    assert!(!desk.get(unit, &cookie).body.contains(name));
    send(&[("what", "assign"), ("message", message), ("unit", "cd-giao-duc")]);
    let page = desk.get(unit, &cookie);
    assert!(page.body.contains("Tên gọi chưa ai xác nhận"), "{}", page.body);
    assert!(page.body.contains(name) && page.body.contains(&format!("/thu/{message}")));
    let since = page.body.split_once("name=\"alias\"").unwrap().1;
    assert!(since.contains("name=\"from\" value=\"2023-05-29\""), "{since}");
    let confirm = [("what", "alias"), ("round", "ctr01-2023"), ("unit", "cd-giao-duc")];
    send(&[&confirm[..], &[("alias", name), ("from", "2023-05-29"), ("to", "")]].concat());
    send(&[("what", "undo"), ("id", "1")]);
    assert_eq!(letter()["verdict"], "unresolved");
    let asked = desk.get("/can-xem?don-vi=cd-giao-duc", &cookie);
    assert!(asked.body.contains(&format!("/thu/{message}")), "{}", asked.body);
    let page = desk.get(unit, &cookie);
    assert!(!page.body.contains("Tên gọi chưa ai xác nhận") && page.body.contains("lan xác nhận"));
    let journal = desk.get("/nhat-ky", &cookie);
    assert!(journal.body.contains("với thư nhận từ ngày 29/5/2023"), "{}", journal.body);
    send(&[("what", "undo"), ("id", "2")]);
    assert_eq!(letter()["verdict"], "not_on_list");
}

#[test]
fn an_address_is_proposed_from_its_first_letter_on_and_kept_with_its_days() {
    let desk = Desk::open();
    let cookie = desk.person("lan", "clerk");
    let unit = "/dot/ctr01-2023/don-vi/ldld-nghe-an";
    let page = desk.get(unit, &cookie);
    let form = page.body.split_once("name=\"address\"").unwrap().1;
    let address = form.split('"').nth(1).unwrap();
    let from = form.split_once("name=\"from\" value=\"").unwrap().1.split('"').next().unwrap();
    assert!(from.starts_with("2023-05-"), "{form}");
    let fields = [
        ("what", "address"),
        ("round", "ctr01-2023"),
        ("unit", "ldld-nghe-an"),
        ("address", address),
        ("from", from),
        ("to", "2023-12-31"),
        ("token", &page.field("token")),
        ("back", unit),
    ];
    assert_eq!(desk.post("/quyet-dinh", &cookie, &fields).status, 303);
    let list = desk.office.ok(&["rule", "list"]).out;
    assert!(list.contains(address) && list.contains("đến hết ngày 31/12/2023"), "{list}");
    let page = desk.get(unit, &cookie);
    assert!(page.body.contains("đến hết ngày 31/12/2023"), "{}", page.body);
}

#[test]
fn a_decision_about_a_letter_names_it_by_sender_and_subject_and_leads_to_it() {
    let desk = Desk::open();
    let cookie = desk.person("lan", "clerk");
    let token = token(&desk, &cookie);
    let all = desk.office.ok(&["messages", "--format", "json"]).json();
    let stands = |one: &&serde_json::Value| one["subject"] == "Xin gia hạn nộp báo cáo CTr 01";
    let message = all.as_array().unwrap().iter().find(stands).unwrap()["message"].clone();
    let message = message.as_str().unwrap();
    let form = [
        ("what", "kind"),
        ("message", message),
        ("verdict", "question"),
        ("token", token.as_str()),
        ("back", "/thu"),
    ];
    let recorded = desk.post("/quyet-dinh", &cookie, &form);
    let notice = desk.get(recorded.header("location").unwrap(), &cookie).body;
    let named = format!(
        "hư <a href=\"/thu/{message}\">“Xin gia hạn nộp báo cáo CTr 01” của Ngô Thu Lộc</a> thuộc loại"
    );
    let notice = &notice[notice.find("banner notice").unwrap()..];
    assert!(notice.contains(&format!("Đã ghi ý kiến số 1: T{named}")), "{notice}");
    let journal = desk.get("/nhat-ky", &cookie).body;
    let row = &journal[journal.find("id=\"so-1\"").unwrap()..];
    let row = &row[..row.find("</tr>").unwrap()];
    assert!(row.contains(&named) && row.contains(&message[..12]), "{row}");
    assert_eq!(row.matches("href=").count(), 1, "one link to the letter: {row}");
}
