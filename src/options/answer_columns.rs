/// The columns in which a row holds the probabilities of several answers, one column for each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswersOfSource {
    /// Who says them, where a row holds those of several.
    pub source: Option<String>,
    /// The answers, each with the header of its column.
    pub columns: Vec<(String, String)>,
}

/// The columns that hold all answers of a forecast in one cell each, as `[0.2, 0.8]` and `['Ann', 'Bo']`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerList {
    /// Of the probabilities, in the forecasts.
    pub probabilities: String,
    /// Of the names, in the resolutions: the first of these whose list is as long as that of the probabilities.
    pub answers: Vec<String>,
}

impl AnswersOfSource {
    /// The answers by name, in the order of those of the first source.
    pub(crate) fn names(all: &[Self]) -> Vec<&str> {
        all.first().into_iter().flat_map(|first| &first.columns).map(|(answer, _)| answer.as_str()).collect()
    }
}
