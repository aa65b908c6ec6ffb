//! The line to read out, over every record of the shipped file: plain English, in one breath, and nothing left out.

use std::sync::Arc;

use sitrep::export::sentence::{MOST_WORDS, line, short, spoken};
use sitrep::load::load;
use sitrep::model::{
    Amount, Claim, ClaimIx, Credibility, EventIx, Kind, Lens, QuantityState, RecordRef, Reliability, Scope,
};
use sitrep::query::responsibility::Responsibility;
use sitrep::shipped;

fn shipped() -> Scope {
    let knowledge = load(&shipped::layers(&[])).unwrap_or_else(|report| panic!("{}", report.summary()));
    Scope::new(Arc::new(knowledge), Lens::default())
}

fn all(scope: &Scope) -> Vec<RecordRef> {
    let mut records = Vec::new();
    scope.knowledge().for_each_record(|record| records.push(record));
    records
}

fn claims(scope: &Scope) -> impl Iterator<Item = (ClaimIx, &Claim)> {
    (0..).map(ClaimIx).zip(scope.knowledge().claims.iter())
}

/// `25 January 2024`, told from the date itself.
fn long_day(day: sitrep::model::Date) -> String {
    let month = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ][usize::try_from(day.month() - 1).expect("a month")];
    format!("{} {month} {}", day.day(), day.year())
}

#[test]
fn every_record_is_said_in_one_breath() {
    let scope = shipped();
    for record in all(&scope) {
        let said = spoken(&scope, record);
        let words = said.split_whitespace().count();
        assert!(words <= MOST_WORDS, "{words} words: {said}");
        assert!(said.ends_with(['.', '?', '!', '…', '”']), "{said}");
        assert!(short(&scope, record).split(" [").next().is_some_and(|s| s.len() <= said.len() + 40), "{said}");
    }
}

#[test]
fn no_sentence_is_cut_for_a_record_of_the_shipped_file() {
    let scope = shipped();
    for record in all(&scope) {
        let said = spoken(&scope, record);
        assert_eq!(said.matches('…').count(), scope.knowledge().title(record).matches('…').count(), "{said}");
    }
}

#[test]
fn punctuation_is_whole() {
    let scope = shipped();
    for record in all(&scope) {
        for text in [spoken(&scope, record), short(&scope, record)] {
            // Three stops are an ellipsis of a quotation.
            let bare = text.replace("...", "");
            for wrong in ["..", "()", "[]", "  ", " ,", " .", ",,", ";;", "“”", ".;", "?.", "!."] {
                assert!(!bare.contains(wrong), "`{wrong}` in: {text}");
            }
            assert!(text.starts_with(|c: char| !c.is_lowercase()), "{text}");
        }
    }
}

#[test]
fn names_of_offices_and_forces_have_their_article() {
    let scope = shipped();
    let with_article = [
        "US Department of Defense",
        "Islamic Resistance in Iraq",
        "Ministry of Foreign Affairs of Iraq",
        "Popular Mobilization Forces",
        "White House",
        "US-Iraq Higher Military Commission",
        "Government of Iraq",
        "Islamic State",
        "United States",
        "Badr Organization",
        "Syrian Observatory for Human Rights",
    ];
    let templates = ["by ", "with ", "to "];
    for (index, claim) in claims(&scope) {
        let said = line(&scope, index.into());
        for name in with_article {
            for before in templates {
                let bare = format!(" {before}{name}");
                let own = [Some(&*claim.statement), claim.voice.as_deref(), claim.quote.as_deref()];
                let in_record = own.into_iter().flatten().any(|text| text.contains(&bare[1..]));
                let in_rule = claim
                    .quantity
                    .as_ref()
                    .and_then(|q| q.counts.as_deref())
                    .is_some_and(|rule| rule.contains(&bare[1..]));
                assert!(in_record || in_rule || !said.contains(&bare), "no article: {said}");
            }
            assert!(!said.starts_with(name), "no article: {said}");
        }
    }
}

#[test]
fn a_claim_names_speaker_day_comparator_and_who_says_otherwise() {
    let scope = shipped();
    for (index, claim) in claims(&scope) {
        let said = spoken(&scope, index.into());
        let speaker = scope.knowledge().actor(claim.speaker);
        // "Press reports, unattributed" are read out as "unattributed press reports".
        let lower = said.to_lowercase();
        let by_words = speaker.name.to_lowercase().split([' ', ',']).all(|word| lower.contains(word));
        assert!(by_words || said.contains(speaker.label()), "no speaker: {said}");
        // Where the count is of the day on which it was told, the day stands once.
        let days = [long_day(claim.date), sitrep::model::day_text(claim.date)];
        assert!(days.iter().any(|day| said.contains(day)), "no day: {said}");
        assert_eq!(scope.disputes(index).is_empty(), !said.contains(" Disputed"), "{said}");
        let Some(quantity) = &claim.quantity else { continue };
        let amount = Amount::from(quantity).to_string();
        assert!(said.to_lowercase().contains(&amount.to_lowercase()), "no `{amount}`: {said}");
        if quantity.state == QuantityState::Actual {
            assert!(said.contains(" as of ") && said.contains("count"), "no count: {said}");
            assert!(said.contains(&long_day(quantity.until.unwrap_or(claim.date))), "{said}");
        }
    }
}

