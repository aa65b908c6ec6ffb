//! The draft that is written: an event for each row, and at the end what the events name: source, places, actors.

use std::io::{self, Write};

use rustc_hash::{FxHashMap, FxHashSet};

use super::SourceText;
use super::base::{Base, fold};
use super::row::{Party, Row, Spot};
use crate::curate::atoms;
use crate::model::{Bound, Date, Id, Position, PositionPrecision, Precision};
use crate::text::{safe, truncate};

/// A draft that is being written.
pub(super) struct Draft<'k, 'w> {
    source: SourceText,
    file: String,
    base: Base<'k>,
    out: &'w mut dyn Write,
    actors: FxHashMap<String, (String, Party)>,
    places: FxHashMap<PlaceKey, (String, Spot)>,
    /// Ids of places and actors that are given away.
    taken: FxHashSet<String>,
    /// A number for each row's id: whole ids of a million rows would be too much.
    rows: FxHashSet<u64>,
    days: Option<(Date, Date)>,
}

/// What makes two rows' places one: name, country, point, how exact it is.
type PlaceKey = (String, [u8; 2], Option<(u64, u64, PositionPrecision)>);

/// The side of actors whose camp nobody has looked at yet.
const SIDE: &str = "not-sorted";

impl<'k, 'w> Draft<'k, 'w> {
    pub(super) fn begin(source: SourceText, file: &str, base: Base<'k>, out: &'w mut dyn Write) -> io::Result<Self> {
        let file = safe(file).into_owned();
        writeln!(out, "# Draft from {}, {file}. Terms: {}", line(&source.publisher), line(&source.terms))?;
        writeln!(
            out,
            "# Every record is to be looked through: who did what, which side, which grade. Then `sitrep check`."
        )?;
        if base.layered {
            writeln!(out, "# It is a layer: give it with -f after the files that it was made beside.")?;
        }
        Ok(Self {
            source,
            file,
            base,
            out,
            actors: FxHashMap::default(),
            places: FxHashMap::default(),
            taken: FxHashSet::default(),
            rows: FxHashSet::default(),
            days: None,
        })
    }

    /// What is wrong with a row beside the others: an id that another row has.
    pub(super) fn check(&mut self, row: &Row) -> Result<(), Vec<String>> {
        let id = self.event_id(row);
        if self.base.has(&id) {
            return Err(vec![format!("`{id}` is a record already")]);
        }
        if self.rows.insert(number(&id)) {
            Ok(())
        } else {
            Err(vec![format!("`{}` stands in the file twice", line(&row.key))])
        }
    }

    /// Writes a row's event; gives the records that it looks like.
    pub(super) fn add(&mut self, at: usize, row: &Row) -> io::Result<Vec<String>> {
        let duplicates = self.base.duplicates(row);
        let (id, place) = (self.event_id(row), row.spot.as_ref().map(|spot| self.place(spot)));
        let actors: Vec<String> = row.actors.iter().map(|party| self.actor(party)).collect();
        self.days = Some(self.days.map_or((row.date, row.date), |(from, to)| (from.min(row.date), to.max(row.date))));
        writeln!(self.out, "\n# Row {at}.")?;
        for duplicate in &duplicates {
            writeln!(self.out, "# Possible duplicate of {duplicate}.")?;
        }
        let mut text = String::from("[[event]]\n");
        let mut put = |key: &str, value: &str| {
            text.push_str(key);
            text.push_str(" = ");
            text.push_str(value);
            text.push('\n');
        };
        put("id", &quoted(&id));
        put("date", &row.date.to_string());
        if let Some(end) = row.end {
            put("end", &end.to_string());
        }
        if row.precision != Precision::Day {
            put("precision", &quoted(row.precision.name()));
        }
        put("kind", &quoted(row.kind.name()));
        put("title", &quoted(&truncate(&line(&row.title), 100)));
        put("summary", &quoted(&row.summary));
        if let Some(place) = place {
            put("places", &format!("[{}]", quoted(&place)));
        }
        let parties: Vec<String> =
            actors.iter().map(|id| format!("{{ id = {}, role = \"party\" }}", quoted(id))).collect();
        put("actors", &format!("[{}]", parties.join(", ")));
        if let Some(toll) = &row.toll {
            let killed = toll.killed.map(|killed| format!("killed = {killed}, ")).unwrap_or_default();
            let wounded = toll.wounded.map(|wounded| format!("wounded = {wounded}, ")).unwrap_or_default();
            let bound = Bound::About.name();
            put(
                "casualties",
                &format!(
                    "[{{ group = \"all involved\", {killed}{wounded}bound = \"{bound}\", note = {} }}]",
                    quoted(&toll.note)
                ),
            );
        }
        put("credibility", "6");
        put("sources", &format!("[{}]", quoted(&self.source_id())));
        if !row.notes.is_empty() {
            put("note", &quoted(&format!("{}.", row.notes.join(". "))));
        }
        self.out.write_all(text.as_bytes())?;
        Ok(duplicates)
    }

    /// Writes what the events name; how many actors and places that is.
    pub(super) fn finish(mut self) -> io::Result<(usize, usize)> {
        if !self.base.layered {
            self.about()?;
        }
        if !self.actors.is_empty() {
            write!(
                self.out,
                "\n# The camps of these actors are not known yet; give them their sides, then take this one out.\n[[side]]\n\
                 id = \"{SIDE}\"\nname = \"Not sorted yet\"\nmark = \"¿\"\ncolor = \"gray\"\n"
            )?;
        }
        self.write_source()?;
        let mut places: Vec<_> = std::mem::take(&mut self.places).into_values().collect();
        places.sort_by(|(a, _), (b, _)| a.cmp(b));
        let mut actors: Vec<_> = std::mem::take(&mut self.actors).into_values().collect();
        actors.sort_by(|(a, _), (b, _)| a.cmp(b));
        for (id, spot) in &places {
            self.write_place(id, spot)?;
        }
        for (id, party) in &actors {
            self.write_actor(id, party)?;
        }
        Ok((actors.len(), places.len()))
    }

