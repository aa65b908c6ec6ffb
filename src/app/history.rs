//! Back and forward: where one was, to the same row, scroll and link.

/// How many places are kept.
const DEPTH: usize = 200;

/// The places before and after the present one.
#[derive(Clone, Debug)]
pub struct History<Spot> {
    back: Vec<Spot>,
    forward: Vec<Spot>,
}

impl<Spot> Default for History<Spot> {
    fn default() -> Self {
        Self { back: Vec::new(), forward: Vec::new() }
    }
}

impl<Spot: PartialEq> History<Spot> {
    /// Notes the place that is being left for a new one.
    pub fn leave(&mut self, spot: Spot) {
        if self.back.last() != Some(&spot) {
            self.back.push(spot);
        }
        if self.back.len() > DEPTH {
            self.back.remove(0);
        }
        self.forward.clear();
    }

    /// The place before; the present one goes to the other side.
    pub fn back(&mut self, present: Spot) -> Option<Spot> {
        let spot = self.back.pop()?;
        self.forward.push(present);
        Some(spot)
    }

    /// Puts another place in place of each; those without one are forgotten.
    pub fn replace(&mut self, mut other: impl FnMut(&Spot) -> Option<Spot>) {
        for side in [&mut self.back, &mut self.forward] {
            *side = side.iter().filter_map(&mut other).collect();
        }
    }

    /// The place after; the present one goes to the other side.
    pub fn forward(&mut self, present: Spot) -> Option<Spot> {
        let spot = self.forward.pop()?;
        self.back.push(present);
        Some(spot)
    }
}
