//! The shipped file with a few changes at random, as slips, bad merges and broken disks make them: it is loaded, or every problem
//! is told, and nothing panics.
//!
//! A handful of cases every day; more of them: `PROPTEST_CASES=20000 cargo test --release --test load shipped`.

use std::fs;

use proptest::prelude::*;
use proptest::sample::Index;

use super::survives;

/// One change. Where it is made is told by its share of the way through the file.
#[derive(Clone, Debug)]
enum Change {
    /// A bit of a byte is turned.
    Flip(Index, u8),
    /// Bytes are put in.
    Insert(Index, Vec<u8>),
    /// The file ends here.
    Truncate(Index),
    /// Two lines change places.
    Swap(Index, Index),
    /// A line is lost.
    Drop(Index),
    /// A line stands somewhere else again.
    Repeat(Index, Index),
    /// A line gets the value of another one.
    Value(Index, Index),
    /// Lines of one part of the file stand in another: a merge that went wrong.
    Block(Index, Index, usize),
    /// A value is nested so deep.
    Nest(Index, usize),
}

fn change() -> impl Strategy<Value = Change> {
    use Change as C;
    let at = any::<Index>;
    prop_oneof![
        (at(), 0..8_u8).prop_map(|(at, bit)| C::Flip(at, bit)),
        (at(), prop::collection::vec(any::<u8>(), 1..8)).prop_map(|(at, bytes)| C::Insert(at, bytes)),
        at().prop_map(C::Truncate),
        (at(), at()).prop_map(|(one, two)| C::Swap(one, two)),
        at().prop_map(C::Drop),
        (at(), at()).prop_map(|(from, to)| C::Repeat(from, to)),
        (at(), at()).prop_map(|(from, to)| C::Value(from, to)),
        (at(), at(), 1..40_usize).prop_map(|(from, to, lines)| C::Block(from, to, lines)),
        (at(), 1..3000_usize).prop_map(|(at, depth)| C::Nest(at, depth)),
    ]
}

fn apply(change: &Change, bytes: &mut Vec<u8>) {
    match change {
        Change::Flip(at, bit) => {
            if !bytes.is_empty() {
                *at.get_mut(bytes) ^= 1 << bit;
            }
        }
        Change::Insert(at, given) => {
            let at = at.index(bytes.len() + 1);
            bytes.splice(at..at, given.iter().copied());
        }
        Change::Truncate(at) => bytes.truncate(at.index(bytes.len() + 1)),
        _ => {
            let lines: Vec<&[u8]> = bytes.split_inclusive(|&byte| byte == b'\n').collect();
            if !lines.is_empty() {
                *bytes = among_lines(change, lines);
            }
        }
    }
}

fn among_lines(change: &Change, lines: Vec<&[u8]>) -> Vec<u8> {
    let made;
    // The new line lives longer than those that it is put among.
    let mut lines = lines;
    let count = lines.len();
    let row = |at: &Index| at.index(count);
    match change {
        Change::Swap(one, two) => lines.swap(row(one), row(two)),
        Change::Drop(at) => drop(lines.remove(row(at))),
        Change::Repeat(from, to) => lines.insert(row(to), lines[row(from)]),
        Change::Block(from, to, length) => {
            let block = lines[row(from)..(row(from) + length).min(count)].to_vec();
            lines.splice(row(to)..row(to), block);
        }
        Change::Value(from, to) => {
            let equals = |line: &[u8]| line.iter().position(|&byte| byte == b'=');
            let (from, to) = (lines[row(from)], &mut lines[row(to)]);
            if let (Some(value), Some(end)) = (equals(from), equals(to)) {
                made = [&to[..end], &from[value..]].concat();
                *to = &made;
            }
        }
        Change::Nest(at, depth) => {
            made = format!("x = {}1{}\n", "[{a = ".repeat(*depth), "}]".repeat(*depth)).into_bytes();
            lines.insert(row(at), &made);
        }
        Change::Flip(..) | Change::Insert(..) | Change::Truncate(_) => {}
    }
    lines.concat()
}

fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_shipped_file_mutated_never_panics(changes in prop::collection::vec(change(), 1..6)) {
        let mut bytes = fs::read("data/iraq-coalition.toml").expect("the shipped file");
        for change in &changes {
            apply(change, &mut bytes);
        }
        survives(&bytes);
    }
}
