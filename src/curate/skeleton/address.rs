//! What the address of a document says about it: the publisher by its host, often the date and some words of the headline.

use toml::Value;

use super::slug::slug;
use crate::curate::diff::{Record, State};
use crate::model::{Date, Kind};

/// A web address.
#[derive(Clone, Copy, Debug)]
pub struct Address<'u> {
    /// The address.
    pub url: &'u str,
    host: &'u str,
    path: &'u str,
}

impl<'u> Address<'u> {
    /// Takes an address apart.
    pub fn parse(url: &'u str) -> Result<Self, String> {
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        let rest = rest.filter(|rest| !rest.contains(char::is_whitespace) && !rest.contains(char::is_control));
        let (host, path) = rest.map_or(("", ""), |rest| rest.split_once('/').unwrap_or((rest, "")));
        if host.is_empty() {
            return Err("The address is none of the web; copy it from the browser with its https://.".to_owned());
        }
        let path = path.split(['?', '#']).next().unwrap_or_default();
        Ok(Self { url, host: host.trim_start_matches("www."), path })
    }

    /// The source that has this address.
    pub fn cited_as<'s>(&self, knowledge: &'s State) -> Option<&'s str> {
        let same = |record: &&Record| record.table.get("url").and_then(Value::as_str) == Some(self.url);
        knowledge.of_kind(Kind::Source).find(same).map(|record| record.id.as_str())
    }

    /// The last source of the same host.
    pub fn earlier<'s>(&self, knowledge: &'s State) -> Option<&'s Record> {
        let same = |record: &&Record| {
            let url = record.table.get("url").and_then(Value::as_str).unwrap_or_default();
            Address::parse(url).is_ok_and(|other| other.host == self.host)
        };
        knowledge.of_kind(Kind::Source).filter(same).last()
    }

    /// The publisher's part of an id: the host without what all hosts have.
    pub fn publisher(&self) -> String {
        let labels: Vec<&str> = self.host.split([':', '.']).collect();
        let telling = labels.iter().rev().skip(1).find(|label| label.len() > 3);
        let words = slug(telling.or(labels.first()).unwrap_or(&""));
        if words.is_empty() { "publisher".to_owned() } else { words }
    }

    /// A day in the path: `2024/01/25`, `2024-01-25` or `20240125`.
    pub fn date(&self) -> Option<Date> {
        let digits = self.path.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
        let digits: Vec<&str> = digits.collect();
        let whole = digits
            .iter()
            .filter(|part| part.len() == 8)
            .filter_map(|part| Some((part.get(..4)?, part.get(4..6)?, part.get(6..)?)));
        let parts = digits.windows(3).filter(|parts| parts[0].len() == 4).map(|parts| (parts[0], parts[1], parts[2]));
        parts.chain(whole).find_map(day)
    }

    /// The words of the last part of the path, if they look like a headline; a day among them is none of it.
    pub fn title(&self) -> Option<String> {
        let last = self.path.split('/').rev().find(|part| part.matches(['-', '_']).count() >= 2)?;
        let ending = [".html", ".htm", ".php"].into_iter().find_map(|ending| last.strip_suffix(ending));
        let mut words: Vec<&str> = ending.unwrap_or(last).split(['-', '_']).collect();
        if let Some(at) = words.windows(3).position(|parts| day((parts[0], parts[1], parts[2])).is_some()) {
            words.drain(at..at + 3);
        }
        words.retain(|word| !word.is_empty() && word.chars().all(char::is_alphanumeric) && !is_number(word));
        let sentence = words.join(" ");
        let mut letters = sentence.chars();
        let first = letters.next()?.to_uppercase();
        (words.len() > 2).then(|| first.chain(letters).collect())
    }
}

/// A number as content systems give to their pages, rather than one of a headline.
fn is_number(word: &str) -> bool {
    word.len() > 4 && word.bytes().all(|b| b.is_ascii_digit())
}

/// Year, month and day, if they are some.
fn day((year, month, day): (&str, &str, &str)) -> Option<Date> {
    let year = year.parse().ok().filter(|year| (1990..2100).contains(year))?;
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::Address;

    fn address(url: &str) -> Address<'_> {
        Address::parse(url).expect("an address")
    }

    #[test]
    fn a_news_address_tells_day_words_and_publisher() {
        let news = address("https://www.reuters.com/world/middle-east/us-iraq-begin-talks-2024-01-25/");
        assert_eq!(news.date().map(|date| date.to_string()).as_deref(), Some("2024-01-25"));
        assert_eq!(news.title().as_deref(), Some("Us iraq begin talks"));
        assert_eq!(news.publisher(), "reuters");
        assert_eq!(
            address("https://news.example.co.uk/20240126/x").date().map(|d| d.to_string()).as_deref(),
            Some("2024-01-26")
        );
        assert_eq!(address("https://news.example.co.uk/20240126/x").publisher(), "example");
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for url in ["reuters.com/a", "https://", "https:///a", "file:///etc", "https://a b"] {
            assert!(Address::parse(url).is_err(), "{url}");
        }
    }

    #[test]
    fn numbers_that_are_no_day_are_none() {
        assert_eq!(address("https://a.org/2024/13/45/x").date(), None);
        assert_eq!(address("https://a.org/99999999").date(), None);
    }
}
