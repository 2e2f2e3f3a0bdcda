//! Every sentence that a person can read, Vietnamese and English, one function each.
