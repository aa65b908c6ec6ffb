//! The stats as JSON: the same numbers under stable names; every record by its id.

use serde_json::{Value, json};

use crate::export::colophon;
use crate::model::{ClaimIx, Country, Kind, Scope};
use crate::query::coverage::{Coverage, Recorded};
use crate::query::fresh::Fresh;
use crate::query::stats::{Group, Stats};

pub(super) fn value(scope: &Scope, stats: &Stats) -> Value {
    let records: serde_json::Map<_, _> = stats
        .kinds
        .iter()
        .map(|count| {
            let reasons = count.hidden.reasons().map(|(reason, number)| (reason.words().to_owned(), number.into()));
            let hidden: serde_json::Map<String, Value> = reasons.collect();
            (count.kind.name().to_owned(), json!({ "shown": count.shown, "hidden": hidden }))
        })
        .collect();
    let attacks = &stats.attacks;
    let share = |kind: Kind| {
        stats
            .single_source
            .iter()
            .find(|share| share.kind == kind)
            .map(|share| json!({ "all": share.all, "one-print": share.one_print, "one-origin": share.one_origin }))
    };
    json!({
        "data": colophon(scope),
        "records": records,
        "attacks-recorded": {
            "records": attacks.records,
            "attacks": attacks.attacks,
            "by-country": groups(&attacks.by_country),
            "by-month": groups(&attacks.by_month),
            "by-means": groups(&attacks.by_means),
            "by-outcome": groups(&attacks.by_outcome),
            "by-claimant": groups(&attacks.by_claimant),
            "by-grade": groups(&attacks.by_grade),
        },
        "coverage": stats.coverage.iter().map(|total| coverage(scope, total)).collect::<Vec<_>>(),
        "disputes": {
            "live": stats.disputes.live, "all": stats.disputes.all, "claims-disputed": stats.disputes.claims,
        },
        "one-source": { "event": share(Kind::Event), "claim": share(Kind::Claim) },
        "one-origin-records": stats.one_origin.iter().map(|&record| scope.knowledge().id(record).as_str()).collect::<Vec<_>>(),
        "undated-sources": stats.undated_sources,
        "review-due": ids(scope, &stats.review_due),
        "ends": stats.ends.iter().map(|end| {
            json!({ "what": end.what, "last": end.last.map(|day| day.to_string()) })
        }).collect::<Vec<_>>(),
        "new": stats.fresh.as_ref().map(|found| fresh(scope, found)),
    })
}

fn groups(groups: &[Group]) -> Vec<Value> {
    let group = |group: &Group| json!({ "label": group.label, "records": group.records, "attacks": group.attacks });
    groups.iter().map(group).collect()
}

fn coverage(scope: &Scope, coverage: &Coverage) -> Value {
    let knowledge = scope.knowledge();
    let by_country = |recorded: &Recorded| {
        let numbers = coverage.countries.iter().zip(&recorded.by_country);
        numbers.map(|(country, &number)| (country.code().to_owned(), number.into())).collect::<serde_json::Map<_, _>>()
    };
    let recorded = |recorded: &Recorded| json!({ "number": recorded.number, "records": recorded.records, "by-country": by_country(recorded) });
    let parts = coverage.parts.iter().map(|(country, value)| (country.code().to_owned(), (*value).into()));
    let months = coverage.months.iter().map(|month| {
        json!({
            "month": month.first_day.strftime("%Y-%m").to_string(),
            "borne-out": month.borne_out,
            "claimed-or-reported": month.reported,
            "official": month.official.map(|(day, amount)| {
                json!({ "by": day.to_string(), "text": amount.to_string(), "value": amount.value, "bound": amount.bound.name() })
            }),
        })
    });
    json!({
        "sentence": coverage.sentence(knowledge),
        "measure": knowledge.measure(coverage.measure).id.as_str(),
        "counter": knowledge.actor(coverage.counter).id.as_str(),
        "claim": knowledge.claim(coverage.claim).id.as_str(),
        "since": coverage.since.map(|day| day.to_string()),
        "until": coverage.until.to_string(),
        "official": {
            "text": coverage.official.to_string(),
            "value": coverage.official.value,
            "upper": coverage.official.upper,
            "bound": coverage.official.bound.name(),
            "by-country": parts.collect::<serde_json::Map<_, _>>(),
        },
        "borne-out": recorded(&coverage.borne_out),
        "claimed-or-reported": recorded(&coverage.reported),
        "more-recorded-than-counted": coverage.excess().iter().map(|excess| json!({
            "country": excess.country.as_ref().map(Country::code),
            "official": excess.official.to_string(),
            "borne-out": excess.borne_out,
            "claimed-or-reported": excess.reported,
        })).collect::<Vec<_>>(),
        "months": months.collect::<Vec<_>>(),
    })
}

fn fresh(scope: &Scope, fresh: &Fresh) -> Value {
    let knowledge = scope.knowledge();
    let claim = |claim: ClaimIx| knowledge.claim(claim).id.as_str();
    json!({
        "clock": fresh.clock.name(),
        "from": fresh.from.to_string(),
        "to": fresh.to.to_string(),
        "events": fresh.events.iter().map(|&event| knowledge.event(event).id.as_str()).collect::<Vec<_>>(),
        "claims": ids(scope, &fresh.claims),
        "contradictions": fresh.contradictions.iter().map(|&(by, other, over)| json!({
            "claim": claim(by), "disputes": claim(other), "over": over.map(crate::model::DisputeOver::name),
        })).collect::<Vec<_>>(),
        "overtaken": fresh.overtaken.iter().map(|it| json!({
            "claim": claim(it.earlier), "by": claim(it.by), "how": if it.corrected { "corrects" } else { "supersedes" },
        })).collect::<Vec<_>>(),
    })
}

fn ids(scope: &Scope, claims: &[ClaimIx]) -> Vec<String> {
    claims.iter().map(|&claim| scope.knowledge().claim(claim).id.to_string()).collect()
}
