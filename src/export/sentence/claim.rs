//! A claim said in a sentence: as a statement with its speaker, or as a tally with its count, its days and whose count it is.

use super::Draft;
use super::wording::{after_that, as_one_sentence, capital, count_of, inside, listed, long_day, named};
use crate::model::{
    ActorIx, Amount, Claim, ClaimIx, Country, Date, Quantity, QuantityState, RoleThen, Scope, day_text, grouped,
};
use crate::query::figure;
use crate::query::standing::Standing;
use crate::text::safe;

/// More parts of a number than these are not read out.
const MOST_PARTS: usize = 4;

/// The ways to say a claim.
pub(super) fn drafts(scope: &Scope, index: ClaimIx) -> Vec<Draft> {
    let claim = scope.knowledge().claim(index);
    let quantity = claim.quantity.as_ref();
    if let Some(quantity) = quantity.filter(|quantity| quantity.state == QuantityState::Actual) {
        return tally_drafts(scope, index, quantity);
    }
    let figure = quantity.map(|quantity| figure_tail(scope, quantity));
    let draft = |who: String, quoted: bool, full: bool| {
        let mut draft = vec![stated(&who, claim)];
        draft.extend(figure.clone());
        draft.extend(
            quoted.then(|| claim.quote.as_deref().map(|quote| format!("In the words: “{}”", safe(quote)))).flatten(),
        );
        draft.extend(standing(scope, index, full));
        draft
    };
    vec![
        draft(speaker(scope, claim, true), true, true),
        draft(speaker(scope, claim, false), true, true),
        draft(speaker(scope, claim, true), false, true),
        draft(speaker(scope, claim, false), false, true),
        draft(speaker(scope, claim, false), false, false),
        draft(capital(&named(scope.knowledge(), claim.speaker)), false, false),
        barest(scope, index),
    ]
}

/// The fewest words: short name, short day, and that it is disputed by whom.
pub(super) fn barest(scope: &Scope, index: ClaimIx) -> Draft {
    let knowledge = scope.knowledge();
    let claim = knowledge.claim(index);
    if let Some(quantity) = claim.quantity.as_ref().filter(|quantity| quantity.state == QuantityState::Actual) {
        return [vec![tally(scope, claim, quantity, false)], standing(scope, index, false)].concat();
    }
    let actor = knowledge.actor(claim.speaker);
    let who = if actor.short.is_some() { safe(actor.label()).into_owned() } else { named(knowledge, claim.speaker) };
    let said = format!("{}, {}: {}", capital(&who), day_text(claim.date), as_one_sentence(&safe(&claim.statement)));
    let figure = claim.quantity.as_ref().map(|quantity| figure_tail(scope, quantity));
    [vec![said], figure.into_iter().collect(), standing(scope, index, false)].concat()
}

/// `The US Department of Defense (senior official, unnamed)`, `Pat Ryder, Pentagon press secretary,`.
fn speaker(scope: &Scope, claim: &Claim, post: bool) -> String {
    let name = capital(&named(scope.knowledge(), claim.speaker));
    if let Some(voice) = &claim.voice {
        return format!("{name} ({})", safe(voice));
    }
    match post.then(|| post_then(scope, claim)).flatten() {
        Some(role) => format!("{name}, {},", safe(role)),
        None => name,
    }
}

/// The speaker's post, where it was held on the day of the statement.
fn post_then<'s>(scope: &'s Scope, claim: &Claim) -> Option<&'s str> {
    let actor = scope.knowledge().actor(claim.speaker);
    let held = actor.from.is_none_or(|from| from.first_day() <= claim.date)
        && actor.to.is_none_or(|to| claim.date <= to.last_day());
    match scope.role(claim.speaker) {
        RoleThen::Held(role) if held => Some(role),
        _ => None,
    }
}

