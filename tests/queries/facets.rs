//! What lists hold, counted. Every count is worked out a second way: by the filter that its term makes.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use jiff::civil::date;
use sitrep::model::{Clock, Kind, Lens, RecordRef, Scope};
use sitrep::query::facets::{Facet, FacetKind, FacetValue, facets};
use sitrep::search::{Context, Index, Query, matching};

fn listed(scope: &Scope, kind: Kind) -> Vec<RecordRef> {
    scope.records(kind).filter(|&record| scope.hidden(record).is_none()).collect()
}

fn counted(scope: &Scope, kind: Kind) -> Vec<Facet> {
    facets(scope, listed(scope, kind).into_iter())
}

#[test]
fn every_count_is_what_its_term_leaves_of_the_list() {
    let knowledge = super::shipped();
    let index = Index::build(&knowledge);
    let past = Lens { until: Some((Clock::Known, date(2024, 1, 25))), ..Lens::default() };
    for lens in [Lens::default(), past] {
        let scope = Scope::new(Arc::clone(&knowledge), lens);
        let context = Context { index: &index, scope: &scope, today: date(2026, 7, 1) };
        for kind in [Kind::Actor, Kind::Claim, Kind::Event] {
            let counted = counted(&scope, kind);
            let terms = counted.iter().flat_map(|facet| {
                let term = |value: &FacetValue| (format!("{}:{}", facet.kind.field(), value.value), value.count);
                facet.values.iter().map(term)
            });
            for (term, count) in terms {
                let query = Query::parse(&term, &context);
                assert!(query.problems().is_empty() && query.chips().len() == 1, "{term}: {:?}", query.problems());
                let found = matching(&index, &scope, &query, kind, &AtomicBool::new(false));
                let kept = listed(&scope, kind).into_iter().filter(|&record| found.contains(&knowledge, record));
                assert_eq!(kept.count(), count, "{term} among {kind:?}");
            }
        }
    }
}

#[test]
fn lists_have_the_facets_that_apply_to_them() {
    let scope = Scope::new(super::shipped(), Lens::default());
    let titles = |kind| counted(&scope, kind).iter().map(|facet| facet.kind.title()).collect::<Vec<_>>();
    assert_eq!(titles(Kind::Actor), ["Kind", "Side", "Place", "Grade"]);
    assert_eq!(titles(Kind::Claim), ["Side", "Place", "Month", "Grade"]);
    assert_eq!(titles(Kind::Event), ["Kind", "Side", "Place", "Means", "Month", "Grade"]);
}

#[test]
fn frequent_values_come_first_months_from_the_newest_and_grades_from_the_best() {
    let scope = Scope::new(super::shipped(), Lens::default());
    for facet in counted(&scope, Kind::Event) {
        let in_order = match facet.kind {
            FacetKind::Month => facet.values.is_sorted_by(|one, other| one.value > other.value),
            FacetKind::Grade => facet.values.is_sorted_by(|one, other| one.label < other.label),
            _ => facet.values.is_sorted_by(|one, other| one.count >= other.count),
        };
        assert!(in_order, "{facet:?}");
    }
    assert!(facets(&scope, std::iter::empty()).is_empty());
}
