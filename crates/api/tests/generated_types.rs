//! The window's types are generated, never typed by hand.

use std::path::Path;

#[test]
fn the_windows_types_are_fresh() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/lib/generated/api.ts");
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        kept == factdesk_api::typescript::generate(),
        "stale: run `cargo xtask generate`"
    );
}
