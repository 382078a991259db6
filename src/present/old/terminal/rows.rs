use super::super::accounting;
use super::Page;
use crate::present::number::{count, counted};
use crate::present::wrap::pad;
use crate::report::Counts;

pub(super) fn counts(page: &mut Page, counts: &Counts) {
    let rows = counted(counts.rows, "row");
    if counts.rows == counts.scored {
        page.heading(&format!("All {rows} were scored"));
        return;
    }
    page.heading(&format!("What became of the {rows}"));
    let number_width = count(counts.rows).len();
    for (index, (_, number, fate)) in accounting::parts(counts).into_iter().enumerate() {
        let sign = if index == 0 { "=" } else { "+" };
        page.line(&format!("  {sign} {}  {fate}", pad(&count(number), number_width, true)));
    }
}
