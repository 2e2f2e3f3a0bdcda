//! One file taken out of a letter or archive by a child, as bytes that this process only carries.

use std::io;
use std::process::Stdio;
use std::time::Duration;

use tokio::fs::File;
use tokio::io::AsyncReadExt as _;
use tokio::process::Command;
use tokio::time::timeout;

use crate::read::walk::LeafPath;
use crate::shield::COMMAND;
use crate::shield::Shield;
use crate::shield::Source;
use crate::shield::request::Request;
use crate::shield::request::Wanted;
use crate::shield::run::Group;

/// The bytes of one file inside a letter or archive. `None` where it cannot be reached, is empty or
/// larger than any file we read. Files that killed their children are not opened.
pub(super) async fn extract(
    shield: &Shield,
    source: Source<'_>,
    wanted: Wanted,
    dead: Vec<LeafPath>,
) -> io::Result<Option<Vec<u8>>> {
    let request = Request {
        kind: source.kind,
        name: source.name.to_owned(),
        after: None,
        dead,
        extract: Some(wanted),
        limits: shield.limits.clone(),
    };
    let mut child = Command::new(&shield.program)
        .arg(COMMAND)
        .args(request.arguments()?)
        .env_clear()
        .stdin(File::open(source.path).await?.into_std().await)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .process_group(0)
        .kill_on_drop(true)
        .spawn()?;
    let _group = Group::of(&child);
    let most = shield.limits.file_bytes;
    let one_more = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let Some(out) = child.stdout.take() else { return Ok(None) };
    let mut bytes = Vec::new();
    let patience = Duration::from_millis(shield.limits.child.wall_milliseconds);
    let heard = timeout(patience, out.take(one_more).read_to_end(&mut bytes)).await;
    let is_heard = matches!(heard, Ok(Ok(_))) && bytes.len() <= most;
    if !is_heard {
        child.start_kill()?;
    }
    let status = child.wait().await?;
    Ok((is_heard && status.success() && !bytes.is_empty()).then_some(bytes))
}
