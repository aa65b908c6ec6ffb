//! Which entities a record becomes.

use super::entity::Entity;
use super::language::three_letters;
use crate::export::derived::responsibility;
use crate::export::losses::Losses;
use crate::export::own::{day, partial};
use crate::export::{Selection, colophon};
use crate::model::{
    ActorIx, ActorKind, ClaimIx, Date, Event, EventIx, Kind, PartialDate, Participation, PlaceIx, Precision, RecordRef,
    RelationIx, Role, RoleThen, SourceIx,
};
use crate::query::responsibility::{attributed_by, told};
use crate::query::standing::{Standing, said_by};
use crate::query::{casualties, figure, when};

/// The entities of a record.
pub(super) fn entities(selection: &Selection, record: RecordRef, losses: &mut Losses) -> Vec<Entity> {
    let maker = Maker { selection };
    let row = record.index;
    match record.kind {
        Kind::Source => vec![maker.source(SourceIx(row), losses)],
        Kind::Place => vec![maker.place(PlaceIx(row), losses)],
        Kind::Actor => maker.actor(ActorIx(row)),
        Kind::Relation => vec![maker.relation(RelationIx(row))],
        Kind::Event => maker.event(EventIx(row), losses),
        Kind::Claim => vec![maker.claim(ClaimIx(row), losses)],
        Kind::Topic | Kind::Measure | Kind::Side => Vec::new(),
    }
}

struct Maker<'s> {
    selection: &'s Selection<'s>,
}

