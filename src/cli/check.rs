//! `check`: everything that can be wrong before the daemon runs, each fault with its next step.

use crate::cli::arguments::{Arguments, Check};
use crate::cli::failure::{Failure, Outcome};
use crate::cli::output;
use crate::config::mailbox::{Mailbox, MailboxKind};
use crate::desk::Desk;
use crate::desk::check::{self, Line, Programs, Rating};
use crate::shield::{office, tools};
use crate::source::Source;
use crate::source::error::Error;
use crate::source::imap::ImapSource;

/// Runs the command: exit 1 when there is a fault. Faults of the configuration are told by its
/// loader and end with exit 2, like everywhere.
pub(super) async fn run(arguments: &Arguments, asked: &Check) -> Result<Outcome, Failure> {
    let desk = arguments.desk()?;
    let mut lines = check::configuration(&desk);
    lines.push(check::data_folder(&desk));
    lines.push(check::space(&desk));
    if !asked.offline {
        for mailbox in &desk.config.mailboxes {
            lines.push(mailbox_line(&desk, mailbox).await);
        }
    }
    lines.extend(check::programs(&desk, programs()));
    lines.extend(check::tables(&desk));
    let text = if asked.json {
        serde_json::to_string_pretty(&lines)
            .map_err(|cause| Failure::world(desk.words.store_failed(), cause))?
    } else {
        tell(&desk, &lines)
    };
    output::write(desk.words, None, format!("{text}\n").as_bytes())?;
    let fault = lines.iter().any(|line| line.result == Rating::Fault);
    Ok(if fault { Outcome::Found } else { Outcome::Done })
}

const fn mark(result: Rating) -> &'static str {
    match result {
        Rating::Good => "✓",
        Rating::Warning => "!",
        Rating::Fault => "✗",
    }
}

fn tell(desk: &Desk, lines: &[Line]) -> String {
    let mut text = String::new();
    for line in lines {
        text.extend([mark(line.result), " ", &line.text, "\n"]);
        if let Some(step) = line.next_step.as_deref().filter(|step| !step.is_empty()) {
            text.extend(["    → ", step, "\n"]);
        }
    }
    let count = |result| lines.iter().filter(|line| line.result == result).count();
    text.push_str(&desk.words.check_counts(
        count(Rating::Fault),
        count(Rating::Warning),
        count(Rating::Good),
    ));
    text
}

/// Which programs beside ours are on this machine.
pub(super) fn programs() -> Programs {
    Programs {
        pdf: tools::reads_pdf(),
        pictures: tools::reads_pictures(),
        office: office::is_installed(),
    }
}

/// Logs in, lists the folders and opens each; nothing is fetched.
async fn mailbox_line(desk: &Desk, mailbox: &Mailbox) -> Line {
    let found = match &mailbox.kind {
        MailboxKind::Imap(settings) => count(&mut ImapSource::new(settings.clone())).await,
        MailboxKind::Folder(path) => {
            let shown = path.display().to_string();
            return match std::fs::metadata(path) {
                Ok(_) => Line::good("mailbox", desk.words.check_mailbox(&mailbox.name, &shown)),
                Err(cause) => Line::bad(
                    "mailbox",
                    Rating::Fault,
                    &desk.words.cannot_open(&shown, &cause.to_string()),
                ),
            };
        }
    };
    match found {
        Ok(folders) => Line::good("mailbox", desk.words.check_mailbox(&mailbox.name, &folders)),
        Err(error) => {
            let failure = super::poll::refused(desk, mailbox, &error);
            Line::bad("mailbox", Rating::Fault, &failure.to_string())
        }
    }
}

async fn count(source: &mut ImapSource) -> Result<String, Error> {
    let folders = source.folders().await?;
    let mut shown = Vec::new();
    for folder in &folders.present {
        let opened = source.open(folder).await?;
        shown.push(format!("{} {}", folder.shown, opened.exists));
    }
    source.disconnect();
    Ok(shown.join(" · "))
}
