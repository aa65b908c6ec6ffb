//! What the file holds, and what is new between two days.

use std::collections::{BTreeMap, BTreeSet};

use sitrep::model::{Clock, Kind, LinkKind};
use sitrep::query::fresh::Fresh;
use sitrep::query::stats::{Group, Stats};

use super::*;

fn group(groups: &[Group], label: &str) -> (usize, u64) {
    groups.iter().find(|group| group.label == label).map_or((0, 0), |group| (group.records, group.attacks))
}

#[test]
fn hand_made_attacks_are_counted_by_what_is_told_of_them() {
    let faction = "actors = [{ id = \"force\", role = \"target\" }, { id = \"baghdad\", role = \"claimed-by\" }]";
    let attacks = [
        attack("2024-01-02-a", "2024-01-02", "asad", 1, "count = 4\nmeans = [\"rocket\", \"mortar\"]"),
        attack("2024-01-03-b", "2024-01-03", "tanf", 3, "unclaimed = true\noutcome = \"hit\""),
        attack("2024-02-04-c", "2024-02-04", "tanf", 3, "")
            .replace("actors = [{ id = \"force\", role = \"target\" }]", faction),
    ];
    let knowledge = hand_made(&attacks.concat());
    let Stats { attacks, .. } = Stats::of(&scope_all(&knowledge));
    assert_eq!((attacks.records, attacks.attacks), (3, 6));
    assert_eq!(group(&attacks.by_country, "Syria"), (2, 2));
    assert_eq!(group(&attacks.by_month, "Jan 2024"), (2, 5));
    assert_eq!((group(&attacks.by_means, "mortar"), group(&attacks.by_means, "not recorded")), ((1, 4), (2, 2)));
    assert_eq!(attacks.by_means.last().map(|group| &*group.label), Some("not recorded"));
    assert_eq!(group(&attacks.by_outcome, "hit"), (1, 1));
    assert_eq!(group(&attacks.by_claimant, "Baghdad"), (1, 1));
    assert_eq!(group(&attacks.by_claimant, "nobody claimed it"), (1, 1));
    assert_eq!(group(&attacks.by_claimant, "not recorded"), (1, 4), "silence is not the same as unclaimed");
    assert_eq!(group(&attacks.by_grade, "B3"), (2, 2));
}

#[test]
fn ends_of_knowledge_and_single_sources_are_told() {
    let own = claim("said", "2024-01-10", "dod", "review = 2024-02-01")
        + &claim("also", "2024-01-20", "dod", "")
            .replace("sources = [\"paper\"]", "sources = [\"paper\", \"undated\"]");
    let knowledge = hand_made(&own);
    let stats = Stats::of(&scope_all(&knowledge));
    let ends: Vec<_> = stats.ends.iter().map(sitrep::query::stats::End::words).collect();
    assert!(ends.contains(&"no claim recorded after 20 Jan 2024".to_owned()), "{ends:?}");
    assert!(ends.contains(&"no attack recorded at all".to_owned()));
    let claims = stats.single_source.iter().find(|share| share.kind == Kind::Claim).expect("claims");
    assert_eq!((claims.all, claims.one_print, claims.one_origin), (2, 1, 1));
    assert_eq!(stats.undated_sources, 1);
    assert_eq!(stats.review_due, [claim_ix(&knowledge, "said")]);
}

#[test]
fn what_is_new_names_claims_contradictions_and_what_was_overtaken() {
    let own = claim("old", "2024-01-05", "dod", "")
        + &claim("denial", "2024-01-20", "baghdad", "disputes = [\"old\"]")
        + &claim("newer", "2024-01-22", "dod", "supersedes = [\"old\"]")
        + &claim("later", "2024-02-22", "press", "disputes = [\"newer\"]")
        + &attack("2024-01-18-a", "2024-01-18", "asad", 1, "");
    let knowledge = hand_made(&own);
    let fresh = Fresh::between(&scope_all(&knowledge), day("2024-01-18"), day("2024-01-25"));
    let [old, denial, newer] = ["old", "denial", "newer"].map(|id| claim_ix(&knowledge, id));
    assert_eq!((fresh.events.len(), &*fresh.claims), (1, &[denial, newer][..]));
    assert_eq!(fresh.contradictions, [(denial, old, None)]);
    assert_eq!(
        fresh.overtaken.iter().map(|it| (it.by, it.earlier, it.corrected)).collect::<Vec<_>>(),
        [(newer, old, false)]
    );
    let as_of = scope_until(&knowledge, Clock::Happened, "2024-01-21");
    assert_eq!(
        Fresh::between(&as_of, day("2024-01-18"), day("2024-01-25")).claims,
        [denial],
        "never past the as-of day"
    );
}

