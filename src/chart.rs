//! Buckets of days for histograms: which unit fits a width, which bucket a day falls into, how a bar is stacked.

use jiff::Span;
use jiff::civil::Date;

/// The length of a bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A day.
    Day,
    /// Seven days from the first day on.
    Week,
    /// A calendar month.
    Month,
    /// Three calendar months.
    Quarter,
    /// A calendar year.
    Year,
}

impl Unit {
    const ALL: [Self; 5] = [Self::Day, Self::Week, Self::Month, Self::Quarter, Self::Year];

    /// The word for several.
    pub fn plural(self) -> &'static str {
        match self {
            Self::Day => "days",
            Self::Week => "weeks",
            Self::Month => "months",
            Self::Quarter => "quarters",
            Self::Year => "years",
        }
    }

    /// The word for one.
    pub fn singular(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    /// The next shorter one (or longer one), if there is one.
    pub fn beside(self, shorter: bool) -> Option<Self> {
        let position = Self::ALL.iter().position(|&unit| unit == self)?;
        let next = if shorter { position.checked_sub(1)? } else { position + 1 };
        Self::ALL.get(next).copied()
    }

    fn position(self, from: Date, day: Date) -> i64 {
        let months = |day: Date| i64::from(day.year()) * 12 + i64::from(day.month()) - 1;
        match self {
            Self::Day => i64::from((day - from).get_days()),
            Self::Week => i64::from((day - from).get_days()).div_euclid(7),
            Self::Month => months(day) - months(from),
            Self::Quarter => months(day).div_euclid(3) - months(from).div_euclid(3),
            Self::Year => i64::from(day.year()) - i64::from(from.year()),
        }
    }
}

/// A period cut into buckets of one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Buckets {
    /// First day of the period.
    pub from: Date,
    /// Last day of the period.
    pub to: Date,
    /// The unit.
    pub unit: Unit,
    /// How many buckets there are.
    pub len: usize,
}

impl Buckets {
    /// The finest unit whose buckets are at most `width`; years where even they are too many.
    pub fn fitting(from: Date, to: Date, width: usize) -> Self {
        let buckets = |unit: Unit| Self::of(from, to, unit);
        let fits = |candidate: &Self| candidate.len <= width;
        Unit::ALL.into_iter().map(buckets).find(fits).unwrap_or_else(|| buckets(Unit::Year))
    }

    /// A period cut into buckets of a unit.
    pub fn of(from: Date, to: Date, unit: Unit) -> Self {
        let to = to.max(from);
        let len = usize::try_from(unit.position(from, to) + 1).unwrap_or(1);
        Self { from, to, unit, len }
    }

    /// The bucket that a day falls into; none outside the period.
    pub fn position(&self, day: Date) -> Option<usize> {
        if day < self.from || day > self.to {
            return None;
        }
        usize::try_from(self.unit.position(self.from, day)).ok()
    }

    /// The first day of a bucket.
    pub fn first_day(&self, bucket: usize) -> Date {
        let bucket = i64::try_from(bucket).unwrap_or(0);
        let month = |months: i64| self.from.first_of_month().checked_add(Span::new().months(months));
        let day = match self.unit {
            Unit::Day => self.from.checked_add(Span::new().days(bucket)),
            Unit::Week => self.from.checked_add(Span::new().days(bucket * 7)),
            Unit::Month => month(bucket),
            Unit::Quarter => month(bucket * 3 - i64::from((self.from.month() - 1) % 3)),
            Unit::Year => self.from.first_of_year().checked_add(Span::new().years(bucket)),
        };
        day.map_or(self.to, |day| day.max(self.from))
    }

    /// The last day of a bucket.
    pub fn last_day(&self, bucket: usize) -> Date {
        if bucket + 1 >= self.len {
            return self.to;
        }
        self.first_day(bucket + 1).yesterday().unwrap_or(self.to)
    }

    /// How many of the days fall into each bucket.
    pub fn count(&self, days: impl Iterator<Item = Date>) -> Vec<u32> {
        let mut counts = vec![0; self.len];
        for position in days.filter_map(|day| self.position(day)) {
            counts[position] += 1;
        }
        counts
    }
}

/// The cells of a stacked bar from the bottom up: which of the parts each one shows. The tallest bar, of `peak`, takes all
/// of `height`; whatever is not nothing takes at least one cell, the part that is named first.
pub fn stack(parts: &[u32], peak: u32, height: usize) -> Vec<usize> {
    let total: u32 = parts.iter().sum();
    let cells = (total as usize * height).div_ceil(peak.max(1) as usize).min(height);
    // A cell shows the part that its middle falls into.
    let shown = |cell: usize| {
        let middle = (2 * cell + 1) * total as usize;
        let mut up_to = 0;
        let reaches = |&part: &u32| {
            up_to += 2 * part as usize * cells;
            up_to > middle
        };
        parts.iter().position(reaches).unwrap_or(0)
    };
    (0..cells).map(shown).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_finest_unit_that_fits_is_taken() {
        let period = |width| Buckets::fitting(date(2023, 8, 7), date(2026, 7, 1), width);
        assert_eq!((period(2000).unit, period(2000).len), (Unit::Day, 1060));
        assert_eq!((period(160).unit, period(160).len), (Unit::Week, 152));
        assert_eq!((period(44).unit, period(44).len), (Unit::Month, 36));
        assert_eq!(period(20).unit, Unit::Quarter);
        assert_eq!(period(1).unit, Unit::Year);
    }

    #[test]
    fn every_day_falls_into_the_bucket_that_starts_at_or_before_it() {
        for width in [3, 13, 40, 200] {
            let buckets = Buckets::fitting(date(2023, 8, 7), date(2024, 7, 1), width);
            for day in buckets.from.series(Span::new().days(1)).take_while(|&day| day <= buckets.to) {
                let position = buckets.position(day).expect("inside");
                assert!(position < buckets.len);
                assert!(buckets.first_day(position) <= day, "{day} {buckets:?}");
                assert!(position + 1 == buckets.len || day < buckets.first_day(position + 1), "{day} {buckets:?}");
                assert!(day <= buckets.last_day(position), "{day} {buckets:?}");
            }
        }
    }

    #[test]
    fn a_stacked_bar_shows_its_parts_in_their_shares() {
        assert_eq!(stack(&[4, 2, 0, 2], 8, 4), [0, 0, 1, 3]);
        assert_eq!(stack(&[0, 1, 0, 0], 100, 5), [1], "what is not nothing is seen");
        assert!(stack(&[0, 0], 10, 5).is_empty());
        assert_eq!(stack(&[9, 1], 10, 3), [0, 0, 0]);
    }
}
