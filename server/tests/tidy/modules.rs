//! The modules of each crate, read with a parser: what each one defines, imports and names.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Attribute, Item, Meta, UseTree, Visibility};

use crate::files::Tree;
use crate::names::{Facts, facts};
use crate::paths::{PathUse, Scan, is_for_tests};

/// A member of the workspace, or the program beside its library.
pub struct Crate {
    pub name: String,
    /// `lib.rs` or `main.rs`, from the root of the workspace.
    pub file: String,
    /// The first is the root.
    pub modules: Vec<Module>,
}

#[derive(Default)]
pub struct Module {
    /// Names from the root of the crate, which is empty.
    pub path: Vec<String>,
    pub file: String,
    pub parent: Option<usize>,
    pub is_inline: bool,
    pub is_public: bool,
    pub children: BTreeMap<String, usize>,
    pub items: BTreeSet<String>,
    /// What a parent file must not hold, with its line.
    pub definitions: Vec<(usize, &'static str)>,
    pub imports: Vec<Import>,
    pub scan: Scan,
    pub facts: Facts,
}

/// One name of a `use`.
pub struct Import {
    /// As it is known here; `*` if all names are imported.
    pub name: String,
    pub target: PathUse,
    pub is_public: bool,
}

impl Crate {
    /// Of the workspace. Tests are left out.
    pub fn all() -> &'static [Self] {
        static CRATES: OnceLock<Vec<Crate>> = OnceLock::new();
        CRATES.get_or_init(|| Self::read(Tree::workspace()))
    }

    pub fn read(tree: &Tree) -> Vec<Self> {
        let roots = tree.iter().filter_map(|(path, _)| {
            let folder =
                ["src/lib.rs", "src/main.rs"].iter().find_map(|end| path.strip_suffix(end));
            let manifest = tree.text(&format!("{}Cargo.toml", folder?))?;
            let name = manifest.split("name = \"").nth(1)?.split('"').next()?;
            Some((name.to_owned(), path.to_owned()))
        });
        roots
            .map(|(name, file)| {
                let mut one = Self { name, file: file.clone(), modules: vec![Module::default()] };
                let folder = folder_of(&file).to_owned();
                one.load(tree, 0, &file, &folder);
                one
            })
            .collect()
    }

    /// Reads a file as the module `at`, whose children are in `folder`.
    fn load(&mut self, tree: &Tree, at: usize, file: &str, folder: &str) {
        let text = tree.text(file).unwrap_or_else(|| panic!("{file} is missing"));
        let parsed = syn::parse_file(text).unwrap_or_else(|error| panic!("{file}: {error}"));
        file.clone_into(&mut self.modules[at].file);
        self.items(tree, at, parsed.items, folder);
    }

    fn items(&mut self, tree: &Tree, at: usize, items: Vec<Item>, folder: &str) {
        for item in items {
            if attributes(&item).iter().any(is_a_test) {
                continue;
            }
            match item {
                Item::Mod(item) => self.child(tree, at, item, folder),
                Item::Use(item) => {
                    let is_public = matches!(item.vis, Visibility::Public(_));
                    // `::serde` is another crate, whatever is called `serde` here.
                    let mut head = item.leading_colon.map(|_| String::new()).into_iter().collect();
                    self.modules[at].import(&item.tree, &mut head, is_public);
                }
                item => self.definition(at, &item),
            }
        }
    }

    fn child(&mut self, tree: &Tree, at: usize, item: syn::ItemMod, folder: &str) {
        let name = item.ident.to_string();
        if name == "tests" {
            return;
        }
        let parent = &self.modules[at];
        let path = parent.path.iter().cloned().chain([name.clone()]).collect();
        let index = self.modules.len();
        let line = item.span().start().line;
        let elsewhere = item.attrs.iter().find_map(file_named_by);
        let module = Module {
            path,
            file: parent.file.clone(),
            parent: Some(at),
            is_inline: item.content.is_some(),
            is_public: matches!(item.vis, Visibility::Public(_)),
            ..Module::default()
        };
        self.modules.push(module);
        self.modules[at].children.insert(name.clone(), index);
        match (item.content, elsewhere) {
            (Some((_, items)), _) => {
                self.modules[at].definitions.push((line, "a module with a body"));
                self.items(tree, index, items, &format!("{folder}/{name}"));
            }
            (None, Some(file)) => {
                let file = plain(&format!("{}/{file}", folder_of(&self.modules[at].file)));
                let folder = folder_of(&file).to_owned();
                self.load(tree, index, &file, &folder);
            }
            (None, None) => {
                let folder = format!("{folder}/{name}");
                self.load(tree, index, &format!("{folder}.rs"), &folder);
            }
        }
    }

