//! The one table of commands: name, section, one-line text, default keys. Keymap, help, hints and README come from it.

/// Where keys are being read: the same key may mean something else while a text is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Input {
    /// Lists and details: every key is a command.
    Browse,
    /// A box that text is typed into: plain characters belong to the text.
    Typing,
}

/// What a command has to do with; help lists the sections in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// Panes and rows.
    Move,
    /// Following links.
    Links,
    /// Finding.
    Search,
    /// The day and the pins that everything is read through.
    Lens,
    /// The map.
    Map,
    /// Taking out.
    Take,
    /// The brief.
    Brief,
    /// Help, leaving.
    Program,
    /// Editing a text.
    Text,
}

impl Section {
    /// Every section, in the order of help.
    pub const ALL: [Self; 9] = [
        Self::Move,
        Self::Links,
        Self::Search,
        Self::Lens,
        Self::Map,
        Self::Take,
        Self::Brief,
        Self::Program,
        Self::Text,
    ];

    /// Its heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Move => "Move",
            Self::Links => "Links and history",
            Self::Search => "Search and filter",
            Self::Lens => "Dates and pins",
            Self::Map => "Map",
            Self::Take => "Take out",
            Self::Brief => "Brief and presenter",
            Self::Program => "Program",
            Self::Text => "While typing",
        }
    }
}

/// Other keys for a command, as the user's settings give them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyChange {
    /// The command.
    pub command: Command,
    /// Where the keys count.
    pub input: Input,
    /// The keys as text, in place of the default ones.
    pub keys: Vec<String>,
    /// Line of the settings, for messages.
    pub line: usize,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The command.
    pub command: Command,
    /// Its name in the configuration and in the palette.
    pub name: &'static str,
    /// What it has to do with.
    pub section: Section,
    /// What it does, in one line.
    pub text: &'static str,
    /// One or two words for the line of hints.
    pub hint: &'static str,
    /// Default keys in lists and details.
    pub browse: &'static [&'static str],
    /// Default keys while a text is typed.
    pub typing: &'static [&'static str],
}

impl Row {
    /// The default keys as the settings write them, each once: those of lists first.
    pub fn default_keys(&self) -> Vec<&'static str> {
        let mut keys = self.browse.to_vec();
        keys.extend(self.typing.iter().filter(|key| !self.browse.contains(key)));
        keys
    }
}

macro_rules! commands {
    ($($variant:ident, $name:literal, $section:ident, $hint:literal, $text:literal,
       [$($browse:literal),*], [$($typing:literal),*];)+) => {
        /// Something that a key can make the program do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Command { $(#[doc = $text] $variant),+ }

        /// Every command, in the order of help.
        pub const TABLE: &[Row] = &[$(Row {
            command: Command::$variant,
            name: $name,
            section: Section::$section,
            text: $text,
            hint: $hint,
            browse: &[$($browse),*],
            typing: &[$($typing),*],
        }),+];
    };
}

