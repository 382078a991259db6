//! Pictures: typed data in, SVG out. Nothing is computed here but places on the paper.
//!
//! - [`figure`]: what a picture shows, one type for each kind;
//! - [`reliability`], [`overlay`], [`dots`], [`map`], [`over_time`]: one drawing each;
//! - [`svg`]: the writer, [`scale`]: axes and their ticks, [`measure`]: how wide a text is, [`style`]: colours, marks, dashes;
//! - [`png`]: the same picture in pixels, with a font that is part of the program, so that every machine draws it alike.
//!
//! All are 360 units wide, the width of a phone: their text is as large as the text around them there, and larger elsewhere.
//! Series differ in colour, mark and dash, so that they can be told apart in grey and by the colour-blind.

pub mod dots;
pub mod figure;
pub mod map;
pub mod measure;
pub mod over_time;
pub mod overlay;
pub mod png;
pub mod reliability;
pub mod scale;
pub mod style;
pub mod svg;

pub use figure::{
    Band, BrierMap, Chart, Dot, Dots, Head, OverTime, Overlay, Point, Quarter, Reliability, Series, Signs, Spot, Step,
};
pub use png::png;
pub use style::{STYLES, page_style};
pub use svg::Form;

/// Width of every picture.
pub const WIDTH: f64 = 360.0;

/// Draws a chart. `id` is unique in the page.
///
/// # Example
/// ```
/// use trackrecord::chart::{Chart, Dot, Dots, Form, Head, draw};
/// let head = Head { title: "Brier scores".into(), description: "One dot.".into(), ..Head::default() };
/// let dot = Dot { name: "consultant".into(), value: 0.2, interval: Some((0.1, 0.3)), shown: "0.200".into(), tip: String::new(), firm: true };
/// let dots = Dots { head, axis: "Brier score".into(), reference: None, dots: vec![dot], more: None };
/// let drawn = draw(&Chart::Dots(dots), "brier", Form::Page);
/// assert!(drawn.starts_with("<svg ") && drawn.contains(">consultant</text>"));
/// ```
pub fn draw(chart: &Chart, id: &str, form: Form) -> String {
    match chart {
        Chart::Reliability(chart) => reliability::draw(chart, id, form),
        Chart::Overlay(chart) => overlay::draw(chart, id, form),
        Chart::Dots(chart) => dots::draw(chart, id, form),
        Chart::Map(chart) => map::draw(chart, id, form),
        Chart::OverTime(chart) => over_time::draw(chart, id, form),
    }
}
