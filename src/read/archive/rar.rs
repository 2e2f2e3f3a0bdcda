//! `.rar` of every version since 1.5, from front to back.
//!
//! The library asks what to do with each file and hands its bytes to a writer; what the writer got
//! is taken when the library asks for the next one.

use std::cell::RefCell;
use std::io;
use std::io::Write;
use std::rc::Rc;

use rars::Archive;
use rars::ArchiveMember;
use rars::ArchiveReadOptions;
use rars::ArchiveReader;
use rars::Error;
use rars::ErrorKind;
use rars::ExtractionDecision;
use rars::ExtractionErrorAction;

use crate::model::finding::Limit;
use crate::read::archive::Takings;
use crate::read::archive::name;
use crate::read::draft::Draft;
use crate::read::draft::Fault;

/// Bytes of memory for unpacking; the largest dictionary in use has 64 MiB.
const MEMORY: u64 = 256 << 20;

/// Headers of one archive.
const HEADERS: u64 = 20_000;

/// Reads an archive.
pub(in crate::read) fn read(bytes: &[u8], draft: &mut Draft<'_>) {
    let takings = Takings::new(draft);
    let options = ArchiveReadOptions::new()
        .with_max_header_count(HEADERS)
        .with_max_reader_workspace_bytes(MEMORY)
        .with_rar50_dictionary_size_limit(MEMORY);
    match ArchiveReader::read_with_options(bytes, options) {
        Ok(archive) => unpack(&archive, options, takings),
        Err(error) => takings.finish(Err(fault(&error))),
    }
}

fn unpack(archive: &Archive, options: ArchiveReadOptions<'_>, takings: Takings<'_, '_>) {
    let is_solid = archive.is_solid();
    let desk = RefCell::new(Desk { takings, open: None, is_solid, stop: None });
    let end = archive.extract_with_control_and_errors(
        options,
        |member| Ok(desk.borrow_mut().next(member)),
        |_, error| {
            desk.borrow_mut().fail(error);
            Ok(ExtractionErrorAction::Continue)
        },
    );
    let mut desk = desk.into_inner();
    if let Err(error) = &end {
        desk.fail(error);
    }
    desk.close(None);
    let end = desk.stop.map_or_else(|| end.map(drop).map_err(|error| fault(&error)), Err);
    desk.takings.finish(end);
}

/// Where files are put down as they come.
struct Desk<'d, 'a> {
    takings: Takings<'d, 'a>,
    open: Option<Open>,
    /// Files are packed as one, so none can be passed over.
    is_solid: bool,
    stop: Option<Fault>,
}

/// The file being unpacked.
struct Open {
    name: String,
    most: usize,
    bytes: Rc<RefCell<Vec<u8>>>,
}

impl Desk<'_, '_> {
    /// What to do with the next file.
    fn next(&mut self, member: &ArchiveMember) -> ExtractionDecision {
        self.close(None);
        let decision = if self.stop.is_some() { Ok(None) } else { self.decide(member) };
        match decision {
            Ok(Some(sink)) => ExtractionDecision::Extract(Box::new(sink)),
            Ok(None) if self.stop.is_none() => ExtractionDecision::Skip,
            Ok(None) => ExtractionDecision::Stop,
            Err(fault) => {
                self.stop = Some(fault);
                ExtractionDecision::Stop
            }
        }
    }

    /// Where to write the file, unless it is passed over.
    fn decide(&mut self, member: &ArchiveMember) -> Result<Option<Sink>, Fault> {
        let meta = &member.meta;
        if meta.is_directory || meta.is_redirection {
            return Ok(None);
        }
        let name = self.takings.admit(&name::decode(&meta.name))?;
        let most = self.takings.most(meta.packed_size);
        let lost = if meta.is_encrypted {
            Some(Fault::Protected)
        } else if meta.unpacked_size > u64::try_from(most).unwrap_or(u64::MAX) {
            Some(Fault::Limit(Limit::Unpacked))
        } else if meta.is_split_before || meta.is_split_after {
            Some(Fault::damaged("goes on in another volume"))
        } else {
            None
        };
        match (name, lost) {
            (Some(name), None) => Ok(Some(self.open(name, most))),
            (None, None) if self.is_solid => Ok(Some(Sink { most, bytes: Rc::default() })),
            (None, None) => Ok(None),
            (name, Some(fault)) => {
                if let Some(name) = name {
                    self.takings.lost(name, &fault);
                }
                // Nothing behind it can be unpacked without it.
                if self.is_solid { Err(fault) } else { Ok(None) }
            }
        }
    }

    fn open(&mut self, name: String, most: usize) -> Sink {
        let bytes = Rc::<RefCell<Vec<u8>>>::default();
        self.open = Some(Open { name, most, bytes: Rc::clone(&bytes) });
        Sink { most, bytes }
    }

    /// The open file could not be unpacked to its end.
    fn fail(&mut self, error: &Error) {
        match fault(error) {
            Fault::Damaged(cause) => self.close(Some(cause)),
            fault => {
                if let Some(open) = self.open.take() {
                    self.takings.lost(open.name, &fault);
                }
            }
        }
    }

    fn close(&mut self, cause: Option<String>) {
        let Some(Open { name, most, bytes }) = self.open.take() else { return };
        let kept = self.takings.keep(name, bytes.take(), most, cause);
        if let Err(fault) = kept {
            self.stop.get_or_insert(fault);
        }
    }
}

/// Takes what a file unpacks to, and one byte more than it may.
struct Sink {
    most: usize,
    bytes: Rc<RefCell<Vec<u8>>>,
}

impl Write for Sink {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        let mut bytes = self.bytes.borrow_mut();
        let room = self.most.saturating_add(1).saturating_sub(bytes.len());
        if room == 0 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let part = part.get(..room).unwrap_or(part);
        bytes.extend_from_slice(part);
        Ok(part.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn fault(error: &Error) -> Fault {
    match error.kind() {
        ErrorKind::PasswordRequired | ErrorKind::BadPassword => Fault::Protected,
        ErrorKind::ResourceLimit => Fault::Limit(Limit::Unpacked),
        _ => Fault::damaged(error),
    }
}
