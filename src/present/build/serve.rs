//! The pages of `serve`: what the commands show, and forms to answer what they ask.

use crate::dataset::suggestions;
use crate::diagnostics::placeholders::placeholder_of;
use crate::diagnostics::{Diagnostic, DiagnosticKind};
use crate::present::build::report::answer;
use crate::present::document::{AnswerForm, Block, Document, FormAnswer, FormField, Item, List, Section};
use crate::present::language::Texts;
use crate::present::language::serve::ServeTexts;
use crate::present::span::{Span, Spans, plain};
use crate::summary::Summary;
use crate::summary::due::Due;

/// Between an option and its value, and between pairs, in the values of forms.
pub(crate) const BETWEEN: char = '\u{241f}';
/// Names of fields: what is chosen or proposed, and what is put in for a word in capitals.
pub(crate) const CHOSEN: &str = "chosen";
pub(crate) const FILLED: &str = "filled";
/// What names a file on a command line; on a page it is added.
const FILE: &str = "-r";
/// So many cells that speak for a reading are shown.
const MOST_SHOWN: usize = 8;
/// So many questions can be resolved on one page.
const MOST_DUE: usize = 50;

/// What the first page shows.
#[derive(Debug)]
pub(crate) struct FirstPage<'a> {
    /// Names of files, and what each is for.
    pub(crate) files: Vec<(&'a str, &'static str)>,
    /// Whether files can be added and removed; else those of a project are read, and it can be saved.
    pub(crate) takes_files: bool,
    /// So much they may have together, for people.
    pub(crate) most: String,
    /// What was settled: options and values.
    pub(crate) settled: &'a [[String; 2]],
    /// What is to be settled.
    pub(crate) open: Option<Section>,
    /// What was found.
    pub(crate) found: Option<&'a Summary>,
}

/// The first page.
pub(crate) fn first(page: &FirstPage<'_>, texts: &'static Texts) -> Document {
    let t = ServeTexts::of(texts);
    let is_empty = page.takes_files && page.files.is_empty();
    let mut sections = vec![];
    sections.extend(page.open.clone());
    sections.extend(page.found.map(|found| with_addresses(answer::section(found, texts))));
    sections.extend(page.takes_files.then(|| files(page, t)));
    sections.extend((!is_empty).then(|| settings(page, t)));
    sections.extend((!is_empty).then(|| keep(page, t)));
    let mut about = if is_empty { vec![plain(t.welcome)] } else { vec![] };
    about.extend(page.found.into_iter().flat_map(|found| super::shared::about(&found.report, texts)));
    Document { texts, title: t.title.to_owned(), logo: None, about, sections, footer: None, sheets: vec![] }
}

/// The pictures of which a scorecard leads to more stand in the report.
fn with_addresses(mut section: Section) -> Section {
    for block in &mut section.blocks {
        if let Block::Scorecard(card) = block {
            for address in card.lines.iter_mut().filter_map(|line| line.more.as_mut()) {
                address.insert_str(0, "report");
            }
        }
    }
    section
}

fn files(page: &FirstPage<'_>, t: &ServeTexts) -> Section {
    let mut blocks = vec![];
    let of = |of_folder, label: &str| FormField::new("files", plain(label), FormAnswer::Files { of_folder });
    for (number, (name, role)) in page.files.iter().enumerate() {
        blocks.push(Block::Form(AnswerForm {
            legend: vec![Span::name(name), Span::text(format!(": {role}"))],
            hidden: vec![("file", (*name).to_owned())],
            ..AnswerForm::sent_by(format!("file-{number}"), "remove", t.remove.replace("{file}", name))
        }));
    }
    blocks.push(Block::Form(AnswerForm {
        legend: plain(t.add),
        fields: vec![of(false, t.choose), of(true, t.choose_folder)],
        has_files: true,
        ..AnswerForm::sent_by("add", "files", t.upload)
    }));
    blocks.push(Block::Legend(plain(t.drop.replace("{size}", &page.most))));
    Section { id: "files", heading: t.files.to_owned(), blocks }
}

