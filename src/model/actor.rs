//! States, forces, factions, agencies, bodies, people, media, and the ties between them.

use super::date::{Date, PartialDate};
use super::grade::Credibility;
use super::id::{ActorIx, Id, Origin, PlaceIx, SideIx, SourceIx};
use super::vocabulary::vocabulary;

vocabulary! {
    /// What sort of actor it is.
    ActorKind {
        /// A state or its government.
        State = "state",
        /// Armed force of a state or coalition.
        Force = "force",
        /// Non-state armed group or front.
        Faction = "faction",
        /// Ministry, department, office, command.
        Agency = "agency",
        /// Commission, parliament, alliance, coalition of states.
        Body = "body",
        /// A person.
        Person = "person",
        /// A publisher or monitor.
        Media = "media",
    }
}

impl ActorKind {
    /// The letter that tells the kind in lists.
    pub fn sign(self) -> char {
        match self {
            Self::State => 'S',
            Self::Force => 'M',
            Self::Faction => 'F',
            Self::Agency => 'A',
            Self::Body => 'B',
            Self::Person => 'P',
            Self::Media => 'N',
        }
    }

    /// The word for several.
    pub fn plural(self) -> &'static str {
        match self {
            Self::State => "states",
            Self::Force => "forces",
            Self::Faction => "factions",
            Self::Agency => "agencies",
            Self::Body => "bodies",
            Self::Person => "people",
            Self::Media => "media",
        }
    }
}

/// A sanction or terrorist listing.
#[derive(Clone, Debug)]
pub struct Designation {
    /// Who lists the actor.
    pub by: ActorIx,
    /// As what.
    pub label: Box<str>,
    /// From when on.
    pub date: Option<PartialDate>,
    /// Where that is written.
    pub sources: Box<[SourceIx]>,
}

/// Somebody who acts or speaks.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Its id.
    pub id: Id,
    /// Where it is written.
    pub origin: Origin,
    /// Its name.
    pub name: Box<str>,
    /// Abbreviation as used in briefings.
    pub short: Option<Box<str>>,
    /// Name in its own script.
    pub native: Option<Box<str>>,
    /// Other spellings and transliterations that people type.
    pub aliases: Box<[Box<str>]>,
    /// What sort of actor it is.
    pub kind: ActorKind,
    /// The camp that it stands in.
    pub side: SideIx,
    /// The organisation that it belongs to.
    pub parent: Option<ActorIx>,
    /// For a person, the post held in the period covered.
    pub role: Option<Box<str>>,
    /// Beginning of its existence or tenure.
    pub from: Option<PartialDate>,
    /// End of its existence or tenure.
    pub to: Option<PartialDate>,
    /// Where it sits.
    pub base: Option<PlaceIx>,
    /// What an analyst needs first.
    pub summary: Box<str>,
    /// Sanctions and listings.
    pub designations: Box<[Designation]>,
    /// Where that is written.
    pub sources: Box<[SourceIx]>,
}

impl Actor {
    /// The short name where there is one, else the name.
    pub fn label(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.name)
    }
}

vocabulary! {
    /// What ties one actor to another.
    RelationKind {
        /// Belongs to.
        PartOf = "part-of",
        /// Commands.
        Commands = "commands",
        /// Leads.
        Leads = "leads",
        /// Speaks for.
        SpeaksFor = "speaks-for",
        /// Supports with arms, money, training.
        Backs = "backs",
        /// Acts together with.
        AlliedWith = "allied-with",
        /// Opposes.
        Opposes = "opposes",
        /// Advises.
        Advises = "advises",
        /// Hosts.
        Hosts = "hosts",
        /// Negotiates with.
        NegotiatesWith = "negotiates-with",
        /// Is a name that the other acts under.
        FrontFor = "front-for",
        /// Took the place of.
        SuccessorOf = "successor-of",
    }
}

impl RelationKind {
    /// The verb from the first actor to the second: `is part of`.
    pub fn verb(self) -> &'static str {
        match self {
            Self::PartOf => "is part of",
            Self::Commands => "commands",
            Self::Leads => "leads",
            Self::SpeaksFor => "speaks for",
            Self::Backs => "backs",
            Self::AlliedWith => "is allied with",
            Self::Opposes => "opposes",
            Self::Advises => "advises",
            Self::Hosts => "hosts",
            Self::NegotiatesWith => "negotiates with",
            Self::FrontFor => "is a front for",
            Self::SuccessorOf => "is the successor of",
        }
    }

    /// The verb from the second actor to the first: `includes`.
    pub fn inverse(self) -> &'static str {
        match self {
            Self::PartOf => "includes",
            Self::Commands => "is commanded by",
            Self::Leads => "is led by",
            Self::SpeaksFor => "is spoken for by",
            Self::Backs => "is backed by",
            Self::AlliedWith => "is allied with",
            Self::Opposes => "is opposed by",
            Self::Advises => "is advised by",
            Self::Hosts => "is hosted by",
            Self::NegotiatesWith => "negotiates with",
            Self::FrontFor => "acts under the name of",
            Self::SuccessorOf => "is succeeded by",
        }
    }
}

/// A typed, dated, sourced tie between two actors.
#[derive(Clone, Debug)]
pub struct Relation {
    /// Its id; `FROM--KIND--TO` where none is given.
    pub id: Id,
    /// Where it is written.
    pub origin: Origin,
    /// The actor that the verb starts from.
    pub from: ActorIx,
    /// The actor that it leads to.
    pub to: ActorIx,
    /// What ties them.
    pub kind: RelationKind,
    /// From when on.
    pub since: Option<PartialDate>,
    /// Until when.
    pub until: Option<PartialDate>,
    /// Nuance or dispute.
    pub note: Option<Box<str>>,
    /// How well it is borne out.
    pub credibility: Option<Credibility>,
    /// Where that is written.
    pub sources: Box<[SourceIx]>,
}

impl Relation {
    /// Whether the tie held on a day, as far as its dates tell.
    pub fn holds_on(&self, day: Date) -> bool {
        self.since.is_none_or(|since| since.first_day() <= day)
            && self.until.is_none_or(|until| day <= until.last_day())
    }
}
