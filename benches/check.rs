//! `sitrep check` on the shipped file (aim: 60 ms) and on 100,000 records (aim: 2.5 times one bare parse of the same bytes), and
//! what it takes to read 100,000 records anew when their file is saved: knowledge and search index, beside the running explorer.

mod generator;

use std::borrow::Cow;
use std::hint::black_box;

use criterion::{BatchSize, Criterion};
use sitrep::diagnostic::Levels;
use sitrep::load::{LayerSource, check, load};
use sitrep::search::Index;
use toml::Table;

const SHIPPED: &str = include_str!("../data/iraq-coalition.toml");

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    measure(&mut criterion, "shipped", SHIPPED, 50);
    let large = generator::generate(100_000);
    measure(&mut criterion, "100000", &large, 10);
    let mut group = criterion.benchmark_group("reload/100000");
    group.sample_size(10).bench_function("knowledge and index", |bencher| {
        bencher.iter_batched(
            || layers(&large),
            |layers| {
                let knowledge = load(&layers).expect("valid");
                let index = Index::build(&knowledge);
                (knowledge, index)
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
    criterion.final_summary();
}

fn layers(text: &str) -> Vec<LayerSource> {
    vec![LayerSource::Text { name: "bench.toml".to_owned(), text: Cow::Owned(text.to_owned()) }]
}

fn measure(criterion: &mut Criterion, name: &str, text: &str, samples: usize) {
    let mut group = criterion.benchmark_group(format!("check/{name}"));
    group.sample_size(samples);
    group.bench_function("sitrep", |bencher| {
        bencher.iter_batched(
            || layers(text),
            |layers| {
                let checked = check(&layers, &Levels::default(), None);
                let told = checked.report.human(false, usize::MAX);
                (checked, told)
            },
            BatchSize::PerIteration,
        );
    });
    group.bench_function("toml::from_str", |bencher| {
        // As above, what it takes to drop the result is not counted.
        bencher.iter_with_large_drop(|| toml::from_str::<Table>(black_box(text)).expect("valid"));
    });
    group.finish();
}
