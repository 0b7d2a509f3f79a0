//! Work that goes on beside the requests: polls, and the settling of intents. It ends at shutdown, and the next process
//! takes up what was left. A panic ends only the run in which it happens: the work is started again.

mod pace;
mod supervise;
mod task;

pub(crate) use pace::Pace;
pub(crate) use supervise::Background;
pub use task::{Standing, Task, TaskReport};
