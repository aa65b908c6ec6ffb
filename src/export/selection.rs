//! What leaves the program: the records that the scope shows, narrowed by a query if there is one, never torn from what they
//! rest on.

use crate::model::{ClaimIx, Kind, RecordRef, RecordSet, Scope};

/// The records that are exported.
pub struct Selection<'s> {
    /// What they are read through.
    pub scope: &'s Scope,
    chosen: Option<RecordSet>,
    query: Option<String>,
}

impl<'s> Selection<'s> {
    /// Everything that the scope shows.
    pub fn all(scope: &'s Scope) -> Self {
        Self { scope, chosen: None, query: None }
    }

    /// The records that a query matches, with what they rest on: actors, places, questions, measures, sides, sources. The
    /// claims that contradict a matched one come along, since a dispute has two sides.
    pub fn matching(scope: &'s Scope, query: &str, matched: impl IntoIterator<Item = RecordRef>) -> Self {
        let mut closure = Closure { scope, set: RecordSet::empty(scope.knowledge()), open: Vec::new() };
        for record in matched {
            closure.add(record);
            let Ok(claim) = ClaimIx::try_from(record) else { continue };
            for (other, _) in scope.disputes(claim) {
                closure.add(other.into());
            }
        }
        closure.follow();
        Self { scope, chosen: Some(closure.set), query: Some(query.to_owned()) }
    }

    /// Whether a record is exported.
    pub fn holds(&self, record: RecordRef) -> bool {
        self.scope.hidden(record).is_none()
            && self.chosen.as_ref().is_none_or(|chosen| chosen.contains(self.scope.knowledge(), record))
    }

    /// The records of a kind that are exported, in file order.
    pub fn records(&self, kind: Kind) -> impl Iterator<Item = RecordRef> + '_ {
        self.scope.records(kind).filter(|&record| self.holds(record))
    }

    /// How many records are exported.
    pub fn count(&self) -> usize {
        Kind::ALL.iter().map(|&kind| self.records(kind).count()).sum()
    }

    /// Whether this is everything that the files hold.
    pub fn is_whole(&self) -> bool {
        self.chosen.is_none() && *self.scope.lens() == crate::model::Lens::default()
    }

    /// What it is narrowed by, in words: `known by 25 Jan 2024; query: tower 22`.
    pub fn narrowed_by(&self) -> Option<String> {
        let since = self.scope.lens().since.map(|day| format!("from {} on", crate::model::day_text(day)));
        let query = self.query.as_ref().map(|query| format!("query: {query}"));
        let all: Vec<_> = self.scope.lens().as_of_text().into_iter().chain(since).chain(query).collect();
        (!all.is_empty()).then(|| all.join("; "))
    }
}

/// Records and what they rest on.
struct Closure<'s> {
    scope: &'s Scope,
    set: RecordSet,
    open: Vec<RecordRef>,
}

impl Closure<'_> {
    fn add(&mut self, record: RecordRef) {
        if self.set.insert(self.scope.knowledge(), record) {
            self.open.push(record);
        }
    }

    fn follow(&mut self) {
        while let Some(record) = self.open.pop() {
            let mut named = Vec::new();
            self.scope.knowledge().for_each_reference(record, &mut |_, other| named.push(other));
            for other in named {
                if !matches!(other.kind, Kind::Event | Kind::Claim | Kind::Relation) {
                    self.add(other);
                }
            }
        }
    }
}
