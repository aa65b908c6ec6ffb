//! Writes pieces of text one after the other into a row of cells, clipped to an area.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::geometry::Area;
use crate::text;

/// A place in a row of an area where the next piece is written.
pub(super) struct Pen<'b> {
    buffer: &'b mut Buffer,
    x: u16,
    end: u16,
    y: u16,
}

impl<'b> Pen<'b> {
    /// At the beginning of a row of an area; a row outside it writes nothing.
    pub(super) fn new(buffer: &'b mut Buffer, area: Area, row: u16) -> Self {
        let bounds = buffer.area;
        let y = area.y.saturating_add(row);
        let inside = row < area.height && y >= bounds.top() && y < bounds.bottom();
        let end = if inside { (area.x + area.width).min(bounds.right()) } else { area.x };
        Self { buffer, x: area.x, end, y }
    }

    /// Columns that are left.
    pub(super) fn room(&self) -> u16 {
        self.end.saturating_sub(self.x)
    }

    /// Writes text; what does not fit is cut off.
    pub(super) fn write(&mut self, text: &str, style: Style) {
        if self.room() > 0 {
            self.x = self.buffer.set_stringn(self.x, self.y, text, self.room().into(), style).0;
        }
    }

    /// Writes text, cut with `…` where it does not fit.
    pub(super) fn write_cut(&mut self, text: &str, style: Style) {
        let shown = text::truncate(text, self.room().into());
        self.write(&shown, style);
    }

    /// Writes text with some stretches (bytes, sorted) in another style, cut with `…` where it does not fit.
    pub(super) fn write_marked(&mut self, text: &str, style: Style, marked: &[Range<usize>], mark: Style) {
        let shown = text::truncate(text, self.room().into());
        let kept = shown.strip_suffix('…').filter(|kept| kept.len() < text.len()).map_or(shown.len(), str::len);
        let mut position = 0;
        for range in marked {
            let (start, end) = (range.start.clamp(position, kept), range.end.clamp(position, kept));
            self.write(&shown[position..start], style);
            self.write(&shown[start..end], style.patch(mark));
            position = end;
        }
        self.write(&shown[position..], style);
    }

    /// Goes on at a column of the area's left edge plus so many.
    pub(super) fn skip(&mut self, columns: u16) {
        self.x = self.x.saturating_add(columns).min(self.end);
    }

    /// Writes text at the right end of what is left, and keeps it free: at least one column before it stays empty.
    pub(super) fn write_right(&mut self, text: &str, style: Style) {
        let width = text::width(text) as u16;
        if width == 0 || width + 1 > self.room() {
            return;
        }
        let start = self.end - width;
        self.buffer.set_stringn(start, self.y, text, width.into(), style);
        self.end = start - 1;
    }

    /// Fills what is left with a style.
    pub(super) fn fill(&mut self, style: Style) {
        let area = ratatui::layout::Rect::new(self.x, self.y, self.room(), 1.min(self.room()));
        self.buffer.set_style(area.intersection(self.buffer.area), style);
    }
}
