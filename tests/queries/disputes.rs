//! Questions, positions, contradictions, moves, lives.

use std::collections::{BTreeMap, BTreeSet};

use sitrep::model::{Clock, DisputeOver};
use sitrep::query::disputes::{self, Board, MarkKind, Matrix, Subject};
use sitrep::query::life::{Act, Earlier, life, sentence};

use super::*;

fn talks() -> Arc<Knowledge> {
    let mut own = String::new();
    own += &claim("dod-no", "2024-01-10", "ryder", "topic = \"talks\"\nposition = \"No\"");
    own += &claim(
        "baghdad-yes",
        "2024-01-12",
        "baghdad",
        "topic = \"talks\"\nposition = \"Yes\"\ndisputes = [{ id = \"dod-no\", over = \"definition\" }]",
    );
    own += &claim(
        "press-yes",
        "2024-01-13",
        "press",
        "topic = \"talks\"\nposition = \"Yes\"\ncorroborates = [\"baghdad-yes\"]",
    );
    own += &claim("dod-yes", "2024-02-20", "dod", "topic = \"talks\"\nposition = \"Yes\"\nsupersedes = [\"dod-no\"]");
    own += &claim("told", "2024-02-01", "ryder", "topic = \"notice\"\nposition = \"Told\"");
    own += &claim(
        "not-told",
        "2024-02-02",
        "baghdad",
        "topic = \"notice\"\nposition = \"Not told\"\ndisputes = [\"told\"]",
    );
    own +=
        &claim("took-back", "2024-02-05", "dod", "topic = \"notice\"\nposition = \"Not told\"\ncorrects = [\"told\"]");
    own += &claim("shot", "2024-02-10", "baghdad", "");
    own +=
        &claim("not-shot", "2024-02-11", "centcom", "disputes = [{ id = \"shot\", over = \"place\" }, \"press-yes\"]");
    hand_made(&own)
}

#[test]
fn questions_count_positions_speakers_claims_and_live_contradictions_of_that_day() {
    let knowledge = talks();
    let counts = |scope: &Scope| -> Vec<_> {
        disputes::all(scope)
            .into_iter()
            .map(|q| (q.positions, q.speakers, q.claims, q.live, q.hidden.total()))
            .collect()
    };
    let early = scope_until(&knowledge, Clock::Happened, "2024-02-03");
    // The contradiction of the talks is live until the department's new position; that of the notice until it is taken back.
    assert_eq!(counts(&early), [(2, 3, 3, 1, 1), (2, 2, 2, 1, 1)]);
    let late = scope_all(&knowledge);
    let pair = (2, 2, 2, 1, 0);
    assert_eq!(counts(&late), [(2, 4, 4, 1, 0), (2, 3, 3, 0, 0), pair, pair]);
}

#[test]
fn a_contradiction_outside_its_question_is_live_in_it_and_a_pair_of_its_own() {
    let knowledge = talks();
    let scope = scope_all(&knowledge);
    let [press, not_shot, shot] = ["press-yes", "not-shot", "shot"].map(|id| claim_ix(&knowledge, id));
    let subjects: Vec<_> = disputes::all(&scope).into_iter().map(|question| question.subject).collect();
    assert_eq!(subjects[2..], [Subject::Pair(press, not_shot), Subject::Pair(shot, not_shot)]);
    assert_eq!(disputes::of_claim(&scope, not_shot), subjects[2..]);
    let talks = Subject::Topic(topic_ix(&knowledge, "talks"));
    assert_eq!(disputes::of_claim(&scope, press), [talks, Subject::Pair(press, not_shot)], "the question comes first");
    let before = scope_until(&knowledge, Clock::Happened, "2024-02-10");
    assert_eq!(disputes::of_claim(&before, press), [talks], "the contradiction came later");
    let pair = Board::of(&scope, Subject::Pair(shot, not_shot));
    assert_eq!(pair.columns.len(), 2);
    let kinds =
        |column: usize| -> Vec<_> { pair.columns[column].stands[0].marks.iter().map(|mark| mark.kind).collect() };
    assert_eq!(kinds(0), [MarkKind::Disputes(Some(DisputeOver::Place))]);
    assert_eq!(kinds(1), [MarkKind::Disputes(Some(DisputeOver::Place)), MarkKind::Disputes(None)]);
}

