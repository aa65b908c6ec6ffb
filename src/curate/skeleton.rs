//! `new`: a record to fill in, with the keys of its kind, what each means, and an id that nothing has yet.
//!
//! What has to be filled in is empty, and `check` refuses what is empty, so nothing can be forgotten. Keys that may be left out
//! are comments.

mod address;
mod slug;

use crate::load::format::{self, Shape, Table};
use crate::model::{Date, Kind};

use super::atoms;
use super::describe::{self, Key, Takes};
use super::diff::State;
use address::Address;
use slug::slug;

/// What is known of the new record.
#[derive(Clone, Debug)]
pub struct Wishes {
    /// Its kind.
    pub kind: Kind,
    /// Its date, if it was given.
    pub date: Option<Date>,
    /// Its title: the name of an actor or a place, the statement of a claim.
    pub title: Option<String>,
    /// The address of a document that it comes from.
    pub url: Option<String>,
}

/// Why there is no skeleton: a sentence.
pub type Refused = String;

/// What is known of a record.
#[derive(Default)]
struct Known(Vec<Given>);

/// A key, its value as TOML, and where the value comes from if that is a guess.
struct Given {
    key: &'static str,
    value: String,
    guess: Option<String>,
}

impl Known {
    fn add(&mut self, key: &'static str, value: String) {
        self.0.push(Given { key, value, guess: None });
    }

    fn guess(&mut self, key: &'static str, text: &str, from: String) {
        self.0.push(Given { key, value: quoted(text), guess: Some(from) });
    }

    fn get(&self, key: &str) -> Option<&Given> {
        self.0.iter().find(|given| given.key == key)
    }
}

/// The skeleton of a record; with an address the source's, too, if the knowledge does not have it.
pub fn skeleton(wishes: &Wishes, today: Date, knowledge: &State) -> Result<String, Refused> {
    let address = wishes.url.as_deref().map(Address::parse).transpose()?;
    let title = wishes.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    let date = wishes.date.or_else(|| address.as_ref().and_then(Address::date)).unwrap_or(today);
    let mut text = String::from(INTRODUCTION);
    let mut cited = None;
    if let Some(address) = &address {
        if let Some(id) = address.cited_as(knowledge) {
            if wishes.kind == Kind::Source {
                return Err(format!("The address is that of the source `{id}` already; cite that one."));
            }
            cited = Some(id.to_owned());
        } else {
            let (id, known) = source(title.filter(|_| wishes.kind == Kind::Source), date, Some(address), knowledge);
            write_record(Kind::Source, &known, date, &mut text);
            if wishes.kind == Kind::Source {
                return Ok(text);
            }
            text.push('\n');
            cited = Some(id);
        }
    }
    let known = match wishes.kind {
        Kind::Source => source(title, date, None, knowledge).1,
        kind if wishes.date.is_some() && !is_dated(kind) => {
            return Err(format!("The kind {kind} has no date; leave --date out."));
        }
        kind if title.is_some() && title_key(kind).is_none() => {
            return Err(format!("The kind {kind} has no title; leave --title out."));
        }
        kind => of_kind(kind, title, date, cited, knowledge),
    };
    write_record(wishes.kind, &known, date, &mut text);
    Ok(text)
}

const INTRODUCTION: &str = "\
# Fill in what is empty, and take out the comments and the keys for which there is no source.
# Then run `sitrep fmt` and `sitrep check`.

";

fn is_dated(kind: Kind) -> bool {
    matches!(kind, Kind::Event | Kind::Claim | Kind::Source)
}

/// What is known of any record but a source.
fn of_kind(kind: Kind, title: Option<&str>, date: Date, cited: Option<String>, knowledge: &State) -> Known {
    let words = title.map(slug).filter(|words| !words.is_empty()).unwrap_or_else(|| format!("new-{kind}"));
    let mut known = Known::default();
    let id = match kind {
        Kind::Relation => None,
        Kind::Event => Some(format!("{date}-{words}")),
        Kind::Claim => Some(format!("speaker-{date}-{words}")),
        _ => Some(words),
    };
    if let Some(id) = id {
        known.add("id", quoted(&free(&id, knowledge)));
    }
    if is_dated(kind) {
        known.add("date", date.to_string());
    }
    if let (Some(key), Some(title)) = (title_key(kind), title) {
        known.add(key, quoted(title));
    }
    if let Some(source) = cited {
        known.add("sources", format!("[{}]", quoted(&source)));
    }
    known
}

/// The key that `--title` fills in.
fn title_key(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Event | Kind::Source => Some("title"),
        Kind::Claim => Some("statement"),
        Kind::Topic => Some("question"),
        Kind::Actor | Kind::Place | Kind::Side | Kind::Measure => Some("name"),
        Kind::Relation => None,
    }
}

