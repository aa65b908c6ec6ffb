//! Who answers for what: link by link, over all events of an actor, and where claim and report part.

use sitrep::model::EventIx;
use sitrep::query::card::Card;
use sitrep::query::responsibility::{Account, Gap, Misfit, Reason, link_grade};

use super::*;

fn event_ix(knowledge: &Knowledge, id: &str) -> EventIx {
    knowledge.find(id).and_then(|record| EventIx::try_from(record).ok()).unwrap_or_else(|| panic!("no event {id}"))
}

fn event(id: &str, credibility: u8, actors: &str, more: &str) -> String {
    let day = &id[..10];
    format!(
        "[[event]]\nid = \"{id}\"\ndate = {day}\nkind = \"attack\"\ntitle = \"Event {id}\"\nsummary = \"Something.\"\nplaces = [\"asad\"]\nactors = [{{ id = \"force\", role = \"target\" }}, {actors}]\n{more}\ncredibility = {credibility}\nsources = [\"paper\"]\n\n"
    )
}

fn attacks() -> Arc<Knowledge> {
    let claimed = "{ id = \"observatory\", role = \"claimed-by\" }";
    let mut own = String::new();
    own += &event("2024-01-05-plain", 1, claimed, "means = [\"rocket\"]");
    own += &event(
        "2024-01-06-own-link",
        1,
        "{ id = \"observatory\", role = \"claimed-by\", credibility = 3, note = \"its statement names another base\" }",
        "",
    );
    own += &event(
        "2024-01-07-weapon",
        2,
        claimed,
        "means = [\"rocket\"]\nnote = \"The claim speaks of drones. All else fits.\"",
    );
    own += &event("2024-01-08-silent", 5, claimed, "");
    own += &event("2024-01-09-denied", 2, claimed, "");
    own += &event(
        "2024-01-10-accused",
        2,
        "{ id = \"observatory\", role = \"attributed-to\", by = [\"dod\"], sources = [\"undated\"], credibility = 4 }",
        "",
    );
    own += &event("2024-01-11-unclaimed", 2, "{ id = \"dod\", role = \"casualty\" }", "unclaimed = true");
    own += &event("2024-01-12-silence", 2, "{ id = \"dod\", role = \"casualty\" }", "");
    own += &claim("we-hit", "2024-01-09", "observatory", "about = [\"2024-01-09-denied\"]");
    own += &claim("you-did-not", "2024-01-10", "dod", "disputes = [{ id = \"we-hit\", over = \"fact\" }]");
    hand_made(&own)
}

#[test]
fn the_account_keeps_claimed_accused_and_established_apart() {
    let knowledge = attacks();
    let scope = scope_all(&knowledge);
    let account = Account::of(&scope, actor_ix(&knowledge, "observatory")).expect("it has one");
    assert_eq!((account.claimed.len(), account.accused.len(), account.established.len()), (5, 1, 0));
    assert_eq!(account.borne_out, 3, "the link's own digit counts before the event's");
    assert_eq!(account.words(), "claimed 5 · accused of 1 · established none recorded");
    assert!(Account::of(&scope, actor_ix(&knowledge, "press")).is_none());
    let early = scope_until(&knowledge, Clock::Happened, "2024-01-05");
    let account = Account::of(&early, actor_ix(&knowledge, "observatory")).expect("it has one");
    assert_eq!((account.claimed.len(), account.accused.len()), (1, 0));
}

#[test]
fn where_claim_and_report_part_is_said_with_the_reason() {
    let knowledge = attacks();
    let scope = scope_all(&knowledge);
    let gaps = |id: &str| Misfit::of(&scope, event_ix(&knowledge, id), None).map(|misfit| misfit.gaps());
    assert_eq!(gaps("2024-01-05-plain"), None);
    assert_eq!(gaps("2024-01-06-own-link"), Some(vec![Gap::Place]));
    assert_eq!(gaps("2024-01-07-weapon"), Some(vec![Gap::Weapon]));
    assert_eq!(gaps("2024-01-08-silent"), Some(vec![Gap::Other]));
    assert_eq!(gaps("2024-01-09-denied"), Some(vec![Gap::Denied]));
    assert_eq!(gaps("2024-01-10-accused"), None, "nobody claimed it");
    let weapon = Misfit::of(&scope, event_ix(&knowledge, "2024-01-07-weapon"), None).expect("a misfit");
    let sentence = Reason::Sentence { gap: Gap::Weapon, text: "The claim speaks of drones.".to_owned() };
    assert_eq!(weapon.reasons, [sentence], "only the sentence that says so is quoted");
    let before = scope_until(&knowledge, Clock::Happened, "2024-01-09");
    assert_eq!(Misfit::of(&before, event_ix(&knowledge, "2024-01-09-denied"), None), None, "not denied yet");
}

