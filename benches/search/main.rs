//! Search at 100,000 records, and at 1,000,000 with `SITREP_BENCH_MILLION=1`: time from key to first page and to the complete
//! result, the size of the index against its text, how long it takes to build, and nucleo on the same text in the same run.
//!
//! `cargo bench --bench search`, or with a number of records: `cargo bench --bench search -- 20000`. `SITREP_BENCH_ALONE=1` leaves
//! nucleo out, `SITREP_BENCH_VERBOSE=1` lists the slowest keys, `SITREP_BENCH_QUERY=text` times nothing but that text.
#![allow(clippy::print_stdout, reason = "a bench prints its figures")]
#![allow(clippy::cast_precision_loss, reason = "figures are rounded anyway")]

mod corpus;
mod keys;
mod typing;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use nucleo::pattern::{CaseMatching, Normalization};
use nucleo::{Config, Nucleo};
use sitrep::model::{Kind, Knowledge, Lens, RecordRef, Scope};
use sitrep::search::{Context, Hit, Index, Query, first_page, search, search_in_steps};

const ROWS: usize = 50;
const BEST: usize = 2_048;
const ROUNDS: usize = 3;

fn main() {
    // cargo passes --bench; a number is a size.
    let sizes: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = match (sizes.is_empty(), std::env::var_os("SITREP_BENCH_MILLION")) {
        (false, _) => sizes,
        (true, None) => vec![100_000],
        (true, Some(_)) => vec![100_000, 1_000_000],
    };
    sizes.into_iter().for_each(measure);
}

fn measure(records: usize) {
    let knowledge = Arc::new(corpus::corpus(records));
    let (start, processor) = (Instant::now(), processor_time());
    let index = Arc::new(Index::build(&knowledge));
    let (built, processor) = (start.elapsed(), processor_time().saturating_sub(processor));
    let megabytes = index.text_bytes() as f64 / 1e6;
    println!("\n{} records ({} searched), {megabytes:.0} MB of text", records, index.len());
    println!(
        "index: {:.0} MB, {:.2} x the text, built in {:.0} ms ({:.2} s per 100 MB; {:.0} ms of the processors)",
        index.memory() as f64 / 1e6,
        index.memory() as f64 / index.text_bytes() as f64,
        built.as_secs_f64() * 1e3,
        built.as_secs_f64() * 100.0 / megabytes,
        processor.as_secs_f64() * 1e3,
    );
    let keys = std::env::var("SITREP_BENCH_QUERY").map_or_else(|_| typing::keystrokes(), |text| vec![text; 200]);
    let scope = Scope::new(Arc::clone(&knowledge), Lens::default());
    let (first, complete) = ours(&index, &scope, &keys);
    report("first page", &first, &keys);
    report("complete", &complete, &keys);
    recall(&index, &scope, &keys);
    for times in keys::keys(&knowledge, &index) {
        let milliseconds = |times: &[Duration], percent| percentile(times, percent).as_secs_f64() * 1e3;
        println!(
            "{:12} the loop is kept p50 {:8.2} ms   max {:8.2} ms, all is there p50 {:8.2} ms   max {:8.2} ms   {} keys",
            times.name,
            milliseconds(&times.kept, 50),
            milliseconds(&times.kept, 100),
            milliseconds(&times.answered, 50),
            milliseconds(&times.answered, 100),
            times.answered.len(),
        );
    }
    if std::env::var_os("SITREP_BENCH_ALONE").is_some() {
        return;
    }
    let theirs = nucleo(&knowledge, &keys);
    report("nucleo 0.5", &theirs, &keys);
    let ratio = |ours: &[Duration]| percentile(&theirs, 99).as_secs_f64() / percentile(ours, 99).as_secs_f64();
    println!(
        "nucleo's p99 is {:.1} x our first page's and {:.1} x our complete result's",
        ratio(&first),
        ratio(&complete)
    );
}

/// What all threads took so far, in hundredths of a second (fields 14 and 15 of Linux's proc(5) stat); nothing elsewhere.
fn processor_time() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks = after_name.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok());
    Duration::from_millis(ticks.sum::<u64>() * 10)
}

