//! The own keys of places, sources, questions, measures, sides, and of the knowledge base as a whole.

use serde_json::{Map, Value, json};

use super::{Own, day};
use crate::model::{Knowledge, MeasureIx, PlaceIx, SideIx, SourceIx, TopicIx};

impl Own<'_> {
    pub(super) fn place(&mut self, index: PlaceIx) {
        let place = self.knowledge().place(index);
        self.put("id", place.id.as_str());
        self.put("name", &*place.name);
        self.may("native", place.native.as_deref());
        self.texts("aliases", &place.aliases);
        self.put("kind", place.kind.name());
        self.put("country", place.country.code());
        self.may("governorate", place.governorate.as_deref());
        if let Some(position) = place.position {
            self.put("lat", position.lat);
            self.put("lon", position.lon);
            self.put("precision", position.precision.name());
        }
        self.may("summary", place.summary.as_deref());
        self.references("sources", &place.sources);
    }

    pub(super) fn source(&mut self, index: SourceIx) {
        let source = self.knowledge().source(index);
        self.put("id", source.id.as_str());
        self.put("title", &*source.title);
        self.put("publisher", &*source.publisher);
        self.put("kind", source.kind.name());
        self.may("date", source.date.map(day));
        self.may("url", source.url.as_deref());
        self.may("language", source.language.as_deref());
        self.put("reliability", source.reliability.name());
        self.may("origin", source.origin.as_deref());
        self.may("note", source.note.as_deref());
    }

    pub(super) fn topic(&mut self, index: TopicIx) {
        let topic = self.knowledge().topic(index);
        self.put("id", topic.id.as_str());
        self.put("question", &*topic.question);
        self.may("summary", topic.summary.as_deref());
    }

    pub(super) fn measure(&mut self, index: MeasureIx) {
        let measure = self.knowledge().measure(index);
        self.put("id", measure.id.as_str());
        self.put("name", &*measure.name);
        self.put("kind", measure.kind.name());
        self.put("unit", &*measure.unit);
        self.may("summary", measure.summary.as_deref());
        if let Some(rule) = &measure.events {
            let table = self.table(|own| {
                own.put("kind", rule.kind.name());
                own.references("targets", &rule.targets);
                own.list("countries", rule.countries.iter().map(|country| country.code().into()).collect());
            });
            self.put("events", table);
        }
    }

    pub(super) fn side(&mut self, index: SideIx) {
        let side = self.knowledge().side(index);
        self.put("id", side.id.as_str());
        self.put("name", &*side.name);
        self.put("mark", &*side.mark);
        self.put("color", side.color.name());
        self.may("summary", side.summary.as_deref());
    }
}

/// The keys of `[about]`.
pub fn about(knowledge: &Knowledge) -> Value {
    let about = &knowledge.about;
    json!({
        "format": 1,
        "title": &*about.title,
        "summary": &*about.summary,
        "from": day(about.from),
        "to": day(about.to),
        "compiled": day(about.compiled),
        "licence": &*about.licence,
    })
}

/// The keys of `[check]`, if there is anything in it.
pub fn check(knowledge: &Knowledge) -> Option<Value> {
    let entry = |allowed: &crate::model::Allowed| {
        let keys = [("check", &allowed.check), ("id", &allowed.id), ("reason", &allowed.reason)];
        let keys = keys.into_iter().map(|(key, text)| (key.to_owned(), Value::from(&**text)));
        Value::Object(keys.collect::<Map<_, _>>())
    };
    let entries: Vec<_> = knowledge.allowed.iter().map(entry).collect();
    (!entries.is_empty()).then(|| json!({ "allow": entries }))
}
