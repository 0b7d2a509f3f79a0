//! When to stop.

/// Listens for Ctrl-C and SIGTERM from the moment it is made: before anybody is told that the program is up. SIGHUP, which a
/// closed terminal and `systemctl reload` send, ends nothing: there is nothing to read again yet.
#[cfg(unix)]
pub struct Signals {
    hangup: tokio::signal::unix::Signal,
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    pub fn listen() -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self {
            hangup: signal(SignalKind::hangup())?,
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
        })
    }

    async fn next(&mut self) -> &'static str {
        loop {
            tokio::select! {
                _ = self.interrupt.recv() => return "interrupt",
                _ = self.terminate.recv() => return "terminate",
                _ = self.hangup.recv() => tracing::info!("SIGHUP: going on"),
            }
        }
    }
}

#[cfg(not(unix))]
pub struct Signals;

#[cfg(not(unix))]
impl Signals {
    pub fn listen() -> std::io::Result<Self> {
        Ok(Self)
    }

    async fn next(&mut self) -> &'static str {
        match tokio::signal::ctrl_c().await {
            Ok(()) => "interrupt",
            Err(_) => std::future::pending().await,
        }
    }
}

impl Signals {
    /// Ends with the first signal. A second one ends the process at once.
    pub async fn requested(mut self) {
        let name = self.next().await;
        tracing::info!(signal = name, "shutting down; a second signal ends at once");
        tokio::spawn(async move {
            self.next().await;
            tracing::warn!("ended by a second signal");
            std::process::exit(130);
        });
    }
}
