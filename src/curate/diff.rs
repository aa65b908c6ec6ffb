//! `diff`: what changed between two states of the knowledge, in words of the domain. The order of records and keys, layout,
//! comments and defaults that are written out are no difference; neither is on which of two claims a dispute is written.

mod fields;
mod names;
mod records;
mod renames;
mod write;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use toml::{Table, Value};

use crate::load::format;
use crate::model::{Kind, counted_as};

use fields::Fields;
use names::Names;
pub use records::{Record, State};
pub use write::{json, markdown, text};

/// All that changed.
#[derive(Debug, Default)]
pub struct Difference {
    /// Changes by heading, in the order of a file.
    pub sections: Vec<(&'static str, Vec<Change>)>,
}

/// What became of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It has another id and is the same otherwise; this is the old one.
    Renamed(String),
    /// Some of its fields changed.
    Changed,
}

/// A record that changed.
#[derive(Debug)]
pub struct Change {
    /// What became of it.
    pub fate: Fate,
    /// Its id, the new one if it has two; empty for a table that has none.
    pub id: String,
    /// What it is, in words.
    pub title: String,
    /// What changed in it.
    pub fields: Vec<Field>,
    /// What follows from it for other records.
    pub consequences: Vec<String>,
}

/// A field that changed.
#[derive(Debug)]
pub struct Field {
    /// The key; for an inner table the keys that lead to it.
    pub key: String,
    /// The change in words.
    pub words: String,
    /// The value before.
    pub old: Option<Value>,
    /// The value after.
    pub new: Option<Value>,
}

impl Difference {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.sections.is_empty()
    }

    /// How many records are new, gone, renamed, changed.
    pub fn counts(&self) -> [(&'static str, usize); 4] {
        let mut counts = [("added", 0), ("removed", 0), ("renamed", 0), ("changed", 0)];
        for change in self.sections.iter().flat_map(|(_, changes)| changes) {
            let row = match change.fate {
                Fate::Added => 0,
                Fate::Removed => 1,
                Fate::Renamed(_) => 2,
                Fate::Changed => 3,
            };
            counts[row].1 += 1;
        }
        counts
    }

    fn add(&mut self, heading: &'static str, changes: Vec<Change>) {
        if !changes.is_empty() {
            self.sections.push((heading, changes));
        }
    }
}

/// The kinds in the order of a file, with their headings.
const KINDS: [(Kind, &str); 9] = [
    (Kind::Side, "Sides"),
    (Kind::Topic, "Topics"),
    (Kind::Measure, "Measures"),
    (Kind::Actor, "Actors"),
    (Kind::Relation, "Relations"),
    (Kind::Place, "Places"),
    (Kind::Event, "Events"),
    (Kind::Claim, "Claims"),
    (Kind::Source, "Sources"),
];

/// Compares two states.
pub fn compare(mut old: State, new: &State) -> Difference {
    renames::find(&mut old, new);
    let names = Names::new(&old, new);
    let mut difference = Difference::default();
    difference.add("The knowledge base", single(&old.about, &new.about, format::ABOUT, &names));
    difference.add("Allowed warnings", single(&old.check, &new.check, format::CHECK, &names));
    for (kind, heading) in KINDS {
        difference.add(heading, records(kind, &old, new, &names));
    }
    difference.add("Disputes", disputes(&old, new, &names));
    difference
}

fn single(old: &Table, new: &Table, format: &'static format::Table, names: &Names) -> Vec<Change> {
    let fields = Fields { names, record: new }.compare(old, new, format);
    if fields.is_empty() {
        return Vec::new();
    }
    let title = new.get("title").or(old.get("title")).and_then(Value::as_str).unwrap_or_default().to_owned();
    vec![Change { fate: Fate::Changed, id: String::new(), title, fields, consequences: Vec::new() }]
}

