//! Writes the window's types anew: `cargo run -p factdesk-api --example generate-types`.

use std::path::Path;

fn main() -> std::io::Result<()> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/lib/generated/api.ts");
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(file, factdesk_api::typescript::generate())
}
