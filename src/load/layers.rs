//! Layers: a later file gives a record again, to replace, extend or remove it.

use rustc_hash::FxHashMap;

use super::convert::with_article;
use super::resolve::MOST_COMPARISONS;
use super::schema::{Raw, Record, Rows, VisitRows};
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Check, Diagnostic, FileId, Files, Place};
use crate::model::{Kind, Origin, Span};

/// Records that a later layer replaced or extended: the id, and the other place where the record is written.
pub type Changed = Vec<(String, Origin)>;

/// What layers did to the records beneath them.
#[derive(Debug, Default)]
pub struct Laid {
    /// Records that were replaced or extended.
    pub changed: Changed,
    /// Where records were removed, by their ids.
    pub removed: FxHashMap<String, Place>,
}

/// Which file is in which layer, so that messages can name what lies beneath one.
pub struct Stack<'a> {
    layers: &'a [Vec<FileId>],
    files: &'a Files,
}

impl<'a> Stack<'a> {
    /// The stack of layers, the lowest first.
    pub fn new(layers: &'a [Vec<FileId>], files: &'a Files) -> Self {
        Self { layers, files }
    }

    /// The files beneath the layer that a file is in, as words; none beneath the lowest.
    pub fn beneath(&self, file: FileId) -> Option<String> {
        let own = self.layers.iter().position(|layer| layer.contains(&file))?;
        let names: Vec<&str> = self.layers[..own].iter().flatten().map(|&file| &*self.files.get(file).name).collect();
        match names[..] {
            [] => None,
            [only] => Some(only.to_owned()),
            [one, two] => Some(format!("{one} and {two}")),
            [first, .., last] => Some(format!("{first}, {last} and {} more between them", names.len() - 2)),
        }
    }
}

/// Puts the layers over one another. The pieces that remain hold each record once.
pub fn merge<'i>(
    layers: Vec<Vec<Rows<'i>>>,
    stack: &Stack<'_>,
    problems: &mut Vec<Diagnostic>,
) -> (Vec<Rows<'i>>, Laid) {
    let several = layers.iter().filter(|layer| !layer.is_empty()).count() > 1;
    let mut merged = Merge {
        below: Vec::new(),
        places: FxHashMap::default(),
        seen: FxHashMap::default(),
        laid: Laid::default(),
        compared: 0,
        stack,
        problems,
    };
    for layer in layers {
        let mut kept = Vec::with_capacity(layer.len());
        for mut piece in layer {
            piece.each_kind(&mut merged);
            kept.push(piece);
        }
        merged.seen.clear();
        let first = merged.below.len();
        merged.below.append(&mut kept);
        if several {
            merged.enter(first);
        }
    }
    let Merge { mut below, laid, .. } = merged;
    if several {
        for piece in &mut below {
            piece.each_kind(&mut DropRemoved);
        }
    }
    (below, laid)
}

/// Where a record of the layers below stands.
#[derive(Clone, Copy)]
struct Slot {
    piece: usize,
    kind: Kind,
    row: usize,
}

struct Merge<'p, 'i> {
    below: Vec<Rows<'i>>,
    places: FxHashMap<String, Slot>,
    /// Records below that the layer at hand has changed, and where it does so.
    seen: FxHashMap<String, Place>,
    laid: Laid,
    /// Ids that were looked at for those that are not there.
    compared: usize,
    stack: &'p Stack<'p>,
    problems: &'p mut Vec<Diagnostic>,
}

