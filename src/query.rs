//! Questions over a [`Scope`](crate::model::Scope), each in a file of its own, and their answers in words: the same on the
//! screen, in a copy and in an export. Pure, without a screen.

pub mod around;
pub mod card;
pub mod casualties;
pub mod chains;
pub mod chronology;
pub mod compare;
pub mod coverage;
pub mod disputes;
pub mod facets;
pub mod figure;
pub mod fresh;
pub mod life;
pub mod line;
pub mod map;
pub mod network;
pub mod responsibility;
pub mod sources;
pub mod spells;
pub mod standing;
pub mod stats;
pub mod tallies;
pub mod when;
