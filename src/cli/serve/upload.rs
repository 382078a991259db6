//! Files that a browser sends.

use std::path::Path;

use axum::extract::Multipart;
use tokio::io::AsyncWriteExt;

use super::workspace::Workspace;
use crate::error::Error;
use crate::localized::Localized;
use crate::present::language::Texts;
use crate::present::language::serve::ServeTexts;
use crate::present::write::html::in_mebibytes;

/// Takes all files of a form in.
///
/// # Errors
/// When they are too large, cannot be written, or their names cannot be used; what came before stays.
pub(super) async fn receive(mut parts: Multipart, workspace: &mut Workspace, most_bytes: u64) -> Result<(), Error> {
    let broken = |error: axum::extract::multipart::MultipartError| Error::Usage(Localized::foreign(error.body_text()));
    let arriving = Workspace::arriving();
    let mut received = 0_u64;
    while let Some(mut part) = parts.next_field().await.map_err(broken)? {
        let Some(name) = part.file_name().filter(|name| !name.is_empty()).map(str::to_owned) else { continue };
        let written = async {
            let failed = |source| Error::Write { path: "the private folder".into(), source };
            let mut file = tokio::fs::File::create(&arriving).await.map_err(failed)?;
            while let Some(bytes) = part.chunk().await.map_err(broken)? {
                received += bytes.len() as u64;
                if received > most_bytes {
                    return Err(Error::Usage(Localized::each(|language| {
                        ServeTexts::of(Texts::of(language)).too_large.replace("{size}", &in_mebibytes(most_bytes))
                    })));
                }
                file.write_all(&bytes).await.map_err(failed)?;
            }
            file.flush().await.map_err(failed)
        }
        .await;
        if written.is_err() {
            remove(&arriving);
            return written;
        }
        if let Err(error) = workspace.take(&arriving, &name) {
            remove(&arriving);
            return Err(error);
        }
    }
    Ok(())
}

/// What did not arrive whole is of no use; whether it is gone matters to nobody.
fn remove(arriving: &Path) {
    let _ = std::fs::remove_file(arriving);
}
