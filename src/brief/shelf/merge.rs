//! Two programs that keep briefs in one folder: what each of them changed stays.

use super::Shelf;
use crate::brief::{Brief, Entry};

impl Shelf {
    /// What is to be kept where another program may have kept something meanwhile: `base` is what this one read or kept last,
    /// `ours` what it has now, `theirs` what is kept. A brief that only they changed stays theirs, one that they added stays, and
    /// one that both changed holds what either put into it.
    pub fn merged(base: &Self, ours: &Self, theirs: &Self) -> Self {
        let named = |shelf: &Self, name: &str| shelf.briefs.iter().find(|brief| brief.name == name).cloned();
        let both = |own: &Brief| match (named(base, &own.name), named(theirs, &own.name)) {
            (_, None) => own.clone(),
            (before, Some(their)) => merged(&before.unwrap_or_default(), own, &their),
        };
        let mut briefs: Vec<_> = ours.briefs.iter().map(both).collect();
        let added = theirs.briefs.iter().filter(|brief| {
            named(ours, &brief.name).is_none() && named(base, &brief.name).is_none_or(|before| before != **brief)
        });
        briefs.extend(added.cloned());
        Self { open: ours.open.clone(), briefs, earlier: Vec::new() }
    }
}

/// One brief: in our order, without what they took out and we left as it was, with what they put in at its end.
fn merged(base: &Brief, ours: &Brief, theirs: &Brief) -> Brief {
    if ours == base || theirs == ours {
        return theirs.clone();
    }
    if theirs == base {
        return ours.clone();
    }
    let same = |entries: &[Entry], wanted: &Entry| entries.iter().find(|entry| is_same(entry, wanted)).cloned();
    let kept = ours.entries.iter().filter_map(|own| match (same(&base.entries, own), same(&theirs.entries, own)) {
        // Untouched here: as they have it, if they still do.
        (Some(before), their) if before == *own => their,
        _ => Some(own.clone()),
    });
    let mut entries: Vec<Entry> = kept.collect();
    let new = |entry: &&Entry| same(&base.entries, entry).is_none() && same(&ours.entries, entry).is_none();
    entries.extend(theirs.entries.iter().filter(new).cloned());
    let as_of = if ours.as_of == base.as_of { theirs.as_of } else { ours.as_of };
    Brief { name: ours.name.clone(), as_of, entries }
}

/// Whether two entries are one and the same, whatever is remarked on it.
fn is_same(one: &Entry, other: &Entry) -> bool {
    match (one, other) {
        (Entry::Point { id, .. }, Entry::Point { id: other, .. }) => id == other,
        (Entry::Heading { text }, Entry::Heading { text: other }) => text == other,
        (Entry::Question { query, .. }, Entry::Question { query: other, .. }) => query == other,
        _ => false,
    }
}
