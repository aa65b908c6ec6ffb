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

/// Every tenth day or so of the file, from its first on, and the day before it.
fn some_days(knowledge: &Knowledge) -> Vec<Date> {
    let days: Vec<_> = days(knowledge).into_iter().collect();
    let before = days[0].yesterday().expect("the calendar begins earlier");
    std::iter::once(before).chain(days.into_iter().step_by(25)).collect()
}

/// Fails where a text names a record that is hidden by time, by its id as a word of its own.
fn names_nothing_later(scope: &Scope, text: &str, what: &str) {
    let words = text.split(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
    for word in words.filter(|word| word.len() > 8) {
        let Some(record) = scope.knowledge().find(word) else { continue };
        let as_of = scope.lens().as_of_text().unwrap_or_default();
        assert!(scope.in_time(record), "{what} {as_of} names {word}");
    }
}

#[test]
fn no_form_of_export_names_a_later_record_on_any_day() {
    use sitrep::export::form::Form;
    use sitrep::export::{Progress, Selection};
    let knowledge = shipped();
    let forms = [Form::Json, Form::Ndjson, Form::Csv(Kind::Event), Form::Csv(Kind::Claim), Form::Csv(Kind::Source)];
    let others = [Form::Geojson, Form::Stix, Form::Ftm, Form::Timeline, Form::Ics];
    std::thread::scope(|threads| {
        for clock in [Clock::Happened, Clock::Known] {
            let knowledge = &knowledge;
            threads.spawn(move || {
                // A third of the forms on each of the days, another one on the next.
                for (turn, until) in some_days(knowledge).into_iter().enumerate() {
                    let lens = Lens { until: Some((clock, until)), ..Lens::default() };
                    let scope = Scope::new(knowledge.clone(), lens);
                    for form in forms.into_iter().chain(others).skip(turn % 3).step_by(3) {
                        let mut out = Vec::new();
                        let written = form.write(&Selection::all(&scope), &mut out, &mut Progress::new(&mut || {}));
                        written.expect("memory takes everything");
                        names_nothing_later(&scope, &String::from_utf8(out).expect("UTF-8"), &format!("{form:?}"));
                    }
                }
            });
        }
    });
}

#[test]
fn stats_name_no_later_record_on_any_day() {
    let knowledge = shipped();
    for until in some_days(&knowledge) {
        for (clock, option) in [(Clock::Happened, "--as-of"), (Clock::Known, "--known-by")] {
            let scope = Scope::new(knowledge.clone(), Lens { until: Some((clock, until)), ..Lens::default() });
            let (until, from) = (until.to_string(), knowledge.about.from.min(until).to_string());
            let line = ["sitrep", option, &until, "stats", "--since", &from, "--format", "json"];
            names_nothing_later(&scope, &super::stats_command::printed(&line), "stats");
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
