//! What the tests of reading share: sample files and letters around them.

use std::path::PathBuf;

/// A sample file's path.
pub(crate) fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/read").join(name)
}

/// A sample file's bytes.
pub(crate) fn sample(name: &str) -> Vec<u8> {
    std::fs::read(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Names of all sample files.
pub(crate) fn samples() -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(path(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "README.md")
        .collect();
    names.sort();
    assert!(names.len() > 50);
    names
}

/// A letter with these files, as they are, without any encoding.
pub(crate) fn letter(files: impl IntoIterator<Item = (String, impl AsRef<[u8]>)>) -> Vec<u8> {
    let mut letter = b"From: a@example.vn\r\nSubject: x\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/mixed; boundary=\"ranh-gioi\"\r\n\r\n--ranh-gioi\r\n\
        Content-Type: text/plain; charset=utf-8\r\n\r\nKinh gui\r\n"
        .to_vec();
    for (name, bytes) in files {
        let head = format!(
            "--ranh-gioi\r\nContent-Type: application/octet-stream\r\n\
             Content-Transfer-Encoding: binary\r\n\
             Content-Disposition: attachment; filename=\"{name}\"\r\n\r\n"
        );
        letter.extend(head.as_bytes());
        letter.extend(bytes.as_ref());
        letter.extend(b"\r\n");
    }
    letter.extend(b"--ranh-gioi--\r\n");
    letter
}
