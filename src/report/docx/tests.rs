//! What a document holds, read back by our own markup.

use super::*;
