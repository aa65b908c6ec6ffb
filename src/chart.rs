//! Buckets of days for histograms: which unit fits a width, which bucket a day falls into.

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
        let to = to.max(from);
        let buckets = |unit: Unit| {
            let len = usize::try_from(unit.position(from, to) + 1).unwrap_or(1);
            Self { from, to, unit, len }
        };
        let fits = |candidate: &Self| candidate.len <= width;
        Unit::ALL.into_iter().map(buckets).find(fits).unwrap_or_else(|| buckets(Unit::Year))
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

    /// How many of the days fall into each bucket.
    pub fn count(&self, days: impl Iterator<Item = Date>) -> Vec<u32> {
        let mut counts = vec![0; self.len];
        for position in days.filter_map(|day| self.position(day)) {
            counts[position] += 1;
        }
        counts
    }
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
            }
        }
    }
}
