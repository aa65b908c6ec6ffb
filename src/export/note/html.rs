//! A note as one HTML page that needs nothing else: no scripts, nothing fetched, light and dark, ready to be printed.
//!
//! Headings are in order, the page names its language, and every text of the knowledge stands in an element of its own direction
//! (`bdi`, `dir="auto"`), so that an Arabic name does not turn what stands around it. Every text is escaped.

use std::fmt::Write;

use super::{Note, Part, Point, more_answers};
use crate::text::markup;

const HEAD: &str = "<!DOCTYPE html>
<html lang=\"en\" dir=\"ltr\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">
<meta name=\"referrer\" content=\"no-referrer\">
";

const STYLE: &str = "<style>
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --quiet: #555; --line: #bbb; --box: #f5f1e6; --link: #0b4f9e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e8e8; --paper: #16181c; --quiet: #a9adb5; --line: #4a4f58; --box: #25221a; --link: #8fc1ff; }
}
body { margin: 2rem auto; max-width: 44rem; padding: 0 1rem; color: var(--ink); background: var(--paper); font: 1rem/1.55 Georgia, 'Times New Roman', serif; }
h1, h2, h3 { line-height: 1.25; }
h2 { margin-top: 2rem; border-bottom: 1px solid var(--line); }
a { color: var(--link); overflow-wrap: anywhere; }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
p.about, .evidence, footer { color: var(--quiet); }
.evidence { font-size: .9em; }
blockquote { margin: .4rem 0 .4rem 1.2rem; font-style: italic; }
.disputes { border: 2px solid var(--line); background: var(--box); padding: 0 1rem 1rem; }
.disputes h2 { border: 0; margin-top: 1rem; }
ol.points > li, ol.sources > li { margin-bottom: .7rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85em; }
@media print {
  :root { color-scheme: light; --ink: #000; --paper: #fff; --quiet: #333; --line: #888; --box: #fff; --link: #000; }
  @page { margin: 2cm; @bottom-right { content: counter(page) \" / \" counter(pages); } }
  body { margin: 0; max-width: none; font-size: 11pt; }
  li, blockquote, .disputes > div { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  ol.sources { font-size: 9pt; line-height: 1.4; }
}
</style>
";

/// The page.
pub fn write(note: &Note) -> String {
    let mut out = String::from(HEAD);
    // Writing to a String cannot fail.
    let _ = put(note, &mut out);
    out
}

fn put(note: &Note, out: &mut String) -> std::fmt::Result {
    writeln!(out, "<title>{}</title>\n{STYLE}</head>\n<body>\n<main>", markup(&note.title))?;
    writeln!(out, "<h1 dir=\"auto\">{}</h1>", markup(&note.title))?;
    writeln!(out, "<p class=\"about\">{}. {}.</p>", text(&note.as_of), text(&note.data))?;
    for section in &note.sections {
        if let Some(heading) = &section.heading {
            writeln!(out, "<h2 dir=\"auto\">{}</h2>", markup(heading))?;
        }
        parts(&section.parts, section.heading.is_some(), out)?;
    }
    list("Coverage", &note.coverage, out)?;
    disputes(note, out)?;
    list("To note", &note.caveats, out)?;
    sources(note, out)?;
    writeln!(out, "</main>\n<footer><p>sitrep. {}.</p></footer>\n</body>\n</html>", text(&note.data))
}

fn parts(parts: &[Part], below_heading: bool, out: &mut String) -> std::fmt::Result {
    let level = if below_heading { 3 } else { 2 };
    let mut open = false;
    for part in parts {
        match part {
            Part::Point(shown) => {
                if !std::mem::replace(&mut open, true) {
                    writeln!(out, "<ol class=\"points\" start=\"{}\">", shown.number)?;
                }
                point(shown, out)?;
            }
            Part::Question { text: question, answers, more } => {
                if std::mem::take(&mut open) {
                    writeln!(out, "</ol>")?;
                }
                writeln!(out, "<h{level} dir=\"auto\">{}</h{level}>", markup(question))?;
                if let Some(first) = answers.first() {
                    writeln!(out, "<ol class=\"points\" start=\"{}\">", first.number)?;
                    answers.iter().try_for_each(|answer| point(answer, out))?;
                    writeln!(out, "</ol>")?;
                } else {
                    writeln!(out, "<p>Nothing that is recorded answers it.</p>")?;
                }
                if *more > 0 {
                    writeln!(out, "<p>{}</p>", more_answers(*more))?;
                }
            }
        }
    }
    if open { writeln!(out, "</ol>") } else { Ok(()) }
}

fn point(point: &Point, out: &mut String) -> std::fmt::Result {
    write!(out, "<li id=\"point-{}\">{}", point.number, text(&point.said))?;
    if let Some(quote) = &point.quote {
        write!(out, "<blockquote dir=\"auto\">“{}”</blockquote>", markup(quote))?;
    }
    // Grade, numbers and marks are words of this program; nothing of the knowledge stands in them.
    writeln!(out, " <span class=\"evidence\">[{}]</span></li>", point.evidence(link))
}

/// The number of a source, leading to it.
fn link(number: usize) -> String {
    format!("<a href=\"#source-{number}\" aria-label=\"source {number}\">{number}</a>")
}

fn disputes(note: &Note, out: &mut String) -> std::fmt::Result {
    if note.disputes.is_empty() {
        return Ok(());
    }
    writeln!(out, "<section class=\"disputes\" aria-labelledby=\"disputed\">\n<h2 id=\"disputed\">Disputed</h2>")?;
    for dispute in &note.disputes {
        let question = dispute.question.as_deref().map(|question| format!(": {}", text(question))).unwrap_or_default();
        writeln!(out, "<div>\n<h3><a href=\"#point-{0}\">Point {0}</a>{question}</h3>\n<ul>", dispute.point)?;
        for side in &dispute.sides {
            let (by, statement, evidence) = (text(&side.said_by), text(&side.statement), side.evidence(link));
            writeln!(out, "<li><strong>{by}</strong>: {statement} <span class=\"evidence\">[{evidence}]</span></li>")?;
        }
        writeln!(out, "</ul>\n</div>")?;
    }
    writeln!(out, "</section>")
}

fn list(heading: &str, lines: &[String], out: &mut String) -> std::fmt::Result {
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(out, "<h2>{heading}</h2>\n<ul>")?;
    lines.iter().try_for_each(|line| writeln!(out, "<li>{}</li>", text(line)))?;
    writeln!(out, "</ul>")
}

fn sources(note: &Note, out: &mut String) -> std::fmt::Result {
    if note.sources.is_empty() {
        return Ok(());
    }
    writeln!(out, "<h2>Sources</h2>\n<ol class=\"sources\">")?;
    for (at, cited) in note.sources.iter().enumerate() {
        let shown = if cited.text.contains('\n') {
            format!("<pre>{}</pre>", escape_lines(&cited.text))
        } else {
            linked(&cited.text, cited.url.as_deref())
        };
        writeln!(out, "<li id=\"source-{}\">{shown}</li>", at + 1)?;
    }
    writeln!(out, "</ol>")
}

/// The text with its address, where it stands in it, as a link.
fn linked(cited: &str, url: Option<&str>) -> String {
    match url.and_then(|url| Some((url, cited.split_once(url)?))) {
        Some((url, (before, after))) => {
            let url = markup(url);
            format!("{}<a href=\"{url}\" rel=\"noreferrer noopener\">{url}</a>{}", text(before), markup(after))
        }
        None => text(cited),
    }
}

/// A text of the knowledge: escaped, and in a direction of its own.
fn text(text: &str) -> String {
    format!("<bdi>{}</bdi>", markup(text))
}

fn escape_lines(text: &str) -> String {
    text.lines().map(markup).collect::<Vec<_>>().join("\n")
}
