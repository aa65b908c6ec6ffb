//! What holds for any query: literal hits are those that brute force finds, more words never find more, and painting is safe.

use std::collections::BTreeSet;

use proptest::prelude::*;
use sitrep::model::{Hurt, Kind, Knowledge, RecordRef};
use sitrep::search::{Tier, highlight};
use unicode_segmentation::UnicodeSegmentation;

use crate::searcher::Searcher;

/// Every text of a record that is searched, written down a second time on purpose: what is indexed is checked against it.
fn texts(knowledge: &Knowledge, record: RecordRef) -> Vec<String> {
    let row = record.index as usize;
    let mut named: Vec<RecordRef> = Vec::new();
    let own: Vec<&str> = match record.kind {
        Kind::Actor => {
            named.push(record);
            let actor = &knowledge.actors[row];
            actor.role.as_deref().into_iter().chain([&*actor.summary]).collect()
        }
        Kind::Place => {
            named.push(record);
            knowledge.places[row].summary.as_deref().into_iter().collect()
        }
        Kind::Topic => {
            let topic = &knowledge.topics[row];
            topic.summary.as_deref().into_iter().chain([&*topic.question]).collect()
        }
        Kind::Measure => {
            let measure = &knowledge.measures[row];
            measure.summary.as_deref().into_iter().chain([&*measure.name]).collect()
        }
        Kind::Source => vec![&knowledge.sources[row].title, &knowledge.sources[row].publisher],
        Kind::Relation => {
            let relation = &knowledge.relations[row];
            named.extend([RecordRef::from(relation.from), relation.to.into()]);
            relation.note.as_deref().into_iter().chain([relation.kind.verb()]).collect()
        }
        Kind::Event => {
            let event = &knowledge.events[row];
            named.extend(event.places.iter().map(|&place| RecordRef::from(place)));
            named.extend(
                event.actors.iter().flat_map(|part| part.by.iter().chain([&part.actor])).map(|&a| RecordRef::from(a)),
            );
            let mut own = vec![&*event.title, &*event.summary];
            for casualties in &event.casualties {
                match &casualties.who {
                    Some(Hurt::Actor(actor)) => named.push((*actor).into()),
                    Some(Hurt::Group(group)) => own.push(group),
                    None => {}
                }
            }
            own
        }
        Kind::Claim => {
            let claim = &knowledge.claims[row];
            named.push(claim.speaker.into());
            named.extend(claim.about.iter());
            named.extend(claim.quantity.iter().filter_map(|quantity| quantity.counter).map(RecordRef::from));
            let measure = claim.quantity.iter().map(|quantity| &*knowledge.measure(quantity.measure).name);
            let topic = claim.topic.iter().map(|&topic| &*knowledge.topic(topic).question);
            let texts = [&claim.quote, &claim.position, &claim.voice].into_iter().flatten().map(|text| &**text);
            texts.chain(measure).chain(topic).chain([&*claim.statement]).collect()
        }
        Kind::Side => return Vec::new(),
    };
    let sources = knowledge.sources_of(record).iter().map(|&source| knowledge.source(source));
    let sources = sources.flat_map(|source| [source.title.to_string(), source.publisher.to_string()]);
    let named = named.into_iter().flat_map(|record| names(knowledge, record));
    own.into_iter().map(str::to_owned).chain(named).chain(sources).collect()
}

fn names(knowledge: &Knowledge, record: RecordRef) -> Vec<String> {
    let row = record.index as usize;
    match record.kind {
        Kind::Actor => {
            let actor = &knowledge.actors[row];
            let others = actor.aliases.iter().chain(&actor.short).chain(&actor.native);
            std::iter::once(&actor.name).chain(others).map(ToString::to_string).collect()
        }
        Kind::Place => {
            let place = &knowledge.places[row];
            let others = place.aliases.iter().chain(&place.native);
            std::iter::once(&place.name).chain(others).map(ToString::to_string).collect()
        }
        _ => Vec::new(),
    }
}

