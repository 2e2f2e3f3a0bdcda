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

/// The target of a redirect that came with the request, or the first page where it leads elsewhere.
pub(super) fn ours(target: &str) -> &str {
    let ours = target.starts_with('/') && !target.starts_with("//");
    // To a browser `\` is `/`, and a tab is nothing: "/\t/example.vn" leads to example.vn.
    if ours && !target.contains(|c: char| c == '\\' || c.is_control()) { target } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::{encode, ours};

    #[test]
    fn only_what_is_kept_stays() {
        assert_eq!(encode("/thu?x=1 đ", b"/"), "/thu%3Fx%3D1%20%C4%91");
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
