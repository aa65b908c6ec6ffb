//! Who gets a key: the box that lies on top; else the view, after the commands that mean the same in every view.

use super::cursor::Step;
use super::hints::Typed;
use super::{App, Effect, Help, Hints, Notice, Overlay, TextBox, View};
use crate::command::Command;
use crate::export::copy::Form;

impl App {
    pub(super) fn command(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::QuitNow => return vec![Effect::Quit],
            Command::Suspend => return vec![Effect::Suspend],
            Command::Palette if self.overlays.is_empty() => return self.open_palette(),
            Command::SaveSearch if self.overlays.is_empty() => return self.ask_name(),
            Command::ForgetSearch if self.overlays.is_empty() => {
                return self.tell(Notice::failed("Select a saved search (★) in the palette, then delete it there."));
            }
            _ => {}
        }
        match self.overlays.last_mut() {
            None => self.browse_command(command),
            Some(Overlay::Search(_)) => self.search_command(command),
            Some(Overlay::Palette(_)) => self.palette_command(command),
            Some(Overlay::Facets(_)) => self.facets_command(command),
            Some(Overlay::Prompt(_)) => self.prompt_command(command),
            Some(Overlay::Choice(choice)) => match command {
                Command::Cancel | Command::Quit => self.close(),
                Command::Open => {
                    let url = choice.selected().map(|option| option.url.clone());
                    self.overlays.pop();
                    url.map(Effect::OpenUrl).into_iter().collect()
                }
                _ => {
                    choice.step(command);
                    Vec::new()
                }
            },
            Some(Overlay::Help(help)) => {
                let page = usize::from(crate::geometry::overlay(self.size).inner().height).max(1);
                match command {
                    Command::Cancel | Command::Help | Command::Open => return self.close(),
                    _ => help.command(command, page),
                }
                Vec::new()
            }
            Some(Overlay::Hints(_) | Overlay::CopyAs) => self.close(),
            Some(Overlay::Presenter(_)) => self.presenter_command(command),
            Some(Overlay::Compare(_)) => self.compare_command(command),
            Some(Overlay::Actors(_)) => self.actor_box_command(command),
            Some(Overlay::Problems(_)) => self.problems_command(command),
            Some(Overlay::Confirm(_)) => match command {
                Command::Open => self.answered(true),
                Command::Cancel => self.answered(false),
                _ => Vec::new(),
            },
        }
    }

    pub(super) fn close(&mut self) -> Vec<Effect> {
        self.overlays.pop();
        Vec::new()
    }

    pub(super) fn type_text(&mut self, edit: impl FnOnce(&mut TextBox), letter: Option<char>) -> Vec<Effect> {
        match self.overlays.last_mut() {
            Some(Overlay::Search(open)) => {
                edit(&mut open.input);
                self.ask()
            }
            Some(Overlay::Palette(open)) => {
                edit(&mut open.input);
                self.ask_palette()
            }
            Some(Overlay::Prompt(prompt)) => {
                edit(&mut prompt.input);
                self.filter_while_typing()
            }
            Some(Overlay::Help(help)) => {
                edit(&mut help.input);
                help.scroll = 0;
                Vec::new()
            }
            Some(Overlay::Hints(hints)) => {
                let typed = letter.map_or(Typed::Nothing, |letter| hints.type_letter(letter));
                self.hinted(typed)
            }
            Some(Overlay::Confirm(_)) => match letter {
                Some('y' | 'Y') => self.answered(true),
                Some('n' | 'N') => self.answered(false),
                _ => Vec::new(),
            },
            Some(Overlay::CopyAs) => self.copy_by_letter(letter),
            Some(Overlay::Presenter(_)) => self.presenter_letter(letter),
            Some(Overlay::Actors(open)) => {
                edit(&mut open.input);
                self.offer_actors()
            }
            Some(Overlay::Choice(_) | Overlay::Facets(_) | Overlay::Problems(_) | Overlay::Compare(_)) | None => {
                Vec::new()
            }
        }
    }

    /// Puts letters at the links that are in sight: of the detail, or of the page that the shown view lays open.
    fn show_hints(&mut self) -> Vec<Effect> {
        let page = match self.stages.of(self.view) {
            None => Some((&self.desk.detail, usize::from(self.desk.areas().detail.inner().height))),
            Some(stage) => stage.page(self.size),
        };
        let Some((page, height)) = page else {
            let text = format!("The {} lays open no page with links; ⏎ opens the selected row.", self.view.title());
            return self.tell(Notice::failed(text));
        };
        let links = page.visible_links(height);
        if links.is_empty() {
            return self.tell(Notice::failed("There is no link in sight."));
        }
        self.overlays.push(Overlay::Hints(Hints::new(links)));
        Vec::new()
    }

    fn hinted(&mut self, typed: Typed) -> Vec<Effect> {
        match typed {
            Typed::More => Vec::new(),
            Typed::Nothing => {
                self.overlays.pop();
                self.tell(Notice::failed("No link has that letter."))
            }
            Typed::Follow(link) => {
                self.overlays.pop();
                if let Some((stage, ground)) = self.stage() {
                    let outcome = stage.follow_link(ground, link);
                    return self.follow(outcome);
                }
                let record = self.desk.detail.page.links[link].record;
                self.go_to(record, None)
            }
        }
    }

    /// A command where nothing lies over the view: those that mean the same in every view, then the view's own.
    fn browse_command(&mut self, command: Command) -> Vec<Effect> {
        if !waits_for_no_rows(command) {
            self.settle_filters();
        }
        if let Some((stage, ground)) = self.stage()
            && stage.takes(command)
        {
            let outcome = stage.command(ground, command);
            return self.follow(outcome);
        }
        match command {
            Command::ViewDesk => self.show(View::Desk),
            Command::ViewDisputes => self.show(View::Disputes),
            Command::ViewNumbers => self.show(View::Numbers),
            Command::ViewMap => self.show(View::Map),
            Command::ViewNetwork => self.show(View::Network),
            Command::Compare => self.compare(),
            Command::TiedHow => self.open_actor_box(),
            Command::ViewSources => self.show(View::Sources),
            Command::ViewNews => self.show_news(),
            Command::ViewChronology => self.show(View::Chronology),
            Command::Dispute => self.open_dispute(),
            Command::Back => self.travel(true),
            Command::Forward => self.travel(false),
            Command::Search => self.open_search(""),
            Command::LastSearch => self.reopen_search(),
            Command::GoToDate | Command::AsOf => {
                self.open_day_prompt(command);
                Vec::new()
            }
            Command::OtherClock => self.other_clock(),
            Command::DayBack => self.shift_as_of(-1),
            Command::DayOn => self.shift_as_of(1),
            Command::WeekBack => self.shift_as_of(-7),
            Command::WeekOn => self.shift_as_of(7),
            Command::Around => self.around(),
            Command::Follow => self.show_hints(),
            Command::Pin => self.pin(),
            Command::RemoveChip => self.remove_chip(),
            Command::Widen => self.widen(),
            Command::Picture => self.picture(),
            Command::CopyLine => self.copy(Form::Line),
            Command::CopyMarkdown => self.copy(Form::Markdown),
            Command::CopyAs => self.ask_form(),
            Command::ViewBrief => self.show(View::Brief),
            Command::Mark => self.mark(),
            Command::Undo => self.undo(),
            Command::Presenter => self.present(),
            Command::OpenBrief
            | Command::Question
            | Command::BriefDay
            | Command::Heading
            | Command::Remark
            | Command::ShiftUp
            | Command::ShiftDown
            | Command::Accept => self.brief_command(command),
            Command::OpenSource => self.open_source(),
            Command::Edit => self.edit(),
            Command::Annotate => self.annotate(),
            Command::Problems => self.show_problems(),
            Command::Help => {
                self.overlays.push(Overlay::Help(Help::default()));
                Vec::new()
            }
            _ => match self.view {
                View::Brief if command == Command::Open && self.selects_question() => self.open_question(),
                View::Desk => self.desk_command(command),
                _ => self.view_command(command),
            },
        }
    }
}

/// Whether a command means the same whatever the rows of a list will be: it moves, or narrows and widens itself.
fn waits_for_no_rows(command: Command) -> bool {
    use Command::{Cancel, Facets, Filter, Help, NextPane, PreviousPane, Quit, RemoveChip, Search, Widen};
    Step::of(command).is_some()
        || matches!(
            command,
            Cancel | Facets | Filter | Help | NextPane | PreviousPane | Quit | RemoveChip | Search | Widen
        )
}
