//! Which file of `src` uses items of which: an arrow for every path to an item, followed through re-exports to the file that
//! has it. A `mod` line or a re-export alone is no arrow, and unit tests may use what they like.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A path as its names: `crate::read::text` is `["read", "text"]`.
type Names = Vec<String>;

/// A file: its code, and what its `pub use` lines hand on, by name.
struct Module {
    code: String,
    exports: BTreeMap<String, Names>,
}

/// All files, by the path of their module.
struct Modules(BTreeMap<Names, Module>);

/// Files that use each other, directly or by way of others: each circle with its modules in order.
pub(super) fn circles(source: &Path) -> Vec<Vec<String>> {
    circles_of(&Modules::read(source))
}

fn circles_of(modules: &Modules) -> Vec<Vec<String>> {
    let arrows: BTreeMap<&Names, BTreeSet<Names>> =
        modules.0.keys().map(|name| (name, modules.used_by(name))).collect();
    let reached: BTreeMap<&Names, BTreeSet<&Names>> = arrows.keys().map(|from| (*from, reach(from, &arrows))).collect();
    let mut circles = BTreeSet::new();
    for (from, to) in &reached {
        let circle: Vec<String> =
            to.iter().filter(|other| reached[**other].contains(from)).map(|name| name.join("::")).collect();
        if circle.len() > 1 {
            circles.insert(circle);
        }
    }
    circles.into_iter().collect()
}

/// Every module that arrows lead to.
fn reach<'a>(from: &Names, arrows: &'a BTreeMap<&Names, BTreeSet<Names>>) -> BTreeSet<&'a Names> {
    let (mut reached, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(at) = next.pop() {
        for to in &arrows[at] {
            if reached.insert(to) {
                next.push(to);
            }
        }
    }
    reached
}

impl Modules {
    fn read(source: &Path) -> Self {
        let mut modules = Self(BTreeMap::new());
        modules.add(source, &vec![]);
        assert!(modules.0.len() > 100, "only {} files", modules.0.len());
        modules.find_exports();
        modules
    }

    fn add(&mut self, folder: &Path, inside: &Names) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("listable").path();
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            let module = if name == "mod" { inside.clone() } else { joined(inside, std::slice::from_ref(&name)) };
            if super::FOR_TESTS.contains(&name.as_str()) || name == "tests" {
                continue;
            }
            if path.is_dir() {
                self.add(&path, &module);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let code = super::code_of(&std::fs::read_to_string(&path).expect("readable"));
                self.0.insert(module, Module { code, exports: BTreeMap::new() });
            }
        }
        self.0.retain(|name, _| *name != ["lib"] && *name != ["main"]);
    }

    fn find_exports(&mut self) {
        let found: Vec<(Names, BTreeMap<String, Names>)> = self
            .0
            .iter()
            .map(|(module, Module { code, .. })| {
                let handed_on = uses(code).into_iter().filter(|used| used.is_public);
                let paths = handed_on.filter_map(|used| Some((used.alias, self.absolute(&used.path, module)?)));
                (module.clone(), paths.collect())
            })
            .collect();
        for (module, exports) in found {
            self.0.get_mut(&module).expect("a module").exports = exports;
        }
    }

    /// The path from the root of the crate, if it begins in this crate.
    fn absolute(&self, path: &[String], module: &Names) -> Option<Names> {
        let first = path.first()?.as_str();
        match first {
            "crate" => Some(path[1..].to_vec()),
            "self" => Some(joined(module, &path[1..])),
            "super" => {
                let up = path.iter().take_while(|name| *name == "super").count();
                Some(joined(&module[..module.len().checked_sub(up)?], &path[up..]))
            }
            _ => {
                let child = joined(module, &path[..1]);
                self.0.contains_key(&child).then(|| joined(module, path))
            }
        }
    }

    /// The module that has the item of a path. `None` if the path is that of a module, or of nothing in this crate.
    fn home(&self, path: &[String]) -> Option<Names> {
        let mut path = path.to_vec();
        for _ in 0..9 {
            let known = (1..=path.len()).rev().find(|&len| self.0.contains_key(&path[..len]))?;
            let (module, item) = (&path[..known], path.get(known)?);
            match self.0[module].exports.get(item) {
                Some(elsewhere) => path = joined(elsewhere, &path[known + 1..]),
                None => return Some(module.to_vec()),
            }
        }
        None
    }

    /// The modules whose items a module uses.
    fn used_by(&self, module: &Names) -> BTreeSet<Names> {
        let code = &self.0[module].code;
        let (mut used, mut imported) = (BTreeSet::new(), BTreeMap::new());
        for import in uses(code) {
            let Some(path) = self.absolute(&import.path, module) else { continue };
            match self.home(&path) {
                Some(home) if !import.is_public => drop(used.insert(home)),
                Some(_) => {}
                None => drop(imported.insert(import.alias, path)),
            }
        }
        for path in paths(code) {
            let of_import = imported.get(&path[0]).map(|module| joined(module, &path[1..]));
            let path = of_import.or_else(|| self.absolute(&path, module));
            used.extend(path.and_then(|path| self.home(&path)));
        }
        used.remove(module);
        used
    }
}

