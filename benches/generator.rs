//! Writes valid knowledge files of any size, the same for the same numbers: kinds, lengths and links in the shares of the
//! shipped file, Arabic in 3 of 100 texts, now and then a text that is far too long. Shared by benches and tests.

use std::fmt::{self, Display, Write};

use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};

const FIRST_DAY: Date = date(2023, 8, 7);
const DAYS: usize = 1_059;

/// What texts are made of.
const WORDS: &str = "base drone forces coalition statement talks mission commission attack rockets convoy withdrawal advisers \
    ministry parliament spokesman warehouse airport embassy border cell intercepted claimed denied reported announced struck \
    landed wounded condemned postponed the the of in on near after before with against during without towards for Baghdad \
    Erbil Anbar Washington Tehran Damascus northern western joint senior unnamed first second several early late Sunday \
    Thursday morning night timetable agreement";
const ARABIC: &str = "قاعدة الطائرات المسيرة التحالف الدولي كتائب حزب الله بغداد أربيل الحشد بيان";

// Lists to choose from; what stands there twice is chosen twice as often.
const SIDE_COLORS: &str = "blue green red magenta gray yellow cyan";
const ACTOR_KINDS: [&str; 8] = ["state", "force", "faction", "agency", "body", "person", "person", "media"];
const RELATION_KINDS: &str = "part-of commands backs allied-with opposes advises negotiates-with";
const PLACE_KINDS: &str = "air-base base outpost city town oil-field region";
const SOURCE_KINDS: &str = "official wire news news news reference analysis partisan";
const OTHER_EVENTS: &str = "strike strike statement meeting political deployment incident clash";
const MEANS: &str = "one-way-drone one-way-drone rocket ballistic-missile mortar ied air-strike";
const OUTCOMES: &str = "intercepted hit missed fell-short mixed";
const BOUNDS: &str = "exactly about at-least more-than at-most fewer-than";
const OVER: &str = "fact number definition wording time place responsibility law";
const ANSWERS: [&str; 4] =
    ["Yes, within the year", "Only if the commission agrees", "No", "Not a matter for the talks"];

/// How many records of each kind a file has.
struct Counts {
    topics: usize,
    measures: usize,
    places: usize,
    actors: usize,
    relations: usize,
    events: usize,
    claims: usize,
    sources: usize,
}

impl Counts {
    fn of(records: usize) -> Self {
        let share = |per_mille: usize| (records * per_mille / 1_000).max(2);
        let mut counts = Self {
            topics: share(7),
            measures: share(4),
            places: share(29),
            actors: share(58),
            relations: share(46),
            events: share(166),
            claims: share(160),
            sources: 0,
        };
        let others = SIDE_COLORS.split(' ').count() + counts.topics + counts.measures + counts.places + counts.actors;
        counts.sources = records - others - counts.relations - counts.events - counts.claims;
        counts
    }
}

/// A knowledge file of exactly so many records, at least 60.
pub fn generate(records: usize) -> String {
    assert!(records >= 60, "fewer records cannot refer to each other");
    let mut file =
        File { text: String::with_capacity(records * 500), dice: Dice(20_240_128), counts: Counts::of(records) };
    file.about(records);
    file.frame();
    (0..file.counts.places).for_each(|place| file.place(place));
    (0..file.counts.actors).for_each(|actor| file.actor(actor));
    (0..file.counts.relations).for_each(|relation| file.relation(relation));
    (0..file.counts.events).for_each(|event| file.event(event));
    (0..file.counts.claims).for_each(|claim| file.claim(claim));
    (0..file.counts.sources).for_each(|source| file.source(source));
    file.text
}

/// The text so far, and what the next record needs to be valid.
struct File {
    text: String,
    dice: Dice,
    counts: Counts,
}

impl File {
    fn header(&mut self, kind: &str) {
        self.put(format_args!("\n[[{kind}]]\n"));
    }

    fn put(&mut self, text: fmt::Arguments) {
        self.text.write_fmt(text).expect("a String takes any text");
    }

    /// A key with a value that stands as it is: a number, a date, an array.
    fn bare(&mut self, key: &str, value: impl Display) {
        self.put(format_args!("{key} = {value}\n"));
    }

