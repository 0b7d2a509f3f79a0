//! The least an HTTP server on this stack can cost: one fixed answer. `make bench` measures it in the
//! same run as the console, so that its figures mean something on any machine.

use std::io::Write;

use axum::{Router, routing::get};
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    writeln!(std::io::stdout(), r#"{{"floor":"http://{}"}}"#, listener.local_addr()?)?;
    axum::serve(listener, Router::new().route("/", get(|| async { "Hello, world!" }))).await
}