/// The id of a new source, and what is known of it: the publisher and its grade are those of the last document from there.
fn source(title: Option<&str>, date: Date, address: Option<&Address>, knowledge: &State) -> (String, Known) {
    let guessed = address.and_then(Address::title).filter(|_| title.is_none());
    let earlier = address.and_then(|address| address.earlier(knowledge));
    let publisher = match (earlier, address) {
        (Some(earlier), _) => earlier.id.split("-20").next().unwrap_or_default().to_owned(),
        (None, Some(address)) => address.publisher(),
        (None, None) => "publisher".to_owned(),
    };
    let words = title.or(guessed.as_deref()).map(slug).filter(|words| !words.is_empty());
    let id = free(&format!("{publisher}-{date}-{}", words.as_deref().unwrap_or("new-source")), knowledge);
    let mut known = Known::default();
    known.add("id", quoted(&id));
    match (title, &guessed) {
        (Some(title), _) => known.add("title", quoted(title)),
        (None, Some(guessed)) => known.guess("title", guessed, "guessed from the address".to_owned()),
        (None, None) => {}
    }
    for key in ["publisher", "kind", "reliability"] {
        if let Some(earlier) = earlier
            && let Some(word) = earlier.table.get(key).and_then(toml::Value::as_str)
        {
            known.guess(key, word, format!("as in {}", earlier.id));
        }
    }
    known.add("date", date.to_string());
    known.add("url", quoted(address.map_or("", |address| address.url)));
    (id, known)
}

/// The id, shortened if need be, with a number behind it if it is taken.
fn free(id: &str, knowledge: &State) -> String {
    let id = id.get(..MAX_ID).unwrap_or(id).trim_end_matches('-');
    let numbered = (2..).map(|number| format!("{id}-{number}"));
    let mut candidates = std::iter::once(id.to_owned()).chain(numbered);
    candidates.find(|id| knowledge.any(id).is_none()).expect("some number is free")
}

/// Longest id that is proposed: there must be room for a number behind it.
const MAX_ID: usize = 74;

fn quoted(text: &str) -> String {
    atoms::string(&text.replace(['\n', '\r'], " "))
}

/// Writes a record: keys that are known or needed, and the others as comments.
fn write_record(kind: Kind, known: &Known, date: Date, text: &mut String) {
    let table = format::table(kind);
    let mut lines = vec![format!("[[{kind}]]")];
    for (name, shape) in table.keys.iter().filter(|(name, _)| !is_layering(name)) {
        let Some(key) = describe::table(table.name).and_then(|table| table.key(name)) else { continue };
        let given = known.get(name);
        let lead = if given.is_some() || key.needed { "" } else { "# " };
        let value = given.map_or_else(|| blank(*shape, key.takes, date), |given| given.value.clone());
        let guess = given.and_then(|given| given.guess.as_deref());
        let guess = guess.map(|from| format!("{from}; ")).unwrap_or_default();
        lines.push(format!("{lead}{name} = {value} # {guess}{}", help(table, key)));
    }
    for line in lines {
        text.push_str(&line);
        text.push('\n');
    }
}

fn is_layering(name: &str) -> bool {
    describe::LAYERING.iter().any(|key| key.name == name)
}

/// What a key means and takes, on one line.
fn help(table: &Table, key: Key) -> String {
    let words = match key.takes {
        Takes::Words(words) if !words.iter().all(|word| key.text.contains(word)) => words.join(", "),
        Takes::Ref(kinds) => {
            let one = if matches!(table.shape(key.name), Some(Shape::List(_))) { "ids" } else { "id" };
            let kinds: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
            format!("{} {one}", kinds.join(" or "))
        }
        _ => String::new(),
    };
    if words.is_empty() { key.text.to_owned() } else { format!("{words}: {}", key.text) }
}

/// A value to be filled in, which `check` does not let pass where it must be there.
fn blank(shape: Shape, takes: Takes, date: Date) -> String {
    match shape {
        Shape::Text | Shape::IdOrTable(_) => "\"\"".to_owned(),
        Shape::Day => date.to_string(),
        Shape::Whole if takes == Takes::Between(1, 6) => "0".to_owned(),
        Shape::Whole => "1".to_owned(),
        Shape::Decimal => "0.0".to_owned(),
        Shape::Flag => "true".to_owned(),
        Shape::List(element) => format!("[{}]", blank(*element, takes, date)),
        Shape::Table(table) => blank_table(table, date),
    }
}

/// An inner table with the keys that it needs, or with its first.
fn blank_table(table: &Table, date: Date) -> String {
    let described = |name: &str| describe::table(table.name).and_then(|table| table.key(name));
    let is_needed = |name: &str| described(name).is_some_and(|key| key.needed);
    let mut keys: Vec<_> = table.keys.iter().filter(|(name, _)| is_needed(name)).collect();
    if keys.is_empty() {
        keys.extend(table.keys.first());
    }
    let pair = |(name, shape): &(&str, Shape)| {
        let takes = described(name).map_or(Takes::Any, |key| key.takes);
        format!("{name} = {}", blank(*shape, takes, date))
    };
    format!("{{ {} }}", keys.into_iter().map(pair).collect::<Vec<_>>().join(", "))
}
