//! XLSX: which sheets there are, the shared texts, the number formats.

use crate::localized::{Localized, localized};
use std::collections::BTreeMap;

use quick_xml::events::Event;

use super::foreign::{save_again, table_elsewhere};
use super::number_format::{Shown, builtin, custom};
use super::package::{Package, damaged, damaged_xml};
use super::shared_strings::SharedStrings;
use super::sheet::{Visit, WorkbookSheet};
use super::text::attribute;
use super::xlsx_sheet;

/// Lists of sheets and relations are short.
const SMALL_PART: u64 = 8 << 20;
/// Formats of cells.
const STYLES: u64 = 32 << 20;
/// The shared texts are kept in memory.
const TEXTS: u64 = 256 << 20;
/// A sheet is walked over and never kept.
const SHEET: u64 = 2 << 30;

pub(super) struct XlsxBook<'a> {
    package: Package<'a>,
    sheets: Vec<(WorkbookSheet, String)>,
    strings: SharedStrings,
    formats: Vec<Shown>,
    is_1904: bool,
}

/// Kind and target of a relation.
struct Relation {
    kind: String,
    target: String,
}

impl<'a> XlsxBook<'a> {
    pub(super) fn open(mut package: Package<'a>) -> Result<Self, Localized> {
        if !package.has("_rels/.rels") {
            return Err(no_workbook(&package));
        }
        let roots = relations(&mut package, "")?;
        let workbook = roots.into_values().find(|root| root.kind == "officeDocument");
        let workbook = workbook
            .ok_or_else(|| {
                save_again(Localized::both(
                    "an Office file, but no workbook",
                    "eine Office-Datei, aber keine Arbeitsmappe",
                ))
            })?
            .target;
        let word = Localized::both("a Word document (.docx)", "ein Word-Dokument (.docx)");
        let powerpoint = Localized::both("a PowerPoint presentation (.pptx)", "eine PowerPoint-Präsentation (.pptx)");
        for (folder, what) in [("word/", word), ("ppt/", powerpoint)] {
            if workbook.starts_with(folder) {
                return Err(table_elsewhere(what));
            }
        }
        let all = relations(&mut package, &workbook)?;
        if !workbook.to_lowercase().ends_with(".xml") {
            return Err(save_again(Localized::both("a binary workbook (XLSB)", "eine binäre Arbeitsmappe (XLSB)")));
        }
        let mut book =
            Self { package, sheets: vec![], strings: SharedStrings::default(), formats: vec![], is_1904: false };
        book.read_workbook(&workbook, &all)?;
        if book.sheets.is_empty() {
            return Err(save_again(Localized::both(
                "an Office file without any sheet of cells",
                "eine Office-Datei ohne ein Blatt mit Zellen",
            )));
        }
        let of_kind = |kind: &str| all.values().find(|relation| relation.kind == kind).map(|found| &found.target);
        if let Some(styles) = of_kind("styles").filter(|name| book.package.has(name)) {
            book.formats = formats(&mut book.package, styles)?;
        }
        if let Some(strings) = of_kind("sharedStrings").filter(|name| book.package.has(name)) {
            book.strings = SharedStrings::read(book.package.xml(strings, TEXTS)?)?;
        }
        Ok(book)
    }

    pub(super) fn is_1904(&self) -> bool {
        self.is_1904
    }

    pub(super) fn sheets(&self) -> impl Iterator<Item = &WorkbookSheet> {
        self.sheets.iter().map(|(sheet, _)| sheet)
    }

    pub(super) fn walk(&mut self, sheet: usize, visit: &mut dyn Visit) -> Result<(), Localized> {
        let Some((_, part)) = self.sheets.get(sheet) else { return Ok(()) };
        let look_up = xlsx_sheet::CellTables { strings: &self.strings, formats: &self.formats, part };
        let mut xml = self.package.xml(part, SHEET)?;
        xlsx_sheet::walk(&mut xml, &look_up, visit)
    }

