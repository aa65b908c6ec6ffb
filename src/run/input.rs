//! Keys, the mouse and pastes as messages.

use crossterm::event::{Event, MouseButton, MouseEventKind};

use crate::app::Msg;
use crate::command::{Command, Input};
use crate::keys::{Key, Keymap};

/// What an event of the terminal means while keys are read in this way; most mean nothing.
pub fn message(input: Input, keymap: &Keymap, event: Event) -> Option<Msg> {
    match event {
        Event::Key(event) => key_message(input, keymap, Key::pressed(event)?),
        Event::Paste(text) => Some(Msg::Paste(text)),
        Event::Mouse(mouse) => {
            let (x, y) = (mouse.column, mouse.row);
            match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => Some(Msg::Click { x, y }),
                MouseEventKind::ScrollUp => Some(Msg::Wheel { x, y, down: false }),
                MouseEventKind::ScrollDown => Some(Msg::Wheel { x, y, down: true }),
                _ => None,
            }
        }
        Event::Resize(..) | Event::FocusGained | Event::FocusLost => None,
    }
}

/// What a key means: a command, or a character where a text is typed.
pub fn key_message(input: Input, keymap: &Keymap, key: Key) -> Option<Msg> {
    let command = keymap.command(input, key).map(Msg::Command);
    command.or_else(|| key.character().filter(|_| input == Input::Typing).map(Msg::Type))
}

/// Whether the key leaves the program wherever it is pressed.
pub fn quits_at_once(keymap: &Keymap, event: &Event) -> bool {
    let Event::Key(event) = event else { return false };
    Key::pressed(*event).and_then(|key| keymap.command(Input::Browse, key)) == Some(Command::QuitNow)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(input: Input, key: &str) -> Option<Msg> {
        key_message(input, &Keymap::default(), Key::parse(key).expect("a key"))
    }

    #[test]
    fn letters_are_commands_in_lists_and_text_in_boxes() {
        assert!(matches!(typed(Input::Browse, "j"), Some(Msg::Command(Command::Down))));
        assert!(matches!(typed(Input::Typing, "j"), Some(Msg::Type('j'))));
        assert!(matches!(typed(Input::Typing, "space"), Some(Msg::Type(' '))));
        assert!(typed(Input::Browse, "é").is_none());
    }

    #[test]
    fn control_c_leaves_wherever_one_is() {
        for input in [Input::Browse, Input::Typing] {
            assert!(matches!(typed(input, "c-c"), Some(Msg::Command(Command::QuitNow))), "{input:?}");
        }
        let key = |text| Event::Key(Key::parse(text).expect("a key").event());
        assert!(quits_at_once(&Keymap::default(), &key("c-c")));
        assert!(!quits_at_once(&Keymap::default(), &key("q")));
    }
}
