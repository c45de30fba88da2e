//! The desktop shell of Factdesk.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() {
    let _ = tauri::Builder::<tauri::Wry>::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(tauri_plugin_single_instance::init(|_, _, _| {}))
        .invoke_handler(tauri::generate_handler![call])
        .run(tauri::generate_context!());
}

#[tauri::command]
fn call(command: String) -> String {
    command
}
