//! Work on several threads whose results do not depend on how many there are.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;
use std::sync::{Barrier, Mutex, PoisonError};

/// Does the same work on several threads, this one among them, and gives what each made.
///
/// They begin together: a new thread may be put behind another that is busy, and the system takes up to 40 ms to see that
/// a processor is idle. Whoever wakes up from waiting is put where there is room.
pub(crate) fn on_threads<T: Send>(threads: usize, work: impl Fn() -> T + Sync) -> Vec<T> {
    if threads <= 1 {
        return vec![work()];
    }
    let begin = Barrier::new(threads);
    let together = || {
        begin.wait();
        work()
    };
    std::thread::scope(|scope| {
        let handles: Vec<_> = (1..threads).map(|_| scope.spawn(together)).collect();
        let own = together();
        let others = handles.into_iter();
        let others = others.map(|handle| handle.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        std::iter::once(own).chain(others).collect()
    })
}

/// Makes items until there are no more and uses them in their order, on another thread ahead of this one if there may be two.
pub(crate) fn make_ahead<T: Send>(threads: usize, mut make: impl FnMut() -> Option<T> + Send, mut take: impl FnMut(T)) {
    if threads <= 1 {
        return std::iter::from_fn(make).for_each(take);
    }
    let (send, made) = sync_channel(AHEAD);
    std::thread::scope(|scope| {
        scope.spawn(move || while make().is_some_and(|item| send.send(item).is_ok()) {});
        made.iter().for_each(&mut take);
    });
}

/// So many items wait at most.
const AHEAD: usize = 4;

/// Works through items on several threads, each of which takes the next item when it is free. Gives the results in the
/// order of the items, and the workers in no order.
pub(crate) fn in_order<I: Send, T: Send, W: Send>(
    items: Vec<I>,
    threads: usize,
    worker: impl Fn() -> W + Sync,
    work: impl Fn(&mut W, I) -> T + Sync,
) -> (Vec<T>, Vec<W>) {
    let threads = threads.min(items.len());
    let items: Vec<Mutex<Option<I>>> = items.into_iter().map(|item| Mutex::new(Some(item))).collect();
    let next = AtomicUsize::new(0);
    let parts = on_threads(threads, || {
        let mut worker = worker();
        let mut made = vec![];
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else { return (made, worker) };
            if let Some(item) = item.lock().unwrap_or_else(PoisonError::into_inner).take() {
                made.push((at, work(&mut worker, item)));
            }
        }
    });
    let (mut made, mut workers) = (vec![], vec![]);
    for (part, worker) in parts {
        made.extend(part);
        workers.push(worker);
    }
    made.sort_by_key(|(at, _)| *at);
    (made.into_iter().map(|(_, made)| made).collect(), workers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_made_ahead_come_in_their_order_and_once() {
        for threads in [1, 2, 5] {
            let (mut numbers, mut taken) = (0..1000, vec![]);
            make_ahead(threads, || numbers.next(), |number| taken.push(number));
            assert!(taken.into_iter().eq(0..1000), "{threads} threads");
        }
    }
}
