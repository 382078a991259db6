//! The container of old Office files: a small file system of sectors, with its streams by name (MS-CFB).
//!
//! Nothing in it is believed: a chain of sectors ends after as many as the file has, and no stream is larger than the
//! file.

/// From here on, numbers of sectors are marks: end of the chain, free, part of the table.
const FIRST_MARK: u32 = 0xFFFF_FFFA;
const ENTRY: usize = 128;
const MINI_SHIFT: u32 = 6;

pub(super) struct Compound {
    bytes: Vec<u8>,
    shift: u32,
    /// For each sector the next one.
    next: Vec<u32>,
    /// The same for the mini sectors, which lie in a stream of their own.
    mini_next: Vec<u32>,
    mini: Vec<u8>,
    /// Streams smaller than this are in mini sectors.
    cutoff: u64,
    streams: Vec<Stream>,
}

struct Stream {
    name: String,
    start: u32,
    size: u64,
}

/// What an entry of the directory says; the neighbours are numbers of entries.
struct DirectoryEntry {
    stream: Stream,
    neighbours: [u32; 2],
    child: u32,
}

impl Compound {
    /// Reads its tables; `None` when they make no sense.
    pub(super) fn open(bytes: Vec<u8>) -> Option<Self> {
        let shift = u32::from(u16_at(&bytes, 30)?);
        if !matches!(shift, 9 | 12) || u16_at(&bytes, 32)? != 6 {
            return None;
        }
        let (directory, cutoff) = (u32_at(&bytes, 48)?, u64::from(u32_at(&bytes, 56)?));
        let (mini_table, list) = (u32_at(&bytes, 60)?, u32_at(&bytes, 68)?);
        let mut own = Self { bytes, shift, next: vec![], mini_next: vec![], mini: vec![], cutoff, streams: vec![] };
        for sector in own.table_sectors(list)? {
            let words = words(own.sector(sector)?);
            own.next.extend(words);
        }
        own.mini_next = words(&own.chain(mini_table, u64::MAX).unwrap_or_default()).collect();
        let entries = own.chain(directory, u64::MAX)?;
        let root = entry(&entries, 0)?;
        own.mini = own.chain(root.stream.start, root.stream.size).unwrap_or_default();
        own.streams = beside(&entries, root.child);
        Some(own)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// The content of a stream of the top folder.
    pub(super) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let stream = self.find(name)?;
        if stream.size >= self.cutoff {
            return self.chain(stream.start, stream.size);
        }
        let sector = |at: u32| slice(&self.mini, u64::from(at) << MINI_SHIFT, 1 << MINI_SHIFT);
        follow(stream.start, stream.size, &self.mini_next, sector)
    }

    fn find(&self, name: &str) -> Option<&Stream> {
        self.streams.iter().find(|stream| stream.name.eq_ignore_ascii_case(name))
    }

    fn sector(&self, at: u32) -> Option<&[u8]> {
        slice(&self.bytes, (u64::from(at) + 1) << self.shift, 1 << self.shift)
    }

    fn chain(&self, start: u32, size: u64) -> Option<Vec<u8>> {
        follow(start, size, &self.next, |at| self.sector(at))
    }

    /// Which sectors hold the table: 109 are listed in the header, more in a chain that starts at `list`.
    fn table_sectors(&self, mut list: u32) -> Option<Vec<u32>> {
        let mut found: Vec<u32> = words(self.bytes.get(76..512)?).collect();
        let most = self.bytes.len() >> self.shift;
        while list < FIRST_MARK && found.len() <= most {
            let mut more: Vec<u32> = words(self.sector(list)?).collect();
            list = more.pop()?;
            found.extend(more);
        }
        found.retain(|&sector| sector < FIRST_MARK);
        found.truncate(most);
        Some(found)
    }
}

/// The sectors from `start` on, one after the other, `size` bytes at most; `None` when they run in a circle or out of
/// the file.
fn follow<'s>(start: u32, size: u64, next: &[u32], sector: impl Fn(u32) -> Option<&'s [u8]>) -> Option<Vec<u8>> {
    let (mut content, mut at, mut passed) = (vec![], start, vec![false; next.len()]);
    while at < FIRST_MARK && (content.len() as u64) < size {
        if std::mem::replace(passed.get_mut(at as usize)?, true) {
            return None;
        }
        content.extend_from_slice(sector(at)?);
        at = *next.get(at as usize)?;
    }
    content.truncate(usize::try_from(size).unwrap_or(usize::MAX));
    Some(content)
}

/// The streams of one folder, whose entries are a binary tree.
fn beside(entries: &[u8], first: u32) -> Vec<Stream> {
    let (mut found, mut open) = (vec![], vec![first]);
    while let Some(at) = open.pop() {
        let Some(entry) = entry(entries, at) else { continue };
        if found.len() == entries.len() / ENTRY {
            break; // in a circle
        }
        open.extend(entry.neighbours);
        found.push(entry.stream);
    }
    found
}

fn entry(entries: &[u8], at: u32) -> Option<DirectoryEntry> {
    let bytes = slice(entries, u64::from(at) * ENTRY as u64, ENTRY).filter(|bytes| bytes.len() == ENTRY)?;
    let length = usize::from(u16_at(bytes, 64)?.saturating_sub(2)).min(64);
    let letters: Vec<u16> =
        bytes[..length].chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    let name = String::from_utf16_lossy(&letters);
    // The upper half of the size is used by files with large sectors only; none of them is read.
    let stream = Stream { name, start: u32_at(bytes, 116)?, size: u64::from(u32_at(bytes, 120)?) };
    Some(DirectoryEntry { stream, neighbours: [u32_at(bytes, 68)?, u32_at(bytes, 72)?], child: u32_at(bytes, 76)? })
}

/// Bytes at a place; fewer at the end of the file, where some programs leave the last sector short.
fn slice(bytes: &[u8], start: u64, length: usize) -> Option<&[u8]> {
    let start = usize::try_from(start).ok().filter(|&start| start < bytes.len())?;
    Some(&bytes[start..bytes.len().min(start + length)])
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> + use<> {
    let words: Vec<u32> =
        bytes.chunks_exact(4).map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]])).collect();
    words.into_iter()
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}
