//! A record as a Markdown block: its card as a list, with numbered, linked sources.

use super::{colophon, later_sources};
use crate::model::{RecordRef, Scope, SourceIx};
use crate::query::card::Card;
use crate::query::line::{source_details, source_line};
use crate::text::safe;

/// A record as a Markdown block, with a line feed at its end.
pub fn block(scope: &Scope, record: RecordRef) -> String {
    let card = Card::of(scope, record);
    let mut lines = vec![format!("**{}**", escape(&card.heading)), String::new()];
    for field in card.fields.iter().filter(|field| !field.aside) {
        match &*field.lines {
            all if field.label.is_empty() => {
                lines.extend(all.iter().flat_map(|line| [escape(&line.text()), String::new()]));
            }
            [line] => lines.push(format!("- **{}:** {}", escape(&field.label), escape(&line.text()))),
            all => {
                lines.push(format!("- **{}:**", escape(&field.label)));
                lines.extend(all.iter().map(|line| format!("  - {}", escape(&line.text()))));
            }
        }
    }
    let sources = scope.sources(record);
    if !sources.shown.is_empty() {
        lines.push("- **Sources:**".to_owned());
        let numbered = sources.shown.iter().enumerate();
        lines.extend(numbered.map(|(at, &source)| format!("  {}. {}", at + 1, cited(scope, source))));
    }
    lines.extend(later_sources(sources.later).map(|later| format!("- **Later:** {later}")));
    lines.push(String::new());
    lines.push(format!("*{}* · `{}`", escape(&colophon(scope)), scope.knowledge().id(record)));
    lines.join("\n") + "\n"
}

fn cited(scope: &Scope, source: SourceIx) -> String {
    let source = scope.knowledge().source(source);
    format!("{} · {}", link(&source_line(source), source.url.as_deref()), escape(&source_details(source)))
}

/// A text that leads to an address, if there is one; both made harmless.
pub fn link(text: &str, url: Option<&str>) -> String {
    match url {
        Some(url) => format!("[{}](<{}>)", escape(text), safe(url).replace('<', "%3C").replace('>', "%3E")),
        None => escape(text),
    }
}

/// Text that Markdown, HTML in it, and formulas in it leave as it is.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in safe(text).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$' | '&' | '#') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    // What would open a list at the beginning of a line.
    let opens_list = escaped.starts_with(['-', '+']) || numbered_start(&escaped).is_some();
    match (opens_list, numbered_start(&escaped)) {
        (true, Some(dot)) => escaped.insert(dot, '\\'),
        (true, None) => escaped.insert(0, '\\'),
        (false, _) => {}
    }
    escaped
}

/// Where the stop of `12. ` stands, if the text begins like an entry of a numbered list.
fn numbered_start(text: &str) -> Option<usize> {
    let digits = text.find(|c: char| !c.is_ascii_digit())?;
    (digits > 0 && text[digits..].starts_with(['.', ')'])).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::{escape, link};

    #[test]
    fn markup_in_a_text_is_only_text() {
        assert_eq!(escape("a*b_c [x](y) <b>"), r"a\*b\_c \[x\](y) \<b\>");
        assert_eq!(escape("- item"), r"\- item");
        assert_eq!(escape("12. item"), r"12\. item");
        assert_eq!(escape("2,500 people"), "2,500 people");
        assert_eq!(escape("\u{202e}x"), "\u{fffd}x");
    }

    #[test]
    fn an_address_cannot_end_its_link() {
        assert_eq!(link("t", Some("https://x/>)(")), "[t](<https://x/%3E)(>)");
    }
}
