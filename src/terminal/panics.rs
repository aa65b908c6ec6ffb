//! Panics: the main thread's gives the terminal back before its message is printed; a worker's is caught and told as text.

use std::any::Any;
use std::cell::RefCell;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::thread;

use super::restore;

thread_local! {
    /// Where this thread's last panic happened, which only the hook is told.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Makes panics safe for the screen; called once, by the thread that owns the terminal.
pub fn install_panic_hook() {
    let owner = thread::current().id();
    let print = take_hook();
    set_hook(Box::new(move |panic| {
        if thread::current().id() != owner {
            // A worker goes on under the same screen: `catch` turns its panic into a message there.
            PLACE.set(panic.location().map(ToString::to_string));
            return;
        }
        restore();
        print(panic);
        let advice = "sitrep stopped because of a mistake in the program, not in your file. The lines above say where; \
                      a report with them and the last keys helps to mend it.";
        // The program ends here anyway; a closed stderr must not add a second panic.
        drop(writeln!(std::io::stderr(), "{advice}"));
    }));
}

/// Runs a worker's task; a panic in it comes back as a sentence that says where it happened.
pub fn catch<T>(task: &str, work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
        let place = PLACE.take().map_or(String::new(), |place| format!(" at {place}"));
        format!("{task} failed because of a mistake in the program{place}: {}", message(&*payload))
    })
}

fn message(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_gives_its_result() {
        assert_eq!(catch("Adding", || 1 + 1), Ok(2));
    }

    #[test]
    fn a_panic_becomes_a_sentence() {
        let told = catch("The search", || panic!("no row {}", 7));
        let told: Result<(), String> = told;
        assert_eq!(told, Err("The search failed because of a mistake in the program: no row 7".to_owned()));
    }
}
