//! The screen in ASCII, for terminals and fonts that have no more: our own signs by a table, accents taken off, the rest `?`.

use ratatui::buffer::Buffer;
use unicode_normalization::UnicodeNormalization;

/// Our own signs, and what stands for them.
const SIGNS: &[(char, char)] = &[
    ('─', '-'),
    ('━', '-'),
    ('│', '|'),
    ('┃', '|'),
    ('┌', '+'),
    ('┐', '+'),
    ('└', '+'),
    ('┘', '+'),
    ('┏', '+'),
    ('┓', '+'),
    ('┗', '+'),
    ('┛', '+'),
    ('├', '+'),
    ('┤', '+'),
    ('┬', '+'),
    ('┴', '+'),
    ('┼', '+'),
    ('▌', '>'),
    ('▲', '^'),
    ('✖', 'x'),
    ('⚔', '#'),
    ('○', 'o'),
    ('●', '@'),
    ('◇', 'v'),
    ('◆', '*'),
    ('→', '>'),
    ('←', '<'),
    ('↑', '^'),
    ('↓', 'v'),
    ('■', '='),
    ('★', '*'),
    ('·', '.'),
    ('•', '*'),
    ('✓', 'y'),
    ('–', '-'),
    ('—', '-'),
    ('…', '~'),
    ('⇄', '%'),
    ('†', 'K'),
    // (`>` and `<` are taken: more than, fewer than. The help tells all four.)
    ('≥', ']'),
    ('≤', '['),
    ('»', ':'),
    ('«', ':'),
    ('⌖', '@'),
    ('↔', '='),
    ('§', 'S'),
    ('⚑', 'f'),
    ('⏎', '<'),
    ('✕', 'x'),
    ('⊂', 'c'),
    ('“', '"'),
    ('”', '"'),
    ('‘', '\''),
    ('’', '\''),
    ('′', '\''),
    ('×', 'x'),
    ('▁', '.'),
    ('▂', '.'),
    ('▃', ':'),
    ('▄', ':'),
    ('▅', '='),
    ('▆', '='),
    ('▇', '#'),
    ('█', '#'),
    ('▓', '%'),
    ('▒', '+'),
    ('░', ':'),
    ('⟩', '>'),
    ('⟨', '<'),
    ('═', '='),
    ('▶', '>'),
    ('‖', '='),
    ('≈', '~'),
    ('◦', '.'),
    ('°', 'o'),
    ('╌', '-'),
    ('┄', '-'),
    ('▔', '-'),
    ('┆', ':'),
    ('≠', '!'),
    ('↻', '@'),
    ('▪', '-'),
    ('ʿ', '\''),
    ('ʾ', '\''),
    ('ı', 'i'),
];

/// Replaces every character that is not ASCII.
pub(super) fn flatten(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if !cell.symbol().is_ascii() {
            let flat = flat(cell.symbol());
            cell.set_char(flat);
        }
    }
}

fn flat(symbol: &str) -> char {
    let first = symbol.chars().next().unwrap_or(' ');
    if ('\u{2800}'..='\u{28ff}').contains(&first) {
        // The dots of a chart's lines.
        return '.';
    }
    let sign = SIGNS.iter().find(|(sign, _)| *sign == first).map(|&(_, flat)| flat);
    sign.or_else(|| symbol.nfd().find(char::is_ascii)).unwrap_or('?')
}
