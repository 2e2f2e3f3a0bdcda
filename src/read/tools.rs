//! Outside programs, as reading sees them: bytes in, bytes out.
//!
//! Page description and character recognition are other people's programs. `read` stays pure: it
//! asks whoever runs it for them. The reading child starts the real ones under its own limits
//! (`shield`); in a process that has none, every one is "not installed".

use std::fmt;

/// One run of an outside program; it reads standard input and writes standard output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tool {
    /// Words of a PDF with their boxes, as XML, up to this page.
    PdfWords {
        /// The last page, from 1.
        pages: u32,
    },
    /// Pages of a PDF as one SVG: their ruling lines and pictures, each page at its own size.
    PdfDrawings {
        /// The first page, from 1.
        first: u32,
        /// The last.
        last: u32,
    },
    /// One page of a PDF as a grey picture.
    PdfImage(u32),
    /// The Vietnamese words on a picture with their boxes, as tab-separated values.
    Ocr,
}

impl Tool {
    /// The Debian package that holds the program.
    pub(crate) const fn package(self) -> &'static str {
        match self {
            Self::PdfWords { .. } | Self::PdfDrawings { .. } | Self::PdfImage(_) => "poppler-utils",
            Self::Ocr => "tesseract-ocr tesseract-ocr-vie",
        }
    }
}

/// Why a program gave no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ToolFault {
    /// It is not on this machine.
    NotInstalled,
    /// It refused the file.
    Failed,
    /// It took too long.
    TimedOut,
    /// It said more than allowed.
    TooMuchOutput,
}

/// Runs outside programs.
pub(crate) trait Tools: fmt::Debug {
    /// Hands `input` to the program and takes its whole answer.
    fn run(&self, tool: Tool, input: &[u8]) -> Result<Vec<u8>, ToolFault>;
}

/// A machine without any of them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NoTools;

impl Tools for NoTools {
    fn run(&self, _tool: Tool, _input: &[u8]) -> Result<Vec<u8>, ToolFault> {
        Err(ToolFault::NotInstalled)
    }
}
