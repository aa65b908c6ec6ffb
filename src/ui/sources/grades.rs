//! The table of grades, letters down and digits across, with the numbers of origins beside or below it.

use ratatui::buffer::Buffer;

use crate::app::{App, Column, GridCursor};
use crate::geometry::{Area, Part};
use crate::model::{Credibility, Reliability, counted, grouped};
use crate::query::sources::{Bin, Grades};
use crate::text::{pad_start, truncate};
use crate::ui::disputes::row_style;
use crate::ui::frame::{self, Border};
use crate::ui::{Look, Pen, Role};

/// Rows that the table needs with its heading and its sums.
const ROWS: u16 = 8;

pub(super) fn draw(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    let sources = app.sources();
    let Some(grades) = &sources.grades else { return };
    let focused = sources.part == Part::List;
    let counts = grouped(grades.len() as u64);
    let room = usize::from(area.width).saturating_sub(crate::text::width(&counts) + 8);
    let title = truncate("Grades of events and claims", room).into_owned();
    frame::draw(look, &Border { title, counts, ..Border::default() }, focused, area, buffer);
    let inner = area.inner();
    if inner.height < ROWS {
        let text = format!(" {}: {}", sources.bin().words(), counted(sources.records.len(), "record"));
        Pen::new(buffer, inner, 0).write_cut(&text, row_style(look, true, focused));
        return;
    }
    table(app, look, grades, focused, inner, buffer);
    origins(app, look, grades, focused, Column::origins(inner), buffer);
}

fn table(app: &App, look: &Look, grades: &Grades, focused: bool, area: Area, buffer: &mut Buffer) {
    let selected = app.sources().bin();
    let (dim, title) = (look.theme.style(Role::Dim), look.theme.style(Role::Title));
    let width = usize::from(Column::NUMBER);
    let number = |count: usize| pad_start(&grouped(count as u64), width - 1);
    let mut pen = Pen::new(buffer, area, 0);
    pen.skip(Column::LABEL);
    for digit in Credibility::ALL {
        pen.write(&format!("{} ", pad_start(&digit.to_string(), width - 1)), title);
    }
    pen.write("  all", dim);
    let table = grades.table();
    for ((letter, counts), row) in Reliability::ALL.iter().zip(table).zip(1u16..) {
        let mut pen = Pen::new(buffer, area, row);
        pen.write(&format!("  {letter} "), title);
        for (digit, count) in Credibility::ALL.into_iter().zip(counts) {
            let here = selected == Bin::Grade(*letter, digit);
            let style = match (here, count) {
                (true, _) => row_style(look, true, focused),
                (false, 0) => dim,
                _ => look.theme.style(Role::Text),
            };
            let text = if count == 0 { pad_start("·", width - 1) } else { number(count) };
            pen.write(&text, style);
            pen.skip(1);
        }
        pen.write(&number(counts.iter().sum()), dim);
    }
    let mut pen = Pen::new(buffer, area, Reliability::ALL.len() as u16 + 1);
    pen.write("all ", dim);
    for digit in 0..Credibility::ALL.len() {
        pen.write(&number(table.iter().map(|counts| counts[digit]).sum()), dim);
        pen.skip(1);
    }
}

fn origins(app: &App, look: &Look, grades: &Grades, focused: bool, area: Area, buffer: &mut Buffer) {
    let selected = app.sources().bin();
    let counts = grades.by_origins();
    Pen::new(buffer, area, 0).write_cut(" by origins", look.theme.style(Role::Title));
    for (bin, row) in GridCursor::origin_rows().zip(1u16..) {
        let Bin::Origins(number) = bin else { continue };
        let style = row_style(look, selected == bin, focused);
        let mut pen = Pen::new(buffer, area, row);
        pen.write(&format!(" {} ", pad_start(&grouped(counts[number] as u64), 6)), style);
        pen.write_cut(&bin.words(), style);
    }
}
