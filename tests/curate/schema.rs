//! `sitrep schema`: what editors are told is what the loader does.

use serde_json::Value as Json;
use sitrep::curate::describe::{self, Key, Takes};
use sitrep::curate::{schema, tidy};
use sitrep::diagnostic::{Check, Levels};
use sitrep::load::format::{self, Shape, Table};
use sitrep::load::{self, LayerSource};
use sitrep::model::Kind;
use toml::Value;

use crate::sitrep::Folder;

const FULL: &str = include_str!("../format/full.toml");
const SHIPPED: &str = include_str!("../../data/iraq-coalition.toml");
const COMMITTED: &str = include_str!("../../assets/knowledge.schema.json");

/// What the loader says: each problem's check and message.
fn problems(text: String) -> Vec<(Check, String)> {
    let layer = LayerSource::Text { name: "test.toml".to_owned(), text: text.into() };
    let report = load::check(&[layer], &Levels::default(), None).report;
    report.diagnostics.into_iter().map(|problem| (problem.check, problem.message)).collect()
}

fn parse(text: &str) -> toml::Table {
    toml::from_str(text).expect("valid TOML")
}

fn to_text(table: &toml::Table) -> String {
    toml::to_string(table).expect("a table can be written")
}

/// TOML as editors hand it to a schema: dates as text.
fn to_json(value: &Value) -> Json {
    match value {
        Value::String(text) => text.as_str().into(),
        Value::Integer(number) => (*number).into(),
        Value::Float(number) => (*number).into(),
        Value::Boolean(flag) => (*flag).into(),
        Value::Datetime(date) => date.to_string().into(),
        Value::Array(values) => values.iter().map(to_json).collect(),
        Value::Table(table) => table.iter().map(|(key, value)| (key.clone(), to_json(value))).collect(),
    }
}

fn validator() -> jsonschema::Validator {
    let options = jsonschema::draft7::options().should_validate_formats(true);
    options.build(&schema::schema()).expect("the schema is one of draft 7")
}

fn is_valid(validator: &jsonschema::Validator, table: &toml::Table) -> bool {
    validator.is_valid(&to_json(&Value::Table(table.clone())))
}

/// Calls `visit` with the path to each table of a kind of the format in the full file: keys and rows.
fn each_table(full: &toml::Table, visit: &mut dyn FnMut(&'static Table, &[Step])) {
    let names = ["about", "check"].into_iter().chain(Kind::NAMES.iter().copied());
    for name in names {
        let table = format::named(name).expect("a table of the format");
        descend(&full[name], table, &mut vec![Step::Key(name.to_owned())], visit);
    }
}

#[derive(Clone, Debug)]
enum Step {
    Key(String),
    Row(usize),
}

fn descend(value: &Value, table: &'static Table, path: &mut Vec<Step>, visit: &mut dyn FnMut(&'static Table, &[Step])) {
    match value {
        Value::Array(values) => {
            for (row, value) in values.iter().enumerate() {
                path.push(Step::Row(row));
                descend(value, table, path, visit);
                path.pop();
            }
        }
        Value::Table(values) => {
            visit(table, path);
            for (key, value) in values {
                if let Some(inner) = table.shape(key).and_then(Shape::table) {
                    path.push(Step::Key(key.clone()));
                    descend(value, inner, path, visit);
                    path.pop();
                }
            }
        }
        _ => {}
    }
}

/// The full file with one table changed.
fn changed(full: &toml::Table, path: &[Step], change: impl FnOnce(&mut toml::Table)) -> toml::Table {
    let mut copy = Value::Table(full.clone());
    let mut at = &mut copy;
    for step in path {
        at = match step {
            Step::Key(key) => &mut at[key.as_str()],
            Step::Row(row) => &mut at[*row],
        };
    }
    change(at.as_table_mut().expect("a table"));
    match copy {
        Value::Table(table) => table,
        _ => unreachable!("it was a table"),
    }
}

fn key_of(table: &Table, name: &str) -> Key {
    describe::table(table.name).and_then(|described| described.key(name)).expect("every key is described")
}

#[test]
fn the_committed_schema_is_the_one_that_is_printed() {
    let said = Folder::new().run(&["schema"]);
    assert_eq!(said.code, 0);
    assert!(said.output == COMMITTED, "run `sitrep schema > assets/knowledge.schema.json`");
}

#[test]
fn the_shipped_file_and_every_key_are_valid() {
    let validator = validator();
    for text in [SHIPPED, FULL] {
        let json = to_json(&Value::Table(parse(text)));
        let errors: Vec<String> =
            validator.iter_errors(&json).take(5).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        assert!(text.starts_with("#:schema "));
    }
    assert!(problems(FULL.to_owned()).iter().all(|(check, _)| check.severity() != sitrep::diagnostic::Severity::Error));
    assert_eq!(tidy::tidy(FULL).as_deref(), Ok(FULL));
}

