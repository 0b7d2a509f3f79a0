//! When to stop.

/// Ends with the first Ctrl-C or SIGTERM. A second one ends the process at once.
pub async fn requested() {
    let name = signal().await;
    tracing::info!(signal = name, "shutting down; a second signal ends at once");
    tokio::spawn(async {
        signal().await;
        tracing::warn!("ended by a second signal");
        std::process::exit(130);
    });
}

async fn signal() -> &'static str {
    tokio::select! {
        () = interrupted() => "interrupt",
        () = terminated() => "terminate",
    }
}

async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

#[cfg(unix)]
async fn terminated() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut signals) => {
            signals.recv().await;
        }
        Err(_) => std::future::pending::<()>().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending::<()>().await;
}