/// Plain lower-case words of a text, as far as ASCII goes; enough to check words made of ASCII letters.
fn ascii_words(text: &str) -> Vec<String> {
    let apart = |c: char| !c.is_ascii_alphanumeric() && c != '\'' && c != '’' && c.is_ascii();
    text.split(apart).map(str::to_ascii_lowercase).filter(|word| !word.is_empty()).collect()
}

#[test]
fn literal_hits_are_those_that_brute_force_finds() {
    let searcher = Searcher::shipped();
    let knowledge = &searcher.knowledge;
    // Words of the file that no article, apostrophe, hyphen or accent touches, so that the check needs no folding of its own.
    for word in [
        "drone",
        "attacks",
        "pentagon",
        "withdrawal",
        "kirkuk",
        "killed",
        "nujaba",
        "timetable",
        "rockets",
        "reuters",
        "hashd",
        "missile",
        "parliament",
        "embassy",
        "yemeni",
        "washington",
        "2500",
        "advisers",
    ] {
        let mut wanted = BTreeSet::new();
        knowledge.for_each_record(|record| {
            let holds = |text: &String| {
                let plain = text.replace("2,500", "2500");
                ascii_words(&plain).iter().any(|own| own == word)
            };
            if texts(knowledge, record).iter().any(holds) {
                wanted.insert(record);
            }
        });
        let answer = searcher.search(word, usize::MAX);
        let exactly = |tier: Tier| answer.hits.iter().filter(move |hit| hit.tier == tier).map(|hit| hit.record);
        let found: BTreeSet<_> = exactly(Tier::Word).collect();
        let ids = |records: &mut dyn Iterator<Item = &RecordRef>| -> Vec<String> {
            records.map(|&record| knowledge.id(record).to_string()).collect()
        };
        let missing = ids(&mut wanted.difference(&found));
        assert!(missing.is_empty(), "{word} is not found in {missing:?}");
        // Possessives, hyphened and accented forms are found as well, so more may be found, but only where the letters are.
        for &record in found.difference(&wanted) {
            let all = texts(knowledge, record).join(" ").to_lowercase().replace(',', "");
            assert!(all.contains(word), "{word} is found in {} without being there", knowledge.id(record));
        }
        assert_eq!(answer.total, answer.hits.len(), "{word}: every hit is listed");
    }
}

#[test]
fn a_plural_finds_its_singular_before_any_typing_error() {
    let searcher = Searcher::shipped();
    for (typed, other) in [("attacks", "attack"), ("withdrawals", "withdrawal"), ("casualty", "casualties")] {
        let wanted: BTreeSet<_> =
            searcher.search(&format!("'{other}"), usize::MAX).hits.iter().map(|h| h.record).collect();
        let hits = searcher.search(typed, usize::MAX).hits;
        let found: BTreeSet<_> = hits.iter().filter(|hit| hit.tier <= Tier::Substring).map(|hit| hit.record).collect();
        assert!(!wanted.is_empty() && wanted.is_subset(&found), "{typed} does not find every {other}");
    }
}

#[test]
fn one_more_plain_word_never_finds_more() {
    let searcher = Searcher::shipped();
    let words = [
        "kataib",
        "hezbollah",
        "drone",
        "erbil",
        "withdrawel",
        "ketaeb",
        "بغداد",
        "attacks",
        "on",
        "us",
        "xqz",
        "pat",
        "al-asad",
    ];
    for first in words {
        let alone: BTreeSet<_> = searcher.search(first, usize::MAX).hits.iter().map(|hit| hit.record).collect();
        for second in words {
            let both = searcher.search(&format!("{first} {second}"), usize::MAX);
            let new: Vec<_> = both.hits.iter().filter(|hit| !alone.contains(&hit.record)).collect();
            assert!(new.is_empty(), "{first} {second} finds what {first} does not: {new:?}");
        }
    }
}

