//! The help: every command with its keys, and the legend of signs; typing narrows it.

use super::text_box::TextBox;
use crate::command::{Command, Row, Section, TABLE};
use crate::model::{ActorKind, Credibility, EventKind, Reliability};
use crate::query::map::Whereabouts;
use crate::query::responsibility::Mark;
use crate::search::LANGUAGE;

/// The open help.
#[derive(Clone, Debug, Default)]
pub struct Help {
    /// What narrows it.
    pub input: TextBox,
    /// First line shown.
    pub scroll: usize,
}

/// A line of the help.
#[derive(Clone, Debug)]
pub enum HelpLine {
    /// A heading.
    Heading(&'static str),
    /// A command.
    Command(&'static Row),
    /// A sign and what it means.
    Sign(String, String),
    /// An empty line.
    Space,
}

impl Help {
    /// Scrolls, or edits what narrows the help.
    pub fn command(&mut self, command: Command, page: usize) {
        let last = self.lines(|row| row.browse.join(" ")).len().saturating_sub(1);
        let scrolled = match command {
            Command::Up => self.scroll.saturating_sub(1),
            Command::Down => self.scroll + 1,
            Command::PageUp => self.scroll.saturating_sub(page),
            Command::PageDown => self.scroll + page,
            _ => {
                if self.input.edit(command) {
                    self.scroll = 0;
                }
                return;
            }
        };
        self.scroll = scrolled.min(last);
    }

    /// The lines whose text or keys hold what was typed; `keys` gives a command's keys as text.
    pub fn lines(&self, keys: impl Fn(&Row) -> String) -> Vec<HelpLine> {
        let wanted = self.input.text().trim().to_lowercase();
        let fits = |texts: &[&str]| {
            wanted.is_empty()
                || wanted.split_whitespace().all(|word| texts.iter().any(|t| t.to_lowercase().contains(word)))
        };
        let mut lines = Vec::new();
        let mut add = |heading: &'static str, own: Vec<HelpLine>| {
            if !own.is_empty() {
                if !lines.is_empty() {
                    lines.push(HelpLine::Space);
                }
                lines.push(HelpLine::Heading(heading));
                lines.extend(own);
            }
        };
        for section in Section::ALL {
            let rows = TABLE.iter().filter(|row| row.section == section);
            let rows = rows.filter(|row| fits(&[row.name, row.text, section.title(), &keys(row)]));
            add(section.title(), rows.map(HelpLine::Command).collect());
        }
        for (heading, signs) in legend() {
            let signs = signs.into_iter().filter(|(sign, meaning)| fits(&[sign, meaning, heading]));
            add(heading, signs.map(|(sign, meaning)| HelpLine::Sign(sign, meaning)).collect());
        }
        lines
    }
}

/// The sign of a kind of event, one cell wide.
pub fn event_sign(kind: EventKind) -> char {
    match kind {
        EventKind::Attack => '✖',
        EventKind::Strike => '▲',
        EventKind::Clash => '⚔',
        EventKind::Statement => '“',
        EventKind::Meeting => '○',
        EventKind::Agreement => '●',
        EventKind::Political => '◇',
        EventKind::Deployment => '→',
        EventKind::Designation => '■',
        EventKind::Incident => '·',
    }
}

/// Signs and their meanings, by heading.
fn legend() -> Vec<(&'static str, Vec<(String, String)>)> {
    let text = |sign: &str, meaning: &str| (sign.to_owned(), meaning.to_owned());
    let actors = ActorKind::ALL.iter().map(|&kind| (kind.sign().to_string(), kind.name().to_owned()));
    let events = EventKind::ALL.iter().map(|&kind| (event_sign(kind).to_string(), kind.name().to_owned()));
    let marks = Mark::ALL.iter().map(|mark| text(mark.sign(), mark.words()));
    let letters = Reliability::ALL.iter().map(|letter| (letter.to_string(), letter.meaning().to_owned()));
    let digits = Credibility::ALL.iter().map(|digit| (digit.to_string(), digit.meaning().to_owned()));
    let language = LANGUAGE.iter().map(|(example, meaning)| text(example, meaning));
    vec![
        ("What a search or filter can hold beside words", language.collect()),
        ("Signs of actors", actors.collect()),
        ("Signs of events", events.collect()),
        ("Who stands behind an event", marks.collect()),
        (
            "Signs in rows",
            vec![
                text("†3 +40", "killed and wounded; ≥ at least, > more than, ~ about, ≤ at most"),
                text("+25–>70", "wounded, where counts differ: the lowest and the highest, here 25 and more than 70"),
                text("⇄ 2", "disputed by so many claims"),
                text("•", "linked directly with the record that is laid open"),
                text("·", "linked weakly: shares an actor, at most 3 days apart"),
                text("◆", "pinned"),
                text("< >", "in the chronology: answers an earlier event, was answered by a later one"),
            ],
        ),
        ("Signs on the map", map_legend()),
        ("Grades: letter of the source (NATO Admiralty code)", letters.collect()),
        ("Grades: digit of the information", digits.collect()),
    ]
}

fn map_legend() -> Vec<(String, String)> {
    let text = |sign: &str, meaning: &str| (sign.to_owned(), meaning.to_owned());
    let marks = Whereabouts::ALL.iter().filter(|it| **it != Whereabouts::Point);
    let marks = marks.map(|it| text(it.sign(), &format!("in the list: {}", it.words())));
    [
        text("✖ ▲", "the kind of most events of a place; the larger its disc, the more events"),
        text("≈", "near a place whose coordinates are less exact than a cell of the map"),
        text("◦", "a place without events in view"),
        text("12", "a number beside a sign: the place of that number in the list"),
        text("+2", "so many other places share the sign; zoom in, or click on it again"),
        text("7", "behind a governorate: its events in view"),
    ]
    .into_iter()
    .chain(marks)
    .collect()
}
