//! A note as plain text, in lines of a length that is good to read.

use std::fmt::Write;

use super::{Note, Part, Point, more_answers, plain};
use crate::text::{width, wrap};

/// Columns that the text is wrapped at.
const COLUMNS: usize = 88;

/// The note, with a line feed at its end.
pub fn write(note: &Note) -> String {
    let mut out = String::new();
    paragraph(&mut out, "", &note.title);
    let _ = writeln!(out, "{}", "=".repeat(width(&note.title).min(COLUMNS)));
    paragraph(&mut out, "", &format!("{}. {}.", note.as_of, note.data));
    for section in &note.sections {
        out.push('\n');
        if let Some(shown) = &section.heading {
            heading(&mut out, shown);
        }
        for part in &section.parts {
            match part {
                Part::Point(shown) => point(&mut out, shown),
                Part::Question { text, answers, more } => {
                    paragraph(&mut out, "Q   ", text);
                    for answer in answers {
                        point(&mut out, answer);
                    }
                    if answers.is_empty() {
                        paragraph(&mut out, "    ", "Nothing that is recorded answers it.");
                    }
                    if *more > 0 {
                        paragraph(&mut out, "    ", &more_answers(*more));
                    }
                }
            }
        }
    }
    list(&mut out, "Coverage", &note.coverage);
    if !note.disputes.is_empty() {
        out.push('\n');
        heading(&mut out, "Disputed");
        for dispute in &note.disputes {
            let question = dispute.question.as_deref().map(|text| format!(": {text}")).unwrap_or_default();
            paragraph(&mut out, "", &format!("Point {}{question}", dispute.point));
            for side in &dispute.sides {
                paragraph(
                    &mut out,
                    "  - ",
                    &format!("{}: {} [{}]", side.said_by, side.statement, side.evidence(plain)),
                );
            }
        }
    }
    list(&mut out, "To note", &note.caveats);
    if !note.sources.is_empty() {
        out.push('\n');
        heading(&mut out, "Sources");
        for (at, cited) in note.sources.iter().enumerate() {
            let label = format!("{:<4}", format!("{}.", at + 1));
            if cited.text.contains('\n') {
                let _ = writeln!(out, "{}\n{}", label.trim_end(), cited.text);
            } else {
                paragraph(&mut out, &label, &cited.text);
            }
        }
    }
    let _ = writeln!(out, "\nsitrep. {}.", note.data);
    out
}

fn heading(out: &mut String, text: &str) {
    paragraph(out, "", text);
    let _ = writeln!(out, "{}", "-".repeat(width(text).min(COLUMNS)));
}

fn point(out: &mut String, point: &Point) {
    let label = format!("{:<4}", format!("{}.", point.number));
    paragraph(out, &label, &format!("{} [{}]", point.said, point.evidence(plain)));
    if let Some(quote) = &point.quote {
        paragraph(out, "    ", &format!("“{quote}”"));
    }
}

fn list(out: &mut String, title: &str, lines: &[String]) {
    if !lines.is_empty() {
        out.push('\n');
        heading(out, title);
        for line in lines {
            paragraph(out, "  - ", line);
        }
    }
}

/// Wrapped, after `label`, under which the further lines are indented.
fn paragraph(out: &mut String, label: &str, text: &str) {
    let indent = width(label);
    for (row, line) in wrap(text, COLUMNS - indent).into_iter().enumerate() {
        let before = if row == 0 { label.to_owned() } else { " ".repeat(indent) };
        let _ = writeln!(out, "{}", format!("{before}{line}").trim_end());
    }
}
