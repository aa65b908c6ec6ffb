//! Questions over a [`Scope`](crate::model::Scope) and their answers in words, the same on the screen, in a copy and in an export.

pub mod card;
pub mod casualties;
pub mod day;
pub mod figure;
pub mod line;
pub mod responsibility;
pub mod standing;
pub mod when;
