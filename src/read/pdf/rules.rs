//! Ruling lines of pages, from `pdftocairo -svg`: level and upright strokes, and the thin filled
//! boxes that Word draws instead of strokes. Letters are outlines too, but stand among the
//! definitions, which are passed over.

use quick_xml::events::BytesStart;
use quick_xml::events::Event;

use crate::read::pdf::measure::Length;
use crate::read::pdf::measure::POINT;
use crate::read::pdf::measure::Transform;
use crate::read::pdf::measure::length;
use crate::read::xml;

/// Rules of one page that are taken; a page of a form has a few hundred.
const MANY: usize = 20_000;

/// A filled box thinner than this is a rule.
const THIN: Length = 3 * POINT;

/// A rule shorter than this is an ornament.
const SHORT: Length = 4 * POINT;

/// How far a level line may fall.
const SLOPE: Length = POINT;

/// A level or upright line: where it lies, and from where to where it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rule {
    pub(super) at: Length,
    pub(super) from: Length,
    pub(super) to: Length,
}

/// What is drawn on a page beside letters.
#[derive(Clone, Debug, Default)]
pub(super) struct Drawing {
    pub(super) level: Vec<Rule>,
    pub(super) upright: Vec<Rule>,
    /// A picture stands on the page.
    pub(super) has_picture: bool,
    /// Rules beyond the limit are missing.
    pub(super) is_cut: bool,
}

/// Reads the drawings of pages, one each; a single page stands in the file without a frame.
pub(super) fn drawings(svg: &str) -> Vec<Drawing> {
    let mut reader = xml::reader(svg);
    let mut pages = Vec::new();
    let mut single = Drawing::default();
    let mut definitions = 0_usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => {
                let page = pages.last_mut().unwrap_or(&mut single);
                match element.local_name().as_ref() {
                    "page" => pages.push(Drawing::default()),
                    "defs" | "symbol" => definitions = definitions.saturating_add(1),
                    "image" => page.has_picture = true,
                    "path" if definitions == 0 => page.path(&element),
                    _ => {}
                }
            }
            Ok(Event::End(element))
                if matches!(element.local_name().as_ref(), "defs" | "symbol") =>
            {
                definitions = definitions.saturating_sub(1);
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    if pages.is_empty() { vec![single] } else { pages }
}

type Points = Vec<(Length, Length)>;

impl Drawing {
    fn path(&mut self, element: &BytesStart<'_>) {
        let shape = xml::attribute(element, "d").unwrap_or_default();
        if shape.contains(['C', 'c', 'Q', 'A']) {
            return;
        }
        let transform = xml::attribute(element, "transform").unwrap_or_default();
        let strokes = is_stroked(element);
        for points in outlines(&shape, &Transform::parse(&transform)) {
            if self.level.len().saturating_add(self.upright.len()) >= MANY {
                self.is_cut = true;
                return;
            }
            if strokes { self.strokes(&points) } else { self.filled(&points) }
        }
    }

    fn strokes(&mut self, points: &Points) {
        for ends in points.windows(2) {
            let [(x, y), (to_x, to_y)] = ends else { continue };
            let (wide, high) = (x.abs_diff(*to_x), y.abs_diff(*to_y));
            if high <= SLOPE.unsigned_abs() && wide >= SHORT.unsigned_abs() {
                self.level.push(Rule { at: *y, from: *x.min(to_x), to: *x.max(to_x) });
            } else if wide <= SLOPE.unsigned_abs() && high >= SHORT.unsigned_abs() {
                self.upright.push(Rule { at: *x, from: *y.min(to_y), to: *y.max(to_y) });
            }
        }
    }

    fn filled(&mut self, points: &Points) {
        let side = |of: fn(&(Length, Length)) -> Length| {
            let least = points.iter().map(of).min().unwrap_or_default();
            (least, points.iter().map(of).max().unwrap_or_default())
        };
        let (left, right) = side(|point| point.0);
        let (top, bottom) = side(|point| point.1);
        let (wide, high) = (right.saturating_sub(left), bottom.saturating_sub(top));
        if high <= THIN && wide >= SHORT {
            let at = top.saturating_add(bottom) / 2;
            self.level.push(Rule { at, from: left, to: right });
        } else if wide <= THIN && high >= SHORT {
            let at = left.saturating_add(right) / 2;
            self.upright.push(Rule { at, from: top, to: bottom });
        }
    }
}

/// Older cairo says it in `style`, newer in attributes of their own.
fn is_stroked(element: &BytesStart<'_>) -> bool {
    let style = xml::attribute(element, "style").unwrap_or_default();
    let in_style = style.contains("stroke:") && !style.contains("stroke:none");
    in_style || xml::attribute(element, "stroke").is_some_and(|stroke| stroke != "none")
}

/// The corners of each outline of a path of straight lines; a closed one ends where it began.
fn outlines(shape: &str, transform: &Transform) -> Vec<Points> {
    let mut all: Vec<Points> = Vec::new();
    let mut open: Points = Vec::new();
    let mut words = shape.split_ascii_whitespace();
    while let Some(word) = words.next() {
        if word == "Z" || word == "z" {
            open.extend(open.first().copied());
            continue;
        }
        if word == "M" && !open.is_empty() {
            all.push(std::mem::take(&mut open));
        }
        let is_command = matches!(word, "M" | "L");
        let x = if is_command { words.next() } else { Some(word) };
        let Some((x, y)) = x.and_then(length).zip(words.next().and_then(length)) else { break };
        open.push(transform.apply(x, y));
    }
    all.push(open);
    all.retain(|points| points.len() > 1);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strokes_and_thin_boxes_are_rules_and_letters_are_not() {
        let svg = "<svg><defs><path d=\"M 0 0 L 100 0 \" style=\"stroke:red\"/></defs>\
            <path style=\"fill:none;stroke:rgb(0%)\" d=\"M 10 20 L 110 20 M 10 20 L 10 50\" \
            transform=\"matrix(1,0,0,1,1,0)\"/>\
            <path style=\"stroke:none;fill:rgb(0%)\" d=\"M 5 5 L 95 5 L 95 5.5 L 5 5.5 Z M 5 5 \"/>\
            <path style=\"stroke:none\" d=\"M 5 5 L 95 5 L 95 50 L 5 50 Z\"/></svg>";
        let drawings = drawings(svg);
        let [drawing] = drawings.as_slice() else { panic!("{drawings:?}") };
        let rule = |at, from, to| Rule { at, from, to };
        assert_eq!(drawing.level, [rule(20_000, 11_000, 111_000), rule(5_250, 5_000, 95_000)]);
        assert_eq!(drawing.upright, [rule(11_000, 20_000, 50_000)]);
    }

    #[test]
    fn each_page_has_its_own_rules() {
        let path = "<path style=\"fill:none;stroke:rgb(0%)\" d=\"M 10 20 L 110 20\"/>";
        let svg = format!(
            "<svg><defs>{path}</defs><pageSet><page><g>{path}{path}</g></page>\
             <page><g/></page><page>{path}</page></pageSet></svg>"
        );
        let rules: Vec<usize> = drawings(&svg).iter().map(|page| page.level.len()).collect();
        assert_eq!(rules, [2, 0, 1]);
    }
}