#[test]
fn a_board_has_a_column_for_each_position_and_the_marks_of_its_day() {
    let knowledge = talks();
    let board = |scope: &Scope| Board::of(scope, Subject::Topic(topic_ix(&knowledge, "talks")));
    let late = board(&scope_all(&knowledge));
    let positions: Vec<_> = late.columns.iter().map(|column| column.position.as_deref()).collect();
    assert_eq!(positions, [Some("Yes"), Some("No")]);
    let claims: Vec<_> = late.columns[0].stands.iter().map(|stand| stand.claim).collect();
    assert_eq!(claims, ["baghdad-yes", "press-yes", "dod-yes"].map(|id| claim_ix(&knowledge, id)));
    let marks: Vec<_> = late.columns[1].stands[0].marks.iter().map(|mark| (mark.kind, mark.live)).collect();
    assert_eq!(marks, [(MarkKind::Disputes(Some(DisputeOver::Definition)), false), (MarkKind::SupersededBy, true),]);
    let early = board(&scope_until(&knowledge, Clock::Happened, "2024-01-12"));
    assert_eq!(early.columns[0].stands[0].marks.len(), 1, "the newer position is not known yet");
    assert!(early.columns[0].stands[0].marks[0].live);
    assert_eq!(early.hidden.total(), 2);
}

#[test]
fn a_move_counts_for_the_organisation_and_names_its_days() {
    let knowledge = talks();
    let board = Board::of(&scope_all(&knowledge), Subject::Topic(topic_ix(&knowledge, "talks")));
    assert_eq!(board.moves.len(), 1);
    assert_eq!(board.moves[0].who, actor_ix(&knowledge, "dod"));
    let steps: Vec<_> = board.moves[0].steps.iter().map(|step| (step.date, &*step.columns)).collect();
    assert_eq!(steps, [(day("2024-01-10"), &[1][..]), (day("2024-02-20"), &[0])]);
    let before = scope_until(&knowledge, Clock::Happened, "2024-02-19");
    assert!(Board::of(&before, board.subject).moves.is_empty());
}

#[test]
fn the_matrix_shows_the_latest_position_of_the_day_and_who_contradicts_it() {
    let knowledge = talks();
    let dod = |scope: &Scope| {
        let matrix = Matrix::of(scope);
        let row = matrix.rows.iter().find(|row| row.speaker == actor_ix(&knowledge, "dod")).expect("a row").clone();
        *row.answer(matrix.topics[0]).expect("an answer")
    };
    let early = dod(&scope_until(&knowledge, Clock::Happened, "2024-02-03"));
    assert_eq!((early.claim, early.moved), (claim_ix(&knowledge, "dod-no"), false));
    assert_eq!(
        early.contradicted_by(&scope_until(&knowledge, Clock::Happened, "2024-02-03")),
        [claim_ix(&knowledge, "baghdad-yes")]
    );
    let late = dod(&scope_all(&knowledge));
    assert_eq!((late.claim, late.moved), (claim_ix(&knowledge, "dod-yes"), true));
    assert!(late.contradicted_by(&scope_all(&knowledge)).is_empty());
}

#[test]
fn a_life_has_every_step_of_its_day_in_order() {
    let knowledge = talks();
    let told = claim_ix(&knowledge, "told");
    let acts = |until: &str| -> Vec<_> {
        life(&scope_until(&knowledge, Clock::Happened, until), told).into_iter().map(|step| step.act).collect()
    };
    assert_eq!(acts("2024-02-01"), [Act::Said]);
    assert_eq!(acts("2024-02-04"), [Act::Said, Act::Denied(None)]);
    assert_eq!(acts("2024-03-01"), [Act::Said, Act::Denied(None), Act::Withdrawn]);
    let steps = life(&scope_all(&knowledge), claim_ix(&knowledge, "dod-yes"));
    assert_eq!(steps[0].act, Act::Before(Earlier::Replaced));
    let line = sentence(&knowledge, &life(&scope_all(&knowledge), told));
    assert_eq!(
        line,
        "1 Feb 2024 said, Pat Ryder → 2 Feb 2024 denied, Baghdad → 5 Feb 2024 withdrawn, Department of Defense"
    );
}

