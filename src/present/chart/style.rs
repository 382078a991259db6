//! Colours, marks and dashes, for the style sheet and for the pixels. Colours go back to Okabe & Ito (2008), darkened until each has a contrast of 3 : 1 or more
//! with the paper, and lightened likewise for dark pages.

/// How a series is told apart from others: by colour, mark and dash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Style {
    /// Colour on white.
    pub(crate) light: &'static str,
    /// Colour on black.
    pub(crate) dark: &'static str,
    /// Dash pattern; empty for a whole line.
    pub(crate) dash: &'static str,
}

/// So many series can be told apart.
pub(crate) const SERIES: usize = 6;
/// The number of all series beyond these.
pub(crate) const OTHERS: usize = SERIES;

/// The series in their order, and last what all others look like.
pub(crate) const STYLES: [Style; SERIES + 1] = [
    Style { light: "#0063a3", dark: "#6cb8f0", dash: "" },
    Style { light: "#c24a00", dark: "#ff9a5c", dash: "7 3" },
    Style { light: "#00745a", dark: "#45cfa5", dash: "2 3" },
    Style { light: "#9c3d7e", dark: "#ea9fd0", dash: "9 3 2 3" },
    Style { light: "#7a6200", dark: "#e2c044", dash: "4 2" },
    Style { light: "#8c2f2f", dark: "#f2a3a3", dash: "12 4" },
    Style { light: "#57606a", dark: "#a9b1ba", dash: "" },
];

/// Names, light and dark values of the other colours.
pub(crate) const COLOURS: [(&str, &str, &str); 6] = [
    ("paper", "#ffffff", "#14171a"),
    ("ink", "#1b1f23", "#e8eaed"),
    ("soft", "#57606a", "#a9b1ba"),
    ("grid", "#d8dee4", "#343b43"),
    ("band", "#c9d9e8", "#2c4257"),
    ("bar", "#8fa3b5", "#6b8196"),
];

/// A colour by what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Colour {
    /// One of [`COLOURS`], by its place there.
    Named(usize),
    /// That of a series.
    Series(usize),
}

const PAPER: Colour = Colour::Named(0);
const INK: Colour = Colour::Named(1);
const SOFT: Colour = Colour::Named(2);
const GRID: Colour = Colour::Named(3);
const BAND: Colour = Colour::Named(4);
const BAR: Colour = Colour::Named(5);

impl Colour {
    /// Its value on white, as `#rrggbb`.
    pub(crate) fn light(self) -> &'static str {
        let value = match self {
            Self::Named(at) => COLOURS.get(at).map(|(_, light, _)| *light),
            Self::Series(at) => STYLES.get(at).map(|style| style.light),
        };
        value.unwrap_or("#000000")
    }

    /// The custom property of a page that has its value.
    fn property(self) -> String {
        match self {
            Self::Named(at) => COLOURS.get(at).map_or_else(String::new, |(name, ..)| format!("var(--{name})")),
            Self::Series(at) => format!("var(--s{at})"),
        }
    }
}

/// How something is drawn; the number is that of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// A name.
    Text,
    /// A number of an axis, and what else is smaller.
    Small,
    /// The smallest text.
    Note,
    /// The title of a picture in a file of its own.
    Heading,
    /// An axis.
    Axis,
    /// A line of the grid.
    Grid,
    /// A value to compare with.
    Dashed,
    /// The band in which a curve would lie.
    Band,
    /// A bar of a histogram.
    Bar,
    /// What covers what is below it.
    Paper,
    /// A curve.
    Line(usize),
    /// How far a curve may lie to either side.
    Bound(usize),
    /// An interval.
    Whisker(usize),
    /// A mark.
    Mark(usize),
    /// A mark with too little behind it.
    Hollow(usize),
}

/// What a look means. Text has a size, what is filled a colour, what is stroked a colour, a width and a dash pattern.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Paint {
    /// Inside.
    pub(crate) fill: Option<Colour>,
    /// Along the outline, and how wide.
    pub(crate) stroke: Option<(Colour, f64)>,
    /// Lengths of dashes and gaps; empty for a whole line.
    pub(crate) dash: &'static str,
    /// Size of letters.
    pub(crate) size: f64,
}

