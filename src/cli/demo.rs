//! `demo`: the real daemon on a made-up mailbox, in a temporary folder, while one watches.
//!
//! Nothing here is a rehearsal: the letters are files that arrive in a folder, the loops are those
//! of `run`, the lists are those of `late`. Only the clock is played: the list shows the moment of
//! the newest letter's receipt.

mod postman;
mod screen;

use std::io::IsTerminal;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use include_dir::{Dir, include_dir};
use tokio::sync::watch;

use crate::cli::arguments::Demo;
use crate::cli::demo::postman::Pace;
use crate::cli::demo::screen::Screen;
use crate::cli::failure::{Failure, Outcome};
use crate::cli::pages::Pages;
use crate::cli::{output, workbench};
use crate::daemon;
use crate::daemon::heartbeat::Heartbeat;
use crate::desk::{Desk, load};
use crate::web::app::Access;
use crate::words::Words;

/// The made-up letters, in order of their receipt.
static LETTERS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/fixtures/demo");

/// The shipped round, as its files.
static ROUND: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/config/rounds/ctr01-2023");

/// How often the screen looks for what is new.
const LOOK_EVERY: Duration = Duration::from_millis(150);

/// A folder that is gone when the demo is.
struct Stage(PathBuf);

impl Stage {
    fn set() -> std::io::Result<Self> {
        let name = format!("tonghop-demo-{}-{:08x}", std::process::id(), fastrand::u32(..));
        let stage = Self(std::env::temp_dir().join(name));
        std::fs::create_dir(&stage.0)?;
        for folder in ["hop-thu", "dang-viet", "round"] {
            std::fs::create_dir(stage.0.join(folder))?;
        }
        for file in ROUND.files() {
            std::fs::write(stage.0.join("round").join(file.path()), file.contents())?;
        }
        std::fs::write(stage.config(), CONFIGURATION)?;
        Ok(stage)
    }

    fn config(&self) -> PathBuf {
        self.0.join("tonghop.toml")
    }

    fn mailbox(&self) -> PathBuf {
        self.0.join("hop-thu")
    }

    fn desk(&self) -> PathBuf {
        self.0.join("dang-viet")
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if let Err(cause) = std::fs::remove_dir_all(&self.0) {
            output::say(&format!("{}: {cause}", self.0.display()));
        }
    }
}

/// The demo's configuration: what `config/tonghop.toml` has, with a folder for a mailbox.
const CONFIGURATION: &str = "data_dir = \"data\"
time_zone = \"Asia/Ho_Chi_Minh\"
language = \"vi\"
rounds = [\"round\"]

[[mailbox]]
name = \"hop-thu-mau\"
maildir = \"hop-thu\"
poll_every = \"1s\"
";

/// Runs the command.
pub(super) async fn run(words: Words, arguments: &Demo) -> Result<Outcome, Failure> {
    let stop = workbench::until_interrupted();
    let stage = Stage::set().map_err(|cause| Failure::world(words.demo_failed(), cause))?;
    let desk = Arc::new(desk(&stage.config(), words)?);
    let watched = std::io::stdout().is_terminal() && !arguments.fast;
    let pace = if watched { Pace::Watched } else { Pace::Fast };
    play(&desk, &stage, pace, arguments.listen, stop).await
}

fn desk(config_path: &Path, words: Words) -> Result<Desk, Failure> {
    let config = load(config_path, words)?;
    Ok(Desk::new(config, words, config_path.to_owned()))
}

/// Lets the letters arrive, the daemon run and the screen follow, until all is shown or Ctrl-C.
async fn play(
    desk: &Arc<Desk>,
    stage: &Stage,
    pace: Pace,
    listen: Option<SocketAddr>,
    mut interrupted: watch::Receiver<bool>,
) -> Result<Outcome, Failure> {
    let store = Arc::new(desk.owner()?);
    let bench = workbench::make(desk, Arc::clone(&store))?;
    let anywhere = SocketAddr::from(([127, 0, 0, 1], 0));
    let access = Access::Open(desk.words.demo_person().to_owned());
    let pages = Pages::serve(desk, &store, listen.unwrap_or(anywhere), access).await?;
    let stays = pace == Pace::Watched || listen.is_some();
    let (stop, stopping) = watch::channel(false);
    let letters = postman::letters(&LETTERS);
    let mut screen = Screen::new(desk, letters.len(), pace)?;
    if stays && let Some(address) = pages.address() {
        screen.print(&desk.words.demo_pages(&address))?;
    }
    let heartbeat = Heartbeat::default();
    let loops = daemon::run(&bench, &desk.config.mailboxes, &heartbeat, stopping.clone());
    tokio::pin!(loops);
    let delivery = postman::deliver(letters, stage.desk(), stage.mailbox(), pace, stopping);
    let following = async {
        while !screen.follow(&store)? {
            tokio::time::sleep(LOOK_EVERY).await;
        }
        screen.finish(&store)?;
        if stays {
            std::future::pending::<()>().await;
        }
        Ok(())
    };
    let delivering = async {
        match delivery.await {
            Ok(()) => std::future::pending().await,
            Err(cause) => cause,
        }
    };
    let ended = tokio::select! {
        _ = interrupted.wait_for(|stop| *stop) => Some(Ok(())),
        shown = following => Some(shown),
        cause = delivering => Some(Err(Failure::world(desk.words.demo_failed(), cause))),
        () = &mut loops => None,
    };
    if ended.is_some() {
        // The stage is struck only when nobody stands on it any more.
        stop.send_replace(true);
        loops.await;
    }
    pages.close().await;
    ended.unwrap_or(Ok(())).map(|()| Outcome::Done)
}