impl<'i> Merge<'_, 'i> {
    /// Enters the ids of the pieces from `first` on; the first record of an id counts.
    fn enter(&mut self, first: usize) {
        for (piece, rows) in self.below.iter_mut().enumerate().skip(first) {
            rows.each_kind(&mut EnterIds { places: &mut self.places, piece });
        }
    }

    /// Does what a record of a later layer says to the one below; gives it back if it is new.
    fn lay<R: Record<'i>>(&mut self, raw: Raw<R>) -> Option<Raw<R>> {
        let (extend, remove) = raw.record.layering();
        let id = id_of(&raw.record)?;
        let place = raw.record.id().map_or(raw.header, |id| id.place);
        let slot = self.places.get(&id).copied().filter(|slot| slot.kind == R::KIND);
        let earlier = slot.map(|slot| &mut R::rows(&mut self.below[slot.piece])[slot.row]);
        let Some(earlier) = earlier.filter(|earlier| !(earlier.removed && (extend || remove))) else {
            if extend || remove {
                let problem = self.nothing_to_change(R::KIND, &id, remove, place);
                self.problems.push(problem);
                return None;
            }
            return Some(raw);
        };
        if let Some(first) = self.seen.insert(id.clone(), place) {
            let problem = Diagnostic::new(Check::DuplicateId, place, format!("The id `{id}` is given twice."));
            self.problems.push(problem.label("given again here").mention(first, "first given in this layer here"));
        }
        if remove && raw.record.given() > ["id", "remove"].len() {
            let message = "A record with `remove` has nothing else but its id.";
            let problem = Diagnostic::new(Check::UnknownKey, raw.header, message).label("more than `id` and `remove`");
            self.problems.push(problem.help("take `remove` out to replace the record, or the other keys to hide it"));
        }
        if remove {
            earlier.removed = true;
            self.laid.removed.insert(id, place);
        } else if extend {
            self.laid.changed.push((id, origin(&raw)));
            earlier.record.extend_by(raw.record);
            earlier.spoilt.extend(raw.spoilt);
        } else {
            // One that an earlier layer removed is there again.
            self.laid.removed.remove(&id);
            self.laid.changed.push((id, origin(earlier)));
            *earlier = raw;
        }
        None
    }

    fn nothing_to_change(&mut self, kind: Kind, id: &str, remove: bool, place: Place) -> Diagnostic {
        let verb = if remove { "remove" } else { "extend" };
        let what = with_article(kind.name());
        let Some(beneath) = self.stack.beneath(place.file) else {
            let message = format!("No earlier layer has {what} `{id}` to {verb}.");
            return Diagnostic::new(Check::NothingToChange, place, message).label("not in an earlier layer");
        };
        let message = format!("No earlier layer has {what} `{id}` to {verb}: it is not, or no longer, in {beneath}.");
        let mut problem = Diagnostic::new(Check::NothingToChange, place, message).label("not in an earlier layer");
        if let Some(&removed) = self.laid.removed.get(id) {
            return problem.mention(removed, "removed here");
        }
        self.compared += self.places.len();
        if self.compared < MOST_COMPARISONS {
            let ids = self.places.iter().filter(|(_, slot)| slot.kind == kind).map(|(id, _)| id.as_str());
            let mut ids: Vec<&str> = ids.collect();
            ids.sort_unstable();
            problem = match nearest(id, ids) {
                Some(meant) => problem.help(format!("did you mean `{meant}`?")),
                None if remove => {
                    problem.help("if it is gone for good, take this record out; else write the id that it has now")
                }
                None => problem.help("write the id that it has now, or the whole record, without `extend`"),
            };
        }
        problem
    }
}

impl<'i> VisitRows<'i> for Merge<'_, 'i> {
    fn visit<R: Record<'i>>(&mut self, rows: &mut Vec<Raw<R>>) {
        let is_first_layer = self.below.is_empty();
        if is_first_layer && !rows.iter().any(|raw| raw.record.layering() != (false, false)) {
            return;
        }
        for raw in std::mem::take(rows) {
            rows.extend(if id_of(&raw.record).is_none() { Some(raw) } else { self.lay(raw) });
        }
    }
}

struct EnterIds<'a> {
    places: &'a mut FxHashMap<String, Slot>,
    piece: usize,
}

impl<'i> VisitRows<'i> for EnterIds<'_> {
    fn visit<R: Record<'i>>(&mut self, rows: &mut Vec<Raw<R>>) {
        for (row, raw) in rows.iter().enumerate() {
            if let Some(id) = id_of(&raw.record) {
                self.places.entry(id).or_insert(Slot { piece: self.piece, kind: R::KIND, row });
            }
        }
    }
}

struct DropRemoved;

impl<'i> VisitRows<'i> for DropRemoved {
    fn visit<R: Record<'i>>(&mut self, rows: &mut Vec<Raw<R>>) {
        rows.retain(|raw| !raw.removed);
    }
}

fn id_of<'i, R: Record<'i>>(record: &R) -> Option<String> {
    record.id().map(|id| id.value.0.to_string()).or_else(|| record.implied_id())
}

/// Where a record is written.
pub fn origin<'i, R: Record<'i>>(raw: &Raw<R>) -> Origin {
    let id = raw.record.id().map_or(raw.header, |id| id.place);
    Origin {
        file: raw.header.file.0,
        line: raw.line,
        record: Span { start: raw.header.start, end: raw.end },
        id: Span { start: id.start, end: id.end },
    }
}
