//! `read FILE`: what the program sees in one file. Nothing is stored.

use jiff::tz::TimeZone;

use crate::cli::arguments::{Read, ReadFormat};
use crate::cli::failure::{Failure, Outcome};
use crate::cli::output;
use crate::read::limits::Limits;
use crate::report::{Context, reading};
use crate::shield::Shield;
use crate::words::Words;

/// Runs the command. It needs no configuration.
pub(super) async fn run(words: Words, arguments: &Read) -> Result<Outcome, Failure> {
    let named = arguments.file.display().to_string();
    let cannot = |cause: std::io::Error| {
        Failure::world(words.cannot_open(&named, ""), anyhow::Error::new(cause))
    };
    let metadata = std::fs::metadata(&arguments.file).map_err(cannot)?;
    if metadata.is_dir() {
        return Err(Failure::told(words.is_a_folder(&named)));
    }
    std::fs::File::open(&arguments.file).map_err(cannot)?;
    let program = std::env::current_exe().map_err(cannot)?;
    let name = arguments.file.file_name().map(|name| name.to_string_lossy().into_owned());
    let shield = Shield::new(program, Limits::default());
    let document = shield.file(&arguments.file, &name.unwrap_or_default()).await.map_err(cannot)?;
    let context = Context { words, time_zone: &TimeZone::UTC, rounds: &[] };
    let bytes = match arguments.format {
        ReadFormat::Json => reading::json(&document, &context)
            .map_err(|error| Failure::world(words.store_failed(), error))?,
        ReadFormat::Text => reading::text(&document, &context).into_bytes(),
    };
    output::write(words, None, &bytes)?;
    Ok(Outcome::Done)
}
