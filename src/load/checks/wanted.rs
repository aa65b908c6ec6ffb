//! What the format asks for without insisting.

use super::Warnings;
use super::locate::Step::Key;
use crate::diagnostic::Check;
use crate::model::{ActorIx, ActorKind, EventIx, EventKind, Role, TopicIx};

/// Longest title of an event in characters.
const TITLE: usize = 100;

/// A title too long for a list.
pub fn long_title(w: &mut Warnings<'_>) {
    for (event, row) in w.knowledge().events.iter().zip(0..) {
        let length = event.title.chars().count();
        if length > TITLE {
            let message = format!("The title has {length} characters; lists show {TITLE}.");
            w.warn(Check::LongTitle, EventIx(row), &[Key("title")], message)
                .label(format!("{length} characters"))
                .add();
        }
    }
}

/// A question without its mark.
pub fn question_mark(w: &mut Warnings<'_>) {
    for (topic, row) in w.knowledge().topics.iter().zip(0..) {
        if !topic.question.trim_end().ends_with(['?', '؟']) {
            let message = "The question does not end in a question mark.".to_owned();
            w.warn(Check::QuestionMark, TopicIx(row), &[Key("question")], message).label("no question").add();
        }
    }
}

/// An attack on nobody.
pub fn attack_without_target(w: &mut Warnings<'_>) {
    for (event, row) in w.knowledge().events.iter().zip(0..) {
        if event.kind == EventKind::Attack && event.in_role(Role::Target).next().is_none() {
            let message = "The attack has no actor with the role `target`.".to_owned();
            w.warn(Check::AttackWithoutTarget, EventIx(row), &[Key("actors")], message).label("no target").add();
        }
    }
}

/// A person of whom it is not said for whom he or she speaks, and as what.
pub fn person_without_parent_or_role(w: &mut Warnings<'_>) {
    for (actor, row) in w.knowledge().actors.iter().zip(0..) {
        let lacks = match (actor.kind, &actor.parent, &actor.role) {
            (ActorKind::Person, None, None) => "neither `parent` nor `role`",
            (ActorKind::Person, None, Some(_)) => "no `parent`",
            (ActorKind::Person, Some(_), None) => "no `role`",
            _ => continue,
        };
        let message = format!("The person `{}` has {lacks}.", actor.id);
        w.warn(Check::PersonWithoutParentOrRole, ActorIx(row), &[], message).label(lacks.to_owned()).add();
    }
}
