//! The clock rule: on no day, on neither clock, is anything later visible, reachable or counted in an answer.

use std::collections::BTreeSet;

use sitrep::model::{Clock, Kind, RecordRef, TopicIx};
use sitrep::query::coverage::{Coverage, Ledger};
use sitrep::query::disputes::{self, Board, Matrix, Subject};
use sitrep::query::fresh::Fresh;
use sitrep::query::life::life;
use sitrep::query::sources::{self, Bin, Grades};
use sitrep::query::stats::Stats;
use sitrep::query::tallies::{self, Tally};

use super::*;

/// Every day on which a record of the file happened or became known.
fn days(knowledge: &Knowledge) -> BTreeSet<Date> {
    let mut days = BTreeSet::new();
    knowledge.for_each_record(|record| {
        days.extend(knowledge.date(record));
        days.extend(knowledge.known(record).map(|known| known.day));
    });
    days
}

/// Every record that the questions name on a day.
fn named(scope: &Scope) -> Vec<RecordRef> {
    let knowledge = scope.knowledge();
    let mut named: Vec<RecordRef> = Vec::new();
    for question in disputes::all(scope) {
        if let Subject::Pair(a, b) = question.subject {
            named.extend([RecordRef::from(a), b.into()]);
        }
        let board = Board::of(scope, question.subject);
        for stand in board.columns.iter().flat_map(|column| &column.stands) {
            named.push(stand.claim.into());
            named.extend(stand.marks.iter().map(|mark| RecordRef::from(mark.other)));
            named.extend(life(scope, stand.claim).iter().map(|step| RecordRef::from(step.claim)));
        }
        named.extend(
            board
                .moves
                .iter()
                .flat_map(|moved| &moved.steps)
                .flat_map(|step| &step.claims)
                .map(|&claim| RecordRef::from(claim)),
        );
        assert_eq!(question.claims, board.columns.iter().map(|column| column.stands.len()).sum::<usize>());
    }
    for cell in Matrix::of(scope).rows.iter().flat_map(|row| &row.answers) {
        named.push(cell.claim.into());
        named.extend(cell.contradicted_by(scope).into_iter().map(RecordRef::from));
    }
    for summary in tallies::all(scope) {
        let tally = Tally::of(scope, summary.measure);
        let points = tally.series.iter().flat_map(|series| &series.points).chain(tally.ladder.iter().map(|r| &r.point));
        for point in points {
            named.push(point.claim.into());
            named.extend(point.conflicts.iter().chain(&point.corrected_by).map(|&claim| RecordRef::from(claim)));
        }
        if let Some(ledger) = Ledger::of(scope, summary.measure) {
            named.extend(ledger.entries.iter().map(|entry| RecordRef::from(entry.event)));
            let series = tally.series.iter().filter_map(|series| series.latest());
            for coverage in series.filter_map(|point| Coverage::of(scope, &ledger, point.claim)) {
                let inside = ledger.between(coverage.since, coverage.until).iter().map(|entry| u64::from(entry.number));
                assert!(coverage.borne_out.number + coverage.reported.number <= inside.sum());
            }
        }
    }
    let from = knowledge.about.from;
    let fresh = Fresh::between(scope, from, knowledge.about.to);
    named.extend(fresh.events.iter().map(|&event| RecordRef::from(event)));
    named.extend(fresh.claims.iter().map(|&claim| RecordRef::from(claim)));
    named.extend(fresh.contradictions.iter().flat_map(|&(a, b, _)| [RecordRef::from(a), b.into()]));
    named.extend(fresh.overtaken.iter().flat_map(|it| [RecordRef::from(it.by), it.earlier.into()]));
    for summary in sources::all(scope) {
        named.push(summary.source.into());
        assert!(summary.alone <= summary.records);
    }
    let grades = Grades::of(scope);
    let bins = (0..=Bin::MOST_ORIGINS).map(Bin::Origins);
    named.extend(bins.flat_map(|bin| grades.records(bin).collect::<Vec<_>>()));
    named.extend(sources::single_sourced(scope));
    named
}

#[test]
fn nothing_later_is_named_or_counted_on_any_day_of_the_file() {
    let knowledge = shipped();
    let days = days(&knowledge);
    // A thread for each clock: there are about a thousand days.
    std::thread::scope(|threads| {
        for clock in [Clock::Happened, Clock::Known] {
            let (knowledge, days) = (&knowledge, &days);
            threads.spawn(move || {
                for &until in days {
                    let scope = Scope::new(knowledge.clone(), Lens { until: Some((clock, until)), ..Lens::default() });
                    for record in named(&scope) {
                        assert!(scope.in_time(record), "{until} {clock}: {} is later", knowledge.id(record));
                    }
                }
            });
        }
    });
}

#[test]
fn stats_count_what_is_shown_and_nothing_more_on_any_day() {
    let knowledge = shipped();
    for &until in days(&knowledge).iter().collect::<Vec<_>>().iter().step_by(25) {
        for clock in [Clock::Happened, Clock::Known] {
            let scope = Scope::new(knowledge.clone(), Lens { until: Some((clock, *until)), ..Lens::default() });
            let stats = Stats::of(&scope);
            for count in &stats.kinds {
                assert_eq!(count.shown, scope.records(count.kind).count());
            }
            let attacks = scope
                .records(Kind::Event)
                .filter(|record| knowledge.events[record.index as usize].kind == sitrep::model::EventKind::Attack);
            assert_eq!(stats.attacks.records, attacks.count());
            let sum = |groups: &[sitrep::query::stats::Group]| groups.iter().map(|group| group.records).sum::<usize>();
            assert_eq!(sum(&stats.attacks.by_month), stats.attacks.records);
            assert_eq!(sum(&stats.attacks.by_country), stats.attacks.records);
            if clock == Clock::Happened {
                assert!(stats.ends.iter().take(3).all(|end| end.last.is_none_or(|last| last <= *until)));
            }
        }
    }
}

#[test]
fn a_topic_nobody_answered_by_then_is_listed_empty_and_says_how_much_is_later() {
    let knowledge = shipped();
    let scope = scope_until(&knowledge, Clock::Happened, "2023-10-01");
    let told = topic_ix(&knowledge, "baghdad-told-before-strikes");
    let question = disputes::all(&scope).into_iter().find(|q| q.subject == Subject::Topic(told)).expect("listed");
    assert_eq!((question.claims, question.positions), (0, 0));
    assert!(question.hidden.total() > 0);
    assert!(Board::of(&scope, Subject::Topic(TopicIx(told.0))).columns.is_empty());
}
