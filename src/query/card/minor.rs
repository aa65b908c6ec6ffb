//! The cards of places, ties, questions, measures, sources and sides.

use super::common::{self, actor, actors};
use super::{Line, Piece, Sheet, Tone};
use crate::model::{Amount, ClaimIx, Country, Kind, LinkKind, MeasureKind, RecordRef, day_text};
use crate::query::{figure, when};

/// A place's fields; its heading.
pub(super) fn place(sheet: &mut Sheet, record: RecordRef) -> String {
    let place = &sheet.scope.knowledge().places[record.index as usize];
    sheet.words("", &place.name);
    sheet.optional("", place.summary.as_deref());
    let governorate = place.governorate.as_deref().map_or_else(String::new, |name| format!("{name}, "));
    sheet.words("In", format!("{governorate}{} ({})", place.country.name(), place.country));
    if let Some(position) = place.position {
        let (north, east) = (position.lat, position.lon);
        sheet.words("Position", format!("{north:.4}, {east:.4} ({} WGS 84)", position.precision));
    } else {
        let text = "coordinates not recorded";
        sheet.main("Position", vec![Line::of(vec![Piece::new(Tone::Notice, text)])]);
    }
    common::grade(sheet, record);
    if !place.aliases.is_empty() {
        sheet.words("Also", place.aliases.join(", "));
    }
    sheet.optional("Native", place.native.as_deref());
    common::capitalised(&place.kind.name().replace('-', " "))
}

/// A tie's fields; its heading.
pub(super) fn relation(sheet: &mut Sheet, record: RecordRef) -> String {
    let knowledge = sheet.scope.knowledge();
    let relation = &knowledge.relations[record.index as usize];
    let mut pieces = actor(knowledge, relation.from);
    pieces.push(Piece::plain(format!(" {} ", relation.kind.verb())));
    pieces.extend(actor(knowledge, relation.to));
    sheet.main("", vec![Line::of(pieces)]);
    sheet.optional("", relation.note.as_deref());
    match when::period(sheet.scope, relation.since, relation.until) {
        Some(dates) => sheet.words("When", dates),
        None => sheet.main("When", vec![Line::of(vec![Piece::new(Tone::Notice, "dates not recorded")])]),
    }
    common::grade(sheet, record);
    format!("Tie · {}", relation.kind)
}

/// A question's fields: its positions, each with its claims; its heading.
pub(super) fn topic(sheet: &mut Sheet, record: RecordRef) -> String {
    let scope = sheet.scope;
    let topic = &scope.knowledge().topics[record.index as usize];
    sheet.words("", &topic.question);
    sheet.optional("", topic.summary.as_deref());
    let mut positions: Vec<(&str, Vec<ClaimIx>)> = Vec::new();
    for claim in answers(sheet, record, LinkKind::Topic) {
        let position = scope.knowledge().claim(claim).position.as_deref().unwrap_or("no position recorded");
        match positions.iter_mut().find(|(known, _)| *known == position) {
            Some((_, claims)) => claims.push(claim),
            None => positions.push((position, vec![claim])),
        }
    }
    for (position, claims) in positions {
        let rows = claims.iter().map(|&claim| common::claim_row(scope, claim)).collect();
        let label = crate::text::safe(position).into_owned();
        sheet.main(&format!("{label} ({})", claims.len()), rows);
    }
    "Question".to_owned()
}

/// The claims that answer a question or give a figure, the oldest first.
fn answers(sheet: &Sheet, record: RecordRef, kind: LinkKind) -> Vec<ClaimIx> {
    let links = sheet.scope.back_links(record).filter(|link| link.kind == kind);
    let mut claims: Vec<_> = links.filter_map(|link| ClaimIx::try_from(link.other).ok()).collect();
    claims.sort_by_key(|&claim| sheet.scope.knowledge().claim(claim).date);
    claims
}

/// A measure's fields: every figure with its words; its heading.
pub(super) fn measure(sheet: &mut Sheet, record: RecordRef) -> String {
    let scope = sheet.scope;
    let knowledge = scope.knowledge();
    let measure = &knowledge.measures[record.index as usize];
    sheet.words("", &measure.name);
    sheet.optional("", measure.summary.as_deref());
    sheet.words(
        "Kind",
        match measure.kind {
            MeasureKind::Running => format!("running total, in {}", measure.unit),
            MeasureKind::Level => format!("number at a time, in {}", measure.unit),
        },
    );
    if let Some(rule) = &measure.events {
        let mut pieces = vec![Piece::plain(format!("recorded {} on ", rule.kind.plural()))];
        pieces.extend(actors(knowledge, rule.targets.iter().copied()));
        if !rule.countries.is_empty() {
            let names: Vec<_> = rule.countries.iter().map(Country::name).collect();
            pieces.push(Piece::plain(format!(" in {}", names.join(", "))));
        }
        sheet.main("Held against", vec![Line::of(pieces)]);
    }
    let figures = answers(sheet, record, LinkKind::Measure);
    let line = |&claim: &ClaimIx| {
        let record = knowledge.claim(claim);
        let quantity = record.quantity.as_ref()?;
        let until = quantity.until.unwrap_or(record.date);
        let counter = figure::counter(knowledge, record);
        let mut pieces = vec![
            Piece::dim(format!("{} ", day_text(until))),
            Piece::plain(Amount::from(quantity).to_string()).to(claim),
            Piece::plain(" · "),
        ];
        pieces.extend(actor(knowledge, counter));
        if let Some(grade) = scope.grade(claim.into()) {
            pieces.push(Piece::new(Tone::Grade, format!(" {grade}")));
        }
        let disputes = scope.disputes(claim).len();
        if disputes > 0 {
            pieces.push(Piece::new(Tone::Dispute, format!(" ⇄ {disputes}")));
        }
        Some(Line::row(pieces))
    };
    let lines: Vec<_> = figures.iter().filter_map(line).collect();
    sheet.main(&format!("Figures ({})", lines.len()), lines);
    "Measure".to_owned()
}

/// A source's fields; its heading.
pub(super) fn source(sheet: &mut Sheet, record: RecordRef) -> String {
    let source = &sheet.scope.knowledge().sources[record.index as usize];
    sheet.words("", &source.title);
    let date = source.date.map_or_else(|| "undated".to_owned(), day_text);
    sheet.words("Publisher", format!("{}, {date} · {} · {}", source.publisher, source.kind, source.language()));
    let letter = Piece::new(Tone::Grade, source.reliability.name());
    sheet.main("Grade", vec![Line::of(vec![letter, Piece::plain(format!(" {}", source.reliability.meaning()))])]);
    sheet.optional("Address", source.url.as_deref());
    match &source.origin {
        Some(origin) => sheet.words("Origin", &**origin),
        None => sheet.words("Origin", "its own"),
    }
    sheet.optional("Note", source.note.as_deref());
    "Source".to_owned()
}

/// A side's fields; its heading.
pub(super) fn side(sheet: &mut Sheet, record: RecordRef) -> String {
    let knowledge = sheet.scope.knowledge();
    let side = &knowledge.sides[record.index as usize];
    sheet.words("", format!("{} ·{}", side.name, side.mark));
    sheet.optional("", side.summary.as_deref());
    common::capitalised(Kind::Side.name())
}
