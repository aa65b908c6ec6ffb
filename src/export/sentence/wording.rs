//! The English of the line to read out: articles before names, capitals, long days, lists, sentences, words counted.

use crate::model::{Actor, ActorIx, ActorKind, Date, Knowledge, day_text, long_month_name, month_name};
use crate::text::safe;

/// Words in a name that make it take the article: they are nouns of English, not names of somebody.
const NOUNS: [&str; 47] = [
    "Agency",
    "Army",
    "Assembly",
    "Associated",
    "Authority",
    "Brigade",
    "Brigades",
    "Bureau",
    "Cabinet",
    "Center",
    "Centre",
    "Coalition",
    "Command",
    "Commission",
    "Committee",
    "Congress",
    "Corps",
    "Council",
    "Department",
    "Directorate",
    "Embassy",
    "Emirates",
    "Force",
    "Forces",
    "Foundation",
    "Framework",
    "Front",
    "Government",
    "House",
    "Inspector",
    "Institute",
    "Kingdom",
    "League",
    "Ministry",
    "Mission",
    "Movement",
    "Nations",
    "Observatory",
    "Office",
    "Organization",
    "Parliament",
    "Party",
    "Peshmerga",
    "Republic",
    "Resistance",
    "States",
    "Union",
];

/// Words that are written small inside a sentence, wherever they stand.
const SMALL: [&str; 79] = [
    "a",
    "about",
    "after",
    "air",
    "all",
    "all-out",
    "an",
    "any",
    "armed",
    "around",
    "as",
    "at",
    "attacks",
    "because",
    "before",
    "between",
    "both",
    "by",
    "cabinet",
    "decisions",
    "despite",
    "drones",
    "during",
    "eight",
    "ending",
    "every",
    "fewer",
    "five",
    "forces",
    "four",
    "from",
    "he",
    "her",
    "his",
    "how",
    "hundreds",
    "if",
    "in",
    "it",
    "its",
    "making",
    "many",
    "members",
    "militias",
    "militia",
    "military",
    "more",
    "most",
    "neither",
    "no",
    "nobody",
    "not",
    "on",
    "one",
    "only",
    "operations",
    "parliament",
    "reports",
    "rockets",
    "roughly",
    "she",
    "since",
    "six",
    "some",
    "strikes",
    "talks",
    "terrorism",
    "that",
    "the",
    "there",
    "these",
    "they",
    "this",
    "those",
    "three",
    "two",
    "violence",
    "what",
    "withdrawal",
];

/// An actor's name as a sentence says it: with its article, where it takes one.
pub(super) fn named(knowledge: &Knowledge, actor: ActorIx) -> String {
    let actor = knowledge.actor(actor);
    let name = safe(&actor.name);
    if takes_article(actor) {
        return format!("the {name}");
    }
    match name.split_once(", ") {
        // A collective speaker is no name: `unattributed press reports`.
        Some((reports @ "Press reports", which)) => format!("{which} {}", inside(reports)),
        _ => name.into_owned(),
    }
}

fn takes_article(actor: &Actor) -> bool {
    let name = &*actor.name;
    let own = name.split([',', '(']).next().unwrap_or(name);
    let mut words = own.split([' ', '-']);
    let has = |nouns: &[&str]| own.split([' ', '-']).any(|word| nouns.contains(&word));
    match actor.kind {
        ActorKind::Person => false,
        _ if words.next().is_some_and(|first| first.eq_ignore_ascii_case("the")) => false,
        _ if own.trim() == "Islamic State" => true,
        // A combatant command is a name by itself: "US Central Command said".
        _ if own.starts_with("US ") && own.trim_end().ends_with(" Command") => false,
        _ => has(&NOUNS) || has(&["government"]),
    }
}

/// `A`, `A and B`, `A, B and C`, each with its article.
pub(super) fn all_named(knowledge: &Knowledge, actors: impl Iterator<Item = ActorIx>) -> String {
    listed(&actors.map(|actor| named(knowledge, actor)).collect::<Vec<_>>())
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn listed(parts: &[String]) -> String {
    match parts.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    }
}

/// Whose count it is: `the Pentagon's count`, `US forces' count`; `the count of …` before a name that takes no ending.
pub(super) fn count_of(name: &str) -> String {
    match name {
        _ if name.contains([',', '(']) || name.contains(" - ") => format!("the count of {name}"),
        _ if name.ends_with('s') => format!("{name}' count"),
        _ => format!("{name}'s count"),
    }
}

/// `25 January 2024`.
pub(super) fn long_day(day: Date) -> String {
    spelled_out(&day_text(day))
}

/// A day or a period in short English with its months written out.
pub(super) fn spelled_out(day: &str) -> String {
    fn long(word: &str) -> &str {
        (1..=12).find(|&month| month_name(month) == word).map_or(word, |month| long_month_name(month))
    }
    day.split(' ').map(long).collect::<Vec<&str>>().join(" ")
}

/// The text with a capital at its beginning.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A sentence with its stop, and no second one.
pub(super) fn stopped(text: &str) -> String {
    let text = capital(text.trim_end());
    if text.is_empty() || text.ends_with(['.', '?', '!', '…']) { text } else { format!("{text}.") }
}

