//! Any bytes as a page, PDF, Word document, e-mail or text: no panic and an end. What libraries may do to a process is
//! kept in a child by the product; here it shall be seen.
#![no_main]

#[path = "../../crates/sources/tests/fuzz/read_any.rs"]
mod read_any;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Some(request) = read_any::request(bytes) {
        read_any::check(&factdesk_sources::read::read_here(&request));
    }
});
