//! The course of a load: read, cut, parse, layer, intern ids, convert, and put together if nothing is wrong.

use std::ops::Range;
use std::sync::OnceLock;

use super::convert::{self, Allowance, Converted, Findings};
use super::ids::{FirstRows, IdTable};
use super::layers::{self, Stack};
use super::parse::{Parsed, Piece, parse};
use super::read::{LayerSource, read};
use super::resolve;
use super::schema::{About, Check as CheckTable, Raw, Record, Rows, VisitRows};
use super::{parallel, pieces};
use crate::diagnostic::{Check, Diagnostic, FileId, Files, Place, Severity};
use crate::model::{self, Kind, Knowledge, KnowledgeFile, Origin, RecordRef, Records};

/// Least size of a piece in bytes, and how many pieces a large file is cut into.
const LEAST_PIECE: usize = 16 << 10;
const PIECES: usize = 256;

/// What came of a load.
#[derive(Debug, Default)]
pub struct Assembled {
    /// The files that were read, or should have been.
    pub files: Files,
    /// Every error.
    pub problems: Vec<Diagnostic>,
    /// The knowledge, if there is no error.
    pub knowledge: Option<Knowledge>,
    /// Warnings that the files allow.
    pub allowances: Vec<Allowance>,
    /// How many records the files hold.
    pub records: usize,
}

/// Loads layers, each over the one before.
pub fn assemble(sources: &[LayerSource]) -> Assembled {
    let mut done = Assembled::default();
    let layers: Vec<Vec<FileId>> =
        sources.iter().map(|source| read(source, &mut done.files, &mut done.problems)).collect();
    let cuts: Vec<Vec<Cut>> = layers.iter().flatten().map(|&file| cut(&done.files, file)).collect();
    let drafts = parse_files(&done.files, &cuts);
    if drafts.is_empty() {
        return done;
    }
    let mut draft = Draft::default();
    let mut parsed_files = drafts.into_iter();
    for files in &layers {
        let mut layer = Vec::new();
        for (file, pieces) in files.iter().zip(parsed_files.by_ref()) {
            layer.extend(draft.take_file(&done.files, *file, pieces));
        }
        draft.layers.push(layer);
    }
    let built = draft.build(&Stack::new(&layers, &done.files), &done.files);
    done.problems.extend(built.findings.problems);
    done.allowances = built.allowances;
    done.records = built.records;
    if let (Some(about), false) = (built.about, done.problems.iter().any(|p| p.severity == Severity::Error)) {
        let files = done.files.iter();
        let files =
            files.map(|file| KnowledgeFile { name: file.name.as_str().into(), path: file.path.clone() }).collect();
        let mut knowledge = Knowledge::new(records(files, about, built.converted, built.layered));
        knowledge.allowed = done.allowances.iter().map(allowed).collect();
        done.knowledge = Some(knowledge);
    }
    done
}

fn allowed(allowance: &Allowance) -> model::Allowed {
    model::Allowed {
        check: allowance.check.as_str().into(),
        id: allowance.id.as_str().into(),
        reason: allowance.reason.clone(),
    }
}

/// A stretch of a file that is parsed by itself, and its text with errors blanked if it has some.
struct Cut {
    file: FileId,
    range: Range<usize>,
    mended: OnceLock<String>,
}

impl Cut {
    fn piece<'i>(&'i self, files: &'i Files) -> Piece<'i> {
        let text = &files.get(self.file).text[self.range.clone()];
        Piece { file: self.file, base: self.range.start as u32, text, mended: &self.mended }
    }
}

/// The pieces of a file, and at the end the file as a whole, in case it cannot be cut.
fn cut(files: &Files, file: FileId) -> Vec<Cut> {
    let text = &files.get(file).text;
    let target = LEAST_PIECE.max(text.len() / PIECES);
    let whole = 0..text.len();
    let ranges = pieces::cut(text, target).into_iter().chain([whole]);
    ranges.map(|range| Cut { file, range, mended: OnceLock::new() }).collect()
}

