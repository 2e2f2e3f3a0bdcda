//! Tables for people and scripts: late list, figures, messages, review; as CSV, XLSX, JSON, text.
