//! Memory for large tables that are looked up at random.

#[cfg(target_os = "linux")]
use memmap2::{Advice, MmapMut};

/// Words of memory, all zero at first.
///
/// Many of them lie on large pages, where Linux has some: with pages of 4 KiB the processor cannot keep at hand where half a
/// million questions lie, and each lookup has to ask for that as well. It is 6% of a run on ten million rows.
#[derive(Debug)]
pub(super) struct LargePages(Memory);

#[derive(Debug)]
enum Memory {
    Heap(Vec<u64>),
    #[cfg(target_os = "linux")]
    Mapped(MmapMut),
}

/// Below two large pages of 2 MiB there is nothing to gain.
#[cfg(target_os = "linux")]
const MANY: usize = 4 << 20;

impl LargePages {
    /// So many words.
    pub(super) fn zeroed(words: usize) -> Self {
        #[cfg(target_os = "linux")]
        if let Some(bytes) = words.checked_mul(size_of::<u64>()).filter(|bytes| *bytes >= MANY)
            && let Ok(map) = MmapMut::map_anon(bytes)
        {
            let _ = map.advise(Advice::HugePage); // without it they are small
            return Self(Memory::Mapped(map));
        }
        Self(Memory::Heap(vec![0; words]))
    }

    /// The words.
    #[inline]
    pub(super) fn words(&self) -> &[u64] {
        match &self.0 {
            Memory::Heap(words) => words,
            #[cfg(target_os = "linux")]
            Memory::Mapped(map) => bytemuck::try_cast_slice(map).unwrap_or_default(), // pages are aligned
        }
    }

    /// The words, to be changed.
    #[inline]
    pub(super) fn words_mut(&mut self) -> &mut [u64] {
        match &mut self.0 {
            Memory::Heap(words) => words,
            #[cfg(target_os = "linux")]
            Memory::Mapped(map) => bytemuck::try_cast_slice_mut(map).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_zero_and_can_be_changed_wherever_they_lie() {
        for words in [0, 14, 1 << 20] {
            let mut pages = LargePages::zeroed(words);
            assert_eq!(pages.words().len(), words);
            assert!(pages.words().iter().all(|word| *word == 0));
            if let Some(last) = pages.words_mut().last_mut() {
                *last = 7;
            }
            assert_eq!(pages.words().last().copied(), (words > 0).then_some(7));
        }
    }
}
