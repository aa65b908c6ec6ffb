//! Questions over a [`Scope`](crate::model::Scope), each in a file of its own: pure, without a screen.

pub mod card;
pub mod casualties;
