//! Makes a part of the page like what the server has just rendered, in place. What is still there stays the element it was,
//! so that it keeps what the reader did with it: focus and selection, what was typed and ticked, what was unfolded.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::dom;

/// What makes an element another one, although it stands in the same place. A tick belongs to its value, a box to its name,
/// and whatever has a key to that.
const IDENTITY: [&str; 7] =
    ["id", "data-key", "class", "name", "type", "data-component", "data-props"];

/// Makes `old` like `new`, whose nodes may move into it.
pub fn morph(old: &Element, new: &Element) {
    let focused = document().active_element();
    element(old, new);
    // What was moved has lost it.
    if let Some(focused) = focused
        && focused.is_connected()
        && document().active_element().as_ref() != Some(&focused)
    {
        dom::focus(&focused);
    }
}

fn element(old: &Element, new: &Element) {
    if old.is_equal_node(Some(new)) || old.has_attribute("data-component") || is_copied(old, new) {
        return;
    }
    attributes(old, new);
    // What scripts write into these is not for the server to take away.
    if !old.matches("local-time, [data-clock]").unwrap_or_default() {
        children(old, new);
    }
}

/// A text to copy, whose button may say that it was copied.
fn is_copied(old: &Element, new: &Element) -> bool {
    let text = |it: &Element| it.query_selector("code").ok()??.text_content();
    old.class_list().contains("copyable") && text(old) == text(new)
}

fn attributes(old: &Element, new: &Element) {
    for name in old.get_attribute_names().iter().filter_map(|name| name.as_string()) {
        // What is unfolded is the reader's.
        if !new.has_attribute(&name) && name != "open" {
            let _ = old.remove_attribute(&name);
        }
    }
    for name in new.get_attribute_names().iter().filter_map(|name| name.as_string()) {
        let value = new.get_attribute(&name);
        if old.get_attribute(&name) != value && name != "open" {
            let _ = old.set_attribute(&name, &value.unwrap_or_default());
        }
    }
}

fn children(old: &Element, new: &Element) {
    let (mut at, mut next) = (old.first_child(), new.first_child());
    while let Some(theirs) = next {
        next = theirs.next_sibling();
        while let Some(gone) = at.take_if(|it| !may_stay(it, &theirs)) {
            at = gone.next_sibling();
            let _ = old.remove_child(&gone);
        }
        match at.take_if(|it| is_same(it, &theirs)) {
            Some(mine) => {
                at = mine.next_sibling();
                node(&mine, &theirs);
            }
            None => {
                // Only what has a name is searched for further on: an unnamed element would fit in many places.
                let moved = find(at.as_ref(), &theirs).filter(|_| has_name(&theirs));
                let _ = old.insert_before(moved.as_ref().unwrap_or(&theirs), at.as_ref());
                if let Some(mine) = moved {
                    node(&mine, &theirs);
                }
            }
        }
    }
    while let Some(gone) = at {
        at = gone.next_sibling();
        let _ = old.remove_child(&gone);
    }
}

fn node(old: &Node, new: &Node) {
    match (old.dyn_ref::<Element>(), new.dyn_ref::<Element>()) {
        (Some(old), Some(new)) => element(old, new),
        _ if old.node_value() != new.node_value() => {
            old.set_node_value(new.node_value().as_deref())
        }
        _ => {}
    }
}

/// Whether `theirs` or what comes after it is the same. Texts and comments have no name, so they must not wait: what stands
/// behind them would not be found.
fn may_stay(node: &Node, theirs: &Node) -> bool {
    let may_wait = node.dyn_ref::<Element>().is_some();
    is_same(node, theirs) || may_wait && find(Some(theirs), node).is_some()
}

/// The first of these siblings that is the same as `node`.
fn find(from: Option<&Node>, node: &Node) -> Option<Node> {
    std::iter::successors(from.cloned(), Node::next_sibling).find(|it| is_same(it, node))
}

fn is_same(a: &Node, b: &Node) -> bool {
    if a.node_name() != b.node_name() {
        return false;
    }
    let (Some(a), Some(b)) = (a.dyn_ref::<Element>(), b.dyn_ref::<Element>()) else { return true };
    let same = |name: &str| a.get_attribute(name) == b.get_attribute(name);
    let is_chosen = a.matches("option, [type=checkbox], [type=radio]").unwrap_or_default();
    IDENTITY.into_iter().all(same) && (!is_chosen || same("value"))
}

fn has_name(node: &Node) -> bool {
    let named = |it: &Element| it.has_attribute("id") || it.has_attribute("data-key");
    node.dyn_ref::<Element>().is_some_and(named)
}
