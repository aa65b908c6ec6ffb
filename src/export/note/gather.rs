//! A note gathered from the knowledge: numbers of points and sources, disputes with all their sides, coverage, caveats.

use super::super::cite::{self, Style};
use super::super::sentence;
use super::{Cited, Dispute, Item, Note, Part, Point, Section, Side};
use crate::model::{ClaimIx, Date, Hidden, Kind, MeasureIx, QuantityState, RecordRef, Scope, SourceIx, day_text};
use crate::query::coverage::{Coverage, Ledger, of_measure};
use crate::query::figure;
use crate::query::standing::{Standing, said_by};
use crate::query::tallies::Tally;
use crate::text::safe;

impl Note {
    /// The note of these items as the scope shows them.
    pub fn gather(scope: &Scope, title: &str, items: &[Item], style: Style) -> Self {
        let about = &scope.knowledge().about;
        let note = Note {
            title: safe(title).into_owned(),
            as_of: match scope.lens().as_of_text() {
                Some(as_of) => format!("As {as_of}: nothing later is told"),
                None => format!("As recorded to {}", day_text(about.to)),
            },
            data: format!("{}, data of {}", safe(&about.title), day_text(about.compiled)),
            sections: Vec::new(),
            disputes: Vec::new(),
            coverage: Vec::new(),
            caveats: Vec::new(),
            sources: Vec::new(),
            style,
        };
        let mut gatherer = Gatherer { scope, note, cited: Vec::new(), points: 0 };
        for item in items {
            gatherer.take(item);
        }
        gatherer.finish()
    }
}

/// A source that is cited, and the days of what it is cited for.
struct Citation {
    source: SourceIx,
    days: Option<(Date, Date)>,
}

struct Gatherer<'s> {
    scope: &'s Scope,
    note: Note,
    cited: Vec<Citation>,
    points: usize,
}

