//! The bars of the chronology: which bucket stands in which columns, and which of them are in sight.

use crate::chart::{Buckets, Unit};
use crate::model::{Date, Scope, month_name};
use crate::query::chronology::{Bar, Entry, bars};

/// Columns that a bar takes at most, with the gap after it.
const WIDEST: usize = 6;
/// From this width on a column between bars stays empty.
const WITH_GAP: usize = 3;
/// Buckets that stay in sight beside the selected one.
const MARGIN: usize = 2;

/// The bars and the stretch of them that is in sight.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Axis {
    /// The buckets of the period.
    pub buckets: Option<Buckets>,
    /// The events of each.
    pub bars: Vec<Bar>,
    /// The most events of a bucket.
    pub peak: u32,
    /// Columns of a bucket.
    pub bar_width: usize,
    /// The first bucket in sight.
    pub first: usize,
    /// How many buckets are in sight.
    pub shown: usize,
}

impl Axis {
    /// Cuts the period into buckets: of the unit asked for, else of the finest that fits.
    pub(super) fn lay_out(
        &mut self,
        scope: &Scope,
        entries: &[Entry],
        (from, to): (Date, Date),
        unit: Option<Unit>,
        width: usize,
    ) {
        let fitting = Buckets::fitting(from, to, width.max(1));
        let buckets = unit.map_or(fitting, |unit| Buckets::of(from, to, unit));
        self.bars = bars(scope, &buckets, entries);
        self.peak = self.bars.iter().map(|bar| bar.iter().sum()).max().unwrap_or(0);
        self.bar_width = (width / buckets.len.max(1)).clamp(1, WIDEST);
        self.shown = (width / self.bar_width).min(buckets.len);
        self.buckets = Some(buckets);
    }

    /// The unit of the buckets.
    pub fn unit(&self) -> Unit {
        self.buckets.map_or(Unit::Month, |buckets| buckets.unit)
    }

    /// The bucket that a day falls into.
    pub fn position(&self, day: Date) -> Option<usize> {
        self.buckets.and_then(|buckets| buckets.position(day))
    }

    /// First and last day of a bucket.
    pub fn days(&self, bucket: usize) -> Option<(Date, Date)> {
        self.buckets.map(|buckets| (buckets.first_day(bucket), buckets.last_day(bucket)))
    }

    /// First and last day of the bucket that a day falls into.
    pub fn days_of(&self, day: Date) -> Option<(Date, Date)> {
        self.days(self.position(day)?)
    }

    /// Brings the bucket of a day into sight.
    pub(super) fn show(&mut self, day: Date) {
        let position = self.position(day).unwrap_or(0);
        let margin = MARGIN.min(self.shown.saturating_sub(1) / 2);
        let last = self.bars.len().saturating_sub(self.shown);
        let lowest = (position + margin + 1).saturating_sub(self.shown).min(last);
        self.first = self.first.clamp(lowest, position.saturating_sub(margin).max(lowest)).min(last);
    }

    /// Moves what is in sight; the nearest bucket to a day that still is, where its own no longer is.
    pub(super) fn scroll(&mut self, buckets: isize, day: Date) -> Option<Date> {
        let last = self.bars.len().saturating_sub(self.shown);
        self.first = self.first.saturating_add_signed(buckets).min(last);
        let position = self.position(day)?;
        let margin = MARGIN.min(self.shown.saturating_sub(1) / 2);
        let from = if self.first == 0 { 0 } else { self.first + margin };
        let end = self.first + self.shown;
        let to = if end >= self.bars.len() { end.saturating_sub(1) } else { end.saturating_sub(margin + 1) };
        let seen = position.clamp(from.min(to), to);
        if seen == position { None } else { self.days(seen).map(|(first, _)| first) }
    }

    /// The columns of a bucket, counted from the first one in sight: where it begins, and how wide it is drawn.
    pub fn columns(&self, bucket: usize) -> Option<(u16, u16)> {
        let at = bucket.checked_sub(self.first).filter(|&at| at < self.shown)?;
        let drawn = if self.bar_width >= WITH_GAP { self.bar_width - 1 } else { self.bar_width };
        Some(((at * self.bar_width) as u16, drawn as u16))
    }