#[test]
fn an_event_leads_to_the_disputes_of_the_claims_that_speak_of_it() {
    let own = attack("2024-01-05-attack", "2024-01-05", "asad", 1, "")
        + &claim("one", "2024-01-06", "baghdad", "about = [\"2024-01-05-attack\"]")
        + &claim("two", "2024-01-07", "dod", "disputes = [\"one\"]");
    let knowledge = hand_made(&own);
    let scope = scope_all(&knowledge);
    let pair = Subject::Pair(claim_ix(&knowledge, "one"), claim_ix(&knowledge, "two"));
    assert_eq!(disputes::of_record(&scope, knowledge.find("2024-01-05-attack").expect("an event")), [pair]);
}

#[test]
fn the_shipped_questions_hold_what_the_file_says() {
    let knowledge = shipped();
    let plain = plain();
    let questions = disputes::all(&scope_all(&knowledge));
    let claims = rows(&plain, "claim");
    let overtaken: BTreeSet<_> =
        claims.iter().flat_map(|claim| [ids(claim, "corrects"), ids(claim, "supersedes")].concat()).collect();
    let topic_of: BTreeMap<_, _> = claims.iter().map(|claim| (text(claim, "id"), text(claim, "topic"))).collect();
    let contradictions: BTreeSet<[&str; 2]> = claims
        .iter()
        .flat_map(|claim| ids(claim, "disputes").into_iter().map(|other| (text(claim, "id").expect("id"), other)))
        .map(|(one, other)| {
            let other = claims.iter().find_map(|claim| text(claim, "id").filter(|id| *id == other)).expect("a claim");
            if one < other { [one, other] } else { [other, one] }
        })
        .collect();
    for topic in rows(&plain, "topic") {
        let id = text(topic, "id");
        let own: Vec<_> = claims.iter().filter(|claim| text(claim, "topic") == id).collect();
        let different = |key| own.iter().map(|claim| text(claim, key)).collect::<BTreeSet<_>>().len();
        let live = contradictions
            .iter()
            .filter(|sides| sides.iter().all(|side| !overtaken.contains(*side)))
            .filter(|sides| sides.iter().any(|side| topic_of[&Some(*side)] == id))
            .count();
        let subject = Subject::Topic(topic_ix(&knowledge, id.expect("id")));
        let question = questions.iter().find(|question| question.subject == subject).expect("listed");
        let expected = (different("position"), different("speaker"), own.len(), live);
        assert_eq!((question.positions, question.speakers, question.claims, question.live), expected, "{id:?}");
    }
    let outside = contradictions
        .iter()
        .filter(|[a, b]| topic_of[&Some(*a)].is_none() || topic_of[&Some(*a)] != topic_of[&Some(*b)])
        .count();
    assert_eq!(questions.len(), rows(&plain, "topic").len() + outside);
}

#[test]
fn every_shipped_claim_with_a_contradiction_has_a_dispute_and_its_life_tells_all_of_it() {
    let knowledge = shipped();
    let scope = scope_all(&knowledge);
    for row in 0..knowledge.claims.len() as u32 {
        let claim = ClaimIx(row);
        let found = disputes::of_claim(&scope, claim);
        let part_of_one = knowledge.claim(claim).topic.is_some() || !scope.disputes(claim).is_empty();
        assert_eq!(!found.is_empty(), part_of_one, "{}", knowledge.claim(claim).id);
        for subject in found {
            let board = Board::of(&scope, subject);
            assert!(board.find(claim).is_some(), "{} is on its board", knowledge.claim(claim).id);
        }
        let steps = life(&scope, claim);
        let told: BTreeSet<_> = steps.iter().map(|step| step.claim).collect();
        assert!(scope.disputes(claim).iter().all(|(other, _)| told.contains(other)));
        assert!(steps.is_sorted_by_key(|step| step.date));
    }
}

#[test]
fn the_notice_to_baghdad_was_said_denied_and_withdrawn() {
    let knowledge = shipped();
    let said = claim_ix(&knowledge, "john-kirby-2024-02-02-iraq-informed");
    let acts = |until| -> Vec<_> {
        life(&scope_until(&knowledge, Clock::Known, until), said).into_iter().map(|step| step.act).collect()
    };
    assert_eq!(acts("2024-02-03"), [Act::Said, Act::Denied(Some(DisputeOver::Fact))]);
    let late = acts("2024-02-07");
    assert_eq!(late[..2], [Act::Said, Act::Denied(Some(DisputeOver::Fact))]);
    assert!(late.len() > 3 && late[2..].iter().all(|&act| act == Act::Withdrawn), "{late:?}");
}
