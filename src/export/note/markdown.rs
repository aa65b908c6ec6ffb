//! A note as Markdown.

use std::fmt::Write;

use super::{Note, Part, Point, more_answers, plain};
use crate::export::cite::Style;
use crate::export::markdown::{escape, link};

/// The note, with a line feed at its end.
pub fn write(note: &Note) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = put(note, &mut out);
    out
}

fn put(note: &Note, out: &mut String) -> std::fmt::Result {
    writeln!(out, "# {}\n\n*{}. {}.*\n", escape(&note.title), escape(&note.as_of), escape(&note.data))?;
    for section in &note.sections {
        if let Some(heading) = &section.heading {
            writeln!(out, "## {}\n", escape(heading))?;
        }
        for part in &section.parts {
            match part {
                Part::Point(shown) => point(shown, "", out)?,
                Part::Question { text, answers, more } => {
                    writeln!(out, "**{}**\n", escape(text))?;
                    answers.iter().try_for_each(|answer| point(answer, "", out))?;
                    if answers.is_empty() {
                        writeln!(out, "Nothing that is recorded answers it.\n")?;
                    }
                    if *more > 0 {
                        writeln!(out, "{}\n", more_answers(*more))?;
                    }
                }
            }
        }
    }
    list(out, "Coverage", &note.coverage)?;
    if !note.disputes.is_empty() {
        writeln!(out, "## Disputed\n")?;
        for dispute in &note.disputes {
            let question = dispute.question.as_deref().map(|text| format!(": {}", escape(text))).unwrap_or_default();
            writeln!(out, "> **Point {}**{question}\n>", dispute.point)?;
            for side in &dispute.sides {
                let (by, statement) = (escape(&side.said_by), escape(&side.statement));
                writeln!(out, "> - {by}: {statement} \\[{}\\]", escape(&side.evidence(plain)))?;
            }
            writeln!(out)?;
        }
    }
    list(out, "To note", &note.caveats)?;
    if !note.sources.is_empty() {
        writeln!(out, "## Sources\n")?;
        for (at, cited) in note.sources.iter().enumerate() {
            match note.style {
                Style::Bibtex => writeln!(out, "{}.\n   ```bibtex\n{}\n   ```", at + 1, fenced(&cited.text))?,
                Style::Icd206 | Style::Chicago => {
                    writeln!(out, "{}. {}", at + 1, with_link(&cited.text, cited.url.as_deref()))?;
                }
            }
        }
        writeln!(out)?;
    }
    writeln!(out, "*sitrep. {}.*", escape(&note.data))
}

fn point(point: &Point, indent: &str, out: &mut String) -> std::fmt::Result {
    writeln!(out, "{indent}{}. {} \\[{}\\]", point.number, escape(&point.said), escape(&point.evidence(plain)))?;
    if let Some(quote) = &point.quote {
        writeln!(out, "{indent}   > “{}”", escape(quote))?;
    }
    writeln!(out)
}

fn list(out: &mut String, heading: &str, lines: &[String]) -> std::fmt::Result {
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(out, "## {heading}\n")?;
    lines.iter().try_for_each(|line| writeln!(out, "- {}", escape(line)))?;
    writeln!(out)
}

/// The text with its address, where it stands in it, as a link.
fn with_link(text: &str, url: Option<&str>) -> String {
    match url.and_then(|url| Some((url, text.split_once(url)?))) {
        Some((url, (before, after))) => format!("{}{}{}", escape(before), link(url, Some(url)), escape(after)),
        None => escape(text),
    }
}

/// Lines of a fenced block within a list; a fence in the text cannot end it.
fn fenced(text: &str) -> String {
    text.lines().map(|line| format!("   {}", line.replace("```", "'''"))).collect::<Vec<_>>().join("\n")
}
