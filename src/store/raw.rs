//! Raw letters on disk: `raw/ab/<sha256>.eml`, written whole or not at all.
