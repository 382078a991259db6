//! A sheet of pixels that is painted on, and written as PNG.

use std::io::Write;

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};
use zeno::{Mask, PathData, Style, Transform};

/// Red, green and blue.
pub(super) type Rgb = [u8; 3];

/// The colour written as `#rrggbb`, black if it is written otherwise.
pub(super) fn rgb(text: &str) -> Rgb {
    let value = u32::from_str_radix(text.trim_start_matches('#'), 16).unwrap_or_default();
    let [_, red, green, blue] = value.to_be_bytes();
    [red, green, blue]
}

/// A white sheet.
pub(super) struct Pixels {
    width: usize,
    height: usize,
    bytes: Vec<u8>,
    transform: Transform,
}

impl Pixels {
    /// A sheet of so many pixels, on which places are first moved down by `down`, then scaled.
    pub(super) fn new(width: usize, height: usize, down: f32, scale: f32) -> Self {
        let transform = Transform::translation(0.0, down).then_scale(scale, scale);
        Self { width, height, bytes: vec![u8::MAX; width * height * 3], transform }
    }

    /// Fills or strokes a path. Pixels at its edge are mixed by how much of them is covered.
    pub(super) fn paint<'a>(&mut self, path: impl PathData, style: impl Into<Style<'a>>, colour: Rgb) {
        let (mask, place) = Mask::new(path).style(style).transform(Some(self.transform)).render();
        let (wide, left, top) = (place.width as usize, i64::from(place.left), i64::from(place.top));
        if wide == 0 {
            return;
        }
        for (row, covers) in (top..).zip(mask.chunks_exact(wide)) {
            for (column, &cover) in (left..).zip(covers) {
                if cover > 0
                    && let Some(pixel) = self.pixel(column, row)
                {
                    for (channel, wanted) in pixel.iter_mut().zip(colour) {
                        *channel = mixed(*channel, wanted, cover);
                    }
                }
            }
        }
    }

    /// The pixel at a place, if it is on the sheet.
    fn pixel(&mut self, column: i64, row: i64) -> Option<&mut [u8]> {
        let (column, row) = (usize::try_from(column).ok()?, usize::try_from(row).ok()?);
        let first = (row * self.width + column) * 3;
        if column < self.width && row < self.height { self.bytes.get_mut(first..first + 3) } else { None }
    }

    /// The sheet as a PNG (ISO/IEC 15948): eight bits each of red, green and blue, rows as they are, as areas of one colour
    /// pack best so.
    pub(super) fn png(&self) -> Result<Vec<u8>, String> {
        let side = |pixels: usize| u32::try_from(pixels).map(u32::to_be_bytes).map_err(|_| "the picture is too large");
        let mut header = [side(self.width)?, side(self.height)?].concat();
        header.extend([8, 2, 0, 0, 0]); // eight bits; red, green and blue; the only compression, filters, and order there are
        let mut packed = ZlibEncoder::new(vec![], Compression::best());
        for row in self.bytes.chunks_exact(self.width * 3) {
            packed.write_all(&[0]).and_then(|()| packed.write_all(row)).map_err(|error| error.to_string())?;
        }
        let data = packed.finish().map_err(|error| error.to_string())?;
        let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
        for (kind, content) in [(b"IHDR", header), (b"IDAT", data), (b"IEND", vec![])] {
            png.extend(side(content.len())?);
            let mut sum = Crc::new();
            for part in [&kind[..], &content] {
                sum.update(part);
                png.extend_from_slice(part);
            }
            png.extend(sum.sum().to_be_bytes());
        }
        Ok(png)
    }
}

/// A channel of a pixel of which `cover` in 255 is covered.
fn mixed(below: u8, above: u8, cover: u8) -> u8 {
    let (below, above, cover) = (u32::from(below), u32::from(above), u32::from(cover));
    u8::try_from((below * (255 - cover) + above * cover + 127) / 255).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::ZlibDecoder;
    use zeno::Fill;

    use super::*;

    fn chunk(png: &[u8], kind: [u8; 4]) -> &[u8] {
        let at = png.windows(4).position(|part| part == kind).unwrap();
        let length = u32::from_be_bytes(png[at - 4..at].try_into().unwrap()) as usize;
        let mut sum = Crc::new();
        sum.update(&png[at..at + 4 + length]);
        assert_eq!(png[at + 4 + length..at + 8 + length], sum.sum().to_be_bytes());
        &png[at + 4..at + 4 + length]
    }

    #[test]
    fn a_written_picture_reads_as_it_was_painted() {
        let mut pixels = Pixels::new(4, 3, 0.0, 1.0);
        pixels.paint("M1 1L3 1L3 2L1 2Z", Fill::NonZero, rgb("#c24a00"));
        let png = pixels.png().unwrap();
        assert_eq!(chunk(&png, *b"IHDR"), [0, 0, 0, 4, 0, 0, 0, 3, 8, 2, 0, 0, 0]);
        let mut lines = vec![];
        ZlibDecoder::new(chunk(&png, *b"IDAT")).read_to_end(&mut lines).unwrap();
        let (white, orange, unfiltered) = ([255; 3], [0xc2, 0x4a, 0], [0].as_slice());
        let (blank, painted) = ([white; 4].concat(), [white, orange, orange, white].concat());
        assert_eq!(lines, [unfiltered, &blank, unfiltered, &painted, unfiltered, &blank].concat());
    }

    #[test]
    fn what_lies_beside_the_sheet_is_cut_off() {
        let mut pixels = Pixels::new(2, 2, 0.0, 1.0);
        pixels.paint("M-5 -5L1 -5L1 1L-5 1Z", Fill::NonZero, [0; 3]);
        assert_eq!(pixels.bytes, [[0; 3], [255; 3], [255; 3], [255; 3]].concat());
    }

    #[test]
    fn half_covered_is_half_as_dark() {
        let mut pixels = Pixels::new(1, 1, 0.0, 1.0);
        pixels.paint("M0 0L0.5 0L0.5 1L0 1Z", Fill::NonZero, [0; 3]);
        assert!((126..=129).contains(&pixels.bytes[0]), "{:?}", pixels.bytes);
    }
}
