//! Questions over the knowledge, each asked of small hand-made knowledge and of the shipped file, where the expected answer
//! is worked out a second way from the TOML itself.

mod around;
mod chains;
mod chronology;
mod clocks;
mod compare;
mod coverage;
mod disputes;
mod facets;
mod map;
mod network;
mod responsibility;
mod sources;
mod stats;
mod stats_command;
mod tallies;

use std::sync::Arc;

use sitrep::load::{LayerSource, load};
use sitrep::model::{ActorIx, ClaimIx, Clock, Date, Knowledge, Lens, MeasureIx, Scope, TopicIx};

const SHIPPED: &str = include_str!("../../data/iraq-coalition.toml");

/// What every hand-made knowledge has: two sides, speakers, places, a source per day.
const COMMON: &str = r#"
[about]
format = 1
title = "Hand-made"
summary = "For tests."
from = 2024-01-01
to = 2024-03-31
compiled = 2024-04-01
licence = "CC0-1.0"

[[side]]
id = "west"
name = "West"
mark = "W"
color = "blue"

[[source]]
id = "paper"
title = "Paper"
publisher = "Press"
kind = "news"
date = 2024-01-01
url = "https://example.org/paper"
reliability = "B"

[[source]]
id = "undated"
title = "Undated"
publisher = "Press"
kind = "news"
url = "https://example.org/undated"
reliability = "C"

[[place]]
id = "asad"
name = "al-Asad"
kind = "air-base"
country = "IQ"
sources = ["paper"]

[[place]]
id = "tanf"
name = "al-Tanf"
kind = "base"
country = "SY"
sources = ["paper"]

[[place]]
id = "kuwait"
name = "Kuwait"
kind = "base"
country = "KW"
sources = ["paper"]

[[actor]]
id = "dod"
name = "Department of Defense"
short = "DoD"
kind = "agency"
side = "west"
summary = "A department."
sources = ["paper"]

[[actor]]
id = "ryder"
name = "Pat Ryder"
kind = "person"
side = "west"
parent = "dod"
summary = "Its spokesman."
sources = ["paper"]

[[actor]]
id = "centcom"
name = "Central Command"
kind = "force"
side = "west"
parent = "dod"
summary = "Its command."
sources = ["paper"]

[[actor]]
id = "press"
name = "Press"
kind = "media"
side = "west"
summary = "Repeats."
sources = ["paper"]

[[actor]]
id = "observatory"
name = "Observatory"
kind = "media"
side = "west"
summary = "Counts for itself."
sources = ["paper"]

[[actor]]
id = "baghdad"
name = "Baghdad"
kind = "state"
side = "west"
summary = "A state."
sources = ["paper"]

[[actor]]
id = "force"
name = "Force"
kind = "force"
side = "west"
summary = "Is attacked."
sources = ["paper"]

[[topic]]
id = "talks"
question = "Are the talks about withdrawal?"

[[topic]]
id = "notice"
question = "Was Baghdad told?"

[[measure]]
id = "attacks"
name = "Attacks"
kind = "running"
unit = "attacks"
events = { kind = "attack", targets = ["force"], countries = ["IQ", "SY"] }

[[measure]]
id = "troops"
name = "Troops"
kind = "level"
unit = "people"
"#;

/// Common records and those of a test.
fn hand_made(own: &str) -> Arc<Knowledge> {
    let text = format!("{COMMON}\n{own}");
    match load(&[LayerSource::Text { name: "hand-made.toml".to_owned(), text: text.into() }]) {
        Ok(knowledge) => Arc::new(knowledge),
        Err(report) => panic!("{}", report.human(false, 20)),
    }
}

/// A claim as TOML; `more` holds further keys.
fn claim(id: &str, day: &str, speaker: &str, more: &str) -> String {
    format!(
        "[[claim]]\nid = \"{id}\"\ndate = {day}\nspeaker = \"{speaker}\"\nstatement = \"Statement {id}.\"\n{more}\ncredibility = 2\nsources = [\"paper\"]\n\n"
    )
}

/// An attack as TOML.
fn attack(id: &str, day: &str, place: &str, credibility: u8, more: &str) -> String {
    format!(
        "[[event]]\nid = \"{id}\"\ndate = {day}\nkind = \"attack\"\ntitle = \"Attack {id}\"\nsummary = \"An attack.\"\nplaces = [\"{place}\"]\nactors = [{{ id = \"force\", role = \"target\" }}]\n{more}\ncredibility = {credibility}\nsources = [\"paper\"]\n\n"
    )
}

fn shipped() -> Arc<Knowledge> {
    let layer = LayerSource::Text { name: "iraq-coalition.toml".to_owned(), text: SHIPPED.into() };
    match load(&[layer]) {
        Ok(knowledge) => Arc::new(knowledge),
        Err(report) => panic!("{}", report.human(false, 20)),
    }
}

/// The shipped file as plain TOML, to work answers out a second way.
fn plain() -> toml::Table {
    SHIPPED.parse().expect("the shipped file is TOML")
}

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn scope_all(knowledge: &Arc<Knowledge>) -> Scope {
    Scope::new(knowledge.clone(), Lens::default())
}

fn scope_until(knowledge: &Arc<Knowledge>, clock: Clock, until: &str) -> Scope {
    Scope::new(knowledge.clone(), Lens { until: Some((clock, day(until))), ..Lens::default() })
}

fn claim_ix(knowledge: &Knowledge, id: &str) -> ClaimIx {
    knowledge.find(id).and_then(|record| ClaimIx::try_from(record).ok()).unwrap_or_else(|| panic!("no claim {id}"))
}

fn topic_ix(knowledge: &Knowledge, id: &str) -> TopicIx {
    knowledge.find(id).and_then(|record| TopicIx::try_from(record).ok()).unwrap_or_else(|| panic!("no topic {id}"))
}

fn measure_ix(knowledge: &Knowledge, id: &str) -> MeasureIx {
    knowledge.find(id).and_then(|record| MeasureIx::try_from(record).ok()).unwrap_or_else(|| panic!("no measure {id}"))
}

fn actor_ix(knowledge: &Knowledge, id: &str) -> ActorIx {
    knowledge.find(id).and_then(|record| ActorIx::try_from(record).ok()).unwrap_or_else(|| panic!("no actor {id}"))
}

/// The rows of a kind in the plain file.
fn rows<'t>(plain: &'t toml::Table, kind: &str) -> &'t [toml::Value] {
    plain[kind].as_array().expect("an array of tables")
}

fn text<'t>(row: &'t toml::Value, key: &str) -> Option<&'t str> {
    row.get(key).and_then(toml::Value::as_str)
}

fn date_of(row: &toml::Value, key: &str) -> Option<Date> {
    row.get(key).and_then(toml::Value::as_datetime).map(|date| day(&date.to_string()))
}

fn ids(row: &toml::Value, key: &str) -> Vec<String> {
    let entry = |entry: &toml::Value| entry.as_str().or_else(|| text(entry, "id")).map(str::to_owned);
    row.get(key).and_then(toml::Value::as_array).map_or_else(Vec::new, |all| all.iter().filter_map(entry).collect())
}
