//! Tokens of links, sessions and forms: 256 random bits; only their SHA-256 is stored.

use std::fmt;

use sha2::{Digest as _, Sha256};

use crate::model::sighting::Digest;

/// A new token, 64 hex digits.
pub fn fresh() -> String {
    Digest(random()).to_string()
}

/// What of a token is stored.
pub fn digest(token: &str) -> Digest {
    Digest(Sha256::digest(token.as_bytes()).into())
}

/// A key that never leaves the process.
pub(crate) struct Secret([u8; 32]);

impl Secret {
    pub(crate) fn fresh() -> Self {
        Self(random())
    }

    /// What a form of this session must bring back.
    pub(crate) fn sign(&self, session: &str) -> String {
        let inner = Sha256::new().chain_update(self.0).chain_update(session).finalize();
        Digest(Sha256::new().chain_update(self.0).chain_update(inner).finalize().into()).to_string()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// Compares in a time that does not depend on where they differ.
pub(crate) fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |odd, (a, b)| odd | (a ^ b)) == 0
}

/// Without random bits there are no sessions, so a system that has none stops here.
fn random() -> [u8; 32] {
    let mut bytes = [0; 32];
    #[expect(clippy::expect_used, reason = "the kernel's generator does not fail once it runs")]
    getrandom::fill(&mut bytes).expect("random bits from the kernel");
    bytes
}
