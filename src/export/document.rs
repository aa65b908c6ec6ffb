//! JSON of the whole knowledge base: the tables of the format with their own keys, so that nothing is lost on the way back, and
//! beside them what follows for each record, under `derived`, which is for readers and not read back.

use std::io::{self, Write};

use serde_json::{Map, Value};

use super::json::harmless;
use super::losses::{LEFT_OUT, Losses};
use super::own::{self, Own};
use super::{Progress, Selection, colophon, derived};
use crate::model::Kind;

/// The kinds in the order in which a knowledge file has them.
pub const ORDER: [Kind; 9] = [
    Kind::Side,
    Kind::Topic,
    Kind::Measure,
    Kind::Source,
    Kind::Place,
    Kind::Actor,
    Kind::Relation,
    Kind::Event,
    Kind::Claim,
];

/// Writes the document, a record a line.
pub fn write(selection: &Selection, out: &mut dyn Write, progress: &mut Progress) -> io::Result<Losses> {
    let knowledge = selection.scope.knowledge();
    let mut losses = Losses::default();
    let mut head = Map::new();
    head.insert("data".to_owned(), colophon(selection.scope).into());
    head.insert("narrowed-by".to_owned(), selection.narrowed_by().into());
    head.insert("whole".to_owned(), selection.is_whole().into());
    write!(out, "{{\n\"export\": {},\n", line(&Value::Object(head)))?;
    write!(out, "\"about\": {}", line(&own::about(knowledge)))?;
    if let Some(check) = own::check(knowledge).filter(|_| selection.is_whole()) {
        write!(out, ",\n\"check\": {}", line(&check))?;
    }
    for kind in ORDER {
        let mut first = true;
        for record in selection.records(kind) {
            let lead = if first { format!(",\n\"{kind}\": [\n") } else { ",\n".to_owned() };
            first = false;
            let mut own = Own::of(selection, record);
            own.map.insert("derived".to_owned(), derived::derived(selection, record).into());
            losses.add_many(LEFT_OUT, own.cut);
            write!(out, "{lead}{}", line(&Value::Object(own.map)))?;
            progress.step();
        }
        if !first {
            write!(out, "\n]")?;
        }
    }
    writeln!(out, "\n}}")?;
    Ok(losses)
}

fn line(value: &Value) -> String {
    harmless(&value.to_string())
}
