//! The ladder: every figure by the day counted to, with its words, parts, counter, who repeated it, marks and grade.

use ratatui::buffer::Buffer;

use super::chart::ink_style;
use super::row_style;
use crate::app::{App, Ink, Numbers};
use crate::geometry::{Area, Part};
use crate::model::{Date, QuantityState, day_text, grouped, month_name};
use crate::query::tallies::Rung;
use crate::text::{pad, safe};
use crate::ui::frame::{self, Border};
use crate::ui::{Look, Pen, Role};

/// Columns of a number in words, of a counter's name.
const AMOUNT: usize = 15;
const COUNTER: usize = 12;
/// Columns of a number in words where room is scarce.
const CLOSE_AMOUNT: usize = 13;
/// From this width on days and counters stand in columns of their own; below, the words are set close.
const ROOMY: u16 = 84;

pub(super) fn draw(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    let numbers = app.numbers();
    let focused = numbers.part == Part::Main;
    let Some(tally) = &numbers.tally else {
        frame::draw(look, &Border::default(), focused, area, buffer);
        return;
    };
    let hidden = tally.hidden.text();
    let border = Border {
        title: "Ladder: day counted to, figure, counter".to_owned(),
        counts: format!("{}/{}", (numbers.ladder.position + 1).min(tally.ladder.len()), tally.ladder.len()),
        hidden: if hidden.is_empty() { hidden } else { format!("W: {hidden}") },
        ..Border::default()
    };
    frame::draw(look, &border, focused, area, buffer);
    let (inner, page) = (area.inner(), numbers.ladder_page(app.size()));
    frame::scrollbar(page, tally.ladder.len(), numbers.ladder.offset, area, buffer);
    let shown = tally.ladder.iter().enumerate().skip(numbers.ladder.offset).take(page);
    for ((at, rung), row) in shown.zip(0u16..) {
        let style = row_style(look, at == numbers.ladder.position, focused);
        Pen::new(buffer, inner, row).fill(style);
        let mut pen = Pen::new(buffer, inner, row);
        let grade = app.scope().grade(rung.point.claim.into()).map(|grade| grade.to_string()).unwrap_or_default();
        pen.write_right(&format!("{grade} "), style.patch(look.theme.style(Role::Grade)));
        pen.write_right(&marks(rung), style.patch(look.theme.style(Role::Dispute)));
        let series = tally.series.iter().position(|series| series.counter == rung.counter);
        let sign = series.filter(|_| !rung.repeated).map(|number| (Numbers::sign(number), Ink::Series(number)));
        match sign {
            Some((sign, ink)) => pen.write(&format!(" {sign} "), style.patch(ink_style(app, look, ink))),
            None => pen.write("   ", style),
        }
        let roomy = inner.width >= ROOMY;
        pen.write(&day(rung.point.until, roomy), style.patch(look.theme.style(Role::Dim)));
        pen.write(&format!("  {} ", pad(&amount(rung), if roomy { AMOUNT - 1 } else { CLOSE_AMOUNT })), style);
        pen.write_cut(&rest(app, rung, roomy), style);
    }
}

/// `21 Nov 2024`, or `21 Nov 24`.
fn day(day: Date, roomy: bool) -> String {
    let year = if roomy { day.year() } else { day.year().rem_euclid(100) };
    format!("{:>2} {} {year:02}", day.day(), month_name(day.month()))
}

/// `at least 144`, `planned: fewer than 500`.
fn amount(rung: &Rung) -> String {
    match rung.point.state {
        QuantityState::Actual => rung.point.amount.to_string(),
        QuantityState::Planned => format!("plan {}", rung.point.amount.short()),
        QuantityState::Ceiling => format!("ceiling {}", rung.point.amount.short()),
    }
}

/// The counter, its parts, who repeated it, the rule.
fn rest(app: &App, rung: &Rung, roomy: bool) -> String {
    let knowledge = app.scope().knowledge();
    let claim = knowledge.claim(rung.point.claim);
    let counter = safe(knowledge.actor(rung.counter).label());
    let mut texts = vec![if roomy { pad(&counter, COUNTER) } else { counter.into_owned() }];
    let speaker = safe(knowledge.actor(claim.speaker).label());
    if rung.repeated {
        texts.push(format!("repeated by {speaker}"));
    } else if claim.speaker != rung.counter {
        texts.push(speaker.into_owned());
    }
    let Some(quantity) = &claim.quantity else { return texts.join(" ") };
    if !quantity.parts.is_empty() {
        let part = |part: &crate::model::Part| format!("{} {}", safe(&part.label), grouped(part.value));
        texts.push(format!("({})", quantity.parts.iter().map(part).collect::<Vec<_>>().join(", ")));
    }
    if !quantity.countries.is_empty() {
        let names: Vec<_> = quantity.countries.iter().map(crate::model::Country::name).collect();
        texts.push(format!("{} only", names.join(", ")));
    }
    texts.extend(quantity.counts.as_deref().map(|rule| format!("rule: {}", safe(rule))));
    if claim.date != rung.point.until {
        texts.push(format!(
            "said {}",
            if roomy { day_text(claim.date) } else { day(claim.date, false).trim().to_owned() }
        ));
    }
    texts.join(" ")
}

/// `≠ ∑142 ⇄ 1 corrected`.
fn marks(rung: &Rung) -> String {
    let point = &rung.point;
    let mut marks = Vec::new();
    if !point.conflicts.is_empty() {
        marks.push("≠ same day".to_owned());
    }
    marks.extend(point.parts_sum.map(|sum| format!("parts {}", grouped(sum))));
    if point.live > 0 {
        marks.push(format!("⇄ {}", point.live));
    }
    if !point.corrected_by.is_empty() {
        marks.push("corrected".to_owned());
    }
    marks.join(" ")
}