    fn read_workbook(&mut self, part: &str, relations: &BTreeMap<String, Relation>) -> Result<(), Localized> {
        let mut xml = self.package.xml(part, SMALL_PART)?;
        let mut buffer = vec![];
        loop {
            buffer.clear();
            match xml.read_event_into(&mut buffer).map_err(|error| damaged_xml(part, &error))? {
                Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                    "workbookPr" => {
                        if let Some(flag) = attribute(&element, "date1904") {
                            self.is_1904 = matches!(flag.as_str(), "1" | "true" | "on");
                        }
                    }
                    "sheet" => {
                        let id = element.attributes().with_checks(false).flatten().find(|attribute| {
                            attribute.key.local_name().as_ref() == "id" && attribute.key.prefix().is_some()
                        });
                        let relation = id.and_then(|id| relations.get(id.value.as_ref()));
                        let relation = relation.filter(|relation| relation.kind == "worksheet");
                        let Some(relation) = relation else { continue };
                        let sheet = WorkbookSheet {
                            name: attribute(&element, "name").unwrap_or_default(),
                            visible: attribute(&element, "state").is_none_or(|state| state == "visible"),
                            head: vec![],
                        };
                        self.sheets.push((sheet, relation.target.clone()));
                    }
                    _ => {}
                },
                Event::End(element) if element.local_name().as_ref() == "workbook" => return Ok(()),
                Event::Eof => return Err(damaged(part, Localized::both("it ends too soon", "endet zu früh"))),
                _ => {}
            }
        }
    }
}

/// What a zip file is that is no Office file.
fn no_workbook(package: &Package<'_>) -> Localized {
    if package.has("Index/Document.iwa") || package.has("Index.zip") {
        return localized!(
            "this is a document of Apple Numbers or Pages, which cannot be read; open it there and choose File, Export To, \
             Excel",
            "Das ist ein Dokument von Apple Numbers oder Pages, das lässt sich nicht lesen; dort öffnen und Ablage, Exportieren, \
             Excel wählen"
        );
    }
    match package.names().as_slice() {
        [only] => localized!(
            "this is a zip file, but no workbook; unpack it and give the file in it, {only}",
            "Das ist eine ZIP-Datei, aber keine Arbeitsmappe; entpacken und die Datei darin nennen, {only}"
        ),
        _ => localized!(
            "this is a zip file, but no workbook; unpack it and give the files in it",
            "Das ist eine ZIP-Datei, aber keine Arbeitsmappe; entpacken und die Dateien darin nennen"
        ),
    }
}

/// What a part refers to; its targets as names of parts.
fn relations(package: &mut Package<'_>, of: &str) -> Result<BTreeMap<String, Relation>, Localized> {
    let (folder, name) = of.rsplit_once('/').unwrap_or(("", of));
    let part = format!("{folder}/_rels/{name}.rels");
    let mut found = BTreeMap::new();
    if !package.has(&part) {
        return Ok(found);
    }
    let mut xml = package.xml(&part, SMALL_PART)?;
    let mut buffer = vec![];
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(|error| damaged_xml(&part, &error))? {
            Event::Start(element) | Event::Empty(element) if element.local_name().as_ref() == "Relationship" => {
                let text = |name| attribute(&element, name).unwrap_or_default();
                let (kind, target) = (text("Type"), text("Target"));
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                found.insert(text("Id"), Relation { kind, target: resolve(folder, &target) });
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// A target as the name of a part: absolute, or seen from a folder.
fn resolve(folder: &str, target: &str) -> String {
    if target.starts_with('/') {
        return target.trim_start_matches('/').to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// How the cells of each style are shown.
fn formats(package: &mut Package<'_>, part: &str) -> Result<Vec<Shown>, Localized> {
    let mut xml = package.xml(part, STYLES)?;
    let (mut codes, mut formats, mut of_cells) = (BTreeMap::new(), vec![], false);
    let mut buffer = vec![];
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(|error| damaged_xml(part, &error))? {
            Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                "numFmt" => {
                    let code = attribute(&element, "formatCode").unwrap_or_default();
                    codes.insert(attribute(&element, "numFmtId").unwrap_or_default(), custom(&code));
                }
                "cellXfs" => of_cells = true,
                "xf" if of_cells => {
                    let id = attribute(&element, "numFmtId").unwrap_or_default();
                    let known = codes.get(&id).copied();
                    formats.push(known.unwrap_or_else(|| builtin(id.parse().unwrap_or_default())));
                }
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == "cellXfs" => of_cells = false,
            Event::Eof => return Ok(formats),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn targets_are_seen_from_their_folder() {
        for (folder, target, part) in [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "/xl/styles.xml", "xl/styles.xml"),
            ("xl", "../a.xml", "a.xml"),
            ("", "xl/workbook.xml", "xl/workbook.xml"),
            ("", "../../a.xml", "a.xml"),
        ] {
            assert_eq!(resolve(folder, target), part);
        }
    }
}