    fn about(&mut self) -> io::Result<()> {
        let (from, to) = self.days.unwrap_or((Date::constant(1900, 1, 1), Date::constant(1900, 1, 1)));
        let title = format!("Draft from {}", self.source.publisher);
        let summary = format!("Rows of {}, not looked through yet.", self.file);
        write!(
            self.out,
            "\n[about]\nformat = 1\ntitle = {}\nsummary = {}\nfrom = {from}\nto = {to}\ncompiled = {to}\nlicence = {}\n",
            quoted(&title),
            quoted(&summary),
            quoted(&format!("LicenseRef-{}", slug(&self.source.word))),
        )
    }

    fn write_source(&mut self) -> io::Result<()> {
        let source = &self.source;
        let url = source.url.as_ref().map(|url| format!("url = {}\n", quoted(url))).unwrap_or_default();
        write!(
            self.out,
            "\n[[source]]\nid = {}\ntitle = {}\npublisher = {}\nkind = {}\n{url}reliability = {}\nnote = {}\n",
            quoted(&self.source_id()),
            quoted(&source.title),
            quoted(&source.publisher),
            quoted(&source.kind),
            quoted(&source.reliability),
            quoted(&format!("Local file {}. Terms: {}", self.file, source.terms)),
        )
    }

    fn write_place(&mut self, id: &str, spot: &Spot) -> io::Result<()> {
        let region = spot.at.is_some_and(|at| at.precision == PositionPrecision::Region);
        let kind = if region { "region" } else { "town" };
        let governorate =
            spot.governorate.as_ref().map(|name| format!("governorate = {}\n", quoted(name))).unwrap_or_default();
        let at = spot.at.map(|Position { lat, lon, precision }| {
            format!("lat = {}\nlon = {}\nprecision = \"{precision}\"\n", decimal(lat), decimal(lon))
        });
        write!(
            self.out,
            "\n[[place]]\nid = {}\nname = {}\nkind = \"{kind}\"\ncountry = \"{}\"\n{governorate}{}sources = [{}]\n",
            quoted(id),
            quoted(&spot.name),
            spot.country,
            at.unwrap_or_default(),
            quoted(&self.source_id()),
        )
    }

    fn write_actor(&mut self, id: &str, party: &Party) -> io::Result<()> {
        write!(
            self.out,
            "\n[[actor]]\nid = {}\nname = {}\nkind = \"{}\"\nside = \"{SIDE}\"\nsummary = {}\nsources = [{}]\n",
            quoted(id),
            quoted(&party.name),
            party.kind,
            quoted(&format!("Named in the data of {}; not described yet.", self.source.publisher)),
            quoted(&self.source_id()),
        )
    }

    fn source_id(&self) -> String {
        format!("{}-export", slug(&self.source.word))
    }

    fn event_id(&self, row: &Row) -> String {
        let id = format!("{}-{}-{}", row.date, slug(&self.source.word), slug(&row.key));
        id.get(..Id::MAX_LENGTH).unwrap_or(&id).trim_end_matches('-').to_owned()
    }

    fn actor(&mut self, party: &Party) -> String {
        if let Some(known) = self.base.actor(&party.name) {
            return known.to_owned();
        }
        let key = fold(&party.name);
        if let Some((id, _)) = self.actors.get(&key) {
            return id.clone();
        }
        let id = self.free(&party.name, "actor");
        self.actors.insert(key, (id.clone(), party.clone()));
        id
    }

    fn place(&mut self, spot: &Spot) -> String {
        if let Some(known) = self.base.place(spot) {
            return known.to_owned();
        }
        let code = spot.country.code().as_bytes();
        let at = spot.at.map(|at| (at.lat.to_bits(), at.lon.to_bits(), at.precision));
        let key = (fold(&spot.name), [code[0], code[1]], at);
        if let Some((id, _)) = self.places.get(&key) {
            return id.clone();
        }
        let id = self.free(&spot.name, "place");
        self.places.insert(key, (id.clone(), spot.clone()));
        id
    }

    /// An id that nothing has.
    fn free(&mut self, name: &str, otherwise: &str) -> String {
        let words = slug(name);
        let words = if words.is_empty() { otherwise } else { &words };
        let own = words.get(..60).unwrap_or(words).trim_end_matches('-').to_owned();
        let numbered = (2..).map(|number| format!("{own}-{number}"));
        let mut candidates = std::iter::once(own.clone()).chain(numbered);
        let id = candidates.find(|id| !self.taken.contains(id) && !self.base.has(id)).expect("some number is free");
        self.taken.insert(id.clone());
        id
    }
}

/// A text as TOML, without anything that steers a terminal.
fn quoted(text: &str) -> String {
    atoms::string(&line(text))
}

fn line(text: &str) -> String {
    safe(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Degrees as TOML has decimals.
fn decimal(value: f64) -> String {
    let text = value.to_string();
    if text.contains('.') { text } else { format!("{text}.0") }
}

/// Lower-case ASCII letters and digits, parted by hyphens.
fn slug(text: &str) -> String {
    let folded = fold(text);
    let ascii: String = folded.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    ascii.split_whitespace().collect::<Vec<_>>().join("-")
}

fn number(id: &str) -> u64 {
    use std::hash::{BuildHasher, Hasher};
    let mut hasher = std::hash::BuildHasherDefault::<std::hash::DefaultHasher>::default().build_hasher();
    hasher.write(id.as_bytes());
    hasher.finish()
}