#[test]
fn each_link_has_its_own_grade_or_that_of_the_event() {
    let knowledge = attacks();
    let scope = scope_all(&knowledge);
    let grade = |id: &str, actor: &str| {
        let event = knowledge.event(event_ix(&knowledge, id));
        let part = event.actors.iter().find(|part| part.actor == actor_ix(&knowledge, actor)).expect("a part");
        link_grade(&scope, event, part).map(|found| (found.grade.to_string(), found.is_own))
    };
    assert_eq!(grade("2024-01-05-plain", "observatory"), Some(("B1".to_owned(), false)));
    assert_eq!(grade("2024-01-06-own-link", "observatory"), Some(("B3".to_owned(), true)));
    assert_eq!(grade("2024-01-10-accused", "observatory"), Some(("C4".to_owned(), true)));
}

fn card_text(scope: &Scope, id: &str) -> String {
    let record = scope.knowledge().find(id).unwrap_or_else(|| panic!("no {id}"));
    let card = Card::of(scope, record);
    let lines =
        card.fields.iter().flat_map(|field| field.lines.iter().map(|line| format!("{}: {}", field.label, line.text())));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn unclaimed_and_not_recorded_read_differently_on_the_card() {
    let knowledge = attacks();
    let scope = scope_all(&knowledge);
    let unclaimed = card_text(&scope, "2024-01-11-unclaimed");
    assert!(unclaimed.contains("Claimed by: nobody claimed it, as sources say · Press"), "{unclaimed}");
    let silent = card_text(&scope, "2024-01-12-silence");
    assert!(silent.contains("Claimed by: responsibility not recorded in this file"), "{silent}");
    let accused = card_text(&scope, "2024-01-10-accused");
    assert!(
        accused.contains("Attributed to: Observatory ·W by Department of Defense ·W C4 doubtful · Press"),
        "{accused}"
    );
    assert!(accused.contains("Established: who did it is not recorded as established"), "{accused}");
}

#[test]
fn tower_22_in_three_layers_with_the_dispute_over_the_place() {
    let knowledge = shipped();
    let scope = scope_all(&knowledge);
    let card = card_text(&scope, "2024-01-28-tower-22");
    for wanted in [
        "Claimed by: Islamic Resistance in Iraq ·R",
        "its statement names Rukban and al-Tanf, not Tower 22 or Jordan",
        "Attributed to: Kataib Hezbollah ·R by US Department of Defense",
        "Attributed to: Harakat Ansar Allah al-Awfiya ·R by US Department of State",
        "Established: who did it is not recorded as established",
        "Does not fit: ⇄ over place: Jordan",
    ] {
        assert!(card.contains(wanted), "no `{wanted}` in:\n{card}");
    }
}

#[test]
fn in_the_shipped_file_accounts_have_the_counts_of_the_plain_file() {
    let (knowledge, plain) = (shipped(), plain());
    let scope = scope_all(&knowledge);
    for actor in rows(&plain, "actor") {
        let id = text(actor, "id").expect("an id");
        let count = |role: &str| {
            let has = |row: &&toml::Value| {
                row["actors"]
                    .as_array()
                    .expect("actors")
                    .iter()
                    .any(|part| text(part, "id") == Some(id) && text(part, "role") == Some(role))
            };
            rows(&plain, "event").iter().filter(has).count()
        };
        let wanted = [count("claimed-by"), count("attributed-to"), count("attacker")];
        let found = Account::of(&scope, actor_ix(&knowledge, id)).unwrap_or_default();
        assert_eq!([found.claimed.len(), found.accused.len(), found.established.len()], wanted, "{id}");
    }
}

#[test]
fn in_the_shipped_file_what_was_not_detected_is_found() {
    let knowledge = shipped();
    let scope = scope_all(&knowledge);
    let account = Account::of(&scope, actor_ix(&knowledge, "islamic-resistance-in-iraq")).expect("it has one");
    let gaps = |id: &str| {
        let event = event_ix(&knowledge, id);
        account.misfits.iter().find(|misfit| misfit.event == event).map(Misfit::gaps).unwrap_or_default()
    };
    assert!(gaps("2024-02-03-harir-drone").contains(&Gap::NotDetected));
    assert!(gaps("2024-01-28-tower-22").contains(&Gap::Place));
    assert!(gaps("2023-10-19-conoco").contains(&Gap::Weapon));
    assert!(gaps("2023-12-25-erbil-drone").contains(&Gap::Place));
    assert!(gaps("2024-01-18-mq9-diyala").contains(&Gap::Denied));
    assert!(gaps("2024-01-06-tanf-drone").is_empty(), "a claim that nobody speaks against");
    assert!(
        account.misfits.len() < account.claimed.len() / 2,
        "{} of {}",
        account.misfits.len(),
        account.claimed.len()
    );
}
