//! A record as JSON: its keys in the order of the format, every reference with id and title, and what follows from the rest
//! of the knowledge: grade, known day, disputes both ways, who names it.

mod claim;
mod event;
mod fields;
mod record;

use serde_json::{Value, json};

use super::{colophon, sentence};
use crate::model::{ClaimIx, Date, Kind, Link, RecordRef, Scope};
use crate::query::standing::{Standing, speaker};
use crate::text::is_unsafe;

use fields::Fields;

/// A record in full. `kind` is the record's kind, as in a search; a kind of its own (attack, air base) is `type`.
pub fn record(scope: &Scope, record: RecordRef) -> Value {
    let knowledge = scope.knowledge();
    let mut fields = Fields::new(scope);
    fields.put("id", knowledge.id(record).as_str());
    fields.put("kind", record.kind.name());
    record::add(&mut fields, record);
    fields.put_some("grade", scope.grade(record).map(|grade| grade.to_string()));
    if let Some(known) = knowledge.known(record) {
        fields.put("known", json!({ "day": day(known.day), "recorded": known.recorded }));
    }
    fields.put("later-sources", scope.sources(record).later);
    fields.put("links", links(scope, record));
    fields.put("later-links", scope.hidden_back_links(record));
    fields.put("citation", sentence::line(scope, record));
    fields.put("data", colophon(scope));
    Value::Object(fields.map)
}

/// A day as JSON writes it: `2024-01-25`.
fn day(date: Date) -> String {
    date.to_string()
}

/// How others stand to a claim, whichever of the two writes it down.
fn disputes(scope: &Scope, claim: ClaimIx) -> Value {
    let knowledge = scope.knowledge();
    let entry = |contradiction: &crate::query::standing::Contradiction| {
        let other = knowledge.claim(contradiction.other);
        json!({
            "id": other.id.as_str(),
            "title": &*other.statement,
            "speaker": speaker(knowledge, other),
            "date": day(other.date),
            "over": contradiction.over.map(crate::model::DisputeOver::name),
            "live": contradiction.live,
        })
    };
    Standing::of(scope, claim).contradictions.iter().map(entry).collect()
}

/// Who names a record, by field, with counts; the newest first.
fn links(scope: &Scope, record: RecordRef) -> Value {
    let mut naming: Vec<Link> = scope.back_links(record).collect();
    naming.sort_by_key(|link| (link.kind, std::cmp::Reverse(scope.knowledge().date(link.other))));
    let groups = naming.chunk_by(|a, b| a.kind.inverse() == b.kind.inverse()).map(|group| {
        let records: Vec<_> = group.iter().map(|link| reference(scope, link.other)).collect();
        (group[0].kind.inverse().to_owned(), json!({ "count": records.len(), "records": records }))
    });
    Value::Object(groups.collect())
}

/// A record that is named: id, kind, title, and its day where it has one.
fn reference(scope: &Scope, record: RecordRef) -> Value {
    let knowledge = scope.knowledge();
    let mut fields = Fields::new(scope);
    fields.put("id", knowledge.id(record).as_str());
    fields.put("kind", record.kind.name());
    fields.put("title", &*knowledge.title(record));
    fields.put_some("date", knowledge.date(record).map(day));
    if record.kind == Kind::Source {
        fields.put("publisher", &*knowledge.sources[record.index as usize].publisher);
    }
    Value::Object(fields.map)
}

/// JSON as text that does no harm on a terminal, either: what JSON itself would leave bare is escaped, the value the same.
pub fn harmless(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        if c != '\n' && is_unsafe(c) {
            let mut units = [0; 2];
            text.extend(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            text.push(c);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn json_means_the_same_after_it_was_made_harmless() {
        let value = serde_json::json!({ "a": "x\u{202e}y\u{9b}z\u{e0041}\u{1b}" });
        let text = harmless(&serde_json::to_string_pretty(&value).expect("JSON"));
        assert!(text.chars().all(|c| c == '\n' || !crate::text::is_unsafe(c)), "{text:?}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).expect("JSON"), value);
    }
}
