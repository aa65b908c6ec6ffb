//! The table of keys.

use super::Takes::{Any, Between, From, Id, PartialDay, Pattern, Ref, Warning, Words};
use super::{Description, Key, Takes};
use crate::model::{
    ActorKind, Bound, DisputeOver, EventKind, Kind, Means, MeasureKind, Outcome, PlaceKind, PositionPrecision,
    Precision, QuantityState, RelationKind, Reliability, Role, SideColor, SourceKind,
};

const ACTOR: Takes = Ref(&[Kind::Actor]);
const SOURCE: Takes = Ref(&[Kind::Source]);
const EVENT: Takes = Ref(&[Kind::Event]);
const CLAIM: Takes = Ref(&[Kind::Claim]);
const COUNTRY: Takes = Pattern("^[A-Z]{2}$");
const CREDIBILITY: Takes = Between(1, 6);

const CREDIBILITY_TEXT: &str = "how well the content is borne out (NATO Admiralty): 1 confirmed by other sources, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged";
const KNOWN_TEXT: &str = "the day on which it became public, where the sources at hand are later";

const fn need(name: &'static str, takes: Takes, text: &'static str) -> Key {
    Key { name, needed: true, takes, text }
}

const fn may(name: &'static str, takes: Takes, text: &'static str) -> Key {
    Key { name, needed: false, takes, text }
}

