//! A background task, what its hook is told, and what is reported of it.

use std::fmt;

/// A task that is started again when it breaks off.
pub struct Task {
    pub(super) name: &'static str,
    pub(super) is_lasting: bool,
    pub(super) ends_itself: bool,
    pub(super) hook: Option<Hook>,
}

type Hook = Box<dyn Fn(Standing) + Send>;

/// What has become of a task, as its hook is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    BrokenOff,
    RunsAgain,
}

/// All tasks of one name. `waiting` ones broke off and will be started again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskReport {
    pub name: &'static str,
    pub running: usize,
    pub waiting: usize,
    /// Since the process started, of tasks that are over, too.
    pub panics: u64,
    /// Whether the process is of little use without it.
    pub is_lasting: bool,
}

impl Task {
    pub fn named(name: &'static str) -> Self {
        Self { name, is_lasting: false, ends_itself: false, hook: None }
    }

    /// The process is not ready while this task is down.
    pub(crate) fn lasting(self) -> Self {
        Self { is_lasting: true, ..self }
    }

    /// At shutdown the work is not cancelled but waited for. It has to end soon after [`super::Background::stop`] is cancelled.
    pub(crate) fn ending_itself(self) -> Self {
        Self { ends_itself: true, ..self }
    }

    /// `hook` is told when the work has broken off, and when it is about to run again.
    pub fn on_change(self, hook: impl Fn(Standing) + Send + 'static) -> Self {
        Self { hook: Some(Box::new(hook)), ..self }
    }
}

impl From<&'static str> for Task {
    fn from(name: &'static str) -> Self {
        Self::named(name)
    }
}

impl fmt::Debug for Task {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Task").field(&self.name).finish()
    }
}
