//! Enumerations whose values have a name in the knowledge file: one macro gives each its list, its names and the way back.

/// Declares an enumeration with the name that each value has in the knowledge file.
///
/// The type gets `ALL` (in the order of declaration), `name` and `from_name`.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $type:ident { $($(#[$doc:meta])* $variant:ident = $name:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type { $($(#[$doc])* $variant),+ }

        impl $type {
            /// Every value, in the order in which lists show them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The names of all values, as people write them in the file.
            pub const NAMES: &'static [&'static str] = &[$($name),+];

            /// The name as it is written in the knowledge file.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The value with this name, if there is one.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.name())
            }
        }
    };
}

pub(super) use vocabulary;
