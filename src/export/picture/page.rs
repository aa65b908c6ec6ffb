//! The sheet that pictures are drawn on: title and as-of line above, sources below, and shapes between. It has the shape of a
//! slide, and grows downwards only where there is more to say. Every text is escaped here, and harmless.

mod axes;
mod foot;
mod measure;

use std::fmt::Write;

pub(super) use axes::{Scale, Time};
pub(super) use foot::as_of;
pub use measure::breadth;
pub(super) use measure::{cut, lines};

use crate::export::Selection;
use crate::model::{Date, RecordRef, day_text};
use crate::text::{markup, safe};

/// Width of every picture, that of a slide.
pub(super) const WIDTH: f64 = 1280.0;
/// Least height, that of a slide.
const HEIGHT: f64 = 720.0;
/// Space at the sides.
pub(super) const SIDE: f64 = 48.0;
/// Where the drawing begins, below title and as-of line.
pub(super) const TOP: f64 = 118.0;
/// From the left to the right edge of what is drawn.
pub(super) const ROOM: f64 = WIDTH - 2.0 * SIDE;

/// Colours that all eyes tell apart (Okabe and Ito); each goes with a dash pattern of its own.
pub(super) const COLORS: [&str; 7] = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000"];
/// Colours of text that is read on them.
pub(super) const ON_COLORS: [&str; 7] = ["#fff", "#000", "#000", "#000", "#000", "#000", "#fff"];
/// Dash patterns, so that nothing is told by colour alone.
pub(super) const DASHES: [&str; 7] = ["", "8 4", "2 3", "10 3 2 3", "5 5", "12 6", "14 4 2 4"];

/// Where a text is held.
#[derive(Clone, Copy)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// Left, top, right and bottom.
pub(super) type Area = [f64; 4];

/// What stands above a picture, beside its as-of line.
pub(super) struct Heading {
    pub(super) title: String,
    /// What it shows, counted.
    pub(super) facts: String,
}

/// A picture while it is drawn.
pub(super) struct Page {
    body: String,
    taken: Vec<Area>,
    /// Where labels may stand.
    pub(super) room: Area,
}

impl Page {
    pub(super) fn new() -> Self {
        Self { body: String::new(), taken: Vec::new(), room: [4.0, 4.0, WIDTH - 4.0, f64::INFINITY] }
    }

    /// Adds an element.
    pub(super) fn push(&mut self, element: &str) {
        self.body.push_str(element);
        self.body.push('\n');
    }

    /// A text; `class` is one of the style sheet's.
    pub(super) fn text(&mut self, x: f64, y: f64, class: &str, anchor: Anchor, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        self.push(&format!("<text x=\"{x:.1}\" y=\"{y:.1}\" class=\"{class}\"{anchor}>{}</text>", markup(text)));
    }

    /// A text if nothing stands where it would; whether it was written. What lies under it shines through only faintly.
    pub(super) fn label(&mut self, x: f64, y: f64, anchor: Anchor, text: &str) -> bool {
        let area = area(x, y, anchor, text);
        if !self.is_free(&area) {
            return false;
        }
        let [left, top, right, bottom] = area;
        self.push(&format!(
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{:.1}\" class=\"halo\"/>",
            right - left,
            bottom - top
        ));
        self.reserve(area);
        self.text(x, y, "label", anchor, text);
        true
    }

    /// A text beside a disc, on the side where there is room: close by, or further away with a line to it.
    pub(super) fn beside(&mut self, (x, y): (f64, f64), radius: f64, text: &str) -> bool {
        for gap in [4.0, 14.0, 28.0, 46.0] {
            let (far, near) = (radius + gap, (radius + gap) * 0.75);
            let sides = [
                (far, 4.0, Anchor::Start),
                (-far, 4.0, Anchor::End),
                (near, 4.0 - near, Anchor::Start),
                (near, 4.0 + near, Anchor::Start),
                (-near, 4.0 - near, Anchor::End),
                (-near, 4.0 + near, Anchor::End),
                (0.0, -far, Anchor::Middle),
                (0.0, far + 9.0, Anchor::Middle),
            ];
            let free = sides.into_iter().find(|&(dx, dy, anchor)| self.is_free(&area(x + dx, y + dy, anchor, text)));
            let Some((dx, dy, anchor)) = free else { continue };
            if gap > 4.0 {
                let long = dx.hypot(dy - 4.0).max(1.0);
                let edge = (x + dx / long * radius, y + (dy - 4.0) / long * radius);
                self.line(edge, (x + dx, y + dy - 4.0), "leader");
            }
            return self.label(x + dx, y + dy, anchor, text);
        }
        false
    }

    /// Keeps labels away from an area.
    pub(super) fn reserve(&mut self, area: Area) {
        self.taken.push(area);
    }

    /// Whether nothing stands there and labels may.
    pub(super) fn is_free(&self, area: &Area) -> bool {
        let meets = |other: &Area| area[0] < other[2] && other[0] < area[2] && area[1] < other[3] && other[1] < area[3];
        let within =
            self.room[0] <= area[0] && self.room[1] <= area[1] && area[2] <= self.room[2] && area[3] <= self.room[3];
        within && !self.taken.iter().any(meets)
    }

