//! "Tình hình nộp".

use crate::words::Words;

impl Words {
    /// Of the five numbers: a report was received.
    pub fn counted_received(self) -> &'static str {
        self.pick("Đã nộp", "Received")
    }

    /// Of the five numbers: received late.
    pub fn counted_late(self) -> &'static str {
        self.pick("Trễ", "Late")
    }

    /// Of the five numbers: not received.
    pub fn counted_missing(self) -> &'static str {
        self.pick("Chưa nộp", "Not received")
    }

    /// Of the five numbers: something waits that may be the report.
    pub fn counted_to_review(self) -> &'static str {
        self.pick("Có thể đã gửi", "May have sent")
    }
}