impl Look {
    /// The class of the style sheet.
    pub(crate) fn class(self) -> String {
        let (letter, series) = match self {
            Self::Text => ('t', None),
            Self::Small => ('s', None),
            Self::Note => ('n', None),
            Self::Heading => ('h', None),
            Self::Axis => ('a', None),
            Self::Grid => ('g', None),
            Self::Dashed => ('d', None),
            Self::Band => ('b', None),
            Self::Bar => ('r', None),
            Self::Paper => ('p', None),
            Self::Line(at) => ('l', Some(at)),
            Self::Bound(at) => ('e', Some(at)),
            Self::Whisker(at) => ('w', Some(at)),
            Self::Mark(at) => ('m', Some(at)),
            Self::Hollow(at) => ('o', Some(at)),
        };
        series.map_or_else(|| format!("c-{letter}"), |at| format!("c-{letter}{at}"))
    }

    /// What it means.
    pub(crate) fn paint(self) -> Paint {
        let text = |colour, size| Paint { fill: Some(colour), size, ..Paint::default() };
        let area = |colour| Paint { fill: Some(colour), ..Paint::default() };
        let stroke = |colour, width| Paint { stroke: Some((colour, width)), ..Paint::default() };
        match self {
            Self::Text => text(INK, 12.0),
            Self::Small => text(SOFT, 11.0),
            Self::Note => text(SOFT, 9.5),
            Self::Heading => text(INK, 14.0),
            Self::Axis => stroke(SOFT, 1.0),
            Self::Grid => stroke(GRID, 1.0),
            Self::Dashed => Paint { dash: "3 3", ..stroke(SOFT, 1.0) },
            Self::Band => area(BAND),
            Self::Bar => area(BAR),
            Self::Paper => area(PAPER),
            Self::Line(at) => {
                Paint { dash: STYLES.get(at).map_or("", |style| style.dash), ..stroke(Colour::Series(at), 2.2) }
            }
            Self::Bound(at) => Paint { dash: "1.2 2.4", ..stroke(Colour::Series(at), 1.2) },
            Self::Whisker(at) => stroke(Colour::Series(at), 1.4),
            Self::Mark(at) => Paint { fill: Some(Colour::Series(at)), ..stroke(Colour::Series(at), 1.4) },
            Self::Hollow(at) => Paint { fill: Some(PAPER), ..stroke(Colour::Series(at), 1.6) },
        }
    }

    /// Its declarations in the style sheet.
    fn declarations(self, colour: impl Fn(Colour) -> String) -> String {
        let Paint { fill, stroke, dash, size } = self.paint();
        let mut all = vec![];
        all.extend(fill.map(|fill| format!("fill:{}", colour(fill))));
        if size > 0.0 {
            all.push(format!("font-size:{size}px"));
        }
        if let Some((along, width)) = stroke {
            all.extend([format!("stroke:{}", colour(along)), format!("stroke-width:{width}")]);
        }
        let dash = (!dash.is_empty()).then(|| format!("stroke-dasharray:{dash}"));
        let hollow = fill.is_none().then(|| "fill:none".to_owned());
        // The order says nothing; it is kept so that files keep their bytes.
        let last = if self == Self::Dashed { [dash, hollow] } else { [hollow, dash] };
        all.extend(last.into_iter().flatten());
        all.join(";")
    }
}

/// The style sheet of pictures in a page, whose colours are the page's custom properties.
pub(crate) fn page_style() -> String {
    sheet(Colour::property)
}

/// The style sheet of a picture in a file of its own: dark on white.
pub(crate) fn file_style() -> String {
    sheet(|colour| colour.light().to_owned())
}

fn sheet(colour: impl Fn(Colour) -> String) -> String {
    use Look::{Axis, Band, Bar, Bound, Dashed, Grid, Heading, Hollow, Line, Mark, Note, Paper, Small, Text, Whisker};
    let mut looks = vec![Text, Small, Note, Heading, Axis, Grid, Dashed, Band, Bar, Paper];
    looks.extend((0..STYLES.len()).flat_map(|at| [Line(at), Bound(at), Whisker(at), Mark(at), Hollow(at)]));
    let rules = looks.iter().map(|look| format!(".{}{{{}}}", look.class(), look.declarations(&colour)));
    rules.collect::<Vec<_>>().concat()
}
