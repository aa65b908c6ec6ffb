//! A source as notes cite it: in the manner of an intelligence endnote (ICD 206, sourcing requirements: originator, title, day
//! of publication, day of the information, language, address, and how reliable the source is), of The Chicago Manual of Style
//! (notes, 17th edition), or of BibTeX.

use crate::model::{Date, Knowledge, Source, SourceIx, day_text, long_month_name};
use crate::text::safe;

/// A manner of citing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// Intelligence endnote.
    #[default]
    Icd206,
    /// Notes of The Chicago Manual of Style.
    Chicago,
    /// BibTeX entry.
    Bibtex,
}

/// A source in a style. `information` is the first and the last day of what it is cited for.
pub fn source(knowledge: &Knowledge, source: SourceIx, information: Option<(Date, Date)>, style: Style) -> String {
    let source = knowledge.source(source);
    let information = information.filter(|&(first, last)| source.date != Some(first) || first != last).map(span);
    match style {
        Style::Icd206 => endnote(source, information),
        Style::Chicago => chicago(source, information),
        Style::Bibtex => bibtex(source, information),
    }
}

fn span((first, last): (Date, Date)) -> String {
    if first == last { day_text(first) } else { format!("{} to {}", day_text(first), day_text(last)) }
}

fn endnote(source: &Source, information: Option<String>) -> String {
    let mut parts = vec![safe(&source.publisher).into_owned(), format!("“{}”", safe(&source.title))];
    parts.push(
        source.date.map_or_else(|| "no date of publication".to_owned(), |day| format!("published {}", day_text(day))),
    );
    parts.extend(information.map(|days| format!("information of {days}")));
    parts.push(format!("in {}", language(source.language())));
    parts.push(source.kind.to_string());
    parts.extend(source.origin.as_deref().map(|origin| format!("carries {}", safe(origin))));
    parts.push(format!("source reliability {}", source.reliability));
    parts.extend(source.url.as_deref().map(|url| safe(url).into_owned()));
    parts.join("; ")
}

fn chicago(source: &Source, information: Option<String>) -> String {
    let title = safe(&source.title);
    let comma = if title.ends_with(['?', '!', ',']) { "" } else { "," };
    let day = source.date.map_or_else(|| "n.d.".to_owned(), american);
    let url = source.url.as_deref().map(|url| format!(", {}", safe(url))).unwrap_or_default();
    let mut notes = vec![format!("source reliability {}", source.reliability)];
    notes.extend((source.language() != "en").then(|| format!("in {}", language(source.language()))));
    notes.extend(source.origin.as_deref().map(|origin| format!("carrying {}", safe(origin))));
    notes.extend(information.map(|days| format!("information of {days}")));
    format!("{}, “{title}{comma}” {day}{url} ({}).", safe(&source.publisher), notes.join("; "))
}

/// `January 25, 2024`.
fn american(day: Date) -> String {
    format!("{} {}, {}", long_month_name(day.month()), day.day(), day.year())
}

fn bibtex(source: &Source, information: Option<String>) -> String {
    // A key that LaTeX takes: ids are ASCII letters, digits and hyphens.
    let mut fields =
        vec![format!("author = {{{{{}}}}}", tex(&source.publisher)), format!("title = {{{{{}}}}}", tex(&source.title))];
    if let Some(day) = source.date {
        let month = long_month_name(day.month())[..3].to_lowercase();
        fields.push(format!("year = {{{}}}", day.year()));
        fields.push(format!("month = {month}"));
        fields.push(format!("day = {{{}}}", day.day()));
    }
    fields.extend(source.url.as_deref().map(|url| format!("url = {{{}}}", tex_url(url))));
    fields.push(format!("language = {{{}}}", language(source.language())));
    let mut notes =
        vec![format!("Source reliability {} (NATO Admiralty code)", source.reliability), source.kind.to_string()];
    notes.extend(source.origin.as_deref().map(|origin| format!("carries {}", tex(origin))));
    notes.extend(information.map(|days| format!("information of {days}")));
    notes.extend(source.date.is_none().then(|| "no date of publication".to_owned()));
    fields.push(format!("note = {{{}}}", notes.join("; ")));
    format!("@misc{{{},\n  {}\n}}", source.id, fields.join(",\n  "))
}

/// Text that TeX prints as it is.
fn tex(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in safe(text).chars() {
        match c {
            '\\' => written.push_str("\\textbackslash{}"),
            '~' => written.push_str("\\textasciitilde{}"),
            '^' => written.push_str("\\textasciicircum{}"),
            '{' | '}' | '$' | '&' | '#' | '_' | '%' => written.extend(['\\', c]),
            _ => written.push(c),
        }
    }
    written
}

/// An address within braces: percent signs stay, as `\url` wants them; braces and backslashes would end or steer it.
fn tex_url(url: &str) -> String {
    let safe = safe(url);
    safe.replace('\\', "%5C").replace('{', "%7B").replace('}', "%7D")
}

/// English name of a language, the code where it is another.
pub fn language(code: &str) -> String {
    let name = match code {
        "ar" => "Arabic",
        "ckb" | "ku" => "Kurdish",
        "de" => "German",
        "en" => "English",
        "es" => "Spanish",
        "fa" => "Persian",
        "fr" => "French",
        "he" => "Hebrew",
        "it" => "Italian",
        "ja" => "Japanese",
        "nl" => "Dutch",
        "pl" => "Polish",
        "pt" => "Portuguese",
        "ru" => "Russian",
        "sv" => "Swedish",
        "tr" => "Turkish",
        "uk" => "Ukrainian",
        "zh" => "Chinese",
        other => return format!("language {}", safe(other)),
    };
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tex_and_its_addresses_cannot_be_left() {
        assert_eq!(tex("50% of $5 {a} \\x _b"), "50\\% of \\$5 \\{a\\} \\textbackslash{}x \\_b");
        assert_eq!(tex_url("https://x/%20}\\input"), "https://x/%20%7D%5Cinput");
    }
}
