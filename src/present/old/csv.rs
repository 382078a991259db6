//! CSV of what builds no documents yet.

use ::csv::{Result, Writer};

use crate::diagnostics::Severity;

pub(in crate::present::old) use crate::present::write::csv::{number_cell, text_cell};

pub(in crate::present) fn sheet(header: &[String], rows: impl Iterator<Item = Vec<String>>) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut writer = Writer::from_writer(&mut bytes);
    writer.write_record(header)?;
    for row in rows {
        writer.write_record(row)?;
    }
    writer.flush()?;
    drop(writer);
    Ok(bytes)
}

pub(in crate::present) fn count_cell(count: Option<u64>) -> String {
    count.map_or_else(String::new, |count| count.to_string())
}

pub(in crate::present) fn optional_text(text: Option<&str>) -> String {
    text.map_or_else(String::new, text_cell)
}

pub(in crate::present) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
