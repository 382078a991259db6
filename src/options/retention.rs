/// What is kept of a run beside its numbers; by default nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RetentionOptions {
    /// What became of every row, for `--export` and `--rejects`.
    pub row_statuses: bool,
    /// The forecasts that count, one by one, for comparisons.
    pub forecasts: bool,
    /// How many of the best and of the worst forecasts of each group; 0 for none.
    pub best_and_worst: usize,
    /// The SHA-256 of each input.
    pub input_hashes: bool,
}
