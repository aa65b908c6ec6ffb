//! What is typed, key by key.

/// Queries as an analyst types them: a query is typed letter by letter, unless it is pasted.
pub const TYPED: [&str; 30] = [
    "a",
    "kh",
    "al",
    "e",
    "nujaba",
    "tower22",
    "tower 22",
    "asad drone",
    "withdrawal",
    "zzzz",
    "xqwvjk",
    "drone erbil nov",
    "sulaymani",
    "the",
    "strike on base",
    "s d k",
    "ketaeb hizbullah",
    "noujabaa",
    "كتائب حزب",
    "أربيل",
    "عين الأسد",
    "wihtdrawal",
    "ballistc misile",
    "Ḥizballāh",
    "kind:claim drone",
    "kind:event place:erbil rocket",
    "actor:nujaba",
    "means:rocket baghdad",
    "drone after:2024-06-01",
    "\"air base\" drone",
];

/// Queries that come at once.
pub const PASTED: [&str; 4] = [
    "Suspension of operations declared in Green Zone, Baghdad claimed by Kata'ib Hizballah",
    "المقاومة الإسلامية في العراق",
    "local source police army spokesman channel video statement claimed responsibility",
    "2024-01-25",
];

/// Every state of the search box: the text after each key, with the deletions that follow a typing error.
pub fn keystrokes() -> Vec<String> {
    let mut states = Vec::new();
    for query in TYPED {
        states.extend(query.char_indices().map(|(at, letter)| query[..at + letter.len_utf8()].to_owned()));
    }
    // Typed to the end, then taken back letter by letter, and typed anew.
    let corrected = "drone erbik";
    for length in (1..=corrected.len()).chain((7..corrected.len()).rev()) {
        states.push(corrected[..length].to_owned());
    }
    states.push("drone erbil".to_owned());
    states.extend(PASTED.map(str::to_owned));
    states
}
