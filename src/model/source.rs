//! Where something is written.

use super::date::Date;
use super::grade::Reliability;
use super::id::{Id, Origin};
use super::vocabulary::vocabulary;

vocabulary! {
    /// What sort of publication a source is.
    SourceKind {
        /// A government's or military's own text or transcript.
        Official = "official",
        /// A wire agency's report.
        Wire = "wire",
        /// A newspaper, broadcaster or site.
        News = "news",
        /// An encyclopedia or database.
        Reference = "reference",
        /// A think tank or academic text.
        Analysis = "analysis",
        /// A party's or an aligned outlet's own words.
        Partisan = "partisan",
    }
}

/// A document that records cite.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its id.
    pub id: Id,
    /// Where it is written in the knowledge file.
    pub file_origin: Origin,
    /// Headline or document title.
    pub title: Box<str>,
    /// Who published it.
    pub publisher: Box<str>,
    /// What sort of publication it is.
    pub kind: SourceKind,
    /// Publication date.
    pub date: Option<Date>,
    /// Address as published; http or https.
    pub url: Option<Box<str>>,
    /// ISO 639-1 code, where it is not English.
    pub language: Option<Box<str>>,
    /// Admiralty letter.
    pub reliability: Reliability,
    /// The wire report, briefing or statement that it carries: sources with the same origin are prints of one.
    pub origin: Option<Box<str>>,
    /// Caveats.
    pub note: Option<Box<str>>,
}

impl Source {
    /// Language of the document, `en` where none is given.
    pub fn language(&self) -> &str {
        self.language.as_deref().unwrap_or("en")
    }
}