/// The parsed pieces of each file.
fn parse_files<'i>(files: &'i Files, cuts: &'i [Vec<Cut>]) -> Vec<Vec<Parsed<'i>>> {
    let pieces = cuts.iter().flat_map(|cuts| cuts.split_last().map_or(&[][..], |(_, pieces)| pieces));
    let parsed = parallel::map(pieces.map(|cut| cut.piece(files)).collect(), parse);
    let mut parsed = parsed.into_iter();
    let whole_if_torn = |cuts: &'i Vec<Cut>| {
        let count = cuts.len() - 1;
        let mut pieces: Vec<Parsed<'i>> = parsed.by_ref().take(count).collect();
        if count > 1 && pieces.iter().any(|piece| piece.torn) {
            pieces = vec![parse(cuts[count].piece(files))];
        }
        pieces
    };
    cuts.iter().map(whole_if_torn).collect()
}

/// What all files hold, before ids are known.
#[derive(Default)]
struct Draft<'i> {
    about: Vec<Raw<About<'i>>>,
    check: Vec<Raw<CheckTable<'i>>>,
    layers: Vec<Vec<Rows<'i>>>,
    problems: Vec<Diagnostic>,
}

/// What came of the draft.
struct Built {
    about: Option<model::About>,
    converted: Vec<Converted>,
    allowances: Vec<Allowance>,
    layered: Vec<(RecordRef, Origin)>,
    records: usize,
    findings: Findings,
}

