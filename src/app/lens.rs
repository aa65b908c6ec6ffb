//! Days, pins and filters: what the panes are narrowed to, the chips that show it, and how it is widened again.

use jiff::ToSpan;

use super::prompt::{Prompt, Purpose};
use super::text_box::TextBox;
use super::{App, Effect, Notice, Overlay, Pane, View};
use crate::command::Command;
use crate::model::{ActorIx, Date, Hidden, Kind, Lens, RecordRef, Scope, day_text};
use crate::text;

/// How many columns of a pin's title its chip shows.
const CHIP_WIDTH: usize = 28;

/// Something that narrows the panes, as the bar shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chip {
    /// The as-of day, in words.
    AsOf(String),
    /// The first day.
    Since(String),
    /// A pinned record.
    Pin(String),
    /// Weak links satisfy pins.
    Weak,
    /// A filter of a pane.
    Filter(String),
    /// A record that is held to be set beside another; narrows nothing.
    Held(String),
}

impl App {
    /// What narrows the panes, in the order in which it is taken away from the end.
    pub fn chips(&self) -> Vec<Chip> {
        let lens = self.scope.lens();
        let as_of = lens.as_of_text().map(Chip::AsOf);
        let since = lens.since.map(|day| Chip::Since(format!("since {}", day_text(day))));
        let pins = lens.pins.iter().map(|&pin| Chip::Pin(pin_text(&self.scope, pin)));
        let weak = lens.weak.then_some(Chip::Weak);
        let filters = self.filters();
        let filters =
            filters.iter().map(|(list, filter)| Chip::Filter(format!("{list}: {}", text::safe(&filter.text))));
        let held = self.held().map(|held| Chip::Held(pin_text(&self.scope, held)));
        as_of.into_iter().chain(since).chain(pins).chain(weak).chain(filters).chain(held).collect()
    }

    pub(super) fn pin(&mut self) -> Vec<Effect> {
        let Some(record) = self.record() else {
            return self.tell(Notice::failed("Nothing is selected that could be pinned."));
        };
        let mut lens = self.scope.lens().clone();
        if let Some(position) = lens.pins.iter().position(|&pin| pin == record) {
            lens.pins.remove(position);
            lens.weak &= !lens.pins.is_empty();
            self.set_lens(lens);
            return self.tell(Notice::done("Unpinned."));
        }
        lens.pins.push(record);
        self.set_lens(lens);
        let weak = self.weak_text(record);
        self.tell(Notice::done(format!("Pinned: the panes show what is linked with it.{weak}")))
    }

    /// How many weak links a pin leaves out, in words.
    fn weak_text(&self, record: RecordRef) -> String {
        let weak = self.scope.linked(record).weak.len();
        let kind = if record.kind == Kind::Event { "claims" } else { "events" };
        match weak {
            0 => String::new(),
            _ => format!(" {weak} {kind} by its actors within 3 days are left out; W shows them."),
        }
    }

    pub(super) fn unpin_last(&mut self) -> Vec<Effect> {
        let mut lens = self.scope.lens().clone();
        let pin = lens.pins.pop().map(|pin| pin_text(&self.scope, pin));
        lens.weak &= !lens.pins.is_empty();
        self.set_lens(lens);
        match pin {
            Some(pin) => self.tell(Notice::done(format!("Unpinned {pin}."))),
            None => Vec::new(),
        }
    }

    /// Takes the last chip away: a filter, a pin, the first day, the as-of day.
    pub(super) fn remove_chip(&mut self) -> Vec<Effect> {
        if self.drop_view_filter() {
            return self.tell(Notice::done("Filter taken away."));
        }
        if self.view == View::Desk
            && let Some(list) = self.desk.lists.iter().rposition(|list| list.filter.is_some())
        {
            self.notice = Some(Notice::done("Filter taken away."));
            return self.filter_pane(list, None);
        }
        if !self.scope.lens().pins.is_empty() {
            return self.unpin_last();
        }
        self.lift_days().unwrap_or_else(|| self.tell(Notice::failed("Nothing narrows the panes.")))
    }

    /// Shows more, one step at a time: without the pane's filter, with weak links, without pins, without days.
    pub(super) fn widen(&mut self) -> Vec<Effect> {
        if let Some(notice) = self.stage().and_then(|(stage, ground)| stage.widen(ground)) {
            return self.tell(notice);
        }
        if self.drop_view_filter() {
            return self.tell(Notice::done("Widened: filter taken away."));
        }
        let number = self.desk.list_number();
        if self.view == View::Desk && self.desk.lists[number].filter.is_some() {
            self.notice = Some(Notice::done("Widened: filter taken away."));
            return self.filter_pane(number, None);
        }
        let mut lens = self.scope.lens().clone();
        if !lens.pins.is_empty() && !lens.weak {
            lens.weak = true;
            self.set_lens(lens);
            return self.tell(Notice::done("Widened: also records by the pins' actors within 3 days."));
        }
        if !lens.pins.is_empty() {
            return self.unpin_last();
        }
        self.lift_days().unwrap_or_else(|| self.tell(Notice::failed("Everything is shown already.")))
    }

    fn lift_days(&mut self) -> Option<Vec<Effect>> {
        let mut lens = self.scope.lens().clone();
        let text = if lens.since.take().is_some() {
            "First day taken away.".to_owned()
        } else {
            let text = lens.as_of_text()?;
            lens.until = None;
            format!("No longer {text}: everything is shown.")
        };
        self.set_lens(lens);
        Some(self.tell(Notice::done(text)))
    }

    pub(super) fn open_day_prompt(&mut self, command: Command) {
        let purpose = if command == Command::AsOf { Purpose::AsOf(self.clock) } else { Purpose::GoToDate };
        self.overlays.push(Overlay::Prompt(Prompt { purpose, input: TextBox::default() }));
    }

