//! Some Linux graphics leave WebKitGTK's window blank when it shares its buffers with the compositor.

/// Switches that sharing off, unless the user decided it otherwise.
#[cfg(target_os = "linux")]
pub fn settle() {
    use std::os::unix::process::CommandExt;

    const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(SWITCH).is_some() {
        return;
    }
    let Ok(program) = std::env::current_exe() else {
        return;
    };
    // A variable cannot be set safely in a running program; starting it anew in its own place can.
    let error = std::process::Command::new(program)
        .args(std::env::args_os().skip(1))
        .env(SWITCH, "1")
        .exec();
    eprintln!("factdesk-desktop: the graphics could not be settled: {error}");
}

/// Elsewhere there is nothing to settle.
#[cfg(not(target_os = "linux"))]
pub fn settle() {}
