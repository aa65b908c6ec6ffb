//! `sitrep stats`: what the file holds through the days that are set, coverage against official totals, where knowledge ends,
//! and with `--since` what is new.

mod json;

use std::io::Write;

use super::output::{Paint, Painted};
use super::{Failure, Outcome, Output};
use crate::cli::{StatsFormat, StatsTask};
use crate::export::colophon;
use crate::model::{ClaimIx, Kind, Scope, counted, counted_as, day_text, grouped};
use crate::query::fresh::Fresh;
use crate::query::line::line;
use crate::query::stats::{Group, Share, Stats};
use crate::query::tallies::Tally;

/// Columns of the labels.
const LABELS: usize = 14;

pub(super) fn run(scope: &Scope, task: &StatsTask, output: &mut Output) -> Result<Outcome, Failure> {
    let stats = Stats::of(scope);
    match task.format {
        StatsFormat::Text => Report { scope, stats: &stats, output }.write()?,
        StatsFormat::Json => {
            serde_json::to_writer_pretty(&mut *output, &json::value(scope, &stats)).map_err(std::io::Error::from)?;
            writeln!(output)?;
        }
    }
    Ok(Outcome::Done)
}

/// The stats as text.
struct Report<'r, 'w> {
    scope: &'r Scope,
    stats: &'r Stats,
    output: &'r mut Output<'w>,
}

impl Report<'_, '_> {
    fn write(&mut self) -> Result<(), Failure> {
        self.row("", Paint::Dim, &colophon(self.scope))?;
        self.records()?;
        self.attacks()?;
        self.coverage()?;
        self.reliance()?;
        self.heading("Where knowledge ends: after these days silence means nothing")?;
        let ends: Vec<_> = self.stats.ends.iter().map(crate::query::stats::End::words).collect();
        ends.iter().try_for_each(|end| self.row("", Paint::Plain, end))?;
        match &self.stats.fresh {
            Some(fresh) => self.fresh(fresh),
            None => Ok(()),
        }
    }

    fn heading(&mut self, text: &str) -> Result<(), Failure> {
        writeln!(self.output)?;
        self.output.paint(Paint::Bold, text)?;
        Ok(writeln!(self.output)?)
    }

    fn row(&mut self, label: &str, paint: Paint, text: &str) -> Result<(), Failure> {
        let mut painted = Painted::default();
        painted.add(paint, text);
        let (label, indent) = if label.is_empty() { (String::new(), 0) } else { (format!("  {label}"), LABELS) };
        let (label, indent) = if indent == 0 && paint != Paint::Dim { ("  ".to_owned(), 2) } else { (label, indent) };
        Ok(self.output.paragraph(&label, indent, &painted)?)
    }

    fn records(&mut self) -> Result<(), Failure> {
        self.heading("Records")?;
        for count in &self.stats.kinds {
            let hidden = count.hidden.text();
            let hidden = if hidden.is_empty() { String::new() } else { format!(", hidden: {hidden}") };
            let text = format!("{}{hidden}", grouped(count.shown as u64));
            self.row(count.kind.name(), Paint::Plain, &text)?;
        }
        Ok(())
    }

    fn attacks(&mut self) -> Result<(), Failure> {
        let attacks = &self.stats.attacks;
        let counted = format!("{} in {}", grouped(attacks.attacks), counted(attacks.records, "record"));
        self.heading(&format!("Attacks recorded here, never a total of what happened: {counted}"))?;
        let groups = [
            ("country", &attacks.by_country),
            ("month", &attacks.by_month),
            ("means", &attacks.by_means),
            ("outcome", &attacks.by_outcome),
            ("claimed by", &attacks.by_claimant),
            ("grade", &attacks.by_grade),
        ];
        groups.into_iter().try_for_each(|(label, groups)| self.row(label, Paint::Plain, &groups_text(groups)))
    }

