//! The page of the round's files: what lies on disk now, and what of it is told to whom.

use std::fs;

use crate::desk::Desk;

const PAGE: &str = "/dot/ctr01-2023/du-lieu";

#[test]
fn an_edit_of_the_configuration_shows_at_the_next_view() {
    let desk = Desk::open();
    let cookie = desk.person("lan", "administrator");
    let file = desk.office.path("tonghop.toml");
    let sound = fs::read_to_string(&file).unwrap();
    // Long enough for the first view to be kept.
    std::thread::sleep(std::time::Duration::from_secs(4));
    for _ in 0..2 {
        assert!(desk.get(PAGE, &cookie).body.contains("không có lỗi"));
    }
    for wrong in ["languaga", "langauge"] {
        fs::write(&file, sound.replace("language", wrong)).unwrap();
        assert!(desk.get(PAGE, &cookie).body.contains(wrong), "{wrong}");
    }
    fs::write(&file, &sound).unwrap();
    assert!(desk.get(PAGE, &cookie).body.contains("không có lỗi"));
}

#[test]
fn only_administrators_are_told_where_files_lie() {
    let desk = Desk::open();
    let [administrator, clerk, reader] =
        ["administrator", "clerk", "reader"].map(|role| desk.person(role, role));
    let file = desk.office.path("tonghop.toml");
    let sound = fs::read_to_string(&file).unwrap();
    let folder = desk.office.path("").display().to_string();
    let folder = folder.trim_end_matches('/');
    let wrong = sound.replace("rounds = [\"", &format!("rounds = [\"{folder}/no-such-round\", \""));
    fs::write(&file, wrong).unwrap();
    let told = desk.get(PAGE, &administrator).body;
    assert!(told.contains(folder) && told.contains("no-such-round"), "{told}");
    for cookie in [clerk, reader] {
        let told = desk.get(PAGE, &cookie).body;
        assert!(told.contains("tonghop.toml, dòng"), "{told}");
        assert!(told.contains("no-such-round") && !told.contains(folder), "{told}");
    }
}
