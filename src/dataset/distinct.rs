//! Tables that several threads fill together, each with a cache of its own so that they rarely meet.

use std::hash::Hash;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rustc_hash::FxHashMap;

use crate::dataset::interning::{Interner, Key};

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Distinct small values, numbered in the order in which the threads happen to meet them.
#[derive(Debug)]
pub(crate) struct SharedValues<T>(Mutex<(FxHashMap<T, u32>, Vec<T>)>);

impl<T> Default for SharedValues<T> {
    fn default() -> Self {
        Self(Mutex::new((FxHashMap::default(), Vec::new())))
    }
}

impl<T: Copy + Eq + Hash> SharedValues<T> {
    /// The number of a value, looked up in the thread's own `cache` first.
    #[allow(clippy::cast_possible_truncation)]
    pub(crate) fn number(&self, value: T, cache: &mut FxHashMap<T, u32>) -> u32 {
        *cache.entry(value).or_insert_with(|| {
            let (numbers, values) = &mut *lock(&self.0);
            *numbers.entry(value).or_insert_with(|| {
                values.push(value);
                values.len() as u32 - 1
            })
        })
    }

    /// The values by number, so far.
    pub(crate) fn values(&self) -> Vec<T> {
        lock(&self.0).1.clone()
    }

    /// The values by number.
    pub(crate) fn into_values(self) -> Vec<T> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner).1
    }
}

/// Distinct texts with something remembered for each.
#[derive(Debug)]
pub(crate) struct SharedTexts<T>(Mutex<(Interner, Vec<T>)>);

impl<T> Default for SharedTexts<T> {
    fn default() -> Self {
        Self(Mutex::new((Interner::default(), Vec::new())))
    }
}

impl<T> SharedTexts<T> {
    /// The number of a text; what is remembered for it is made if it is new, and shown to `again` if not.
    pub(crate) fn number_with(&self, key: &Key<'_>, new: impl FnOnce() -> T, again: impl FnOnce(&mut T)) -> u32 {
        let (texts, remembered) = &mut *lock(&self.0);
        let (number, is_new) = texts.intern(key);
        if is_new {
            remembered.push(new());
        } else if let Some(remembered) = remembered.get_mut(number as usize) {
            again(remembered);
        }
        number
    }

    /// The texts by number, and what was remembered for each.
    pub(crate) fn into_inner(self) -> (Interner, Vec<T>) {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}
