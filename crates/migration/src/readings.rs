//! What readings of a migration show: one reading alone, or a series of them.

mod attention;
mod both_write;
mod ending;
mod flow;
mod name_map;
mod trend;
mod write_gap;

pub use attention::{Attention, needs_attention};
pub use both_write::{BothWrite, both_write, may_yet_write};
pub use ending::{BeforeClosing, Closing, Ending, LastReading};
pub use flow::{Flow, flow};
pub use name_map::{Answerer, NameRow, name_map};
pub use trend::{Trend, eta_to_switchable, trend};
pub use write_gap::{MeasuredGap, ModesAt, WriteGap, last_write_gap};
