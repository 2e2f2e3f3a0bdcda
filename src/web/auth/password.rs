//! Passwords: Argon2id with 19 MiB, two passes, one lane (OWASP's floor), two at once at most.

use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

/// Hashing takes 19 MiB each: more at once would let strangers fill memory.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// Shorter ones are refused.
pub(super) const SHORTEST: usize = 10;

fn hasher() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::default())
}

/// The hash to store, in PHC format.
pub(super) async fn hash(password: String) -> Option<String> {
    let _permit = AT_ONCE.acquire().await.ok()?;
    let hashed = tokio::task::spawn_blocking(move || {
        hasher().hash_password(password.as_bytes()).ok().map(|hash| hash.to_string())
    });
    hashed.await.ok()?
}

/// Whether the password fits. Without a stored one it takes as long and does not.
pub(super) async fn fits(password: String, stored: Option<String>) -> bool {
    let Ok(_permit) = AT_ONCE.acquire().await else { return false };
    let checked = tokio::task::spawn_blocking(move || {
        if let Some(stored) = stored {
            let hash = PasswordHash::new(&stored);
            hash.is_ok_and(|hash| hasher().verify_password(password.as_bytes(), &hash).is_ok())
        } else {
            let _same_time = hasher().hash_password(password.as_bytes()).is_ok();
            false
        }
    });
    checked.await.unwrap_or(false)
}