fn stated(who: &str, claim: &Claim) -> String {
    let statement = as_one_sentence(&safe(&claim.statement));
    let on = long_day(claim.date);
    match after_that(&statement) {
        Some(after) => format!("{who} said on {on} that {after}"),
        None => format!("{who} said on {on}: {statement}"),
    }
}

/// `Planned: fewer than 500 US military personnel in Iraq`.
fn figure_tail(scope: &Scope, quantity: &Quantity) -> String {
    let state = match quantity.state {
        QuantityState::Actual => "the figure",
        QuantityState::Planned => "planned",
        QuantityState::Ceiling => "the ceiling",
    };
    format!("{state}: {}", counted(scope, quantity))
}

fn tally_drafts(scope: &Scope, index: ClaimIx, quantity: &Quantity) -> Vec<Draft> {
    let claim = scope.knowledge().claim(index);
    let rule = quantity.counts.as_deref().map(|rule| format!("What is counted: {}", safe(rule)));
    let draft = |told: bool, rule: Option<String>, full: bool| {
        let mut draft = vec![tally(scope, claim, quantity, told)];
        draft.extend(rule);
        draft.extend(standing(scope, index, full));
        draft
    };
    vec![
        draft(true, rule.clone(), true),
        draft(true, rule.clone(), false),
        draft(true, None, false),
        draft(false, None, false),
    ]
}

/// `At least 102 attacks since 17 October 2023 (47 in Iraq, 55 in Syria), by the US Department of Defense's count as of
/// 21 December 2023, as told by Pat Ryder the same day`.
fn tally(scope: &Scope, claim: &Claim, quantity: &Quantity, voice: bool) -> String {
    let knowledge = scope.knowledge();
    let counter = figure::counter(knowledge, claim);
    let as_of = figure::as_of(claim, quantity);
    let whose = count_of(&named(knowledge, counter));
    let told = told_by(scope, claim, counter, as_of, voice);
    format!("{}, by {whose} as of {}{told}", counted(scope, quantity), long_day(as_of))
}

fn told_by(scope: &Scope, claim: &Claim, counter: ActorIx, as_of: Date, with_voice: bool) -> String {
    let voice = claim.voice.as_deref().filter(|_| with_voice).map(|voice| format!(" ({})", safe(voice)));
    let when = if claim.date == as_of { "the same day".to_owned() } else { format!("on {}", long_day(claim.date)) };
    if claim.speaker == counter {
        return match voice {
            None if claim.date == as_of => String::new(),
            None => format!(", as told {when}"),
            Some(voice) if claim.date == as_of => voice,
            Some(voice) => format!(", as told {when}{voice}"),
        };
    }
    let speaker = named(scope.knowledge(), claim.speaker);
    format!(", as told by {speaker}{} {when}", voice.unwrap_or_default())
}

/// `at least 102 attacks on US and coalition forces since 17 October 2023 (47 in Iraq, 55 in Syria)`.
fn counted(scope: &Scope, quantity: &Quantity) -> String {
    let name = safe(&scope.knowledge().measure(quantity.measure).name).into_owned();
    // The measure is named after its usual first day; a count may begin on another.
    let what = match quantity.since {
        Some(since) => format!("{} since {}", name.split(" since ").next().unwrap_or(&name), long_day(since)),
        None => name,
    };
    let amount = Amount::from(quantity);
    let number = match (quantity.value, quantity.upper) {
        (1, None) => format!("{}: {amount}", inside(&what)),
        _ => format!("{amount} {}", inside(&what)),
    };
    let mut details = Vec::new();
    if !quantity.countries.is_empty() {
        let countries: Vec<_> = quantity.countries.iter().map(|country| country.name().to_owned()).collect();
        details.push(format!("{} only", listed(&countries)));
    }
    if !quantity.parts.is_empty() && quantity.parts.len() <= MOST_PARTS {
        details.extend(quantity.parts.iter().map(|part| match &part.country {
            Some(country) => format!("{} in {}", grouped(part.value), country_name(*country)),
            None => format!("{}: {}", safe(&part.label), grouped(part.value)),
        }));
    }
    if details.is_empty() { number } else { format!("{number} ({})", details.join(", ")) }
}

