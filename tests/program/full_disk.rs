//! A disk that fills up while letters are taken: it is said with its next step, nothing is lost, and
//! with room again the next poll completes.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::office::{Office, project};

/// A disk of a given size in memory, mounted over a folder until the end of the test.
struct Disk(PathBuf);

impl Disk {
    fn mount(folder: &Path, kib: u32) -> Option<Self> {
        std::fs::create_dir_all(folder).unwrap();
        mount(folder, &format!("size={kib}k")).then(|| Self(folder.to_owned()))
    }

    fn grow(&self) {
        assert!(mount(&self.0, "remount,size=64m"));
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("-l").arg(&self.0).status());
    }
}

fn mount(folder: &Path, options: &str) -> bool {
    let mut command = Command::new("mount");
    command.args(["-t", "tmpfs", "-o", options, "none"]).arg(folder);
    command.output().is_ok_and(|output| output.status.success())
}

/// Sizes from too little for the first row to too little for the last letter, in KiB.
const SIZES: [u32; 6] = [64, 300, 420, 560, 700, 900];

const LETTERS: usize = 20;

#[test]
fn a_full_disk_is_named_with_its_next_step_and_with_room_again_all_letters_are_there() {
    let office = Office::open();
    let mut letters: Vec<PathBuf> = std::fs::read_dir(project("fixtures/demo"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "eml"))
        .collect();
    letters.sort();
    for letter in letters.iter().take(LETTERS) {
        office.deliver(letter);
    }
    let mut filled = 0;
    for kib in SIZES {
        let Some(disk) = Disk::mount(&office.path("data"), kib) else {
            println!("not run: this needs the right to mount a disk in memory (mount -t tmpfs)");
            return;
        };
        let told = office.run(&["poll"]);
        if told.code != 0 {
            filled += 1;
            assert_eq!(told.code, 3, "{kib} KiB: {}", told.err);
            assert!(told.err.contains("đã đầy"), "{kib} KiB: {}", told.err);
            assert!(told.err.contains("Giải phóng chỗ trống"), "{kib} KiB: {}", told.err);
        }
        disk.grow();
        office.ok(&["poll"]);
        office.ok(&["verify"]);
        let rows = office.ok(&["messages", "--format", "json"]).json();
        let rows = rows.as_array().unwrap();
        assert_eq!(rows.len(), LETTERS, "{kib} KiB");
        assert!(rows.iter().all(|row| row["evidence"] != serde_json::json!([])), "{kib} KiB");
    }
    assert!(filled > 2, "the disks were too large: {filled} of {} filled up", SIZES.len());
}
