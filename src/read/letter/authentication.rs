//! Which `Authentication-Results` header may be believed (RFC 8601, section 5).
//!
//! Anybody can write such a header into a letter; what the receiving server wrote stands above
//! it. Every server puts a `Received` on top, so a header above all of those was written by the
//! receiving server itself. Google is the exception that matters here: it writes its results
//! below its own internal hops.

use mail_parser::Header;
use mail_parser::HeaderName;
use mail_parser::HeaderValue;
use mail_parser::Host;

use crate::text::fold;

/// The name under which Google writes its results.
const GOOGLE: &str = "mx.google.com";

/// Google's internal hops are written as `by 2002:a05:…`.
const GOOGLE_INSIDE: &str = "2002:";

/// Characters kept.
const LONGEST: usize = 4_000;

/// Headers of the kind that are read: a server with a filter for each method writes one each.
const MANY: usize = 8;

/// The topmost header of the kind, as written, if the receiving server wrote it; what it wrote in
/// further ones beside it follows in one line.
pub(super) fn authentication(raw: &[u8], headers: &[Header<'_>]) -> Option<String> {
    let at = headers.iter().position(|header| header.name == HeaderName::AuthenticationResults)?;
    let (above, rest) = headers.split_at_checked(at)?;
    let text = written(raw, rest.first()?)?;
    let server = text.split([';', ' ']).next().unwrap_or_default();
    let mut hops = above.iter().filter(|header| header.name == HeaderName::Received).peekable();
    let is_topmost = hops.peek().is_none();
    let is_google = server.eq_ignore_ascii_case(GOOGLE) && hops.all(is_inside_google);
    if !is_topmost {
        return is_google.then_some(text);
    }
    let until_hop = rest.iter().skip(1).take_while(|other| other.name != HeaderName::Received);
    let beside = until_hop.filter(|other| other.name == HeaderName::AuthenticationResults);
    let more = beside.take(MANY).filter_map(|other| written(raw, other)).filter_map(|other| {
        let (own, results) = other.split_once(';')?;
        let own = own.split(' ').next().unwrap_or_default();
        own.eq_ignore_ascii_case(server).then(|| results.trim().to_owned())
    });
    let all: Vec<String> = std::iter::once(text.clone()).chain(more).collect();
    Some(all.join("; ").chars().take(LONGEST).collect())
}

fn is_inside_google(hop: &Header<'_>) -> bool {
    let HeaderValue::Received(received) = &hop.value else { return false };
    match received.by() {
        Some(Host::Name(name)) => {
            name.eq_ignore_ascii_case(GOOGLE) || name.starts_with(GOOGLE_INSIDE)
        }
        Some(Host::IpAddr(address)) => address.to_string().starts_with(GOOGLE_INSIDE),
        None => false,
    }
}

fn written(raw: &[u8], header: &Header<'_>) -> Option<String> {
    let start = usize::try_from(header.offset_start).ok()?;
    let end = usize::try_from(header.offset_end).ok()?;
    let text = fold::clean(&String::from_utf8_lossy(raw.get(start..end)?));
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(line.chars().take(LONGEST).collect())
}
