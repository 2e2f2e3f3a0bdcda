//! Where a result goes: standard output, or a file that is written whole or not at all.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use crate::cli::failure::Failure;
use crate::words::Words;

/// Writes a result to the file asked for, else to standard output.
pub(super) fn write(words: Words, output: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
    match output {
        None => print(words, bytes),
        Some(path) => {
            let written = replace(path, bytes);
            written.map_err(|cause| {
                let named = path.display().to_string();
                Failure::world(words.cannot_write(&named), cause)
            })
        }
    }
}

fn print(words: Words, bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        // The reader of a pipe has seen enough: `tonghop late | head`.
        Err(cause) if cause.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(cause) => Err(Failure::world(words.cannot_write("stdout"), cause)),
        Ok(()) => Ok(()),
    }
}

/// Temporary file beside the target, fsync, rename: readers see the old file or the new one.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{}.tmp", std::process::id()));
    let temporary = Path::new(&name);
    let written = File::create(temporary)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| std::fs::rename(temporary, path));
    if written.is_err() && temporary.exists() {
        std::fs::remove_file(temporary)?;
    }
    written
}

/// Columns of the terminal, or of a sheet of paper where there is none.
pub(super) fn width() -> usize {
    let size = rustix::termios::tcgetwinsize(io::stdout()).ok();
    let columns = size.map_or(0, |size| usize::from(size.ws_col));
    if columns == 0 { PAPER } else { columns.clamp(60, 200) }
}

/// Characters in a line where nobody says otherwise.
const PAPER: usize = 110;

/// A line for people, on standard error, so that results stay clean.
#[expect(clippy::print_stderr, reason = "the command line speaks to people here and only here")]
pub(super) fn say(line: &str) {
    eprintln!("{line}");
}
