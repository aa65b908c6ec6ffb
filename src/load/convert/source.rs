//! Sources.

use super::{Converter, Head};
use crate::diagnostic::{Check, Diagnostic};
use crate::load::schema;
use crate::load::schema::{At, Text};
use crate::model::{Reliability, Source};

pub fn source(c: &mut Converter<'_>, head: Head, record: schema::Source<'_>) -> Option<Source> {
    let title = c.needed_text(record.title, "title");
    let publisher = c.needed_text(record.publisher, "publisher");
    let kind = c.needed_word(record.kind, "kind");
    let date = c.optional_day(record.date.as_ref(), "date");
    if record.url.is_none() && record.note.is_none() && !c.is_spoilt("url") && !c.is_spoilt("note") {
        let message = "This source has neither `url` nor a `note` that says where the document is.";
        c.push(
            Diagnostic::new(Check::MissingKey, c.table, message)
                .label("`url` is missing")
                .help("add a line `url = \"https://…\"`, or a `note` with the place where it can be found"),
        );
    }
    if let Some(url) = &record.url {
        check_url(c, url);
    }
    let url = c.optional_text(record.url);
    let language = record.language.and_then(|code| language(c, &code));
    let reliability = c.need(record.reliability, "reliability").and_then(|letter| reliability(c, &letter));
    let origin = c.optional_text(record.origin);
    let note = c.optional_text(record.note);
    Some(Source {
        id: head.id,
        file_origin: head.origin,
        title: title?,
        publisher: publisher?,
        kind: kind?,
        date,
        url,
        language,
        reliability: reliability?,
        origin,
        note,
    })
}

fn check_url(c: &mut Converter<'_>, url: &At<Text<'_>>) {
    let text = &*url.value.0;
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let message = match rest {
        _ if text.trim().is_empty() => return,
        None => "The address does not begin with https:// or http://.",
        Some(rest) if rest.is_empty() || rest.starts_with('/') => "The address names no host.",
        Some(rest) if rest.contains(char::is_whitespace) => "The address has a space in it.",
        Some(_) => return,
    };
    let problem = Diagnostic::new(Check::BadUrl, url.place, message).label("not a web address");
    c.push(problem.help("copy it from the browser to the letter"));
}

fn language(c: &mut Converter<'_>, code: &At<Text<'_>>) -> Option<Box<str>> {
    let text = &*code.value.0;
    if text.len() == 2 && text.bytes().all(|b| b.is_ascii_lowercase()) {
        return (text != "en").then(|| text.into());
    }
    let problem = Diagnostic::new(Check::BadCode, code.place, format!("`{text}` is not a language code."));
    c.push(problem.label("not ISO 639-1").help("write two small letters such as \"ar\""));
    None
}

fn reliability(c: &mut Converter<'_>, letter: &At<Text<'_>>) -> Option<Reliability> {
    let reliability = Reliability::from_name(&letter.value.0);
    if reliability.is_none() {
        c.not_among(letter, "reliability", Check::BadGrade, Reliability::NAMES);
    }
    reliability
}