impl Gatherer<'_> {
    fn take(&mut self, item: &Item) {
        match item {
            Item::Heading(heading) => {
                let heading = Some(safe(heading).into_owned());
                self.note.sections.push(Section { heading, parts: Vec::new() });
            }
            Item::Point { record, changed } => {
                if let Some(point) = self.point(*record, *changed) {
                    self.add(Part::Point(point));
                }
            }
            Item::Gone { id, title } => {
                let (id, title) = (safe(id), safe(title));
                self.note.caveats.push(format!("“{title}” ({id}) is not in the knowledge any more and is left out."));
            }
            Item::Question { text, answers, more } => {
                let answers = answers.iter().filter_map(|&record| self.point(record, false)).collect();
                self.add(Part::Question { text: safe(text).into_owned(), answers, more: *more });
            }
        }
    }

    fn add(&mut self, part: Part) {
        match self.note.sections.last_mut() {
            Some(section) => section.parts.push(part),
            None => self.note.sections.push(Section { heading: None, parts: vec![part] }),
        }
    }

    /// The point of a record; nothing where the days that are set hide it, which a caveat tells.
    fn point(&mut self, record: RecordRef, changed: bool) -> Option<Point> {
        let knowledge = self.scope.knowledge();
        let id = knowledge.id(record).to_string();
        if let Some(reason) = self.scope.hidden_by_time(record) {
            let title = if reason == Hidden::Later {
                String::new()
            } else {
                format!("“{}” ", safe(&knowledge.title(record)))
            };
            self.note.caveats.push(format!("{title}({id}) is {} and is left out.", reason.words()));
            return None;
        }
        self.points += 1;
        let number = self.points;
        let sources = self.sources_of(record);
        let claim = ClaimIx::try_from(record).ok();
        if changed {
            self.note.caveats.push(format!("Point {number} ({id}) says something else than when it was marked."));
        }
        if let Some(claim) = claim {
            self.dispute(number, claim, &sources);
        }
        self.coverage(record);
        let quote = claim.and_then(|claim| knowledge.claim(claim).quote.as_deref());
        let said = sentence::spoken(self.scope, record);
        Some(Point {
            number,
            kind: record.kind,
            id,
            quote: quote.map(|quote| safe(quote).into_owned()).filter(|quote| !said.contains(&**quote)),
            said,
            grade: self.scope.grade(record).map(|grade| grade.to_string()),
            sources,
            disputed: claim.map_or(0, |claim| self.scope.live_disputes(claim)),
            changed,
            later_sources: self.scope.sources(record).later,
        })
    }

    /// The numbers of a record's sources, which are noted with the day of the record.
    fn sources_of(&mut self, record: RecordRef) -> Vec<usize> {
        let shown = match SourceIx::try_from(record) {
            Ok(source) => vec![source],
            Err(_) => self.scope.sources(record).shown,
        };
        let day = self.scope.knowledge().date(record).filter(|_| record.kind != Kind::Source);
        shown.into_iter().map(|source| self.number(source, day)).collect()
    }

    fn number(&mut self, source: SourceIx, day: Option<Date>) -> usize {
        let at = self.cited.iter().position(|citation| citation.source == source).unwrap_or_else(|| {
            self.cited.push(Citation { source, days: None });
            self.cited.len() - 1
        });
        if let Some(day) = day {
            let days = &mut self.cited[at].days;
            *days = Some(days.map_or((day, day), |(first, last)| (first.min(day), last.max(day))));
        }
        at + 1
    }

    fn dispute(&mut self, point: usize, index: ClaimIx, own_sources: &[usize]) {
        let found = Standing::of(self.scope, index);
        if found.contradictions.is_empty() {
            return;
        }
        let knowledge = self.scope.knowledge();
        let live = found.contradictions.iter().any(|contradiction| contradiction.live);
        let mut sides = vec![self.side(index, own_sources.to_vec(), None, live)];
        for contradiction in &found.contradictions {
            let sources = self.sources_of(contradiction.other.into());
            let over = contradiction.over.map(crate::model::DisputeOver::name);
            sides.push(self.side(contradiction.other, sources, over, contradiction.live));
        }
        let question = knowledge.claim(index).topic.map(|topic| safe(&knowledge.topic(topic).question).into_owned());
        self.note.disputes.push(Dispute { point, question, sides });
    }

    fn side(&self, index: ClaimIx, sources: Vec<usize>, over: Option<&'static str>, live: bool) -> Side {
        let knowledge = self.scope.knowledge();
        let claim = knowledge.claim(index);
        let mut statement = safe(&claim.statement).into_owned();
        if let Some(figure) = figure::sentence(knowledge, claim) {
            statement = format!("{} ({figure})", statement.trim_end_matches('.'));
        }
        let grade = self.scope.grade(index.into()).map(|grade| grade.to_string());
        Side { said_by: said_by(knowledge, claim), statement, grade, sources, over, live }
    }

    fn coverage(&mut self, record: RecordRef) {
        let knowledge = self.scope.knowledge();
        let measure = match record.kind {
            Kind::Measure => MeasureIx(record.index),
            Kind::Claim => match &knowledge.claim(ClaimIx(record.index)).quantity {
                Some(quantity) => quantity.measure,
                None => return,
            },
            _ => return,
        };
        let lines = match (Ledger::of(self.scope, measure), ClaimIx::try_from(record)) {
            (Some(ledger), Ok(claim)) => Coverage::of(self.scope, &ledger, claim).into_iter().collect(),
            (Some(ledger), Err(_)) => of_measure(self.scope, &ledger, &Tally::of(self.scope, measure)),
            (None, _) => Vec::new(),
        };
        let mut lines: Vec<_> = lines.iter().map(|coverage| coverage.sentence(knowledge)).collect();
        if lines.is_empty() {
            lines.push(self.not_covered(record, measure));
        }
        for line in lines {
            if !self.note.coverage.contains(&line) {
                self.note.coverage.push(line);
            }
        }
    }

    /// Why no recorded events stand against a number.
    fn not_covered(&self, record: RecordRef, measure: MeasureIx) -> String {
        let knowledge = self.scope.knowledge();
        let name = safe(&knowledge.measure(measure).name).into_owned();
        let state = ClaimIx::try_from(record).ok().and_then(|claim| knowledge.claim(claim).quantity.as_ref());
        match state.map(|quantity| quantity.state) {
            Some(QuantityState::Planned | QuantityState::Ceiling) => {
                format!("{name}: a planned or allowed number; recorded events do not bear on it")
            }
            _ => format!("{name}: no recorded events are counted against this number"),
        }
    }

    fn finish(mut self) -> Note {
        let knowledge = self.scope.knowledge();
        let style = self.note.style;
        self.note.sources = self
            .cited
            .iter()
            .map(|citation| {
                let source = knowledge.source(citation.source);
                let url = source.url.as_deref().filter(|url| url.starts_with("https://") || url.starts_with("http://"));
                Cited {
                    id: source.id.to_string(),
                    text: cite::source(knowledge, citation.source, citation.days, style),
                    url: url.map(|url| safe(url).into_owned()),
                }
            })
            .collect();
        self.note
    }
}