/// The time of every keystroke, every round, to the first page and to the complete result, as the explorer asks for them.
fn ours(index: &Index, scope: &Scope, keys: &[String]) -> (Vec<Duration>, Vec<Duration>) {
    let cancel = AtomicBool::new(false);
    let today = scope.knowledge().about.compiled;
    let (mut first, mut complete) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        for key in keys {
            let start = Instant::now();
            let query = Query::parse(key, &Context { index, scope, today });
            let mut page = None;
            let answer = search_in_steps(index, scope, &query, (ROWS, BEST), &cancel, |_| page = Some(start.elapsed()));
            let end = start.elapsed();
            first.push(page.unwrap_or(end));
            complete.push(end);
            std::hint::black_box(answer);
        }
    }
    (first, complete)
}

/// How often the first 20 rows of the first page are those of the exhaustive ranking.
fn recall(index: &Index, scope: &Scope, keys: &[String]) {
    let cancel = AtomicBool::new(false);
    let today = scope.knowledge().about.compiled;
    let same = keys.iter().filter(|key| {
        let query = Query::parse(key, &Context { index, scope, today });
        let page = first_page(index, scope, &query, ROWS, &cancel).hits;
        let all = search(index, scope, &query, usize::MAX, &cancel).hits;
        let records = |hits: &[Hit]| hits.iter().take(20).map(|hit| hit.record).collect::<Vec<_>>();
        records(&page) == records(&all)
    });
    println!("the first 20 are those of the exhaustive ranking in {} of {} keystrokes", same.count(), keys.len());
}

/// The same text, one line a record, in nucleo with all its threads.
fn nucleo(knowledge: &Knowledge, keys: &[String]) -> Vec<Duration> {
    let mut matcher: Nucleo<RecordRef> = Nucleo::new(Config::DEFAULT, Arc::new(|| {}), None, 1);
    let injector = matcher.injector();
    for (kind, count) in [(Kind::Event, knowledge.events.len()), (Kind::Claim, knowledge.claims.len())] {
        for index in 0..count as u32 {
            let record = RecordRef { kind, index };
            injector.push(record, |_, columns| columns[0] = line(knowledge, record).into());
        }
    }
    while matcher.tick(1_000).running {}
    let mut times = Vec::new();
    for key in keys {
        let start = Instant::now();
        matcher.pattern.reparse(0, key, CaseMatching::Ignore, Normalization::Smart, false);
        while matcher.tick(1_000).running {}
        times.push(start.elapsed());
    }
    times
}

fn line(knowledge: &Knowledge, record: RecordRef) -> String {
    let row = record.index as usize;
    match record.kind {
        Kind::Event => format!("{} {}", knowledge.events[row].title, knowledge.events[row].summary),
        _ => format!(
            "{} {}",
            knowledge.claims[row].statement,
            knowledge.claims[row].quote.as_deref().unwrap_or_default()
        ),
    }
}

fn report(what: &str, times: &[Duration], keys: &[String]) {
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
    let slowest = times.iter().enumerate().max_by_key(|&(_, time)| time).map_or(0, |(at, _)| at);
    println!(
        "{what:12} p50 {:8.2} ms   p99 {:8.2} ms   max {:8.2} ms ({:?})   {} keystrokes",
        milliseconds(percentile(times, 50)),
        milliseconds(percentile(times, 99)),
        milliseconds(times[slowest]),
        keys[slowest % keys.len()],
        times.len(),
    );
    if std::env::var_os("SITREP_BENCH_VERBOSE").is_some() {
        let mut slow: Vec<_> = times.iter().zip(keys.iter().cycle()).collect();
        slow.sort_by_key(|&(time, _)| std::cmp::Reverse(time));
        slow.iter().take(60).for_each(|(time, key)| println!("      {:8.2} ms {key:?}", milliseconds(**time)));
    }
}

fn percentile(times: &[Duration], percent: usize) -> Duration {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    sorted[(sorted.len() * percent / 100).min(sorted.len() - 1)]
}
