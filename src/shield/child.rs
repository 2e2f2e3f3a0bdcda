//! The reading child: takes away its own rights, reads standard input, tells what it sees or gives out
//! the one file that is asked for.

mod taker;
mod teller;

use std::io;
use std::io::BufWriter;
use std::io::Read;
use std::io::Write;

use sha2::Digest as _;
use sha2::Sha256;

use crate::model::sighting::Digest;
use crate::read;
use crate::read::draft::Member;
use crate::read::walk::Leaf;
use crate::read::walk::LeafPath;
use crate::shield::confine::confine;
use crate::shield::office::converter;
use crate::shield::request::Kind;
use crate::shield::request::Request;
use crate::shield::request::Wanted;

/// Runs as a reading child with the arguments behind the hidden command. The exit code is the
/// caller's: an error here means that nobody listens any more, or that the arguments are wrong.
pub fn main(arguments: &[String]) -> io::Result<()> {
    if let [task, rest] = arguments
        && task == converter::TASK
    {
        return converter::main(rest);
    }
    let request = Request::parse(arguments)
        .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "this command is internal"))?;
    confine(&request.limits.child)?;
    let out = BufWriter::new(io::stdout().lock());
    match &request.extract {
        Some(wanted) => extract(&request, wanted, out),
        None => answer(&request, io::stdin().lock(), out),
    }
}

/// Gives out the bytes of one file; nothing where it is not reached.
fn extract(request: &Request, wanted: &Wanted, mut out: impl Write) -> io::Result<()> {
    let Root::Member(member) = root(request, io::stdin().lock())? else { return Ok(()) };
    out.write_all(&taker::take(member, request, wanted))?;
    out.flush()
}

/// Tells all that is in it.
fn answer(request: &Request, input: impl Read, out: impl Write) -> io::Result<()> {
    match root(request, input)? {
        Root::Member(member) => teller::tell(member, request, out),
        Root::TooLarge(leaf) => teller::tell_too_large(&leaf, request, out),
    }
}

enum Root {
    Member(Member),
    /// Larger than any file we read: known by its hash only.
    TooLarge(Leaf),
}

fn root(request: &Request, mut input: impl Read) -> io::Result<Root> {
    let limit = match request.kind {
        Kind::Letter => request.limits.letter_bytes,
        Kind::File => request.limits.letter_bytes.max(request.limits.file_bytes),
    };
    let one_more = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    input.by_ref().take(one_more).read_to_end(&mut bytes)?;
    let is_too_large = bytes.len() > limit;
    let member = match request.kind {
        Kind::Letter => read::raw_letter(bytes),
        Kind::File => read::file(&request.name, bytes),
    };
    if is_too_large {
        return Ok(Root::TooLarge(unread(member, input)?));
    }
    Ok(Root::Member(member))
}

/// Hashes what is left of a file that is too large to keep.
fn unread(member: Member, mut input: impl Read) -> io::Result<Leaf> {
    let mut hasher = Sha256::new_with_prefix(&member.bytes);
    let mut size = member.bytes.len();
    let mut buffer = vec![0; 1 << 16];
    loop {
        let length = input.read(&mut buffer)?;
        if length == 0 {
            break;
        }
        hasher.update(buffer.get(..length).unwrap_or_default());
        size = size.saturating_add(length);
    }
    let format = read::format(&member);
    Ok(Leaf {
        path: LeafPath::default(),
        name: member.name,
        original_name: member.original_name,
        sha256: Digest(hasher.finalize().into()),
        size_bytes: u64::try_from(size).unwrap_or(u64::MAX),
        format,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shield::line::Line;

    fn request(arguments: &[&str]) -> Option<Request> {
        Request::parse(&arguments.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn known_files_are_not_told_again_and_dead_ones_not_opened() {
        let letter = "From: a@b.vn\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\
                      \r\n--x\r\n\r\nnội dung\r\n--x\r\nContent-Disposition: attachment; filename=a.txt\r\n\
                      \r\nmột\r\n--x\r\nContent-Disposition: attachment; filename=b.txt\r\n\r\nhai\r\n--x--\r\n";
        let paths = |arguments: &[&str]| -> Vec<String> {
            let mut out = Vec::new();
            answer(&request(arguments).unwrap(), letter.as_bytes(), &mut out).unwrap();
            let lines = String::from_utf8(out).unwrap();
            let done = |line: &str| match serde_json::from_str(line).unwrap() {
                Line::Done { path, .. } => Some(path),
                Line::Begin(_) | Line::End => None,
            };
            lines.lines().filter_map(done).collect()
        };
        assert_eq!(paths(&["letter"]), ["0", "1", "2"]);
        assert_eq!(paths(&["letter", "--after", "1"]), ["2"]);
        assert_eq!(paths(&["letter", "--dead", "1"]), ["0", "2"]);
    }
}
