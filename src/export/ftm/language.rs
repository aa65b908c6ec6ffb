//! Languages: `FollowTheMoney` has the codes of three letters (ISO 639-3), a knowledge file those of two (ISO 639-1).

/// The code of three letters, for the languages that sources of the region come in.
pub(super) fn three_letters(code: &str) -> Option<&'static str> {
    const CODES: [(&str, &str); 32] = [
        ("ar", "ara"),
        ("bg", "bul"),
        ("ca", "cat"),
        ("cs", "ces"),
        ("da", "dan"),
        ("de", "deu"),
        ("el", "ell"),
        ("en", "eng"),
        ("es", "spa"),
        ("fa", "fas"),
        ("fi", "fin"),
        ("fr", "fra"),
        ("he", "heb"),
        ("hu", "hun"),
        ("id", "ind"),
        ("it", "ita"),
        ("ja", "jpn"),
        ("ko", "kor"),
        ("ku", "kur"),
        ("nl", "nld"),
        ("no", "nor"),
        ("pl", "pol"),
        ("pt", "por"),
        ("ro", "ron"),
        ("ru", "rus"),
        ("sq", "sqi"),
        ("sv", "swe"),
        ("th", "tha"),
        ("tr", "tur"),
        ("uk", "ukr"),
        ("ur", "urd"),
        ("zh", "zho"),
    ];
    CODES.iter().find(|(two, _)| *two == code).map(|(_, three)| *three)
}
