//! The dialogs. Each is a route: a `<dialog>` over the cluster page, and a plain page where scripts are off.

mod checks;
mod choice;
mod cluster_change;
mod data;
mod dialog;
mod dialog_fields;
mod fields;
mod fix;
mod name_map;
mod pairs;
mod post;

pub use data::{Asked, DialogData};
pub use dialog::Dialog;
pub use fields::TypedConfirmation;
