//! Whole migrations by the console's own forms, in many clouds: what the vendor's documents leave open, an emulator decides
//! one way or the other, and the record has to be true in each.

mod choices;
mod console;
mod faults;
mod forms;
mod journey;
mod pairs;
mod press;
mod random;
mod story;
mod subjects;
mod table;
mod variant;
mod world;