    /// The bucket in a column.
    pub fn bucket_at(&self, column: u16) -> Option<usize> {
        let at = usize::from(column) / self.bar_width.max(1);
        (at < self.shown).then_some(self.first + at)
    }

    /// What stands under the bars: columns and words, years before months before days where room is scarce.
    pub fn labels(&self) -> Vec<(u16, String)> {
        let Some(buckets) = self.buckets else { return Vec::new() };
        let width = self.shown * self.bar_width;
        let mut placed: Vec<(usize, String)> = Vec::new();
        for rank in [Rank::Year, Rank::Month, Rank::Day] {
            for bucket in self.first..self.first + self.shown {
                let (first, last) = (buckets.first_day(bucket), buckets.last_day(bucket));
                let every = self.bar_width >= WITH_GAP;
                let Some(text) = rank.label(buckets.unit, every, first, last) else { continue };
                let column = (bucket - self.first) * self.bar_width;
                let end = column + text.len();
                let free = placed.iter().all(|(at, other)| end < *at || *at + other.len() < column);
                if end <= width && free {
                    placed.push((column, text));
                }
            }
        }
        placed.sort_unstable();
        placed.into_iter().map(|(column, text)| (column as u16, text)).collect()
    }
}

/// What a label says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rank {
    Year,
    Month,
    Day,
}

impl Rank {
    /// The label of a bucket in which a year, a month or a day of note begins.
    fn label(self, unit: Unit, every_day: bool, first: Date, last: Date) -> Option<String> {
        let begins_month = first.day() == 1 || first.month() != last.month();
        let begun = if first.day() == 1 { first } else { last };
        match self {
            Self::Year => {
                let begins = begins_month && (begun.month() == 1 || first.year() != last.year());
                (begins || matches!(unit, Unit::Year)).then(|| begun.year().to_string())
            }
            Self::Month => {
                let wanted = begins_month && matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Quarter);
                wanted.then(|| month_name(begun.month()).to_owned())
            }
            Self::Day => (unit == Unit::Day && (every_day || first.day() % 5 == 0)).then(|| first.day().to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn axis(from: Date, to: Date, unit: Unit, width: usize) -> Axis {
        let buckets = Buckets::of(from, to, unit);
        let bar_width = (width / buckets.len).clamp(1, WIDEST);
        let shown = (width / bar_width).min(buckets.len);
        let bars = vec![Bar::default(); buckets.len];
        Axis { buckets: Some(buckets), bars, peak: 0, bar_width, first: 0, shown }
    }

    #[test]
    fn the_selected_bucket_is_in_sight_and_its_columns_lead_back_to_it() {
        for (unit, width) in [(Unit::Day, 40), (Unit::Week, 70), (Unit::Month, 90), (Unit::Year, 10)] {
            let mut axis = axis(date(2023, 8, 7), date(2026, 7, 1), unit, width);
            for day in [date(2023, 8, 7), date(2024, 1, 28), date(2026, 7, 1), date(2023, 12, 25)] {
                axis.show(day);
                let bucket = axis.position(day).expect("inside the period");
                let (column, drawn) = axis.columns(bucket).expect("in sight");
                assert!(usize::from(column + drawn) <= width);
                assert_eq!(axis.bucket_at(column), Some(bucket));
                assert!(axis.first + axis.shown <= axis.bars.len());
            }
        }
    }

    #[test]
    fn labels_never_touch() {
        for unit in [Unit::Day, Unit::Week, Unit::Month, Unit::Quarter] {
            for width in [12, 37, 70, 140] {
                let labels = axis(date(2023, 8, 7), date(2026, 7, 1), unit, width).labels();
                for pair in labels.windows(2) {
                    assert!(usize::from(pair[0].0) + pair[0].1.len() < usize::from(pair[1].0), "{unit:?} {pair:?}");
                }
            }
        }
        let labels = axis(date(2023, 8, 7), date(2026, 7, 1), Unit::Month, 140).labels();
        assert!(labels.iter().any(|(_, text)| text == "2024") && labels.iter().any(|(_, text)| text == "Nov"));
    }
}
