//! The card of an actor: who it is, where it belongs, which post it held on the day, who lists it.

use super::common::{self, actor, cited};
use super::{Line, Piece, Sheet, Tone};
use crate::model::{Actor, ActorIx, ActorKind, RecordRef, RoleThen, counted_as, day_text};
use crate::query::when;

/// Fills in an actor's fields; its heading.
pub(super) fn fill(sheet: &mut Sheet, record: RecordRef) -> String {
    let row = ActorIx(record.index);
    let scope = sheet.scope;
    let knowledge = scope.knowledge();
    let actor_record = knowledge.actor(row);
    let mut name = actor(knowledge, row);
    name[0].link = None;
    if let Some(short) = &actor_record.short {
        name.push(Piece::plain(format!(" ({short})")));
    }
    sheet.main("", vec![Line::of(name)]);
    sheet.words("", &actor_record.summary);
    role(sheet, row);
    if let Some(parent) = actor_record.parent {
        sheet.main("Belongs to", vec![Line::of(actor(knowledge, parent))]);
    }
    let side = knowledge.side(actor_record.side);
    sheet.main(
        "Side",
        vec![Line::of(vec![Piece::new(Tone::Side(actor_record.side), &side.name).to(actor_record.side)])],
    );
    if actor_record.kind != ActorKind::Person
        && let Some(existence) = when::period(scope, actor_record.from, actor_record.to)
    {
        sheet.words("Existence", existence);
    }
    if let Some(base) = actor_record.base {
        sheet.main("Base", vec![Line::of(vec![Piece::plain(&knowledge.place(base).name).to(base)])]);
    }
    designations(sheet, actor_record);
    super::responsibility::of_actor(sheet, row);
    mentions(sheet, row);
    if !actor_record.aliases.is_empty() {
        sheet.words("Also", actor_record.aliases.join(", "));
    }
    sheet.optional("Native", actor_record.native.as_deref());
    common::capitalised(actor_record.kind.name())
}

/// The post, only within its tenure.
fn role(sheet: &mut Sheet, row: ActorIx) {
    let scope = sheet.scope;
    let actor = scope.knowledge().actor(row);
    let notice = |text: String| Piece::new(Tone::Notice, text);
    let line = match scope.role(row) {
        RoleThen::None => return,
        RoleThen::Held(role) => {
            let dates = match when::period(scope, actor.from, actor.to) {
                Some(dates) => Piece::dim(format!(" · {dates}")),
                None if actor.to.is_some() => Piece::dim(""),
                None => notice(" · tenure not recorded".to_owned()),
            };
            vec![Piece::plain(role), dates]
        }
        RoleThen::TenureNotRecorded(role) => vec![Piece::plain(role), notice(" · tenure not recorded".to_owned())],
        RoleThen::Outside => vec![notice("not in the recorded post on the as-of day".to_owned())],
    };
    sheet.main("Role", vec![Line::of(line)]);
}

fn designations(sheet: &mut Sheet, actor_record: &Actor) {
    let scope = sheet.scope;
    let until = scope.lens().until.map(|(_, until)| until);
    let shown = |date: crate::model::PartialDate| until.is_none_or(|until| date.first_day() <= until);
    let known = actor_record.designations.iter().filter(|one| one.date.is_none_or(shown));
    let line = |designation: &crate::model::Designation| {
        let mut pieces = vec![Piece::plain(format!("{} by ", designation.label))];
        pieces.extend(actor(scope.knowledge(), designation.by));
        if let Some(date) = designation.date {
            pieces.push(Piece::dim(format!(", {date}")));
        }
        pieces.extend(cited(scope, &designation.sources));
        Line::of(pieces)
    };
    sheet.main("Listed as", known.map(line).collect());
}

/// How often it is named, from when to when.
fn mentions(sheet: &mut Sheet, row: ActorIx) {
    let scope = sheet.scope;
    let days = scope.back_links(row.into()).filter_map(|link| {
        matches!(link.other.kind, crate::model::Kind::Event | crate::model::Kind::Claim)
            .then(|| scope.knowledge().date(link.other))?
    });
    let (first, last) = days.fold((None, None), |(first, last), day| {
        (Some(first.map_or(day, |first: crate::model::Date| first.min(day))), last.max(Some(day)))
    });
    if let (Some(first), Some(last)) = (first, last) {
        let count = scope.mentions(row);
        let records = counted_as(count, "event or claim", "events and claims");
        sheet.words("Mentioned", format!("in {records}, {} – {}", day_text(first), day_text(last)));
    }
}