fn country_name(country: Country) -> String {
    let name = country.name();
    if name.starts_with("United") { format!("the {name}") } else { name.to_owned() }
}

/// Who says otherwise, who took it back, what took its place.
fn standing(scope: &Scope, index: ClaimIx, full: bool) -> Vec<String> {
    let found = Standing::of(scope, index);
    let disputing: Vec<_> = found.contradictions.iter().map(|contradiction| contradiction.other).collect();
    let all = [("Disputed", disputing), ("Corrected", found.corrected_by), ("Superseded", found.superseded_by)];
    let told = all.into_iter().filter(|(_, claims)| !claims.is_empty());
    told.map(|(word, claims)| others(scope, index, word, &claims, if full { 2 } else { 1 })).collect()
}

fn others(scope: &Scope, index: ClaimIx, word: &str, claims: &[ClaimIx], most: usize) -> String {
    let knowledge = scope.knowledge();
    let own = knowledge.claim(index).date;
    // Newer figures of the same speaker need no name where there is no room for one.
    if let (Some(first), 1, "Superseded") = (claims.iter().map(|&claim| knowledge.claim(claim).date).min(), most, word)
    {
        let later = if claims.len() > 1 { " and later" } else { "" };
        return format!("Superseded on {}{later}", long_day(first));
    }
    let when = |claim: ClaimIx| match knowledge.claim(claim).date {
        day if day == own => "the same day".to_owned(),
        day => format!("on {}", long_day(day)),
    };
    // What was said before cannot answer it: the two differ all the same.
    let is_earlier = |claim: &ClaimIx| word == "Disputed" && knowledge.claim(*claim).date < own;
    let (earlier, since): (Vec<ClaimIx>, Vec<ClaimIx>) = claims.iter().partition(|claim| is_earlier(claim));
    let taken = &since[..most.min(since.len())];
    let before = &earlier[..(most - taken.len()).min(earlier.len())];
    // Those of one day stand together: `by A and B the same day`.
    let by_day = |group: &[ClaimIx]| {
        let mut names: Vec<_> = group.iter().map(|&claim| other_speaker(scope, index, claim)).collect();
        names.dedup();
        (listed(&names), when(group[0]))
    };
    let same_day = |a: &ClaimIx, b: &ClaimIx| knowledge.claim(*a).date == knowledge.claim(*b).date;
    let mut told: Vec<_> = taken.chunk_by(same_day).map(by_day).map(|(who, when)| format!("by {who} {when}")).collect();
    let more = claims.len() - taken.len() - before.len();
    if more > 0 && !told.is_empty() {
        told.push(format!("by {more} more"));
    }
    let had = before.chunk_by(same_day).map(by_day).map(|(who, when)| format!("{who} had said otherwise {when}"));
    let had = listed(&had.collect::<Vec<_>>());
    match (told.is_empty(), had.is_empty()) {
        (false, true) => format!("{word} {}", listed(&told)),
        (false, false) => format!("{word} {}; {had}", listed(&told)),
        (true, _) if more > 0 => format!("{word}: {had}, and {more} more"),
        (true, _) => format!("{word}: {had}"),
    }
}

/// Who stands against a claim; the claim's own speaker by the statement, and through whom it came.
fn other_speaker(scope: &Scope, own: ClaimIx, other: ClaimIx) -> String {
    let knowledge = scope.knowledge();
    let claim = knowledge.claim(other);
    let name = named(knowledge, claim.speaker);
    if claim.speaker != knowledge.claim(own).speaker {
        return name;
    }
    let voice = claim.voice.as_deref().map(|voice| format!(" ({})", safe(voice))).unwrap_or_default();
    format!("another statement of {name}{voice}")
}
