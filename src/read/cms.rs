//! Electronic signatures beside a letter: S/MIME's `smime.p7s`, a CMS message (RFC 5652) that
//! signs what it does not hold. Who signed is not checked; only that the file is no report.

/// Tags of ASN.1 (X.690).
const INTEGER: u8 = 0x02;
const OCTETS_END: u8 = 0x00;
const OBJECT: u8 = 0x06;
const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const CONTENT: u8 = 0xA0;

/// 1.2.840.113549.1.7.2, signed data (RFC 5652, 5.1).
const SIGNED_DATA: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02";

/// Whether a file is a signature alone. One that holds what it signs is none: a letter may be in it.
pub(super) fn is_signature(bytes: &[u8]) -> bool {
    held(bytes).is_some_and(|held| held.first().is_none_or(|tag| *tag == OCTETS_END))
}

/// What stands where a message of signed data would hold what it signs.
fn held(bytes: &[u8]) -> Option<&[u8]> {
    let (message, _) = element(bytes, SEQUENCE)?;
    let (kind, rest) = element(message, OBJECT)?;
    if kind != SIGNED_DATA {
        return None;
    }
    let (signed, _) = element(element(rest, CONTENT)?.0, SEQUENCE)?;
    let (_version, rest) = element(signed, INTEGER)?;
    let (_digests, rest) = element(rest, SET)?;
    let (inner, _) = element(rest, SEQUENCE)?;
    let (_kind, held) = element(inner, OBJECT)?;
    Some(held)
}

/// The content of an element with this tag, and what follows it. Of an element without a length
/// (X.690, 8.1.3.6) the content is all that follows.
fn element(bytes: &[u8], wanted: u8) -> Option<(&[u8], &[u8])> {
    let [tag, short, rest @ ..] = bytes else { return None };
    if *tag != wanted {
        return None;
    }
    match *short {
        0x80 => Some((rest, &[])),
        length @ ..0x80 => rest.split_at_checked(usize::from(length)),
        long => {
            let (length, rest) = rest.split_at_checked(usize::from(long & 0x7F))?;
            rest.split_at_checked(number(length)?)
        }
    }
}

/// A length of at most four bytes, the highest first.
fn number(bytes: &[u8]) -> Option<usize> {
    let fits = bytes.len() <= 4;
    fits.then(|| bytes.iter().fold(0, |number, byte| (number << 8) | usize::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &str) -> Vec<u8> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/make/parts");
        std::fs::read(folder.join(name)).unwrap()
    }

    #[test]
    fn a_signature_holds_nothing_and_a_signed_or_encrypted_letter_does() {
        assert!(is_signature(&part("signature.p7s")));
        assert!(!is_signature(&part("signed.p7m")));
        assert!(!is_signature(&part("encrypted.p7m")));
        assert!(!is_signature(b"0\x82\x01\x0A"));
    }

    #[test]
    fn a_signature_without_lengths_is_one_as_well() {
        let head = b"\x30\x80\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02\xA0\x80\x30\x80\x02\x01\x01\x31\0";
        let data = b"\x30\x80\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x01";
        let with = |behind: &[u8]| [&head[..], data, behind].concat();
        assert!(is_signature(&with(b"\0\0\xA0\x80")));
        assert!(!is_signature(&with(b"\xA0\x80\x24\x80")));
    }

    #[test]
    fn no_damage_of_a_signature_goes_out_of_range() {
        let whole = part("signature.p7s");
        for at in 0..80 {
            assert!(!is_signature(&whole[..at]));
            for bit in 0..8 {
                let mut damaged = whole.clone();
                damaged[at] ^= 1 << bit;
                is_signature(&damaged);
            }
        }
    }
}
