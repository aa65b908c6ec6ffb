//! One link between an actor and an event by itself: its grade and where it stands, apart from the event as a whole.

use crate::model::{Event, Grade, Participation, Scope, SourceIx, SourcesThen};

/// How sure a link is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkGrade {
    /// The best letter of its sources, and its digit.
    pub grade: Grade,
    /// Whether the link has sources or a digit of its own; else it is graded as the event.
    pub is_own: bool,
}

/// Where a link stands: its own sources, else the event's.
fn cited<'e>(event: &'e Event, part: &'e Participation) -> &'e [SourceIx] {
    if part.sources.is_empty() { &event.sources } else { &part.sources }
}

/// The sources of a link that were there on the as-of day.
pub fn link_sources(scope: &Scope, event: &Event, part: &Participation) -> SourcesThen {
    scope.split_sources(cited(event, part))
}

/// The grade of a link: the rule of records, over the link's own sources and digit where it has them.
pub fn link_grade(scope: &Scope, event: &Event, part: &Participation) -> Option<LinkGrade> {
    let letter =
        |sources: &[SourceIx]| sources.iter().map(|&source| scope.knowledge().source(source).reliability).min();
    let then = link_sources(scope, event, part).shown;
    let reliability = letter(&then).or_else(|| letter(cited(event, part)))?;
    let credibility = part.credibility.unwrap_or(event.credibility);
    let is_own = part.credibility.is_some() || !part.sources.is_empty();
    Some(LinkGrade { grade: Grade { reliability, credibility: Some(credibility) }, is_own })
}
