//! References: an id becomes the row of a record of the right kind.

use super::Converter;
use crate::diagnostic::{Check, Diagnostic, Place};
use crate::load::schema::{At, Field, List, Text};
use crate::model::{self, Kind, RecordRef};

/// A reference to an id that no record has.
#[derive(Debug)]
pub struct Unresolved {
    /// Where it is.
    pub place: Place,
    /// The id.
    pub id: String,
    /// The kinds that it may be of.
    pub wanted: &'static [Kind],
}

/// A key whose references lead up or back, so that they cannot come round in a circle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Chain {
    /// `parent`.
    Parent,
    /// `supersedes`.
    Supersedes,
    /// `corrects`.
    Corrects,
    /// `responds-to`.
    RespondsTo,
}

impl Chain {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Parent, Self::Supersedes, Self::Corrects, Self::RespondsTo];

    /// The key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Parent => "parent",
            Self::Supersedes => "supersedes",
            Self::Corrects => "corrects",
            Self::RespondsTo => "responds-to",
        }
    }
}

/// One such reference.
#[derive(Clone, Copy, Debug)]
pub struct Edge {
    /// The key.
    pub chain: Chain,
    /// The record that names.
    pub from: RecordRef,
    /// The record that is named.
    pub to: RecordRef,
    /// Where it is named.
    pub place: Place,
}

/// A typed index.
pub trait Index: TryFrom<RecordRef, Error = Kind> + Into<RecordRef> + Copy {
    /// The kinds that it is of: one.
    const KINDS: &'static [Kind];
}

macro_rules! indexes {
    ($($index:ident $kind:ident),+ $(,)?) => {
        $(impl Index for model::$index {
            const KINDS: &'static [Kind] = &[Kind::$kind];
        })+
    };
}

indexes!(
    ActorIx Actor, ClaimIx Claim, EventIx Event, PlaceIx Place, TopicIx Topic, MeasureIx Measure, SourceIx Source,
    SideIx Side,
);

impl Converter<'_> {
    /// The record that an id names, if it is of one of the kinds.
    pub fn find(&mut self, id: &At<Text<'_>>, wanted: &'static [Kind]) -> Option<RecordRef> {
        let text = &*id.value.0;
        let Some((_, entry)) = self.ids.get(text) else {
            if text.is_empty() {
                self.push(Diagnostic::new(Check::EmptyValue, id.place, "This reference is empty.").label("empty"));
            } else {
                self.findings.unresolved.push(Unresolved { place: id.place, id: text.to_owned(), wanted });
            }
            return None;
        };
        let kind = entry.record.kind;
        if wanted.contains(&kind) {
            return Some(entry.record);
        }
        let message = format!("`{text}` is {}, not {}.", with_article(kind.name()), in_words(wanted));
        let problem = Diagnostic::new(Check::WrongKind, id.place, message).label(with_article(kind.name()));
        self.push(problem.mention(entry.place, "it is this one"));
        None
    }

    /// A reference.
    pub fn reference<I: Index>(&mut self, id: &At<Text<'_>>) -> Option<I> {
        self.find(id, I::KINDS).and_then(|record| I::try_from(record).ok())
    }

    /// A reference that may be left out.
    pub fn optional_reference<I: Index>(&mut self, field: Option<&At<Text<'_>>>) -> Option<I> {
        field.and_then(|id| self.reference(id))
    }

    /// A reference that must be there.
    pub fn needed_reference<I: Index>(&mut self, field: Option<&At<Text<'_>>>, key: &str) -> Option<I> {
        let id = self.need(field, key)?;
        self.reference(id)
    }

    /// References that may be left out.
    pub fn references<I: Index>(&mut self, field: Field<List<Text<'_>>>, key: &str) -> Box<[I]> {
        let ids = self.elements(field, key);
        ids.iter().filter_map(|id| self.reference(id)).collect()
    }

    /// The sources, of which there must be one.
    pub fn needed_sources(&mut self, field: Field<List<Text<'_>>>) -> Box<[model::SourceIx]> {
        let field = self.need(field, "sources");
        self.references(field, "sources")
    }

    /// A reference to another record than this one.
    pub fn other<I: Index>(&mut self, id: &At<Text<'_>>, key: &str) -> Option<I> {
        let index: I = self.reference(id)?;
        if index.into() == self.own {
            let message = format!("`{key}` names the record itself.");
            self.push(Diagnostic::new(Check::SelfReference, id.place, message).label("this record"));
            return None;
        }
        Some(index)
    }

    /// References to other records than this one.
    pub fn others<I: Index>(&mut self, field: Field<List<Text<'_>>>, key: &str) -> Box<[I]> {
        let ids = self.elements(field, key);
        ids.iter().filter_map(|id| self.other(id, key)).collect()
    }

    /// A reference that leads up or back.
    pub fn chained<I: Index>(&mut self, id: &At<Text<'_>>, chain: Chain) -> Option<I> {
        let index: I = self.other(id, chain.key())?;
        self.findings.edges.push(Edge { chain, from: self.own, to: index.into(), place: id.place });
        Some(index)
    }

    /// References that lead up or back.
    pub fn all_chained<I: Index>(&mut self, field: Field<List<Text<'_>>>, chain: Chain) -> Box<[I]> {
        let ids = self.elements(field, chain.key());
        ids.iter().filter_map(|id| self.chained(id, chain)).collect()
    }
}

/// `an actor`, `a place`.
pub fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
}

/// `an actor, a place or an event`.
pub fn in_words(kinds: &[Kind]) -> String {
    let words: Vec<String> = kinds.iter().map(|kind| with_article(kind.name())).collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => words.concat(),
    }
}
