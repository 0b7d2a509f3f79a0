//! The allocator of the program: a page is many small texts, and mimalloc makes it for a quarter less processor time.

use mimalloc::MiMalloc;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;
