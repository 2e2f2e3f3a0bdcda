//! Numbers and stretches of a stream, little-endian; `None` behind its end.

/// Two bytes as a number.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|pair| u16::from_le_bytes(*pair))
}

/// Four bytes as a number.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|four| u32::from_le_bytes(*four))
}

/// Four bytes as an offset or a length.
pub(super) fn size_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32_at(bytes, at)?).ok()
}

/// So many bytes from here.
pub(super) fn stretch(bytes: &[u8], at: usize, length: usize) -> Option<&[u8]> {
    bytes.get(at..at.checked_add(length)?)
}

/// The `n`-th of items of so many bytes behind a head of so many.
pub(super) const fn nth(head: usize, size: usize, n: usize) -> usize {
    head.saturating_add(size.saturating_mul(n))
}
