//! Pages of 512 bytes that say which properties hold over which bytes of the text (`[MS-DOC]`
//! 2.9.33 for characters, 2.9.174 for paragraphs).

use crate::read::bytes::nth;
use crate::read::bytes::size_at;
use crate::read::bytes::stretch;
use crate::read::bytes::u32_at;

const PAGE: usize = 512;

/// Bits of a page's number.
const NUMBER: usize = 0x3F_FFFF;

/// Bytes that describe a run: a place of properties, and for paragraphs twelve that are reserved.
const CHARACTER_RUN: usize = 1;
const PARAGRAPH_RUN: usize = 13;

/// A stretch of the stream's bytes with the place of its properties.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    /// Its first byte, and the first behind it.
    pub(super) from: u32,
    pub(super) to: u32,
    /// Where its properties stand in the stream, their length first; 0 for none.
    pub(super) place: usize,
}

/// Runs of characters.
pub(super) fn of_characters(stream: &[u8], table: &[u8]) -> Vec<Run> {
    runs(stream, table, CHARACTER_RUN)
}

/// Runs of paragraphs.
pub(super) fn of_paragraphs(stream: &[u8], table: &[u8]) -> Vec<Run> {
    runs(stream, table, PARAGRAPH_RUN)
}

/// The run that a byte belongs to.
pub(super) fn find(runs: &[Run], at: u32) -> Option<&Run> {
    let behind = runs.partition_point(|run| run.from <= at);
    runs.get(behind.checked_sub(1)?).filter(|run| at < run.to)
}

fn runs(stream: &[u8], table: &[u8], size: usize) -> Vec<Run> {
    // A damaged table may name one page many times; no stream has more than it has room for.
    let count = (table.len().saturating_sub(4) / 8).min(stream.len() / PAGE);
    let head = nth(4, 4, table.len().saturating_sub(4) / 8);
    let mut runs = Vec::new();
    for n in 0..count {
        let number = size_at(table, nth(head, 4, n)).unwrap_or(0) & NUMBER;
        let start = number.saturating_mul(PAGE);
        if let Some(page) = stretch(stream, start, PAGE) {
            of_page(page, start, size, &mut runs);
        }
    }
    runs.sort_by_key(|run| run.from);
    runs
}

/// A page ends with the number of its runs, and begins with their edges.
fn of_page(page: &[u8], start: usize, size: usize, runs: &mut Vec<Run>) {
    let count = page.last().copied().map_or(0, usize::from);
    let head = nth(4, 4, count);
    for n in 0..count {
        let (Some(from), Some(to)) = (u32_at(page, nth(0, 4, n)), u32_at(page, nth(4, 4, n)))
        else {
            return;
        };
        // Places are counted in words.
        let words = page.get(nth(head, size, n)).copied().map_or(0, usize::from);
        let place = if words == 0 { 0 } else { nth(start, 2, words) };
        runs.push(Run { from, to, place });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_is_found_in_its_run_only() {
        let runs = [Run { from: 2, to: 4, place: 1 }, Run { from: 6, to: 9, place: 2 }];
        let places = [0, 2, 3, 4, 5, 8, 9].map(|at| find(&runs, at).map(|run| run.place));
        assert_eq!(places, [None, Some(1), Some(1), None, None, Some(2), None]);
    }

    #[test]
    fn a_page_gives_its_runs_and_a_strange_one_nothing() {
        let mut stream = vec![0; 2 * PAGE];
        let page = &mut stream[PAGE..];
        page[..4].copy_from_slice(&10_u32.to_le_bytes());
        page[4..8].copy_from_slice(&20_u32.to_le_bytes());
        page[8] = 7;
        page[PAGE - 1] = 1;
        let table = |number: u32| [[0; 4], [9; 4], number.to_le_bytes()].concat();
        let runs = of_characters(&stream, &table(1));
        assert_eq!((runs[0].from, runs[0].to, runs[0].place), (10, 20, PAGE + 14));
        assert!(of_paragraphs(&stream, &table(9)).is_empty());
    }
}