    fn coverage(&mut self) -> Result<(), Failure> {
        let knowledge = self.scope.knowledge();
        for coverage in self.stats.coverage.chunk_by(|a, b| a.measure == b.measure) {
            let measure = coverage[0].measure;
            self.heading(&format!("Coverage: {}", knowledge.measure(measure).name))?;
            for total in coverage {
                self.row("", Paint::Plain, &total.sentence(knowledge))?;
            }
            let tally = Tally::of(self.scope, measure);
            if tally.rules_differ(knowledge) {
                self.row("", Paint::Notice, "These counters count by different rules:")?;
                tally.rules(knowledge).iter().try_for_each(|rule| self.row("", Paint::Notice, rule))?;
            }
        }
        Ok(())
    }

    fn reliance(&mut self) -> Result<(), Failure> {
        self.heading("Contradictions and sources")?;
        let disputes = self.stats.disputes;
        let text = {
            let claims = counted_as(disputes.claims, "claim is disputed now", "claims are disputed now");
            format!("{} live of {} recorded; {claims}", disputes.live, disputes.all)
        };
        self.row("disputes", Paint::Plain, &text)?;
        for share in &self.stats.single_source {
            self.row("one source", Paint::Plain, &share_text(share))?;
        }
        self.row("", Paint::Dim, "`sitrep search is:single-source` lists them, is:unreviewed what is due for review")?;
        let undated = counted(self.stats.undated_sources, "source");
        self.row("undated", Paint::Plain, &format!("{undated} without a date"))?;
        match &*self.stats.review_due {
            [] => self.row("review", Paint::Plain, "no standing figure is due to be looked at again"),
            due => self.claims("review due", due),
        }
    }

    fn claims(&mut self, label: &str, claims: &[ClaimIx]) -> Result<(), Failure> {
        claims.iter().try_for_each(|&claim| self.row(label, Paint::Plain, &line(self.scope, claim.into())))
    }

    fn fresh(&mut self, fresh: &Fresh) -> Result<(), Failure> {
        let words = match fresh.clock {
            crate::model::Clock::Happened => "What happened or was said",
            crate::model::Clock::Known => "What became known",
        };
        let (from, to) = (day_text(fresh.from), day_text(fresh.to));
        let count = |kind: Kind| counted(fresh.count(kind), kind.name());
        self.heading(&format!("{words} from {from} to {to}: {}, {}", count(Kind::Event), count(Kind::Claim)))?;
        let events = fresh.events.iter().map(|&event| event.into());
        let claims = fresh.claims.iter().map(|&claim| claim.into());
        for record in events.chain(claims) {
            self.row("", Paint::Plain, &line(self.scope, record))?;
        }
        for &(by, other, over) in &fresh.contradictions {
            let over = over.map_or_else(String::new, |over| format!(" over {over}"));
            self.pair("disputes", by, &format!("disputes{over}"), other)?;
        }
        for overtaken in &fresh.overtaken {
            let words = if overtaken.corrected { "corrects" } else { "supersedes" };
            self.pair(words, overtaken.by, words, overtaken.earlier)?;
        }
        Ok(())
    }

    fn pair(&mut self, label: &str, by: ClaimIx, words: &str, other: ClaimIx) -> Result<(), Failure> {
        let (by, other) = (line(self.scope, by.into()), line(self.scope, other.into()));
        self.row(label, Paint::Plain, &format!("{by} {words} {other}"))
    }
}

/// `Syria 143 (140 records) · Iraq 93`.
fn groups_text(groups: &[Group]) -> String {
    let text = |group: &Group| {
        let records = group.records as u64;
        let records =
            if records == group.attacks { String::new() } else { format!(" ({})", counted(group.records, "record")) };
        format!("{} {}{records}", group.label, grouped(group.attacks))
    };
    groups.iter().map(text).collect::<Vec<_>>().join(" · ")
}

/// `207 of 346 claims have one print, 217 one origin`.
fn share_text(share: &Share) -> String {
    let plural = if share.kind == Kind::Event { "events" } else { "claims" };
    format!("{} of {} {plural} have one print only, {} one origin only", share.one_print, share.all, share.one_origin)
}
