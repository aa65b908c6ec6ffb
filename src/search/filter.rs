//! What a query asks of a record beside its words, made ready for one scope and asked record by record.

use crate::model::{
    ActorIx, ActorKind, Casualties, ClaimIx, Country, EventIx, Grade, Kind, LinkKind, PlaceIx, RecordRef, Reliability,
    Scope,
};
use crate::query::responsibility::told;
use crate::query::sources::origins;
use crate::query::standing::is_unreviewed;

use super::condition::{Ask, GradeTest, KindValue, NumberTest, Standing};
use super::dates::Bounds;
use super::index::{Index, RecordNumber};
use super::key::Key;
use super::query::Query;
use super::rank::Tally;

/// The conditions of a query, made ready for one scope.
#[derive(Debug, Default)]
pub(super) struct Filters {
    /// Every one of these.
    tests: Vec<(Test, bool)>,
    /// Any one of these, for every `kind:` that was given.
    kinds: Vec<(Vec<KindValue>, bool)>,
    /// The last day of "by DATE".
    by: Option<i32>,
}

/// A condition that a record can be asked quickly.
#[derive(Debug)]
enum Test {
    /// One of these records, as bits over their numbers.
    Among(Vec<u64>),
    /// One of these stretches of days is touched.
    Days(Vec<(i32, i32)>),
    /// One of these weapons, one bit each.
    Means(u16),
    Grade(Vec<GradeTest>),
    Killed(Vec<NumberTest>),
    Wounded(Vec<NumberTest>),
    Is(Vec<Standing>),
}

impl Filters {
    /// Makes the conditions of a query ready.
    pub(super) fn new(index: &Index, scope: &Scope, query: &Query) -> Self {
        let mut filters = Self::default();
        for (ask, negated) in query.asks() {
            let test = match ask {
                Ask::Kinds(kinds) => {
                    filters.kinds.push((kinds.clone(), negated));
                    continue;
                }
                Ask::Days(test) => {
                    if test.bounds == Bounds::By && !negated {
                        filters.by = test.stretches().last().map(|&(_, last)| last);
                    }
                    Test::Days(test.stretches())
                }
                Ask::Linked(key, values) => Test::Among(among(index, scope, *key, values)),
                Ask::Countries(countries) => Test::Among(in_countries(index, scope, countries)),
                Ask::Record(record) => {
                    let mut bits = Bits::new(index);
                    bits.add(*record);
                    Test::Among(bits.bits)
                }
                Ask::Means(means) => Test::Means(means.iter().fold(0, |bits, &means| bits | 1 << means as u16)),
                Ask::Grade(tests) => Test::Grade(tests.clone()),
                Ask::Killed(tests) => Test::Killed(tests.clone()),
                Ask::Wounded(tests) => Test::Wounded(tests.clone()),
                Ask::Is(standings) => Test::Is(standings.clone()),
            };
            filters.tests.push((test, negated));
        }
        filters
    }

    /// Whether nothing is asked beside the words.
    pub(super) fn is_empty(&self) -> bool {
        self.tests.is_empty() && self.kinds.is_empty()
    }

    /// Whether no "by DATE" puts tallies in an order of their own.
    pub(super) fn has_no_tally(&self) -> bool {
        self.by.is_none()
    }

    /// Whether a record meets all conditions but that of its kind.
    pub(super) fn admit(&self, index: &Index, scope: &Scope, number: RecordNumber, record: RecordRef) -> bool {
        self.tests.iter().all(|(test, negated)| test.admits(index, scope, number, record) != *negated)
    }

    /// Whether its kind is asked for.
    pub(super) fn admit_kind(&self, index: &Index, number: RecordNumber, record: RecordRef) -> bool {
        let is_one = |kinds: &[KindValue]| kinds.iter().any(|&kind| is_kind(index, number, record, kind));
        self.kinds.iter().all(|(kinds, negated)| is_one(kinds) != *negated)
    }

