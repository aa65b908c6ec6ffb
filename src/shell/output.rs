//! Where a command writes: one buffered stream that knows whether it may use colour and how wide it is.

use std::io::{self, Write};

use crate::text::{safe, width, wrap_ranges};

/// How a stream is to be written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Whether it is a terminal.
    pub terminal: bool,
    /// Whether colour is wanted.
    pub color: bool,
    /// Columns to wrap text at.
    pub width: usize,
}

impl Look {
    /// A pipe or a file: no colour, lines of a length that is good to read.
    pub const PLAIN: Self = Self { terminal: false, color: false, width: 100 };
}

/// What a stretch of text is, for its looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paint {
    Plain,
    Bold,
    Dim,
    Grade,
    Dispute,
    Notice,
    Quote,
}

impl Paint {
    /// The parameters of the escape sequence (ECMA-48, select graphic rendition), the terminal's own 16 colours.
    fn parameters(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Bold => Some("1"),
            Self::Dim => Some("2"),
            Self::Grade => Some("36"),
            Self::Dispute => Some("1;35"),
            Self::Notice => Some("33"),
            Self::Quote => Some("3"),
        }
    }
}

/// A stream.
pub struct Output<'w> {
    writer: Box<dyn Write + 'w>,
    /// How it is to be written to.
    pub look: Look,
}

impl<'w> Output<'w> {
    /// A stream with its look.
    pub fn new(writer: impl Write + 'w, look: Look) -> Self {
        Self { writer: Box::new(writer), look }
    }

    /// Writes text in its looks; the text is made harmless.
    pub(super) fn paint(&mut self, paint: Paint, text: &str) -> io::Result<()> {
        match paint.parameters().filter(|_| self.look.color && !text.is_empty()) {
            Some(parameters) => write!(self.writer, "\u{1b}[{parameters}m{}\u{1b}[0m", safe(text)),
            None => self.writer.write_all(safe(text).as_bytes()),
        }
    }

    /// Writes a paragraph: wrapped, after `label` in a column of its own, each line with its looks.
    pub(super) fn paragraph(&mut self, label: &str, indent: usize, text: &Painted) -> io::Result<()> {
        let columns = self.look.width.saturating_sub(indent).max(20);
        let lines = wrap_ranges(&text.text, columns);
        for (row, line) in lines.into_iter().enumerate() {
            let label = if row == 0 { label } else { "" };
            self.paint(Paint::Dim, label)?;
            write!(self.writer, "{}", " ".repeat(indent.saturating_sub(width(label))))?;
            self.stretch(text, line)?;
            writeln!(self.writer)?;
        }
        Ok(())
    }

    fn stretch(&mut self, text: &Painted, line: std::ops::Range<usize>) -> io::Result<()> {
        for (stretch, paint) in &text.stretches {
            let (start, end) = (stretch.start.max(line.start), stretch.end.min(line.end));
            if start < end {
                self.paint(*paint, &text.text[start..end])?;
            }
        }
        Ok(())
    }
}

impl Write for Output<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// A text whose stretches have looks.
#[derive(Debug, Default)]
pub(super) struct Painted {
    text: String,
    stretches: Vec<(std::ops::Range<usize>, Paint)>,
}

impl Painted {
    /// Adds a stretch.
    pub(super) fn add(&mut self, paint: Paint, text: &str) {
        let start = self.text.len();
        self.text.push_str(&safe(text));
        self.stretches.push((start..self.text.len(), paint));
    }
}
