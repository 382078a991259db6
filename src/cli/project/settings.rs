//! Options as lines of a project.

use std::fmt::Write as _;

/// A line of a project, and the table in which it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Setting {
    /// The table; blank for what stands above all of them.
    pub(crate) table: String,
    /// The line.
    pub(crate) line: String,
}

impl Setting {
    /// Those of options and their values in pairs, as they are typed.
    pub(crate) fn of(arguments: &[String]) -> Vec<Self> {
        arguments.chunks(2).filter_map(|pair| Self::of_option(pair.first()?, pair.get(1).map(String::as_str))).collect()
    }

    /// Several in a line of text.
    pub(crate) fn in_one_line(settings: &[Self]) -> String {
        let line = |setting: &Self| match setting.table.as_str() {
            "" => setting.line.clone(),
            table => format!("[{table}] {}", setting.line),
        };
        settings.iter().map(line).collect::<Vec<_>>().join(", ")
    }

    fn of_option(option: &str, value: Option<&str>) -> Option<Self> {
        let name = option.strip_prefix("--").unwrap_or(option);
        let name = match name {
            "-r" => "resolutions",
            name => name,
        };
        let (name, value) = match name.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (name, value),
        };
        let Some(value) = value else { return Some(Self::above(name, "true")) };
        let in_table = |table: &str, (left, right): (&str, &str)| {
            Some(Self { table: table.to_owned(), line: format!("{} = {}", key(left.trim()), quoted(right.trim())) })
        };
        match name {
            "map" | "where" => in_table(name, value.split_once('=')?),
            "phrase" => in_table("phrases", value.rsplit_once('=')?),
            "outcome" => in_table("outcomes", value.rsplit_once('=')?),
            "alias" => {
                let (column, names) = value.split_once(':')?;
                in_table(&format!("alias.{}", key(column)), names.split_once('=')?)
            }
            _ => Some(Self::above(name, &quoted(value))),
        }
    }

    fn above(name: &str, value: &str) -> Self {
        Self { table: String::new(), line: format!("{} = {value}", name.replace('-', "_")) }
    }
}

/// A key as TOML has it: bare where it may be.
fn key(text: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if !text.is_empty() && text.chars().all(is_bare) { text.to_owned() } else { quoted(text) }
}

/// A text as TOML has it, in one line.
pub(crate) fn quoted(text: &str) -> String {
    let mut written = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => written.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(written, "\\u{:04X}", u32::from(c));
            }
            c => written.push(c),
        }
    }
    written.push('"');
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_lines_of_their_tables() {
        for (arguments, table, line) in [
            (vec!["--scale", "percent"], "", "scale = \"percent\""),
            (vec!["--date-order", "dmy"], "", "date_order = \"dmy\""),
            (vec!["--latest-resolution"], "", "latest_resolution = true"),
            (vec!["--fill-down=no"], "", "fill_down = \"no\""),
            (vec!["--map", "source=Wer \"genau\"?"], "map", r#"source = "Wer \"genau\"?""#),
            (vec!["--phrase", "a = b=0.9"], "phrases", "\"a = b\" = \"0.9\""),
            (vec!["--outcome", "Heimsieg=yes"], "outcomes", "Heimsieg = \"yes\""),
            (vec!["--alias", "source_type:A B=C"], "alias.source_type", "\"A B\" = \"C\""),
        ] {
            let arguments: Vec<String> = arguments.into_iter().map(str::to_owned).collect();
            let want = Setting { table: table.to_owned(), line: line.to_owned() };
            assert_eq!(Setting::of(&arguments), [want]);
        }
    }
}
