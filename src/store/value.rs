//! How the model's values stand in SQL: times as UTC microseconds, digests as 32 bytes, words.

use jiff::Timestamp;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

use crate::model::sighting::{Digest, FolderRole, ReceiptBasis, SightingState};

/// A value as it stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Column<T>(pub(crate) T);

impl FromSql for Column<Timestamp> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let micros = value.as_i64()?;
        Timestamp::from_microsecond(micros)
            .map(Column)
            .map_err(|_out_of_range| FromSqlError::OutOfRange(micros))
    }
}

impl ToSql for Column<Timestamp> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.as_microsecond().into())
    }
}

impl FromSql for Column<u64> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let number = value.as_i64()?;
        u64::try_from(number).map(Column).map_err(|_negative| FromSqlError::OutOfRange(number))
    }
}

impl ToSql for Column<u64> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(i64::try_from(self.0).unwrap_or(i64::MAX).into())
    }
}

impl FromSql for Column<Digest> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let bytes = value.as_blob()?;
        <[u8; 32]>::try_from(bytes).map(|bytes| Column(Digest(bytes))).map_err(|_length| {
            FromSqlError::InvalidBlobSize { expected_size: 32, blob_size: bytes.len() }
        })
    }
}

impl ToSql for Column<Digest> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.0.as_slice().into())
    }
}

/// Words of an enum, in a table that serves both directions.
macro_rules! words {
    ($type:ty, $($variant:ident = $word:literal),+) => {
        impl FromSql for Column<$type> {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                match value.as_str()? {
                    $($word => Ok(Column(<$type>::$variant)),)+
                    other => Err(FromSqlError::Other(format!("unknown word {other}").into())),
                }
            }
        }

        impl ToSql for Column<$type> {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(match self.0 { $(<$type>::$variant => $word,)+ }.into())
            }
        }
    };
}

words!(FolderRole, Mail = "mail", Junk = "junk", Trash = "trash", Own = "own");
words!(
    ReceiptBasis,
    Internaldate = "internaldate",
    Received = "received",
    FromLine = "from_line",
    Mtime = "mtime",
    Date = "date",
    Ruling = "ruling"
);
words!(
    SightingState,
    Pending = "pending",
    Stored = "stored",
    TooLarge = "too_large",
    BeforeStart = "before_start",
    Failed = "failed",
    Gone = "gone"
);
