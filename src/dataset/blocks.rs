//! Lists that grow by blocks.

/// Bytes of a block: large enough that it goes back to the system when it has been used up, which smaller ones would not.
const BYTES: usize = 224 << 10;

/// A list in blocks of equal size: growing never copies what is there, and memory is asked for in portions that one kind of
/// list can take over from another.
#[derive(Clone, Debug)]
pub(crate) struct BlockList<T> {
    full: Vec<Vec<T>>,
    open: Vec<T>,
}

impl<T> Default for BlockList<T> {
    fn default() -> Self {
        Self { full: vec![], open: vec![] }
    }
}

impl<T> BlockList<T> {
    /// Adds an item at the end.
    #[inline]
    pub(crate) fn push(&mut self, item: T) {
        if self.open.len() == self.open.capacity() {
            self.open_next();
        }
        self.open.push(item);
    }

    #[cold]
    fn open_next(&mut self) {
        let next = Vec::with_capacity((BYTES / size_of::<T>()).max(1));
        let full = std::mem::replace(&mut self.open, next);
        if !full.is_empty() {
            self.full.push(full);
        }
    }

    /// Moves the items of another list behind these.
    pub(crate) fn append(&mut self, other: Self) {
        let open = std::mem::replace(&mut self.open, other.open);
        self.full.extend([open].into_iter().filter(|open| !open.is_empty()).chain(other.full));
    }

    /// How many items there are.
    pub(crate) fn len(&self) -> usize {
        self.full.iter().map(Vec::len).sum::<usize>() + self.open.len()
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The items in their order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &T> {
        self.full.iter().chain([&self.open]).flatten()
    }

    /// The blocks in their order.
    pub(crate) fn blocks(&self) -> impl Iterator<Item = &[T]> {
        self.full.iter().chain([&self.open]).map(Vec::as_slice)
    }

    /// The items from the first, in runs that lie beside each other.
    pub(crate) fn runs(&self) -> Runs<'_, T> {
        Runs { run: &[], full: self.full.iter(), open: &self.open }
    }

    /// Takes the list apart, block by block.
    pub(crate) fn into_blocks(self) -> impl Iterator<Item = Vec<T>> {
        self.full.into_iter().chain([self.open])
    }
}

/// A walk through a list, see [`BlockList::runs`].
#[derive(Clone, Debug)]
pub(crate) struct Runs<'a, T> {
    run: &'a [T],
    full: std::slice::Iter<'a, Vec<T>>,
    open: &'a [T],
}

impl<'a, T> Runs<'a, T> {
    /// The next items, at most so many of them and at least one, unless none is asked for or left.
    #[inline]
    pub(crate) fn next_run(&mut self, most: usize) -> &'a [T] {
        while self.run.is_empty() {
            match self.full.next() {
                Some(block) => self.run = block,
                None if self.open.is_empty() => return &[],
                None => self.run = std::mem::take(&mut self.open),
            }
        }
        let (run, rest) = self.run.split_at(most.min(self.run.len()));
        self.run = rest;
        run
    }
}

impl<T> FromIterator<T> for BlockList<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut blocks = Self::default();
        blocks.extend(items);
        blocks
    }
}

impl<T> Extend<T> for BlockList<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        for item in items {
            self.push(item);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_keep_their_order_across_blocks_and_lists() {
        let (mut one, mut other) = (BlockList::default(), BlockList::default());
        one.extend(0..100_000_u64);
        other.extend(100_000..200_000);
        one.append(other);
        one.extend(200_000..300_000);
        assert!(one.iter().copied().eq(0..300_000));
        assert_eq!(one.len(), 300_000);
        let (mut runs, mut found) = (one.runs(), vec![]);
        for most in (1..).step_by(7) {
            match runs.next_run(most) {
                [] => break,
                run => found.extend_from_slice(run),
            }
            assert!(found.len() <= 300_000 && runs.next_run(0).is_empty());
        }
        assert!(found.into_iter().eq(0..300_000));
        assert!(one.into_blocks().flatten().eq(0..300_000));
    }
}
