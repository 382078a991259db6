//! A picture in pixels.
//!
//! Text needs a font. Those of the machine would make other pixels on every machine, or none, so one is part of the program:
//! Arimo (SIL Open Font License), whose letters are as wide as those of Arial, which most readers of the SVG have. It has
//! Latin, Greek, Cyrillic and Hebrew letters; others show as boxes in the PNG, while the SVG has them all.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

/// Pixels for each unit of the picture: 1080 wide, enough for a column of print at 300 dpi.
const SCALE: f32 = 3.0;

const FONT: &[u8] = include_bytes!("../../assets/fonts/Arimo-Regular.ttf");

/// Draws an SVG of [`draw`](super::draw) for a file of its own.
///
/// # Errors
/// Says why it cannot be drawn.
pub fn png(svg: &str) -> Result<Vec<u8>, String> {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(FONT.to_vec());
    let options = Options { font_family: "Arimo".to_owned(), fontdb: Arc::new(fonts), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| error.to_string())?;
    let size = tree.size().to_int_size().scale_by(SCALE).ok_or("the picture has no size")?;
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or("the picture has no size")?;
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| error.to_string())
}
