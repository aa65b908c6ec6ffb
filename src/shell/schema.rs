//! `sitrep schema`: the JSON Schema of knowledge files.

use std::io::Write;

use super::{Failure, Outcome, Output};
use crate::curate::schema;

pub(super) fn run(output: &mut Output) -> Result<Outcome, Failure> {
    output.write_all(schema::text().as_bytes())?;
    Ok(Outcome::Done)
}