fn settings(page: &FirstPage<'_>, t: &ServeTexts) -> Section {
    let value = |option: &str| {
        page.settled.iter().find(|[known, _]| known == option).map(|[_, value]| value.clone()).unwrap_or_default()
    };
    let field = |name: &str, label: &str, answer| FormField::new(name, plain(label), answer);
    let listed = |values: &[(&str, &str)], chosen: String| {
        let values = values.iter().map(|(value, label)| ((*value).to_owned(), (*label).to_owned()));
        FormAnswer::Listed(values.collect(), chosen)
    };
    let columns = ["", "source_type", "source", "source_type,source", "year", "quarter", "source_type,year"];
    let mut columns: Vec<(&str, &str)> = columns.into_iter().map(|column| (column, column)).collect();
    columns[0].1 = "–";
    let by = value("--by");
    if !columns.iter().any(|(column, _)| *column == by) {
        columns.push((&by, &by));
    }
    let mut period = field("--period", t.period, FormAnswer::Words(value("--period")));
    period.hint = vec![plain(t.period_hint)];
    let form = AnswerForm {
        fields: vec![
            field("--by", t.by, listed(&columns, by.clone())),
            field("--as-of", t.as_of, FormAnswer::Day(value("--as-of"))),
            period,
            field(
                "--language",
                t.language,
                listed(&[("", "–"), ("en", "English"), ("de", "Deutsch")], value("--language")),
            ),
        ],
        ..AnswerForm::sent_by("setting", "settings", t.apply)
    };
    Section { id: "settings", heading: t.settings.to_owned(), blocks: vec![Block::Form(form)] }
}

/// What was settled, and how to keep it.
fn keep(page: &FirstPage<'_>, t: &ServeTexts) -> Section {
    let mut blocks = vec![];
    if !page.settled.is_empty() {
        blocks.push(Block::Heading(plain(t.settled)));
    }
    for (number, pair) in page.settled.iter().enumerate() {
        let button = t.take_back.replace("{what}", &shown(pair));
        blocks.push(Block::Form(AnswerForm {
            hidden: vec![(CHOSEN, joined(pair))],
            ..AnswerForm::sent_by(format!("settled-{number}"), "unsettle", button)
        }));
    }
    blocks.push(Block::Paragraph(plain(t.save_text)));
    if page.takes_files {
        blocks.push(Block::Paragraph(vec![Span::Link(t.save_zip.to_owned(), "download/project.zip".to_owned())]));
    } else if !page.settled.is_empty() {
        blocks.push(Block::Form(AnswerForm::sent_by("save", "save", t.save_here)));
    }
    Section { id: "keep", heading: t.save.to_owned(), blocks }
}

fn joined(words: &[String]) -> String {
    words.join(&BETWEEN.to_string())
}

