//! Whether the receiving server distrusts a sender whom nobody knows (RFC 8601).
//!
//! A failing check alone is no fault: half of all offices relay through servers that break them. An
//! unknown address alone is none either: in a first round every address is unknown. Both together
//! wait for a person. Nothing said at all is no failure.

use crate::judge::attribution::Recogniser;
use crate::model::letter::LetterHead;

/// The receiving server distrusts a sender whom nobody has entered in the address book.
pub(super) fn is_distrusted(head: &LetterHead, recogniser: &Recogniser) -> bool {
    let fails = head.authentication.as_deref().is_some_and(fails);
    fails && !recogniser.knows(&head.from.address)
}

/// DMARC sums the others up where the server ran it. Without it, neither of the two others may
/// speak for the sender, and one must speak against him.
fn fails(results: &str) -> bool {
    let results = Results::parse(results);
    if results.has("dmarc", &["pass"]) {
        return false;
    }
    if results.has("dmarc", &["fail"]) {
        return true;
    }
    let against = ["fail", "softfail"];
    let silent = ["fail", "softfail", "none", "permerror"];
    // One good signature of several is enough.
    let unsupported =
        |method: &str| results.has(method, &silent) && !results.has(method, &["pass"]);
    unsupported("spf")
        && unsupported("dkim")
        && (results.has("spf", &against) || results.has("dkim", &against))
}

/// Methods with their results, in lower case: `spf=fail`. Properties such as `smtp.mailfrom=…`, which
/// a sender chooses, stand behind them and are left out, and so are comments.
struct Results(Vec<(String, String)>);

impl Results {
    fn parse(text: &str) -> Self {
        let text = without_comments(text).to_ascii_lowercase();
        let stated = text.split(';').filter_map(|part| {
            let (method, result) = part.split_once('=')?;
            let method = method.split('/').next().unwrap_or_default().trim();
            let result = result.split_whitespace().next()?;
            Some((method.to_owned(), result.to_owned()))
        });
        Self(stated.collect())
    }

    fn has(&self, method: &str, results: &[&str]) -> bool {
        self.0.iter().any(|(own, result)| own == method && results.contains(&result.as_str()))
    }
}

/// Comments and quoted texts hold whatever a sender put into his address.
fn without_comments(text: &str) -> String {
    let mut out = String::new();
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for c in text.chars() {
        if std::mem::take(&mut escaped) {
            continue;
        }
        match c {
            '\\' => escaped = true,
            '"' if depth == 0 => quoted = !quoted,
            _ if quoted => {}
            '(' => depth = depth.saturating_add(1),
            ')' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::fails;

    #[test]
    fn a_sender_fails_where_nothing_speaks_for_him_and_something_against() {
        for (results, expected) in [
            ("", false),
            ("mail.vn; none", false),
            ("mail.vn; spf=pass; dkim=pass; dmarc=pass", false),
            ("mail.vn; dmarc=fail", true),
            ("mail.vn; spf=pass smtp.mailfrom=a.vn; dkim=none; dmarc=fail (p=NONE)", true),
            ("mail.vn; spf=fail; dkim=none; dmarc=pass", false),
            ("mail.vn; spf=fail; dkim=none", true),
            ("mail.vn; SPF=SoftFail; DKIM=None", true),
            ("mail.vn; spf=none; dkim=fail", true),
            ("mail.vn; spf=none; dkim=none", false),
            ("mail.vn; spf=fail", false),
            ("mail.vn; spf=temperror; dkim=fail", false),
            ("mail.vn; spf=fail; dkim=fail header.d=a.vn; dkim=pass header.d=b.vn", false),
            ("mail.vn 1; spf / 1 = fail reason=\"dmarc=pass; \\\"\"; dkim/1=fail", true),
            (
                "mx.google.com; spf=pass (a (dmarc=fail; dmarc=fail) b) smtp.mailfrom=\"dmarc=fail\"",
                false,
            ),
            ("mx.google.com; spf=fail (dkim=pass) smtp.mailfrom=dkim=pass; dkim=none", true),
            ("mx.google.com; arc=fail; x-dmarc=fail", false),
            ("((((", false),
            ("\"\\", false),
        ] {
            assert_eq!(fails(results), expected, "{results}");
        }
    }
}