commands! {
    ViewDesk, "view_desk", Move, "desk", "the Desk: actors, claims, chronology and the detail", ["1"], [];
    ViewDisputes, "view_disputes", Move, "disputes", "the disputes: questions, positions, who contradicts whom", ["2"], [];
    ViewNumbers, "view_numbers", Move, "numbers", "the numbers: tallies over time, coverage", ["3"], [];
    ViewMap, "view_map", Move, "map", "the map: where it happened, and how that runs through the days", ["4"], [];
    ViewNetwork, "view_network", Move, "network", "the network: who is tied to whom, around the actor of this record", ["5"], [];
    ViewSources, "view_sources", Move, "sources", "the sources: what rests on each alone, the table of grades", ["6"], [];
    ViewBrief, "view_brief", Move, "brief", "the brief: what is marked, in an order of your own", ["7"], [];
    ViewChronology, "view_chronology", Move, "chronology", "the chronology: bars, events by day, chains, lulls and bursts", ["8"], [];
    ViewNews, "view_news", Move, "new", "what is new between two days; again: asks for the days", ["9"], [];
    NextPane, "next_pane", Move, "pane", "next pane", ["tab"], [];
    PreviousPane, "previous_pane", Move, "pane back", "previous pane", ["s-tab"], [];
    Up, "up", Move, "up", "one row or link up", ["k", "up"], ["up"];
    Down, "down", Move, "down", "one row or link down", ["j", "down"], ["down"];
    Left, "left", Move, "left", "pane on the left", ["h", "left"], [];
    Right, "right", Move, "right", "pane on the right", ["l", "right"], [];
    Top, "top", Move, "top", "first row", ["g", "home"], [];
    Bottom, "bottom", Move, "bottom", "last row", ["G", "end"], [];
    HalfPageUp, "half_page_up", Move, "half page up", "half a page up", ["c-u"], [];
    HalfPageDown, "half_page_down", Move, "half page down", "half a page down", ["c-d"], [];
    PageUp, "page_up", Move, "page up", "a page up", ["pageup"], ["pageup"];
    PageDown, "page_down", Move, "page down", "a page down", ["pagedown"], ["pagedown"];
    Sort, "sort", Move, "sort", "next order of this list, next layout of this view", ["s"], [];
    ZoomIn, "zoom_in", Move, "zoom in", "closer: shorter bars, fewer days, less of the map", ["+"], [];
    ZoomOut, "zoom_out", Move, "zoom out", "further away: longer bars, more days, more of the map", ["-"], [];
    Range, "range", Move, "range", "begin a range at this bar (⏎ shows only it), or let it go", ["v"], [];

    Open, "open", Links, "open", "open the row, or follow the link", ["enter"], ["enter"];
    Follow, "follow", Links, "follow", "show a letter at each link; the letter follows it", [";"], [];
    Dispute, "dispute", Links, "dispute", "the dispute of this record, all sides at once; again: the next", ["d"], [];
    Compare, "compare", Links, "compare", "hold this record; on a second one: both side by side", ["="], [];
    TiedHow, "tied_how", Links, "tied how", "the shortest chain of ties from this actor to another", ["r"], [];
    Back, "back", Links, "back", "back to where one was", ["c-o", "a-left"], [];
    Forward, "forward", Links, "forward", "forward again", ["a-right"], [];

    Search, "search", Search, "search", "search everything", ["/"], [];
    LastSearch, "last_search", Search, "last search", "open the last search again", ["'"], [];
    NextMatch, "next_match", Search, "next match", "next row that the last search or filter matches", ["n"], [];
    PreviousMatch, "previous_match", Search, "previous match", "previous row that matches", ["N"], [];
    Filter, "filter", Search, "filter", "filter this pane; its order stays", ["f"], [];
    Facets, "facets", Search, "facets", "count what this pane lists by kind, side, place …, to narrow it", ["F"], [];
    SaveSearch, "save_search", Search, "save", "save this search (or the last one) under a name", [], ["c-s"];
    ForgetSearch, "forget_search", Search, "delete", "delete the saved search that is selected in the palette", [], ["c-x"];

    GoToDate, "go_to_date", Lens, "go to date", "go to a date; hides nothing", ["@"], [];
    AsOf, "as_of", Lens, "as-of", "set the day that everything is shown as of", ["t"], [];
    OtherClock, "other_clock", Lens, "clock", "the other clock: happened by, known by", ["T"], [];
    DayBack, "day_back", Lens, "day back", "as-of a day earlier", [","], [];
    DayOn, "day_on", Lens, "day on", "as-of a day later", ["."], [];
    WeekBack, "week_back", Lens, "week back", "as-of a week earlier", ["<"], [];
    WeekOn, "week_on", Lens, "week on", "as-of a week later", [">"], [];
    ApplyRange, "apply_range", Lens, "apply range", "read every view from the first to the last day of this range", ["V"], [];
    Around, "around", Lens, "around", "what happened and was said on this day and around it", ["w"], [];
    Pin, "pin", Lens, "pin", "pin this record: the panes show what is linked with it", ["space"], [];
    RemoveChip, "remove_chip", Lens, "unpin", "take the last chip away", ["x"], [];
    Widen, "widen", Lens, "widen", "show more: weak links, then without filter, pins, as-of", ["W"], [];

    ZoomFit, "zoom_fit", Map, "fit", "as large as what is in view fits; again: the whole country", ["0"], [];
    PanLeft, "pan_left", Map, "west", "move the map to the west", ["H"], [];
    PanDown, "pan_down", Map, "south", "move the map to the south", ["J"], [];
    PanUp, "pan_up", Map, "north", "move the map to the north", ["K"], [];
    PanRight, "pan_right", Map, "east", "move the map to the east", ["L"], [];
    PreviousPlace, "previous_place", Map, "place before", "the place before in the list, wherever the keys go", ["["], [];
    NextPlace, "next_place", Map, "next place", "the next place of the list, wherever the keys go", ["]"], [];
    Play, "play", Map, "play", "let the days run; again: pause (, . step, < > slower, faster)", ["p"], [];
    MapStyle, "map_style", Map, "drawing", "draw the map in half blocks; again: in ASCII, in braille", ["b"], [];

    CopyLine, "copy_line", Take, "cite", "copy one citable line", ["y"], [];
    CopyMarkdown, "copy_markdown", Take, "Markdown", "copy the record as Markdown", ["Y"], [];
    CopyAs, "copy_as", Take, "copy as", "copy in another form: id, address, citation, TOML, JSON, coordinates", ["c"], [];
    Mark, "mark", Take, "mark", "mark this record for the brief; again: take the mark away", ["m"], [];
    Undo, "undo", Take, "undo", "take the last change of the brief back", ["u"], [];
    OpenSource, "open_source", Take, "source", "open the source in a browser", ["o"], [];
    Picture, "picture", Take, "picture", "write this view as a picture (SVG) into the present folder", ["S"], [];
    Edit, "edit", Take, "edit", "open the record in your editor, where it is written", ["e"], [];
    Annotate, "annotate", Take, "note", "write a note on the record into your overlay", ["A"], [];

    Presenter, "presenter", Brief, "present", "present the brief: one answer at a time, large, nothing that edits", ["P"], [];
    Question, "question", Brief, "question", "put the search into the brief as a prepared question", ["Q"], ["c-b"];
    OpenBrief, "open_brief", Brief, "open brief", "open a brief by its name, or begin one", ["O"], [];
    BriefDay, "brief_day", Brief, "brief's day", "set the day that the brief is read by", ["B"], [];
    Heading, "heading", Brief, "heading", "put a heading before this entry of the brief", ["a"], [];
    Remark, "remark", Brief, "remark", "a private remark on this entry; on a heading, its text", ["R"], [];
    ShiftUp, "shift_up", Brief, "move up", "move this entry of the brief up", ["a-up", "a-k"], [];
    ShiftDown, "shift_down", Brief, "move down", "move this entry of the brief down", ["a-down", "a-j"], [];
    Accept, "accept", Brief, "noted", "take note of what changed in a marked record", ["M"], [];

    Palette, "palette", Program, "palette", "run a command, open a saved search or a record by name", [":"], [];
    Help, "help", Program, "help", "all keys, and what the signs mean", ["?", "f1"], ["f1"];
    Problems, "problems", Program, "problems", "what is wrong with the file that was saved", ["!"], [];
    Cancel, "cancel", Program, "back", "one step back: box, letters, filter, last pin", ["esc"], ["esc"];
    Quit, "quit", Program, "quit", "close this, at the Desk quit", ["q"], [];
    QuitNow, "quit_now", Program, "quit", "quit at once", ["c-c"], ["c-c"];
    Suspend, "suspend", Program, "suspend", "suspend; fg comes back", ["c-z"], ["c-z"];

    Complete, "complete", Text, "complete, kind", "complete a field; else search the next kind only", [], ["tab"];
    CompleteBack, "complete_back", Text, "kind back", "search the previous kind only", [], ["s-tab"];
    EarlierSearch, "earlier_search", Text, "earlier", "the search before this one", [], ["c-p"];
    LaterSearch, "later_search", Text, "later", "the search after this one; at last what was being typed", [], ["c-n"];
    Erase, "erase", Text, "erase", "erase a character; at the start, take a chip away", [], ["backspace"];
    EraseWord, "erase_word", Text, "erase word", "erase the word before the cursor", [], ["c-w"];
    EraseAll, "erase_all", Text, "erase all", "erase the whole text", [], ["c-u"];
    CursorLeft, "cursor_left", Text, "left", "cursor to the left", [], ["left"];
    CursorRight, "cursor_right", Text, "right", "cursor to the right", [], ["right"];
    CursorStart, "cursor_start", Text, "start", "cursor to the start", [], ["home", "c-a"];
    CursorEnd, "cursor_end", Text, "end", "cursor to the end", [], ["end", "c-e"];
}

impl Command {
    /// The command's row of the table.
    pub fn row(self) -> &'static Row {
        &TABLE[self as usize]
    }

    /// The command with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        TABLE.iter().find(|row| row.name == name).map(|row| row.command)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_stands_at_its_command_and_has_a_key_and_a_text() {
        for (position, row) in TABLE.iter().enumerate() {
            assert_eq!(row.command as usize, position, "{}", row.name);
            assert!(!row.browse.is_empty() || !row.typing.is_empty(), "{} has no key", row.name);
            assert!(!row.text.is_empty() && row.text.len() < 70, "{}: {}", row.name, row.text);
            assert_eq!(Command::from_name(row.name), Some(row.command));
        }
    }

    #[test]
    fn no_key_stands_for_two_commands() {
        for keys in [|row: &Row| row.browse, |row: &Row| row.typing] {
            let mut all: Vec<_> = TABLE.iter().flat_map(keys).collect();
            let count = all.len();
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), count, "a default key is given twice");
        }
    }
}