/// As it would be typed.
fn shown(words: &[String]) -> String {
    words.iter().filter(|word| !word.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// What is to be settled, as one form: the same questions, words and answers as on a terminal.
pub(crate) fn open(columns: &[Diagnostic], rows: &[DiagnosticKind], can_skip: bool, texts: &'static Texts) -> Section {
    let t = ServeTexts::of(texts);
    let mut questions = FormQuestions { t, fields: vec![], asked: vec![] };
    for problem in columns {
        questions.ask(AskedProblem {
            about: about(problem, 1, texts),
            cells: places(std::slice::from_ref(problem), texts),
            help: problem.help.of(texts.language).to_string(),
            readings: &problem.readings,
            settled_by: &problem.settled_by,
        });
    }
    for kind in rows {
        let Some(first) = kind.first.first() else { continue };
        questions.ask(AskedProblem {
            about: about(first, kind.count, texts),
            cells: places(&kind.first, texts),
            help: first.help.of(texts.language).to_string(),
            readings: &suggestions::readings(kind),
            settled_by: &suggestions::settled_by(kind),
        });
    }
    if can_skip {
        let value = joined(&["--skip-bad-rows".to_owned(), String::new()]);
        questions.fields.push(FormField::new(CHOSEN, plain(t.skip), FormAnswer::Ticked(value, false)));
    }
    let form = AnswerForm { fields: questions.fields, ..AnswerForm::sent_by("open-questions", "settle", t.settle) };
    let blocks = vec![Block::Paragraph(plain(t.open_text)), Block::Form(form)];
    Section { id: "open", heading: t.open.to_owned(), blocks }
}

fn about(problem: &Diagnostic, times: u64, texts: &Texts) -> Spans {
    let times = if times > 1 { format!(" ({} ×) ", texts.numbers.count(times)) } else { " ".to_owned() };
    vec![Span::said(problem.message.of(texts.language)), Span::text(times), Span::Code(format!("[{}]", problem.code))]
}

/// The cells that speak for an answer.
fn places(problems: &[Diagnostic], texts: &Texts) -> Vec<Spans> {
    let language = texts.language;
    let told = problems.iter().take(MOST_SHOWN).flat_map(|problem| {
        let shown = problem.shown.iter().take(MOST_SHOWN).map(move |shown| shown.of(language).to_string());
        problem.place_and_value(language).into_iter().chain(shown)
    });
    told.map(|text| vec![Span::said(&text)]).collect()
}

/// A question and what can be answered.
struct AskedProblem<'a> {
    about: Spans,
    cells: Vec<Spans>,
    help: String,
    readings: &'a [Vec<String>],
    settled_by: &'a [String],
}

/// The fields of all questions.
struct FormQuestions {
    t: &'static ServeTexts,
    fields: Vec<FormField>,
    asked: Vec<Vec<String>>,
}

impl FormQuestions {
    fn ask(&mut self, asked: AskedProblem<'_>) {
        let mut hint = asked.cells;
        if !asked.help.is_empty() {
            hint.push(vec![Span::said(&asked.help)]);
        }
        let certain: Vec<&[String]> =
            asked.settled_by.chunks(2).filter(|pair| pair[0] != FILE && self.is_new(pair)).collect();
        if !asked.readings.is_empty() {
            let words: Vec<String> = asked.readings.iter().flatten().cloned().collect();
            let choices = asked.readings.iter().map(|way| (joined(way), vec![Span::Code(shown(way))])).collect();
            if self.is_new(&words) {
                let name = format!("{CHOSEN}{}", self.fields.len());
                self.fields.push(FormField { name, label: asked.about, hint, answer: FormAnswer::OneOf(choices) });
            }
            return;
        }
        let mut about = Some(asked.about);
        for pair in certain {
            let hint = if about.is_some() { std::mem::take(&mut hint) } else { vec![] };
            self.propose(about.take().unwrap_or_default(), hint, pair);
        }
        let settles = |pair: &[String]| pair[0] != FILE;
        if let Some(label) = about.filter(|_| !asked.settled_by.chunks(2).any(settles)) {
            hint.push(plain(self.t.mend));
            self.fields.push(FormField { name: String::new(), label, hint, answer: FormAnswer::OneOf(vec![]) });
        }
    }

    /// An option with its value, to be agreed to or to be filled in.
    fn propose(&mut self, about: Spans, hint: Vec<Spans>, pair: &[String]) {
        let to_fill = pair.last().and_then(|value| placeholder_of(value));
        let mut label = about;
        label.extend((!label.is_empty()).then(|| Span::text(" ")));
        let (said, name, answer) = if let Some(what) = to_fill {
            let said = self.t.fill.replace("{what}", what);
            (said, format!("{FILLED}{}", joined(pair)), FormAnswer::Words(String::new()))
        } else {
            (format!("{}:", self.t.proposed), CHOSEN.to_owned(), FormAnswer::Ticked(joined(pair), false))
        };
        label.push(Span::text(format!("{said} ")));
        label.push(Span::Code(shown(pair)));
        self.fields.push(FormField { name, label, hint, answer });
    }

    fn is_new(&mut self, words: &[String]) -> bool {
        let is_new = !self.asked.iter().any(|asked| asked == words);
        if is_new {
            self.asked.push(words.to_vec());
        }
        is_new
    }
}

/// A value with what was put in for its word in capitals.
pub(crate) fn filled_in(value: &str, with: &str) -> String {
    let before = placeholder_of(value).and_then(|word| value.strip_suffix(word));
    before.map_or_else(|| value.to_owned(), |before| format!("{before}{with}"))
}

/// What `due` shows, with a form for each question.
pub(crate) fn due(found: &Due, document: Document, texts: &'static Texts) -> Document {
    let t = ServeTexts::of(texts);
    let mut blocks = vec![];
    for (number, question) in found.questions.iter().take(MOST_DUE).enumerate() {
        let field = |name: &str, label: &str, answer| FormField::new(name, plain(label), answer);
        let mut legend = vec![Span::name(&question.question)];
        legend.extend(question.text.iter().flat_map(|text| [Span::text(" "), Span::said(text)]));
        let button = |answer: &str, label: &str| ("answer", answer.to_owned(), label.to_owned());
        blocks.push(Block::Form(AnswerForm {
            id: format!("due-{number}"),
            action: "resolve",
            legend,
            hidden: vec![("question", question.question.clone())],
            fields: vec![
                field("on", t.on, FormAnswer::Day(found.settings.as_of.clone())),
                field("note", t.note, FormAnswer::Words(String::new())),
                field("said", t.answer, FormAnswer::Words(String::new())),
            ],
            buttons: vec![button("yes", t.yes), button("no", t.no), button("void", t.void), button("", t.as_answered)],
            has_files: false,
        }));
    }
    if let more @ 1.. = found.questions.len().saturating_sub(MOST_DUE) {
        blocks.push(Block::Paragraph(plain(t.more_due.replace("{n}", &texts.numbers.count(more as u64)))));
    }
    let mut document = document;
    if !blocks.is_empty() {
        document.sections.push(Section { id: "resolve", heading: t.resolve.to_owned(), blocks });
    }
    document
}

/// What can be taken away: names of files by heading.
pub(crate) fn downloads(charts: &[String], texts: &'static Texts) -> Document {
    let t = ServeTexts::of(texts);
    let list = |names: Vec<String>| {
        let link = |name: String| Item::of(vec![Span::Link(name.clone(), format!("download/{name}"))]);
        Block::List(List::whole(names.into_iter().map(link).collect()))
    };
    let named = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
    let sections = [
        ("documents", t.documents, named(&["report.html", "report.xlsx", "report.md", "project.zip"])),
        (
            "data",
            t.data,
            named(&[
                "scores.json",
                "scores.csv",
                "comparison.json",
                "comparison.csv",
                "check.json",
                "check.csv",
                "due.ics",
                "due.csv",
            ]),
        ),
        (
            "pictures",
            t.pictures,
            charts.iter().flat_map(|name| [format!("{name}.png"), format!("{name}.svg")]).collect(),
        ),
    ];
    let sections = sections.into_iter().filter(|(_, _, names)| !names.is_empty()).map(|(id, heading, names)| Section {
        id,
        heading: heading.to_owned(),
        blocks: vec![list(names)],
    });
    let sections = sections.collect();
    Document { texts, title: t.downloads.to_owned(), logo: None, about: vec![], sections, footer: None, sheets: vec![] }
}

/// Why something was not done.
pub(crate) fn refused(why: &str, texts: &'static Texts) -> Document {
    let t = ServeTexts::of(texts);
    let blocks = vec![Block::Paragraph(vec![Span::said(why)])];
    let sections = vec![Section { id: "refused", heading: t.refused.to_owned(), blocks }];
    Document { texts, title: t.title.to_owned(), logo: None, about: vec![], sections, footer: None, sheets: vec![] }
}

/// A page with what is to be settled alone.
pub(crate) fn to_settle(open: Section, texts: &'static Texts) -> Document {
    let t = ServeTexts::of(texts);
    let sections = vec![open];
    Document { texts, title: t.title.to_owned(), logo: None, about: vec![], sections, footer: None, sheets: vec![] }
}
