//! Who did it, on the card of an event (layer by layer, each link with its grade and sources) and on the card of an actor (what
//! it claimed, was accused of, and did; and where its claims and the reports do not fit).

use super::common::{self, actor, actors, cited, named};
use super::{Line, Piece, Sheet, Tone};
use crate::model::{ActorIx, Event, EventIx, Participation, Role, Scope, counted};
use crate::query::responsibility::{
    Account, Gap, Mark, Misfit, Reason, Responsibility, contradictions, link_grade, link_sources, parts,
};

/// Claimed, attributed and established responsibility, each on lines of its own; what was told only later is counted.
pub(super) fn of_event(sheet: &mut Sheet, row: EventIx) {
    let scope = sheet.scope;
    let Some(found) = Responsibility::of(scope, row) else { return };
    let event = scope.knowledge().event(row);
    claimed(sheet, event, &found);
    let lines = |parts: &[&Participation]| parts.iter().map(|part| participation(scope, event, part)).collect();
    sheet.main("Attributed to", lines(&found.attributed));
    if found.established.is_empty() && found.mark() != Mark::NotRecorded {
        let text = "who did it is not recorded as established";
        sheet.main("Established", vec![Line::of(vec![Piece::dim(text)])]);
    }
    sheet.main("Established", lines(&found.established));
    if found.later > 0 {
        let text = format!("{} told only by later sources", found.later);
        sheet.main("Responsible", vec![Line::of(vec![Piece::new(Tone::Notice, text)])]);
    }
    does_not_fit(sheet, row);
}

fn claimed(sheet: &mut Sheet, event: &Event, found: &Responsibility) {
    let scope = sheet.scope;
    let mut lines: Vec<_> = found.claimed.iter().map(|part| participation(scope, event, part)).collect();
    if found.unclaimed {
        let words = if found.claimed.is_empty() { "nobody claimed it, as sources say" } else { "first unclaimed" };
        let mut pieces = vec![Piece::plain(words)];
        pieces.extend(cited(scope, &event.sources));
        lines.insert(0, Line::of(pieces));
    } else if found.mark() == Mark::NotRecorded {
        lines.push(Line::of(vec![Piece::new(Tone::Notice, "responsibility not recorded in this file")]));
    }
    sheet.main("Claimed by", lines);
}

/// An actor's part: by whose word, how sure the link is by itself, what to know about it, where it stands.
pub(super) fn participation(scope: &Scope, event: &Event, part: &Participation) -> Line {
    let knowledge = scope.knowledge();
    let mut pieces = actor(knowledge, part.actor);
    if !part.by.is_empty() {
        pieces.push(Piece::plain(" by "));
        pieces.extend(actors(knowledge, part.by.iter().copied()));
    } else if part.role == Role::AttributedTo {
        pieces.push(Piece::new(Tone::Notice, " by whom is not recorded"));
    }
    if matches!(part.role, Role::Attacker | Role::ClaimedBy | Role::AttributedTo) {
        pieces.extend(grade_pieces(scope, event, part));
    }
    if let Some(note) = &part.note {
        pieces.push(Piece::dim(format!(" · {note}")));
    }
    pieces.extend(cited(scope, &part.sources));
    Line::of(pieces)
}

/// ` B3 possibly true`, or ` A1 as the event, 14 sources`.
fn grade_pieces(scope: &Scope, event: &Event, part: &Participation) -> Vec<Piece> {
    let Some(found) = link_grade(scope, event, part) else { return Vec::new() };
    let mut pieces = vec![Piece::new(Tone::Grade, format!(" {}", found.grade))];
    if let Some(credibility) = part.credibility {
        pieces.push(Piece::dim(format!(" {}", credibility.meaning())));
    }
    if !found.is_own {
        let sources = link_sources(scope, event, part).shown.len();
        pieces.push(Piece::dim(format!(" as the event, {}", counted(sources, "source"))));
    }
    pieces
}

/// Where claim and report part; where nobody claimed it, the claims about it that contradict each other.
fn does_not_fit(sheet: &mut Sheet, event: EventIx) {
    let scope = sheet.scope;
    let misfit = Misfit::of(scope, event, None);
    let reasons = misfit.map_or_else(|| contradictions(scope, event), |misfit| misfit.reasons);
    // The link's own note stands beside the link already.
    let lines = reasons.iter().filter(|reason| !matches!(reason, Reason::Link { .. }));
    sheet.main("Does not fit", lines.map(|reason| reason_line(scope, reason)).collect());
}

