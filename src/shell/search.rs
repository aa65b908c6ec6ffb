//! `sitrep search`: the hits of a query, exactly as the explorer finds and orders them.

mod lines;

use std::io::{self, BufRead, Write};
use std::sync::atomic::AtomicBool;

use serde_json::json;

use super::{Failure, Outcome, Output};
use crate::cli::{HitFormat, SearchTask};
use crate::export::hits::{self, HitRow};
use crate::export::{colophon, json};
use crate::model::{Date, Kind, Scope, counted, counted_as};
use crate::search::{Answer, Context, Field, Hit, Index, Query, WordHit, explain, search};
use crate::text::safe;

/// Hits that are written to a terminal unless more are asked for.
const ON_TERMINAL: usize = 50;

/// The search that words without a command stand for.
pub(super) fn plain(words: &[String]) -> SearchTask {
    SearchTask { words: words.to_vec(), kind: None, limit: None, format: HitFormat::Text, explain: false, stdin: false }
}

pub(super) fn run(
    scope: &Scope,
    today: Date,
    task: &SearchTask,
    output: &mut Output,
    errors: &mut Output,
) -> Result<Outcome, Failure> {
    let index = Index::build(scope.knowledge());
    let search = Search { context: Context { index: &index, scope, today }, task };
    if task.stdin { search.answer_lines(output) } else { search.answer_once(output, errors) }
}

/// One index, any number of queries.
struct Search<'s> {
    context: Context<'s>,
    task: &'s SearchTask,
}

/// What a query found.
struct Found {
    query: Query,
    rows: Vec<HitRow>,
    answer: Answer,
}

impl Search<'_> {
    fn scope(&self) -> &Scope {
        self.context.scope
    }

    /// The query with the kind that was asked for, in the language of queries.
    fn query(&self, text: &str) -> Query {
        match self.task.kind {
            Some(kind) => Query::parse(&format!("{}{text}", kind_prefix(kind)), &self.context),
            None => Query::parse(text, &self.context),
        }
    }

    fn find(&self, text: &str, limit: usize) -> Found {
        let query = self.query(text);
        let Context { index, scope, .. } = self.context;
        let answer = search(index, scope, &query, limit, &AtomicBool::new(false));
        let row = |(at, hit): (usize, &Hit)| HitRow {
            record: hit.record,
            rank: at + 1,
            matched: hit.field.map(Field::name),
            tier: hit.tier.name(),
            mark: hit.tier.mark(),
            days_earlier: hit.days_earlier,
            explained: self.task.explain.then(|| self.explained(&query, hit)),
        };
        let rows = answer.hits.iter().enumerate().map(row).collect();
        Found { query, rows, answer }
    }

    /// `erbil: word in title; weight 1, covers 20 %`.
    fn explained(&self, query: &Query, hit: &Hit) -> String {
        let words = explain(self.context.index, self.scope(), query, hit.record);
        let word = |word: &WordHit| {
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
        if let Some(problem) = found.query.problems().first() {
            return Err(Failure::Usage(safe(&problem.message).into_owned()));
        }
        if found.query.is_empty() {
            return Err(Failure::Usage(format!(
                "`{}` holds nothing to search for. Give a word, a date or a field.",
                safe(&text)
            )));
        }
        self.tell_reading(&found.query, errors)?;
        match self.task.format {
            HitFormat::Text => lines::write(self.scope(), &found.rows, output)?,
            HitFormat::Json => write!(output, "{}", hits::json(self.scope(), &found.rows))?,
            HitFormat::Ndjson => write!(output, "{}", hits::ndjson(self.scope(), &found.rows))?,
            HitFormat::Csv => output.write_all(&hits::csv(self.scope(), &found.rows).map_err(io::Error::other)?)?,
            HitFormat::Md => write!(output, "{}", hits::markdown(self.scope(), &found.rows))?,
        }
        output.flush()?;
        self.tell_rest(&text, &found, errors)?;
        Ok(if found.answer.total == 0 { Outcome::Nothing } else { Outcome::Done })
    }

    /// What was not taken as plain words, so that nobody wonders: `Read as: by 25 Jan 2024`.
    fn tell_reading(&self, query: &Query, errors: &mut Output) -> io::Result<()> {
        let own = self.task.kind.map_or(0, |kind| kind_prefix(kind).len());
        let chips = query.chips().iter().filter(|chip| chip.span.start >= own);
        let labels: Vec<_> = chips.map(|chip| safe(&chip.label).into_owned()).collect();
        if labels.is_empty() { Ok(()) } else { writeln!(errors, "Read as: {}.", labels.join(" · ")) }
    }

    /// What is not on the standard output: hits past the limit, hidden ones, or why there are none.
    fn tell_rest(&self, text: &str, found: &Found, errors: &mut Output) -> io::Result<()> {
        let Answer { total, hidden, other_kinds, nearest, .. } = &found.answer;
        if *total == 0 {
            let kind = self.task.kind.map(|kind| format!(" of the kind {kind}")).unwrap_or_default();
            writeln!(errors, "No match{kind} for `{}` ({}).", safe(text), colophon(self.scope()))?;
            let nearest = nearest.iter().map(|&record| self.scope().knowledge().id(record).as_str());
            let nearest: Vec<_> = nearest.collect();
            if !nearest.is_empty() {
                writeln!(errors, "Nearest: {}.", nearest.join(", "))?;
            }
            if *other_kinds > 0 {
                writeln!(errors, "{}.", counted_as(*other_kinds, "of another kind matches", "of other kinds match"))?;
            }
        } else if found.rows.len() < *total {
            writeln!(errors, "{} of {}; --limit 0 lists all.", found.rows.len(), counted(*total, "hit"))?;
        }
        if hidden.total() > 0 {
            writeln!(errors, "{} more hidden: {}.", hidden.total(), hidden.text())?;
        }
        Ok(())
    }

    /// A query per line; the answer to each is one line, so that a program can go on asking.
    fn answer_lines(&self, output: &mut Output) -> Result<Outcome, Failure> {
        let limit = self.task.limit.filter(|&limit| limit > 0).unwrap_or(usize::MAX);
        let mut any = false;
        for line in io::stdin().lock().lines() {
            let text = line.map_err(Failure::Input)?;
            let mut found = self.find(&text, limit);
            if !found.query.problems().is_empty() {
                // Without the part that is not understood, it would be the answer to another question.
                (found.rows, found.answer) = (Vec::new(), Answer::default());
            }
            any |= found.answer.total > 0;
            let hidden = found.answer.hidden;
            let rows: Vec<_> = found.rows.iter().map(|row| hits::object(self.scope(), row)).collect();
            let chips: Vec<_> = found.query.chips().iter().map(|chip| chip.label.as_str()).collect();
            let problems: Vec<_> = found.query.problems().iter().map(|problem| problem.message.as_str()).collect();
            let answer = json!({
                "query": text,
                "read-as": chips,
                "problems": problems,
                "total": found.answer.total,
                "hidden": hidden.total(),
                "hidden-why": hidden.text(),
                "hits": rows,
            });
            writeln!(output, "{}", json::harmless(&answer.to_string()))?;
            output.flush()?;
        }
        Ok(if any { Outcome::Done } else { Outcome::Nothing })
    }
}

/// A kind as a query names it.
fn kind_prefix(kind: Kind) -> String {
    format!("kind:{kind} ")
}
