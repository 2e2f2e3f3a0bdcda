//! At most so many wrong passwords in a quarter of an hour, by name and in all.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

const SPAN: SignedDuration = SignedDuration::from_mins(15);

/// Wrong passwords under one name.
const BY_NAME: usize = 10;

/// Wrong passwords under all names: guessing with made-up names must not fill memory either.
const IN_ALL: usize = 300;

/// Wrong passwords of late.
#[derive(Debug, Default)]
pub(crate) struct Throttle(Mutex<BTreeMap<String, Vec<Timestamp>>>);

impl Throttle {
    /// Whether another try is allowed; it counts as wrong until [`Throttle::right`].
    pub(crate) fn may_try(&self, name: &str, now: Timestamp) -> bool {
        let mut tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let oldest = now.checked_sub(SPAN).unwrap_or(Timestamp::MIN);
        for times in tries.values_mut() {
            times.retain(|at| *at > oldest);
        }
        tries.retain(|_, times| !times.is_empty());
        let all: usize = tries.values().map(Vec::len).sum();
        let own = tries.get(name).map_or(0, Vec::len);
        if all >= IN_ALL || own >= BY_NAME {
            return false;
        }
        tries.entry(name.to_owned()).or_default().push(now);
        true
    }

    /// The password was right.
    pub(crate) fn right(&self, name: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eleventh_try_in_a_quarter_of_an_hour_is_refused_and_a_later_one_is_not() {
        let throttle = Throttle::default();
        let at = |minute: i64| Timestamp::from_second(minute * 60).unwrap();
        assert!((0..10).all(|minute| throttle.may_try("lan", at(minute))));
        assert!(!throttle.may_try("lan", at(11)));
        assert!(throttle.may_try("hoa", at(11)));
        assert!(throttle.may_try("lan", at(16)));
    }
}
