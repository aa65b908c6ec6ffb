//! The foot of the network: what is selected, in full sentences, with its sources and who says otherwise.

use super::{Goal, Network};
use crate::model::{Knowledge, Scope, SourcesThen, counted_as};
use crate::query::line::source_line;
use crate::query::network::{Basis, Contradictions, Listing, Tie};
use crate::query::standing;
use crate::text::{safe, wrap};

impl Network {
    /// Its title.
    pub fn foot_title(&self) -> &'static str {
        match self.goal() {
            Goal::Tie(..) => "This tie",
            Goal::Listing(..) => "This listing",
            Goal::Source(_) => "This source",
            Goal::Actor(_) | Goal::Nothing => "This actor",
        }
    }

    /// The foot's text, in lines of a width.
    pub(super) fn foot_lines(&self, scope: &Scope, width: usize) -> Vec<String> {
        let texts = match self.goal() {
            Goal::Tie(tie, _) => tie_texts(scope, tie),
            Goal::Listing(listing, _) => listing_texts(scope, listing),
            Goal::Source(source) => vec![
                source_line(scope.knowledge().source(source)),
                crate::query::line::source_details(scope.knowledge().source(source)),
            ],
            Goal::Actor(_) | Goal::Nothing => {
                let actor = self.goal().actor().or(self.actor);
                let sources = actor.map(|actor| scope.sources(actor.into())).unwrap_or_default();
                let mut texts = sources_texts(scope.knowledge(), &sources);
                texts.extend(self.counts_text());
                texts
            }
        };
        texts.iter().flat_map(|text| wrap(text, width).into_iter().map(str::to_owned)).collect()
    }

    fn counts_text(&self) -> Option<String> {
        let net = self.net.as_ref().filter(|_| self.chain.is_none())?;
        let hidden = net.hidden.text();
        let hidden = if hidden.is_empty() { hidden } else { format!(" Hidden: {hidden} (W widens).") };
        let told = [
            counted_as(net.incoming.len(), "tie leads to it", "ties lead to it"),
            counted_as(net.outgoing.len(), "tie starts from it", "ties start from it"),
            counted_as(net.people.len(), "person", "people"),
        ];
        Some(format!("{}.{hidden}", told.join(", ")))
    }
}

/// Who is tied to whom, since when, how sure; the note; who contradicts whom; the sources.
fn tie_texts(scope: &Scope, tie: Tie) -> Vec<String> {
    let knowledge = scope.knowledge();
    let name = |actor| safe(&knowledge.actor(actor).name);
    let period = tie.period(scope).unwrap_or_else(|| "dates not recorded".to_owned());
    let grade = tie.grade(scope).map_or_else(
        || "not graded".to_owned(),
        |grade| {
            let digit = grade.credibility.map_or("no digit recorded for this tie", |digit| digit.meaning());
            format!("grade {grade}: {}; {digit}", grade.reliability.meaning())
        },
    );
    let over = if tie.is_over(scope) { ", over" } else { "" };
    let role = match tie.basis {
        Basis::Parent => knowledge.actor(tie.from).role.as_deref().map(|role| format!(" ({})", safe(role))),
        Basis::Relation(_) => None,
    };
    let mut texts = vec![format!(
        "{}{} {} {}, {period}{over} · {grade}.",
        name(tie.from),
        role.unwrap_or_default(),
        tie.verb(knowledge, tie.from),
        name(tie.to)
    )];
    texts.extend(tie.note(knowledge).map(|note| safe(note).into_owned()));
    for (one, two) in Contradictions::about(scope, tie.from).of_tie(knowledge, tie) {
        let said = |claim| standing::said_by(knowledge, knowledge.claim(claim));
        texts.push(format!(
            "{} Who answers for whom is contradicted: {} against {} (d).",
            standing::DISPUTE_SIGN,
            said(one),
            said(two)
        ));
    }
    texts.extend(sources_texts(knowledge, &tie.sources(scope)));
    texts
}

fn listing_texts(scope: &Scope, listing: Listing) -> Vec<String> {
    let knowledge = scope.knowledge();
    let by: Vec<_> = listing.by(scope).into_iter().map(|by| safe(&knowledge.actor(by).name).into_owned()).collect();
    let by = if by.is_empty() { "by whom is not recorded".to_owned() } else { format!("by {}", by.join(" and ")) };
    let date = listing.date(scope).map_or_else(|| "undated".to_owned(), |date| date.to_string());
    let mut texts =
        vec![format!("{}: {}, {by}, {date}.", safe(&knowledge.actor(listing.of).name), safe(listing.words(scope)))];
    if let Some(event) = listing.event {
        texts.push(safe(&knowledge.event(event).summary).into_owned());
    }
    texts.extend(sources_texts(knowledge, &listing.sources(scope)));
    texts
}

/// `Source: B Reuters, “…”, 3 Feb 2024`, each on a line of its own; how many came later.
fn sources_texts(knowledge: &Knowledge, sources: &SourcesThen) -> Vec<String> {
    let line = |&source: &crate::model::SourceIx| {
        let record = knowledge.source(source);
        format!("{} {}", record.reliability, source_line(record))
    };
    let mut texts: Vec<_> = sources.shown.iter().map(line).collect();
    if sources.later > 0 {
        texts.push(format!("told by {} later sources", sources.later));
    }
    texts
}
