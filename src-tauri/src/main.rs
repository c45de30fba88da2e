//! The desktop shell: a window, what only the machine can do for it, and one way into the use cases.
//!
//! Everything that Factdesk can do lies in `factdesk_api`; here is no decision about claims, sources or verdicts.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod bench;
mod commands;
mod graphics;
mod opened;
mod sample;
mod staging;

use std::process::ExitCode;
use tauri::Manager;

/// An annotation is very many small strings: this allocator makes and frees them at half the price of the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // This very program reads hostile pages as a child of itself; asked for that, it does nothing else.
    factdesk_api::run_reader_if_asked();
    graphics::settle();
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("factdesk-desktop: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn std::error::Error>> {
    tauri::Builder::default()
        // First, so that a second start hands over its files before it opens anything.
        .plugin(tauri_plugin_single_instance::init(|app, arguments, folder| {
            opened::hand_over(app, &arguments, folder.as_ref());
        }))
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(tauri::generate_handler![
            commands::call,
            commands::stage_file,
            commands::export_folder,
            commands::take_opened,
        ])
        .setup(|app| {
            app.manage(bench::Bench::new()?);
            app.manage(staging::Staging::new(app.path().app_cache_dir()?.join("staged")));
            let folder = std::env::current_dir()?;
            app.manage(opened::Opened::from_arguments(std::env::args().skip(1), &folder));
            Ok(())
        })
        .run(tauri::generate_context!())?;
    Ok(())
}
