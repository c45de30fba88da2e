//! Lists the files of `packs/` for embedding, so that a new language is a new folder and nothing else.
#![allow(clippy::expect_used)] // A build script has nobody to answer to but the builder.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=packs");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("packs");
    let mut code = String::from("&[\n");
    for language in sorted(&root) {
        // A folder becomes a language with its pack.toml: until then its files can grow one by one.
        println!("cargo::rerun-if-changed={}", language.join("pack.toml").display());
        if !language.join("pack.toml").is_file() {
            continue;
        }
        let name = language
            .file_name()
            .and_then(|name| name.to_str())
            .expect("plain folder names");
        writeln!(code, "PackSource {{ code: {name:?}, files: &[").expect("writing to a string");
        for file in sorted(&language)
            .iter()
            .filter(|file| file.extension().is_some_and(|end| end == "toml"))
        {
            println!("cargo::rerun-if-changed={}", file.display());
            let name = file
                .file_name()
                .and_then(|name| name.to_str())
                .expect("plain file names");
            writeln!(
                code,
                "PackFile {{ name: {name:?}, content: include_str!({file:?}) }},"
            )
            .expect("as above");
        }
        code.push_str("] },\n");
    }
    code.push(']');
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it")).join("packs.rs");
    fs::write(out, code).expect("the build folder can be written");
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .expect("packs/ is there")
        .map(|entry| entry.expect("readable").path())
        .collect();
    entries.sort();
    entries
}
