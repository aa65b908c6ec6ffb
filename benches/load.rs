//! Loading: the shipped file, 10,000 and 100,000 generated records, each beside one `toml::from_str` of the same bytes, which
//! only parses: the aim is at most 0.6 of its time at 100,000 records for parsing, checking and cross-referencing together.
//!
//! Peak memory of the whole program is measured from outside, the aim being at most 4.2 times the file:
//!
//! ```text
//! cargo bench --bench load -- --write 100000 /tmp/100000.toml
//! /usr/bin/time -v target/release/sitrep check /tmp/100000.toml 2>&1 | grep -E 'Maximum resident|Elapsed'
//! ```

mod generator;

use std::borrow::Cow;
use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput};
use sitrep::load::{LayerSource, load};
use toml::Table;

const SHIPPED: &str = include_str!("../data/iraq-coalition.toml");

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [_, write, records, path] | [write, records, path] = arguments.as_slice()
        && write == "--write"
    {
        let records = records.parse().expect("--write takes a number of records and a path");
        std::fs::write(path, generator::generate(records)).expect("the path can be written");
        return;
    }
    let mut criterion = Criterion::default().configure_from_args();
    measure(&mut criterion, "shipped", SHIPPED, 50);
    measure(&mut criterion, "10000", &generator::generate(10_000), 20);
    measure(&mut criterion, "100000", &generator::generate(100_000), 10);
    criterion.final_summary();
}

fn measure(criterion: &mut Criterion, name: &str, text: &str, samples: usize) {
    let mut group = criterion.benchmark_group(format!("load/{name}"));
    group.sample_size(samples).throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("sitrep", |bencher| {
        let layers = || vec![LayerSource::Text { name: name.to_owned(), text: Cow::Owned(text.to_owned()) }];
        bencher.iter_batched(layers, |layers| load(&layers).expect("valid"), BatchSize::PerIteration);
    });
    group.bench_function("toml::from_str", |bencher| {
        // As above, what it takes to drop the result is not counted.
        bencher.iter_with_large_drop(|| toml::from_str::<Table>(black_box(text)).expect("valid"));
    });
    group.finish();
}