fn records(kind: Kind, old: &State, new: &State, names: &Names) -> Vec<Change> {
    let mut changes = Vec::new();
    let cited = if kind == Kind::Source { citations(old) } else { HashMap::new() };
    for record in old.of_kind(kind) {
        match new.find(kind, &record.id) {
            None => {
                let citing = cited.get(record.id.as_str()).map_or(&[][..], Vec::as_slice);
                let consequences = withdrawn(citing, new, names);
                let title = names.title(kind, &record.table);
                let id = record.was.clone().unwrap_or_else(|| record.id.clone());
                changes.push(Change { fate: Fate::Removed, id, title, fields: Vec::new(), consequences });
            }
            Some(now) => {
                let fields =
                    Fields { names, record: &now.table }.compare(&record.table, &now.table, format::table(kind));
                let fate = match &record.was {
                    Some(was) => Fate::Renamed(was.clone()),
                    None if fields.is_empty() => continue,
                    None => Fate::Changed,
                };
                let consequences = single_sourced(&record.table, &now.table);
                let title = names.title(kind, &now.table);
                changes.push(Change { fate, id: now.id.clone(), title, fields, consequences });
            }
        }
    }
    for record in new.of_kind(kind).filter(|record| old.find(kind, &record.id).is_none()) {
        let (id, title) = (record.id.clone(), names.title(kind, &record.table));
        changes.push(Change { fate: Fate::Added, id, title, fields: Vec::new(), consequences: Vec::new() });
    }
    changes
}

fn sources(table: &Table) -> Vec<&str> {
    table.get("sources").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

/// What a record that had several sources and has one now should be looked at for.
fn single_sourced(old: &Table, new: &Table) -> Vec<String> {
    match (sources(old).len(), sources(new).as_slice()) {
        (2.., [only]) => vec![format!("now rests on one source: {only}")],
        _ => Vec::new(),
    }
}

/// The records that cite each source.
fn citations(state: &State) -> HashMap<&str, Vec<&Record>> {
    let mut cited: HashMap<&str, Vec<&Record>> = HashMap::new();
    for record in &state.records {
        for source in sources(&record.table).into_iter().collect::<BTreeSet<_>>() {
            cited.entry(source).or_default().push(record);
        }
    }
    cited
}

/// What became of the records that cited a source which is gone.
fn withdrawn(citing: &[&Record], new: &State, names: &Names) -> Vec<String> {
    let (mut only, mut others) = (Vec::new(), 0);
    for record in citing {
        if sources(&record.table).len() > 1 {
            others += 1;
            continue;
        }
        only.push(match new.find(record.kind, &record.id) {
            None => format!("{} (removed)", record.id),
            Some(now) => format!("{} (now from {})", record.id, names.several(&sources(&now.table))),
        });
    }
    let mut told = Vec::new();
    if !only.is_empty() {
        let lose = counted_as(only.len(), "record loses its only source", "records lose their only source");
        told.push(format!("source withdrawn; {lose}: {}", only.join(", ")));
    }
    if others > 0 {
        let records = counted_as(others, "record that has others", "records that have others");
        told.push(format!("was cited by {records}"));
    }
    told
}

/// Pairs of claims that contradict each other, the smaller id first, and over what.
fn pairs(state: &State) -> BTreeMap<(String, String), Option<String>> {
    let mut pairs = BTreeMap::new();
    for claim in state.of_kind(Kind::Claim) {
        for entry in claim.table.get("disputes").and_then(Value::as_array).into_iter().flatten() {
            let id = entry.as_str().or_else(|| entry.get("id").and_then(Value::as_str)).unwrap_or_default();
            let over = entry.get("over").and_then(Value::as_str).map(str::to_owned);
            let pair =
                if *id < *claim.id { (id.to_owned(), claim.id.clone()) } else { (claim.id.clone(), id.to_owned()) };
            pairs
                .entry(pair)
                .and_modify(|known: &mut Option<String>| *known = known.take().or(over.clone()))
                .or_insert(over);
        }
    }
    pairs
}

fn disputes(old: &State, new: &State, names: &Names) -> Vec<Change> {
    let (before, after) = (pairs(old), pairs(new));
    let change = |fate, (a, b): &(String, String), fields| {
        let title = format!("{} ⇄ {}", names.of(a), names.of(b));
        Change { fate, id: format!("{a} ⇄ {b}"), title, fields, consequences: Vec::new() }
    };
    let mut changes = Vec::new();
    for (pair, over) in &before {
        match after.get(pair) {
            None => changes.push(change(Fate::Removed, pair, Vec::new())),
            Some(now) if now == over => {}
            Some(now) => {
                let word = |over: &Option<String>| over.clone().unwrap_or_else(|| "not said".to_owned());
                let words = format!("over: {} → {}", word(over), word(now));
                let value = |over: &Option<String>| over.clone().map(Value::String);
                let field = Field { key: "over".to_owned(), words, old: value(over), new: value(now) };
                changes.push(change(Fate::Changed, pair, vec![field]));
            }
        }
    }
    let added = after.keys().filter(|pair| !before.contains_key(pair));
    changes.extend(added.map(|pair| change(Fate::Added, pair, Vec::new())));
    changes
}
