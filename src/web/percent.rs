//! Percent-encoding (RFC 3986) for addresses and file names.

use std::fmt::Write as _;

/// Keeps letters, digits and these; everything else as `%XX`.
pub(super) fn encode(text: &str, kept: &[u8]) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
            out.push(char::from(byte));
        } else {
            // A String takes whatever is written to it.
            let _never_fails = write!(out, "%{byte:02X}").is_ok();
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::encode;

    #[test]
    fn only_what_is_kept_stays() {
        assert_eq!(encode("/thu?x=1 đ", b"/"), "/thu%3Fx%3D1%20%C4%91");
    }
}