impl<'i> Draft<'i> {
    /// Takes over the pieces of a file, with lines counted from its beginning.
    fn take_file(&mut self, files: &Files, file: FileId, pieces: Vec<Parsed<'i>>) -> Vec<Rows<'i>> {
        let (about, check) = (self.about.len(), self.check.len());
        let mut lines = 1;
        let mut rows = Vec::with_capacity(pieces.len());
        let mut inline = Vec::new();
        for mut piece in pieces {
            piece.rows.each_kind(&mut CountLinesFrom(lines));
            lines += piece.lines;
            self.about.extend(piece.about);
            self.check.extend(piece.check);
            self.problems.extend(piece.problems);
            inline.extend(piece.inline);
            rows.push(piece.rows);
        }
        once("about", self.about[about..].iter().map(|raw| raw.header), &mut self.problems);
        once("check", self.check[check..].iter().map(|raw| raw.header), &mut self.problems);
        self.about.truncate(about + 1);
        self.check.truncate(check + 1);
        for (kind, place) in inline {
            self.forbid_mixture(files, file, kind, place, &mut rows);
        }
        rows
    }

    /// Tells of records under `[[kind]]` in a file that also has `kind = [ … ]`: a whole parse would call it a duplicate key.
    fn forbid_mixture(&mut self, files: &Files, file: FileId, kind: Kind, place: Place, rows: &mut [Rows<'i>]) {
        let mut find = FirstHeader { kind, text: &files.get(file).text, found: None };
        for piece in rows {
            piece.each_kind(&mut find);
        }
        if let Some(header) = find.found {
            let message = format!("The records of kind `{kind}` are written in two ways.");
            let problem = Diagnostic::new(Check::RepeatedTable, place, message).label("one array");
            self.problems.push(
                problem.mention(header, "and records under headers").help(format!("write each under `[[{kind}]]`")),
            );
        }
    }

    fn build(mut self, stack: &Stack<'_>, files: &Files) -> Built {
        let (mut rows, laid) = layers::merge(self.layers, stack, &mut self.problems);
        let records = rows.iter_mut().map(|rows| count(rows)).sum();
        let (ids, first_rows) = IdTable::build(&mut rows, records, &mut self.problems);
        convert::marks(rows.iter().flat_map(|rows| &rows.side), &mut self.problems);
        let mut findings = Findings { problems: self.problems, ..Findings::default() };
        let mut allowances = Vec::new();
        for raw in self.check {
            let (entries, found) = convert::allowances(raw, &ids, files);
            allowances.extend(entries);
            findings.add(found);
        }
        let about = if let Some(raw) = self.about.into_iter().next() {
            let (about, found) = convert::about(raw, &ids, files);
            findings.add(found);
            about
        } else {
            findings.problems.push(missing_about(files));
            None
        };
        let work: Vec<(Rows<'i>, FirstRows)> = rows.into_iter().zip(first_rows).collect();
        let mut converted = parallel::map(work, |(rows, first)| convert::convert(rows, &first, &ids, files));
        for piece in &mut converted {
            findings.add(std::mem::take(&mut piece.findings));
        }
        let unresolved = std::mem::take(&mut findings.unresolved);
        resolve::suggest(unresolved, &ids, &laid.removed, stack, &mut findings.problems);
        resolve::cycles(&findings.edges, &mut findings.problems);
        let row = |(id, origin): (String, Origin)| Some((ids.get(&id)?.1.record, origin));
        let layered = laid.changed.into_iter().filter_map(row).collect();
        Built { about, converted, allowances, layered, records, findings }
    }
}

fn missing_about(files: &Files) -> Diagnostic {
    let problem = if files.get(FileId(0)).text.trim().is_empty() {
        Diagnostic::new(Check::MissingAbout, Place::default(), "The file is empty.")
    } else {
        Diagnostic::new(Check::MissingAbout, Place::default(), "No file has an `[about]` table.")
            .label("missing before this")
    };
    problem.help("begin with [about] and its keys format, title, summary, from, to, compiled, licence")
}

/// Tells of a table that a file has more than once.
fn once(name: &str, headers: impl Iterator<Item = Place>, problems: &mut Vec<Diagnostic>) {
    let headers: Vec<Place> = headers.collect();
    let Some((first, others)) = headers.split_first() else { return };
    for &other in others {
        let problem = Diagnostic::new(Check::RepeatedTable, other, format!("The file has a second `[{name}]` table."));
        problems.push(problem.label("again here").mention(*first, "first here"));
    }
}

struct CountLinesFrom(u32);

impl<'i> VisitRows<'i> for CountLinesFrom {
    fn visit<R: Record<'i>>(&mut self, rows: &mut Vec<Raw<R>>) {
        for raw in rows {
            raw.line += self.0;
        }
    }
}

struct FirstHeader<'a> {
    kind: Kind,
    text: &'a str,
    found: Option<Place>,
}

impl<'i> VisitRows<'i> for FirstHeader<'_> {
    fn visit<R: Record<'i>>(&mut self, rows: &mut Vec<Raw<R>>) {
        if R::KIND == self.kind && self.found.is_none() {
            let is_header = |place: &Place| self.text[place.start as usize..].starts_with("[[");
            self.found = rows.iter().map(|raw| raw.header).find(is_header);
        }
    }
}

struct Count(usize);

impl<'i> VisitRows<'i> for Count {
    fn visit<R: Record<'i>>(&mut self, rows: &mut Vec<Raw<R>>) {
        self.0 += rows.len();
    }
}

fn count(rows: &mut Rows<'_>) -> usize {
    let mut count = Count(0);
    rows.each_kind(&mut count);
    count.0
}

