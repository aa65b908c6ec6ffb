//! Problems for people: file, line and column, the source line, a caret under exactly the wrong words, and advice.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Mention, Place, Report, Severity, SourceFile, safe};
use crate::model::counted;

/// Lines of a place that are shown; of a longer one only the first.
const MAX_ROWS: usize = 8;
/// Bytes kept before and after a place in a line that is absurdly long; the renderer cuts what is left to the screen.
const MARGIN: usize = 8 << 10;

impl Report {
    /// The problems one after the other, at most `limit` of them and then how many more there are.
    pub fn human(&self, colored: bool, limit: usize) -> String {
        let renderer = if colored { Renderer::styled() } else { Renderer::plain() }.decor_style(DecorStyle::Ascii);
        let mut text = String::new();
        for diagnostic in self.diagnostics.iter().take(limit) {
            text.push_str(&renderer.render(&[self.group(diagnostic)]));
            text.push_str("\n\n");
        }
        if let Some(more) = self.diagnostics.len().checked_sub(limit).filter(|&more| more > 0) {
            text.push_str("… and ");
            text.push_str(&counted(more, "more problem"));
            text.push_str(".\n\n");
        }
        text
    }

    /// One problem without colour.
    pub fn human_one(&self, diagnostic: &Diagnostic) -> String {
        Renderer::plain().render(&[self.group(diagnostic)])
    }

    fn group<'a>(&'a self, diagnostic: &'a Diagnostic) -> Group<'a> {
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.primary_title(safe(&diagnostic.message)).id(diagnostic.check.name());
        let mut group = Group::with_title(title);
        let shown = self.excerpt(diagnostic.place, AnnotationKind::Primary, &diagnostic.label);
        let (beside, apart): (Vec<&Mention>, Vec<&Mention>) =
            diagnostic.mentions.iter().partition(|mention| self.is_beside(diagnostic.place, mention.place));
        group = match shown {
            Excerpt::Nothing(origin) => group.element(origin),
            Excerpt::Lines(snippet) => group.element(beside.into_iter().fold(snippet, |snippet, mention| {
                let window = Window::around(self.files.get(mention.place.file), mention.place);
                snippet.annotation(annotation(&window, AnnotationKind::Context, &mention.label))
            })),
        };
        for mention in apart {
            group = match self.excerpt(mention.place, AnnotationKind::Context, &mention.label) {
                Excerpt::Nothing(origin) => group.element(origin),
                Excerpt::Lines(snippet) => group.element(snippet),
            };
        }
        for help in &diagnostic.help {
            group = group.element(Level::HELP.message(safe(help)));
        }
        group
    }

    /// Whether two places stand in one and the same line, so that one look at it shows both.
    fn is_beside(&self, place: Place, other: Place) -> bool {
        if place.file != other.file {
            return false;
        }
        let file = self.files.get(place.file);
        !file.text.is_empty()
            && Window::around(file, place).text == Window::around(file, other).text
            && file.row(place.start as usize) == file.row(other.start as usize)
    }

    fn excerpt<'a>(&'a self, place: Place, kind: AnnotationKind, label: &'a str) -> Excerpt<'a> {
        let file = self.files.get(place.file);
        if file.text.is_empty() {
            return Excerpt::Nothing(Origin::path(safe(&file.name)));
        }
        let window = Window::around(file, place);
        let annotation = annotation(&window, kind, label);
        let line = file.position(place.start as usize).line;
        let snippet = Snippet::source(window.text).path(safe(&file.name)).line_start(line).fold(false);
        Excerpt::Lines(snippet.annotation(annotation))
    }
}

/// What can be shown of a place: its lines, or only the name of a file that has none.
enum Excerpt<'a> {
    Nothing(Origin<'a>),
    Lines(Snippet<'a, Annotation<'a>>),
}

fn annotation<'a>(window: &Window, kind: AnnotationKind, label: &'a str) -> Annotation<'a> {
    let annotation = kind.span(window.start..window.end);
    if label.is_empty() { annotation } else { annotation.label(safe(label)) }
}

