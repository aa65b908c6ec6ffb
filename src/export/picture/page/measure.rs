//! How broad a text is drawn: the advances of `DejaVu Sans`, which Verdana shares nearly and Arial stays below. Lines are broken
//! and cut by them, not by their number of letters.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::width;

/// From space to tilde, in thousandths of the size.
#[rustfmt::skip]
const ADVANCES: [u16; 95] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636, 636,
    636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,
    603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635,
    634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
];
/// Of any other sign, for each column that it takes on a terminal.
const OTHER: f64 = 0.66;
/// How much broader bold letters are.
pub(in super::super) const BOLD: f64 = 1.11;

/// How broad a text of this size is drawn in a picture, in the points of its sheet.
pub fn breadth(text: &str, size: f64) -> f64 {
    text.graphemes(true).map(|grapheme| advance(grapheme) * size).sum()
}

fn advance(grapheme: &str) -> f64 {
    match grapheme.as_bytes() {
        &[byte @ b' '..=b'~'] => f64::from(ADVANCES[usize::from(byte - b' ')]) / 1000.0,
        // A sign takes about an em for two columns; many are broader than a Latin letter.
        _ => OTHER * width(grapheme) as f64,
    }
}

/// The text in lines that fit; a word that does not fit is cut.
pub(in super::super) fn lines(text: &str, size: f64, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let word = cut(word, size, room);
        let longer = if line.is_empty() { word.clone() } else { format!("{line} {word}") };
        if breadth(&longer, size) <= room {
            line = longer;
        } else {
            lines.push(std::mem::replace(&mut line, word));
        }
    }
    lines.push(line);
    lines
}

/// The text as it is, or cut with an ellipsis so that it fits.
pub(in super::super) fn cut(text: &str, size: f64, room: f64) -> String {
    if breadth(text, size) <= room {
        return text.to_owned();
    }
    let mut left = room - size;
    let mut kept = String::new();
    for grapheme in text.graphemes(true) {
        left -= advance(grapheme) * size;
        if left < 0.0 {
            break;
        }
        kept.push_str(grapheme);
    }
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::{breadth, cut, lines};

    #[test]
    fn lines_and_cut_texts_fit_and_lose_no_word_that_fits() {
        let text = "Kata'ib Hezbollah – كتائب حزب الله – says so, again and again, ≥ 150 times";
        for room in [60.0, 120.0, 300.0] {
            let broken = lines(text, 12.0, room);
            assert!(broken.iter().all(|line| breadth(line, 12.0) <= room), "{broken:?}");
            assert!(breadth(&cut(text, 12.0, room), 12.0) <= room);
        }
        assert_eq!(lines(text, 12.0, 120.0).join(" "), text);
        assert_eq!(cut("short", 12.0, 120.0), "short");
        assert_eq!(lines("", 12.0, 100.0), [""]);
    }
}
