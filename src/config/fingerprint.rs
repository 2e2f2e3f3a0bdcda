//! A name for the state of all round data: judgements remember by which state they were made.

use sha2::Digest;
use sha2::Sha256;

/// Gathers texts; equal texts in equal order give the equal name.
#[derive(Default)]
pub(crate) struct Fingerprint(Sha256);

impl Fingerprint {
    /// Adds one text under its name. Lengths keep the border between two texts fixed.
    pub(crate) fn take(&mut self, name: &str, text: &str) {
        for part in [name, text] {
            self.0.update(part.len().to_string());
            self.0.update(":");
            self.0.update(part);
        }
    }

    /// The name: 64 hex digits.
    pub(crate) fn finish(&self) -> String {
        crate::model::sighting::Digest(self.0.clone().finalize().into()).to_string()
    }
}