    fn definition(&mut self, at: usize, item: &Item) {
        let exports_macro = attributes(item).iter().any(|one| one.path().is_ident("macro_export"));
        let facts = facts(item);
        if exports_macro && at != 0 {
            for one in &facts.items {
                let path = self.modules[at].path.iter().cloned().chain([one.name.clone()]);
                let segments = ["crate".to_owned()].into_iter().chain(path).collect();
                let target = PathUse { segments, line: one.line };
                let import = Import { name: one.name.clone(), target, is_public: true };
                self.modules[0].imports.push(import);
            }
        }
        let module = &mut self.modules[at];
        let line = item.span().start().line;
        let is_entry = matches!(item, Item::Fn(item) if item.sig.ident == "main");
        if !(is_entry && module.file.ends_with("main.rs")) {
            module.definitions.push((line, kind(item)));
        }
        module.items.extend(facts.items.iter().map(|one| one.name.clone()));
        module.facts.append(facts);
        module.scan.read(item.to_token_stream());
    }
}

impl Module {
    fn import(&mut self, tree: &UseTree, head: &mut Vec<String>, is_public: bool) {
        let mut add = |name: String, segments: Vec<String>, line| {
            self.imports.push(Import { name, target: PathUse { segments, line }, is_public });
        };
        let line = tree.span().start().line;
        let with = |head: &[String], name: &syn::Ident| {
            let mut segments = head.to_vec();
            if name != "self" || segments.is_empty() {
                segments.push(name.to_string());
            }
            segments
        };
        match tree {
            UseTree::Path(path) => {
                head.push(path.ident.to_string());
                self.import(&path.tree, head, is_public);
                head.pop();
            }
            UseTree::Group(group) => {
                for one in &group.items {
                    self.import(one, head, is_public);
                }
            }
            UseTree::Name(name) => {
                let segments = with(head, &name.ident);
                add(segments.last().cloned().unwrap_or_default(), segments, line);
            }
            UseTree::Rename(rename) => {
                add(rename.rename.to_string(), with(head, &rename.ident), line);
            }
            UseTree::Glob(_) => add("*".to_owned(), head.clone(), line),
        }
    }

    /// As it is written in code of the same crate.
    pub fn name(&self) -> String {
        let names = std::iter::once("crate").chain(self.path.iter().map(String::as_str));
        names.collect::<Vec<_>>().join("::")
    }
}

fn is_a_test(attribute: &Attribute) -> bool {
    let tokens = attribute.to_token_stream().into_iter();
    tokens.into_iter().any(|token| match token {
        proc_macro2::TokenTree::Group(group) => is_for_tests(&group),
        _ => false,
    })
}

fn file_named_by(attribute: &Attribute) -> Option<String> {
    match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("path") => {
            Some(pair.value.to_token_stream().to_string().trim_matches('"').to_owned())
        }
        _ => None,
    }
}

fn folder_of(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Without `..`.
fn plain(path: &str) -> String {
    let mut parts = Vec::new();
    for part in path.split('/') {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

fn kind(item: &Item) -> &'static str {
    match item {
        Item::Const(_) => "a const",
        Item::Enum(_) => "an enum",
        Item::Fn(_) => "a function",
        Item::Impl(_) => "an impl",
        Item::Macro(_) => "a macro",
        Item::Static(_) => "a static",
        Item::Struct(_) => "a struct",
        Item::Trait(_) => "a trait",
        Item::Type(_) => "a type",
        _ => "a definition",
    }
}
