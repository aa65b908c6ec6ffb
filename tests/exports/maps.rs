//! `GeoJSON` as the `geojson` crate reads it.

use geojson::{GeoJson, GeometryValue};
use sitrep::export::Selection;
use sitrep::export::form::Form;

use super::{shipped, whole, written};

#[test]
fn every_event_is_a_feature_at_the_point_of_its_first_place() {
    let knowledge = shipped();
    let (text, losses) = written(Form::Geojson, &Selection::all(&whole()));
    let GeoJson::FeatureCollection(collection) = text.parse::<GeoJson>().expect("GeoJSON") else {
        panic!("no collection");
    };
    assert_eq!(collection.features.len(), knowledge.events.len());
    let mut without = 0;
    for (feature, event) in collection.features.iter().zip(knowledge.events.iter()) {
        let place = event.places.first().map(|&place| knowledge.place(place));
        let at = place.and_then(|place| place.position);
        let properties = feature.properties.as_ref().expect("properties");
        match (&feature.geometry, at) {
            (Some(geometry), Some(at)) => {
                let GeometryValue::Point { coordinates } = &geometry.value else { panic!("{geometry:?}") };
                let point: Vec<String> = coordinates.as_slice().iter().map(ToString::to_string).collect();
                assert_eq!(point, [at.lon.to_string(), at.lat.to_string()]);
                assert_eq!(properties["place-precision"], at.precision.name());
            }
            (None, None) => without += 1,
            (geometry, at) => panic!("{}: {geometry:?} for {at:?}", event.id),
        }
        assert_eq!(properties["precision"], event.precision.name());
        assert!(properties["grade"].is_string() && properties["data"].is_string());
    }
    assert!(without > 0);
    assert!(losses.counted().any(|(what, number)| what.contains("no geometry") && number == without), "{losses:?}");
}
