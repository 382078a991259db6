//! CSV as `LibreOffice` saves one and the same sheet in several locales, with "save cell content as shown" and without: the
//! shapes were looked at in its own files (version 7.4; de-DE, en-GB, en-US, fr-FR), the rows here are made by hand.

use std::path::PathBuf;

use trackrecord::model::Day;
use trackrecord::options::{GroupingColumn, RunOptions};
use trackrecord::report::{Progress, Report, score};

/// How a locale and the export dialog write a sheet.
#[derive(Clone, Copy)]
struct Shape {
    name: &'static str,
    delimiter: char,
    /// Whether every text is in quotation marks.
    all_quoted: bool,
    date: fn(u32, u32, u32) -> String,
    /// From a percentage.
    probability: fn(u32) -> String,
    encode: fn(&str) -> Vec<u8>,
}

fn german(year: u32, month: u32, day: u32) -> String {
    format!("{day:02}.{month:02}.{year}")
}

fn british(year: u32, month: u32, day: u32) -> String {
    format!("{day:02}/{month:02}/{year}")
}

fn american(year: u32, month: u32, day: u32) -> String {
    format!("{month}/{day}/{year}")
}

fn utf8(text: &str) -> Vec<u8> {
    text.as_bytes().to_vec()
}

fn windows_1252(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).expect("a letter of Windows-1252")).collect()
}

fn utf16(text: &str) -> Vec<u8> {
    format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn comma(percent: u32) -> String {
    format!("{:.2}", f64::from(percent) / 100.0).replace('.', ",")
}

fn point(percent: u32) -> String {
    (f64::from(percent) / 100.0).to_string()
}

const SHAPES: [Shape; 9] = [
    Shape {
        name: "de-DE, Windows-1252, a percent sign behind a no-break space",
        delimiter: ';',
        all_quoted: false,
        date: german,
        probability: |percent| format!("{percent}\u{a0}%"),
        encode: windows_1252,
    },
    Shape {
        name: "de-DE, the comma for both",
        delimiter: ',',
        all_quoted: false,
        date: german,
        probability: comma,
        encode: utf8,
    },
    Shape {
        name: "de-DE, texts quoted",
        delimiter: ',',
        all_quoted: true,
        date: german,
        probability: comma,
        encode: windows_1252,
    },
    Shape { name: "de-DE, pipes", delimiter: '|', all_quoted: false, date: german, probability: comma, encode: utf8 },
    Shape {
        name: "fr-FR, a narrow no-break space",
        delimiter: ';',
        all_quoted: false,
        date: british,
        probability: |percent| format!("{percent}\u{202f}%"),
        encode: utf8,
    },
    Shape {
        name: "fr-FR, tabs in UTF-16",
        delimiter: '\t',
        all_quoted: false,
        date: british,
        probability: comma,
        encode: utf16,
    },
    Shape {
        name: "en-GB",
        delimiter: ',',
        all_quoted: false,
        date: british,
        probability: |percent| format!("{percent}%"),
        encode: windows_1252,
    },
    Shape {
        name: "en-US",
        delimiter: ',',
        all_quoted: false,
        date: american,
        probability: |percent| format!("{percent}%"),
        encode: utf8,
    },
    Shape {
        name: "en-US, semicolons, texts quoted",
        delimiter: ';',
        all_quoted: true,
        date: american,
        probability: point,
        encode: utf16,
    },
];

impl Shape {
    fn text(self, text: &str) -> String {
        if self.all_quoted || text.contains([self.delimiter, '"', '\n']) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.to_owned()
        }
    }

    fn line(self, cells: &[String]) -> String {
        cells.join(&self.delimiter.to_string()) + "\n"
    }

    fn header(self, names: &[&str]) -> String {
        self.line(&names.iter().map(|name| self.text(name)).collect::<Vec<_>>())
    }

    fn forecasts(self) -> Vec<u8> {
        let names = ["question_id", "source", "source_type", "forecast_date", "probability", "quote"];
        let mut file = self.header(&names);
        for (question, source, day, percent, quote) in [
            ("Q1", "Müller, Söhne; Co", 2, 45, "Eher nicht: 45%."),
            ("Q2", "Société A|B", 13, 5, "It said \"no\",\nthen nothing."),
            ("Q1", "Société A|B", 3, 100, ""),
        ] {
            let (date, probability) = ((self.date)(2017, 3, day), (self.probability)(percent));
            let probability =
                if probability.contains(self.delimiter) { format!("\"{probability}\"") } else { probability };
            let texts = [question, source, "banque"].map(|text| self.text(text));
            file += &self.line(&[&texts[..], &[date, probability, self.text(quote)]].concat());
        }
        (self.encode)(&file)
    }

    fn resolutions(self) -> Vec<u8> {
        let mut file = self.header(&["question_id", "resolved_on", "outcome", "question"]);
        for (question, day, outcome, text) in [("Q1", 4, "yes", "Größer?"), ("Q2", 21, "no", "Was, wenn; dann?")] {
            file += &self.line(&[self.text(question), (self.date)(2017, 4, day), self.text(outcome), self.text(text)]);
        }
        (self.encode)(&file)
    }
}

fn scored(shape: Shape) -> Report {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, bytes: Vec<u8>| -> PathBuf {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("written");
        path
    };
    let (forecasts, resolutions) = (write("f.csv", shape.forecasts()), write("r.csv", shape.resolutions()));
    let as_of = Day::from_ymd(2018, 1, 1).expect("a day");
    let mut options = RunOptions::new(vec![forecasts], vec![resolutions], as_of);
    options.statistics.resamples = 0;
    options.selection.group_by = vec![GroupingColumn::Source];
    let scored = score(&options, &Progress::default()).unwrap_or_else(|error| panic!("{}: {error:?}", shape.name));
    assert!(!scored.stopped, "{}: {:?}", shape.name, scored.report.problems);
    scored.report
}

#[test]
fn one_sheet_saved_in_several_locales_scores_the_same() {
    for shape in SHAPES {
        let report = scored(shape);
        assert_eq!((report.counts.rows, report.counts.scored), (3, 3), "{}", shape.name);
        let groups: Vec<(String, u64, f64)> = report
            .groups
            .iter()
            .map(|group| (group.key.label(), group.forecasts, group.brier.value().unwrap_or(f64::NAN)))
            .collect();
        // 0.55 squared; 0.05 squared and 0, halved.
        let wanted = [("Müller, Söhne; Co", 1, 0.3025), ("Société A|B", 2, 0.00125)];
        assert_eq!(groups.len(), wanted.len(), "{}", shape.name);
        for ((name, forecasts, brier), (wanted_name, wanted_forecasts, wanted_brier)) in groups.iter().zip(wanted) {
            assert_eq!((name.as_str(), *forecasts), (wanted_name, wanted_forecasts), "{}", shape.name);
            assert!((brier - wanted_brier).abs() < 1e-12, "{}: {brier}", shape.name);
        }
    }
}