fn joined(first: &[String], second: &[String]) -> Names {
    first.iter().chain(second).cloned().collect()
}

/// One path of a `use` line.
struct Use {
    path: Names,
    /// By which name the file calls it.
    alias: String,
    is_public: bool,
}

fn uses(code: &str) -> Vec<Use> {
    let mut found = vec![];
    for statement in code.split(';') {
        let Some((before, tree)) = statement.rsplit_once("use ") else { continue };
        let line = before.rsplit('\n').next().unwrap_or_default().trim();
        let is_public = line.starts_with("pub");
        if !line.is_empty() && !is_public {
            continue;
        }
        for path in expanded(&tree.split_whitespace().collect::<Vec<_>>().join(" ")) {
            let (path, alias) = path.split_once(" as ").unwrap_or((&path, ""));
            let path = path.trim().trim_end_matches("::*").trim_end_matches("::self");
            let path: Names = path.split("::").map(str::to_owned).collect();
            let alias = if alias.is_empty() { path[path.len() - 1].clone() } else { alias.trim().to_owned() };
            found.push(Use { path, alias, is_public });
        }
    }
    found
}

/// `a::{b, c::{d}}` as `a::b` and `a::c::d`.
fn expanded(tree: &str) -> Vec<String> {
    let Some((prefix, rest)) = tree.split_once('{') else { return vec![tree.trim().to_owned()] };
    let inner = rest.rsplit_once('}').map_or(rest, |(inner, _)| inner);
    let (mut parts, mut depth, mut from) = (vec![], 0, 0);
    for (at, c) in inner.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&inner[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&inner[from..]);
    let parts = parts.into_iter().map(str::trim).filter(|part| !part.is_empty());
    parts.flat_map(expanded).map(|part| format!("{}{part}", prefix.trim())).collect()
}

/// Every path of several names outside of `use` lines.
fn paths(code: &str) -> Vec<Names> {
    let is_use = |statement: &&str| {
        statement.rsplit_once("use ").is_some_and(|(before, _)| {
            let line = before.rsplit('\n').next().unwrap_or_default().trim();
            line.is_empty() || line.starts_with("pub")
        })
    };
    let words = |statement: &str| -> Vec<Names> {
        let of_path = |c: char| !(c.is_alphanumeric() || c == '_' || c == ':');
        let several = statement.split(of_path).map(|path| path.trim_matches(':')).filter(|path| path.contains("::"));
        several.map(|path| path.split("::").map(str::to_owned).collect()).collect()
    };
    code.split(';').filter(|statement| !is_use(statement)).flat_map(words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn circles_among(files: &[(&str, &str)]) -> Vec<Vec<String>> {
        let names = |path: &str| path.split("::").map(str::to_owned).collect::<Names>();
        let module = |code: &str| Module { code: code.to_owned(), exports: BTreeMap::new() };
        let mut modules = Modules(files.iter().map(|(name, code)| (names(name), module(code))).collect());
        modules.find_exports();
        circles_of(&modules)
    }

    #[test]
    fn a_circle_is_found_however_it_is_written() {
        for (one, other) in [
            ("use crate::a::other::B;\nstruct A;", "use super::one::A;\nstruct B;"),
            ("use super::{other::B, third};\nstruct A;", "fn f() { super::one::A }\nstruct B;"),
            ("use crate::a::other;\nfn f() { other::B }\nstruct A;", "use crate::a::{self, one::A as C};\nstruct B;"),
        ] {
            let circles = circles_among(&[("a", "mod one;\nmod other;"), ("a::one", one), ("a::other", other)]);
            assert_eq!(circles, [["a::one", "a::other"]], "{one}\n{other}");
        }
    }

    #[test]
    fn a_circle_by_way_of_a_third_file_is_found() {
        let files = [("a", "use b::B;\nmod b;\nmod c;"), ("a::b", "use super::c::C;"), ("a::c", "use super::D;")];
        assert_eq!(circles_among(&files), [["a", "a::b", "a::c"]]);
    }

    #[test]
    fn declarations_and_exports_are_no_arrows() {
        let parent = ("a", "mod one;\npub mod other;\npub use one::A;\npub(crate) use other::{B, C};");
        let child = ("a::one", "use super::B;\nstruct A;");
        assert_eq!(circles_among(&[parent, child, ("a::other", "struct B;")]), Vec::<Vec<String>>::new());
        // Through the export of its parent a file can be used by another that it uses.
        let circle = circles_among(&[parent, child, ("a::other", "use super::A;\nstruct B;")]);
        assert_eq!(circle, [["a::one", "a::other"]]);
    }
}
