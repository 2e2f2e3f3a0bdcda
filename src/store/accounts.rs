//! Accounts, one-time links and sessions of the pages.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{OptionalExtension, Row, Transaction};

use crate::model::account::{Account, Role};
use crate::model::sighting::Digest;
use crate::store::Store;
use crate::store::error::Result;
use crate::store::value::Column;

/// A session that nobody used for so long has ended.
const IDLE: SignedDuration = SignedDuration::from_hours(12);

impl Store {
    /// Adds a person, or changes the role of one, and opens a link to set a password. Links made
    /// before for the same person end.
    pub fn invite(&self, name: &str, role: Role, link: Digest, expires: Timestamp) -> Result<()> {
        self.write(|transaction| {
            transaction.execute(
                "INSERT INTO account (name, role)
                 VALUES (?1, ?2)
                 ON CONFLICT (name) DO UPDATE SET role = excluded.role",
                (name, role.as_str()),
            )?;
            transaction.execute("DELETE FROM link WHERE account = ?1", [name])?;
            transaction.execute(
                "INSERT INTO link (token, account, expires_at)
                 VALUES (?1, ?2, ?3)",
                (Column(link), name, Column(expires)),
            )?;
            Ok(())
        })
    }

    /// Removes a person with links and sessions. Whether there was one.
    pub fn remove_account(&self, name: &str) -> Result<bool> {
        self.write(|transaction| {
            Ok(transaction.execute("DELETE FROM account WHERE name = ?1", [name])? > 0)
        })
    }

    /// Everybody, by name.
    pub fn accounts(&self) -> Result<Vec<Account>> {
        self.read(|transaction| {
            let mut query = transaction
                .prepare_cached("SELECT name, role, password FROM account ORDER BY name")?;
            let rows = query.query_map([], account)?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// One person.
    pub fn account(&self, name: &str) -> Result<Option<Account>> {
        self.read(|transaction| {
            let mut query = transaction
                .prepare_cached("SELECT name, role, password FROM account WHERE name = ?1")?;
            Ok(query.query_row([name], account).optional()?)
        })
    }

    /// Whose a link is that is still open.
    pub fn link_of(&self, link: Digest, now: Timestamp) -> Result<Option<String>> {
        self.read(|transaction| owner_of_link(transaction, link, now))
    }

    /// Sets the password of the link's owner and ends the link and every session of the person.
    /// Whether the link was still open.
    pub fn use_link(&self, link: Digest, password: &str, now: Timestamp) -> Result<bool> {
        self.write(|transaction| {
            let Some(name) = owner_of_link(transaction, link, now)? else { return Ok(false) };
            transaction.execute(
                "UPDATE account SET password = ?2 WHERE name = ?1",
                [name.as_str(), password],
            )?;
            transaction.execute("DELETE FROM link WHERE account = ?1", [&name])?;
            transaction.execute("DELETE FROM session WHERE account = ?1", [&name])?;
            Ok(true)
        })
    }

    /// Opens a session.
    pub fn open_session(
        &self,
        session: Digest,
        name: &str,
        now: Timestamp,
        expires: Timestamp,
    ) -> Result<()> {
        self.write(|transaction| {
            transaction.execute("DELETE FROM session WHERE expires_at <= ?1", [Column(now)])?;
            transaction.execute(
                "INSERT INTO session (token, account, last_seen, expires_at)
                 VALUES (?1, ?2, ?3, ?4)",
                (Column(session), name, Column(now), Column(expires)),
            )?;
            Ok(())
        })
    }

    /// Whose session it is, unless it has ended; and when it was last marked as used.
    pub fn session(&self, session: Digest, now: Timestamp) -> Result<Option<(Account, Timestamp)>> {
        let oldest = now.checked_sub(IDLE).unwrap_or(Timestamp::MIN);
        self.read(|transaction| {
            let mut query = transaction.prepare_cached(
                "SELECT account.name, account.role, account.password, session.last_seen
                 FROM session
                 JOIN account ON account.name = session.account
                 WHERE token = ?1 AND expires_at > ?2 AND last_seen > ?3",
            )?;
            let found = query.query_row((Column(session), Column(now), Column(oldest)), |row| {
                Ok((account(row)?, row.get::<_, Column<Timestamp>>(3)?.0))
            });
            Ok(found.optional()?)
        })
    }

    /// Marks a session as used.
    pub fn touch_session(&self, session: Digest, now: Timestamp) -> Result<()> {
        self.write(|transaction| {
            transaction.execute(
                "UPDATE session SET last_seen = ?2 WHERE token = ?1",
                (Column(session), Column(now)),
            )?;
            Ok(())
        })
    }

    /// Ends a session.
    pub fn close_session(&self, session: Digest) -> Result<()> {
        self.write(|transaction| {
            transaction.execute("DELETE FROM session WHERE token = ?1", [Column(session)])?;
            Ok(())
        })
    }
}

fn owner_of_link(
    transaction: &Transaction<'_>,
    link: Digest,
    now: Timestamp,
) -> Result<Option<String>> {
    let mut query = transaction
        .prepare_cached("SELECT account FROM link WHERE token = ?1 AND expires_at > ?2")?;
    Ok(query.query_row((Column(link), Column(now)), |row| row.get(0)).optional()?)
}

fn account(row: &Row<'_>) -> rusqlite::Result<Account> {
    let role: String = row.get(1)?;
    let role = Role::parse(&role).ok_or(rusqlite::Error::InvalidQuery)?;
    Ok(Account { name: row.get(0)?, role, password: row.get(2)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(seconds).unwrap()
    }

    #[test]
    fn a_link_works_once_and_not_after_its_time() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let link = Digest([1; 32]);
        store.invite("lan", Role::Clerk, link, at(100)).unwrap();
        assert_eq!(store.link_of(link, at(100)).unwrap(), None);
        assert!(store.use_link(link, "hash", at(99)).unwrap());
        assert!(!store.use_link(link, "other", at(99)).unwrap());
        assert_eq!(store.account("lan").unwrap().unwrap().password.as_deref(), Some("hash"));
    }

    #[test]
    fn a_new_password_ends_every_session_of_that_person() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let (first, second, session) = (Digest([1; 32]), Digest([2; 32]), Digest([3; 32]));
        store.invite("lan", Role::Clerk, first, at(100)).unwrap();
        store.use_link(first, "hash", at(1)).unwrap();
        store.open_session(session, "lan", at(2), at(1000)).unwrap();
        assert!(store.session(session, at(3)).unwrap().is_some());
        store.invite("lan", Role::Reader, second, at(100)).unwrap();
        store.use_link(second, "new", at(4)).unwrap();
        assert_eq!(store.session(session, at(5)).unwrap(), None);
    }
}
