//! Other sites, other names, strange requests.

use tonghop::web::routes::{Method, ROUTES};

use crate::desk::{Desk, encoded};

#[test]
fn a_name_that_is_not_ours_gets_no_page() {
    let desk = Desk::open();
    let port = desk.address.port();
    for host in ["example.vn".to_owned(), format!("example.vn:{port}"), format!("127.0.0.2:{port}")]
    {
        let answer = desk.ask("GET", "/dang-nhap", &format!("Host: {host}\r\n"), "");
        assert_eq!(answer.status, 421, "{host}");
    }
    assert_eq!(desk.ask("GET", "/dang-nhap", "", "").status, 400);
    let local = format!("Host: LocalHost:{port}\r\n");
    assert_eq!(desk.ask("GET", "/dang-nhap", &local, "").status, 200);
}

#[test]
fn a_form_from_elsewhere_changes_nothing_on_any_route() {
    let desk = Desk::open();
    let cookie = desk.person("lan", "administrator");
    let host = desk.address;
    let common = format!(
        "Host: {host}\r\nCookie: {cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    );
    let body = encoded(&[("what", "due_day"), ("round", "ctr01-2023"), ("answer", "late")]);
    for route in ROUTES.iter().filter(|route| route.method == Method::Post) {
        let path = route.path.replace("{round}", "ctr01-2023").replace(['{', '}'], "");
        for further in [
            "",
            "Origin: https://example.vn\r\n",
            "Origin: null\r\n",
            "Origin: http://127.0.0.1:1\r\n",
            &format!("Origin: http://{host}.example.vn\r\n"),
            &format!("Origin: http://{host}\r\nSec-Fetch-Site: cross-site\r\n"),
            &format!("Origin: http://{host}\r\nSec-Fetch-Site: same-site\r\n"),
        ] {
            let answer = desk.ask("POST", &path, &format!("{common}{further}"), &body);
            assert_eq!(answer.status, 403, "{path} {further}");
        }
        let method = desk.get(&format!("{path}?{body}"), &cookie).status;
        assert!(matches!(method, 200 | 404 | 405 | 410 | 422), "{path}: {method}");
    }
    assert!(desk.office.ok(&["rule", "list"]).out.trim().is_empty());
}

#[test]
fn a_form_without_its_token_is_not_recorded() {
    let desk = Desk::open();
    let cookie = desk.person("lan", "clerk");
    let other = desk.person("hoa", "clerk");
    let decision = [("what", "due_day"), ("round", "ctr01-2023"), ("answer", "late")];
    let theirs = crate::decisions::token(&desk, &other);
    for token in ["", "0", theirs.as_str()] {
        let mut form = decision.to_vec();
        form.push(("token", token));
        assert_eq!(desk.post("/quyet-dinh", &cookie, &form).status, 403, "{token}");
    }
    assert!(desk.office.ok(&["rule", "list"]).out.trim().is_empty());
}

#[test]
fn every_answer_carries_the_policy_and_pages_are_kept_by_nobody() {
    let desk = Desk::open();
    let cookie = desk.person("lan", "reader");
    for path in ["/dang-nhap", "/dot/ctr01-2023", "/nothing", "/dot/ctr01-2023/tai-ve/late.csv"] {
        let answer = desk.get(path, &cookie);
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
    }
}

#[test]
fn a_body_that_is_too_large_is_refused() {
    let desk = Desk::open();
    let cookie = desk.person("lan", "clerk");
    let long = "x".repeat(100_000);
    assert_eq!(desk.post("/quyet-dinh", &cookie, &[("reason", &long)]).status, 413);
}