    /// A key with a text; none of the texts here has a quote or a backslash.
    fn quoted(&mut self, key: &str, value: impl Display) {
        self.put(format_args!("{key} = \"{value}\"\n"));
    }

    /// Cites sources from the one whose turn it is, so that none is left over. `turn` of `turns` spreads them over the file.
    fn sources(&mut self, turn: usize, turns: usize) {
        let first = turn * self.counts.sources / turns;
        let next = (turn + 1) * self.counts.sources / turns;
        let own = first..next.max(first + 1 + self.dice.below(3)).min(self.counts.sources);
        let ids: Vec<_> = own.map(|source| format!("\"{}\"", source_id(source))).collect();
        self.bare("sources", format_args!("[{}]", ids.join(", ")));
    }

    /// A note with so many records in a hundred.
    fn note(&mut self, percent: usize) {
        if self.dice.chance(percent) {
            let note = self.dice.text(130);
            self.quoted("note", note);
        }
    }

    fn about(&mut self, records: usize) {
        self.put(format_args!(
            "[about]\nformat = 1\ntitle = \"Generated knowledge\"\nsummary = \"{records} records for measuring.\"\n\
             from = {FIRST_DAY}\nto = {}\ncompiled = {}\nlicence = \"CC0-1.0\"\n",
            day(DAYS, DAYS),
            day(DAYS, DAYS),
        ));
    }

    /// Sides, topics and measures: what the other records are sorted by.
    fn frame(&mut self) {
        for (row, color) in SIDE_COLORS.split(' ').enumerate() {
            self.header("side");
            self.quoted("id", format_args!("side-{color}"));
            self.quoted("name", format_args!("Side {color}"));
            self.quoted("mark", char::from(b'A' + row as u8));
            self.quoted("color", color);
        }
        for topic in 0..self.counts.topics {
            self.header("topic");
            self.quoted("id", format_args!("topic-{topic}"));
            let question = self.dice.text(60);
            self.quoted("question", format_args!("{question} {topic}?"));
        }
        for measure in 0..self.counts.measures {
            self.header("measure");
            self.quoted("id", format_args!("measure-{measure}"));
            let name = self.dice.text(30);
            self.quoted("name", format_args!("{name} {measure}"));
            self.quoted("kind", if measure % 2 == 0 { "level" } else { "running" });
            self.quoted("unit", "people");
        }
    }

    fn place(&mut self, place: usize) {
        self.header("place");
        self.quoted("id", format_args!("place-{place}"));
        let name = self.dice.text(14);
        self.quoted("name", format_args!("{name} {place}"));
        if self.dice.chance(68) {
            let native = self.dice.words(ARABIC, 12);
            self.quoted("native", native);
        }
        self.bare("aliases", format_args!("[\"P-{place}\", \"Place {place}\"]"));
        let kind = self.dice.one_of(PLACE_KINDS);
        self.quoted("kind", kind);
        self.quoted("country", "IQ");
        let (lat, lon) = (self.dice.below(70_000), self.dice.below(90_000));
        self.bare("lat", format_args!("{}.{:04}", 29 + lat / 10_000, lat % 10_000));
        self.bare("lon", format_args!("{}.{:04}", 38 + lon / 10_000, lon % 10_000));
        self.quoted("precision", "town");
        let summary = self.dice.text(120);
        self.quoted("summary", summary);
        self.sources(place, self.counts.places);
    }

    fn actor(&mut self, actor: usize) {
        self.header("actor");
        let kind = ACTOR_KINDS[actor % ACTOR_KINDS.len()];
        self.quoted("id", actor_id(actor));
        let name = self.dice.text(20);
        self.quoted("name", format_args!("{name} {actor}"));
        self.quoted("short", format_args!("A{actor}"));
        if self.dice.chance(31) {
            let native = self.dice.words(ARABIC, 12);
            self.quoted("native", native);
        }
        self.bare("aliases", format_args!("[\"Actor number {actor}\", \"al-{actor}\"]"));
        self.quoted("kind", kind);
        let side = self.dice.one_of(SIDE_COLORS);
        self.quoted("side", format_args!("side-{side}"));
        if kind == "person" {
            let organisation = self.dice.below(actor);
            self.quoted("parent", actor_id(organisation));
            let role = self.dice.text(30);
            self.quoted("role", role);
        }
        self.quoted("from", 1979 + actor % 45);
        if self.dice.chance(20) {
            let place = self.dice.below(self.counts.places);
            self.quoted("base", format_args!("place-{place}"));
        }
        let summary = self.dice.text(330);
        self.quoted("summary", summary);
        self.sources(actor, self.counts.actors);
    }

