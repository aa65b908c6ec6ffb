//! What cards of all kinds share: names of records as links, grade, sources with their origins, back-links.

use super::{Line, Piece, Sheet, Tone};
use crate::model::{ActorIx, ClaimIx, Kind, Knowledge, Link, LinkKind, RecordRef, Scope, SourceIx, counted, day_text};
use crate::query::responsibility::is_in_account;
use crate::query::standing::DISPUTE_SIGN;
use crate::query::{sources, when};

/// How many records a group of back-links lists on the screen; the rest are counted.
pub(super) const GROUP: usize = 8;

/// An actor as a link, with the mark of its side.
pub(in crate::query) fn actor(knowledge: &Knowledge, actor: ActorIx) -> Vec<Piece> {
    let record = knowledge.actor(actor);
    let mark = &knowledge.side(record.side).mark;
    vec![Piece::new(Tone::Side(record.side), &record.name).to(actor), Piece::dim(format!(" ·{mark}"))]
}

/// Actors one after the other.
pub(in crate::query) fn actors(knowledge: &Knowledge, list: impl IntoIterator<Item = ActorIx>) -> Vec<Piece> {
    joined(list.into_iter().map(|one| actor(knowledge, one)))
}

/// Groups of pieces with commas between them.
pub(in crate::query) fn joined(groups: impl IntoIterator<Item = Vec<Piece>>) -> Vec<Piece> {
    let mut all = Vec::new();
    for group in groups {
        if !all.is_empty() {
            all.push(Piece::plain(", "));
        }
        all.extend(group);
    }
    all
}

/// ` · ` and the publishers of sources as links, for a part of a record that cites sources of its own.
pub(in crate::query) fn cited(scope: &Scope, sources: &[SourceIx]) -> Vec<Piece> {
    let shown = scope.split_sources(sources).shown;
    if shown.is_empty() {
        return Vec::new();
    }
    let publisher = |&source: &SourceIx| vec![Piece::dim(&scope.knowledge().source(source).publisher).to(source)];
    let mut pieces = vec![Piece::dim(" · ")];
    pieces.extend(joined(shown.iter().map(publisher)));
    pieces
}

/// Any record as links name it: an actor with its mark, another by its title, with its day where it has one.
pub(in crate::query) fn named(knowledge: &Knowledge, record: RecordRef) -> Vec<Piece> {
    if let Ok(found) = ActorIx::try_from(record) {
        return actor(knowledge, found);
    }
    let day = match record.kind {
        Kind::Event | Kind::Claim => knowledge.date(record).map(|day| Piece::dim(format!("{} ", day_text(day)))),
        _ => None,
    };
    day.into_iter().chain([Piece::plain(knowledge.title(record)).to(record)]).collect()
}

/// A claim in a list: day, speaker, what it says, grade, and the mark of live contradictions.
pub(in crate::query) fn claim_row(scope: &Scope, claim: ClaimIx) -> Line {
    let mut line = unmarked_claim_row(scope, claim);
    let live = scope.live_disputes(claim);
    if live > 0 {
        line.pieces.push(Piece::new(Tone::Dispute, format!(" {DISPUTE_SIGN} {live}")));
    }
    line
}

/// A claim in a list of what contradicts another, where the mark would say nothing new.
pub(in crate::query) fn unmarked_claim_row(scope: &Scope, claim: ClaimIx) -> Line {
    let knowledge = scope.knowledge();
    let record = knowledge.claim(claim);
    let speaker = knowledge.actor(record.speaker);
    let mut pieces = vec![
        Piece::dim(format!("{} ", day_text(record.date))),
        Piece::new(Tone::Side(speaker.side), speaker.label()),
        Piece::plain(": "),
        Piece::plain(&record.statement).to(claim),
    ];
    if let Some(grade) = scope.grade(claim.into()) {
        pieces.push(Piece::new(Tone::Grade, format!(" {grade}")));
    }
    Line::of(pieces)
}

/// Adds the grade in letters and words, with the number of prints and origins and how late the newest is.
pub(super) fn grade(sheet: &mut Sheet, record: RecordRef) {
    let Some(grade) = sheet.scope.grade(record) else { return };
    let mut words = grade.reliability.meaning().to_owned();
    if let Some(credibility) = grade.credibility {
        words = format!("{words}; {}", credibility.meaning());
    }
    let origins = sources::origins_text(sheet.scope.knowledge(), &sheet.scope.sources(record).shown);
    let mut pieces = vec![
        Piece::new(Tone::Grade, grade.to_string()),
        Piece::plain(format!(" {words}")),
        Piece::dim(format!(" · {origins}")),
    ];
    pieces.extend(sources::newest_text(sheet.scope, record).map(|newest| Piece::dim(format!(" · {newest}"))));
    sheet.main("Grade", vec![Line::of(pieces)]);
}

/// Adds when a record was known, where that is not simply its own day.
pub(super) fn known(sheet: &mut Sheet, record: RecordRef) {
    let knowledge = sheet.scope.knowledge();
    let (Some(known), Some(date)) = (knowledge.known(record), knowledge.date(record)) else { return };
    let line = if !known.recorded {
        Piece::new(Tone::Notice, "known date not recorded")
    } else if known.day == date {
        return;
    } else {
        Piece::plain(day_text(known.day))
    };
    sheet.main("Known by", vec![Line::of(vec![line])]);
}