    /// A straight line.
    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), class: &str) {
        let ((x1, y1), (x2, y2)) = (from, to);
        self.push(&format!("<line x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" class=\"{class}\"/>"));
    }

    /// A line through points.
    pub(super) fn path(&mut self, points: &[(f64, f64)], style: &str) {
        let mut path = String::new();
        for (at, (x, y)) in points.iter().enumerate() {
            write!(path, "{}{x:.1} {y:.1}", if at == 0 { 'M' } else { 'L' }).expect("a String takes any text");
        }
        self.push(&format!("<path d=\"{path}\" {style}/>"));
    }

    /// The page with its frame, as a whole SVG. `bottom` is where the drawing ends.
    pub(super) fn finish(self, selection: &Selection, heading: &Heading, records: &[RecordRef], bottom: f64) -> String {
        let foot = foot::lines(selection, records);
        let below = foot.len() as f64 * foot::LINE;
        let top = (bottom + 30.0).max(HEIGHT - below - 8.0);
        let height = top + below + 8.0;
        let mut frame = Self::new();
        head(&mut frame, selection, heading);
        frame.line((SIDE, top - 16.0), (WIDTH - SIDE, top - 16.0), "grid");
        for (at, line) in foot.iter().enumerate() {
            frame.text(SIDE, top + at as f64 * foot::LINE, "foot", Anchor::Start, line);
        }
        let (title, facts) = (markup(&heading.title), markup(&heading.facts));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH:.0}\" height=\"{height:.0}\" viewBox=\"0 0 {WIDTH:.0} {height:.0}\" role=\"img\">\n\
             <title>{title}</title>\n<desc>{facts} {}</desc>\n<style>{STYLE}</style>\n\
             <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n{}{}</svg>\n",
            markup(&foot.join(" ")),
            frame.body,
            self.body,
        )
    }

    /// A page with nothing to show but the words why.
    pub(super) fn empty(mut self, selection: &Selection, title: String, words: &str) -> String {
        self.text(WIDTH / 2.0, HEIGHT / 2.0, "title", Anchor::Middle, words);
        self.finish(selection, &Heading { title, facts: String::new() }, &[], HEIGHT / 2.0)
    }
}

/// Where a label would stand.
fn area(x: f64, y: f64, anchor: Anchor, text: &str) -> Area {
    let wide = breadth(text, 13.0);
    let left = match anchor {
        Anchor::Start => x,
        Anchor::Middle => x - wide / 2.0,
        Anchor::End => x - wide,
    };
    [left - 3.0, y - 11.0, left + wide + 3.0, y + 3.5]
}

/// Title, what is shown, and as of when.
fn head(page: &mut Page, selection: &Selection, heading: &Heading) {
    let title = safe(&heading.title);
    let short = breadth(&title, 26.0) * measure::BOLD <= ROOM;
    let (class, size) = if short { ("title", 26.0) } else { ("title long", 19.0) };
    page.text(SIDE, 46.0, class, Anchor::Start, &cut(&title, size * measure::BOLD, ROOM));
    let as_of = as_of(selection);
    let mut told = if heading.facts.is_empty() {
        vec![as_of]
    } else if breadth(&heading.facts, 14.0) <= ROOM {
        vec![heading.facts.clone(), as_of]
    } else {
        lines(&format!("{} · {as_of}", heading.facts), 14.0, ROOM)
    };
    if told.len() > 2 {
        let rest = told.split_off(1).join(" ");
        told.push(rest);
    }
    for (at, line) in told.iter().enumerate() {
        page.text(SIDE, 72.0 + at as f64 * 20.0, "subtitle", Anchor::Start, &cut(&safe(line), 14.0, ROOM));
    }
}

const STYLE: &str = "text{font-family:'DejaVu Sans',Verdana,Arial,sans-serif;fill:#1a1a1a}\
.title{font-size:26px;font-weight:bold}.long{font-size:19px}.subtitle{font-size:14px;fill:#444}.foot{font-size:12px;fill:#555}\
.label{font-size:13px}.axis{font-size:12px;fill:#555}.small{font-size:12px}.head{font-size:14px;font-weight:bold}\
.faint{font-size:12px;fill:#666}.country{font-size:12px;fill:#777;letter-spacing:2px}\
.number{font-size:10px;font-weight:bold}.halo{fill:#fff;fill-opacity:.75}\
.grid{stroke:#ddd;stroke-width:1}.frame{stroke:#888;stroke-width:1;fill:none}.leader{stroke:#777;stroke-width:.8}\
.live{stroke:#b00020;stroke-width:1.6;fill:none}.past{stroke:#b00020;stroke-width:1;stroke-dasharray:3 3;opacity:.7;fill:none}\
.border{stroke:#999;stroke-width:1;fill:none}.coast{stroke:#6a8fb0;stroke-width:1;fill:none}\
.land{fill:#f4f2ec;stroke:#e2dfd5;stroke-width:.7}";

/// `7 Aug 2023 to 1 Jul 2026`.
pub(super) fn span(from: Date, to: Date) -> String {
    format!("{} to {}", day_text(from), day_text(to))
}
