//! `sitrep search`: the hits of a query, exactly as the explorer finds and orders them.

use std::io::{self, BufRead, Write};
use std::sync::atomic::AtomicBool;

use serde_json::json;

use super::output::Paint;
use super::{Failure, Outcome, Output};
use crate::cli::{HitFormat, SearchTask};
use crate::export::hits::{self, HitRow};
use crate::export::{colophon, json};
use crate::model::{ClaimIx, Kind, RecordRef, Scope};
use crate::query::standing::speaker;
use crate::query::{line, when};
use crate::search::{Answer, Index, Query, Tier, explain, search};
use crate::text::{pad, safe, truncate, width};

/// Hits that are written to a terminal unless more are asked for.
const ON_TERMINAL: usize = 50;
/// Columns of the widest day, `~25 Dec 2023`.
const DAY: usize = 12;
/// Columns of the widest kind.
const KIND: usize = 8;
/// A title is not cut below so many columns.
const TITLE: usize = 40;

/// The search that words without a command stand for.
pub(super) fn plain(words: &[String]) -> SearchTask {
    SearchTask { words: words.to_vec(), kind: None, limit: None, format: HitFormat::Text, explain: false, stdin: false }
}

pub(super) fn run(
    scope: &Scope,
    task: &SearchTask,
    output: &mut Output,
    errors: &mut Output,
) -> Result<Outcome, Failure> {
    let index = Index::build(scope.knowledge());
    let search = Search { scope, index: &index, task };
    if task.stdin { search.answer_lines(output) } else { search.answer_once(output, errors) }
}

/// One index, any number of queries.
struct Search<'s> {
    scope: &'s Scope,
    index: &'s Index,
    task: &'s SearchTask,
}

/// What a query found, of the kind that was asked for.
struct Found {
    rows: Vec<HitRow>,
    tiers: Vec<Tier>,
    /// All hits, listed in `rows` or not.
    total: usize,
    answer: Answer,
}

