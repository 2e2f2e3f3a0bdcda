//! Who may come in, by which door, and for how long.

use tonghop::model::account::Role;
use tonghop::web::routes::{Method, ROUTES};

use crate::desk::{Desk, PASSWORD};

#[test]
fn every_route_lets_in_exactly_the_roles_of_its_table_row() {
    let desk = Desk::open();
    let people: Vec<(Role, String)> = Role::ALL
        .into_iter()
        .map(|role| (role, desk.person(role.as_str(), role.as_str())))
        .collect();
    for route in ROUTES {
        let Some(least) = route.least else { continue };
        let path = route.path.replace("{round}", "ctr01-2023").replace(['{', '}'], "");
        let ask = |cookie: &str| match route.method {
            Method::Get => desk.get(&path, cookie),
            Method::Post => desk.post(&path, cookie, &[]),
        };
        let stranger = ask("");
        match route.method {
            Method::Get => {
                assert_eq!(stranger.status, 303, "{path}");
                assert!(stranger.header("location").unwrap().starts_with("/dang-nhap"), "{path}");
            }
            Method::Post => assert_eq!(stranger.status, 401, "{path}"),
        }
        for (role, cookie) in &people {
            let refused = ask(cookie);
            let by_role = refused.status == 403 && refused.body.contains("Việc này cần quyền");
            assert_eq!(by_role, *role < least, "{role:?} {path}: {}", refused.status);
            assert!(refused.status < 500, "{role:?} {path}: {}", refused.body);
        }
    }
}

#[test]
fn a_stranger_learns_no_name_and_sees_nothing() {
    let desk = Desk::open();
    desk.person("bichngoc", "clerk");
    let tries = [("bichngoc", "wrong wrong wrong"), ("nobody", "wrong wrong wrong")];
    let bodies = tries.map(|(name, password)| {
        let answer = desk.post("/dang-nhap", "", &[("name", name), ("password", password)]);
        assert_eq!(answer.status, 401);
        answer.body.replace(name, "")
    });
    assert_eq!(bodies[0], bodies[1]);
    for path in ["/", "/dot/ctr01-2023", "/dot/ctr01-2023/tai-ve/late.xlsx", "/nothing-here"] {
        let body = desk.get(path, "").body;
        assert!(!body.contains("Nghệ An") && !body.contains("LĐLĐ"), "{path}");
    }
}

#[test]
fn a_link_sets_a_password_once_and_stands_in_no_log() {
    let desk = Desk::open();
    let link = desk.link("hoa", "clerk");
    let token = link.split_once("t=").unwrap().1;
    let short = [("t", token), ("password", "short"), ("again", "short")];
    assert_eq!(desk.post("/dat-mat-khau", "", &short).status, 422);
    let other = [("t", token), ("password", PASSWORD), ("again", "something else")];
    assert_eq!(desk.post("/dat-mat-khau", "", &other).status, 422);
    let right = [("t", token), ("password", PASSWORD), ("again", PASSWORD)];
    let first = desk.post("/dat-mat-khau", "", &right);
    assert_eq!(first.status, 303);
    let cookie = first.header("set-cookie").unwrap().to_owned();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
    assert_eq!(desk.post("/dat-mat-khau", "", &right).status, 410);
    assert_eq!(desk.get(&link, "").status, 410);
    assert!(!desk.log().contains(token));
    assert!(!desk.log().contains(PASSWORD));
}

#[test]
fn logging_out_ends_the_session_in_the_store() {
    let desk = Desk::open();
    let cookie = desk.person("lan", "reader");
    assert_eq!(desk.get("/dot/ctr01-2023", &cookie).status, 200);
    assert_eq!(desk.post("/dang-xuat", &cookie, &[]).status, 303);
    assert_eq!(desk.get("/dot/ctr01-2023", &cookie).status, 303);
}

#[test]
fn logging_in_gives_a_fresh_session_whatever_cookie_came_along() {
    let desk = Desk::open();
    desk.person("lan", "reader");
    let planted = format!("tonghop={}", "a".repeat(64));
    let form = [("name", "lan"), ("password", PASSWORD), ("tiep", "//example.vn/")];
    let entered = desk.post("/dang-nhap", &planted, &form);
    assert_eq!((entered.status, entered.header("location")), (303, Some("/")));
    assert_ne!(entered.cookie(), planted);
    assert_eq!(desk.get("/dot/ctr01-2023", &planted).status, 303);
    assert_eq!(desk.get("/dot/ctr01-2023", &entered.cookie()).status, 200);
}

#[test]
fn the_eleventh_guess_is_not_even_looked_at() {
    let desk = Desk::open();
    desk.person("lan", "reader");
    for _ in 0..10 {
        let guess = [("name", "lan"), ("password", "wrong wrong wrong")];
        assert_eq!(desk.post("/dang-nhap", "", &guess).status, 401);
    }
    let right = [("name", "lan"), ("password", PASSWORD)];
    let answer = desk.post("/dang-nhap", "", &right);
    assert_eq!(answer.status, 429);
    assert!(answer.body.contains("15 phút"), "{}", answer.body);
}

#[test]
fn a_reset_password_and_a_removal_end_what_was_open() {
    let desk = Desk::open();
    let old = desk.person("lan", "clerk");
    let new = desk.person("lan", "clerk");
    assert_eq!(desk.get("/dot/ctr01-2023", &old).status, 303);
    assert_eq!(desk.get("/dot/ctr01-2023", &new).status, 200);
    desk.office.ok(&["user", "remove", "lan"]);
    assert_eq!(desk.get("/dot/ctr01-2023", &new).status, 303);
    assert_eq!(desk.office.run(&["user", "remove", "lan"]).code, 2);
}
