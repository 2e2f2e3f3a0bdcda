//! One letter from documents to judgement: the composition of everything in `judge`.
