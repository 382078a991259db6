use crate::options::GroupingColumn;

/// `--alias "COLUMN:WRITTEN=MEANT"`: one name stands for another in a column that is grouped by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// Which column.
    pub column: GroupingColumn,
    /// As the files write it.
    pub written: String,
    /// As it is read.
    pub meant: String,
}

impl Alias {
    /// The alias of a text such as `source_type:Beratr=Berater`; `None` if it is no such text, or of a column that no file has.
    ///
    /// # Example
    /// ```
    /// use trackrecord::options::{Alias, GroupingColumn};
    /// let alias = Alias::parse("source type: Beratr = Berater").unwrap();
    /// assert_eq!((alias.column, alias.meant.as_str()), (GroupingColumn::SourceType, "Berater"));
    /// assert_eq!(Alias::parse("Beratr=Berater"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let (column, names) = text.split_once(':')?;
        let (written, meant) = names.split_once('=')?;
        let column = GroupingColumn::named(column);
        let [written, meant] = [written, meant].map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "));
        let is_whole = !column.name().is_empty() && !column.is_derived() && !written.is_empty() && !meant.is_empty();
        is_whole.then_some(Self { column, written, meant })
    }

    /// As it is typed.
    pub fn as_typed(&self) -> String {
        format!("{}:{}={}", self.column.name(), self.written, self.meant)
    }
}
