//! One file a command, or a few that belong together.

mod annotate;
mod desk;
mod export;
mod files;
mod input;
mod review;
mod sources;
mod stories;
mod why;

use crate::args::{Cli, Command};
use crate::output::{Output, Stop};
use clap::CommandFactory;
use std::io;

/// Does what was typed.
pub fn run(cli: &Cli, output: Output) -> Result<(), Stop> {
    match &cli.command {
        Command::Annotate(options) => annotate::annotate(options, output),
        Command::Why(options) => why::why(options, output),
        Command::Init => desk::init(cli, output),
        Command::Import(options) => stories::import(cli, options, output),
        Command::Queue(options) => review::queue(cli, options, output),
        Command::Show { id } => stories::show(cli, id, output),
        Command::Document(command) => stories::document(cli, command, output),
        Command::Source(command) => sources::source(cli, command, output),
        Command::Verdict(options) => review::verdict(cli, options, output),
        Command::Publish { claim } => review::publish(cli, claim, output),
        Command::Correct(options) => review::correct(cli, options, output),
        Command::Withdraw { claim, note } => review::withdraw(cli, claim, note, output),
        Command::SetAside { claim, reason } => review::set_aside(cli, claim, *reason, output),
        Command::Reopen { claim } => review::reopen(cli, claim, output),
        Command::Undo(options) => review::undo(cli, options, output),
        Command::Redo(options) => review::redo(cli, options, output),
        Command::History { claim, limit } => review::history(cli, claim.as_deref(), *limit, output),
        Command::Search { query, limit } => review::search(cli, query, *limit, output),
        Command::Scales => review::scales(cli, output),
        Command::Export(options) => export::export(cli, options, output),
        Command::Verify => desk::verify(cli, output),
        Command::Backup { list } => desk::backup(cli, *list, output),
        Command::Restore { name } => desk::restore(cli, name, output),
        Command::Compact => desk::compact(cli, output),
        Command::Read(options) => files::read(options, output),
        Command::Compare(options) => files::compare(options, output),
        Command::FetchPolicy(options) => files::fetch_policy(options, output),
        Command::Completions { shell } => {
            clap_complete::generate(*shell, &mut Cli::command(), "factdesk", &mut io::stdout());
            Ok(())
        }
        Command::Man => Ok(clap_mangen::Man::new(Cli::command()).render(&mut io::stdout())?),
    }
}
