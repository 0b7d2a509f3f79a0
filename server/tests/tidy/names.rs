//! The names that items of a module define, and the names that their public face mentions.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Fields, ImplItem, Item, Visibility};

#[derive(Default)]
pub struct Facts {
    pub items: Vec<Name>,
    /// Of inherent impls, each with the type it is of.
    pub methods: Vec<(String, Name)>,
    /// Of impls of traits: the names in the head and in associated types.
    pub impls: Vec<(String, BTreeSet<String>)>,
}

pub struct Name {
    pub name: String,
    pub line: usize,
    pub is_public: bool,
    /// Whether a browser calls it: a server function by its URL, an island by its name.
    pub is_called_by_the_browser: bool,
    /// Names in its signature, its public fields or its variants.
    pub mentions: BTreeSet<String>,
}

impl Facts {
    pub fn append(&mut self, mut other: Self) {
        self.items.append(&mut other.items);
        self.methods.append(&mut other.methods);
        self.impls.append(&mut other.impls);
    }
}

pub fn facts(item: &Item) -> Facts {
    let mut facts = Facts::default();
    let mut define = |name: &syn::Ident, vis: &Visibility, face: TokenStream, by_browser: bool| {
        facts.items.push(Name {
            name: name.to_string(),
            line: name.span().start().line,
            is_public: matches!(vis, Visibility::Public(_)),
            is_called_by_the_browser: by_browser,
            mentions: identifiers(face),
        });
    };
    match item {
        Item::Const(item) => define(&item.ident, &item.vis, item.ty.to_token_stream(), false),
        Item::Static(item) => define(&item.ident, &item.vis, item.ty.to_token_stream(), false),
        Item::Type(item) => define(&item.ident, &item.vis, item.ty.to_token_stream(), false),
        Item::Trait(item) => define(&item.ident, &item.vis, item.to_token_stream(), false),
        Item::Fn(item) => {
            let by_browser = item.attrs.iter().any(|one| {
                let name = one.path().segments.last().map(|name| name.ident.to_string());
                let calls = ["server", "island", "wasm_bindgen"];
                name.is_some_and(|name| calls.contains(&name.as_str()))
            });
            define(&item.sig.ident, &item.vis, item.sig.to_token_stream(), by_browser);
        }
        Item::Struct(item) => {
            define(&item.ident, &item.vis, public_fields(&item.fields, item), false);
        }
        Item::Enum(item) => define(&item.ident, &item.vis, item.variants.to_token_stream(), false),
        Item::Macro(item) => {
            if let Some(name) = &item.ident {
                let public = item.attrs.iter().any(|one| one.path().is_ident("macro_export"));
                let vis = if public { syn::parse_quote!(pub) } else { Visibility::Inherited };
                define(name, &vis, item.mac.tokens.clone(), false);
            }
        }
        Item::Impl(item) => impl_facts(item, &mut facts),
        _ => {}
    }
    facts
}

fn public_fields(fields: &Fields, item: &syn::ItemStruct) -> TokenStream {
    let public = fields.iter().filter(|field| matches!(field.vis, Visibility::Public(_)));
    let mut face = item.generics.to_token_stream();
    face.extend(public.map(|field| field.ty.to_token_stream()));
    face
}

fn impl_facts(item: &syn::ItemImpl, facts: &mut Facts) {
    let of = match &*item.self_ty {
        syn::Type::Path(path) => path.path.segments.last().map(|last| last.ident.to_string()),
        _ => None,
    };
    if let Some((_, of_trait, _)) = &item.trait_ {
        let mut mentions = identifiers(of_trait.to_token_stream());
        for one in &item.items {
            if let ImplItem::Type(one) = one {
                mentions.extend(identifiers(one.ty.to_token_stream()));
            }
        }
        facts.impls.extend(of.map(|of| (of, mentions)));
        return;
    }
    for one in &item.items {
        let (name, vis, face) = match one {
            ImplItem::Fn(one) => (&one.sig.ident, &one.vis, one.sig.to_token_stream()),
            ImplItem::Const(one) => (&one.ident, &one.vis, one.ty.to_token_stream()),
            _ => continue,
        };
        let method = Name {
            name: name.to_string(),
            line: name.span().start().line,
            is_public: matches!(vis, Visibility::Public(_)),
            is_called_by_the_browser: false,
            mentions: identifiers(face),
        };
        facts.methods.extend(of.clone().map(|of| (of, method)));
    }
}

pub fn identifiers(tokens: TokenStream) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for token in tokens {
        match token {
            TokenTree::Ident(name) => {
                found.insert(name.to_string());
            }
            TokenTree::Group(group) => found.extend(identifiers(group.stream())),
            _ => {}
        }
    }
    found
}

#[test]
fn a_face_is_what_others_can_see() {
    let parsed = |text: &str| facts(&syn::parse_str(text).unwrap());
    let one = parsed("pub struct A { pub b: B, c: C }");
    let names: Vec<_> = one.items[0].mentions.iter().map(String::as_str).collect();
    assert_eq!(names, ["B"]);
    let one = parsed("impl A { pub fn f(&self) -> B { C::new() } fn g() {} }");
    assert!(one.methods[0].1.is_public && one.methods[0].1.mentions.contains("B"));
    assert!(!one.methods[0].1.mentions.contains("C") && !one.methods[1].1.is_public);
    assert!(parsed("#[server] pub async fn f() {}").items[0].is_called_by_the_browser);
}
