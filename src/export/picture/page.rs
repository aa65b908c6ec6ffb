//! The sheet that pictures are drawn on: title and as-of line above, sources below, and shapes between. Every text is escaped
//! here, and harmless.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::export::{Selection, colophon};
use crate::model::{Date, RecordRef, day_text, month_name};
use crate::query::line::best_source;
use crate::text::{markup, safe, truncate, width, wrap};

/// Width of every picture, that of a slide.
pub(super) const WIDTH: f64 = 1280.0;
/// Space at the sides.
pub(super) const SIDE: f64 = 48.0;
/// Where the drawing begins, below title and as-of line.
pub(super) const TOP: f64 = 126.0;

/// Colours that all eyes tell apart (Okabe and Ito); each goes with a dash pattern of its own.
pub(super) const COLORS: [&str; 7] = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000"];
/// Dash patterns, so that nothing is told by colour alone.
pub(super) const DASHES: [&str; 7] = ["", "8 4", "2 3", "10 3 2 3", "5 5", "12 6", "14 4 2 4"];

/// Where a text is held.
#[derive(Clone, Copy)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A picture while it is drawn.
pub(super) struct Page {
    body: String,
    taken: Vec<[f64; 4]>,
}

impl Page {
    pub(super) fn new() -> Self {
        Self { body: String::new(), taken: Vec::new() }
    }

    /// Adds an element.
    pub(super) fn push(&mut self, element: &str) {
        self.body.push_str(element);
        self.body.push('\n');
    }

    /// A text; `class` is one of the style sheet's.
    pub(super) fn text(&mut self, x: f64, y: f64, class: &str, anchor: Anchor, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        self.push(&format!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" class=\"{class}\" text-anchor=\"{anchor}\">{}</text>",
            markup(text)
        ));
    }

    /// A text if nothing stands where it would; whether it was written.
    pub(super) fn label(&mut self, x: f64, y: f64, anchor: Anchor, text: &str) -> bool {
        let wide = breadth(text, 13.0);
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - wide / 2.0,
            Anchor::End => x - wide,
        };
        let area = [left - 1.0, y - 11.0, left + wide + 1.0, y + 3.0];
        let meets =
            |other: &[f64; 4]| area[0] < other[2] && other[0] < area[2] && area[1] < other[3] && other[1] < area[3];
        if left < 4.0 || left + wide > WIDTH - 4.0 || self.taken.iter().any(meets) {
            return false;
        }
        self.taken.push(area);
        self.text(x, y, "label", anchor, text);
        true
    }

    /// Keeps labels away from a spot.
    pub(super) fn take(&mut self, x: f64, y: f64, radius: f64) {
        self.taken.push([x - radius, y - radius, x + radius, y + radius]);
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
        self.push(&format!("<path d=\"{path}\" fill=\"none\" {style}/>"));
    }

    /// The page with its frame, as a whole SVG. `bottom` is where the drawing ends.
    pub(super) fn finish(
        self,
        selection: &Selection,
        title: &str,
        subtitle: &str,
        records: &[RecordRef],
        bottom: f64,
    ) -> String {
        let foot = foot(selection, records);
        let height = bottom + 24.0 + foot.len() as f64 * 17.0 + 20.0;
        let mut page = Self::new();
        let (class, most) = if width(title) <= 64 { ("title", 64) } else { ("title long", 92) };
        page.text(SIDE, 50.0, class, Anchor::Start, &truncate(&safe(title), most));
        for (at, line) in wrap(&safe(subtitle), 135).iter().take(2).enumerate() {
            page.text(SIDE, 76.0 + at as f64 * 20.0, "subtitle", Anchor::Start, line);
        }
        for (at, line) in foot.iter().enumerate() {
            page.text(SIDE, bottom + 34.0 + at as f64 * 17.0, "foot", Anchor::Start, line);
        }
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH:.0}\" height=\"{height:.0}\" viewBox=\"0 0 {WIDTH:.0} {height:.0}\" role=\"img\">\n\
             <title>{}</title>\n<desc>{}</desc>\n<style>{STYLE}</style>\n\
             <rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n{}{}</svg>\n",
            markup(title),
            markup(&format!("{subtitle} {}", foot.join(" "))),
            page.body,
            self.body,
        )
    }
}

const STYLE: &str = "text{font-family:'DejaVu Sans',Verdana,Arial,sans-serif;fill:#1a1a1a}\
.title{font-size:26px;font-weight:bold}.long{font-size:19px}.subtitle{font-size:15px;fill:#444}.foot{font-size:12px;fill:#444}\
.label{font-size:13px}.axis{font-size:12px;fill:#555}.small{font-size:12px}.head{font-size:14px;font-weight:bold}\
.faint{font-size:12px;fill:#777}.grid{stroke:#ddd;stroke-width:1}.frame{stroke:#888;stroke-width:1}\
.live{stroke:#b00020;stroke-width:1.5}.past{stroke:#b00020;stroke-width:1;stroke-dasharray:3 3;opacity:.6}\
.border{stroke:#888;stroke-width:1.2;fill:none}.coast{stroke:#6a8fb0;stroke-width:1;fill:none}";

