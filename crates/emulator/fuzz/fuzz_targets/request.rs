#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| emulator::fuzz::request(bytes));
