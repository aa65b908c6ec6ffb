//! What the knowledge base is as a whole, the camps that actors stand in, and the questions and numbers it returns to.

use super::date::Date;
use super::id::{ActorIx, Id, Origin};
use super::vocabulary::vocabulary;
use super::{Country, EventKind};

/// The `[about]` table of the first file.
#[derive(Clone, Debug)]
pub struct About {
    /// Name of the knowledge base.
    pub title: Box<str>,
    /// Scope: what is in, what is not.
    pub summary: Box<str>,
    /// First day that the chronology covers.
    pub from: Date,
    /// Last day that the chronology covers.
    pub to: Date,
    /// The day on which it was last revised.
    pub compiled: Date,
    /// SPDX expression for the data.
    pub licence: Box<str>,
}

vocabulary! {
    /// A side's colour: one of the terminal's own, so that light and dark themes both read well.
    SideColor {
        /// Blue.
        Blue = "blue",
        /// Green.
        Green = "green",
        /// Red.
        Red = "red",
        /// Yellow.
        Yellow = "yellow",
        /// Magenta.
        Magenta = "magenta",
        /// Cyan.
        Cyan = "cyan",
        /// Gray.
        Gray = "gray",
    }
}

/// A camp that actors stand in.
#[derive(Clone, Debug)]
pub struct Side {
    /// Its id.
    pub id: Id,
    /// Where it is written.
    pub origin: Origin,
    /// Its name.
    pub name: Box<str>,
    /// One or two characters that tell the side without colour.
    pub mark: Box<str>,
    /// Its colour.
    pub color: SideColor,
    /// Who is in it.
    pub summary: Option<Box<str>>,
}

/// A question on which the parties differ.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Its id.
    pub id: Id,
    /// Where it is written.
    pub origin: Origin,
    /// One sentence that ends in a question mark.
    pub question: Box<str>,
    /// What the question turns on.
    pub summary: Option<Box<str>>,
}

vocabulary! {
    /// How a measure's numbers behave.
    MeasureKind {
        /// A total that only grows from `since` on.
        Running = "running",
        /// A number at a time.
        Level = "level",
    }
}

/// Which recorded events are of the kind that a measure counts.
#[derive(Clone, Debug)]
pub struct EventRule {
    /// Kind of event.
    pub kind: EventKind,
    /// One of these is a `target`; empty: any.
    pub targets: Box<[ActorIx]>,
    /// Countries of the event's first place; empty: any.
    pub countries: Box<[Country]>,
}

/// A number that parties report again and again.
#[derive(Clone, Debug)]
pub struct Measure {
    /// Its id.
    pub id: Id,
    /// Where it is written.
    pub origin: Origin,
    /// Its name.
    pub name: Box<str>,
    /// Running total or level.
    pub kind: MeasureKind,
    /// What is counted, in the plural: `attacks`.
    pub unit: Box<str>,
    /// What is counted, and by whose rules.
    pub summary: Option<Box<str>>,
    /// The recorded events to hold it against.
    pub events: Option<EventRule>,
}