#[test]
fn a_lower_tier_never_comes_before_a_higher_one() {
    let searcher = Searcher::shipped();
    for text in ["asad", "drone", "saadi", "hezbollah", "nujaba", "attacks erbil", "missle"] {
        let tiers: Vec<_> = searcher.search(text, usize::MAX).hits.iter().map(|hit| hit.tier).collect();
        assert!(tiers.is_sorted(), "{text}: {tiers:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_a_query(text in any::<String>()) {
        let searcher = SHARED.with(std::rc::Rc::clone);
        let query = searcher.query(&text);
        let answer = searcher.search(&text, 5);
        prop_assert!(answer.complete);
        for chip in query.chips() {
            prop_assert!(text.get(chip.span.clone()).is_some(), "{chip:?}");
            prop_assert!(query.without(chip).len() < text.len());
        }
    }

    #[test]
    fn paint_stays_on_grapheme_boundaries(shown in any::<String>(), typed in any::<String>()) {
        check_paint(&shown, &typed)?;
        check_paint(&shown, &shown)?;
    }

    #[test]
    fn paint_of_names_stays_on_grapheme_boundaries(
        shown in "[a-zāīʿʾ'’ \\-كتابحزلهأ\u{64b}\u{200c}e\u{301}🇮🇶]{0,24}",
        typed in "[a-z' كتابحزله]{0,8}",
    ) {
        check_paint(&shown, &typed)?;
    }
}

thread_local! {
    static SHARED: std::rc::Rc<Searcher> = std::rc::Rc::new(Searcher::shipped());
}

fn check_paint(shown: &str, typed: &str) -> Result<(), TestCaseError> {
    let query = SHARED.with(|shared| shared.query(typed));
    let boundaries: BTreeSet<_> = shown.grapheme_indices(true).map(|(at, _)| at).chain([shown.len()]).collect();
    let mut end = 0;
    for range in highlight(shown, &query) {
        prop_assert!(range.start >= end && range.end > range.start, "{range:?} in {shown:?}");
        prop_assert!(boundaries.contains(&range.start) && boundaries.contains(&range.end), "{range:?} in {shown:?}");
        end = range.end;
    }
    Ok(())
}

#[test]
fn a_page_pasted_by_mistake_does_no_harm() {
    let searcher = Searcher::shipped();
    let page = "the coalition said that 25 attacks: kind:event \"were claimed ".repeat(20_000);
    let answer = searcher.search(&page, 5);
    assert!(answer.complete);
    assert!(highlight("The coalition said that", &searcher.query(&page)).len() <= 4);
}

#[test]
fn what_was_typed_is_painted() {
    let searcher = Searcher::shipped();
    let painted = |shown: &str, typed: &str| -> Vec<String> {
        highlight(shown, &searcher.query(typed)).into_iter().map(|range| shown[range].to_owned()).collect()
    };
    assert_eq!(painted("Ain al-Asad air base", "asad"), ["Asad"]);
    assert_eq!(painted("Katāʾib Ḥizb Allāh", "kata"), ["Katā"]);
    assert_eq!(painted("Katāʾib Hezbollah", "ketaeb hizb"), ["Katāʾib", "Hezbollah"]);
    assert_eq!(painted("كتائب حزب الله", "كتايب"), ["كتائب"]);
    assert_eq!(painted("withdrawal of troops", "draw"), ["draw"]);
    assert_eq!(painted("withdrawal of troops", "wihtdrawal"), ["withdrawal"]);
    assert_eq!(painted("about 2,500 soldiers", "2500"), ["2,500"]);
    assert_eq!(painted("Tower 22", "tower22"), ["Tower 22"]);
    assert_eq!(painted("the air base was hit", "\"air base\""), ["air base"]);
    assert_eq!(painted("one attack of many", "attacks"), ["attack"]);
    assert_eq!(painted("nothing of it", "drone"), Vec::<String>::new());
}
