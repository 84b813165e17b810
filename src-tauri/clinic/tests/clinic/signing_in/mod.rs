//! Who signs in, how wrong tries slow the next one down, and what administrators change about people.

mod account;
mod emergency;
mod entering;
mod people;
mod rules;
mod support;
mod typing;