    fn relation(&mut self, relation: usize) {
        self.header("relation");
        let from = relation % self.counts.actors;
        let to = (from + 1 + relation / self.counts.actors) % self.counts.actors;
        self.quoted("from", actor_id(from));
        self.quoted("to", actor_id(to));
        let kind = self.dice.one_of(RELATION_KINDS);
        self.quoted("kind", kind);
        if self.dice.chance(65) {
            self.bare("since", day(relation, self.counts.relations));
        }
        self.bare("credibility", 2);
        self.note(86);
        self.sources(relation, self.counts.relations);
    }

    fn event(&mut self, event: usize) {
        self.header("event");
        let date = day(event, self.counts.events);
        self.quoted("id", event_id(event, self.counts.events));
        self.bare("date", date);
        let attack = self.dice.chance(66);
        let kind = if attack { "attack" } else { self.dice.one_of(OTHER_EVENTS) };
        self.quoted("kind", kind);
        let (title, summary) = (self.dice.text(48), self.dice.text(190));
        self.quoted("title", format_args!("{title} {event}"));
        self.quoted("summary", summary);
        let place = self.dice.skewed(self.counts.places, event);
        self.bare("places", format_args!("[\"place-{place}\"]"));
        self.participants(event, attack);
        if attack {
            let (means, outcome) = (self.dice.one_of(MEANS), self.dice.one_of(OUTCOMES));
            self.bare("means", format_args!("[\"{means}\"]"));
            self.quoted("outcome", outcome);
        }
        if self.dice.chance(30) {
            let (killed, wounded) = (self.dice.below(4), self.dice.below(20));
            self.bare(
                "casualties",
                format_args!(
                    "[{{ group = \"soldiers\", killed = {killed}, wounded = {wounded}, bound = \"at-least\" }}]"
                ),
            );
        }
        if event > 0 && self.dice.chance(20) {
            let earlier = event - 1 - self.dice.below(event.min(20));
            let key = if self.dice.chance(25) { "responds-to" } else { "related" };
            self.bare(key, format_args!("[\"{}\"]", event_id(earlier, self.counts.events)));
        }
        let credibility = 2 + self.dice.below(4);
        self.bare("credibility", credibility);
        self.sources(event, self.counts.events);
        self.note(56);
    }

    fn participants(&mut self, event: usize, attack: bool) {
        let first = self.dice.skewed(self.counts.actors, event);
        let second = (first + 1 + self.dice.below(self.counts.actors - 2)) % self.counts.actors;
        let (role, other) = match (attack, self.dice.below(10)) {
            (true, 0) => ("attributed-to", "target"),
            (true, 1) => ("attacker", "target"),
            (true, _) => ("claimed-by", "target"),
            (false, _) => ("issuer", "party"),
        };
        let by = if role == "attributed-to" { format!(", by = [\"{}\"]", actor_id(second)) } else { String::new() };
        self.bare(
            "actors",
            format_args!(
                "[\n  {{ id = \"{}\", role = \"{role}\"{by} }},\n  {{ id = \"{}\", role = \"{other}\" }},\n]",
                actor_id(first),
                actor_id(second)
            ),
        );
    }

