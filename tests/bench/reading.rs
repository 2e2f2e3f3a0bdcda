//! The part of the reading bench that must be ours; `tests/bench/reading.py` runs and times it.
//!
//! `FILE TIMES` reads a file so often in this process, as the reading child would, and prints how
//! many blocks and cells it found. Not run by `cargo test`.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a bench that cannot go on stops")]

use tonghop::read::limits::Limits;
use tonghop::read::read;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, times] = arguments.as_slice() else {
        println!("run tests/bench/reading.py");
        return;
    };
    let bytes = std::fs::read(file).unwrap();
    let limits = Limits::default();
    let mut found = (0, 0);
    for _ in 0..times.parse().unwrap() {
        let document = read(file, &bytes, &limits);
        let rows = document.tables().flat_map(|table| &table.rows);
        found = (document.blocks.len(), rows.map(|row| row.cells.len()).sum());
    }
    println!("{} blocks, {} cells", found.0, found.1);
}