impl Search<'_> {
    fn find(&self, text: &str, limit: usize) -> Found {
        let query = Query::parse(text);
        let mut answer = search(self.index, self.scope, &query, usize::MAX, &AtomicBool::new(false));
        answer.hits.retain(|hit| self.task.kind.is_none_or(|kind| hit.record.kind == kind));
        let total = answer.hits.len();
        let row = |(at, hit): (usize, &crate::search::Hit)| HitRow {
            record: hit.record,
            rank: at + 1,
            matched: hit.field.map(crate::search::Field::name),
            tier: hit.tier.name(),
            days_earlier: hit.days_earlier,
            explained: self.task.explain.then(|| self.explained(&query, hit)),
        };
        let rows = answer.hits.iter().take(limit).enumerate().map(row).collect();
        let tiers = answer.hits.iter().take(limit).map(|hit| hit.tier).collect();
        Found { rows, tiers, total, answer }
    }

    /// `erbil: word in title; weight 1, covers 20 %`.
    fn explained(&self, query: &Query, hit: &crate::search::Hit) -> String {
        let words = explain(self.index, self.scope, query, hit.record);
        let word = |word: &crate::search::WordHit| {
            let found = if word.found.is_empty() || word.found == word.typed {
                String::new()
            } else {
                format!(" as {}", word.found)
            };
            format!("{}: {} in {}{found}", word.typed, word.tier.name(), word.field.name())
        };
        let words: Vec<_> = words.iter().map(word).collect();
        let score = hit.score;
        format!(
            "{}; weight {}+{}, covers {} %, order {}",
            words.join(", "),
            score.weight,
            score.weights,
            score.covered,
            score.order
        )
    }

    fn limit(&self, output: &Output) -> usize {
        let short = output.look.terminal && self.task.format == HitFormat::Text;
        match self.task.limit {
            Some(0) => usize::MAX,
            Some(limit) => limit,
            None if short => ON_TERMINAL,
            None => usize::MAX,
        }
    }

    fn answer_once(&self, output: &mut Output, errors: &mut Output) -> Result<Outcome, Failure> {
        let text = self.task.words.join(" ");
        let found = self.find(&text, self.limit(output));
        match self.task.format {
            HitFormat::Text => self.write_lines(&found, output)?,
            HitFormat::Json => write!(output, "{}", hits::json(self.scope, &found.rows))?,
            HitFormat::Ndjson => write!(output, "{}", hits::ndjson(self.scope, &found.rows))?,
            HitFormat::Csv => output.write_all(&hits::csv(self.scope, &found.rows).map_err(io::Error::other)?)?,
            HitFormat::Md => write!(output, "{}", hits::markdown(self.scope, &found.rows))?,
        }
        output.flush()?;
        self.tell_rest(&text, &found, errors)?;
        Ok(if found.total == 0 { Outcome::Nothing } else { Outcome::Done })
    }

    /// What is not on the standard output: hits past the limit, hidden ones, or why there are none.
    fn tell_rest(&self, text: &str, found: &Found, errors: &mut Output) -> Result<(), Failure> {
        let hidden = found.answer.hidden;
        if found.total == 0 {
            let kind = self.task.kind.map(|kind| format!(" of the kind {kind}")).unwrap_or_default();
            writeln!(errors, "No match{kind} for `{}` ({}).", safe(text), colophon(self.scope))?;
            let near: Vec<_> =
                found.answer.nearest.iter().map(|&record| self.scope.knowledge().id(record).as_str()).collect();
            if !near.is_empty() {
                writeln!(errors, "Nearest: {}.", near.join(", "))?;
            }
        } else if found.rows.len() < found.total {
            let (listed, total) = (found.rows.len(), found.total);
            writeln!(errors, "{listed} of {total} hits; --limit 0 lists all.")?;
        }
        if hidden.total() > 0 {
            writeln!(errors, "{} more hidden: {}.", hidden.total(), hidden.text())?;
        }
        Ok(())
    }

    fn write_lines(&self, found: &Found, output: &mut Output) -> Result<(), Failure> {
        let ids = found.rows.iter().map(|row| self.scope.knowledge().id(row.record).len()).max().unwrap_or(0);
        for (row, tier) in found.rows.iter().zip(&found.tiers) {
            self.write_line(row, *tier, ids, output)?;
        }
        Ok(())
    }

    /// Day, kind, title, grade and dispute, id, where it matched. On a terminal the title is cut to keep the columns.
    fn write_line(&self, row: &HitRow, tier: Tier, ids: usize, output: &mut Output) -> Result<(), Failure> {
        let record = row.record;
        let marks = line::marks(self.scope, record).join(" ");
        let mut title = title(self.scope, record);
        let mut id = self.scope.knowledge().id(record).to_string();
        if output.look.terminal {
            let rest = DAY + KIND + ids + 26;
            let room = output.look.width.saturating_sub(rest).max(TITLE);
            let room_for_title = room.saturating_sub(width(&marks) + 1);
            title = pad(&truncate(&title, room_for_title), room_for_title);
            id = pad(&id, ids);
        }
        let day = when::short_day(self.scope.knowledge(), record).unwrap_or_default();
        output.paint(Paint::Dim, &format!("{day:>DAY$}  {:KIND$}  ", record.kind.name()))?;
        output.paint(Paint::Plain, &title)?;
        output.paint(
            if marks.contains(crate::query::standing::DISPUTE_SIGN) { Paint::Dispute } else { Paint::Grade },
            &format!("  {marks}"),
        )?;
        output.paint(Paint::Dim, &format!("  {id}  {}", row.matched.unwrap_or("")))?;
        if let Some(mark) = tier.mark() {
            output.paint(Paint::Notice, &format!(" ({mark})"))?;
        }
        if let Some(days) = row.days_earlier.filter(|&days| days > 0) {
            output.paint(Paint::Notice, &format!(" ({days} days earlier)"))?;
        }
        writeln!(output)?;
        if let Some(explained) = &row.explained {
            output.paint(Paint::Dim, &format!("{:width$}{explained}", "", width = DAY + KIND + 4))?;
            writeln!(output)?;
        }
        Ok(())
    }

    /// A query per line; the answer to each is one line, so that a program can go on asking.
    fn answer_lines(&self, output: &mut Output) -> Result<Outcome, Failure> {
        let limit = self.task.limit.filter(|&limit| limit > 0).unwrap_or(usize::MAX);
        let mut any = false;
        for line in io::stdin().lock().lines() {
            let text = line.map_err(Failure::Input)?;
            let found = self.find(&text, limit);
            any |= found.total > 0;
            let rows: Vec<_> = found.rows.iter().map(|row| hits::object(self.scope, row)).collect();
            let hidden = found.answer.hidden;
            let answer = json!({ "query": text, "total": found.total, "hidden": hidden.total(), "hidden-why": hidden.text(), "hits": rows });
            writeln!(output, "{}", json::harmless(&answer.to_string()))?;
            output.flush()?;
        }
        Ok(if any { Outcome::Done } else { Outcome::Nothing })
    }
}

/// The title in a list: a claim with who says it, an event with its day where that is not exact, a source with its publisher.
fn title(scope: &Scope, record: RecordRef) -> String {
    let knowledge = scope.knowledge();
    let title = safe(&knowledge.title(record)).into_owned();
    match record.kind {
        Kind::Claim => format!("{}: {title}", speaker(knowledge, knowledge.claim(ClaimIx(record.index)))),
        Kind::Source => format!("{}: {title}", safe(&knowledge.sources[record.index as usize].publisher)),
        _ => title,
    }
}
