//! Counts, what was promised of them, and the tables that show them.

/// How often, of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Share {
    pub(crate) times: u64,
    pub(crate) of: u64,
}

/// A share that differs from what was promised by less than this is put down to chance.
const BY_CHANCE: f64 = 1e-4;

impl Share {
    pub(crate) fn count(&mut self, yes: bool) {
        self.times += u64::from(yes);
        self.of += 1;
    }

    pub(crate) fn of(found: impl IntoIterator<Item = bool>) -> Self {
        let mut share = Self::default();
        found.into_iter().for_each(|yes| share.count(yes));
        share
    }

    pub(crate) fn percent(self) -> Option<f64> {
        (self.of > 0).then(|| 100.0 * self.times as f64 / self.of as f64)
    }

    /// Whether chance cannot explain that it is so far below.
    pub(crate) fn is_below(self, promised: f64) -> bool {
        up_to(self.times, self.of, promised) < BY_CHANCE
    }

    /// Whether chance cannot explain that it is so far above.
    pub(crate) fn is_above(self, promised: f64) -> bool {
        up_to(self.of - self.times, self.of, 1.0 - promised) < BY_CHANCE
    }
}

/// P(X ≤ times) for X binomial.
fn up_to(times: u64, of: u64, chance: f64) -> f64 {
    let mut ln_term = of as f64 * (1.0 - chance).ln();
    let mut sum = ln_term.exp();
    for k in 1..=times {
        ln_term += ((of - k + 1) as f64 / k as f64 * chance / (1.0 - chance)).ln();
        sum += ln_term.exp();
    }
    sum
}

/// What is promised of a share.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Promise {
    /// 95% intervals: 93 to 97%. That more is covered is a pity, and no breach.
    Coverage,
    AtMost(f64),
    AtLeast(f64),
    /// Nothing; it is shown.
    None,
}

/// Tables as they are printed, and which promises broke.
#[derive(Debug, Default)]
pub(crate) struct Book {
    pub(crate) text: String,
    pub(crate) broken: Vec<String>,
    title: String,
    columns: Vec<String>,
}

/// A cell of a table.
pub(crate) enum Cell {
    Text(String),
    Share(Share, Promise),
}

impl Cell {
    pub(crate) fn text(text: &(impl ToString + ?Sized)) -> Self {
        Self::Text(text.to_string())
    }
}

impl Book {
    pub(crate) fn table(&mut self, title: &str, columns: &[&str]) {
        title.clone_into(&mut self.title);
        self.columns = columns.iter().map(|&column| column.to_owned()).collect();
        let rule = vec!["--:"; columns.len()].join("|");
        for part in ["### ", title, "\n\n| ", &columns.join(" | "), " |\n|", &rule, "|\n"] {
            self.text += part;
        }
    }

    /// A row; promises that broke are bold, intervals that are wider than need be in italics.
    pub(crate) fn row(&mut self, cells: &[Cell]) {
        let names = cells.iter().map_while(|cell| match cell {
            Cell::Text(text) => Some(text.as_str()),
            Cell::Share(..) => None,
        });
        let row = names.collect::<Vec<&str>>().join(", ");
        let mut line = String::from("|");
        for (cell, column) in cells.iter().zip(&self.columns) {
            let (text, broken) = match cell {
                Cell::Text(text) => (text.clone(), false),
                Cell::Share(share, promise) => written(*share, *promise),
            };
            line += " ";
            line += &text;
            line += " |";
            if broken {
                self.broken.push(format!("{}: {row}: {column}: {text}", self.title));
            }
        }
        self.text += &line;
        self.text += "\n";
    }

    pub(crate) fn end(&mut self) {
        self.text += "\n";
    }
}

fn written(share: Share, promise: Promise) -> (String, bool) {
    let Some(percent) = share.percent() else { return ("–".to_owned(), false) };
    let (broken, wide) = match promise {
        Promise::Coverage => (share.is_below(0.93), share.is_above(0.97)),
        Promise::AtMost(most) => (share.is_above(most), false),
        Promise::AtLeast(least) => (share.is_below(least), false),
        Promise::None => (false, false),
    };
    let text = format!("{percent:.1}");
    match (broken, wide) {
        (true, _) => (format!("**{text}**"), true),
        (false, true) => (format!("*{text}*"), false),
        (false, false) => (text, false),
    }
}
