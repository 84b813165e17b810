//! Whole documents: their bytes, their text as `pdftotext` reads it, their pages as `pdftoppm` draws them (poppler-utils).
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod bytes;
mod ecg;
mod pages;
mod people;
mod pictures;
mod poppler;
mod words;
