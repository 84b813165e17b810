//! A table over several pages. Its head stands on each; a row goes over whole, and one that is taller than a page says
//! on the next whose it is.

use crate::flow::Flow;
use crate::line::lines;
use crate::mark::{Block, RULE, Style, TINT, Text};
use crate::sheet::MARGIN;

const HEAD: Style = Style::bold(8.0);
const PAD: f32 = 3.0;
/// Between columns.
const GAP: f32 = 8.0;

/// One column.
pub(crate) struct Column<'a> {
    pub(crate) title: &'a str,
    /// Its part of the width; the parts are weighed against each other.
    pub(crate) share: f32,
}

/// A paragraph of a cell.
pub(crate) type Cell = Vec<(Style, String)>;

/// A row: a cell per column.
pub(crate) struct Row {
    pub(crate) cells: Vec<Cell>,
    /// The first so many columns say whose row it is and are repeated where it goes on on another page.
    pub(crate) identity: usize,
}

#[derive(Clone)]
struct Line {
    style: Style,
    text: String,
}

struct Place {
    x: f32,
    width: f32,
}

pub(crate) fn table(flow: &mut Flow<'_>, columns: &[Column<'_>], rows: impl Iterator<Item = Row>, continued: &str) {
    let places = places(columns, flow.width());
    head(flow, columns, &places);
    for row in rows {
        let cells: Vec<Vec<Line>> =
            row.cells.iter().zip(&places).map(|(cell, place)| set(flow, cell, place.width)).collect();
        put(flow, columns, &places, cells, row.identity, continued);
    }
}

fn places(columns: &[Column<'_>], width: f32) -> Vec<Place> {
    let shares: f32 = columns.iter().map(|column| column.share).sum();
    let room = width - GAP * columns.len().saturating_sub(1) as f32;
    let mut x = MARGIN;
    let place = |column: &Column<'_>| {
        let place = Place { x, width: room * column.share / shares };
        x += place.width + GAP;
        place
    };
    columns.iter().map(place).collect()
}

fn set(flow: &mut Flow<'_>, cell: &Cell, width: f32) -> Vec<Line> {
    let mut set = Vec::with_capacity(cell.len());
    for (style, text) in cell {
        let cleaned = flow.cleaned(text);
        let lines = lines(&cleaned, flow.fonts.of(style.face), style.size, width);
        set.extend(lines.into_iter().map(|text| Line { style: *style, text }));
    }
    set
}

fn head(flow: &mut Flow<'_>, columns: &[Column<'_>], places: &[Place]) {
    let cells: Vec<Vec<Line>> = columns
        .iter()
        .zip(places)
        .map(|(column, place)| set(flow, &vec![(HEAD, column.title.to_owned())], place.width))
        .collect();
    let height = tallest(&cells) + 2.0 * PAD;
    let (y, width) = (flow.y, flow.width());
    flow.page().blocks.push(Block { x: MARGIN, y: y - height, width, height, ink: TINT });
    draw(flow, places, &cells);
    flow.y = y - height;
}

fn height(cell: &[Line]) -> f32 {
    cell.iter().map(|line| line.style.leading()).sum()
}

fn tallest(cells: &[Vec<Line>]) -> f32 {
    cells.iter().map(|cell| height(cell)).fold(0.0, f32::max)
}

fn put(
    flow: &mut Flow<'_>,
    columns: &[Column<'_>],
    places: &[Place],
    mut cells: Vec<Vec<Line>>,
    identity: usize,
    continued: &str,
) {
    let head_height = HEAD.leading() + 2.0 * PAD;
    let whole = tallest(&cells) + 2.0 * PAD;
    if whole > flow.left() && whole <= flow.page_height() - 2.0 * head_height {
        flow.next_page();
        head(flow, columns, places);
    }
    let who = identity_of(&cells, identity, flow.page_height() / 4.0, continued);
    loop {
        let room = flow.left() - 2.0 * PAD;
        if tallest(&cells) <= room {
            break;
        }
        let mut rest: Vec<Vec<Line>> = cells.iter_mut().map(|cell| split(cell, room)).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            for (again, who) in rest.iter_mut().zip(&who).filter(|(again, _)| again.is_empty()) {
                again.extend(who.iter().cloned());
            }
            end_row(flow, places, &cells);
        }
        flow.next_page();
        head(flow, columns, places);
        cells = rest;
    }
    end_row(flow, places, &cells);
}

/// What is said again where a row goes on; a cell that would fill the page by itself is not.
fn identity_of(cells: &[Vec<Line>], identity: usize, room: f32, continued: &str) -> Vec<Vec<Line>> {
    let mut who: Vec<Vec<Line>> =
        cells.iter().take(identity).map(|cell| if height(cell) > room { Vec::new() } else { cell.clone() }).collect();
    if let Some(first) = who.first_mut() {
        first.push(Line { style: Style::soft(7.5), text: continued.to_owned() });
    }
    who
}

/// Takes from a cell what does not fit.
fn split(cell: &mut Vec<Line>, room: f32) -> Vec<Line> {
    let mut reached = 0.0;
    let fits = cell
        .iter()
        .take_while(|line| {
            reached += line.style.leading();
            reached <= room
        })
        .count();
    cell.split_off(fits)
}

fn end_row(flow: &mut Flow<'_>, places: &[Place], cells: &[Vec<Line>]) {
    let height = tallest(cells) + 2.0 * PAD;
    draw(flow, places, cells);
    flow.y -= height;
    let (y, width) = (flow.y, flow.width());
    flow.page().blocks.push(Block { x: MARGIN, y, width, height: 0.4, ink: RULE });
}

fn draw(flow: &mut Flow<'_>, places: &[Place], cells: &[Vec<Line>]) {
    let top = flow.y - PAD;
    for (place, cell) in places.iter().zip(cells) {
        let mut y = top;
        for line in cell {
            let text = Text { x: place.x, y: y - line.style.ascent(), style: line.style, text: line.text.clone() };
            flow.page().texts.push(text);
            y -= line.style.leading();
        }
    }
}