#[test]
fn the_shipped_stats_are_what_the_file_says() {
    let knowledge = shipped();
    let plain = plain();
    let stats = Stats::of(&scope_all(&knowledge));
    for count in stats.kinds.iter().filter(|count| count.kind != Kind::Relation) {
        assert_eq!(count.shown, rows(&plain, count.kind.name()).len(), "{}", count.kind);
    }
    let attacks: Vec<_> = rows(&plain, "event").iter().filter(|e| text(e, "kind") == Some("attack")).collect();
    let number = |event: &toml::Value| event.get("count").and_then(toml::Value::as_integer).unwrap_or(1).unsigned_abs();
    assert_eq!(stats.attacks.records, attacks.len());
    assert_eq!(stats.attacks.attacks, attacks.iter().map(|event| number(event)).sum::<u64>());
    let mut by_outcome: BTreeMap<&str, (usize, u64)> = BTreeMap::new();
    let mut by_means: BTreeMap<String, (usize, u64)> = BTreeMap::new();
    for event in &attacks {
        let mut means = ids(event, "means");
        if means.is_empty() {
            means.push("not recorded".to_owned());
        }
        let add = |sum: &mut (usize, u64)| *sum = (sum.0 + 1, sum.1 + number(event));
        add(by_outcome.entry(text(event, "outcome").unwrap_or("not recorded")).or_default());
        for weapon in means {
            add(by_means.entry(weapon).or_default());
        }
    }
    for (label, expected) in &by_outcome {
        assert_eq!(group(&stats.attacks.by_outcome, label), *expected, "{label}");
    }
    for (label, expected) in &by_means {
        assert_eq!(group(&stats.attacks.by_means, label), *expected, "{label}");
    }
    let unclaimed = |event: &&&toml::Value| {
        let roles = event["actors"].as_array().expect("actors").iter().filter_map(|actor| text(actor, "role"));
        let told: BTreeSet<_> = roles.collect();
        event.get("unclaimed").is_some()
            && ["claimed-by", "attacker", "attributed-to"].iter().all(|it| !told.contains(it))
    };
    let expected = attacks.iter().filter(unclaimed).count();
    assert_eq!(group(&stats.attacks.by_claimant, "nobody claimed it").0, expected);
    let undated = rows(&plain, "source").iter().filter(|source| source.get("date").is_none()).count();
    assert_eq!(stats.undated_sources, undated);
    let single = |kind: &str| rows(&plain, kind).iter().filter(|row| ids(row, "sources").len() == 1).count();
    for share in &stats.single_source {
        assert_eq!(share.one_print, single(share.kind.name()), "{}", share.kind);
        assert!(share.one_origin >= share.one_print);
    }
    let overtaken: BTreeSet<_> = rows(&plain, "claim")
        .iter()
        .flat_map(|claim| [ids(claim, "corrects"), ids(claim, "supersedes")].concat())
        .collect();
    let mut contradictions = BTreeSet::new();
    for claim in rows(&plain, "claim") {
        let own = text(claim, "id").expect("id").to_owned();
        contradictions.extend(ids(claim, "disputes").into_iter().map(|other| BTreeSet::from([own.clone(), other])));
    }
    assert_eq!(stats.disputes.all, contradictions.len());
    assert_eq!(stats.disputes.live, contradictions.iter().filter(|sides| sides.is_disjoint(&overtaken)).count());
}

#[test]
fn what_was_new_in_a_shipped_week_is_what_became_known_in_it() {
    let knowledge = shipped();
    let (from, to) = (day("2024-01-18"), day("2024-01-25"));
    let lens = Lens { until: Some((Clock::Known, to)), since: Some(from), ..Lens::default() };
    let fresh = Stats::of(&Scope::new(knowledge.clone(), lens)).fresh.expect("a first day is set");
    let in_week = |record| knowledge.known(record).is_some_and(|known| from <= known.day && known.day <= to);
    let expected = (0..knowledge.claims.len() as u32).filter(|&row| in_week(ClaimIx(row).into())).count();
    assert_eq!(fresh.claims.len(), expected);
    assert!(fresh.contradictions.iter().all(|&(by, other, _)| {
        let day = |claim: ClaimIx| knowledge.known(claim.into()).expect("a claim").day;
        let names = |a: ClaimIx, b: ClaimIx| {
            knowledge.back_links(a.into()).iter().any(|link| link.kind == LinkKind::Disputes && link.other == b.into())
        };
        day(by) >= from && day(by) <= to && day(other) <= day(by) && (names(by, other) || names(other, by))
    }));
    assert!(!fresh.overtaken.is_empty() && !fresh.contradictions.is_empty());
}