fn records(
    files: Vec<KnowledgeFile>,
    about: model::About,
    pieces: Vec<Converted>,
    layered: Vec<(RecordRef, Origin)>,
) -> Records {
    let mut all = Converted::default();
    macro_rules! join {
        ($($field:ident),+) => {$(
            all.$field.reserve_exact(pieces.iter().map(|piece| piece.$field.len()).sum());
        )+
        for mut piece in pieces {
            $(all.$field.append(&mut piece.$field);)+
        }};
    }
    join!(sides, topics, measures, sources, places, actors, relations, events, claims);
    Records {
        files,
        about,
        sides: all.sides,
        topics: all.topics,
        measures: all.measures,
        sources: all.sources,
        places: all.places,
        actors: all.actors,
        relations: all.relations,
        events: all.events,
        claims: all.claims,
        layered,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diagnostic::SourceFile;

    struct Shown(Vec<(u32, String)>);

    impl<'i> VisitRows<'i> for Shown {
        fn visit<R: Record<'i>>(&mut self, rows: &mut Vec<Raw<R>>) {
            self.0.extend(rows.iter().map(|raw| (raw.header.start, format!("{} {raw:?}", R::KIND))));
        }
    }

    /// Every record with all its places, and every problem, of a text that is cut at the given ranges.
    fn shown(text: &str, ranges: Vec<Range<usize>>) -> (Vec<(u32, String)>, Vec<String>) {
        let mut files = Files::default();
        let file = files.add(SourceFile::new("x", None, text.to_owned()));
        let whole = 0..text.len();
        let cuts = ranges.into_iter().chain([whole]).map(|range| Cut { file, range, mended: OnceLock::new() });
        let cuts = [cuts.collect()];
        let mut draft = Draft::default();
        let parsed = parse_files(&files, &cuts).pop().expect("one file");
        let mut shown = Shown(Vec::new());
        for mut rows in draft.take_file(&files, file, parsed) {
            rows.each_kind(&mut shown);
        }
        shown.0.sort();
        let mut problems: Vec<String> = draft.problems.iter().map(|problem| format!("{problem:?}")).collect();
        problems.sort();
        (shown.0, problems)
    }

    /// Valid TOML that is awkward to cut, not all of it a valid record.
    const BLOCKS: &[&str] = &[
        "[[event]]\nid = \"a\"\ntitle = \"\"\"\n[[event]]\nid = \"not\"\n\"\"\"\nmeans = [\n  \"x\", # ] [[event]]\n]\n",
        "[[event]]\ntitle = '''it's\n[[claim]]\n'''''\n[[event.actors]]\nid = \"b\"\n[[event.actors]]\nid = \"c\"\n",
        "[[claim]]\nid = \"d\" # it's \"\"\" no string\n\n[claim.quantity]\nvalue = 5\n",
        "[[ event ]]\nid = \"e\"\ndate = 2024-01-25\n",
        "[[\"claim\"]]\nquote = \"\\\"\"\n# [[event]]\n",
        "[[actor]]\r\nid = \"f\"\r\nname = \"\\\"\\\"\\\"\"\r\n",
        "[[source]]\nid = 'g\"\"\"'\ntitel = \"no such key\"\nkind = 5\n",
        "[[place]]\naliases = [\"h\", [\"nested\"],\n  \"é\"]\n\n\n# a comment\n",
        "[[evnt]]\nid = \"i\"\n",
        "[[relation]]\nfrom = \"j\"\nnote = \"\"\"\"quoted\"\"\"\"\n",
        "[[side]]\n",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn pieces_give_what_the_whole_file_gives(blocks in prop::collection::vec(0..BLOCKS.len(), 0..12), target in 1..200_usize) {
            let about = "# \"\"\" ''' no string\n[about]\nformat = 1\nsummary = \"\"\"\n[[event]]\\\n\"\"\"\n\n";
            let text = blocks.into_iter().fold(about.to_owned(), |text, block| text + BLOCKS[block]);
            prop_assert!(toml::de::DeTable::parse(&text).is_ok(), "{}", text);
            let whole = shown(&text, std::iter::once(0..text.len()).collect());
            prop_assert_eq!(shown(&text, pieces::cut(&text, target)), whole);
        }
    }

    #[test]
    fn a_table_torn_from_its_record_is_put_back() {
        let text = "[[claim]]\nid = \"a\"\n[[source]]\nid = \"b\"\n[claim.quantity]\nvalue = 5\n";
        let (records, problems) = shown(text, pieces::cut(text, 1));
        assert_eq!(records.len(), 2);
        assert!(problems.is_empty(), "{problems:?}");
    }
}
