//! All that the window may ask of the shell.

use crate::bench::Bench;
use crate::opened::Opened;
use crate::staging::Staging;
use factdesk_api::{ApiError, ErrorCode};
use serde_json::Value;
use tauri::ipc::{InvokeBody, Request};
use tauri::{AppHandle, Manager, State};

/// Does one command of the api, beside the main thread: a slow page must not hold the window.
#[tauri::command]
pub async fn call(app: AppHandle, command: String, input: Value) -> Result<Value, ApiError> {
    tauri::async_runtime::spawn_blocking(move || app.state::<Bench>().call(&command, input))
        .await
        .map_err(|error| ApiError::new(ErrorCode::Internal, error))?
}

/// Keeps a dropped or chosen file where a command can read it, and tells where.
#[tauri::command]
pub fn stage_file(request: Request<'_>, staging: State<'_, Staging>) -> Result<String, ApiError> {
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(ApiError::new(
            ErrorCode::BadRequest,
            "a file's bytes are expected",
        ));
    };
    let name = request
        .headers()
        .get("name")
        .and_then(|name| name.to_str().ok())
        .map(percent_decoded)
        .unwrap_or_default();
    let path = staging
        .keep(&name, bytes)
        .map_err(|error| ApiError::new(ErrorCode::FileUnreadable, format!("{name}: {error}")))?;
    Ok(path.to_string_lossy().into_owned())
}

/// The folder to propose for reports: the user's documents, else their home.
#[tauri::command]
pub fn export_folder(app: AppHandle) -> String {
    let folder = app.path().document_dir().ok().filter(|folder| folder.is_dir());
    folder
        .or_else(|| app.path().home_dir().ok())
        .map(|folder| folder.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// Files that the program was started with; each is given once.
#[tauri::command]
pub fn take_opened(opened: State<'_, Opened>) -> Vec<String> {
    opened
        .take()
        .into_iter()
        .map(|path| path.to_string_lossy().into_owned())
        .collect()
}

/// Undoes `encodeURIComponent`: a header carries plain letters only, a file's name any.
fn percent_decoded(written: &str) -> String {
    let bytes = written.as_bytes();
    let mut read = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let hex = written
            .get(at + 1..at + 3)
            .filter(|_| byte == b'%')
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        read.push(hex.unwrap_or(byte));
        at += if hex.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&read).into_owned()
}

#[cfg(test)]
mod tests {
    use super::percent_decoded;

    #[test]
    fn names_come_back_as_they_were() {
        assert_eq!(percent_decoded("H%C3%B8ring%20%231.txt"), "Høring #1.txt");
        assert_eq!(percent_decoded("100%"), "100%");
        assert_eq!(percent_decoded("%zz%"), "%zz%");
        assert_eq!(percent_decoded("æ%C3"), "æ\u{fffd}");
    }
}
