//! sitrep.
