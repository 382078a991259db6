//! `trackrecord serve`: the same in a browser, on this machine alone.
//!
//! - [`access`]: who may ask; [`routes`]: what each address does; [`pages`]: what it shows;
//! - [`workspace`]: the folder with the files and what was settled about them; [`upload`] brings files there, [`orphans`] sees to it
//!   that it goes; [`downloads`] gives files away;
//! - [`commands`] runs the program's commands there, as if they were typed.

mod access;
mod commands;
mod downloads;
mod orphans;
mod pages;
mod routes;
mod upload;
mod workspace;

use std::net::Ipv4Addr;

use tokio::net::TcpListener;

use crate::cli::args::ServeArgs;
use crate::cli::exit_status::DONE;
use crate::cli::{project, say};
use crate::error::Error;
use access::Access;
use workspace::Workspace;

/// Runs the command.
///
/// # Errors
/// When the port is taken, or the folder cannot be made or entered.
pub(crate) fn run(args: &ServeArgs) -> Result<u8, Error> {
    if let Some(folder) = &args.remove_folder {
        orphans::wait_and_remove(folder);
        return Ok(DONE);
    }
    let failed = |source| Error::Write { path: "127.0.0.1".into(), source };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(failed)?;
    runtime.block_on(async {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, args.port)).await.map_err(failed)?;
        let port = listener.local_addr().map_err(failed)?.port();
        let access = Access::new(port).map_err(|error| failed(std::io::Error::other(error)))?;
        let project = if args.no_project { None } else { project::found(args.project.as_deref())? };
        let workspace = match project {
            Some(file) => Workspace::of_project(&file)?,
            None => Workspace::private()?,
        };
        let address = access.address();
        say::standard_output(format!("{address}\n").as_bytes())?;
        say::lines([
            "Open this address in a browser on this machine. Ctrl-C ends the program and removes what was added.",
        ]);
        if args.open {
            open(&address);
        }
        let most_bytes = u64::from(args.max_upload) << 20;
        let served = routes::serve(listener, access, workspace, most_bytes);
        tokio::select! {
            ended = served => ended.map_err(failed)?,
            () = asked_to_end() => {}
        }
        Ok(DONE)
    })
}

/// Shows an address in the browser of the system; whoever has none opens it by hand.
fn open(address: &str) {
    let (program, first): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/c", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    if std::process::Command::new(program).args(first).arg(address).spawn().is_err() {
        say::lines(["No browser could be opened."]);
    }
}

/// Ends when the program is asked to end.
async fn asked_to_end() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let (Ok(mut terminated), Ok(mut hung_up)) = (signal(SignalKind::terminate()), signal(SignalKind::hangup())) {
            tokio::select! {
                _ = interrupted => {}
                _ = terminated.recv() => {}
                _ = hung_up.recv() => {}
            }
            return;
        }
    }
    let _ = interrupted.await;
}