    pub(super) fn prompt_command(&mut self, command: Command) -> Vec<Effect> {
        let context = self.day_context();
        let Some(Overlay::Prompt(prompt)) = self.overlays.last_mut() else { return Vec::new() };
        let typed = prompt.input.text().to_owned();
        match command {
            Command::Cancel => {
                let Some(Overlay::Prompt(prompt)) = self.overlays.pop() else { return Vec::new() };
                if let Purpose::Filter { place, before } = prompt.purpose {
                    return self.take_filter_back(&place, before.map(|before| *before));
                }
                Vec::new()
            }
            Command::Open if matches!(prompt.purpose, Purpose::Period(_)) => {
                let read = prompt.period(&context);
                self.take_period(read)
            }
            Command::Open => match (prompt.purpose.clone(), prompt.day(&context)) {
                (Purpose::Period(_), _) => Vec::new(),
                (Purpose::SaveSearch(query), _) => self.save_search(&typed, query),
                (Purpose::Brief(ask), _) => self.brief_answered(ask, &typed),
                (Purpose::Filter { .. }, _) | (Purpose::GoToDate, None) => self.close(),
                (_, Some(Err(message))) => self.tell(Notice::failed(message)),
                (Purpose::AsOf(_), None) => {
                    self.overlays.pop();
                    self.lift_days().unwrap_or_default()
                }
                (Purpose::AsOf(clock), Some(Ok(day))) => {
                    self.overlays.pop();
                    self.clock = clock;
                    self.set_as_of(day.last_day())
                }
                (Purpose::GoToDate, Some(Ok(day))) => {
                    self.overlays.pop();
                    self.show_date(day.first_day())
                }
            },
            _ => {
                if prompt.input.edit(command) {
                    return self.filter_while_typing();
                }
                Vec::new()
            }
        }
    }

    /// Shows what is new; there already, or where no first day is set, asks for the days.
    pub(super) fn show_news(&mut self) -> Vec<Effect> {
        let (there, lens) = (self.view == View::News, self.scope.lens());
        let ask = there || lens.since.is_none();
        let text = match (lens.since, lens.until) {
            (Some(since), Some((_, until))) => format!("{} to {}", day_text(since), day_text(until)),
            (Some(since), None) => format!("{} to latest", day_text(since)),
            _ => String::new(),
        };
        let effects = self.show(View::News);
        if ask {
            let purpose = Purpose::Period(self.clock);
            self.overlays.push(Overlay::Prompt(Prompt { purpose, input: TextBox::with(&text) }));
        }
        effects
    }

    /// Takes the days that were typed: everything is shown between them. Without any the first day is lifted.
    fn take_period(&mut self, read: Option<Result<(Date, Date), String>>) -> Vec<Effect> {
        let lens = self.scope.lens().clone();
        let lens = match read {
            Some(Err(message)) => return self.tell(Notice::failed(message)),
            Some(Ok((from, to))) => Lens { since: Some(from), until: Some((self.clock, to)), ..lens },
            None => Lens { since: None, ..lens },
        };
        self.overlays.pop();
        self.set_lens(lens);
        Vec::new()
    }

    fn set_as_of(&mut self, day: Date) -> Vec<Effect> {
        let lens = Lens { until: Some((self.clock, day)), ..self.scope.lens().clone() };
        let text = lens.as_of_text().unwrap_or_default();
        self.set_lens(lens);
        let later = |kind| self.scope.hidden_counts(kind).of(Hidden::Later);
        let hidden = later(Kind::Event) + later(Kind::Claim);
        self.tell(Notice::done(format!("Shown as {text}; {hidden} later records are hidden (W widens).")))
    }

    pub(super) fn other_clock(&mut self) -> Vec<Effect> {
        self.clock = self.clock.other();
        if let Some((_, day)) = self.scope.lens().until {
            return self.set_as_of(day);
        }
        let text = format!("As-of days are now read as {}; t sets one.", self.clock.words());
        self.tell(Notice::done(text))
    }

    /// Moves the as-of day; where none is set, from the day of the selected record.
    pub(super) fn shift_as_of(&mut self, days: i32) -> Vec<Effect> {
        match self.day_context().base.checked_add(days.days()) {
            Ok(day) => self.set_as_of(day),
            Err(_) => self.tell(Notice::failed("The calendar ends there.")),
        }
    }

    /// Selects what is nearest to a day in claims and chronology; hides nothing.
    pub(super) fn go_to_date(&mut self, day: Date, focus: Pane) -> Vec<Effect> {
        self.leave();
        self.enter_desk();
        let scope = self.scope.clone();
        let found: Vec<_> =
            [1, 2].into_iter().map(|list: usize| self.desk.lists[list].select_date(&scope, day)).collect();
        self.desk.focus_on(&scope, focus);
        let (what, nearest) = if focus == Pane::Claims { ("claim", found[0]) } else { ("event", found[1]) };
        match nearest {
            Some(nearest) if nearest == day => Vec::new(),
            Some(nearest) => {
                let text = format!("No {what} listed on {}; the nearest is of {}.", day_text(day), day_text(nearest));
                self.tell(Notice::done(text))
            }
            None => self.tell(Notice::failed(format!("No {what} is listed (W widens)."))),
        }
    }
}

fn pin_text(scope: &Scope, pin: RecordRef) -> String {
    let knowledge = scope.knowledge();
    let title = match ActorIx::try_from(pin) {
        Ok(actor) => knowledge.actor(actor).name.to_string(),
        Err(_) => knowledge.title(pin).into_owned(),
    };
    text::truncate(&text::safe(&title), CHIP_WIDTH).into_owned()
}
