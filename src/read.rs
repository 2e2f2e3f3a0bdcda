//! Foreign bytes to documents: sniff the content, call the reader of the format, never fail.
