use sitrep::load::{LayerSource, load};
use sitrep::model::{Lens, Scope};
use sitrep::search::{Context, Index, Query, explain, highlight, search};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
#[test]
fn try_it() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/iraq-coalition.toml");
    let knowledge = Arc::new(load(&[LayerSource::Path(path.into())]).unwrap());
    let t = std::time::Instant::now();
    let index = Index::build(&knowledge);
    println!("build {:?} text {} mem {}", t.elapsed(), index.text_bytes(), index.memory());
    let scope = Scope::new(Arc::clone(&knowledge), Lens::default());
    let today = knowledge.about.compiled;
    for q in std::env::var("Q").unwrap_or_default().split(';') {
        let query = Query::parse(q, &Context { index: &index, scope: &scope, today });
        let t = std::time::Instant::now();
        let a = search(&index, &scope, &query, 12, &AtomicBool::new(false));
        println!(
            "== {q}: {} hits, {:?}, chips {:?} problems {:?} nearest {:?}",
            a.total,
            t.elapsed(),
            query.chips().iter().map(|c| &c.label).collect::<Vec<_>>(),
            query.problems(),
            a.nearest.iter().map(|&r| knowledge.id(r).to_string()).collect::<Vec<_>>()
        );
        for h in &a.hits {
            println!(
                "  {:50} {:12} {:?} {:?}  {:?}",
                knowledge.id(h.record).as_str(),
                h.tier.name(),
                h.field,
                h.score,
                explain(&index, &scope, &query, h.record)
                    .iter()
                    .map(|w| format!("{}:{}:{}:{}", w.typed, w.tier, w.field, w.found))
                    .collect::<Vec<_>>()
            );
            let title = knowledge.title(h.record);
            let mut s = title.to_string();
            for r in highlight(&title, &query).into_iter().rev() {
                s.insert(r.end, ']');
                s.insert(r.start, '[');
            }
            println!("       {s}");
        }
    }
}
