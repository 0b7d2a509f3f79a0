//! A statement with its values. Its text is the same for SQLite and PostgreSQL: parameters are `$1`, columns are texts and
//! 64-bit integers.

/// One statement.
#[derive(Debug)]
pub struct Statement {
    pub text: &'static str,
    pub values: Vec<Value>,
}

/// The value of a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Text(Option<String>),
    Integer(Option<i64>),
    /// What a column holds and the driver cannot read. Never written.
    Unreadable(String),
}

impl Statement {
    pub fn new(text: &'static str) -> Self {
        Self { text, values: Vec::new() }
    }

    /// Adds the value of the next parameter.
    #[must_use]
    pub fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(Some(text.to_owned()))
    }
}

impl From<Option<&str>> for Value {
    fn from(text: Option<&str>) -> Self {
        Self::Text(text.map(str::to_owned))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(Some(text))
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(Some(text.clone()))
    }
}

impl From<Option<String>> for Value {
    fn from(text: Option<String>) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Integer(Some(number))
    }
}

impl From<Option<i64>> for Value {
    fn from(number: Option<i64>) -> Self {
        Self::Integer(number)
    }
}

impl Value {
    /// Whether both are the same in a column. Nothing is the same whatever its type is.
    pub fn is_same(&self, other: &Self) -> bool {
        let is_empty = |value: &Self| matches!(value, Self::Text(None) | Self::Integer(None));
        self == other || is_empty(self) && is_empty(other)
    }
}
