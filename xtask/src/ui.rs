//! The window's own packages, its build, and the files generated for it.

use crate::step::{command, root};
use std::fs;
use std::process::Command;

/// npm in the window's folder.
pub fn npm(arguments: &[&str]) -> Command {
    let mut npm = command("npm", arguments);
    npm.current_dir(root().join("ui"));
    npm
}

/// Installs the window's packages as locked, unless they are.
pub fn install() -> Result<(), String> {
    let stamp = root().join("ui/node_modules/.locked");
    let lock = fs::read(root().join("ui/package-lock.json"))
        .map_err(|error| format!("ui/package-lock.json: {error}"))?;
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    run(npm(&["ci", "--no-audit", "--no-fund"]), "npm ci")?;
    fs::write(&stamp, lock).map_err(|error| format!("{}: {error}", stamp.display()))
}

/// Builds the window's files, which the desktop program embeds.
pub fn build() -> Result<(), String> {
    run(npm(&["run", "build"]), "npm run build")
}

/// Writes the TypeScript types of the wire anew.
pub fn generate() -> Result<(), String> {
    let arguments = [
        "run",
        "--quiet",
        "-p",
        "factdesk-api",
        "--example",
        "generate-types",
    ];
    let cargo = command("cargo", arguments);
    run(cargo, "generating the TypeScript types")
}

/// Runs a command that must succeed.
pub fn run(mut command: Command, name: &str) -> Result<(), String> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{name} failed ({status})")),
        Err(error) => Err(format!("{name} could not be started: {error}; is it installed?")),
    }
}
