//! Damage with fixed seeds.

/// A file damaged in every way that we try: cut at 64 places, one byte changed in 200, a random
/// tail.
pub(crate) fn damaged(bytes: &[u8], seed: u64) -> Vec<Vec<u8>> {
    let mut random = fastrand::Rng::with_seed(seed);
    let mut all: Vec<Vec<u8>> = bytes
        .chunks(bytes.len().div_ceil(64))
        .scan(0, |end, part| {
            let cut = bytes[..*end].to_vec();
            *end = usize::saturating_add(*end, part.len());
            Some(cut)
        })
        .collect();
    all.resize(64, bytes.to_vec());
    for _ in 0..200 {
        let mut flipped = bytes.to_vec();
        let at = random.usize(..flipped.len());
        flipped[at] ^= random.u8(1..);
        all.push(flipped);
    }
    let mut tail = bytes.to_vec();
    tail.extend(std::iter::repeat_with(|| random.u8(..)).take(500));
    all.push(tail);
    all
}
