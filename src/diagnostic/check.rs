//! THE table of named checks: name, default severity, one line, and the longer explanation.

use super::Severity;

macro_rules! checks {
    ($($variant:ident $severity:ident $name:literal $summary:literal $explanation:literal)+) => {
        /// A named check. The names are what `--allow`, `--deny` and `[check] allow` take.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Check { $(#[doc = $summary] $variant),+ }

        impl Check {
            /// Every check: first those that make a file invalid, then the warnings.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name in kebab case.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The severity, unless options say otherwise.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity),+ }
            }

            /// What it finds, in one line.
            pub fn summary(self) -> &'static str {
                match self { $(Self::$variant => $summary),+ }
            }

            /// Why that matters, and what to do.
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$variant => $explanation),+ }
            }

            /// The check with this name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|check| check.name() == name)
            }
        }
    };
}

checks! {
    // The file as a whole.
    Unreadable Error "unreadable"
        "The file cannot be read."
        "It is missing, not a regular file, too large, or its permissions forbid reading. A folder is read as all the *.toml files in it, by name; it must hold at least one."
    NotUtf8 Error "not-utf8"
        "The file is not UTF-8 text."
        "TOML is UTF-8. Save the file in that encoding; editors call it UTF-8 without BOM."
    Syntax Error "syntax"
        "The text is not valid TOML."
        "A quote, bracket, comma or value is missing or wrong at the caret. The rest of the record and of the file is checked all the same."
    MissingAbout Error "missing-about"
        "No file has an `[about]` table."
        "The first file says in [about] what the knowledge base is: format, title, summary, from, to, compiled, licence."
    RepeatedTable Error "repeated-table"
        "A table that a file has once is there twice."
        "[about] and [check] stand once in a file, and the records of one kind are written in one way: either each under its [[header]], or all in one array."
    Format Error "format"
        "The file is of another format than this program reads."
        "The contract has a number; this program reads format 1."
    UnknownTable Error "unknown-table"
        "A table of this name does not exist."
        "Tables are about, check, side, source, place, actor, relation, topic, measure, event and claim. A misspelt header would lose its records silently, so it is an error."

    // Keys and values.
    UnknownKey Error "unknown-key"
        "The record has a key that its kind does not know."
        "A misspelt key would lose a fact silently, so it is an error. The message names the nearest key and lists the others."
    MissingKey Error "missing-key"
        "A key that the record needs is not there."
        "The contract says which keys each kind needs. A topic wants a position and the reverse is another check."
    WrongType Error "wrong-type"
        "The value is of another type than the key takes."
        "Text stands in quotes, numbers and dates do not, arrays stand in square brackets."
    UnknownValue Error "unknown-value"
        "The value is not one of those that the key takes."
        "Kinds, roles, bounds and the like are closed lists, so that they can be filtered and counted."
    EmptyValue Error "empty-value"
        "The text or array is empty."
        "What is not known is left out: an absent key says so, an empty value says nothing."
    ControlCharacter Error "control-character"
        "The text holds a control character or one that turns the direction of the text."
        "Such characters can hide what a line says. ZWNJ and ZWJ, which Persian and Arabic need, are allowed."
    BadDate Error "bad-date"
        "The date does not exist, or is not written as a date."
        "Write the day without quotes, 2024-01-25. Where a month or year is enough, write \"2024-01\" or \"2024\" in quotes."
    BadNumber Error "bad-number"
        "The number is out of the range that the key takes."
        "Counts are whole numbers from 0 on; `count` is at least 1. What is not known is left out."
    BadCode Error "bad-code"
        "The code or time of day is not written as the standard has it."
        "Countries are two capital letters (ISO 3166-1), languages two small letters (ISO 639-1), times HH:MM."
    BadGrade Error "bad-grade"
        "The grade is not one of the NATO Admiralty code."
        "Sources are A to F, information 1 to 6. F and 6 mean that it cannot be judged."
    BadUrl Error "bad-url"
        "The address is not an http or https address."
        "Addresses are opened in a browser, so only http and https are taken, without spaces."
    BadMark Error "bad-mark"
        "The mark of a side is longer than two characters, or another side has it."
        "The mark tells the side where there is no colour, so it is short and unlike the others."
    LongQuote Error "long-quote"
        "The quotation has more than 25 words."
        "Quote the decisive words only; the rest is told in the compilers' own words."
    Coordinates Error "coordinates"
        "The coordinates are out of range or incomplete."
        "lat (-90 to 90), lon (-180 to 180) and precision stand together or not at all."

    // Ids and references.
    BadId Error "bad-id"
        "The id has characters that ids do not have, or is too long."
        "Ids are lower-case ASCII letters, digits and hyphens, begin with a letter or digit, and end within 80 characters."
    IdDate Error "id-date"
        "The id of an event does not begin with its date."
        "An event's id begins with its date, 2024-01-28-tower-22, so that ids sort and say when."
    DuplicateId Error "duplicate-id"
        "Two records have the same id."
        "Ids are unique over all kinds. Only a later layer may give an id again, to replace, extend or remove the record."
    UnknownReference Error "unknown-reference"
        "No record has the id that is named here."
        "The message names the nearest id of the right kind, if one is near."
    WrongKind Error "wrong-kind"
        "The id that is named here is of another kind."
        "Each key takes ids of certain kinds: `sources` takes sources, `speaker` an actor."
    SelfReference Error "self-reference"
        "The record names itself."
        "A record cannot be its own parent, answer, correction or dispute."
    Cycle Error "cycle"
        "The records name each other in a circle."
        "parent, supersedes, corrects and responds-to lead back in time or up an organisation, so they cannot come round."
    NothingToChange Error "nothing-to-change"
        "`extend` or `remove` names an id that no earlier layer has."
        "They change a record of an earlier file; a record that is new says neither."

    // What contradicts itself.
    EndBeforeDate Error "end-before-date"
        "The end lies before the beginning."
        "end is not before date, to not before from, until not before since."
    TopicPosition Error "topic-position"
        "The claim has a topic without a position, or a position without a topic."
        "The position is the answer to the topic's question: one needs the other."
    UpperBelowValue Error "upper-below-value"
        "The upper end of a range is below its lower end."
        "A range runs from value to upper."

    // Warnings: duplicates and leftovers.
    IdleAllow Warning "idle-allow"
        "An entry of `[check]` allow allows nothing."
        "The check or the id does not exist, or the warning is no longer there. Take the entry out, so that it cannot hide a new one."
    SameUrl Warning "same-url"
        "Two sources have the same address."
        "They are one document: cite one, and drop the other."
    UnusedSource Warning "unused-source"
        "Nothing refers to a source."
        "It may be left over, or the reference to it was forgotten."
    UnusedPlace Warning "unused-place"
        "Nothing refers to a place."
        "It may be left over, or the reference to it was forgotten."
    UnusedActor Warning "unused-actor"
        "Nothing refers to an actor."
        "It may be left over, or the reference to it was forgotten."
    UnusedTopic Warning "unused-topic"
        "Nothing refers to a topic."
        "It may be left over, or the reference to it was forgotten."
    UnusedMeasure Warning "unused-measure"
        "Nothing refers to a measure."
        "It may be left over, or the reference to it was forgotten."
    RepeatedReference Warning "repeated-reference"
        "The same id stands twice in one array."
        "The second says nothing more, and makes one source look like two."
    SharedName Warning "shared-name"
        "An actor's alias is another actor's name."
        "Somebody who types it cannot know which of the two is meant."
    NearIdenticalTitles Warning "near-identical-titles"
        "Two events of one day and place have nearly the same title."
        "They may be one event that was recorded twice."
    LabelVariants Warning "label-variants"
        "Two labels differ only in case or spacing."
        "Positions and origins are grouped by their words, so the same thing needs the same words."
    DisputeTwice Warning "dispute-twice"
        "A dispute between two claims is written on both."
        "`disputes` holds both ways and is written once."

    // Warnings: sourcing.
    SingleSourceConfirmed Warning "single-source-confirmed"
        "A record with credibility 1 cites a single source."
        "1 means confirmed by other sources; one source cannot do that."
    LinkSource Warning "link-source"
        "A link of an event cites a source that the event does not."
        "The event's `sources` hold all its sources; the link says which of them it stands in."
    AttributedWithoutBy Warning "attributed-without-by"
        "An attribution does not say whose it is."
        "`attributed-to` is somebody's word: `by` says whose."
    StatementAfterSource Warning "statement-after-source"
        "A statement is dated after a source of it was published."
        "A source cannot report what had not been said; one of the dates is wrong, or the source stands for something else."
    HttpNotHttps Warning "http-not-https"
        "An http address of a host that is cited with https elsewhere."
        "Links should not be open to tampering where that can be helped."

    // Warnings: dates and numbers.
    OutsidePeriod Warning "outside-period"
        "The event lies outside the period that the file covers."
        "[about] from and to say what the chronology covers; widen them or look at the date."
    RespondsToLater Warning "responds-to-later"
        "The event answers one that came later."
        "An answer comes after what it answers."
    PartsDoNotAddUp Warning "parts-do-not-add-up"
        "The parts of a number do not add up to it."
        "This is looked at only where every part has a country. If the source itself has it so, allow it with a reason."
    RunningTotalFalls Warning "running-total-falls"
        "A running total of one counter falls as time goes on."
        "A total that only grows was corrected, counted by another rule, or mistyped: say so with `corrects` or `counts`, or mend it."
    ReviewDue Warning "review-due"
        "A standing figure is past its review date."
        "Look whether it still holds, then move `review` or add the newer claim."

    // Warnings: what is wanted.
    LongTitle Warning "long-title"
        "The title has more than 100 characters."
        "A title reads alone in a list; the rest belongs in the summary."
    QuestionMark Warning "question-mark"
        "The question of a topic does not end in a question mark."
        "A topic is a question that positions answer."
    AttackWithoutTarget Warning "attack-without-target"
        "An attack does not say who was attacked."
        "An actor with the role `target` is what counts and coverage go by."
    PersonWithoutParentOrRole Warning "person-without-parent-or-role"
        "A person has no parent or no role."
        "The organisation that a person speaks for and the post are what makes a statement weigh."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kebab_case_and_unique() {
        for (row, check) in Check::ALL.iter().enumerate() {
            let name = check.name();
            assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{name}");
            assert_eq!(Check::from_name(name), Some(*check));
            assert_eq!(Check::ALL.iter().position(|other| other.name() == name), Some(row), "{name} is there twice");
        }
    }

    #[test]
    fn every_check_is_told_in_sentences() {
        for check in Check::ALL {
            for text in [check.summary(), check.explanation()] {
                assert!(text.ends_with('.') && text.len() > 20, "{}: {text}", check.name());
            }
        }
    }
}
