//! Rows beyond what memory shall hold: they wait in a temporary file until they are sorted out.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use bytemuck::{AnyBitPattern, NoUninit};

use crate::error::Error;

/// A temporary file without a name, and how much stays in memory. Nothing is written before that is full.
#[derive(Debug)]
pub(crate) struct SpillFile {
    limit: u64,
    written: Mutex<SpillState>,
}

#[derive(Debug, Default)]
struct SpillState {
    file: Option<File>,
    end: u64,
    /// Nothing more can be written, for example because the disk is full: what comes later stays in memory.
    is_full: bool,
    failure: Option<std::io::Error>,
}

/// Where in the file some items are, and how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SpilledItems {
    offset: u64,
    items: usize,
}

/// Where some items are, and their weights if they have any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SpilledRows {
    items: SpilledItems,
    weights: Option<SpilledItems>,
}

impl SpilledRows {
    /// Whether the items have weights.
    pub(crate) fn has_weights(&self) -> bool {
        self.weights.is_some()
    }
}

/// The least that stays in memory when nobody says how much.
const LEAST: u64 = 64 << 20;

impl SpillFile {
    /// With so many bytes to stay in memory; without a number a quarter of what the system has to spare.
    pub(crate) fn new(limit: Option<u64>) -> Self {
        let limit = limit.unwrap_or_else(|| spare_memory().map_or(u64::MAX, |spare| (spare / 4).max(LEAST)));
        Self { limit, written: Mutex::default() }
    }

    /// How many bytes of rows stay in memory.
    pub(crate) fn limit(&self) -> u64 {
        self.limit
    }

    /// Whether anything was written.
    pub(crate) fn is_used(&self) -> bool {
        self.lock().end > 0
    }

    /// Writes items; `None` if that cannot be done and they have to stay where they are.
    pub(crate) fn put<T: NoUninit>(&self, items: &[T]) -> Option<SpilledItems> {
        let bytes: &[u8] = bytemuck::cast_slice(items);
        let mut written = self.lock();
        if written.is_full {
            return None;
        }
        let offset = written.end;
        written.is_full = written.write(bytes).is_err();
        if written.is_full {
            return None;
        }
        written.end += bytes.len() as u64;
        Some(SpilledItems { offset, items: items.len() })
    }

    /// Writes items with their weights, of which there may be none.
    pub(crate) fn put_weighted<T: NoUninit>(&self, items: &[T], weights: &[f64]) -> Option<SpilledRows> {
        let items = self.put(items)?;
        let weights = if weights.is_empty() { None } else { Some(self.put(weights)?) };
        Some(SpilledRows { items, weights })
    }

    /// Reads items and their weights back, as [`get`](Self::get) does.
    pub(crate) fn get_weighted<T: NoUninit + AnyBitPattern>(&self, away: SpilledRows) -> (Vec<T>, Vec<f64>) {
        (self.get(away.items), away.weights.map(|weights| self.get(weights)).unwrap_or_default())
    }

    /// Reads items back. If that fails they are zero, and [`check`](Self::check) tells.
    pub(crate) fn get<T: NoUninit + AnyBitPattern>(&self, away: SpilledItems) -> Vec<T> {
        let mut items = vec![T::zeroed(); away.items];
        let mut written = self.lock();
        if let Err(failure) = written.read(away.offset, bytemuck::cast_slice_mut(&mut items)) {
            written.failure.get_or_insert(failure);
        }
        items
    }

    /// Whether everything came back so far.
    ///
    /// # Errors
    /// When the temporary file could not be read: what was made of its rows is worth nothing.
    pub(crate) fn check(&self) -> Result<(), Error> {
        match self.lock().failure.take() {
            Some(source) => Err(Error::Read { path: Path::new("the temporary file for rows").to_owned(), source }),
            None => Ok(()),
        }
    }

    fn lock(&self) -> MutexGuard<'_, SpillState> {
        self.written.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl SpillState {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        let end = self.end;
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(tempfile::tempfile()?),
        };
        file.seek(SeekFrom::Start(end))?;
        file.write_all(bytes)
    }

    fn read(&mut self, offset: u64, bytes: &mut [u8]) -> std::io::Result<()> {
        let Some(file) = &mut self.file else { return Err(std::io::ErrorKind::NotFound.into()) };
        file.seek(SeekFrom::Start(offset))?;
        file.read_exact(bytes)
    }
}