    /// The numbers of the records that one of the conditions leaves, where it tells them without asking all.
    pub(super) fn candidates(&self) -> Option<&[u64]> {
        self.tests.iter().find_map(|(test, negated)| match test {
            Test::Among(bits) if !negated => Some(bits.as_slice()),
            _ => None,
        })
    }

    /// What a record is to "by DATE", if the query has one.
    pub(super) fn tally(&self, index: &Index, scope: &Scope, number: RecordNumber, record: RecordRef) -> Tally {
        let Some(by) = self.by else { return Tally::NotAsked };
        let claim = ClaimIx::try_from(record).ok().map(|claim| scope.knowledge().claim(claim));
        let is_tally = claim.is_some_and(|claim| claim.quantity.is_some());
        index.days(number).filter(|_| is_tally).map_or(Tally::None, |(_, last)| Tally::DaysBefore(by - last))
    }
}

impl Test {
    fn admits(&self, index: &Index, scope: &Scope, number: RecordNumber, record: RecordRef) -> bool {
        match self {
            Self::Among(bits) => bits[number as usize / 64] & (1 << (number % 64)) != 0,
            Self::Days(stretches) => touches(index, number, stretches),
            Self::Means(means) => index.facets(number).means & means != 0,
            Self::Grade(tests) => {
                scope.grade(record).is_some_and(|grade| tests.iter().any(|&test| is_graded(grade, test)))
            }
            Self::Killed(tests) => is_hurt(scope, record, |casualties| casualties.killed, tests),
            Self::Wounded(tests) => is_hurt(scope, record, |casualties| casualties.wounded, tests),
            Self::Is(standings) => standings.iter().any(|&standing| stands(scope, record, standing)),
        }
    }
}

fn touches(index: &Index, number: RecordNumber, stretches: &[(i32, i32)]) -> bool {
    let Some((first, last)) = index.days(number) else { return false };
    let also = index.also_days(number);
    stretches
        .iter()
        .any(|&(from, to)| (last >= from && first <= to) || also.iter().any(|&day| (from..=to).contains(&day)))
}

fn is_kind(index: &Index, number: RecordNumber, record: RecordRef, wanted: KindValue) -> bool {
    let (kind, own) = match wanted {
        KindValue::Record(kind) => return record.kind == kind,
        KindValue::Event(kind) => (Kind::Event, kind as u8),
        KindValue::Actor(kind) => (Kind::Actor, kind as u8),
        KindValue::Place(kind) => (Kind::Place, kind as u8),
    };
    record.kind == kind && index.facets(number).kind == own
}

/// F and 6 are outside the order: they are found exactly, and meet no comparison.
fn is_graded(grade: Grade, test: GradeTest) -> bool {
    let letter = test.reliability.is_none_or(|wanted| {
        if test.or_better {
            grade.reliability <= wanted && grade.reliability != Reliability::F && wanted != Reliability::F
        } else {
            grade.reliability == wanted
        }
    });
    let digit = test.credibility.is_none_or(|wanted| {
        grade.credibility.is_some_and(|own| {
            if test.or_better { own <= wanted && own.digit() < 6 && wanted.digit() < 6 } else { own == wanted }
        })
    });
    letter && digit
}

fn is_hurt(
    scope: &Scope,
    record: RecordRef,
    number: impl Fn(&Casualties) -> Option<u32>,
    tests: &[NumberTest],
) -> bool {
    let Ok(event) = EventIx::try_from(record) else { return false };
    let then = scope.knowledge().event(event).casualties.iter().filter(|count| told(scope, &count.sources));
    let mut numbers = then.filter_map(number);
    numbers.any(|number| tests.iter().any(|test| test.admits(number)))
}

fn stands(scope: &Scope, record: RecordRef, standing: Standing) -> bool {
    let named =
        |kind: LinkKind| ClaimIx::try_from(record).is_ok_and(|claim| scope.claims_naming(claim, kind).next().is_some());
    match standing {
        Standing::Disputed => ClaimIx::try_from(record).is_ok_and(|claim| !scope.disputes(claim).is_empty()),
        Standing::Corrected => named(LinkKind::Corrects),
        Standing::Superseded => named(LinkKind::Supersedes),
        Standing::Unclaimed => EventIx::try_from(record).is_ok_and(|event| scope.knowledge().event(event).unclaimed),
        // Several prints of one wire report are one source.
        Standing::SingleSource => origins(scope.knowledge(), &scope.sources(record).shown) == 1,
        Standing::Unreviewed => ClaimIx::try_from(record).is_ok_and(|claim| is_unreviewed(scope, claim)),
    }
}

