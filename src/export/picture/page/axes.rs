//! The axes of a picture: days from left to right, numbers from the bottom up.

use super::{Anchor, Page};
use crate::model::{Date, day_text, grouped, month_name};

/// Room for the name of a day.
const DAY: f64 = 92.0;

/// Time from left to right.
pub(in super::super) struct Time {
    pub(in super::super) from: Date,
    pub(in super::super) to: Date,
    pub(in super::super) left: f64,
    pub(in super::super) right: f64,
}

impl Time {
    pub(in super::super) fn x(&self, day: Date) -> f64 {
        let all = f64::from((self.to - self.from).get_days()).max(1.0);
        self.left + f64::from((day - self.from).get_days()) / all * (self.right - self.left)
    }

    /// Lines at the beginnings of months, quarters or years, whichever leave room for their names; within a month its days.
    pub(in super::super) fn axis(&self, page: &mut Page, top: f64, bottom: f64) {
        let days = (self.to - self.from).get_days();
        if days < 62 {
            let most = ((self.right - self.left) / DAY).floor().max(1.0);
            let step = (f64::from(days) / most).ceil().max(1.0) as i32;
            let marks = (0..=days / step)
                .filter_map(|at| self.from.checked_add(jiff::Span::new().days(i64::from(at * step))).ok());
            marks.for_each(|day| self.mark(page, day, top, bottom, &day_text(day)));
            return;
        }
        let months = days / 30;
        let step = [1, 2, 3, 6, 12, 24, 60, 120].into_iter().find(|step| months / step <= 14).unwrap_or(240);
        let mut day = self.from.first_of_month();
        while day <= self.to {
            if (i32::from(day.month()) - 1 + i32::from(day.year()) * 12) % step == 0 && day >= self.from {
                self.mark(page, day, top, bottom, &format!("{} {}", month_name(day.month()), day.year()));
            }
            let Ok(next) = day.last_of_month().tomorrow() else { break };
            day = next;
        }
    }

    fn mark(&self, page: &mut Page, day: Date, top: f64, bottom: f64, text: &str) {
        let x = self.x(day);
        page.line((x, top), (x, bottom), "grid");
        page.text(x, bottom + 18.0, "axis", Anchor::Middle, text);
    }
}

/// A scale from 0 up with round steps.
pub(in super::super) struct Scale {
    pub(in super::super) most: f64,
    step: f64,
    pub(in super::super) top: f64,
    pub(in super::super) bottom: f64,
}

impl Scale {
    pub(in super::super) fn new(most: u64, top: f64, bottom: f64) -> Self {
        let rough = (most.max(1) as f64 / 6.0).max(1.0);
        let power = 10_f64.powf(rough.log10().floor());
        let step =
            [1.0, 2.0, 5.0, 10.0].into_iter().map(|it| it * power).find(|&it| it >= rough).unwrap_or(power * 10.0);
        Self { most: (most.max(1) as f64 / step).ceil() * step, step, top, bottom }
    }

    pub(in super::super) fn y(&self, value: f64) -> f64 {
        self.bottom - value / self.most * (self.bottom - self.top)
    }

    /// Lines at the steps with their numbers on the left; no label comes to stand on the numbers.
    pub(in super::super) fn axis(&self, page: &mut Page, left: f64, right: f64) {
        let steps = (self.most / self.step).round() as u64;
        for at in 0..=steps {
            let value = at as f64 * self.step;
            let y = self.y(value);
            page.line((left, y), (right, y), "grid");
            page.text(left - 8.0, y + 4.0, "axis", Anchor::End, &grouped(value as u64));
        }
        page.reserve([0.0, self.top - 12.0, left, self.bottom + 12.0]);
    }
}
