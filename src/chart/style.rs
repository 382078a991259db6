//! Colours, marks and dashes. Colours go back to Okabe & Ito (2008), darkened until each has a contrast of 3 : 1 or more
//! with the paper, and lightened likewise for dark pages.

use std::fmt::Write;

/// How a series is told apart from others: by colour, mark and dash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Colour on white.
    pub light: &'static str,
    /// Colour on black.
    pub dark: &'static str,
    /// Dash pattern; empty for a whole line.
    pub dash: &'static str,
}

/// The series in their order.
pub const STYLES: [Style; 6] = [
    Style { light: "#0063a3", dark: "#6cb8f0", dash: "" },
    Style { light: "#c24a00", dark: "#ff9a5c", dash: "7 3" },
    Style { light: "#00745a", dark: "#45cfa5", dash: "2 3" },
    Style { light: "#9c3d7e", dark: "#ea9fd0", dash: "9 3 2 3" },
    Style { light: "#7a6200", dark: "#e2c044", dash: "4 2" },
    Style { light: "#3d3d3d", dark: "#d6d6d6", dash: "12 4" },
];

/// Names, light and dark values of the other colours.
pub const COLOURS: [(&str, &str, &str); 6] = [
    ("paper", "#ffffff", "#14171a"),
    ("ink", "#1b1f23", "#e8eaed"),
    ("soft", "#57606a", "#a9b1ba"),
    ("grid", "#d8dee4", "#343b43"),
    ("band", "#c9d9e8", "#2c4257"),
    ("bar", "#8fa3b5", "#6b8196"),
];

/// The style sheet of pictures in a page, whose colours are the page's custom properties.
pub fn page_style() -> String {
    sheet(|name| format!("var(--{name})"), |at| format!("var(--s{at})"))
}

/// The style sheet of a picture in a file of its own: dark on white.
pub fn file_style() -> String {
    let colour =
        |name: &str| COLOURS.iter().find(|(known, ..)| *known == name).map_or("#000000", |(_, light, _)| light);
    sheet(|name| colour(name).to_owned(), |at| STYLES.get(at).map_or("#000000", |style| style.light).to_owned())
}

fn sheet(colour: impl Fn(&str) -> String, series: impl Fn(usize) -> String) -> String {
    let [paper, ink, soft, grid, band, bar] = ["paper", "ink", "soft", "grid", "band", "bar"].map(colour);
    let mut css = format!(
        ".c-t{{fill:{ink};font-size:12px}}.c-s{{fill:{soft};font-size:11px}}.c-n{{fill:{soft};font-size:9.5px}}\
         .c-h{{fill:{ink};font-size:14px}}.c-a{{stroke:{soft};stroke-width:1;fill:none}}.c-g{{stroke:{grid};stroke-width:1;fill:none}}\
         .c-d{{stroke:{soft};stroke-width:1;stroke-dasharray:3 3;fill:none}}.c-b{{fill:{band}}}.c-r{{fill:{bar}}}.c-p{{fill:{paper}}}"
    );
    for (at, style) in STYLES.iter().enumerate() {
        let colour = series(at);
        let dash = if style.dash.is_empty() { String::new() } else { format!(";stroke-dasharray:{}", style.dash) };
        let _ = write!(
            css,
            ".c-l{at}{{stroke:{colour};stroke-width:2.2;fill:none{dash}}}.c-w{at}{{stroke:{colour};stroke-width:1.4;fill:none}}\
             .c-m{at}{{fill:{colour};stroke:{colour};stroke-width:1.4}}.c-o{at}{{fill:{paper};stroke:{colour};stroke-width:1.6}}"
        );
    }
    css
}

/// The outline of a series' mark around a place.
pub fn mark(series: usize, x: f64, y: f64, size: f64) -> String {
    let p = super::svg::number;
    let at = |dx: f64, dy: f64| format!("{} {}", p(x + dx * size), p(y + dy * size));
    let polygon = |points: &[(f64, f64)]| {
        let points: Vec<String> = points.iter().map(|&(dx, dy)| at(dx, dy)).collect();
        format!("M{}Z", points.join("L"))
    };
    match series % STYLES.len() {
        0 => format!("M{}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0 -{d} 0Z", at(-1.0, 0.0), r = p(size), d = p(2.0 * size)),
        1 => polygon(&[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]),
        2 => polygon(&[(0.0, -1.2), (1.1, 0.8), (-1.1, 0.8)]),
        3 => polygon(&[(0.0, -1.3), (1.3, 0.0), (0.0, 1.3), (-1.3, 0.0)]),
        4 => polygon(&[(0.0, 1.2), (1.1, -0.8), (-1.1, -0.8)]),
        _ => polygon(&[
            (-0.4, -1.2),
            (0.4, -1.2),
            (0.4, -0.4),
            (1.2, -0.4),
            (1.2, 0.4),
            (0.4, 0.4),
            (0.4, 1.2),
            (-0.4, 1.2),
            (-0.4, 0.4),
            (-1.2, 0.4),
            (-1.2, -0.4),
            (-0.4, -0.4),
        ]),
    }
}