/// A statement as it follows `that`; nothing where it cannot be told whether its first word is a name.
pub(super) fn after_that(statement: &str) -> Option<String> {
    let first = statement.split([' ', ',', '’', '\'']).next()?;
    let small = first.to_lowercase();
    if SMALL.contains(&&*small) {
        return Some(format!("{small}{}", &statement[first.len()..]));
    }
    let is_name = is_capitals(first) || first.starts_with(|c: char| c.is_ascii_digit()) || NAMES.contains(&first);
    is_name.then(|| statement.to_owned())
}

/// First words that are names whatever stands after them.
const NAMES: [&str; 25] = [
    "Al-Nujaba",
    "Al-Sudani",
    "American",
    "Americans",
    "Baghdad",
    "Biden",
    "CENTCOM",
    "Damascus",
    "Erbil",
    "France",
    "Germany",
    "Iran",
    "Iranian",
    "Iraq",
    "Iraqi",
    "Iraqis",
    "Israel",
    "Italy",
    "Jordan",
    "Kataib",
    "Spain",
    "Syria",
    "Tehran",
    "Trump",
    "Washington",
];

/// `US`, `ISIS`, `US-Iraqi`, `Iran-backed`: a name or an abbreviation before a hyphen makes the word one.
fn is_capitals(word: &str) -> bool {
    let head = word.split('-').next().unwrap_or(word);
    let capitals = head.len() > 1 && head.chars().all(char::is_uppercase);
    capitals || (head.len() < word.len() && NAMES.contains(&head))
}

/// A text of several sentences as one: what follows a stop follows a semicolon.
pub(super) fn as_one_sentence(text: &str) -> String {
    let sentences = sentences(text);
    let joined = sentences.iter().enumerate().map(|(at, sentence)| {
        let sentence = sentence.trim_end_matches('.');
        if at == 0 { sentence.to_owned() } else { after_that(sentence).unwrap_or_else(|| sentence.to_owned()) }
    });
    joined.collect::<Vec<_>>().join("; ")
}

/// The sentences of a text, each with its stop.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(['.', '?', '!']) {
        let rest = &text[at + 1..];
        let ends = rest.starts_with(' ') && rest[1..].starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        if ends && !ends_in_abbreviation(&text[start..at]) {
            all.push(&text[start..=at]);
            start = at + 2;
        }
    }
    if start < text.len() {
        all.push(&text[start..]);
    }
    all
}

/// `Lt`, `Gen`, `U.S`, a single capital: a stop after it ends no sentence.
fn ends_in_abbreviation(text: &str) -> bool {
    let last = text.rsplit([' ', '(']).next().unwrap_or_default();
    let short =
        matches!(last, "Lt" | "Gen" | "Maj" | "Col" | "Brig" | "Sgt" | "Capt" | "Sen" | "Rep" | "Mr" | "Mrs" | "Dr");
    short || matches!(last, "St" | "No" | "vs" | "approx") || is_initial(last)
}

fn is_initial(word: &str) -> bool {
    let mut letters = word.rsplit('.').next().unwrap_or_default().chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

/// A name of something as it stands inside a sentence.
pub(super) fn inside(name: &str) -> String {
    let first = name.split(' ').next().unwrap_or_default();
    if is_capitals(first) || NAMES.contains(&first) {
        return name.to_owned();
    }
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// How many words a text has.
pub(super) fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// The first words of a text, with `…` where there are more.
pub(super) fn first_words(text: &str, most: usize) -> String {
    if words(text) <= most {
        return text.to_owned();
    }
    let kept: Vec<_> = text.split_whitespace().take(most).collect();
    format!("{}…", kept.join(" ").trim_end_matches([',', ';', ':', '.']))
}

/// As many sentences of a text as there is room for, each whole; none where the first is too long already.
pub(super) fn sentences_within(text: &str, most: usize) -> String {
    let mut kept = Vec::new();
    let mut room = most;
    for sentence in sentences(text) {
        let Some(left) = room.checked_sub(words(sentence)) else { break };
        room = left;
        kept.push(sentence);
    }
    kept.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_follows_that_as_english_has_it() {
        assert_eq!(after_that("The talks go on.").as_deref(), Some("the talks go on."));
        assert_eq!(after_that("US forces stay.").as_deref(), Some("US forces stay."));
        assert_eq!(after_that("Iran-backed groups fired.").as_deref(), Some("Iran-backed groups fired."));
        assert_eq!(after_that("Sending troops is wrong."), None);
    }

    #[test]
    fn sentences_end_at_their_stops_and_not_at_abbreviations() {
        assert_eq!(
            sentences("Lt. Gen. X spoke. 12 left. U.S. Army stays."),
            ["Lt. Gen. X spoke.", "12 left.", "U.S. Army stays."]
        );
        assert_eq!(as_one_sentence("It ends in 2026. The rest stay."), "It ends in 2026; the rest stay");
        assert_eq!(sentences_within("One two three. Four five. Six seven eight.", 6), "One two three. Four five.");
    }

    #[test]
    fn a_text_that_is_cut_says_so() {
        assert_eq!(first_words("one two, three", 2), "one two…");
        assert_eq!(first_words("one two", 2), "one two");
    }

    #[test]
    fn the_constant_tables_hold_no_word_twice() {
        for table in [&NOUNS[..], &SMALL[..], &NAMES[..]] {
            let mut words = table.to_vec();
            words.sort_unstable();
            words.dedup();
            assert_eq!(words.len(), table.len());
        }
    }
}
