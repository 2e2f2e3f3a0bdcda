//! Addresses: percent-encoding (RFC 3986), and which targets are pages of ours.

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

/// A path with what is asked of it; empty values are left out.
pub(super) fn asking(path: &str, pairs: &[(&str, &str)]) -> String {
    let kept = pairs.iter().filter(|(_, value)| !value.is_empty());
    let pairs = kept.map(|(name, value)| format!("{name}={}", encode(value, b"/-_.")));
    let query = pairs.collect::<Vec<_>>().join("&");
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// A page of a list as a value in its address: nothing for the first.
pub(super) fn page(number: usize) -> String {
    if number > 1 { number.to_string() } else { String::new() }
}

/// The target of a redirect that came with the request, or the first page where it leads elsewhere.
pub(super) fn ours(target: &str) -> &str {
    let ours = target.starts_with('/') && !target.starts_with("//");
    // To a browser `\` is `/`, and a tab is nothing: "/\t/example.vn" leads to example.vn.
    if ours && !target.contains(|c: char| c == '\\' || c.is_control()) { target } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::{asking, encode, ours, page};

    #[test]
    fn only_what_is_kept_stays() {
        assert_eq!(encode("/thu?x=1 đ", b"/"), "/thu%3Fx%3D1%20%C4%91");
    }

    #[test]
    fn an_address_asks_only_for_what_is_wanted() {
        let second = asking("/thu", &[("tim", "a&b=c"), ("loai", ""), ("trang", &page(2))]);
        assert_eq!(second, "/thu?tim=a%26b%3Dc&trang=2");
        assert_eq!(asking("/thu", &[("tim", ""), ("trang", &page(1))]), "/thu");
    }

    #[test]
    fn a_redirect_never_leaves_the_pages() {
        assert_eq!(ours("/can-xem?loai=unit"), "/can-xem?loai=unit");
        for elsewhere in [
            "https://example.vn/",
            "//example.vn",
            "/\\example.vn",
            "/a\r\nb",
            "/\t/example.vn",
            "",
            "x",
        ] {
            assert_eq!(ours(elsewhere), "/", "{elsewhere}");
        }
    }
}
