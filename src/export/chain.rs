//! A chain of ties between two actors, as one citable line and as Markdown: every step with its grade and its best source.

use super::colophon;
use super::markdown::escape;
use crate::model::Scope;
use crate::query::line::{best_source, source_line};
use crate::query::network::{Chain, Step};
use crate::text::safe;

/// The chain as one line.
pub fn line(scope: &Scope, chain: &Chain) -> String {
    let steps: Vec<_> = chain.steps.iter().map(|step| step_text(scope, step)).collect();
    format!("{}. Weakest grade: {}. ({})", steps.join("; "), chain.weakest(scope), colophon(scope))
}

/// The chain as a list, a step an item.
pub fn markdown(scope: &Scope, chain: &Chain) -> String {
    let mut lines: Vec<_> = chain.steps.iter().map(|step| format!("1. {}", escape(&step_text(scope, step)))).collect();
    lines.push(String::new());
    lines.push(format!("Weakest grade: {}. ({})", chain.weakest(scope), escape(&colophon(scope))));
    lines.join("\n") + "\n"
}

/// `A is backed by B, since 2013 (B1; Reuters, “…”, 3 Feb 2024, and 1 more)`.
fn step_text(scope: &Scope, step: &Step) -> String {
    let knowledge = scope.knowledge();
    let name = |actor| safe(&knowledge.actor(actor).name);
    let ties = step.ties.iter().map(|tie| {
        let period = tie.period(scope).map(|period| format!(", {period}")).unwrap_or_default();
        let disputed = tie.is_noted_as_disputed(knowledge).then(|| "disputed".to_owned());
        let grade = tie.grade(scope).map(|grade| grade.to_string());
        let source = best_source(scope, tie.record()).map(|best| {
            let more = tie.sources(scope).shown.len().saturating_sub(1);
            let more = if more > 0 { format!(", and {more} more") } else { String::new() };
            format!("{}{more}", source_line(best))
        });
        let details: Vec<_> = grade.into_iter().chain(disputed).chain(source).collect();
        let verb = tie.verb(knowledge, step.from);
        format!("{} {verb} {}{period} ({})", name(step.from), name(step.to), details.join("; "))
    });
    ties.collect::<Vec<_>>().join(", also ")
}
