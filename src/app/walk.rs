//! Walking through earlier searches: the text that was being typed is kept as the newest.

/// Where one is on the walk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Walk {
    /// The earlier search that the box shows.
    at: Option<usize>,
    /// What was typed before the walk.
    typed: String,
}

impl Walk {
    /// The next text to show instead of the one `shown`; none where the walk ends. `earlier` has the newest last.
    pub fn step<'w>(&'w mut self, back: bool, shown: &str, earlier: &'w [String]) -> Option<&'w str> {
        // Whoever has edited the text begins anew from what it is now.
        let at = self.at.filter(|&at| earlier.get(at).is_some_and(|text| text == shown));
        if at.is_none() {
            shown.clone_into(&mut self.typed);
        }
        let fits = |&at: &usize| earlier[at] != shown && earlier[at] != self.typed;
        if back {
            self.at = Some((0..at.unwrap_or(earlier.len())).rev().find(fits)?);
        } else {
            self.at = (at? + 1..earlier.len()).find(fits);
        }
        Some(self.at.map_or(self.typed.as_str(), |at| earlier[at].as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_typed_text_is_the_newest_end_of_the_walk() {
        let earlier = ["erbil", "tower 22", "nujaba"].map(str::to_owned);
        let mut walk = Walk::default();
        let mut shown = "asad".to_owned();
        let mut seen = Vec::new();
        for back in [true, true, true, true, false, false, false, false] {
            if let Some(text) = walk.step(back, &shown, &earlier) {
                shown = text.to_owned();
                seen.push(shown.clone());
            }
        }
        assert_eq!(seen, ["nujaba", "tower 22", "erbil", "tower 22", "nujaba", "asad"]);
    }

    #[test]
    fn an_edited_text_is_kept_and_the_walk_begins_again() {
        let earlier = ["erbil", "tower 22"].map(str::to_owned);
        let mut walk = Walk::default();
        assert_eq!(walk.step(true, "", &earlier), Some("tower 22"));
        assert_eq!(walk.step(true, "tower 22 drone", &earlier), Some("tower 22"));
        assert_eq!(walk.step(false, "tower 22", &earlier), Some("tower 22 drone"));
        assert_eq!(walk.step(false, "tower 22 drone", &earlier), None);
        assert_eq!(Walk::default().step(true, "tower 22", &earlier), Some("erbil"), "not the same again");
    }
}
