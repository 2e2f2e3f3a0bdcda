//! What every request works with.

use std::net::SocketAddr;
use std::sync::{Arc, PoisonError, RwLock};

use crate::daemon::reopening::Reopening;
use crate::desk::Desk;
use crate::desk::check::Programs;
use crate::model::account::Role;
use crate::store::Store;
use crate::web::auth::throttle::Throttle;
use crate::web::auth::token::Secret;
use crate::web::picture::Cache;

/// Who may come in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everybody who reaches the address, under this name: the demo on loopback.
    Open(String),
    /// People with an account.
    Accounts,
}

/// The moment that pages show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Now.
    Now,
    /// The receipt of the newest letter: the demo's letters are of another year.
    NewestLetter,
}

/// What every request works with.
#[derive(Debug)]
pub struct App {
    /// The data folder, which this process owns.
    pub store: Arc<Store>,
    /// Who may come in.
    pub access: Access,
    /// The moment that pages show.
    pub shown: Shown,
    /// Host names, with port, under which the pages may be asked for.
    pub hosts: Vec<String>,
    /// Reads letters again for those who look at them; without it pages show the judgement only.
    pub reopening: Option<Reopening>,
    pub(super) pictures: Cache,
    pub(super) throttle: Throttle,
    /// Signs what comes back in forms; new at each start.
    pub(super) secret: Secret,
    /// Tells which programs beside ours are on this machine, where somebody knows.
    pub(super) programs: Option<fn() -> Programs>,
    /// Held from looking at what was decided until a decision stands: of two clerks one is first.
    pub(super) deciding: tokio::sync::Mutex<()>,
    desk: RwLock<Arc<Desk>>,
}

impl App {
    /// Pages at an address.
    pub fn new(store: Arc<Store>, desk: Arc<Desk>, access: Access, listen: SocketAddr) -> Self {
        let shown = if access == Access::Accounts { Shown::Now } else { Shown::NewestLetter };
        let port = listen.port();
        let mut hosts = vec![listen.to_string(), format!("localhost:{port}")];
        hosts.extend(desk.config.web.iter().flat_map(|web| web.hosts.iter().cloned()));
        Self {
            store,
            access,
            shown,
            hosts,
            reopening: None,
            pictures: Cache::default(),
            throttle: Throttle::default(),
            secret: Secret::fresh(),
            programs: None,
            deciding: tokio::sync::Mutex::default(),
            desk: RwLock::new(desk),
        }
    }

    /// The same, with letters that can be read again.
    #[must_use]
    pub fn with_reopening(self, reopening: Reopening) -> Self {
        Self { reopening: Some(reopening), ..self }
    }

    /// Pages that can also say which programs beside ours are on this machine.
    #[must_use]
    pub fn with_programs(mut self, programs: fn() -> Programs) -> Self {
        self.programs = Some(programs);
        self
    }

    /// Configuration and words in force.
    pub fn desk(&self) -> Arc<Desk> {
        Arc::clone(&self.desk.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Another configuration is in force from now on.
    pub fn reload(&self, desk: Arc<Desk>) {
        *self.desk.write().unwrap_or_else(PoisonError::into_inner) = desk;
        self.pictures.forget();
    }

    /// The role of those who need no account.
    pub(super) const fn open_role() -> Role {
        Role::Administrator
    }
}
