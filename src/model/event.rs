//! Something that happened on a day, who took part in which role, and what it cost.

use jiff::civil::Time;

use super::claim::Bound;
use super::date::{Date, Precision};
use super::grade::Credibility;
use super::id::{ActorIx, EventIx, Id, Origin, PlaceIx, SourceIx};
use super::vocabulary::vocabulary;

vocabulary! {
    /// What sort of event it is.
    EventKind {
        /// By an armed group, on anybody.
        Attack = "attack",
        /// By the US, Israel, Iran, a coalition or a state.
        Strike = "strike",
        /// Fighting on both sides.
        Clash = "clash",
        /// Something was said in public.
        Statement = "statement",
        /// Parties met.
        Meeting = "meeting",
        /// Parties agreed.
        Agreement = "agreement",
        /// Vote, law, appointment, decision.
        Political = "political",
        /// Arrival, handover or withdrawal of forces.
        Deployment = "deployment",
        /// Sanction or terrorist listing.
        Designation = "designation",
        /// Anything else.
        Incident = "incident",
    }
}

impl EventKind {
    /// The word for several.
    pub fn plural(self) -> &'static str {
        match self {
            Self::Attack => "attacks",
            Self::Strike => "strikes",
            Self::Clash => "clashes",
            Self::Statement => "statements",
            Self::Meeting => "meetings",
            Self::Agreement => "agreements",
            Self::Political => "political events",
            Self::Deployment => "deployments",
            Self::Designation => "designations",
            Self::Incident => "incidents",
        }
    }
}

vocabulary! {
    /// What part an actor has in an event.
    Role {
        /// Established to have carried it out.
        Attacker = "attacker",
        /// Claimed it itself.
        ClaimedBy = "claimed-by",
        /// Held responsible by somebody.
        AttributedTo = "attributed-to",
        /// Was attacked.
        Target = "target",
        /// It happened on its ground or under its roof.
        Host = "host",
        /// Took part.
        Party = "party",
        /// Issued it.
        Issuer = "issuer",
        /// Lost people.
        Casualty = "casualty",
        /// It is about it.
        Subject = "subject",
    }
}

impl Role {
    /// The role in words before a name: `claimed by`.
    pub fn words(self) -> &'static str {
        match self {
            Self::Attacker => "established attacker",
            Self::ClaimedBy => "claimed by",
            Self::AttributedTo => "attributed to",
            Self::Target => "target",
            Self::Host => "host",
            Self::Party => "party",
            Self::Issuer => "issued by",
            Self::Casualty => "casualty",
            Self::Subject => "subject",
        }
    }
}

vocabulary! {
    /// Weapon.
    Means {
        /// One-way attack drone.
        OneWayDrone = "one-way-drone",
        /// Rocket.
        Rocket = "rocket",
        /// Ballistic missile.
        BallisticMissile = "ballistic-missile",
        /// Cruise missile.
        CruiseMissile = "cruise-missile",
        /// Close-range ballistic missile.
        CloseRangeBallisticMissile = "close-range-ballistic-missile",
        /// Mortar.
        Mortar = "mortar",
        /// Improvised explosive device.
        Ied = "ied",
        /// Small arms.
        SmallArms = "small-arms",
        /// Air strike.
        AirStrike = "air-strike",
        /// Artillery.
        Artillery = "artillery",
    }
}

vocabulary! {
    /// What became of an attack.
    Outcome {
        /// Shot down or stopped.
        Intercepted = "intercepted",
        /// Hit.
        Hit = "hit",
        /// Missed.
        Missed = "missed",
        /// Fell short.
        FellShort = "fell-short",
        /// Some of each.
        Mixed = "mixed",
    }
}

/// An actor's part in an event.
#[derive(Clone, Debug)]
pub struct Participation {
    /// Who.
    pub actor: ActorIx,
    /// In which role.
    pub role: Role,
    /// Who attributes it.
    pub by: Box<[ActorIx]>,
    /// Where this link stands; empty: in the event's sources as a whole.
    pub sources: Box<[SourceIx]>,
    /// How sure this link is, where it differs from the event.
    pub credibility: Option<Credibility>,
    /// A claim of responsibility that names another weapon, say.
    pub note: Option<Box<str>>,
}

/// Who was hurt.
#[derive(Clone, Debug)]
pub enum Hurt {
    /// An actor's people.
    Actor(ActorIx),
    /// A group in words, such as "civilians".
    Group(Box<str>),
}

/// One count of killed and wounded.
#[derive(Clone, Debug)]
pub struct Casualties {
    /// Who was hurt, where told.
    pub who: Option<Hurt>,
    /// Killed.
    pub killed: Option<u32>,
    /// Wounded.
    pub wounded: Option<u32>,
    /// Traumatic brain injuries among the wounded.
    pub injured_tbi: Option<u32>,
    /// Comparator of the numbers; exact where none is given.
    pub bound: Bound,
    /// Upper end of a range.
    pub upper: Option<u32>,
    /// Whose count it is.
    pub by: Option<ActorIx>,
    /// Where this count stands; empty: in the event's sources as a whole.
    pub sources: Box<[SourceIx]>,
    /// What to know about it.
    pub note: Option<Box<str>>,
}

/// Another day that sources give.
#[derive(Clone, Debug)]
pub struct AlsoDated {
    /// That day.
    pub date: Date,
    /// Why they give it.
    pub why: Option<Box<str>>,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its id, which starts with its date.
    pub id: Id,
    /// Where it is written.
    pub origin: Origin,
    /// Local calendar day.
    pub date: Date,
    /// Last day, for something that lasted.
    pub end: Option<Date>,
    /// How exact the date is.
    pub precision: Precision,
    /// Local time of day.
    pub time: Option<Time>,
    /// The day on which it became public, where written; [`Knowledge::known`](super::Knowledge::known) has the rule.
    pub known: Option<Date>,
    /// Other days that sources give for it.
    pub also_dated: Box<[AlsoDated]>,
    /// What sort of event it is.
    pub kind: EventKind,
    /// Reads alone in a list.
    pub title: Box<str>,
    /// What happened.
    pub summary: Box<str>,
    /// Where; the first is where the map puts it.
    pub places: Box<[PlaceIx]>,
    /// Who took part.
    pub actors: Box<[Participation]>,
    /// A source says that nobody claimed it.
    pub unclaimed: bool,
    /// Weapons.
    pub means: Box<[Means]>,
    /// What became of it.
    pub outcome: Option<Outcome>,
    /// Counts of killed and wounded; differing counts stand apart.
    pub casualties: Box<[Casualties]>,
    /// Separate attacks that the record covers, where a source lumps several.
    pub count: Option<u32>,
    /// What it answers.
    pub responds_to: Box<[EventIx]>,
    /// What it hangs together with.
    pub related: Box<[EventIx]>,
    /// How well it is borne out.
    pub credibility: Credibility,
    /// Where it is written.
    pub sources: Box<[SourceIx]>,
    /// Discrepancies between sources.
    pub note: Option<Box<str>>,
}

impl Event {
    /// Separate attacks that the record stands for.
    pub fn attacks(&self) -> u32 {
        self.count.unwrap_or(1)
    }

    /// The parts in one role, in the order written.
    pub fn in_role(&self, role: Role) -> impl Iterator<Item = &Participation> {
        self.actors.iter().filter(move |part| part.role == role)
    }
}
