//! The allocator of the program. A page is made of many small texts; with mimalloc it costs a quarter less processor time.

use mimalloc::MiMalloc;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;
