//! Whether records stand on their sources.

use rustc_hash::FxHashSet;

use super::Warnings;
use super::locate::Step::{Key, Row};
use crate::diagnostic::Check;
use crate::model::{ClaimIx, EventIx, Kind, Role, SourceIx, days_between};

/// "Confirmed by other sources" with one source.
pub fn single_source_confirmed(w: &mut Warnings<'_>) {
    for kind in [Kind::Relation, Kind::Event, Kind::Claim] {
        for record in w.records(kind) {
            let knowledge = w.knowledge();
            let confirmed = knowledge.credibility(record).is_some_and(|credibility| credibility.digit() == 1);
            if confirmed && knowledge.sources_of(record).len() == 1 {
                let message = "Credibility 1 means confirmed by other sources, but there is only one.".to_owned();
                w.warn(Check::SingleSourceConfirmed, record, &[Key("sources")], message)
                    .label("a single source")
                    .help("add an independent source, or grade the record 2")
                    .add();
            }
        }
    }
}

/// A link that cites a source which its event does not.
pub fn link_source(w: &mut Warnings<'_>) {
    let knowledge = w.knowledge();
    for (event, row) in knowledge.events.iter().zip(0..) {
        let links = event.actors.iter().enumerate().map(|(position, part)| ("actors", position, &part.sources));
        let counts =
            event.casualties.iter().enumerate().map(|(position, count)| ("casualties", position, &count.sources));
        for (key, position, sources) in links.chain(counts) {
            for (at, source) in sources.iter().enumerate().filter(|(_, source)| !event.sources.contains(source)) {
                let message = format!("The event itself does not cite `{}`.", knowledge.source(*source).id);
                let steps = [Key(key), Row(position), Key("sources"), Row(at)];
                w.warn(Check::LinkSource, EventIx(row), &steps, message)
                    .label("not among the event's sources")
                    .help("add it to the event's `sources`")
                    .add();
            }
        }
    }
}

/// An attribution that is nobody's.
pub fn attributed_without_by(w: &mut Warnings<'_>) {
    let knowledge = w.knowledge();
    for (event, row) in knowledge.events.iter().zip(0..) {
        for (position, part) in event.actors.iter().enumerate() {
            if part.role == Role::AttributedTo && part.by.is_empty() {
                let message = format!("It is not said who attributes it to `{}`.", knowledge.actor(part.actor).id);
                let steps = [Key("actors"), Row(position), Key("role")];
                w.warn(Check::AttributedWithoutBy, EventIx(row), &steps, message)
                    .label("by whom?")
                    .help("add `by` with the ids of those who say so")
                    .add();
            }
        }
    }
}

/// A statement that a source cannot have reported yet. One day is allowed for: days are local.
pub fn statement_after_source(w: &mut Warnings<'_>) {
    let knowledge = w.knowledge();
    for (claim, row) in knowledge.claims.iter().zip(0..) {
        for (position, &source) in claim.sources.iter().enumerate() {
            let source = knowledge.source(source);
            let Some(published) = source.date.filter(|&published| days_between(published, claim.date) > 1) else {
                continue;
            };
            let message = format!("The statement is of {}, but this source was published on {published}.", claim.date);
            let steps = [Key("sources"), Row(position)];
            w.warn(Check::StatementAfterSource, ClaimIx(row), &steps, message).label(format!("of {published}")).add();
        }
    }
}

/// http where the same host is cited with https.
pub fn http_not_https(w: &mut Warnings<'_>) {
    let knowledge = w.knowledge();
    let urls = || knowledge.sources.iter().filter_map(|source| source.url.as_deref());
    let secure: FxHashSet<&str> = urls().filter_map(|url| url.strip_prefix("https://").map(host)).collect();
    for (source, row) in knowledge.sources.iter().zip(0..) {
        let plain = source.url.as_deref().and_then(|url| url.strip_prefix("http://")).map(host);
        if let Some(host) = plain.filter(|host| secure.contains(host)) {
            let message = format!("`{host}` is cited with https elsewhere.");
            w.warn(Check::HttpNotHttps, SourceIx(row), &[Key("url")], message)
                .label("without encryption")
                .help("write https, if the address works so")
                .add();
        }
    }
}

fn host(rest: &str) -> &str {
    rest.split(['/', '?', '#', ':']).next().unwrap_or(rest)
}
