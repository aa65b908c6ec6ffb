//! Where events happened: a disc for each place, its area by the number of events, on borders and coasts, and beside it the
//! places by number. A place of which only the region is known has a dashed circle, since it is no point.

mod basemap;
mod list;

use rustc_hash::FxHashMap;

use super::page::{Anchor, COLORS, Heading, Page, SIDE, TOP};
use crate::basemap::{Basemap, Bounds, Point};
use crate::export::Selection;
use crate::model::{EventIx, Kind, PlaceIx, Position, PositionPrecision, RecordRef, counted, grouped};
use crate::text::safe;
use basemap::Projection;

/// Width and height of the map.
const SIZE: (f64, f64) = (752.0, 500.0);

/// A place that is drawn.
struct Shown {
    place: PlaceIx,
    events: u64,
    position: Position,
    name: String,
}

impl Shown {
    fn point(&self) -> Point {
        Point::new(self.position.lon, self.position.lat)
    }

    fn is_region(&self) -> bool {
        self.position.precision == PositionPrecision::Region
    }
}

pub(super) fn draw(selection: &Selection) -> String {
    let title = "Where recorded events happened".to_owned();
    let records: Vec<RecordRef> = selection.records(Kind::Event).collect();
    let mut page = Page::new();
    if records.is_empty() {
        return page.empty(selection, title, "No event is shown.");
    }
    let (places, nowhere) = places(selection, &records);
    let projection = Projection::new(crop(&places), SIDE, TOP, SIZE);
    basemap::draw(&mut page, &projection);
    let most = places.first().map_or(1, |place| place.events);
    page.room = projection.frame();
    scales(&mut page, &projection, most);
    for place in &places {
        disc(&mut page, &projection, place, radius(place.events, most));
    }
    let mut unnamed = 0;
    for place in &places {
        let text = format!("{} {}", place.name, grouped(place.events));
        let named = page.beside(projection.at(place.point()), radius(place.events, most), &text);
        unnamed += usize::from(!named);
    }
    basemap::countries(&mut page, &projection);
    let bottom = TOP + SIZE.1;
    list::draw(&mut page, &places, nowhere, SIDE + SIZE.0 + 32.0, bottom);
    let unnamed = match unnamed {
        0 => String::new(),
        1 => " One place has no room for its name.".to_owned(),
        more => format!(" {more} places have no room for their names."),
    };
    let legend = format!(
        "Area of a disc: recorded events whose first place it is. Dashed: only the region is known.{unnamed} Basemap: Natural Earth."
    );
    page.text(SIDE, bottom + 18.0, "small", Anchor::Start, &legend);
    let at = grouped(records.len() as u64 - nowhere);
    let sites = counted(places.len(), "place");
    let outside = match nowhere {
        0 => format!("at {sites}"),
        some => format!("{at} of them at {sites}, {} without a point on this map", grouped(some)),
    };
    let facts = format!("{}, {outside}: recorded here, never a total", counted(records.len(), "event"));
    page.finish(selection, &Heading { title, facts }, &records, bottom + 16.0)
}

/// The places by their number of events, and how many events have no point on the basemap.
fn places(selection: &Selection, records: &[RecordRef]) -> (Vec<Shown>, u64) {
    let knowledge = selection.scope.knowledge();
    let position = |place: PlaceIx| {
        let position = knowledge.place(place).position?;
        Basemap::get().bounds.contains(Point::new(position.lon, position.lat)).then_some(position)
    };
    let mut counts: FxHashMap<PlaceIx, u64> = FxHashMap::default();
    let mut nowhere = 0;
    for record in records {
        match knowledge.event(EventIx(record.index)).places.first().filter(|&&place| position(place).is_some()) {
            Some(&place) => *counts.entry(place).or_default() += 1,
            None => nowhere += 1,
        }
    }
    let mut places: Vec<Shown> = counts
        .into_iter()
        .filter_map(|(place, events)| {
            let name = safe(&knowledge.place(place).name).into_owned();
            // What stands in brackets tells namesakes apart in lists; the map does so by itself.
            let name = name.split(" (").next().unwrap_or_default().to_owned();
            Some(Shown { place, events, position: position(place)?, name })
        })
        .collect();
    places.sort_by_key(|shown| (std::cmp::Reverse(shown.events), shown.place));
    (places, nowhere)
}

/// What part of the basemap is drawn: that with places, and something around it.
fn crop(places: &[Shown]) -> Bounds {
    Bounds::around(places.iter().map(Shown::point)).map_or(Basemap::get().bounds, |bounds| bounds.grown(0.7))
}

fn radius(count: u64, most: u64) -> f64 {
    4.0 + 22.0 * (count as f64 / most.max(1) as f64).sqrt()
}

fn disc(page: &mut Page, projection: &Projection, place: &Shown, radius: f64) {
    let (x, y) = projection.at(place.point());
    let style = if place.is_region() {
        format!("fill=\"none\" stroke=\"{}\" stroke-dasharray=\"4 3\"", COLORS[1])
    } else {
        format!("fill=\"{0}\" fill-opacity=\"0.45\" stroke=\"{0}\"", COLORS[1])
    };
    page.push(&format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\" {style}/>"));
    let kept = (radius * 0.7).min(12.0);
    page.reserve([x - kept, y - kept, x + kept, y + kept]);
}

/// How large a disc is how many events, and how long two hundred kilometres are, in the lower corners.
fn scales(page: &mut Page, projection: &Projection, most: u64) {
    let [left, _, right, bottom] = projection.frame();
    let (x, foot) = (left + 40.0, bottom - 12.0);
    page.push(&format!(
        "<rect x=\"{left:.1}\" y=\"{:.1}\" width=\"154\" height=\"72\" class=\"halo\"/>",
        bottom - 72.0
    ));
    let mut last = f64::INFINITY;
    for count in [most, most.div_ceil(4), 1] {
        let r = radius(count, most);
        // A sample that looks like the one before says nothing new.
        if last - r < 7.0 {
            continue;
        }
        last = r;
        page.push(&format!(
            "<circle cx=\"{x:.1}\" cy=\"{:.1}\" r=\"{r:.1}\" fill=\"none\" stroke=\"#666\"/>",
            foot - r
        ));
        let words = if count == most { counted(count as usize, "event") } else { grouped(count) };
        page.text(x + 34.0, foot - 2.0 * r + 6.0, "small", Anchor::Start, &words);
    }
    page.reserve([left, bottom - 72.0, left + 154.0, bottom]);
    let long = projection.kilometres(200.0);
    page.line((right - 16.0 - long, foot), (right - 16.0, foot), "frame");
    page.text(right - 16.0 - long / 2.0, foot - 5.0, "small", Anchor::Middle, "200 km");
    page.reserve([right - 24.0 - long, foot - 20.0, right, bottom]);
}
