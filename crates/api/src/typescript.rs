//! Writes the TypeScript that the window is checked against: every wire type, every error code, every command.

use crate::{ApiError, commands};
use std::collections::BTreeMap;
use std::fmt::Write;
use ts_rs::{Config, TS, TypeVisitor};

const HEAD: &str =
    "// Generated from crates/api by `cargo run -p factdesk-api --example generate-types`. Do not edit.\n";

/// The whole of `ui/src/lib/generated/api.ts`.
#[must_use]
pub fn generate() -> String {
    // JSON carries 64-bit integers as plain numbers, so that is what the window gets; ours stay far below 2^53.
    let mut exporter = Exporter {
        config: Config::new().with_large_int("number"),
        types: BTreeMap::new(),
        commands: String::new(),
        names: Vec::new(),
    };
    exporter.collect::<ApiError>();
    commands::export_types(&mut exporter);
    exporter.finish()
}

/// Gathers types and commands.
pub(crate) struct Exporter {
    config: Config,
    types: BTreeMap<String, String>,
    commands: String,
    names: Vec<&'static str>,
}

impl Exporter {
    pub(crate) fn command<I: TS + 'static, O: TS + 'static>(&mut self, name: &'static str, docs: &[&str]) {
        self.collect::<I>();
        self.collect::<O>();
        let docs = docs.join(" ");
        let (input, output) = (I::name(&self.config), O::name(&self.config));
        // Writing to a String cannot fail.
        let _ = writeln!(
            self.commands,
            "\t/**{docs} */\n\t{name}: {{ input: {input}; output: {output} }};"
        );
        self.names.push(name);
    }

    fn collect<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_some() {
            let ident = T::ident(&self.config);
            if self.types.contains_key(&ident) {
                return;
            }
            let text = format!(
                "{}export {}\n",
                T::docs().unwrap_or_default(),
                T::decl(&self.config)
            );
            self.types.insert(ident, text);
        }
        T::visit_dependencies(self);
    }

    fn finish(self) -> String {
        let mut text = format!("{HEAD}\n");
        for declaration in self.types.values() {
            text.push_str(declaration);
            text.push('\n');
        }
        text.push_str(
            "/** Every command with what goes in and what comes out. */\nexport interface Commands {\n",
        );
        text.push_str(&self.commands);
        text.push_str("}\n\n/** The names of all commands. */\nexport const commandNames = [\n");
        for name in &self.names {
            let _ = writeln!(text, "\t'{name}',");
        }
        text.push_str("] as const satisfies readonly (keyof Commands)[];\n");
        text
    }
}

impl TypeVisitor for Exporter {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        self.collect::<T>();
    }
}