impl Maker<'_> {
    fn id(&self, record: impl Into<RecordRef>) -> &str {
        self.selection.scope.knowledge().id(record.into()).as_str()
    }

    fn ids(&self, sources: &[SourceIx]) -> Vec<String> {
        let shown = self.selection.scope.split_sources(sources).shown;
        shown.into_iter().map(|source| self.id(source).to_owned()).collect()
    }

    /// A record's own entity, with the documents that prove it.
    fn entity(&self, schema: &'static str, record: RecordRef) -> Entity {
        let sources = self.ids(self.selection.scope.knowledge().sources_of(record));
        let scope = self.selection.scope;
        let grade = scope.grade(record).map(|grade| format!("Grade {grade} (NATO Admiralty); ")).unwrap_or_default();
        // As of which day the entity is told so.
        let told = format!("{grade}{}", colophon(scope));
        let entity = Entity::new(schema, self.id(record).to_owned(), sources.clone()).add_all("proof", &sources);
        entity.add(if is_thing(schema) { "notes" } else { "description" }, told)
    }

    fn source(&self, index: SourceIx, losses: &mut Losses) -> Entity {
        let source = self.selection.scope.knowledge().source(index);
        let language = three_letters(source.language());
        if language.is_none() {
            losses.add("languages without a known code of three letters stand in the notes only");
        }
        let about = format!(
            "{}; reliability {} ({}); language {}",
            source.kind,
            source.reliability,
            source.reliability.meaning(),
            source.language()
        );
        Entity::new("Document", self.id(index).to_owned(), vec![self.id(index).to_owned()])
            .add("title", &source.title)
            .add("fileName", &source.title)
            .add("publisher", &source.publisher)
            .add_all("publishedAt", source.date.map(day))
            .add_all("sourceUrl", source.url.as_deref())
            .add_all("language", language)
            .add("notes", about)
            .add_all("notes", source.origin.as_deref().map(|origin| format!("Carries {origin}")))
            .add_all("notes", source.note.as_deref())
    }

    fn place(&self, index: PlaceIx, losses: &mut Losses) -> Entity {
        let place = self.selection.scope.knowledge().place(index);
        let full: Vec<&str> = [Some(&*place.name), place.governorate.as_deref(), Some(place.country.name())]
            .into_iter()
            .flatten()
            .collect();
        let mut entity = self
            .entity("Address", index.into())
            .add("name", &place.name)
            .add_all("alias", &place.aliases)
            .add_all("alias", place.native.as_deref())
            .add("full", full.join(", "))
            .add("country", place.country.code().to_lowercase())
            .add_all("state", place.governorate.as_deref())
            .add("notes", format!("{}", place.kind))
            .add_all("summary", place.summary.as_deref());
        if let Some(at) = place.position {
            losses.add("how exact coordinates are stands in `remarks`");
            entity = entity
                .add("latitude", at.lat.to_string())
                .add("longitude", at.lon.to_string())
                .add("remarks", format!("coordinates: {}", at.precision));
        }
        entity
    }

    fn actor(&self, index: ActorIx) -> Vec<Entity> {
        let scope = self.selection.scope;
        let knowledge = scope.knowledge();
        let actor = knowledge.actor(index);
        let schema = match actor.kind {
            ActorKind::Person => "Person",
            ActorKind::State | ActorKind::Force | ActorKind::Agency => "PublicBody",
            ActorKind::Faction | ActorKind::Body | ActorKind::Media => "Organization",
        };
        let mut entity = self
            .entity(schema, index.into())
            .add("name", &actor.name)
            .add_all("alias", &actor.aliases)
            .add_all("alias", actor.native.as_deref())
            .add_all("weakAlias", actor.short.as_deref())
            .add("summary", &actor.summary)
            .add("notes", format!("{}, side: {}", actor.kind, knowledge.side(actor.side).name))
            .add_all("notes", when::period(scope, actor.from, actor.to))
            .add_all("addressEntity", actor.base.map(|base| self.id(base)));
        entity = match scope.role(index) {
            RoleThen::Held(role) => entity.add("position", role),
            RoleThen::TenureNotRecorded(role) => entity.add("position", format!("{role} (tenure not recorded)")),
            RoleThen::None | RoleThen::Outside => entity,
        };
        let mut made = vec![entity];
        if let Some(parent) = actor.parent {
            let datasets = self.ids(&actor.sources);
            let words = if actor.kind == ActorKind::Person { "leads, serves or speaks for" } else { "belongs to" };
            made.push(link(format!("{}--parent", actor.id), datasets, &actor.id, self.id(parent), words));
        }
        let listings = actor.designations.iter().enumerate();
        let listings = listings.filter(|(_, entry)| told(scope, &entry.sources));
        for (at, entry) in listings.filter(|(_, entry)| entry.date.is_none_or(|date| when::has_come(scope, date))) {
            let datasets = self.ids(if entry.sources.is_empty() { &actor.sources } else { &entry.sources });
            made.push(
                Entity::new("Sanction", format!("{}--listing-{}", actor.id, at + 1), datasets)
                    .add("entity", &*actor.id)
                    .add("authority", &knowledge.actor(entry.by).name)
                    .add("program", &entry.label)
                    .add_all("listingDate", entry.date.map(partial)),
            );
        }
        made
    }

    fn relation(&self, index: RelationIx) -> Entity {
        let scope = self.selection.scope;
        let relation = scope.knowledge().relation(index);
        self.entity("UnknownLink", index.into())
            .add("subject", self.id(relation.from))
            .add("object", self.id(relation.to))
            .add("role", relation.kind.verb())
            .add_all("startDate", relation.since.map(partial))
            .add_all("endDate", when::end_by_then(scope, relation.until).map(partial))
            .add_all("summary", relation.note.as_deref())
    }

    fn event(&self, index: EventIx, losses: &mut Losses) -> Vec<Entity> {
        let scope = self.selection.scope;
        let knowledge = scope.knowledge();
        let event = knowledge.event(index);
        if event.precision == Precision::Approximate {
            losses
                .add("approximate days are given as the month or year that surely holds them, the words in the notes");
        }
        let end = event.end.filter(|&end| when::has_come(scope, end));
        let first = event.places.first().map(|&place| knowledge.place(place));
        let mut entity = self
            .entity("Event", index.into())
            .add("name", &event.title)
            .add("summary", &event.summary)
            .add("notes", format!("{}; {}", event.kind, when::event_day(scope, event)));
        entity = match end {
            None => entity.add_all("date", surely(event, event.date)),
            Some(end) => entity.add_all("startDate", surely(event, event.date)).add_all("endDate", surely(event, end)),
        };
        entity = entity
            .add_all("notes", responsibility(scope, index).map(|words| format!("Responsibility: {words}")))
            .add_all("notes", casualties::sentence(scope, index).map(|counts| format!("Casualties: {counts}")))
            .add_all("notes", event.note.as_deref())
            .add_all("location", first.map(|place| &place.name))
            .add_all("country", first.map(|place| place.country.code().to_lowercase()))
            .add_all("addressEntity", event.places.iter().map(|&place| self.id(place)));
        let parts = event.actors.iter().enumerate().filter(|(_, part)| told(scope, &part.sources));
        let links = parts.map(|(at, part)| self.participation(event, at, part));
        std::iter::once(entity).chain(links).collect()
    }

    fn participation(&self, event: &Event, at: usize, part: &Participation) -> Entity {
        let datasets = self.ids(if part.sources.is_empty() { &event.sources } else { &part.sources });
        let mut words = part.role.words().to_owned();
        if part.role == Role::AttributedTo {
            words = format!("{words} ({})", attributed_by(self.selection.scope.knowledge(), part));
        }
        link(format!("{}--actor-{}", event.id, at + 1), datasets, self.id(part.actor), &event.id, &words)
            .add_all("description", part.credibility.map(|it| format!("credibility {it}: {}", it.meaning())))
            .add_all("summary", part.note.as_deref())
    }

    fn claim(&self, index: ClaimIx, losses: &mut Losses) -> Entity {
        let scope = self.selection.scope;
        let knowledge = scope.knowledge();
        let claim = knowledge.claim(index);
        let standing = Standing::of(scope, index);
        if !standing.contradictions.is_empty() {
            losses.add("contradictions between claims stand in their notes");
        }
        if claim.quantity.is_some() {
            losses.add("numbers of claims stand in their notes, with comparator and day");
        }
        let about = claim.about.iter().copied().filter(|&record| self.selection.holds(record));
        let topic = claim.topic.map(|topic| &*knowledge.topic(topic).question);
        let answers = topic.zip(claim.position.as_deref()).map(|(topic, position)| format!("{topic} {position}"));
        self.entity("Note", index.into())
            .add("name", said_by(knowledge, claim))
            .add("description", &claim.statement)
            .add("entity", self.id(claim.speaker))
            .add_all("entity", about.filter(|&record| record != claim.speaker.into()).map(|record| self.id(record)))
            .add_all("notes", claim.quote.as_deref().map(|quote| format!("In the words: “{quote}”")))
            .add_all("notes", answers)
            .add_all("notes", figure::sentence(knowledge, claim))
            .add_all("notes", standing.words(knowledge))
            .add_all("notes", claim.note.as_deref())
    }
}

/// Whether a schema has `notes`.
fn is_thing(schema: &str) -> bool {
    !matches!(schema, "UnknownLink" | "Sanction")
}

fn link(id: String, datasets: Vec<String>, subject: &str, object: &str, role: &str) -> Entity {
    Entity::new("UnknownLink", id, datasets).add("subject", subject).add("object", object).add("role", role)
}

/// Days that an approximate date can be off.
const OFF: i64 = 2;

/// The most exact date that surely holds: an approximate day may lie in the month before, or even in the year before.
fn surely(event: &Event, date: Date) -> Option<String> {
    let off = |days: i64| date.saturating_add(jiff::Span::new().days(days));
    let (first, last) = (off(-OFF), off(OFF));
    let (year, month) = (PartialDate::Year(date.year()), PartialDate::Month(date.year(), date.month()));
    match event.precision {
        Precision::Day => Some(partial(date.into())),
        Precision::Month => Some(partial(month)),
        Precision::Approximate if first.year() != last.year() => None,
        Precision::Approximate => Some(partial(if first.month() == last.month() { month } else { year })),
    }
}
