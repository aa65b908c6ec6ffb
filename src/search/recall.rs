//! What is remembered of searches: the earlier ones, and those that were saved under a name. Where they are kept is not
//! known here.

use serde::{Deserialize, Serialize};

/// How many earlier searches are remembered.
pub const EARLIER: usize = 200;

/// A search that was saved under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Saved {
    /// Its name.
    pub name: String,
    /// The query as it was typed.
    pub query: String,
}

/// Something to be remembered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Memo {
    /// This was searched.
    Searched(String),
    /// This was saved.
    Saved(Saved),
    /// What was saved under this name is not wanted any more.
    Forgotten(String),
}

/// Earlier and saved searches.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Recall {
    /// Earlier searches, each once, the newest last.
    pub earlier: Vec<String>,
    /// Saved searches by name, each name once.
    pub saved: Vec<Saved>,
}

impl Recall {
    /// Takes note of something. A search that was there before becomes the newest; a name that was given before is given anew.
    pub fn note(&mut self, memo: Memo) {
        match memo {
            Memo::Searched(text) => {
                let text = text.trim();
                if text.is_empty() {
                    return;
                }
                self.earlier.retain(|earlier| earlier != text);
                self.earlier.push(text.to_owned());
                let surplus = self.earlier.len().saturating_sub(EARLIER);
                self.earlier.drain(..surplus);
            }
            Memo::Saved(saved) => {
                self.saved.retain(|own| !same_name(&own.name, &saved.name));
                let place = self.saved.partition_point(|own| own.name.to_lowercase() < saved.name.to_lowercase());
                self.saved.insert(place, saved);
            }
            Memo::Forgotten(name) => self.saved.retain(|own| !same_name(&own.name, &name)),
        }
    }

    /// What was read from a file, with its rules kept: people edit files.
    pub fn of_file(self) -> Self {
        let mut sound = Self::default();
        self.earlier.into_iter().for_each(|text| sound.note(Memo::Searched(text)));
        self.saved.into_iter().for_each(|saved| sound.note(Memo::Saved(saved)));
        sound
    }

    /// The saved search with a name.
    pub fn saved_as(&self, name: &str) -> Option<&Saved> {
        self.saved.iter().find(|saved| same_name(&saved.name, name))
    }
}

fn same_name(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn searched(texts: impl IntoIterator<Item = String>) -> Recall {
        let mut recall = Recall::default();
        texts.into_iter().for_each(|text| recall.note(Memo::Searched(text)));
        recall
    }

    #[test]
    fn a_search_is_remembered_once_and_the_oldest_are_forgotten() {
        let recall = searched(["erbil", "tower 22", " erbil ", "  "].map(str::to_owned));
        assert_eq!(recall.earlier, ["tower 22", "erbil"]);
        let many = searched((0..EARLIER + 5).map(|number| format!("search {number}")));
        assert_eq!((many.earlier.len(), many.earlier[0].as_str()), (EARLIER, "search 5"));
    }

    #[test]
    fn a_name_is_given_once_whatever_its_case() {
        let mut recall = Recall::default();
        for (name, query) in [("Strikes", "kind:strike"), ("drones", "means:drone"), ("strikes", "kind:strike iraq")] {
            recall.note(Memo::Saved(Saved { name: name.into(), query: query.into() }));
        }
        let names: Vec<_> = recall.saved.iter().map(|saved| saved.name.as_str()).collect();
        assert_eq!(names, ["drones", "strikes"]);
        assert_eq!(recall.saved_as("STRIKES").map(|saved| saved.query.as_str()), Some("kind:strike iraq"));
        recall.note(Memo::Forgotten("STRIKES".into()));
        assert_eq!(recall.saved_as("Strikes"), None);
    }

    #[test]
    fn an_edited_file_is_brought_in_order() {
        let text = "earlier = [\"a\", \"b\", \"a\", \"\"]\n[[saved]]\nname = \"n\"\nquery = \"q\"\n";
        let recall: Recall = toml::from_str(text).expect("valid");
        assert_eq!(recall.of_file().earlier, ["b", "a"]);
    }
}