/// Every table.
pub const TABLES: &[Description] = &[
    Description {
        name: "About",
        text: "What the knowledge base is as a whole.",
        keys: &[
            need("format", Between(1, 1), "1"),
            need("title", Any, "name of the knowledge base"),
            need("summary", Any, "one paragraph: scope, what is in, what is not"),
            need("from", Any, "first day that the chronology covers"),
            need("to", Any, "last day that the chronology covers"),
            need("compiled", Any, "the day on which it was last revised"),
            need("licence", Any, "SPDX expression for the data"),
        ],
    },
    Description {
        name: "Check",
        text: "What `sitrep check` should know about this file.",
        keys: &[may("allow", Any, "warnings that were looked at and are right as they are")],
    },
    Description {
        name: "Allow",
        text: "A warning that was looked at and is right as it is.",
        keys: &[
            need("check", Warning, "name of the check"),
            need("id", Any, "the record that it warns of"),
            need("reason", Any, "why it is right as it is"),
        ],
    },
    Description {
        name: "Side",
        text: "A camp that actors stand in.",
        keys: &[
            need("id", Id, "its id"),
            need("name", Any, "its name"),
            need("mark", Pattern("^.{1,2}$"), "1 or 2 characters, unique: the side where there is no colour"),
            need("color", Words(SideColor::NAMES), "its colour"),
            may("summary", Any, "who is in it"),
        ],
    },
    Description {
        name: "Topic",
        text: "A question on which the parties differ, or that briefings come back to.",
        keys: &[
            need("id", Id, "its id"),
            need("question", Any, "one sentence that ends in a question mark"),
            may("summary", Any, "what the question turns on"),
        ],
    },
    Description {
        name: "Measure",
        text: "A number that parties report again and again.",
        keys: &[
            need("id", Id, "its id"),
            need("name", Any, "its name"),
            need("kind", Words(MeasureKind::NAMES), "running: a total that only grows; level: a number at a time"),
            need("unit", Any, "what is counted, in the plural: attacks"),
            may("summary", Any, "what is counted, and by whose rules"),
            may("events", Any, "which recorded events are of the kind that it counts"),
        ],
    },
    Description {
        name: "EventRule",
        text: "Which recorded events a measure counts.",
        keys: &[
            need("kind", Words(EventKind::NAMES), "kind of event"),
            may("targets", ACTOR, "actors of which one is a target"),
            may("countries", COUNTRY, "ISO 3166-1 alpha-2 codes of the first place"),
        ],
    },
    Description {
        name: "Source",
        text: "A document that records cite.",
        keys: &[
            need("id", Id, "usually publisher-date-slug: reuters-2024-01-25-talks"),
            need("title", Any, "headline or document title (shortened is fine)"),
            need("publisher", Any, "who published it"),
            need(
                "kind",
                Words(SourceKind::NAMES),
                "official (a government's or military's own text), wire, news, reference (encyclopedia, database), analysis (think tank, academic), partisan (a party's or an aligned outlet's own words)",
            ),
            may("date", Any, "publication date"),
            may(
                "url",
                Pattern("^https?://[^/\\s]\\S*$"),
                "address as published, copied to the letter; without it a note says where the document is",
            ),
            may("language", Pattern("^[a-z]{2}$"), "ISO 639-1; en where it is left out"),
            need(
                "reliability",
                Words(Reliability::NAMES),
                "NATO Admiralty letter: A completely reliable, B usually, C fairly, D not usually, E unreliable, F cannot be judged",
            ),
            may(
                "origin",
                Any,
                "the wire report, briefing or statement that it carries, if it is not its own: Reuters, 25 Jan 2024",
            ),
            may("note", Any, "caveats: machine translation, reprint of a wire story"),
        ],
    },
    Description {
        name: "Place",
        text: "A place.",
        keys: &[
            need("id", Id, "its id"),
            need("name", Any, "its name"),
            may("native", Any, "name in the local script"),
            may("aliases", Any, "other spellings that people type"),
            need("kind", Words(PlaceKind::NAMES), "what sort of place it is"),
            need("country", COUNTRY, "ISO 3166-1 alpha-2"),
            may("governorate", Any, "governorate or province"),
            may("lat", Between(-90, 90), "latitude in decimal degrees, WGS 84; the map needs it"),
            may("lon", Between(-180, 180), "longitude in decimal degrees, WGS 84"),
            may("precision", Words(PositionPrecision::NAMES), "how exact lat and lon are; it stands with them"),
            may("summary", Any, "what it is"),
            need("sources", SOURCE, "where that is written"),
        ],
    },
    Description {
        name: "Actor",
        text: "A state, force, faction, agency, body, person or medium.",
        keys: &[
            need("id", Id, "its id"),
            need("name", Any, "its name"),
            may("short", Any, "abbreviation as used in briefings: KH"),
            may("native", Any, "name in its own script"),
            may("aliases", Any, "other spellings and transliterations that people type"),
            need(
                "kind",
                Words(ActorKind::NAMES),
                "state, force (armed force of a state or coalition), faction (non-state armed group or front), agency (ministry, department, office, command), body (commission, parliament, alliance, coalition of states), person, media",
            ),
            need("side", Ref(&[Kind::Side]), "the camp that it stands in"),
            may(
                "parent",
                ACTOR,
                "the organisation that it belongs to; for a person, the one led, served or spoken for",
            ),
            may("role", Any, "for a person: the post held in the period covered"),
            may("from", PartialDay, "beginning of its existence, or of the tenure in the role"),
            may("to", PartialDay, "end of its existence, or of the tenure in the role"),
            may("base", Ref(&[Kind::Place]), "where it is based"),
            need("summary", Any, "1 to 4 sentences, what an analyst needs first"),
            may("designations", Any, "sanctions and terrorist listings"),
            need("sources", SOURCE, "where that is written"),
        ],
    },
    Description {
        name: "Designation",
        text: "A sanction or terrorist listing.",
        keys: &[
            need("by", ACTOR, "who lists the actor"),
            need("as", Any, "as what"),
            may("date", PartialDay, "from when on"),
            may("sources", SOURCE, "where that is written"),
        ],
    },
    Description {
        name: "Relation",
        text: "A dated, sourced tie between two actors; parent already says part-of or leads.",
        keys: &[
            may("id", Id, "FROM--KIND--TO where it is left out"),
            need("from", ACTOR, "the one actor"),
            need("to", ACTOR, "the other actor"),
            need("kind", Words(RelationKind::NAMES), "what the first is to the second"),
            may("since", PartialDay, "first day"),
            may("until", PartialDay, "last day"),
            may("credibility", CREDIBILITY, CREDIBILITY_TEXT),
            may("note", Any, "what to know about it"),
            need("sources", SOURCE, "where that is written"),
        ],
    },
    Description {
        name: "Event",
        text: "Something that happened on a day.",
        keys: &[
            need("id", Id, "begins with its date: 2024-01-28-tower-22"),
            need("date", Any, "the local calendar day of the place where it happened"),
            may("end", Any, "last day, for something that lasted"),
            may("precision", Words(Precision::NAMES), "day where it is left out; approximate: a day or two off; month"),
            may("time", Pattern("^([01][0-9]|2[0-3]):[0-5][0-9]$"), "HH:MM local, where a source gives it"),
            may("known", Any, KNOWN_TEXT),
            may("also-dated", Any, "other days that sources give for it (Washington's date, say)"),
            need(
                "kind",
                Words(EventKind::NAMES),
                "attack (by an armed group, on anybody), strike (by a state or a coalition), clash, statement, meeting, agreement, political (vote, law, appointment, decision), deployment (arrival, handover, withdrawal of forces), designation, incident (anything else)",
            ),
            need("title", Any, "reads alone in a list; at most 100 characters"),
            need("summary", Any, "1 to 4 sentences"),
            may("places", Ref(&[Kind::Place]), "where; the first is where the map puts it"),
            need("actors", Any, "who took part, in which role"),
            may("unclaimed", Any, "true: a source says that nobody claimed it (different from not recorded)"),
            may("means", Words(Means::NAMES), "weapons"),
            may("outcome", Words(Outcome::NAMES), "what became of it"),
            may("casualties", Any, "counts of killed and wounded; differing counts are entries of their own"),
            may("count", From(1), "separate attacks that the record covers, when a source lumps several"),
            may("responds-to", EVENT, "events that it answers"),
            may("related", EVENT, "events that it hangs together with"),
            need("credibility", CREDIBILITY, CREDIBILITY_TEXT),
            need("sources", SOURCE, "two independent ones wherever they can be had"),
            may("note", Any, "discrepancies between sources"),
        ],
    },
    Description {
        name: "AlsoDated",
        text: "Another day that sources give for an event.",
        keys: &[need("date", Any, "that day"), may("why", Any, "who gives it, and why")],
    },
    Description {
        name: "Participation",
        text: "An actor's part in an event.",
        keys: &[
            need("id", ACTOR, "the actor"),
            need(
                "role",
                Words(Role::NAMES),
                "attacker (established), claimed-by, attributed-to, target, host, party, issuer, casualty or subject; claimed, attributed and established are never merged",
            ),
            may("by", ACTOR, "who attributes it; wanted with every attributed-to"),
            may("sources", SOURCE, "where this link stands, of the event's sources"),
            may("credibility", CREDIBILITY, "how sure this link is, where it differs from the event"),
            may("note", Any, "a claim of responsibility that names another weapon, say"),
        ],
    },
    Description {
        name: "Casualties",
        text: "A count of killed and wounded; a number only where a source gives it.",
        keys: &[
            may("who", ACTOR, "whose people were hurt; instead of group"),
            may("group", Any, "who was hurt, in words such as civilians; instead of who"),
            may("killed", From(0), "killed"),
            may("wounded", From(0), "wounded"),
            may("injured-tbi", From(0), "traumatic brain injuries among the wounded"),
            may("bound", Words(Bound::NAMES), "how exact the numbers are; exactly where it is left out"),
            may("upper", From(0), "upper end of a range"),
            may("by", ACTOR, "whose count it is"),
            may("sources", SOURCE, "where this count stands, of the event's sources"),
            may("note", Any, "what to know about it"),
        ],
    },
    Description {
        name: "Claim",
        text: "What somebody says is so.",
        keys: &[
            need("id", Id, "speaker-date-slug: us-dod-2024-01-25-not-withdrawal-talks"),
            need("date", Any, "when it was said"),
            may("known", Any, KNOWN_TEXT),
            need("speaker", ACTOR, "who is responsible for the statement"),
            may("voice", Any, "who uttered it, if not the speaker itself: senior official, unnamed"),
            need("statement", Any, "the claim in the compilers' words, one or two sentences"),
            may("quote", Any, "the decisive words as reported, at most 25 words"),
            may("topic", Ref(&[Kind::Topic]), "the question it answers"),
            may("position", Any, "short label of the answer, the same words for all claims that take that position"),
            may("quantity", Any, "the number that it gives"),
            may("about", Ref(&[Kind::Actor, Kind::Place, Kind::Event]), "actors, places or events that it speaks of"),
            may("disputes", CLAIM, "claims that it contradicts; written once, true of both"),
            may("corroborates", CLAIM, "claims that it bears out"),
            may("supersedes", CLAIM, "older figures or positions of the same speaker or organisation"),
            may("corrects", CLAIM, "earlier statements that it takes back in whole or part"),
            may("review", Any, "a standing figure that should be looked at again after this day"),
            need("credibility", CREDIBILITY, CREDIBILITY_TEXT),
            need("sources", SOURCE, "where it is written"),
            may("note", Any, "what to know about it"),
        ],
    },
    Description {
        name: "LongDispute",
        text: "A contradicted claim, and what the two differ about.",
        keys: &[need("id", CLAIM, "the other claim"), may("over", Words(DisputeOver::NAMES), "what they differ about")],
    },
    Description {
        name: "Quantity",
        text: "A number for a measure, with its words.",
        keys: &[
            need("measure", Ref(&[Kind::Measure]), "what is counted"),
            need("value", From(0), "how many"),
            may("bound", Words(Bound::NAMES), "how exact the number is; exactly where it is left out"),
            may("upper", From(0), "upper end of a range that begins with value"),
            may("since", Any, "first day counted"),
            may("until", Any, "last day counted; the claim's date where it is left out"),
            may("parts", Any, "its parts; checked to add up only where every part has a country"),
            may("counts", Any, "by which rule it is counted, where that differs from the measure's"),
            may("counter", ACTOR, "whose count it is when the speaker only repeats it"),
            may("state", Words(QuantityState::NAMES), "actual where it is left out"),
            may("countries", COUNTRY, "ISO codes that it covers, where fewer than the measure's"),
        ],
    },
    Description {
        name: "Part",
        text: "A part of a number.",
        keys: &[
            need("label", Any, "what it is the part of: Iraq"),
            need("value", From(0), "how many"),
            may("country", COUNTRY, "the country that it stands for"),
        ],
    },
];
