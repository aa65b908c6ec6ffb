//! Addresses as forms want them that allow plain ASCII only.

use std::fmt::Write;

/// An address of a knowledge file (an IRI, RFC 3987) as a URI (RFC 3986): what may not stand in one is escaped.
pub fn uri(address: &str) -> String {
    let mut uri = String::with_capacity(address.len());
    for byte in address.bytes() {
        let plain = byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=%".contains(&byte);
        if plain {
            uri.push(char::from(byte));
        } else {
            write!(uri, "%{byte:02X}").expect("a String takes any text");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn an_address_is_escaped_once() {
        assert_eq!(uri("https://x.iq/ar/نوح?a=b%20c"), "https://x.iq/ar/%D9%86%D9%88%D8%AD?a=b%20c");
        assert_eq!(uri("https://x/\u{1b}[2J\"<"), "https://x/%1B%5B2J%22%3C");
    }
}