/// The part of a file that is shown: whole lines, unless they are very long.
struct Window {
    text: String,
    start: usize,
    end: usize,
}

impl Window {
    fn around(file: &SourceFile, place: Place) -> Self {
        let start = file.boundary(place.start as usize);
        let mut end = file.boundary(place.end as usize).max(start);
        let first = file.row(start);
        let mut last = file.row(end.saturating_sub(1).max(start));
        if last - first >= MAX_ROWS {
            last = first;
        }
        let (line_start, _) = file.line(first);
        let (_, line_end) = file.line(last);
        let start = start.min(line_end);
        end = end.min(line_end).max(start);
        end = file.boundary(end.min(start + MARGIN));
        let from = file.boundary(line_start.max(start.saturating_sub(MARGIN)));
        let to = file.boundary(line_end.min(end + MARGIN));
        let before = visible(&file.text[from..start]);
        let inside = visible(&file.text[start..end]);
        let after = visible(&file.text[end..to]);
        Self { start: before.len(), end: before.len() + inside.len(), text: before + &inside + &after }
    }
}

/// Source text with placeholders, its lines kept.
fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for (row, line) in text.split('\n').enumerate() {
        if row > 0 {
            shown.push('\n');
        }
        let line = line.strip_suffix('\r').unwrap_or(line).trim_start_matches('\u{feff}');
        shown.extend(line.split_inclusive('\t').map(|cell| match cell.strip_suffix('\t') {
            Some(before) => safe(before).into_owned() + "\t",
            None => safe(cell).into_owned(),
        }));
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::super::{Check, Files};
    use super::*;

    fn shown(text: &'static str, wrong: &str) -> String {
        let mut files = Files::default();
        let file = files.add(SourceFile::new("data/x.toml", None, text));
        let start = text.find(wrong).expect("in the text") as u32;
        let place = Place { file, start, end: start + wrong.len() as u32 };
        let problem = Diagnostic::new(Check::UnknownReference, place, "No record has the id `nujba`.")
            .label("unknown id")
            .help("did you mean `nujaba`?")
            .mention(Place { file, start: 0, end: 9 }, "in this event");
        Report::new(files, vec![problem], 1).human(false, 10)
    }

    #[test]
    fn a_caret_stands_under_exactly_the_wrong_words() {
        let text = "[[event]]\nid = \"x\"\n\ntarget = [\"قاعدة\", \"nujba\"]\n";
        assert_eq!(
            shown(text, "\"nujba\""),
            "\
error[unknown-reference]: No record has the id `nujba`.
 --> data/x.toml:4:20
  |
4 | target = [\"قاعدة\", \"nujba\"]
  |                    ^^^^^^^ unknown id
  |
 ::: data/x.toml:1:1
  |
1 | [[event]]
  | --------- in this event
  |
  = help: did you mean `nujaba`?

"
        );
    }

    #[test]
    fn control_characters_of_the_file_never_reach_the_terminal() {
        let text = shown("[[event]]\n\u{1b}[2J\u{202e}\u{9b}\t\"nujba\"\r\n", "\"nujba\"");
        assert!(text.chars().all(|c| c == '\n' || !super::super::safe::is_unsafe(c)), "{text:?}");
        assert!(text.contains("x.toml:2:8"), "{text}");
    }

    #[test]
    fn a_place_over_many_lines_shows_its_first() {
        let text = shown("[[event]]\na\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\n", "a\nb\nc\nd\ne\nf\ng\nh\ni\nj");
        assert!(text.contains("2 | a\n"), "{text}");
        assert!(!text.contains("3 | b"), "{text}");
    }

    #[test]
    fn past_the_limit_problems_are_counted() {
        let mut files = Files::default();
        let file = files.add(SourceFile::new("x", None, "a"));
        let problem = |start| Diagnostic::new(Check::Syntax, Place { file, start, end: start }, "Wrong.");
        let report = Report::new(files, (0..5).map(problem).collect(), 0);
        assert!(report.human(false, 3).ends_with("… and 2 more problems.\n\n"));
    }
}
