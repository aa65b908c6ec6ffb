//! A text in a cell of a table that may be opened in a spreadsheet.

use std::io;

use crate::text::safe;

/// The text on one line. One that a spreadsheet would run as a formula gets a quote mark before it (OWASP, CSV injection; the
/// wide signs count in East Asian editions); a plain number stays one.
pub fn cell(text: &str) -> String {
    let text = safe(text);
    let starts_formula = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if starts_formula && text.parse::<f64>().is_err() { format!("'{text}") } else { text.into_owned() }
}

/// Why a table could not be written, as the stream said it: a reader that went away stays one.
pub(super) fn failed(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn a_spreadsheet_takes_no_text_for_a_formula() {
        for formula in ["=1+1", "+cmd", "-2+3", "@SUM(A1)", " =1+1", "＝1+1"] {
            assert_eq!(cell(formula), format!("'{formula}"));
        }
        assert_eq!(cell("\t=1+1"), "' =1+1");
        assert_eq!(cell("-36.5"), "-36.5");
        assert_eq!(cell("at least 12"), "at least 12");
        assert_eq!(cell("a\u{1b}[2J\nb"), "a␛[2J b");
    }
}
