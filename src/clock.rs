//! The only place that asks the system for the time; everything else takes `now` as a parameter.

use jiff::Timestamp;

/// The time now.
pub fn now() -> Timestamp {
    Timestamp::now()
}
