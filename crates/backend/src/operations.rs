//! Which call it is: of an intent, of a page. What is shown to people is made here too, by the functions that make what is
//! sent.

mod evaluation;
mod lists;
mod of_intent;
mod of_page;
mod unsigned_call;

pub(crate) use evaluation::{evaluate_write, evaluation_read};
pub use lists::SourceQuery;
pub(crate) use lists::{
    DB_TYPE, PAGE_ROWS, UPSTREAM_PAGE, cluster_filters, clusters_read, sources_read,
};
pub(crate) use of_intent::{intent_tag, write_of};
pub use of_page::PageRead;
pub use unsigned_call::UnsignedCall;
