//! A card laid out in lines of a given width: labels in a gutter, sources and back-links beside the text where there is room.

use crate::model::RecordRef;
use crate::query::card::{Card, Field, Line, Piece, Tone};
use crate::text;

/// From this width on the page has two columns.
const TWO_COLUMNS: usize = 100;
/// Columns of the labels.
const GUTTER: usize = 14;
/// Under this width labels stand on lines of their own.
const NARROW: usize = 44;
/// Columns between the two columns of text.
const GAP: usize = 3;

/// What a span is, for its looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// A field's label.
    Label,
    /// Text of a card.
    Tone(Tone),
}

/// A stretch of one look within a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The text, safe to write.
    pub text: String,
    /// Its looks.
    pub look: Look,
    /// The link that it belongs to: position in [`Page::links`].
    pub link: Option<usize>,
}

/// A place on the page that leads to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageLink {
    /// Where it leads.
    pub record: RecordRef,
    /// Line of its beginning.
    pub line: usize,
    /// Column of its beginning.
    pub column: usize,
}

/// A card in lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The lines.
    pub lines: Vec<Vec<Span>>,
    /// The links, from top to bottom, left column first.
    pub links: Vec<PageLink>,
}

impl Page {
    /// Lays out a card in lines of at most `width` columns.
    pub fn of(card: &Card, width: usize) -> Self {
        let width = width.max(1);
        let mut page = Self::default();
        if width < TWO_COLUMNS {
            for field in card.fields.iter().filter(|field| !field.aside) {
                page.field(field, width, 0);
            }
            for field in card.fields.iter().filter(|field| field.aside) {
                page.field(field, width, 0);
            }
            return page;
        }
        let left = (width - GAP) * 11 / 20;
        let right = width - GAP - left;
        let mut beside = Self::default();
        for field in &card.fields {
            if field.aside {
                beside.field(field, right, left + GAP);
            } else {
                page.field(field, left, 0);
            }
        }
        page.put_beside(beside, left + GAP);
        page
    }

    /// Lays out fields one below the other, in one column whatever the width; their labels stand on lines of their own.
    pub fn of_fields(fields: &[Field], width: usize) -> Self {
        let width = width.max(1);
        let mut page = Self::default();
        for field in fields {
            let indent = if field.label.is_empty() {
                0
            } else {
                let text = text::truncate(&field.label, width).into_owned();
                page.lines.push(vec![Span { text, look: Look::Label, link: None }]);
                1.min(width - 1)
            };
            page.body(&field.lines, width, indent, None, 0);
        }
        page
    }

    /// The link that covers a column of a line.
    pub fn link_at(&self, line: usize, column: usize) -> Option<usize> {
        let mut start = 0;
        self.lines.get(line)?.iter().find_map(|span| {
            let end = start + text::width(&span.text);
            let hit = (start..end).contains(&column);
            start = end;
            span.link.filter(|_| hit)
        })
    }

    fn field(&mut self, field: &Field, width: usize, column: usize) {
        let indented = !field.aside && width >= NARROW && text::width(&field.label) < GUTTER;
        let label = Span { text: field.label.clone(), look: Look::Label, link: None };
        if field.label.is_empty() {
            self.body(&field.lines, width, 0, None, column);
        } else if indented {
            self.body(&field.lines, width, GUTTER, Some(label), column);
        } else {
            let label = Span { text: text::truncate(&label.text, width).into_owned(), ..label };
            self.lines.push(vec![label]);
            self.body(&field.lines, width, 2.min(width - 1), None, column);
        }
    }

    fn body(&mut self, lines: &[Line], width: usize, indent: usize, mut label: Option<Span>, column: usize) {
        for line in lines {
            let whole = line.text();
            let lead = line.lead.as_ref().map_or(("", ""), |lead| (&lead.first, &lead.others));
            let indent = indent + text::width(lead.0);
            let room = width.saturating_sub(indent).max(1);
            let ranges =
                if line.row { std::iter::once(0..whole.len()).collect() } else { text::wrap_ranges(&whole, room) };
            let mut open: Option<(RecordRef, usize)> = None;
            for (number, range) in ranges.into_iter().enumerate() {
                let mut spans = Vec::new();
                let gutter = label.take().map_or_else(String::new, |label| {
                    spans.push(label.clone());
                    label.text
                });
                let lead = if number == 0 { lead.0 } else { lead.1 };
                let fill = indent.saturating_sub(text::width(&gutter) + text::width(lead));
                if fill > 0 {
                    spans.push(Span { text: " ".repeat(fill), look: Look::Tone(Tone::Plain), link: None });
                }
                if !lead.is_empty() {
                    spans.push(Span { text: lead.to_owned(), look: Look::Tone(Tone::Dim), link: None });
                }
                self.cut(&line.pieces, range, room, column + indent, &mut spans, &mut open);
                self.lines.push(spans);
            }
        }
    }

    /// Adds the stretch of the pieces that a range of their joined text covers; links are entered where they begin.
    fn cut(
        &mut self,
        pieces: &[Piece],
        range: std::ops::Range<usize>,
        room: usize,
        column: usize,
        spans: &mut Vec<Span>,
        open: &mut Option<(RecordRef, usize)>,
    ) {
        let (mut start, mut used) = (0, 0);
        for (number, piece) in pieces.iter().enumerate() {
            let end = start + piece.text.len();
            let (from, to) = (range.start.max(start), range.end.min(end));
            if from < to && used < room {
                let shown = text::truncate(&piece.text[from - start..to - start], room - used).into_owned();
                let link = piece.link.map(|record| {
                    let known = open.filter(|&(_, of)| of == number);
                    if known.is_none() {
                        self.links.push(PageLink { record, line: self.lines.len(), column: column + used });
                        *open = Some((record, number));
                    }
                    self.links.len() - 1
                });
                used += text::width(&shown);
                spans.push(Span { text: shown, look: Look::Tone(piece.tone), link });
            }
            start = end;
        }
    }

    fn put_beside(&mut self, beside: Self, column: usize) {
        let own_links = self.links.len();
        let empty = Span { text: String::new(), look: Look::Tone(Tone::Plain), link: None };
        for (number, spans) in beside.lines.into_iter().enumerate() {
            if number == self.lines.len() {
                self.lines.push(Vec::new());
            }
            let line = &mut self.lines[number];
            let used: usize = line.iter().map(|span| text::width(&span.text)).sum();
            line.push(Span { text: " ".repeat(column.saturating_sub(used)), ..empty.clone() });
            line.extend(spans.into_iter().map(|span| Span { link: span.link.map(|link| link + own_links), ..span }));
        }
        self.links.extend(beside.links);
    }
}
