//! What a form cannot carry, counted while it is written, to be told on the standard error.

/// What was lost, each with how often.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Losses {
    counts: Vec<(&'static str, usize)>,
}

impl Losses {
    /// Counts one more of a sort. The words say what, and what became of it.
    pub fn add(&mut self, what: &'static str) {
        self.add_many(what, 1);
    }

    /// Counts several.
    pub fn add_many(&mut self, what: &'static str, number: usize) {
        if number == 0 {
            return;
        }
        match self.counts.iter_mut().find(|(known, _)| *known == what) {
            Some((_, count)) => *count += number,
            None => self.counts.push((what, number)),
        }
    }

    /// Each with its number, in the order in which they were met.
    pub fn counted(&self) -> impl Iterator<Item = (&'static str, usize)> + '_ {
        self.counts.iter().copied()
    }

    /// Whether nothing was lost.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }
}

/// References to records that are not exported.
pub const LEFT_OUT: &str = "references to records that are not in this export were left out";