#[test]
fn every_key_of_the_format_is_described_and_no_other() {
    let full = parse(FULL);
    let mut used = std::collections::BTreeSet::new();
    let mut tables = std::collections::BTreeMap::new();
    each_table(&full, &mut |table, path| {
        tables.insert(table.name, table);
        let mut at = &Value::Table(full.clone());
        for step in path {
            at = match step {
                Step::Key(key) => &at[key.as_str()],
                Step::Row(row) => &at[*row],
            };
        }
        used.extend(at.as_table().expect("a table").keys().map(|key| (table.name, key.clone())));
    });
    let described: std::collections::BTreeSet<&str> = describe::all().iter().map(|table| table.name).collect();
    assert_eq!(tables.keys().copied().collect::<std::collections::BTreeSet<_>>(), described);
    for (name, table) in tables {
        let described = describe::table(name).unwrap_or_else(|| panic!("{name} is not described"));
        for (key, _) in table.keys {
            assert!(described.key(key).is_some_and(|key| key.text.len() > 2 || key.text == "1"), "{name}.{key}");
            let layering = describe::LAYERING.iter().any(|layering| layering.name == *key);
            assert!(layering || used.contains(&(name, (*key).to_owned())), "tests/format/full.toml lacks {name}.{key}");
        }
        for key in described.keys {
            assert!(table.shape(key.name).is_some(), "{name}.{} is described, but no key", key.name);
        }
    }
}

#[test]
fn what_the_loader_needs_the_schema_needs() {
    let (full, validator) = (parse(FULL), validator());
    each_table(&full, &mut |table, path| {
        for (name, _) in table.keys {
            let without = changed(&full, path, |table| {
                table.remove(*name);
            });
            if without == full {
                continue;
            }
            let wanted = format!("has no `{name}`");
            let missed = problems(to_text(&without))
                .iter()
                .any(|(check, message)| *check == Check::MissingKey && message.contains(&wanted));
            let needed = key_of(table, name).needed;
            assert_eq!(missed, needed, "{}.{name} at {path:?}", table.name);
            assert_eq!(!is_valid(&validator, &without), needed, "{}.{name} at {path:?}", table.name);
        }
    });
}

#[test]
fn what_the_loader_refuses_the_schema_refuses() {
    let (full, validator) = (parse(FULL), validator());
    each_table(&full, &mut |table, path| {
        for (name, shape) in table.keys.iter().filter(|(name, _)| *name != "extend" && *name != "remove") {
            for wrong in wrong_values(*shape, key_of(table, name).takes) {
                let with = changed(&full, path, |table| {
                    table.insert((*name).to_owned(), wrong.clone());
                });
                let errors = problems(to_text(&with));
                let refused = errors.iter().any(|(check, _)| check.severity() == sitrep::diagnostic::Severity::Error);
                let told = errors.iter().any(|(check, _)| matches!(check, Check::IdleAllow | Check::BadId));
                assert!(refused || told, "the loader takes {}.{name} = {wrong}", table.name);
                assert!(!is_valid(&validator, &with), "the schema takes {}.{name} = {wrong}", table.name);
            }
        }
    });
    let with = changed(&full, &[Step::Key("about".to_owned())], |table| {
        table.insert("titel".to_owned(), "x".into());
    });
    assert!(!is_valid(&validator, &with));
}

/// Values that a key must not take.
fn wrong_values(shape: Shape, takes: Takes) -> Vec<Value> {
    let mut wrong = match shape {
        Shape::List(element) => {
            let elements = wrong_values(*element, takes);
            let mut wrong: Vec<Value> = elements.into_iter().map(|element| Value::Array(vec![element])).collect();
            wrong.push(Value::Array(Vec::new()));
            wrong
        }
        Shape::Table(_) | Shape::IdOrTable(_) => vec![true.into()],
        Shape::Text => vec![5.into(), "".into()],
        Shape::Whole | Shape::Decimal | Shape::Flag => vec!["five".into()],
        Shape::Day => vec![5.into(), "yesterday".into()],
    };
    if let (Shape::Text | Shape::Whole | Shape::Decimal, Some(value)) = (shape, outside(takes)) {
        wrong.push(if shape == Shape::Decimal {
            value.as_integer().and_then(|n| i32::try_from(n).ok()).map_or(value, |n| f64::from(n).into())
        } else {
            value
        });
    }
    wrong
}

/// A value of the right type that is not among those that a key takes.
fn outside(takes: Takes) -> Option<Value> {
    match takes {
        Takes::Any | Takes::PartialDay => None,
        Takes::Id | Takes::Ref(_) => Some("No Id".into()),
        Takes::Words(_) | Takes::Warning | Takes::Pattern(_) => Some("no such word".into()),
        Takes::Between(_, most) => Some((most + 1).into()),
        Takes::From(least) => Some((least - 1).into()),
    }
}

#[test]
fn every_word_of_a_closed_list_is_taken() {
    let (full, validator) = (parse(FULL), validator());
    each_table(&full, &mut |table, path| {
        for (name, shape) in table.keys {
            let Takes::Words(words) = key_of(table, name).takes else { continue };
            for word in words {
                let value =
                    if let Shape::List(_) = shape { Value::Array(vec![(*word).into()]) } else { (*word).into() };
                let with = changed(&full, path, |table| {
                    table.insert((*name).to_owned(), value);
                });
                let refused = problems(to_text(&with))
                    .into_iter()
                    .find(|(check, _)| matches!(check, Check::UnknownValue | Check::BadGrade));
                assert_eq!(refused, None, "{}.{name} = {word}", table.name);
                assert!(is_valid(&validator, &with), "{}.{name} = {word}", table.name);
            }
        }
    });
}

#[test]
fn a_record_of_an_overlay_needs_only_its_id() {
    let validator = validator();
    assert!(is_valid(&validator, &parse("[[event]]\nid = \"x\"\nextend = true\nnote = \"Mine.\"\n")));
    assert!(is_valid(&validator, &parse("[[event]]\nid = \"x\"\nremove = true\n")));
    assert!(!is_valid(&validator, &parse("[[event]]\nid = \"x\"\nnote = \"Mine.\"\n")));
}
