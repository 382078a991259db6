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

    /// What it sets, as TOML has it.
    pub(crate) fn key(&self) -> &str {
        key_of(&self.line).unwrap_or_default()
    }

    fn above(name: &str, value: &str) -> Self {
        Self { table: String::new(), line: format!("{} = {value}", name.replace('-', "_")) }
    }
}

/// The text of a project with more settings, each in place of what the text says of the same. What else stands there stays as it is.
pub(crate) fn with_settings(text: &str, settings: &[Setting]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for setting in settings {
        let is_header = |line: &String| line.trim_start().starts_with('[');
        let header = format!("[{}]", setting.table);
        let of_table = lines.iter().position(|line| line.trim() == header).map(|at| at + 1);
        let from = if setting.table.is_empty() { Some(0) } else { of_table };
        let from = from.unwrap_or_else(|| {
            lines.extend([String::new(), header]);
            lines.len()
        });
        let to = lines[from..].iter().position(is_header).map_or(lines.len(), |length| from + length);
        if let Some(at) = lines[from..to].iter().position(|line| key_of(line) == Some(setting.key())) {
            lines[from + at].clone_from(&setting.line);
        } else {
            let last = lines[from..to].iter().rposition(|line| !line.trim().is_empty());
            lines.insert(last.map_or(from, |at| from + at + 1), setting.line.clone());
        }
    }
    lines.join("\n") + "\n"
}

/// The key of a line, as it stands there; none of a remark or a header.
fn key_of(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let end = match line.strip_prefix('"') {
        Some(rest) => {
            let mut is_escaped = false;
            let closing = rest.find(|c| {
                let closes = c == '"' && !is_escaped;
                is_escaped = c == '\\' && !is_escaped;
                closes
            });
            closing? + 2
        }
        None => line.find(|c: char| c.is_whitespace() || c == '=')?,
    };
    let is_set = line[end..].trim_start().starts_with('=');
    (is_set && !line.starts_with(['#', '['])).then(|| &line[..end])
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

    #[test]
    fn settings_go_where_they_belong_and_replace_their_own() {
        let given = |words: &[&str]| Setting::of(&words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>());
        let text = "# Ours\nforecasts = \"log.csv\" # all of it\nby = \"source\"\n\n[map]\nsource = \"Wer\"\n\n[phrases]\n\"a = b\" = \"0.9\"\n";
        let changed = with_settings(text, &given(&["--by", "source_type", "--date-order", "dmy"]));
        assert_eq!(changed, text.replace("by = \"source\"\n", "by = \"source_type\"\ndate_order = \"dmy\"\n"));
        let changed = with_settings(text, &given(&["--map", "source=Name", "--map", "outcome=Ende"]));
        assert_eq!(changed, text.replace("source = \"Wer\"\n", "source = \"Name\"\noutcome = \"Ende\"\n"));
        let changed = with_settings(text, &given(&["--phrase", "a = b=0.8", "--outcome", "Heim \"x\"=yes"]));
        let with = text.replace("0.9", "0.8") + "\n[outcomes]\n\"Heim \\\"x\\\"\" = \"yes\"\n";
        assert_eq!(changed, with);
        assert_eq!(
            with_settings(&with, &given(&["--outcome", "Heim \"x\"=no"])),
            with.replace("= \"yes\"", "= \"no\"")
        );
    }
}
