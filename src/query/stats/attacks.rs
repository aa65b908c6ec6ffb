//! The attacks by armed groups that are recorded, by country, month, weapon, outcome, responsibility and grade.

use std::collections::BTreeMap;

use crate::model::{ActorIx, EventIx, EventKind, Kind, RecordRef, Scope, month_name};
use crate::query::responsibility::Responsibility;
use crate::text::safe;

/// Recorded attacks; never a total of what happened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attacks {
    /// Records.
    pub records: usize,
    /// Attacks: a record can cover several.
    pub attacks: u64,
    /// By country of the first place.
    pub by_country: Vec<Group>,
    /// By month.
    pub by_month: Vec<Group>,
    /// By weapon; one with several stands under each.
    pub by_means: Vec<Group>,
    /// By what became of it.
    pub by_outcome: Vec<Group>,
    /// By who claimed it; one that several claimed stands under each. Unclaimed and not recorded stay apart.
    pub by_claimant: Vec<Group>,
    /// By grade.
    pub by_grade: Vec<Group>,
}

/// Attacks that have something in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they have in common.
    pub label: String,
    /// Records.
    pub records: usize,
    /// Attacks.
    pub attacks: u64,
}

/// Groups by a key that gives their order, and their label.
type Groups<K> = BTreeMap<K, Group>;

const NOT_RECORDED: &str = "not recorded";

impl Attacks {
    /// The attacks that the scope shows.
    pub fn of(scope: &Scope) -> Self {
        let knowledge = scope.knowledge();
        let mut all = Self::default();
        let (mut country, mut month, mut grade) = (Groups::new(), Groups::new(), Groups::new());
        let (mut means, mut outcome, mut claimant) = (Groups::new(), Groups::new(), Groups::new());
        for record in scope.records(Kind::Event) {
            let index = EventIx(record.index);
            let event = knowledge.event(index);
            if event.kind != EventKind::Attack {
                continue;
            }
            let number = u64::from(event.attacks());
            all.records += 1;
            all.attacks += number;
            let place = event.places.first().map(|&place| knowledge.place(place).country);
            let name = place.as_ref().map_or(NOT_RECORDED, crate::model::Country::name);
            add(&mut country, (place.is_none(), place), name, number);
            let (year, month_number) = (event.date.year(), event.date.month());
            add(&mut month, (year, month_number), &format!("{} {year}", month_name(month_number)), number);
            for weapon in &event.means {
                add(&mut means, (false, Some(*weapon)), weapon.name(), number);
            }
            if event.means.is_empty() {
                add(&mut means, (true, None), NOT_RECORDED, number);
            }
            let name = event.outcome.map_or(NOT_RECORDED, crate::model::Outcome::name);
            add(&mut outcome, (event.outcome.is_none(), event.outcome), name, number);
            for (key, label) in claimants(scope, index) {
                add(&mut claimant, key, &label, number);
            }
            let text = scope.grade(RecordRef::from(index)).map(|grade| grade.to_string()).unwrap_or_default();
            add(&mut grade, text.clone(), &text, number);
        }
        all.by_country = by_number(country);
        all.by_month = month.into_values().collect();
        all.by_means = by_number(means);
        all.by_outcome = by_number(outcome);
        all.by_claimant = by_number(claimant);
        all.by_grade = grade.into_values().collect();
        all
    }
}

/// Who claimed an attack; where nobody did, what else is told of the responsibility.
fn claimants(scope: &Scope, event: EventIx) -> Vec<((u8, Option<ActorIx>), String)> {
    let Some(found) = Responsibility::of(scope, event) else { return Vec::new() };
    let name = |actor: ActorIx| safe(scope.knowledge().actor(actor).label()).into_owned();
    if !found.claimed.is_empty() {
        let mut claimed: Vec<_> = found.claimed.iter().map(|part| part.actor).collect();
        claimed.sort_unstable();
        claimed.dedup();
        return claimed.into_iter().map(|actor| ((0, Some(actor)), name(actor))).collect();
    }
    let (rank, label) = if !found.established.is_empty() {
        (1, "established, no claim recorded")
    } else if !found.attributed.is_empty() {
        (2, "attributed, no claim recorded")
    } else if found.unclaimed {
        (3, "nobody claimed it")
    } else {
        (4, NOT_RECORDED)
    };
    vec![((rank, None), label.to_owned())]
}

fn add<K: Ord>(groups: &mut Groups<K>, key: K, label: &str, number: u64) {
    let group = groups.entry(key).or_insert_with(|| Group { label: label.to_owned(), records: 0, attacks: 0 });
    group.records += 1;
    group.attacks += number;
}

/// The largest first; what is not told comes last, as its key is the greatest.
fn by_number<K: Ord + Untold>(groups: Groups<K>) -> Vec<Group> {
    let mut keyed: Vec<_> = groups.into_iter().collect();
    keyed.sort_by_key(|(key, group)| (key.untold(), std::cmp::Reverse(group.attacks)));
    keyed.into_iter().map(|(_, group)| group).collect()
}

/// How far a key says that something is not told: 0 for a value.
trait Untold {
    fn untold(&self) -> u8;
}

impl<T> Untold for (bool, Option<T>) {
    fn untold(&self) -> u8 {
        self.0.into()
    }
}

impl<T> Untold for (u8, Option<T>) {
    fn untold(&self) -> u8 {
        self.0
    }
}
