//! Values with their place, and the few types of value that the file has. Each type words its own "expected …".

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use toml::Spanned;
use toml::value::Datetime;

use crate::diagnostic::{FileId, Place};

thread_local! {
    /// File and byte at which the text that is being deserialised begins: serde has no way to hand it down.
    static ORIGIN: Cell<(FileId, u32)> = const { Cell::new((FileId(0), 0)) };
}

/// Runs `work` with places counted from `base` in `file`.
pub fn with_origin<T>(file: FileId, base: u32, work: impl FnOnce() -> T) -> T {
    let before = ORIGIN.replace((file, base));
    let result = work();
    ORIGIN.set(before);
    result
}

/// A value and its place, quotes included.
#[derive(Clone, Debug)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Where it is written.
    pub place: Place,
}

/// A key that may be there.
pub type Field<T> = Option<At<T>>;

impl<'de, T: Deserialize<'de>> Deserialize<'de> for At<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<T>::deserialize(deserializer)?;
        let (file, base) = ORIGIN.get();
        let span = spanned.span();
        let place = Place { file, start: base + span.start as u32, end: base + span.end as u32 };
        Ok(Self { value: spanned.into_inner(), place })
    }
}

/// What a later layer does to a value of the earlier one.
pub trait Extend {
    /// Adds to it or replaces it.
    fn extend_by(&mut self, later: Self);
}

/// Sets or adds to a key.
pub fn extend<T: Extend>(field: &mut Field<T>, later: Field<T>) {
    match (field.as_mut(), later) {
        (Some(earlier), Some(later)) => earlier.value.extend_by(later.value),
        (None, Some(later)) => *field = Some(later),
        (_, None) => {}
    }
}

/// An array, each element with its place.
#[derive(Clone, Debug)]
pub struct List<T>(pub Vec<At<T>>);

impl<T> Extend for List<T> {
    fn extend_by(&mut self, later: Self) {
        self.0.extend(later.0);
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Elements<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Elements<T> {
            type Value = List<T>;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an array in square brackets")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<List<T>, A::Error> {
                let mut elements = Vec::with_capacity(seq.size_hint().unwrap_or(0));
                while let Some(element) = seq.next_element()? {
                    elements.push(element);
                }
                Ok(List(elements))
            }
        }
        deserializer.deserialize_seq(Elements(std::marker::PhantomData))
    }
}

macro_rules! scalar {
    ($(#[$meta:meta])* $name:ident($inner:ty) $ask:ident $expecting:literal { $($visit:ident($given:ty) => $make:expr),+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct $name(pub $inner);

        impl Extend for $name {
            fn extend_by(&mut self, later: Self) {
                *self = later;
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Scalar;
                impl Visitor<'_> for Scalar {
                    type Value = $name;
                    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                        f.write_str($expecting)
                    }
                    $(fn $visit<E: Error>(self, given: $given) -> Result<$name, E> {
                        Ok($name($make(given)))
                    })+
                }
                deserializer.$ask(Scalar)
            }
        }
    };
}

scalar! {
    /// A whole number.
    Whole(i64) deserialize_i64 "a whole number" { visit_i64(i64) => |given| given }
}
scalar! {
    /// A number, with or without decimals.
    Decimal(f64) deserialize_f64 "a number" {
        visit_i64(i64) => |given| i32::try_from(given).map_or(f64::INFINITY, f64::from),
        visit_f64(f64) => |given| given
    }
}
scalar! {
    /// True or false.
    Flag(bool) deserialize_bool "true or false" { visit_bool(bool) => |given| given }
}

/// A text, borrowed from the file unless it holds escapes.
#[derive(Clone, Debug, PartialEq)]
pub struct Text<'i>(pub Cow<'i, str>);

impl Extend for Text<'_> {
    fn extend_by(&mut self, later: Self) {
        *self = later;
    }
}

impl<'i, 'de: 'i> Deserialize<'de> for Text<'i> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Words;
        impl<'de> Visitor<'de> for Words {
            type Value = Text<'de>;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("text in quotes")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Owned(text.to_owned())))
            }
            fn visit_string<E>(self, text: String) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Owned(text)))
            }
        }
        deserializer.deserialize_str(Words)
    }
}

/// A TOML date, or the text in which a month or year is written.
#[derive(Clone, Debug)]
pub enum Day<'i> {
    /// Written without quotes.
    Toml(Datetime),
    /// Written in quotes.
    Text(Cow<'i, str>),
}

impl Extend for Day<'_> {
    fn extend_by(&mut self, later: Self) {
        *self = later;
    }
}

impl<'i, 'de: 'i> Deserialize<'de> for Day<'i> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Written;
        impl<'de> Visitor<'de> for Written {
            type Value = Day<'de>;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a date such as 2024-01-25")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Day<'de>, E> {
                Ok(Day::Text(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Day<'de>, E> {
                Ok(Day::Text(Cow::Owned(text.to_owned())))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Day<'de>, A::Error> {
                Datetime::deserialize(MapAccessDeserializer::new(map)).map(Day::Toml)
            }
        }
        deserializer.deserialize_any(Written)
    }
}
