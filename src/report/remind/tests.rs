//! Whom to urge, and how.
