//! Words on Murphy diagrams.

use crate::present::language::diagram::DiagramTexts;

pub(super) const DIAGRAM: DiagramTexts = DiagramTexts {
    heading: "Every proper score at once",
    text: "The Brier score is one fair score of many. Each of them is an average over thresholds: how much is lost by someone who \
           acts whenever the probability is above the threshold. The Brier score is twice the area under the curve, and other \
           scores weigh the thresholds otherwise. A curve that lies nowhere above another is at least as good under every fair \
           score; where curves cross, the choice of the score decides. The curves show all questions of a group; the sentences \
           compare two groups on the questions that both answered, one vote a question, at every whole percent.",
    chart: "Murphy diagram",
    description: "The mean elementary score of {names} by threshold. Lower is better.",
    threshold: "threshold",
    score: "mean elementary score",
    caption: "Mean elementary score by threshold",
    dominates: "On {questions} that both answered, {better} did nowhere worse than {worse}: better under every fair score. {chance}",
    crosses: "On {questions} that both answered, {a} did better than {b} at thresholds of {at_a}, worse at {at_b}: which of them is \
              better depends on the score. {chance}",
    alike: "On {questions} that both answered, {a} and {b} did equally well under every fair score.",
    beyond: "Each threshold taken by itself ({level}), it is more than chance explains at {at}.",
    nowhere: "Each threshold taken by itself ({level}), it is nowhere more than chance explains.",
    and_others: "and others",
};
