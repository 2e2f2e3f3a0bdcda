//! Small values of the configuration from their text: days, spans, sizes, servers.
//!
//! Each function says yes or no; the caller marks the fault with the place.

use std::net::IpAddr;
use std::net::SocketAddr;
use std::time::Duration;

use jiff::civil::Date;
use jiff::civil::Time;

/// Units of a span of time in seconds.
const SPANS: [(&str, u64); 4] = [("s", 1), ("m", 60), ("h", 3_600), ("d", 86_400)];

/// Units of a size in bytes.
const SIZES: [(&str, u64); 8] = [
    ("", 1),
    ("B", 1),
    ("KB", 1_000),
    ("KiB", 1_024),
    ("MB", 1_000_000),
    ("MiB", 1_048_576),
    ("GB", 1_000_000_000),
    ("GiB", 1_073_741_824),
];

/// A day as `2023-05-30`, or as Excel in Vietnamese writes it, `30/05/2023`.
pub(crate) fn date(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.contains('/') {
        let [day, month, year] = parts(text, '/')?;
        return date_of(year, month, day);
    }
    let [year, month, day] = parts(text, '-')?;
    date_of(year, month, day)
}

fn parts(text: &str, sign: char) -> Option<[&str; 3]> {
    let parts: Vec<&str> = text.split(sign).collect();
    let all_digits = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !parts.iter().all(all_digits) {
        return None;
    }
    parts.try_into().ok()
}

fn date_of(year: &str, month: &str, day: &str) -> Option<Date> {
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// A span of time: `90s`, `5m`, `1h30m`, `2d`.
pub(crate) fn duration(text: &str) -> Option<Duration> {
    let mut rest = text.trim();
    let mut seconds = 0_u64;
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let (number, after) = leading_number(rest)?;
        let end = after.find(|c: char| c.is_ascii_digit()).unwrap_or(after.len());
        let (unit, next) = after.split_at_checked(end)?;
        let factor = SPANS.iter().find(|(name, _)| *name == unit.trim())?.1;
        seconds = seconds.checked_add(number.checked_mul(factor)?)?;
        rest = next;
    }
    Some(Duration::from_secs(seconds))
}

/// A size: `64MiB`, `500 KB`, or bytes.
pub(crate) fn size(text: &str) -> Option<u64> {
    let (number, unit) = leading_number(text.trim())?;
    let unit = unit.trim();
    let factor = SIZES.iter().find(|(name, _)| name.eq_ignore_ascii_case(unit))?.1;
    number.checked_mul(factor)
}

fn leading_number(text: &str) -> Option<(u64, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    Some((digits.parse().ok()?, rest))
}

/// A server as `scheme://host:port` names it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Server<'a> {
    /// What stands before `://`.
    pub(crate) scheme: &'a str,
    /// Host name or address, without brackets.
    pub(crate) host: &'a str,
    /// Port, if one is named.
    pub(crate) port: Option<u16>,
}

/// Reads `scheme://host:port`; no login, no path.
pub(crate) fn server(text: &str) -> Option<Server<'_>> {
    let (scheme, rest) = text.split_once("://")?;
    let rest = rest.strip_suffix('/').unwrap_or(rest);
    let (host, port) = if let Some(inner) = rest.strip_prefix('[') {
        let (host, after) = inner.split_once(']')?;
        host.parse::<IpAddr>().ok()?;
        (host, after)
    } else {
        let end = rest.find(':').unwrap_or(rest.len());
        rest.split_at_checked(end)?
    };
    let port = match port.strip_prefix(':') {
        Some(digits) => Some(digits.parse::<u16>().ok().filter(|port| *port > 0)?),
        None if port.is_empty() => None,
        None => return None,
    };
    is_host(host).then_some(Server { scheme, host, port })
}

fn is_host(host: &str) -> bool {
    let fits = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    host.parse::<IpAddr>().is_ok()
        || host.split('.').all(|label| !label.is_empty() && label.bytes().all(fits))
}

/// Whether the host is this machine itself.
pub(crate) fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// An address to listen on: `127.0.0.1:8080`, `[::1]:8080`, `localhost:8080`.
pub(crate) fn listen(text: &str) -> Option<SocketAddr> {
    let text = text.trim();
    let local = text.strip_prefix("localhost:").map(|port| format!("127.0.0.1:{port}"));
    local.as_deref().unwrap_or(text).parse().ok()
}

/// A mail address in lower case, if it looks like one.
pub(crate) fn address(text: &str) -> Option<String> {
    let text = text.trim();
    let (local, domain) = text.split_once('@')?;
    let odd = |c: char| c.is_whitespace() || c.is_control() || "<>,;\"@".contains(c);
    let good = !local.is_empty() && !text.replacen('@', "", 1).contains(odd);
    (good && domain.contains('.') && is_host(domain)).then(|| text.to_ascii_lowercase())
}

/// A time of day: `07:30`.
pub(crate) fn time_of_day(text: &str) -> Option<Time> {
    let (hour, minute) = text.trim().split_once(':')?;
    let digits = |part: &str| part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(hour) || !digits(minute) {
        return None;
    }
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_to_write_a_day_are_read_and_nothing_else() {
        let day = Date::constant(2025, 6, 30);
        assert_eq!(date("2025-06-30"), Some(day));
        assert_eq!(date(" 30/06/2025 "), Some(day));
        assert_eq!(date("30/6/2025"), Some(day));
        for wrong in ["2025-06-31", "06/30/2025", "30-06-2025", "30/6/25", "", "2025-06-30T00:00"] {
            assert_eq!(date(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn spans_and_sizes_need_a_number_and_a_known_unit() {
        assert_eq!(duration("5m"), Some(Duration::from_mins(5)));
        assert_eq!(duration("1h30m"), Some(Duration::from_mins(90)));
        assert_eq!(size("64MiB"), Some(67_108_864));
        assert_eq!(size("500 kb"), Some(500_000));
        for wrong in ["", "5", "m", "5 phút", "-5m", "5m!", "99999999999999999999s"] {
            assert_eq!(duration(wrong), None, "{wrong}");
        }
        for wrong in ["", "64MiBs", "-1", "1.5GiB", "99999999999GiB"] {
            assert_eq!(size(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_server_is_a_scheme_a_host_and_maybe_a_port() {
        let gmail = Server { scheme: "imaps", host: "imap.gmail.com", port: Some(993) };
        assert_eq!(server("imaps://imap.gmail.com:993"), Some(gmail));
        assert_eq!(server("imap://[::1]:143").map(|found| found.host), Some("::1"));
        for wrong in ["imap.gmail.com", "imaps://", "imaps://a:0", "imaps://a b", "imaps://a/x"] {
            assert_eq!(server(wrong), None, "{wrong}");
        }
        assert_eq!(server("imaps://user:word@imap.gmail.com"), None);
    }

    #[test]
    fn an_address_is_lower_case_and_alone() {
        assert_eq!(address(" Ban.TG@Gmail.com "), Some("ban.tg@gmail.com".to_owned()));
        for wrong in ["gmail.com", "a@b", "a@@b.vn", "A <a@b.vn>", "a@b.vn, c@d.vn"] {
            assert_eq!(address(wrong), None, "{wrong}");
        }
    }
}
