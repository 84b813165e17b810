//! Pages as a reader draws them, beside the pictures in `tests/pictures`.
//!
//! A picture is compared in tiles of 8 by 8 pixels at 60 dots per inch: about one line of text high. Two versions of
//! poppler smooth the edges of letters differently, which changes the mean grey of a tile by some levels of 255; a line
//! that moved, was lost or lies over another changes it by fifty and more. So a tile may differ by 20 levels, and the
//! whole picture by 1.0 on average. `UPDATE_PICTURES=1 cargo nextest run -p documents` draws them anew: look at them.

use std::path::{Path, PathBuf};

use documents::{Language, Sheet, appointment_letter, day_list, visit_summary};

use super::people::{day, letter, summary};
use super::poppler::picture;

const TILE: usize = 8;
const TILE_TOLERANCE: f64 = 20.0;
const MEAN_TOLERANCE: f64 = 1.0;

struct Grey {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

fn read(bytes: &[u8]) -> Grey {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    assert_eq!(reader.info().bit_depth, png::BitDepth::Eight);
    // Some versions of poppler write grey as three equal channels.
    let channels = reader.info().color_type.samples();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut pixels).unwrap();
    pixels.truncate(frame.buffer_size());
    let pixels = pixels.chunks_exact(channels).map(|pixel| pixel[0]).collect();
    Grey { width: frame.width as usize, height: frame.height as usize, pixels }
}

fn write(file: &Path, picture: &Grey) {
    let file = std::fs::File::create(file).unwrap();
    let mut encoder = png::Encoder::new(file, picture.width as u32, picture.height as u32);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_compression(png::Compression::High);
    encoder.write_header().unwrap().write_image_data(&picture.pixels).unwrap();
}

fn tile(picture: &Grey, x: usize, y: usize) -> f64 {
    let (mut sum, mut count) = (0.0, 0.0);
    for row in y..(y + TILE).min(picture.height) {
        for column in x..(x + TILE).min(picture.width) {
            sum += f64::from(picture.pixels[row * picture.width + column]);
            count += 1.0;
        }
    }
    sum / count
}

/// Where two pictures of the same size differ most, and how much they differ on average.
fn difference(one: &Grey, other: &Grey) -> (f64, (usize, usize), f64) {
    let (mut most, mut place, mut sum, mut count) = (0.0, (0, 0), 0.0, 0.0);
    for y in (0..one.height).step_by(TILE) {
        for x in (0..one.width).step_by(TILE) {
            let differs = (tile(one, x, y) - tile(other, x, y)).abs();
            sum += differs;
            count += 1.0;
            if differs > most {
                (most, place) = (differs, (x, y));
            }
        }
    }
    (most, place, sum / count)
}

fn kept(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures").join(format!("{name}.png"))
}

fn looks_like(name: &str, bytes: &[u8], page: u32) {
    let drawn = picture(bytes, page, 60);
    if std::env::var_os("UPDATE_PICTURES").is_some() {
        write(&kept(name), &read(&drawn));
    }
    let drawn = read(&drawn);
    let wanted = read(&std::fs::read(kept(name)).unwrap());
    assert_eq!((drawn.width, drawn.height), (wanted.width, wanted.height), "{name}");
    let (most, (x, y), mean) = difference(&drawn, &wanted);
    assert!(
        most <= TILE_TOLERANCE && mean <= MEAN_TOLERANCE,
        "{name}: differs by {most:.1} at {x},{y}; by {mean:.2} on average"
    );
}

#[test]
fn a_summary_looks_as_it_should_on_a4() {
    looks_like("summary-a4", &visit_summary(&summary(Sheet::A4, Language::English)).unwrap().bytes, 1);
}

#[test]
fn a_letter_looks_as_it_should_on_letter_paper() {
    looks_like("letter-letter", &appointment_letter(&letter(Sheet::Letter, Language::Spanish)).unwrap().bytes, 1);
}

#[test]
fn a_list_looks_as_it_should_on_its_last_page() {
    let printed = day_list(&day(25, Sheet::A4)).unwrap();
    looks_like("list-a4", &printed.bytes, printed.pages);
}

#[test]
fn a_moved_line_is_more_than_the_tolerance() {
    let first = summary(Sheet::A4, Language::English);
    let mut second = first.clone();
    second.visit.number = None;
    let [one, other] = [first, second].map(|summary| read(&picture(&visit_summary(&summary).unwrap().bytes, 1, 60)));
    let (most, _, mean) = difference(&one, &other);
    assert!(most > 2.0 * TILE_TOLERANCE && mean > MEAN_TOLERANCE, "{most} {mean}");
}
