//! `.msg`: a letter saved by Outlook (`[MS-OXMSG]`), an OLE file with a stream for each property
//! and a folder for each attachment and recipient.

use std::io;
use std::io::Cursor;
use std::io::Read;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use cfb::CompoundFile;
use cfb::Version;

use crate::model::document::Format;
use crate::model::finding::Limit;
use crate::model::letter::Mailbox;
use crate::read::draft::Draft;
use crate::read::draft::Fault;
use crate::read::draft::Member;
use crate::read::limits::Limits;
use crate::read::mapi::Properties;
use crate::read::mapi::id;
use crate::read::mapi::kind;
use crate::read::tnef;

/// The stream that holds properties of a fixed size.
const FIXED: &str = "__properties_version1.0";

/// How names of other properties' streams begin; id and type follow in eight hexadecimal digits.
const STREAM: &str = "__substg1.0_";

/// The folder that holds an attached letter.
const INSIDE: &str = "__substg1.0_3701000D";

/// How names of folders begin.
const ATTACHMENT: &str = "__attach_version1.0_";
const RECIPIENT: &str = "__recip_version1.0_";

/// Bytes of `FIXED` before the first property: of a letter that is a file, of one that is
/// attached, of an attachment or recipient.
const LETTER_HEAD: usize = 32;
const INNER_HEAD: usize = 24;
const OTHER_HEAD: usize = 8;

/// Properties and recipients of one letter that are looked at.
const MANY: usize = 2_000;

type Ole<'b> = CompoundFile<Cursor<&'b [u8]>>;

/// Reads a letter.
pub(super) fn read(bytes: &[u8], draft: &mut Draft<'_>) {
    if bytes.starts_with(tnef::SIGNATURE) {
        return tnef::letter(bytes, draft);
    }
    match CompoundFile::open(Cursor::new(bytes)) {
        Ok(mut file) => letter(&mut file, draft),
        Err(error) => draft.fault(Fault::damaged(error)),
    }
}

fn letter(file: &mut Ole<'_>, draft: &mut Draft<'_>) {
    let root = Path::new("/");
    let mut properties = properties(file, root, LETTER_HEAD, draft.limits());
    let recipients = recipients(file, draft.limits());
    draft.head(properties.head(recipients));
    if !properties.body(draft) {
        properties.rich_body(draft);
    }
    for folder in children(file, root).into_iter().filter(|path| begins(path, ATTACHMENT)) {
        if draft.members() >= draft.limits().attachments {
            draft.limit(Limit::Members);
            return;
        }
        match attachment(file, &folder, draft.limits()) {
            Ok(member) => draft.member(member),
            Err(error) => draft.fault(Fault::damaged(error)),
        }
    }
}

fn recipients(file: &mut Ole<'_>, limits: &Limits) -> Vec<Mailbox> {
    let folders = children(file, Path::new("/"));
    let folders = folders.iter().filter(|path| begins(path, RECIPIENT)).take(MANY);
    folders.map(|folder| properties(file, folder, OTHER_HEAD, limits).mailbox()).collect()
}

fn attachment(file: &mut Ole<'_>, folder: &Path, limits: &Limits) -> io::Result<Member> {
    let mut properties = properties(file, folder, OTHER_HEAD, limits);
    let name = properties.file_name().unwrap_or_default();
    let inside = folder.join(INSIDE);
    if !file.is_storage(&inside) {
        let bytes = properties.take(id::ATTACH_DATA).unwrap_or_default();
        return Ok(Member { bytes, ..Member::named(&name) });
    }
    let is_letter = file.is_stream(inside.join(FIXED));
    let bytes = nested(file, &inside, limits.entry_bytes)?;
    let format = is_letter.then_some(Format::Msg);
    Ok(Member { bytes, format, ..Member::named(&name) })
}

/// What stands in a folder, in the order of names.
fn children(file: &Ole<'_>, folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = file.read_storage(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.take(MANY).map(|entry| entry.path().to_owned()).collect();
    paths.sort();
    paths
}