    fn claim(&mut self, claim: usize) {
        self.header("claim");
        let date = day(claim, self.counts.claims);
        self.quoted("id", claim_id(claim));
        self.bare("date", date);
        let speaker = self.dice.skewed(self.counts.actors, claim);
        self.quoted("speaker", actor_id(speaker));
        if self.dice.chance(55) {
            let voice = self.dice.text(30);
            self.quoted("voice", voice);
        }
        let statement = self.dice.text(134);
        self.quoted("statement", statement);
        if self.dice.chance(28) {
            let quote = self.dice.text(60);
            self.quoted("quote", quote);
        }
        let topic = self.dice.skewed(self.counts.topics, claim);
        let answer = ANSWERS[self.dice.below(ANSWERS.len())];
        self.quoted("topic", format_args!("topic-{topic}"));
        self.quoted("position", answer);
        let measure = claim % (self.counts.measures * 4);
        if measure < self.counts.measures {
            // Totals grow from claim to claim, as running ones must.
            let bound = self.dice.one_of(BOUNDS);
            self.bare(
                "quantity",
                format_args!("{{ measure = \"measure-{measure}\", value = {}, bound = \"{bound}\" }}", 100 + claim),
            );
        }
        let (actor, event) = (self.dice.below(self.counts.actors), self.dice.below(self.counts.events));
        self.bare("about", format_args!("[\"{}\", \"{}\"]", actor_id(actor), event_id(event, self.counts.events)));
        if claim > 0 && self.dice.chance(22) {
            let over = self.dice.one_of(OVER);
            let earlier = claim_id(claim - 1 - self.dice.below(claim.min(40)));
            self.bare("disputes", format_args!("[{{ id = \"{earlier}\", over = \"{over}\" }}]"));
        }
        let credibility = 2 + self.dice.below(4);
        self.bare("credibility", credibility);
        self.sources(claim, self.counts.claims);
        self.note(38);
    }

    fn source(&mut self, source: usize) {
        self.header("source");
        self.quoted("id", source_id(source));
        let title = self.dice.text(70);
        self.quoted("title", title);
        self.quoted("publisher", format_args!("Publisher {}", source % 211));
        let kind = self.dice.one_of(SOURCE_KINDS);
        self.quoted("kind", kind);
        if self.dice.chance(60) {
            // A source's turn comes when as much of the period is over; a few days later it has been published.
            self.bare("date", day(source, self.counts.sources).saturating_add(30.days()));
        }
        self.quoted(
            "url",
            format_args!("https://www.example.org/publisher-{}/2024/01/25/story-{source}", source % 211),
        );
        if self.dice.chance(17) {
            self.quoted("language", "ar");
        }
        let reliability = self.dice.one_of("A B B C C D");
        self.quoted("reliability", reliability);
        self.note(33);
    }
}

/// The day on which a record stands that is the so-manieth of so many.
fn day(row: usize, rows: usize) -> Date {
    FIRST_DAY.saturating_add(Span::new().days(i64::try_from(row * DAYS / rows).expect("within the period")))
}

fn source_id(source: usize) -> String {
    format!("source-{source}")
}

fn actor_id(actor: usize) -> String {
    format!("actor-{actor}")
}

fn event_id(event: usize, events: usize) -> String {
    format!("{}-event-{event}", day(event, events))
}

fn claim_id(claim: usize) -> String {
    format!("claim-{claim}")
}

/// Repeatable chance (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.roll() % limit.max(1) as u64) as usize
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// A word of a list.
    fn one_of(&mut self, words: &'static str) -> &'static str {
        let row = self.below(words.split(' ').count());
        words.split(' ').nth(row).expect("the row is below their number")
    }

    /// Every other time one of the few that everybody speaks of, else each in its turn, so that none is left out.
    fn skewed(&mut self, limit: usize, turn: usize) -> usize {
        if turn.is_multiple_of(2) { turn / 2 % limit } else { self.below(limit.min(40)) }
    }

    /// Words of about so many characters; one text in fifty is ten times as long, three in a hundred are Arabic.
    fn text(&mut self, length: usize) -> String {
        let long = length > 100 && self.chance(2);
        let length = if long { length * 10 } else { length / 2 + self.below(length) };
        if self.chance(3) { self.words(ARABIC, length) } else { self.words(WORDS, length) }
    }

    fn words(&mut self, list: &'static str, length: usize) -> String {
        let mut text = String::new();
        let mut width = 0;
        while width < length {
            let word = self.one_of(list);
            if width > 0 {
                text.push(' ');
            }
            text.push_str(word);
            width += word.chars().count() + 1;
        }
        if let Some(first) = text.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        text
    }
}
