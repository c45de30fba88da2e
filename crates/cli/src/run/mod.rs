//! One file a command, or a few that belong together.

mod annotate;
mod bulk;
mod claim;
mod custody;
mod desk;
mod export;
mod files;
mod input;
mod newsroom;
mod queues;
mod review;
mod seen;
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
        Command::Queue(options) => queues::queue(cli, options, output),
        Command::Show { id } => stories::show(cli, id, output),
        Command::Document(command) => stories::document(cli, command, output),
        Command::Source(command) => sources::source(cli, command, output),
        Command::Verdict(options) => review::verdict(cli, options, output),
        Command::Publish { claim } => review::publish(cli, claim, output),
        Command::Correct(options) => review::correct(cli, options, output),
        Command::Withdraw { claim, note } => review::withdraw(cli, claim, note, output),
        Command::Claim(command) => claim::claim(cli, command, output),
        Command::SetAside(options) => bulk::set_aside(cli, options, output),
        Command::Reopen(claims) => bulk::reopen(cli, claims, output),
        Command::Assign(options) => bulk::assign(cli, options, output),
        Command::Priority(options) => bulk::priority(cli, options, output),
        Command::Tag(options) => bulk::tag(cli, options, output),
        Command::Assess(options) => newsroom::assess(cli, options, output),
        Command::Stand { claim } => newsroom::stand(cli, claim, output),
        Command::Agreement { scale } => newsroom::agreement(cli, scale.as_deref(), output),
        Command::Reviewers => newsroom::reviewers(cli, output),
        Command::Comment(options) => newsroom::comment(cli, options, output),
        Command::Checklist(options) => newsroom::checklist(cli, options, output),
        Command::Templates(options) => newsroom::templates(cli, options, output),
        Command::Process(options) => newsroom::process(cli, options, output),
        Command::Settings { changes } => newsroom::settings(cli, changes, output),
        Command::Due(options) => queues::due(cli, options, output),
        Command::Views(command) => queues::views(cli, command, output),
        Command::Weights { weights } => queues::weights(cli, weights, output),
        Command::Coverage(options) => queues::coverage(cli, options, output),
        Command::Evidence(command) => sources::evidence(cli, command, output),
        Command::Seen(options) => seen::seen(cli, options, output),
        Command::Answer(options) => seen::answer(cli, options, output),
        Command::Reviews(command) => seen::reviews(cli, command, output),
        Command::Desk(command) => desk::files(cli, command, output),
        Command::Salvage { from, folder } => desk::salvage(cli, from, folder, output),
        Command::Undo(options) => review::undo(cli, options, output),
        Command::Redo(options) => review::redo(cli, options, output),
        Command::History { claim, limit } => review::history(cli, claim.as_deref(), *limit, output),
        Command::Search { query, limit } => review::search(cli, query, *limit, output),
        Command::Scales { add } => review::scales(cli, add.as_deref(), output),
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
