//! What each source scored on each question.

/// What one source of a group scored on one question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct SourceCell {
    /// Number of the group.
    pub group: u32,
    /// Number of the source.
    pub source: u32,
    /// Σw over its forecasts, positive.
    pub weight: f64,
    /// Σw · Brier score.
    pub brier: f64,
}

/// The cells of all questions.
#[derive(Clone, Debug, Default)]
pub(crate) struct SourceCells {
    /// Where each question's cells end.
    pub(super) ends: Vec<usize>,
    /// Question by question, by group and source.
    pub(super) cells: Vec<SourceCell>,
}

impl SourceCells {
    /// Adds a question with its cells in any order; those of one source in one group are added up. Cells without weight are passed
    /// over.
    pub(crate) fn push(&mut self, cells: impl IntoIterator<Item = SourceCell>) {
        let start = self.cells.len();
        self.cells.extend(cells.into_iter().filter(|cell| cell.weight > 0.0));
        self.cells[start..].sort_by_key(|cell| (cell.group, cell.source));
        let mut kept = start;
        for at in start..self.cells.len() {
            let cell = self.cells[at];
            match self.cells[start..kept].last_mut() {
                Some(last) if (last.group, last.source) == (cell.group, cell.source) => {
                    last.weight += cell.weight;
                    last.brier += cell.brier;
                }
                _ => {
                    self.cells[kept] = cell;
                    kept += 1;
                }
            }
        }
        self.cells.truncate(kept);
        self.ends.push(self.cells.len());
    }

    /// Takes in the questions of another part, behind its own.
    pub(crate) fn append(&mut self, mut other: Self) {
        let before = self.cells.len();
        self.cells.append(&mut other.cells);
        self.ends.extend(other.ends.iter().map(|end| end + before));
    }

    /// The cells of each question.
    pub(super) fn by_question(&self) -> impl Iterator<Item = &[SourceCell]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| &self.cells[start..end])
    }
}

/// Those of a group, in the order of their sources.
pub(super) fn of_group(cells: &[SourceCell], group: u32) -> &[SourceCell] {
    let start = cells.partition_point(|cell| cell.group < group);
    let end = cells.partition_point(|cell| cell.group <= group);
    &cells[start..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_one_source_add_up() {
        let cell = |group, source, brier| SourceCell { group, source, weight: 1.0, brier };
        let mut cells = SourceCells::default();
        cells.push([cell(1, 0, 0.1), cell(0, 2, 0.3), cell(1, 0, 0.2), SourceCell { weight: 0.0, ..cell(0, 1, 0.0) }]);
        cells.push([]);
        let mut all = cells.clone();
        all.append(cells);
        let found: Vec<&[SourceCell]> = all.by_question().collect();
        assert_eq!(found.len(), 4);
        let [first, second] = found[2] else { panic!("{found:?}") };
        assert_eq!((first.group, first.source, second.group), (0, 2, 1));
        assert!((second.brier - 0.3).abs() < 1e-12 && (second.weight - 2.0).abs() < 1e-12);
        assert_eq!((of_group(found[0], 1).len(), of_group(found[0], 2).len()), (1, 0));
    }
}
