//! mbox (RFC 4155): letters one after another, each behind a line that begins with `From `.
//!
//! The file is read in pieces, never whole. A letter is known by the hash of its line and bytes,
//! with a running number where the same bytes stand twice, so letters keep their names when
//! others before them are removed.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::fmt::strtime;
use sha2::{Digest as _, Sha256};

use crate::model::sighting::Digest;
use crate::source::folder::entry::{Entry, modified};

/// Enough of a line to see whether it is a From_ line, and when.
const LINE_HEAD: usize = 256;

/// The letters of an mbox file as they were when it was last read.
#[derive(Debug, Default)]
pub(super) struct Index {
    of: Option<(PathBuf, u64, Timestamp)>,
    entries: Vec<Entry>,
}

/// Whether a file is an mbox.
pub(super) fn begins(path: &Path) -> io::Result<bool> {
    let mut start = Vec::new();
    File::open(path)?.take(5).read_to_end(&mut start)?;
    Ok(start == b"From ")
}

impl Index {
    /// The letters in the file; read anew only when it has changed.
    pub(super) fn entries(&mut self, path: &Path) -> io::Result<Vec<Entry>> {
        let about = std::fs::metadata(path)?;
        let now = Some((path.to_owned(), about.len(), modified(&about)));
        if self.of != now {
            self.entries = read(path, modified(&about))?;
            self.of = now;
        }
        Ok(self.entries.clone())
    }
}

/// One line of the file: where it ends, how it begins, and all its bytes to the hash.
struct Line {
    length: u64,
    head: Vec<u8>,
}

struct Letter {
    start: u64,
    from_line: Option<Timestamp>,
    hash: Sha256,
}

fn read(path: &Path, modified: Timestamp) -> io::Result<Vec<Entry>> {
    let mut file = BufReader::with_capacity(1 << 16, File::open(path)?);
    let mut letters = Letters { path, modified, seen: BTreeMap::new(), found: Vec::new() };
    let mut current: Option<Letter> = None;
    let (mut offset, mut blank) = (0_u64, 0_u64);
    let mut after_blank = true;
    loop {
        let hash = current.as_mut().map(|letter| &mut letter.hash);
        let line = next_line(&mut file, hash, after_blank)?;
        if line.length == 0 {
            break;
        }
        let starts = after_blank && is_from_line(&line.head);
        if starts {
            letters.end(current.take(), offset.saturating_sub(blank));
        }
        offset = offset.saturating_add(line.length);
        if starts {
            let mut hash = Sha256::new();
            hash.update(&line.head);
            current = Some(Letter { start: offset, from_line: time(&line.head), hash });
        }
        after_blank = matches!(line.head.as_slice(), b"\n" | b"\r\n");
        blank = if after_blank { line.length } else { 0 };
    }
    letters.end(current, offset.saturating_sub(blank));
    Ok(letters.found)
}

struct Letters<'p> {
    path: &'p Path,
    modified: Timestamp,
    seen: BTreeMap<Digest, u32>,
    found: Vec<Entry>,
}

impl Letters<'_> {
    fn end(&mut self, letter: Option<Letter>, end: u64) {
        let Some(letter) = letter else { return };
        let digest = Digest(letter.hash.finalize().into());
        let count = self.seen.entry(digest).or_default();
        *count = count.saturating_add(1);
        self.found.push(Entry {
            name: format!("{digest}#{count}"),
            path: self.path.to_owned(),
            start: letter.start,
            length: end.saturating_sub(letter.start),
            modified: self.modified,
            from_line: letter.from_line,
            quoted: true,
            whole: false,
        });
    }
}

/// Reads one line of any length, feeding the hash unless it turns out to start the next letter.
fn next_line(
    file: &mut impl BufRead,
    mut hash: Option<&mut Sha256>,
    may_start: bool,
) -> io::Result<Line> {
    let mut line = Line { length: 0, head: Vec::new() };
    loop {
        let buffer = file.fill_buf()?;
        if buffer.is_empty() {
            break;
        }
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let count = end.map_or(buffer.len(), |end| end.saturating_add(1));
        let part = buffer.get(..count).unwrap_or_default();
        let room = LINE_HEAD.saturating_sub(line.head.len()).min(count);
        line.head.extend_from_slice(part.get(..room).unwrap_or_default());
        if let Some(hash) = hash.as_mut().filter(|_| !(may_start && is_from_line(&line.head))) {
            hash.update(part);
        }
        line.length = line.length.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
        file.consume(count);
        if end.is_some() {
            break;
        }
    }
    Ok(line)
}

/// A From_ line has a clock time in it; a sentence that begins with "From" seldom does.
fn is_from_line(line: &[u8]) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let clock = |word: &str| word.contains(':') && word.split(':').all(digits);
    line.starts_with(b"From ") && String::from_utf8_lossy(line).split_whitespace().any(clock)
}

/// The time in `From sender Mon May  1 08:00:00 2023`, which RFC 4155 wants in UTC.
fn time(line: &[u8]) -> Option<Timestamp> {
    let text = String::from_utf8_lossy(line);
    let words: Vec<&str> = text.split_whitespace().collect();
    let clock = words.iter().position(|word| word.split(':').count() == 3)?;
    let date = words.get(clock.checked_sub(2)?..clock)?.join(" ");
    let year = words.get(clock.saturating_add(1)..)?;
    let zone = year.iter().find(|word| word.starts_with(['+', '-'])).unwrap_or(&"+0000");
    let year = year.iter().find(|word| word.len() == 4 && word.parse::<u16>().is_ok())?;
    let text = format!("{date} {} {year} {zone}", words.get(clock)?);
    strtime::parse("%b %d %H:%M:%S %Y %z", text).ok()?.to_timestamp().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_of_a_from_line_is_read_with_and_without_zone() {
        let at = |line: &str| time(line.as_bytes()).map(|at| at.to_string());
        let expected = Some("2023-05-01T08:00:00Z".to_owned());
        assert_eq!(at("From a@b Mon May  1 08:00:00 2023\n"), expected);
        assert_eq!(at("From a@b Mon May 01 15:00:00 +0700 2023\r\n"), expected);
        assert_eq!(at("From nobody\n"), None);
    }

    #[test]
    fn letters_keep_their_names_when_others_are_removed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("box");
        let one = "From a Mon May  1 08:00:00 2023\nSubject: 1\n\nFrom here on\n\n>From there\n\n";
        let two = "From a Mon May  1 08:00:00 2023\nSubject: 2\n\nx\n\n";
        std::fs::write(&path, format!("{one}{two}{two}")).unwrap();
        let entries = Index::default().entries(&path).unwrap();
        assert_eq!(entries.len(), 3);
        let body = one.split_once('\n').unwrap().1.trim_end();
        assert_eq!(entries[0].length, u64::try_from(body.len() + 1).unwrap());
        std::fs::write(&path, format!("{two}{two}")).unwrap();
        let later = Index::default().entries(&path).unwrap();
        let names = |entries: &[Entry]| entries.iter().map(|e| e.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&later), names(&entries)[1..]);
    }
}
