//! The chart: a line of steps for each counter, the running counts of what is recorded, the numbers and days at the edges,
//! and who is who.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::app::{App, Ink, Numbers};
use crate::geometry::Area;
use crate::model::{Date, grouped, month_name};
use crate::text::{pad_start, safe};
use crate::ui::frame::{self, Border};
use crate::ui::{Look, Pen, Role};

pub(super) fn draw(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    let (numbers, knowledge) = (app.numbers(), app.scope().knowledge());
    let title = numbers.measure().map(|measure| safe(&knowledge.measure(measure).name).into_owned());
    let border = Border { title: title.unwrap_or_default(), ..Border::default() };
    frame::draw(look, &border, false, area, buffer);
    let (canvas, inner) = (&numbers.canvas, area.inner());
    let Some((from, to)) = canvas.days else {
        let text = " No figure of this measure is shown (W widens, if days or pins hide some).";
        Pen::new(buffer, inner, 0).write_cut(text, look.theme.style(Role::Notice));
        return;
    };
    let dim = look.theme.style(Role::Dim);
    let axis = Numbers::axis_width();
    for row in 0..canvas.height {
        let number = match row {
            0 => grouped(canvas.top),
            row if row + 1 == canvas.height => "0".to_owned(),
            _ => String::new(),
        };
        let mut pen = Pen::new(buffer, inner, row as u16);
        pen.write(&pad_start(&number, usize::from(axis) - 1), dim);
        pen.write("┤", dim);
        for column in 0..canvas.width {
            match canvas.cell(column, row) {
                Some(mark) => pen.write(mark.character.encode_utf8(&mut [0; 4]), ink_style(app, look, mark.ink)),
                None => pen.skip(1),
            }
        }
    }
    days(app, look, (from, to), inner, buffer);
    legend(app, look, inner, buffer);
}

/// The first and the last day, and a mark under the selected figure.
fn days(app: &App, look: &Look, (from, to): (Date, Date), inner: Area, buffer: &mut Buffer) {
    let (numbers, axis) = (app.numbers(), Numbers::axis_width());
    let row = numbers.canvas.height as u16;
    let dim = look.theme.style(Role::Dim);
    let mut pen = Pen::new(buffer, inner, row);
    pen.skip(axis);
    pen.write_right(&day(to), dim);
    pen.write(&day(from), dim);
    let selected = numbers.asked.or(numbers.rung().map(|rung| rung.point.until));
    if let Some(column) = selected.and_then(|day| numbers.canvas.column(day)) {
        let mut pen = Pen::new(buffer, inner, row);
        pen.skip(axis + column as u16);
        pen.write("▲", look.theme.style(Role::Focus));
    }
}

fn day(day: Date) -> String {
    format!("{} {} {:02}", day.day(), month_name(day.month()), day.year().rem_euclid(100))
}

/// Who is who, and what the signs mean.
fn legend(app: &App, look: &Look, inner: Area, buffer: &mut Buffer) {
    let numbers = app.numbers();
    for (line, row) in numbers.legend.iter().zip(numbers.canvas.height as u16 + 1..) {
        let mut pen = Pen::new(buffer, inner, row);
        pen.skip(1);
        for entry in line {
            let (sign, text) = match entry.ink {
                Some(ink) => (ink_style(app, look, ink), look.theme.style(Role::Text)),
                None => (look.theme.style(Role::Dim), look.theme.style(Role::Dim)),
            };
            pen.write(entry.sign.encode_utf8(&mut [0; 4]), sign);
            pen.skip(1);
            pen.write_cut(&entry.text, text);
            pen.skip(2);
        }
    }
}

/// A counter has its side's colour; what is recorded has none.
pub(super) fn ink_style(app: &App, look: &Look, ink: Ink) -> Style {
    let knowledge = app.scope().knowledge();
    match ink {
        Ink::BorneOut => look.theme.style(Role::Linked),
        Ink::Reported => look.theme.style(Role::Dim),
        Ink::Series(number) => {
            let series = app.numbers().tally.as_ref().and_then(|tally| tally.series.get(number));
            series.map_or_else(Style::default, |series| {
                look.theme.side(knowledge.side(knowledge.actor(series.counter).side).color)
            })
        }
    }
}
