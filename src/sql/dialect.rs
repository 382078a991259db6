//! What engines say each in its own way.

use clap::ValueEnum;

/// Engines that run the script.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Engine {
    /// DuckDB.
    Duckdb,
    /// Apache Spark SQL.
    Spark,
    /// The query engine of Apache Arrow.
    Datafusion,
}

/// A date, or a date and a time without an offset or in UTC.
const MOMENT: &str =
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]+)?)?( ?Z|[+]00:?00)?)?$";

/// The words of an engine.
#[derive(Clone, Copy, Debug)]
pub(super) struct SqlDialect {
    engine: Engine,
    /// Begins the statement that makes a view.
    pub(super) view: &'static str,
    /// The type of texts.
    pub(super) text: &'static str,
    /// Whether a text has a pattern in it.
    pub(super) matches: &'static str,
    /// Lets a replacement be made everywhere.
    everywhere: &'static str,
    quote: char,
}

impl SqlDialect {
    pub(super) fn of(engine: Engine) -> Self {
        let view = "CREATE OR REPLACE VIEW";
        let (text, quote, everywhere) = ("VARCHAR", '"', ", 'g'");
        match engine {
            Engine::Duckdb => Self { engine, view, text, matches: "REGEXP_MATCHES", everywhere, quote },
            Engine::Datafusion => Self { engine, view, text, matches: "REGEXP_LIKE", everywhere, quote },
            Engine::Spark => Self {
                engine,
                view: "CREATE OR REPLACE TEMPORARY VIEW",
                text: "STRING",
                matches: "REGEXP_LIKE",
                everywhere: "",
                quote: '`',
            },
        }
    }

    /// The name of a column.
    pub(super) fn name(&self, name: &str) -> String {
        let Self { quote, .. } = self;
        format!("{quote}{}{quote}", name.replace(*quote, &format!("{quote}{quote}")))
    }

    /// A text.
    pub(super) fn literal(&self, text: &str) -> String {
        let text = if self.engine == Engine::Spark { text.replace('\\', "\\\\") } else { text.to_owned() };
        format!("'{}'", text.replace('\'', if self.engine == Engine::Spark { "\\'" } else { "''" }))
    }

    /// The text of a column with single spaces.
    pub(super) fn fold(&self, column: &str) -> String {
        self.replaced(column, " +")
    }

    fn replaced(&self, column: &str, pattern: &str) -> String {
        format!("TRIM(REGEXP_REPLACE(CAST({column} AS {}), '{pattern}', ' '{}))", self.text, self.everywhere)
    }

    /// A day as a text, from its number since 1970.
    pub(super) fn day_as_text(&self, column: &str) -> String {
        let day = match self.engine {
            Engine::Duckdb => format!("DATE '1970-01-01' + CAST({column} AS INTEGER)"),
            Engine::Spark => format!("DATE_ADD(DATE '1970-01-01', {column})"),
            Engine::Datafusion => format!("CAST({column} AS DATE)"),
        };
        format!("CAST(({day}) AS {})", self.text)
    }

    /// What the script leaves to the dialect.
    pub(super) fn say(&self, word: &str, argument: &str) -> String {
        match word {
            "fold" => self.fold(argument),
            "joint" => self.replaced(argument, "[ _-]+"),
            "days" => self.if_moment(argument, &self.days(argument)),
            "milliseconds" => self.if_moment(argument, &self.milliseconds(argument)),
            _ => argument.to_owned(),
        }
    }

    fn if_moment(&self, column: &str, value: &str) -> String {
        format!("CASE WHEN {}({column}, '{MOMENT}') THEN {value} END", self.matches)
    }

    /// Days since 1970 of the day that a text begins with.
    fn days(&self, column: &str) -> String {
        let day = format!("TRY_CAST(SUBSTR({column}, 1, 10) AS DATE)");
        match self.engine {
            Engine::Duckdb => format!("DATE_DIFF('day', DATE '1970-01-01', {day})"),
            Engine::Spark => format!("DATEDIFF({day}, DATE '1970-01-01')"),
            Engine::Datafusion => format!("CAST({day} AS INTEGER)"),
        }
    }

    fn milliseconds(&self, column: &str) -> String {
        let part = |from: u32, of: u32| format!("COALESCE(TRY_CAST(SUBSTR({column}, {from}, 2) AS BIGINT), 0) * {of}");
        let (hours, minutes, seconds) = (part(12, 3_600_000), part(15, 60_000), part(18, 1000));
        format!("CAST({} AS BIGINT) * 86400000 + {hours} + {minutes} + {seconds}", self.days(column))
    }

    /// The pattern of moments.
    pub(super) fn moment() -> &'static str {
        MOMENT
    }
}
