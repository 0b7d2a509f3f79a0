//! An operation before it is sent: its call can be displayed, and awaiting it sends the call.

use std::future::{Future, IntoFuture};
use std::pin::Pin;

use jiff::Timestamp;
use serde::de::DeserializeOwned;

use crate::answer::Answer;
use crate::call::Call;
use crate::client::Client;
use crate::error::ClientError;

/// Turns an answer's body and the upstream's time into a value, or returns what is wrong with them.
type Understand<T> = Box<dyn Fn(&[u8], Option<Timestamp>) -> Result<T, String> + Send + Sync>;
/// The value for an error that says that there is nothing, by the upstream's time.
type Absent<T> = Box<dyn Fn(Option<Timestamp>) -> T + Send + Sync>;
type Sending<T> = Pin<Box<dyn Future<Output = Result<Answer<T>, ClientError>> + Send>>;

/// A read. Awaiting it sends the call, again as long as that may help.
#[must_use = "nothing is sent until it is awaited"]
pub struct Read<T> {
    client: Client,
    call: Call,
    understand: Understand<T>,
    /// An error that is an answer: its code, and the value that it stands for.
    absent: Option<(&'static str, Absent<T>)>,
}

/// A write. Awaiting it sends the call exactly once, on a connection of its own. It returns when the upstream has accepted
/// the call, not when it is done. [`ClientError::proves_not_run`] says what an error proves.
#[must_use = "nothing is sent until it is awaited"]
pub struct Write<T> {
    client: Client,
    call: Call,
    understand: Understand<T>,
}

impl Client {
    pub(crate) fn read<W, T>(
        &self,
        call: Call,
        into: impl Fn(W, Option<Timestamp>) -> Result<T, String> + Send + Sync + 'static,
    ) -> Read<T>
    where
        W: DeserializeOwned,
    {
        Read { client: self.clone(), call, understand: understand(into), absent: None }
    }

    /// A write whose answer says only that the call was accepted.
    pub(crate) fn write(&self, call: Call) -> Write<()> {
        self.write_for(call, |_: serde_json::Map<String, serde_json::Value>| Ok(()))
    }

    /// A write whose answer has a value. An answer without it is [`ClientError::Malformed`], so the outcome of the write is
    /// unknown.
    pub(crate) fn write_for<W, T>(
        &self,
        call: Call,
        into: impl Fn(W) -> Result<T, String> + Send + Sync + 'static,
    ) -> Write<T>
    where
        W: DeserializeOwned,
    {
        let understand = understand(move |wire, _| into(wire));
        Write { client: self.clone(), call, understand }
    }
}

fn understand<W: DeserializeOwned, T>(
    into: impl Fn(W, Option<Timestamp>) -> Result<T, String> + Send + Sync + 'static,
) -> Understand<T> {
    Box::new(move |body, date| {
        let wire = serde_json::from_slice(body).map_err(|error| error.to_string())?;
        into(wire, date)
    })
}

impl<T> Read<T> {
    /// The same read, for which an error of this code is the answer that there is nothing.
    pub(crate) fn or_absent(
        self,
        code: &'static str,
        value: impl Fn(Option<Timestamp>) -> T + Send + Sync + 'static,
    ) -> Self {
        Self { absent: Some((code, Box::new(value))), ..self }
    }

    /// The call that is sent.
    pub fn call(&self) -> &Call {
        &self.call
    }
}

impl<T: 'static> Write<T> {
    /// The call that is sent.
    pub fn call(&self) -> &Call {
        &self.call
    }

    /// The same write with the value of its answer mapped by `f`.
    pub fn map<U>(self, f: impl Fn(T) -> U + Send + Sync + 'static) -> Write<U> {
        let Self { client, call, understand } = self;
        Write {
            client,
            call,
            understand: Box::new(move |body, date| understand(body, date).map(&f)),
        }
    }
}

impl<T: Send + 'static> IntoFuture for Read<T> {
    type Output = Result<Answer<T>, ClientError>;
    type IntoFuture = Sending<T>;

    fn into_future(self) -> Sending<T> {
        let Self { client, call, understand, absent } = self;
        Box::pin(async move {
            let error = match client.send_read(&call).await {
                Ok(received) => return received.understood(&*understand),
                Err(error) => error,
            };
            match (error.reply(), absent) {
                (Some(reply), Some((code, value))) if reply.code == code => Ok(Answer {
                    value: value(reply.date),
                    request_id: reply.request_id.clone(),
                    date: reply.date,
                }),
                _ => Err(error),
            }
        })
    }
}

impl<T: Send + 'static> IntoFuture for Write<T> {
    type Output = Result<Answer<T>, ClientError>;
    type IntoFuture = Sending<T>;

    fn into_future(self) -> Sending<T> {
        let Self { client, call, understand } = self;
        Box::pin(async move { client.send_write(&call).await?.understood(&*understand) })
    }
}