/// A reason: `≠ other place: …`, with both claims as links where two contradict each other.
fn reason_line(scope: &Scope, reason: &Reason) -> Line {
    let knowledge = scope.knowledge();
    let word = |gap: Gap| Piece::new(Tone::Dispute, format!("≠ {}: ", gap.words()));
    Line::of(match reason {
        Reason::Link { gap, note, digit } => {
            let digit = digit.map(|digit| format!("the claim {digit}, {}", digit.meaning()));
            let told: Vec<_> = note.clone().into_iter().chain(digit).collect();
            vec![word(*gap), Piece::plain(told.join(" · "))]
        }
        Reason::Doubtful(credibility) => {
            vec![word(Gap::Other), Piece::plain(format!("graded {credibility}, {}", credibility.meaning()))]
        }
        Reason::Sentence { gap, text } => vec![word(*gap), Piece::plain(text)],
        Reason::Claims { first, second, over } => {
            let over = over.map_or_else(|| "⇄ ".to_owned(), |over| format!("⇄ over {over}: "));
            let mut pieces = vec![Piece::new(Tone::Dispute, over)];
            for (number, &claim) in [first, second].into_iter().enumerate() {
                if number > 0 {
                    pieces.push(Piece::new(Tone::Dispute, " against "));
                }
                let record = knowledge.claim(claim);
                pieces.extend(actor(knowledge, record.speaker));
                pieces.push(Piece::dim(format!(", {}: ", crate::model::day_text(record.date))));
                pieces.push(Piece::plain(&record.statement).to(claim));
                pieces.extend(scope.grade(claim.into()).map(|grade| Piece::new(Tone::Grade, format!(" {grade}"))));
            }
            if [first, second].into_iter().any(|&claim| scope.is_overtaken(claim)) {
                pieces.push(Piece::dim(" · no longer live"));
            }
            pieces
        }
    })
}

/// What an actor claimed, was accused of and did: the counts in the main text, the events beside it.
pub(super) fn of_actor(sheet: &mut Sheet, row: ActorIx) {
    let scope = sheet.scope;
    let Some(account) = Account::of(scope, row) else { return };
    let mut lines = vec![Line::of(vec![Piece::plain(account.words())])];
    if !account.claimed.is_empty() {
        let rest = account.claimed.len() - account.borne_out;
        let text = format!(
            "Of what it claimed {} borne out (grades 1–2), {rest} only claimed or reported.",
            account.borne_out
        );
        lines.push(Line::of(vec![Piece::dim(text)]));
    }
    sheet.main("Responsibility", lines);
    let misfits = account.misfits.iter().map(|misfit| misfit_row(scope, misfit)).collect();
    group(sheet, "Claim and report do not fit", misfits);
    for (label, events, role) in [
        ("Claimed", &account.claimed, Role::ClaimedBy),
        ("Accused of", &account.accused, Role::AttributedTo),
        ("Established", &account.established, Role::Attacker),
    ] {
        let lines = events.iter().take(sheet.group).map(|&event| event_row(scope, event, row, role));
        let mut lines: Vec<_> = lines.collect();
        lines.resize(events.len(), Line::default());
        group(sheet, label, lines);
    }
}

/// Adds the first lines of a group and the number of the others.
fn group(sheet: &mut Sheet, label: &str, mut lines: Vec<Line>) {
    let all = lines.len();
    lines.truncate(sheet.group);
    if all > lines.len() {
        lines.push(Line::row(vec![Piece::dim(format!("and {} more", all - lines.len()))]));
    }
    sheet.aside(&format!("{label} ({all})"), lines);
}

/// `28 Jan 2024 Drone kills three … · other place`.
fn misfit_row(scope: &Scope, misfit: &Misfit) -> Line {
    let mut pieces = named(scope.knowledge(), misfit.event.into());
    let gaps: Vec<_> = misfit.gaps().into_iter().map(Gap::words).collect();
    pieces.insert(0, Piece::new(Tone::Dispute, format!("≠ {} ", gaps.join(", "))));
    Line::row(pieces)
}

/// An event with whose word it is and the grade of the link.
fn event_row(scope: &Scope, event: EventIx, actor: ActorIx, role: Role) -> Line {
    let knowledge = scope.knowledge();
    let mut pieces = Vec::new();
    for part in parts(scope, event, actor, role) {
        if let Some(found) = link_grade(scope, knowledge.event(event), part) {
            pieces.push(Piece::new(Tone::Grade, format!("{} ", found.grade)));
        }
        if !part.by.is_empty() {
            pieces.push(Piece::plain("by "));
            let labels = part
                .by
                .iter()
                .map(|&by| vec![Piece::new(Tone::Side(knowledge.actor(by).side), knowledge.actor(by).label()).to(by)]);
            pieces.extend(common::joined(labels));
            pieces.push(Piece::plain(": "));
        }
    }
    pieces.extend(named(knowledge, event.into()));
    Line::row(pieces)
}
