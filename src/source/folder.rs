//! Folder sources.
