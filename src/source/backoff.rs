//! How long to leave a mailbox alone after a failure: full jitter, longer with each failure.
//!
//! Pure, with the random number as a parameter. The result is kept in the store and survives a
//! restart, so a crash loop never hammers a server; only a complete pass clears it.

use std::time::Duration;

use crate::source::error::Error;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;

/// First wait, longest wait, and least share of it, in seconds.
struct Steps {
    first: u64,
    longest: u64,
    least: u64,
}

/// Network or server away.
const ORDINARY: Steps = Steps { first: 5, longest: 15 * MINUTE, least: 1 };

/// The wait after `failures` failures in a row, the last of which was `error`. `random` lies
/// anywhere in the range of `u64`.
pub fn wait(failures: u32, error: &Error, random: u64) -> Duration {
    let Steps { first, longest, least } = steps(error, failures);
    let doubled = 1_u64.checked_shl(failures.saturating_sub(1).min(32)).unwrap_or(u64::MAX);
    let most = first.saturating_mul(doubled).min(longest);
    let span = most.saturating_sub(least).saturating_add(1);
    let jitter = random.checked_rem(span).unwrap_or(0);
    Duration::from_secs(least.min(most).saturating_add(jitter))
}

/// The interval between two passes after one in which the server slowed us down: twice as long, half
/// an hour at most, and never shorter than the configuration says.
pub fn eased(poll_every: Duration) -> Duration {
    let longest = Duration::from_secs(30 * MINUTE);
    poll_every.saturating_mul(2).min(longest).max(poll_every)
}

fn steps(error: &Error, failures: u32) -> Steps {
    match error {
        // A wrong password three times in a row locks accounts: then once an hour.
        Error::Refused(_) if failures >= 3 => Steps { first: HOUR, longest: HOUR, least: HOUR },
        Error::Refused(_) => Steps { first: MINUTE, longest: 15 * MINUTE, least: MINUTE },
        Error::Busy(answer) => rest(answer),
        _ => ORDINARY,
    }
}

/// What a server in need of rest gets, by its words: Gmail counts a day's bytes over hours, and a
/// connection too many over minutes; a server that is down for a moment asks for nothing special.
fn rest(answer: &str) -> Steps {
    let upper = answer.to_ascii_uppercase();
    let says = |words: &[&str]| words.iter().any(|word| upper.contains(word));
    if says(&["OVERQUOTA", "EXCEEDED", "THROTTLED"]) {
        Steps { first: HOUR, longest: 24 * HOUR, least: 30 * MINUTE }
    } else if says(&["TOO MANY"]) {
        Steps { first: 20 * MINUTE, longest: 20 * MINUTE, least: 10 * MINUTE }
    } else if says(&["UNAVAILABLE", "INUSE", "TRY AGAIN LATER"]) {
        ORDINARY
    } else {
        Steps { first: HOUR, longest: 24 * HOUR, least: 10 * MINUTE }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_failure_waits_seconds_first_and_a_quarter_of_an_hour_at_most() {
        let error = Error::Unreachable(String::new());
        assert!(wait(1, &error, u64::MAX) <= Duration::from_secs(5));
        for failures in [10, 40, u32::MAX] {
            assert!(wait(failures, &error, u64::MAX - 5) <= Duration::from_mins(15));
        }
        assert_eq!(wait(9, &error, 0), Duration::from_secs(1));
    }

    #[test]
    fn a_wrong_password_is_tried_at_most_three_times_an_hour() {
        let error = Error::Refused(String::new());
        for random in [0, 77, u64::MAX] {
            assert!(wait(3, &error, random) >= Duration::from_hours(1));
        }
    }

    #[test]
    fn a_server_that_asks_for_rest_gets_as_much_as_its_words_ask_for() {
        let busy = |words: &str| Error::Busy(words.to_owned());
        let quota = busy("[OVERQUOTA] Account exceeded command or bandwidth limits.");
        let many = busy("[ALERT] Too many simultaneous connections. (Failure)");
        let away = busy("[UNAVAILABLE] Temporary authentication failure");
        for random in [0, 1234, u64::MAX - 1] {
            assert!(wait(1, &quota, random) >= Duration::from_mins(30));
            assert!(wait(30, &quota, random) <= Duration::from_hours(24));
            assert!(wait(1, &many, random) >= Duration::from_mins(10));
            assert!(wait(9, &many, random) <= Duration::from_mins(20));
            assert!(wait(1, &away, random) <= Duration::from_secs(5));
            assert!(wait(1, &busy(""), random) >= Duration::from_mins(10));
        }
    }

    #[test]
    fn a_server_that_slows_us_down_is_looked_at_half_as_often() {
        assert_eq!(eased(Duration::from_mins(5)), Duration::from_mins(10));
        assert_eq!(eased(Duration::from_mins(20)), Duration::from_mins(30));
        assert_eq!(eased(Duration::from_hours(1)), Duration::from_hours(1));
    }
}
