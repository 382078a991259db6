//! The report as one page: nothing is fetched, and no script runs but the few lines that sort tables; the policy in its head forbids
//! all else.
//!
//! - `parts`: tables, figures, lists;
//! - `scorecard`: the table that the report opens with;
//! - `forms`: what can be answered, and what stands around a page, where it is served;
//! - `style.css` and `sort.js`: the style sheet and the script, which the policy allows by their hashes.

mod forms;
mod parts;
mod scorecard;

pub(crate) use forms::{Served, in_mebibytes};

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::present::chart::style::{COLOURS, STYLES};
use crate::present::chart::{page_style, svg::escape};
use crate::present::document::{Block, Details, Document, Section};
use crate::present::language::Texts;

/// Sorts tables by a click on a heading; all can be read without.
const SORT: &str = include_str!("sort.js");
/// Takes files that are dropped, and says that something is under way; all can be done without.
const SEND: &str = include_str!("send.js");

/// The page.
pub(crate) fn html(document: &Document) -> String {
    page(document, None)
}

/// The same to be served: it leads to others, and can be answered.
pub(crate) fn served(document: &Document, served: &Served) -> String {
    page(document, Some(served))
}

/// The policy in the head of a page: its own style sheet and script, and no address but, where it is served, its own.
pub(crate) fn policy(is_served: bool) -> String {
    let (style, script) = (style(is_served), script(is_served));
    let [of_style, of_script] = [&style, &script].map(|text| STANDARD.encode(Sha256::digest(text.as_bytes())));
    let own = if is_served { "'self'" } else { "'none'" };
    format!(
        "default-src 'none'; style-src 'sha256-{of_style}'; script-src 'sha256-{of_script}'; img-src data:; base-uri 'none'; \
         form-action {own}",
    )
}

fn page(document: &Document, served: Option<&Served>) -> String {
    let texts = document.texts;
    let (style, script, policy) = (style(served.is_some()), script(served.is_some()), policy(served.is_some()));
    // A page that is served tells its own address where the answers of its forms come from, and nobody else.
    let referrer = if served.is_some() { "same-origin" } else { "no-referrer" };
    let title = escape(&document.title);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"{referrer}\">\n\
         <title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n",
        texts.page.language,
    );
    let first = document.sections.first().map_or("answer", |section| section.id);
    let _ = writeln!(page, "<a class=\"skip\" href=\"#{first}\">{}</a>", escape(texts.page.skip));
    if let Some(served) = served {
        forms::around(&mut page, served, texts);
    }
    page.push_str("<header>\n");
    if let Some(logo) = &document.logo {
        let _ = writeln!(page, "<img src=\"{}\" alt=\"{}\">", logo.address(), escape(texts.page.logo));
    }
    let _ = writeln!(page, "<h1><bdi>{title}</bdi></h1>");
    for about in &document.about {
        let _ = writeln!(page, "<p>{}</p>", parts::spans(about));
    }
    page.push_str("</header>\n");
    page.push_str("<main>\n");
    for (at, section) in document.sections.iter().enumerate() {
        self::section(&mut page, section, document);
        // Whoever opens the page wants the answer first.
        if at == 0 && document.sections.len() > 1 {
            contents(&mut page, document);
        }
    }
    page.push_str("</main>\n");
    if let Some(footer) = &document.footer {
        let _ = write!(page, "<footer>\n<p>{}</p>\n</footer>\n", escape(footer));
    }
    let _ = write!(page, "<script>{script}</script>\n</body>\n</html>\n");
    page
}

fn contents(page: &mut String, document: &Document) {
    let name = escape(document.texts.page.contents);
    let _ = write!(page, "<nav aria-label=\"{name}\">\n<ul>\n");
    for section in document.sections.iter().skip(1).filter(|section| !section.heading.is_empty()) {
        let _ = writeln!(page, "<li><a href=\"#{}\">{}</a></li>", section.id, escape(&section.heading));
    }
    page.push_str("</ul>\n</nav>\n");
}

fn section(page: &mut String, section: &Section, document: &Document) {
    let (id, heading) = (section.id, escape(&section.heading));
    let _ = if heading.is_empty() {
        writeln!(page, "<section id=\"{id}\">")
    } else {
        write!(page, "<section id=\"{id}\" aria-labelledby=\"{id}-h\">\n<h2 id=\"{id}-h\">{heading}</h2>\n")
    };
    for block in &section.blocks {
        self::block(page, block, document.texts);
    }
    page.push_str("</section>\n");
}

/// A part of a section.
fn block(page: &mut String, block: &Block, texts: &Texts) {
    match block {
        Block::Paragraph(text) => {
            let _ = writeln!(page, "<p>{}</p>", parts::spans(text));
        }
        Block::Legend(text) => {
            let _ = writeln!(page, "<p class=\"legend\">{}</p>", parts::spans(text));
        }
        Block::Heading(text) => {
            let _ = writeln!(page, "<h3>{}</h3>", parts::spans(text));
        }
        Block::List(list) => {
            page.push_str("<ul>\n");
            list.shown().for_each(|told| parts::item(page, told));
            page.push_str("</ul>\n");
            parts::more(page, list.left_out(), texts);
        }
        Block::Form(form) => forms::form(page, form),
        Block::Problems(problems) => parts::table(page, &problems.table, texts),
        Block::Lines(lines) => {
            let _ = writeln!(page, "<pre>{}</pre>", escape(&lines.join("\n")));
        }
        Block::Table(table) => parts::table(page, table, texts),
        Block::Scorecard(card) => scorecard::write(page, card, texts),
        Block::Details(Details { id, line, blocks }) => {
            let (id, line) = (escape(id), parts::spans(line));
            // Whoever follows a link to what is inside finds it opened.
            let _ = writeln!(page, "<details class=\"more-of\">\n<summary>{line}</summary>\n<div id=\"{id}\">");
            for block in blocks {
                self::block(page, block, texts);
            }
            page.push_str("</div>\n</details>\n");
        }
        Block::Figures(figures) => {
            let class = if figures.len() > 1 { "figures" } else { "figures one" };
            let _ = writeln!(page, "<div class=\"{class}\">");
            for figure in figures {
                parts::figure(page, figure, texts);
            }
            page.push_str("</div>\n");
        }
        Block::Quotes(quotes) => {
            page.push_str("<ul class=\"quotes\">\n");
            for quote in quotes {
                parts::quote(page, quote);
            }
            page.push_str("</ul>\n");
        }
    }
}

fn script(is_served: bool) -> String {
    if is_served { format!("{SORT}{SEND}") } else { SORT.to_owned() }
}

/// The style sheet: colours by light and dark, the page, the pictures, and if it is served the forms.
fn style(is_served: bool) -> String {
    let mut sheet = String::new();
    let colours = |dark: bool| {
        let mut list = String::new();
        for (name, light, dark_one) in COLOURS {
            let _ = write!(list, "--{name}:{};", if dark { dark_one } else { light });
        }
        for (at, series) in STYLES.iter().enumerate() {
            let _ = write!(list, "--s{at}:{};", if dark { series.dark } else { series.light });
        }
        list
    };
    let (light, dark) = (colours(false), colours(true));
    let _ = write!(sheet, ":root{{{light}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n");
    sheet.push_str(include_str!("style.css"));
    for at in 0..STYLES.len() {
        let _ = writeln!(sheet, ".k{at}{{background:var(--s{at})}}");
    }
    sheet.push_str(&page_style());
    if is_served {
        sheet.push_str(include_str!("forms.css"));
    }
    sheet
}
