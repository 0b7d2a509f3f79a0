//! Every cluster of a region with its migration. Filters, order and selection are the URL.

mod filters;
mod page;
mod progress;
mod query;
mod table;

pub use page::ClustersPage;
