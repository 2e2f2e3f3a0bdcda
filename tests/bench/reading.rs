//! The part of the reading bench that must be ours; `tests/bench/reading.py` runs and times it.
//!
//! `FILE TIMES` reads a file so often in this process, as the reading child would, and prints how
//! many blocks and cells it found. `FILE TIMES bare` only lets the library go through a workbook's
//! cells: what our reading cannot go below as long as it stands on it. Not run by `cargo test`.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a bench that cannot go on stops")]

use std::io::Cursor;

use calamine::Reader as _;
use tonghop::read::limits::Limits;
use tonghop::read::read;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (file, times, bare) = match arguments.as_slice() {
        [file, times] => (file, times, false),
        [file, times, word] if word == "bare" => (file, times, true),
        _ => return println!("run tests/bench/reading.py"),
    };
    let bytes = std::fs::read(file).unwrap();
    let mut found = (0, 0);
    for _ in 0..times.parse().unwrap() {
        found = if bare { (1, library(&bytes)) } else { ours(file, &bytes) };
    }
    println!("{} blocks, {} cells", found.0, found.1);
}

fn ours(file: &str, bytes: &[u8]) -> (usize, usize) {
    let document = read(file, bytes, &Limits::default());
    let rows = document.tables().flat_map(|table| &table.rows);
    (document.blocks.len(), rows.map(|row| row.cells.len()).sum())
}

fn library(bytes: &[u8]) -> usize {
    if !bytes.starts_with(b"PK") {
        let mut book: calamine::Xls<_> = calamine::Xls::new(Cursor::new(bytes)).unwrap();
        return book.worksheets().iter().map(|(_, range)| range.used_cells().count()).sum();
    }
    let mut book: calamine::Xlsx<_> = calamine::Xlsx::new(Cursor::new(bytes)).unwrap();
    let name = book.sheet_names().first().unwrap().clone();
    let mut cells = book.worksheet_cells_reader(&name).unwrap();
    std::iter::from_fn(|| cells.next_cell_with_style_id().unwrap()).count()
}