/// A set of records of the index, as bits over their numbers.
struct Bits<'i> {
    index: &'i Index,
    bits: Vec<u64>,
}

impl<'i> Bits<'i> {
    fn new(index: &'i Index) -> Self {
        Self { index, bits: vec![0; index.len().div_ceil(64)] }
    }

    fn add(&mut self, record: RecordRef) {
        if let Some(number) = self.index.number_of(record) {
            self.bits[number as usize / 64] |= 1 << (number % 64);
        }
    }

    /// Adds the records that name this one in a field that is wanted.
    fn add_linked(&mut self, scope: &Scope, record: RecordRef, wanted: impl Fn(LinkKind, Kind) -> bool) {
        for link in scope.back_links(record) {
            if wanted(link.kind, link.other.kind) {
                self.add(link.other);
            }
        }
    }
}

/// The records that a field with these values finds.
fn among(index: &Index, scope: &Scope, key: Key, values: &[RecordRef]) -> Vec<u64> {
    let mut bits = Bits::new(index);
    for &value in values.iter().filter(|&&value| scope.in_time(value)) {
        match key {
            Key::By => with_people(scope, value).for_each(|actor| bits.add_linked(scope, actor, says)),
            Key::Actor => {
                bits.add(value);
                with_people(scope, value).for_each(|actor| bits.add_linked(scope, actor, |_, _| true));
            }
            Key::Side => {
                let actors: Vec<_> = scope.knowledge().back_links(value).iter().map(|link| link.other).collect();
                for actor in actors {
                    bits.add(actor);
                    bits.add_linked(scope, actor, |link, kind| kind == Kind::Event || link == LinkKind::Speaker);
                }
            }
            _ => {
                bits.add(value);
                bits.add_linked(scope, value, |_, _| true);
            }
        }
    }
    bits.bits
}

/// An organisation stands for the people whose `parent` it is.
fn with_people(scope: &Scope, actor: RecordRef) -> impl Iterator<Item = RecordRef> + '_ {
    let is_person = |actor: ActorIx| scope.knowledge().actor(actor).kind == ActorKind::Person;
    let organisation = ActorIx::try_from(actor).ok().filter(|&actor| !is_person(actor));
    let people = organisation.into_iter().flat_map(|organisation| scope.people_of(organisation)).map(RecordRef::from);
    std::iter::once(actor).chain(people)
}

/// The fields by which somebody says something: as speaker, counter, issuer, or by claiming an event.
fn says(link: LinkKind, _: Kind) -> bool {
    matches!(
        link,
        LinkKind::Speaker
            | LinkKind::Counter
            | LinkKind::CountedBy
            | LinkKind::Issuer
            | LinkKind::ClaimedBy
            | LinkKind::AttributedBy
    )
}

/// The places in some countries, what happened there, and the claims about it or with a number for them.
fn in_countries(index: &Index, scope: &Scope, countries: &[Country]) -> Vec<u64> {
    let mut bits = Bits::new(index);
    let knowledge = scope.knowledge();
    for row in 0..knowledge.places.len() as u32 {
        if countries.contains(&knowledge.place(PlaceIx(row)).country) {
            let place = PlaceIx(row).into();
            bits.add(place);
            bits.add_linked(scope, place, |_, _| true);
        }
    }
    for row in 0..knowledge.claims.len() as u32 {
        let quantity = knowledge.claim(ClaimIx(row)).quantity.as_ref();
        let named = |own: &[Country]| own.iter().any(|country| countries.contains(country));
        if quantity.is_some_and(|quantity| named(&quantity.countries)) {
            bits.add(ClaimIx(row).into());
        }
    }
    bits.bits
}
