//! The same work on many items, on the cores that there are.

use std::num::NonZero;
use std::sync::{Mutex, OnceLock};
use std::thread;

/// Most threads that a load uses; past it the memory is the limit, not the cores.
const MAX_THREADS: usize = 8;

/// Applies `work` to every item and gives the results in the order of the items. Each item is dropped as soon as it is done.
pub fn map<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let threads = cores().min(items.len()).min(MAX_THREADS);
    if threads <= 1 {
        return items.into_iter().map(work).collect();
    }
    let count = items.len();
    let queue = Mutex::new(items.into_iter().enumerate());
    let worker = || {
        let mut done = Vec::with_capacity(count / threads + 1);
        loop {
            // The lock is not poisoned: nothing under it can panic.
            let next = queue.lock().map_or(None, |mut queue| queue.next());
            let Some((at, item)) = next else { return done };
            done.push((at, work(item)));
        }
    };
    let mut results: Vec<(usize, R)> = Vec::with_capacity(count);
    thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(worker)).collect();
        results.extend(worker());
        for other in others {
            match other.join() {
                Ok(done) => results.extend(done),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
    });
    results.sort_unstable_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, result)| result).collect()
}

/// How many cores there are; to find out, files of the system are read, so it is asked once.
fn cores() -> usize {
    static CORES: OnceLock<usize> = OnceLock::new();
    *CORES.get_or_init(|| thread::available_parallelism().map_or(1, NonZero::get))
}

#[cfg(test)]
mod tests {
    #[test]
    fn results_stand_in_the_order_of_the_items() {
        let squares = super::map((0..1000_u64).collect(), |n| n * n);
        assert!(squares.iter().enumerate().all(|(n, &square)| square == (n * n) as u64));
        assert_eq!(squares.len(), 1000);
    }
}
