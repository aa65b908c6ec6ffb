//! A picture as pixels, in a program that is built with the feature `png`. Its text is drawn in `DejaVu Sans`, which is part of
//! the program then: Latin, Arabic, Hebrew, Cyrillic and Greek letters need no font of the system, and look the same everywhere.

/// A PNG.
#[derive(Clone, Debug)]
pub struct Raster {
    /// The file.
    pub png: Vec<u8>,
    /// How many different characters the font has no sign for; a box stands for each.
    pub missing: usize,
}

/// What is told of characters without a sign.
pub const NO_GLYPH: &str =
    "characters of scripts that the picture's font does not have: a box stands for each; SVG keeps them";

/// Whether this program can.
pub const BUILT_IN: bool = cfg!(feature = "png");

/// Draws an SVG of this program at twice its size, as a slide on a large screen wants it.
#[cfg(feature = "png")]
pub fn png(svg: &str) -> Result<Raster, String> {
    drawing::png(svg)
}

/// Says how to get one.
#[cfg(not(feature = "png"))]
pub fn png(_: &str) -> Result<Raster, String> {
    Err("This sitrep was built without PNG. `cargo install --path . --features png` builds one that has it; \
         `sitrep export svg` draws the same picture now, and browsers and office programs open it."
        .to_owned())
}

#[cfg(feature = "png")]
mod drawing {
    use std::collections::BTreeSet;
    use std::sync::{Arc, OnceLock};

    use resvg::tiny_skia::{Pixmap, Transform};
    use resvg::usvg::{Options, Tree, fontdb::Database};
    use skrifa::{FontRef, MetadataProvider};

    use super::Raster;

    /// Pixels of a point.
    const SCALE: f32 = 2.0;

    pub(super) fn png(svg: &str) -> Result<Raster, String> {
        let options = Options { fontdb: fonts(), font_family: "DejaVu Sans".to_owned(), ..Options::default() };
        let failed = |error: &dyn std::fmt::Display| format!("The picture could not be drawn: {error}.");
        let tree = Tree::from_str(svg, &options).map_err(|error| failed(&error))?;
        let size = tree.size().to_int_size().scale_by(SCALE).ok_or("The picture is too large to be drawn.")?;
        let mut pixels = Pixmap::new(size.width(), size.height()).ok_or("The picture is too large to be drawn.")?;
        resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut pixels.as_mut());
        Ok(Raster { png: pixels.encode_png().map_err(|error| failed(&error))?, missing: missing(svg) })
    }

    fn fonts() -> Arc<Database> {
        static FONTS: OnceLock<Arc<Database>> = OnceLock::new();
        let load = || {
            let mut fonts = Database::new();
            for font in [dejavu::sans::regular(), dejavu::sans::bold()] {
                fonts.load_font_data(font.to_vec());
            }
            Arc::new(fonts)
        };
        Arc::clone(FONTS.get_or_init(load))
    }

    fn missing(svg: &str) -> usize {
        let Ok(font) = FontRef::new(dejavu::sans::regular()) else { return 0 };
        let signs = font.charmap();
        let others: BTreeSet<char> = svg.chars().filter(|c| !c.is_ascii()).collect();
        others.into_iter().filter(|&c| signs.map(c).is_none()).count()
    }
}