/// Adds the sources that were there on the as-of day, each with letter, publisher, day and kind.
pub(super) fn sources(sheet: &mut Sheet, record: RecordRef) {
    let then = sheet.scope.sources(record);
    let mut lines: Vec<_> = then.shown.iter().map(|&source| source_line(sheet.scope, source)).collect();
    if then.later > 0 {
        let text = format!("text draws on {}", counted(then.later, "later source"));
        lines.push(Line::of(vec![Piece::new(Tone::Notice, text)]));
    }
    sheet.aside("Sources", lines);
}

fn source_line(scope: &Scope, source: SourceIx) -> Line {
    let record = scope.knowledge().source(source);
    let date = record.date.map_or_else(|| "undated".to_owned(), day_text);
    let mut pieces = vec![
        Piece::new(Tone::Grade, format!("{} ", record.reliability)),
        Piece::plain(format!("{}, {date}: ", record.publisher)),
        Piece::plain(&record.title).to(source),
        Piece::dim(format!(" · {}", record.kind)),
    ];
    if record.language() != "en" {
        pieces.push(Piece::dim(format!(" · {}", record.language())));
    }
    if let Some(origin) = &record.origin {
        pieces.push(Piece::dim(format!(" · carries {origin}")));
    }
    Line::of(pieces)
}

/// Adds who names the record, a group per field, the newest first, with counts.
pub(super) fn back_links(sheet: &mut Sheet, record: RecordRef) {
    let scope = sheet.scope;
    let mut links: Vec<Link> =
        scope.back_links(record).filter(|link| !is_told_elsewhere(record.kind, link.kind)).collect();
    links.sort_by_key(|link| (group(link.kind), std::cmp::Reverse(scope.knowledge().date(link.other))));
    for links in links.chunk_by(|a, b| group(a.kind) == group(b.kind)) {
        let mut lines: Vec<_> = links.iter().take(sheet.group).map(|link| back_link(scope, *link, record)).collect();
        if links.len() > sheet.group {
            let more = format!("and {} more", links.len() - sheet.group);
            lines.push(Line::row(vec![Piece::dim(more)]));
        }
        sheet.aside(&format!("{} ({})", capitalised(links[0].kind.inverse()), links.len()), lines);
    }
    let hidden = scope.hidden_back_links(record);
    if hidden > 0 {
        let text = format!("{hidden} later or earlier than the days that are set");
        sheet.aside("Hidden", vec![Line::of(vec![Piece::new(Tone::Notice, text)])]);
    }
}

/// Ties are one group, whichever end of them the record is.
fn group(kind: LinkKind) -> LinkKind {
    if kind == LinkKind::To { LinkKind::From } else { kind }
}

/// Contradictions and corrections of a claim stand in its main text, an actor's responsibility in a section of its own.
fn is_told_elsewhere(kind: Kind, link: LinkKind) -> bool {
    match kind {
        Kind::Claim => {
            matches!(link, LinkKind::Disputes | LinkKind::Corrects | LinkKind::Supersedes | LinkKind::Corroborates)
        }
        Kind::Actor => is_in_account(link),
        _ => false,
    }
}

fn back_link(scope: &Scope, link: Link, from: RecordRef) -> Line {
    let knowledge = scope.knowledge();
    let mut line = match link.other.kind {
        Kind::Claim => ClaimIx::try_from(link.other).map(|claim| claim_row(scope, claim)).unwrap_or_default(),
        Kind::Relation => tie(scope, link.other, from),
        _ => Line::of(named(knowledge, link.other)),
    };
    line.row = true;
    line
}

/// A tie as seen from one of its ends: `is backed by Iran since 2003`.
pub(super) fn tie(scope: &Scope, record: RecordRef, from: RecordRef) -> Line {
    let knowledge = scope.knowledge();
    let relation = &knowledge.relations[record.index as usize];
    let (verb, other) = if RecordRef::from(relation.from) == from {
        (relation.kind.verb(), relation.to)
    } else {
        (relation.kind.inverse(), relation.from)
    };
    let mut pieces = vec![Piece::plain(format!("{verb} ")).to(record)];
    pieces.extend(actor(knowledge, other));
    if let Some(dates) = when::period(scope, relation.since, relation.until) {
        pieces.push(Piece::dim(format!(" {dates}")));
    }
    if let Some(note) = &relation.note {
        pieces.push(Piece::dim(format!(" · {note}")));
    }
    Line::row(pieces)
}

/// Adds where the record is written.
pub(super) fn written_in(sheet: &mut Sheet, record: RecordRef) {
    let knowledge = sheet.scope.knowledge();
    let place = |origin: crate::model::Origin| {
        let file = knowledge.files.get(usize::from(origin.file)).map_or("?", |file| &*file.name);
        format!("{file}:{}", origin.line)
    };
    let mut text = place(knowledge.origin(record));
    for earlier in knowledge.layered(record) {
        text = format!("{text}, over {}", place(*earlier));
    }
    let pieces = vec![Piece::dim(&**knowledge.id(record)), Piece::dim(format!(" · {text}"))];
    sheet.aside("Record", vec![Line::of(pieces)]);
}

pub(in crate::query) fn capitalised(words: &str) -> String {
    let mut characters = words.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
