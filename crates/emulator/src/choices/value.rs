//! What a switch can be set to.

use serde::{Deserialize, Serialize};

/// One value and what it means.
#[derive(Serialize)]
pub struct Meaning {
    pub value: &'static str,
    pub meaning: &'static str,
}

impl Meaning {
    pub fn new(value: &'static str, meaning: &'static str) -> Self {
        Self { value, meaning: meaning.trim_ascii() }
    }
}

/// A value of a switch.
pub trait Value: Sized {
    /// As it is written in a scenario.
    fn word(&self) -> String;

    /// Each value and what it means.
    fn values() -> Vec<Meaning>;

    /// # Errors
    /// Why it cannot be used.
    fn check(&self) -> Result<(), String> {
        Ok(())
    }
}

impl Value for bool {
    fn word(&self) -> String {
        self.to_string()
    }

    fn values() -> Vec<Meaning> {
        vec![Meaning::new("true", "yes"), Meaning::new("false", "no")]
    }
}

/// A number from 1 to 365.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Count(pub u16);

impl Value for Count {
    fn word(&self) -> String {
        self.0.to_string()
    }

    fn values() -> Vec<Meaning> {
        vec![Meaning::new("1 to 365", "a number")]
    }

    fn check(&self) -> Result<(), String> {
        match self.0 {
            1..=365 => Ok(()),
            other => Err(format!("{other} is not a number from 1 to 365")),
        }
    }
}

/// A switch with named values.
macro_rules! words {
    ($($(#[doc = $about:literal])+ $name:ident {
        $($(#[doc = $doc:literal])+ $variant:ident = $word:literal,)+
    })+) => {$(
        $(#[doc = $about])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        pub enum $name {
            $($(#[doc = $doc])+ #[serde(rename = $word)] $variant,)+
        }

        impl Value for $name {
            fn word(&self) -> String {
                match self { $(Self::$variant => $word.to_owned(),)+ }
            }

            fn values() -> Vec<Meaning> {
                vec![$(Meaning::new($word, concat!($($doc),+)),)+]
            }
        }
    )+};
}

pub(super) use words;
