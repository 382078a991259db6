//! Pictures: typed data in, SVG or PNG out. Nothing is computed here but places on the paper.
//!
//! - [`figure`]: what a picture shows, one type for each kind;
//! - [`reliability`], [`overlay`], [`dots`], [`map`], [`over_time`], [`lines`]: one drawing each;
//! - `small`: a curve and a dot that stand in a line of a table;
//! - [`mod@drawing`]: what a drawing consists of, [`svg`]: its writer, [`scale`]: axes and their ticks, [`measure`]: how wide a text is, [`style`]: colours, marks, dashes;
//! - [`mod@png`]: the same drawing in pixels (`pixels`, `letters`), with a font that is part of the program, so that every machine draws it alike.
//!
//! All others are 360 units wide, the width of a phone: their text is as large as the text around them there, and larger elsewhere.
//! Series differ in colour, mark and dash, so that they can be told apart in grey and by the colour-blind.

pub(crate) mod dots;
mod draw;
pub(crate) mod drawing;
pub(crate) mod figure;
mod letters;
pub(crate) mod lines;
pub(crate) mod map;
pub(crate) mod measure;
mod named_square;
pub(crate) mod over_time;
pub(crate) mod overlay;
mod pixels;
pub(crate) mod png;
pub(crate) mod reliability;
pub(crate) mod scale;
mod small;
pub(crate) mod style;
pub(crate) mod svg;

pub(crate) use draw::draw;
pub(crate) use figure::{
    Band, BrierMap, Chart, Dot, DotOnAxis, Dots, Head, Line, Lines, OverTime, Overlay, Point, Reliability, Series,
    Signs, SmallCurve, Spot, Step,
};
pub(crate) use png::png;
pub(crate) use style::{OTHERS, SERIES, page_style};
pub(crate) use svg::Form;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Quarter;

    const NAME: &str = "</title><script>alert(1)</script> & \"x\"";

    fn head() -> Head {
        Head { title: NAME.to_owned(), description: NAME.to_owned(), ..Head::default() }
    }

    fn dot(name: &str, value: f64, firm: bool) -> Dot {
        let interval = Some((value / 2.0, value * 1.5));
        Dot {
            name: name.to_owned(),
            look: 0,
            value,
            interval,
            shown: "0.2 (0.1–0.3)".to_owned(),
            tip: NAME.to_owned(),
            firm,
        }
    }

    fn spot(name: &str, miscalibration: f64, discrimination: f64) -> Spot {
        Spot { name: name.to_owned(), look: 0, miscalibration, discrimination, tip: NAME.to_owned(), firm: true }
    }

    fn map(spots: Vec<Spot>) -> Chart {
        Chart::Map(BrierMap { head: head(), uncertainty: 0.25, spots, ..BrierMap::default() })
    }

    fn all() -> Vec<Chart> {
        let step = |from, to, calibrated| Step { from, to, calibrated };
        let curve = vec![step(0.1, 0.3, 0.2), step(0.5, 0.5, 0.4), step(0.8, 0.9, 1.0)];
        let point = Point {
            from: 0.1,
            to: 0.2,
            said: 0.15,
            happened: 0.2,
            interval: (0.1, 0.4),
            forecasts: 12,
            count: "12".to_owned(),
            tip: NAME.to_owned(),
        };
        let band = vec![Band { at: 0.1, low: 0.0, high: 0.3 }, Band { at: 0.9, low: 0.7, high: 1.0 }];
        let series = Series { name: NAME.to_owned(), look: 0, curve: curve.clone() };
        vec![
            Chart::Reliability(Reliability {
                head: head(),
                curve: curve.clone(),
                band: band.clone(),
                points: vec![point],
                ..Reliability::default()
            }),
            Chart::Overlay(Overlay { head: head(), series: vec![series; 9], ..Overlay::default() }),
            Chart::Dots(Dots {
                head: head(),
                dots: vec![dot(NAME, 0.2, false)],
                more: Some(NAME.to_owned()),
                ..Dots::default()
            }),
            map(vec![spot(NAME, 0.02, 0.06)]),
            Chart::Lines(Lines {
                head: head(),
                lines: vec![
                    Line { name: NAME.to_owned(), look: 0, places: vec![(0.0, 0.0), (0.3, 0.1), (1.0, 0.0)] };
                    9
                ],
                ..Lines::default()
            }),
            Chart::SmallCurve(SmallCurve { head: head(), look: OTHERS, curve: curve.clone(), band: band.clone() }),
            Chart::DotOnAxis(DotOnAxis { head: head(), dot: dot(NAME, 0.2, true), top: 0.25, reference: 0.25 }),
            Chart::OverTime(OverTime {
                head: head(),
                quarters: (Quarter::numbered(8068), Quarter::numbered(8071)),
                line: vec![(Quarter::numbered(8068), 0.2, Some((0.1, 0.3))), (Quarter::numbered(8069), 0.25, None)],
                top: 0.5,
                dots: vec![
                    (Quarter::numbered(8068), dot(NAME, 0.2, true)),
                    (Quarter::numbered(8069), dot(NAME, 0.3, true)),
                ],
                ..OverTime::default()
            }),
        ]
    }

    #[test]
    fn every_picture_is_sound_xml_with_names_that_do_nothing() {
        for (chart, form) in all().iter().flat_map(|chart| [(chart, Form::Page), (chart, Form::File)]) {
            let drawn = draw(chart, "x", form);
            assert!(!drawn.contains("<script") && !drawn.contains("NaN") && !drawn.contains("inf"), "{drawn}");
            let mut reader = quick_xml::Reader::from_str(&drawn);
            let mut depth = 0;
            loop {
                match reader.read_event().unwrap() {
                    quick_xml::events::Event::Start(_) => depth += 1,
                    quick_xml::events::Event::End(_) => depth -= 1,
                    quick_xml::events::Event::Eof => break,
                    _ => {}
                }
            }
            assert_eq!(depth, 0);
            assert_eq!(drawn, draw(chart, "x", form));
        }
    }

    #[test]
    fn a_file_has_pixels_and_no_colours_of_a_page() {
        for chart in all() {
            assert!(!draw(&chart, "x", Form::File).contains("var("));
            assert!(png(&chart).unwrap().starts_with(b"\x89PNG"));
        }
    }

    #[test]
    fn too_little_for_a_verdict_is_hollow() {
        let Chart::Dots(mut dots) = all().remove(2) else { panic!("dots") };
        assert!(draw(&Chart::Dots(dots.clone()), "x", Form::Page).contains("class=\"c-o0\""));
        dots.dots[0].firm = true;
        assert!(!draw(&Chart::Dots(dots), "x", Form::Page).contains("class=\"c-o0\""));
    }

    #[test]
    fn spots_that_crowd_each_other_get_numbers_and_a_key() {
        let apart = draw(&map(vec![spot("one", 0.01, 0.08), spot("two", 0.08, 0.01)]), "x", Form::Page);
        assert!(apart.contains(">one</text>") && !apart.contains(">1  one</text>"));
        let crowd: Vec<Spot> =
            (0..12).map(|n| spot("a name as long as this", 0.05 + f64::from(n) / 1e4, 0.05)).collect();
        assert!(draw(&map(crowd), "x", Form::Page).contains(">12  a name as long as this</text>"));
    }

    #[test]
    fn lines_of_equal_scores_cross_a_map_on_which_nobody_discriminates() {
        assert!(
            draw(&map(vec![spot("one", 0.3, 0.0), spot("two", 0.05, 0.0)]), "x", Form::Page).contains("class=\"c-d\"")
        );
    }
}
