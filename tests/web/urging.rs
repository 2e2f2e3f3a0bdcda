//! "Chưa nộp": what is made for whom, and who is left alone.

use std::time::{Duration, Instant};

use crate::decisions::token;
use crate::desk::{Answer, Desk};

const PAGE: &str = "/dot/ctr01-2023/chua-nop";
const MAKE: &str = "/dot/ctr01-2023/nhac";

/// Codes and names of the units that may be urged at once.
fn plain(page: &Answer) -> Vec<(String, String)> {
    let boxes = page.body.split("name=\"unit\" value=\"").skip(1);
    boxes
        .map(|rest| {
            let mut values = rest.split('"');
            let code = values.next().unwrap().to_owned();
            (code, values.nth(3).unwrap().to_owned())
        })
        .collect()
}

/// What the page says was made for a unit; empty where it says nothing.
fn prepared(page: &Answer, code: &str) -> String {
    let link = format!("/don-vi/{code}\"");
    let from = page.body.find(&link).unwrap_or_else(|| panic!("{code} in\n{}", page.body));
    let row = &page.body[from..];
    let row = &row[..row.find("</tr>").unwrap()];
    let said = row.split("class=\"prepared\">").nth(1).unwrap_or_default();
    said.split('<').next().unwrap().to_owned()
}

#[test]
fn the_page_tells_for_whom_something_was_made_when_and_how_often() {
    let desk = Desk::open();
    let cookie = desk.person("lan", "clerk");
    let token = token(&desk, &cookie);
    let before = desk.get(PAGE, &cookie);
    let units = plain(&before);
    let [first, second, third] = [&units[0].0, &units[1].0, &units[2].0];
    assert_eq!(prepared(&before, first), "");
    let make = |units: &[&String], format| {
        let mut form = vec![("token", token.as_str()), ("as", format)];
        form.extend(units.iter().map(|unit| ("unit", unit.as_str())));
        let made = desk.post(MAKE, &cookie, &form);
        assert_eq!(made.status, 200, "{}", made.body);
    };
    make(&[first, second], "zip");
    make(&[first], "csv");
    let page = desk.get(PAGE, &cookie);
    let today = jiff::Zoned::now().in_tz("Asia/Ho_Chi_Minh").unwrap().date();
    let said = |times| {
        let (day, month, year) = (today.day(), today.month(), today.year());
        format!("Đã soạn nhắc ngày {day}/{month}/{year} ({times} lần)")
    };
    assert_eq!(prepared(&page, first), said(2));
    assert_eq!(prepared(&page, second), said(1));
    assert_eq!(prepared(&page, third), "", "nothing was made for this one");
    // The table of all plain units names each of them; a list of another kind names nobody.
    assert_eq!(desk.get("/dot/ctr01-2023/tai-ve/late.csv", &cookie).status, 200);
    assert_eq!(desk.get("/dot/ctr01-2023/tai-ve/remind.csv", &cookie).status, 200);
    assert_eq!(prepared(&desk.get(PAGE, &cookie), third), said(1));
    // Drafts of the command line are drafts as well; one that is there already is not made again.
    let drafts = ["remind", "--drafts", "nhac", "--unit", second.as_str()];
    desk.office.ok(&drafts);
    assert_eq!(desk.office.run(&drafts).code, 1);
    assert_eq!(prepared(&desk.get(PAGE, &cookie), second), said(3));
    desk.office.ok(&["verify"]);
}

#[test]
fn a_unit_that_wrote_after_the_page_was_opened_is_not_drafted() {
    let desk = Desk::that_looks_every("1s");
    let cookie = desk.person("lan", "clerk");
    let token = token(&desk, &cookie);
    let units = plain(&desk.get(PAGE, &cookie));
    let ((code, name), (other, _)) = (&units[0], &units[1]);
    let letter = format!(
        "From: Người gửi <nguoi.gui@ldld.example>\r\nTo: ban@office.example\r\n\
         Date: Fri, 26 May 2023 14:04:51 +0700\r\nMessage-ID: <meanwhile@ldld.example>\r\n\
         Subject: {name} xin gia hạn nộp báo cáo CTr 01\r\nMIME-Version: 1.0\r\n\
         Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n\
         Kính gửi: Ban Tuyên giáo\r\n\r\n{name} xin gia hạn nộp báo cáo kết quả triển khai \
         Chương trình số 01/CTr-BCH đến ngày 10/6/2023.\r\n\r\nTrân trọng cảm ơn!\r\n"
    );
    let file = desk.office.path("meanwhile.eml");
    std::fs::write(&file, letter).unwrap();
    desk.office.deliver(&file);
    let started = Instant::now();
    while plain(&desk.get(PAGE, &cookie)).iter().any(|(plain, _)| plain == code) {
        assert!(started.elapsed() < Duration::from_secs(30), "no warning:\n{}", desk.log());
        std::thread::sleep(Duration::from_millis(100));
    }
    // The page of before ticked both as plain.
    let lists = || desk.get("/nhat-ky", &cookie).body.matches("/nhat-ky/tai-ve/").count();
    let form = [("token", token.as_str()), ("as", "zip"), ("unit", other), ("unit", code)];
    let refused = desk.post(MAKE, &cookie, &form);
    assert_eq!(refused.status, 422);
    let sentence = format!("{name} vừa có thư hoặc thông tin mới");
    assert!(refused.body.contains(&sentence), "{}", refused.body);
    assert_eq!(lists(), 0, "nothing was made for the other one either");
    assert_eq!(prepared(&desk.get(PAGE, &cookie), other), "");
    // Who has looked at another warning may not either; who has looked at this one may.
    let tick = |seen: &str| {
        let form = [("token", token.as_str()), ("as", "zip"), ("unit", other), ("looked", seen)];
        desk.post(MAKE, &cookie, &form).status
    };
    assert_eq!(tick(&format!("{code}:0000000000")), 422);
    let page = desk.get(PAGE, &cookie).body;
    let boxes = page.split("name=\"looked\" value=\"").skip(1);
    let mut boxes = boxes.filter_map(|rest| rest.split('"').next());
    assert_eq!(tick(boxes.find(|seen| seen.starts_with(&format!("{code}:"))).unwrap()), 200);
    assert_eq!(lists(), 1);
}