/// The as-of line of every picture: what is shown, as of when, from which data.
pub(super) fn as_of(selection: &Selection) -> String {
    match selection.narrowed_by() {
        Some(narrowed) => format!("{narrowed} · {}", colophon(selection.scope)),
        None => colophon(selection.scope),
    }
}

/// The publishers of the records' sources with their letters, the most cited first, in lines.
fn foot(selection: &Selection, records: &[RecordRef]) -> Vec<String> {
    let mut counts: BTreeMap<(String, &str), usize> = BTreeMap::new();
    for source in records.iter().filter_map(|&record| best_source(selection.scope, record)) {
        *counts.entry((safe(&source.publisher).into_owned(), source.reliability.name())).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let all = counts.len();
    let named: Vec<String> = counts
        .iter()
        .take(MOST)
        .map(|((publisher, letter), count)| format!("{publisher} ({letter}, {count})"))
        .collect();
    let more = if all > MOST { format!(" and {} more", all - MOST) } else { String::new() };
    let text = if named.is_empty() {
        "No records are shown.".to_owned()
    } else {
        format!("Sources (Admiralty letter, records): {}{more}.", named.join(", "))
    };
    let about = &selection.scope.knowledge().about;
    let mut lines: Vec<String> = wrap(&text, 165).into_iter().map(Into::into).collect();
    lines.push(format!("{} · {} · data: {}", safe(&about.title), as_of(selection), safe(&about.licence)));
    lines
}

/// Publishers that are named.
const MOST: usize = 14;

/// How broad a text is drawn, about.
pub(super) fn breadth(text: &str, size: f64) -> f64 {
    width(text) as f64 * size * 0.6
}

/// Time from left to right.
pub(super) struct Time {
    pub(super) from: Date,
    pub(super) to: Date,
    pub(super) left: f64,
    pub(super) right: f64,
}

impl Time {
    pub(super) fn x(&self, day: Date) -> f64 {
        let all = f64::from((self.to - self.from).get_days()).max(1.0);
        self.left + f64::from((day - self.from).get_days()) / all * (self.right - self.left)
    }

    /// Lines at the beginnings of months, quarters or years, whichever leave room for their names.
    pub(super) fn axis(&self, page: &mut Page, top: f64, bottom: f64) {
        let months = (self.to - self.from).get_days() / 30;
        let step = [1, 2, 3, 6, 12, 24, 60, 120].into_iter().find(|step| months / step <= 14).unwrap_or(240);
        let mut day = self.from.first_of_month();
        while day <= self.to {
            if (i32::from(day.month()) - 1 + i32::from(day.year()) * 12) % step == 0 && day >= self.from {
                let x = self.x(day);
                page.line((x, top), (x, bottom), "grid");
                page.text(
                    x,
                    bottom + 18.0,
                    "axis",
                    Anchor::Middle,
                    &format!("{} {}", month_name(day.month()), day.year()),
                );
            }
            let Ok(next) = day.last_of_month().tomorrow() else { break };
            day = next;
        }
    }
}

/// A scale from 0 up with round steps.
pub(super) struct Scale {
    pub(super) most: f64,
    step: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
}

impl Scale {
    pub(super) fn new(most: u64, top: f64, bottom: f64) -> Self {
        let rough = (most.max(1) as f64 / 6.0).max(1.0);
        let power = 10_f64.powf(rough.log10().floor());
        let step =
            [1.0, 2.0, 5.0, 10.0].into_iter().map(|it| it * power).find(|&it| it >= rough).unwrap_or(power * 10.0);
        Self { most: (most.max(1) as f64 / step).ceil() * step, step, top, bottom }
    }

    pub(super) fn y(&self, value: f64) -> f64 {
        self.bottom - value / self.most * (self.bottom - self.top)
    }

    pub(super) fn axis(&self, page: &mut Page, left: f64, right: f64) {
        let steps = (self.most / self.step).round() as u64;
        for at in 0..=steps {
            let value = at as f64 * self.step;
            let y = self.y(value);
            page.line((left, y), (right, y), "grid");
            page.text(left - 8.0, y + 4.0, "axis", Anchor::End, &crate::model::grouped(value as u64));
        }
    }
}

/// `7 Aug 2023 to 1 Jul 2026`.
pub(super) fn span(from: Date, to: Date) -> String {
    format!("{} to {}", day_text(from), day_text(to))
}
