//! Any two texts and any passage of the first.
#![no_main]

#[path = "../../crates/sources/tests/fuzz/anchor_any.rs"]
mod anchor_any;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (String, String, u8, u8)| {
    let (old, new, start, length) = input;
    anchor_any::check(&old, &new, u32::from(start), u32::from(length));
});
