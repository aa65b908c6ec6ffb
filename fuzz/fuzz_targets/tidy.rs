//! Any text into `fmt`: it is refused, or comes out meaning the same, and a second time as it is.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sitrep::curate::tidy::{Refused, tidy};

fuzz_target!(|text: &str| match tidy(text) {
    Ok(tidied) => assert_eq!(tidy(&tidied).as_deref(), Ok(&*tidied), "a second time it comes out otherwise"),
    Err(Refused::Syntax) => {}
    Err(Refused::Meaning(change)) => panic!("the meaning would change: {change}"),
});
