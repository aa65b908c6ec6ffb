//! A picture as it was asked for: of the measure or the question that `--of` names, else of the one that holds most.

use std::path::Path;

use super::{Existing, Failure, Job, deliver};
use crate::cli::{ExportTask, Picture as View};
use crate::export::form::Image;
use crate::export::losses::Losses;
use crate::export::picture::{Picture, raster, svg};
use crate::model::{ClaimIx, Kind, MeasureIx, RecordRef, Scope, TopicIx};
use crate::query::{disputes, tallies};
use crate::shell::find::find;
use crate::text::safe;

/// Draws it and writes it down.
pub(super) fn write(job: &mut Job, image: Image) -> Result<Losses, Failure> {
    let path = job.task.output.as_deref();
    refuse_wrong_name(path, image)?;
    if image == Image::Png && path.is_none() && job.output.look.terminal {
        return Err(Failure::Usage(
            "A PNG is no text for a terminal: name a file with -o, or send it on a pipe.".to_owned(),
        ));
    }
    let drawn = svg(job.selection, of(job.selection.scope, job.task)?);
    let mut losses = Losses::default();
    let bytes = match image {
        Image::Svg => drawn.into_bytes(),
        Image::Png => {
            let raster = raster::png(&drawn).map_err(Failure::Usage)?;
            losses.add_many(raster::NO_GLYPH, raster.missing);
            raster.png
        }
    };
    deliver(path, Existing::forced(job.task.force), job.output, |out| Ok(out.write_all(&bytes)?))?;
    Ok(losses)
}

/// A picture under the name of the other form could not be opened.
fn refuse_wrong_name(path: Option<&Path>, image: Image) -> Result<(), Failure> {
    let (is, other) = match image {
        Image::Svg => ("svg", "png"),
        Image::Png => ("png", "svg"),
    };
    let Some(path) = path.filter(|path| path.extension().is_some_and(|end| end.eq_ignore_ascii_case(other))) else {
        return Ok(());
    };
    let path = path.display();
    Err(Failure::Usage(format!(
        "{path} would be no {other}: write `sitrep export {other} …`, or end its name in .{is}."
    )))
}

/// What it shows.
fn of(scope: &Scope, task: &ExportTask) -> Result<Picture, Failure> {
    let named = task.of.as_deref().map(|id| named(scope, id)).transpose()?;
    match (task.view, named) {
        (Some(View::Numbers), named) => measure(scope, named).map(Picture::Numbers),
        (Some(View::Disputes), named) => subject(scope, named).map(Picture::Disputes),
        (_, Some(_)) => {
            Err(Failure::Usage("--of names a measure or a question; it stands with numbers and disputes.".to_owned()))
        }
        (Some(View::Map), None) => Ok(Picture::Map),
        (Some(View::Chronology) | None, None) => Ok(Picture::Chronology),
    }
}

fn named(scope: &Scope, id: &str) -> Result<RecordRef, Failure> {
    find(scope, id).map_err(|near| {
        let near = if near.is_empty() { String::new() } else { format!(" Did you mean {}?", near.join(", ")) };
        Failure::Usage(format!("No record has the id `{}`.{near}", safe(id)))
    })
}

fn measure(scope: &Scope, named: Option<RecordRef>) -> Result<MeasureIx, Failure> {
    if let Some(record) = named {
        let of_claim =
            ClaimIx::try_from(record).ok().and_then(|claim| scope.knowledge().claim(claim).quantity.as_ref());
        let measure = MeasureIx::try_from(record).ok().or(of_claim.map(|quantity| quantity.measure));
        return measure
            .ok_or_else(|| Failure::Usage("--of names a measure, or a claim that gives a number.".to_owned()));
    }
    let largest =
        tallies::all(scope).into_iter().max_by_key(|summary| (summary.figures, std::cmp::Reverse(summary.measure)));
    largest.map(|summary| summary.measure).ok_or_else(|| Failure::Usage("There is no measure to draw.".to_owned()))
}

fn subject(scope: &Scope, named: Option<RecordRef>) -> Result<disputes::Subject, Failure> {
    if let Some(record) = named {
        let found = match record.kind {
            Kind::Topic => Some(disputes::Subject::Topic(TopicIx(record.index))),
            _ => disputes::of_record(scope, record).first().copied(),
        };
        return found.ok_or_else(|| Failure::Usage("--of names a question, or a claim that answers one.".to_owned()));
    }
    let largest = disputes::all(scope).into_iter().max_by_key(|question| (question.live, question.claims));
    largest.map(|question| question.subject).ok_or_else(|| Failure::Usage("There is no question to draw.".to_owned()))
}