fn begins(path: &Path, start: &str) -> bool {
    last(path).is_some_and(|name| name.starts_with(start))
}

fn last(path: &Path) -> Option<&str> {
    path.file_name()?.to_str()
}

fn properties(file: &mut Ole<'_>, folder: &Path, head: usize, limits: &Limits) -> Properties {
    let mut properties = Properties::default();
    let fixed = content(file, &folder.join(FIXED), limits.part_bytes).unwrap_or_default();
    for entry in fixed.get(head..).unwrap_or_default().as_chunks::<16>().0.iter().take(MANY) {
        let [kind_low, kind_high, id_low, id_high, _, _, _, _, value @ ..] = entry;
        let kind = u16::from_le_bytes([*kind_low, *kind_high]);
        if matches!(kind, kind::INTEGER | kind::TIME) {
            properties.insert(u16::from_le_bytes([*id_low, *id_high]), kind, value);
        }
    }
    for path in children(file, folder) {
        let Some((id, kind)) = last(&path).and_then(tag).filter(|(id, _)| is_read(*id)) else {
            continue;
        };
        if let Ok(bytes) = content(file, &path, limits.entry_bytes) {
            properties.insert(id, kind, &bytes);
        }
    }
    properties
}

/// Id and type of a property, from the name of its stream.
fn tag(name: &str) -> Option<(u16, u16)> {
    let (id, kind) = name.strip_prefix(STREAM)?.split_at_checked(4)?;
    Some((u16::from_str_radix(id, 16).ok()?, u16::from_str_radix(kind, 16).ok()?))
}

/// Whether the property is one that we read; the others stay where they are.
fn is_read(property: u16) -> bool {
    matches!(
        property,
        id::SUBJECT
            | id::HEADERS
            | id::SENDER_NAME
            | id::SENDER_ADDRESS
            | id::SENDER_SMTP
            | id::MESSAGE_ID
            | id::BODY
            | id::BODY_RTF
            | id::BODY_HTML
            | id::DISPLAY_NAME
            | id::ADDRESS
            | id::RECIPIENT_SMTP
            | id::ATTACH_DATA
            | id::ATTACH_SHORT_NAME
            | id::ATTACH_LONG_NAME
    )
}

fn content(file: &mut Ole<'_>, path: &Path, most: usize) -> io::Result<Vec<u8>> {
    let mut content = Vec::new();
    let most = u64::try_from(most).unwrap_or(u64::MAX);
    file.open_stream(path)?.take(most).read_to_end(&mut content)?;
    Ok(content)
}

/// A folder as a file of its own, of at most so many bytes.
fn nested(file: &mut Ole<'_>, folder: &Path, most: usize) -> io::Result<Vec<u8>> {
    let entries: Vec<_> = file.walk_storage(folder)?.take(MANY).collect();
    let mut out = CompoundFile::create_with_version(Version::V3, Cursor::new(Vec::new()))?;
    let mut left = most;
    for entry in entries {
        let inner = entry.path().strip_prefix(folder).map_err(io::Error::other)?;
        let path = Path::new("/").join(inner);
        if entry.is_storage() {
            out.create_storage_all(&path)?;
            // Else the library writes the time of day, and the same letter is new each time.
            out.set_created_time(&path, entry.created())?;
            out.set_modified_time(&path, entry.modified())?;
            continue;
        }
        let mut bytes = content(file, entry.path(), left)?;
        left = left.saturating_sub(bytes.len());
        if inner == Path::new(FIXED) && bytes.len() >= INNER_HEAD {
            let more = LETTER_HEAD.saturating_sub(INNER_HEAD);
            bytes.splice(INNER_HEAD..INNER_HEAD, std::iter::repeat_n(0, more));
        }
        out.create_stream(path)?.write_all(&bytes)?;
    }
    out.flush()?;
    Ok(out.into_inner().into_inner())
}
