//! Progress on long work: a bar on a terminal, nothing where nobody watches.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// A progress bar on standard error.
#[derive(Debug)]
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// Counts letters; with the total, shows rate and remaining time.
    pub(super) fn letters(what: &str, total: Option<u64>) -> Self {
        match total {
            Some(total) => Self::new(
                ProgressBar::new(total),
                "{msg} {wide_bar} {pos}/{len}  {per_sec}  {eta}",
                what,
            ),
            None => Self::new(ProgressBar::new_spinner(), "{spinner} {msg} {pos}  {per_sec}", what),
        }
    }

    /// Counts bytes of an unknown total.
    pub(super) fn bytes(what: &str) -> Self {
        Self::new(ProgressBar::new_spinner(), "{spinner} {msg} {bytes}  {bytes_per_sec}", what)
    }

    fn new(bar: ProgressBar, template: &str, what: &str) -> Self {
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.set_message(what.to_owned());
        bar.enable_steady_tick(Duration::from_millis(200));
        Self(bar)
    }

    /// More is done.
    pub(super) fn add(&self, count: u64) {
        self.0.inc(count);
    }

    /// So much is done.
    pub(super) fn at(&self, count: u64) {
        self.0.set_position(count);
    }

    /// The total became known, or grew.
    pub(super) fn total(&self, total: u64) {
        self.0.set_length(total);
    }

    /// All is done: the bar goes away, the result is printed by the command.
    pub(super) fn done(&self) {
        self.0.finish_and_clear();
    }
}
