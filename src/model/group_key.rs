//! What tells groups apart.

use serde::Serialize;
use serde::ser::SerializeMap;

/// A group's key: column and value, in the order of `--by`; empty for the overall group.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupKey(pub Vec<(String, String)>);

impl Serialize for GroupKey {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (column, value) in &self.0 {
            map.serialize_entry(column, value)?;
        }
        map.end()
    }
}

impl GroupKey {
    /// The values for people, joined by `, `; `all` for the overall group.
    pub fn label(&self) -> String {
        if self.0.is_empty() {
            return "all".to_owned();
        }
        let values: Vec<&str> = self.0.iter().map(|(_, value)| value.as_str()).collect();
        values.join(", ")
    }
}