#[test]
fn an_event_names_its_layer_of_responsibility() {
    let scope = shipped();
    for index in (0..scope.knowledge().len(Kind::Event) as u32).map(EventIx) {
        let said = spoken(&scope, index.into());
        let event = scope.knowledge().event(index);
        assert!(said.contains(&event.date.year().to_string()), "{said}");
        let Some(found) = Responsibility::of(&scope, index) else { continue };
        let lower = said.to_lowercase();
        let name = |actor| scope.knowledge().actor(actor).name.to_lowercase();
        for (layer, word) in [
            (&found.claimed, "claimed by"),
            (&found.attributed, "attributed to"),
            (&found.established, "(established)"),
        ] {
            assert_eq!(layer.is_empty(), !lower.contains(word), "{word}: {said}");
            assert!(layer.first().is_none_or(|part| lower.contains(&name(part.actor))), "{said}");
        }
        assert_eq!(found.unclaimed, lower.contains("nobody claimed it"), "{said}");
        let none = found.claimed.is_empty() && found.attributed.is_empty() && found.established.is_empty();
        assert_eq!(none && !found.unclaimed, lower.contains("responsibility is "), "{said}");
    }
}

#[test]
fn grades_stand_as_letters_and_digits_and_never_as_likelihoods() {
    let scope = shipped();
    for record in all(&scope) {
        let said = line(&scope, record);
        let digits = Credibility::ALL.into_iter().map(Credibility::meaning);
        for meaning in Reliability::ALL.iter().map(|letter| letter.meaning()).chain(digits) {
            assert!(!said.contains(meaning), "{said}");
        }
        if let Some(grade) = scope.grade(record) {
            assert!(said.contains(&format!("; {grade};")) || said.contains(&format!("[{grade};")), "{said}");
        }
        let mut own = scope.knowledge().title(record).to_lowercase();
        if let Ok(claim) = ClaimIx::try_from(record) {
            let claim = scope.knowledge().claim(claim);
            own.extend(claim.quote.iter().chain(&claim.voice).map(|text| text.to_lowercase()));
        }
        if matches!(record.kind, Kind::Claim | Kind::Event) {
            for word in ["likely", "probably", "possibly", "almost certain", "roughly even"] {
                assert!(own.contains(word) || !said.to_lowercase().contains(word), "{word}: {said}");
            }
        }
    }
}

#[test]
fn nobody_disputes_what_had_not_been_said_yet() {
    let scope = shipped();
    let mut earlier = 0;
    for (index, claim) in claims(&scope) {
        let said = spoken(&scope, index.into());
        let Some((_, disputed)) = said.split_once(" Disputed by ") else {
            earlier += usize::from(said.contains(" Disputed: "));
            continue;
        };
        let by = disputed.split([';', '.']).next().unwrap_or_default();
        for (other, other_claim) in claims(&scope).filter(|(_, other)| other.date < claim.date) {
            let dated =
                format!("{} on {}", scope.knowledge().actor(other_claim.speaker).name, long_day(other_claim.date));
            let contradicts = scope.disputes(index).iter().any(|&(claim, _)| claim == other);
            assert!(!contradicts || !by.contains(&dated), "{said}");
        }
    }
    assert!(earlier > 5, "the shipped file has claims that contradict earlier ones: {earlier}");
}

#[test]
fn what_an_event_cost_is_whole_and_nobody_says_zero() {
    let scope = shipped();
    for index in (0..scope.knowledge().len(Kind::Event) as u32).map(EventIx) {
        let said = spoken(&scope, index.into());
        let cost = said.split("Casualties: ").nth(1).unwrap_or_default();
        for wrong in ["more count", "0 killed", "0 wounded"] {
            let whole = |at: usize| !cost[..at].ends_with(|c: char| c.is_ascii_digit());
            assert!(!cost.match_indices(wrong).any(|(at, _)| whole(at)), "{said}");
        }
    }
    let tower = spoken(&scope, scope.knowledge().find("2024-01-28-tower-22").expect("a shipped record"));
    assert!(tower.contains("3 killed, 25 to more than 70 wounded by differing counts (United States)"), "{tower}");
}

#[test]
fn known_lines_read_as_they_should() {
    let scope = shipped();
    let said = |id: &str| spoken(&scope, scope.knowledge().find(id).expect("a shipped record"));
    let denied = said("us-dod-2024-01-25-not-withdrawal-talks");
    assert!(
        denied.starts_with(
            "The US Department of Defense (senior official, unnamed) said on 25 January 2024 that the meetings"
        ),
        "{denied}"
    );
    assert!(
        denied
            .ends_with("Disputed by the Government of Iraq and the Ministry of Foreign Affairs of Iraq the same day."),
        "{denied}"
    );
    let tower = said("2024-01-28-tower-22");
    assert!(tower.starts_with("28 January 2024: Drone kills three US soldiers at Tower 22"), "{tower}");
    assert!(tower.contains(" Claimed by the Islamic Resistance in Iraq; attributed to "), "{tower}");
    let count = claims(&scope).map(|(index, _)| spoken(&scope, index.into())).find(|said| {
        said.starts_with("At least 102 attacks on US and coalition forces since 17 October 2023 (47 in Iraq, 55 in Syria), by the US Department of Defense's count as of 21 December 2023")
    });
    assert!(count.is_some());
}