/// Memory that this process may still ask for, in bytes: what the system has to spare, and no more than its control group
/// allows. `None` where nobody tells.
fn spare_memory() -> Option<u64> {
    let meminfo = std::fs::read_to_string("/proc/meminfo").ok()?;
    let kilobytes: u64 = meminfo
        .lines()
        .find_map(|line| line.strip_prefix("MemAvailable:")?.trim().strip_suffix(" kB")?.parse().ok())?;
    let groups = std::fs::read_to_string("/proc/self/cgroup").unwrap_or_default();
    let limits = groups.lines().flat_map(limits_of_group);
    let allowed = limits.filter_map(|path| std::fs::read_to_string(path).ok()?.trim().parse().ok()).min();
    Some(allowed.unwrap_or(u64::MAX).min(kilobytes << 10))
}

/// Where the limits of a control group may stand, by its line in `/proc/self/cgroup`: of the group and, where a container
/// shows it as such, of the topmost.
fn limits_of_group(line: &str) -> Vec<String> {
    let mut parts = line.splitn(3, ':').skip(1);
    match (parts.next(), parts.next()) {
        (Some(""), Some(path)) => {
            [path, ""].map(|path| format!("/sys/fs/cgroup{}/memory.max", path.trim_end_matches('/'))).to_vec()
        }
        (Some("memory"), Some(path)) => [path, ""]
            .map(|path| format!("/sys/fs/cgroup/memory{}/memory.limit_in_bytes", path.trim_end_matches('/')))
            .to_vec(),
        _ => vec![],
    }
}

#[cfg(test)]
impl SpillFile {
    /// A file that cannot be written.
    pub(super) fn broken() -> Self {
        let spill = Self::new(Some(0));
        spill.lock().file = Some(File::open("/dev/null").unwrap()); // for reading only
        spill
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_comes_back_in_any_order() {
        let spill = SpillFile::new(Some(0));
        assert!(!spill.is_used());
        let numbers = spill.put(&[[1_u32, 2], [3, 4]]).unwrap();
        let weights = spill.put(&[0.5_f64]).unwrap();
        assert!(spill.is_used());
        assert_eq!(spill.get::<f64>(weights), [0.5]);
        assert_eq!(spill.get::<[u32; 2]>(numbers), [[1, 2], [3, 4]]);
        assert!(spill.check().is_ok());
    }

    #[test]
    fn what_does_not_come_back_is_an_error() {
        let spill = SpillFile::new(Some(0));
        spill.put(&[1_u32]).unwrap();
        assert_eq!(spill.get::<u32>(SpilledItems { offset: 2, items: 1 }), [0]);
        let error = spill.check().unwrap_err();
        assert_eq!(error.exit_code(), 3);
        assert!(error.to_string().starts_with("cannot read the temporary file for rows: "), "{error}");
    }

    #[test]
    fn what_cannot_be_written_stays() {
        let spill = SpillFile::broken();
        assert_eq!(spill.put(&[1_u32]), None);
        assert!(!spill.is_used() && spill.lock().is_full && spill.check().is_ok());
    }

    #[test]
    fn limits_stand_where_the_group_is_named() {
        let [own, topmost] = &limits_of_group("0::/a/b")[..] else { panic!() };
        assert_eq!((own.as_str(), topmost.as_str()), ("/sys/fs/cgroup/a/b/memory.max", "/sys/fs/cgroup/memory.max"));
        assert_eq!(limits_of_group("7:memory:/")[0], "/sys/fs/cgroup/memory/memory.limit_in_bytes");
        assert!(limits_of_group("1:cpu:/a").is_empty() && limits_of_group("").is_empty());
    }

    #[test]
    fn at_least_some_rows_stay_in_memory() {
        assert!(SpillFile::new(None).limit() >= LEAST);
        assert_eq!(SpillFile::new(Some(7)).limit(), 7);
    }
}
