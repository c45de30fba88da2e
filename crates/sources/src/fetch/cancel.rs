use tokio_util::sync::CancellationToken;

/// Stops a fetch or a sync from another thread. Clones share one switch.
#[derive(Clone, Debug, Default)]
pub struct Cancel(CancellationToken);

impl Cancel {
    /// A switch that nobody has pulled.
    #[must_use]
    pub fn new() -> Cancel {
        Cancel::default()
    }

    /// Stops everything that was given this switch.
    pub fn cancel(&self) {
        self.0.cancel();
    }

    /// Whether it was pulled.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.is_cancelled()
    }

    pub(crate) async fn cancelled(&self) {
        self.0.cancelled().await;
    }
}
