//! Wörter zu Prognosen über mehrere Antworten, Zahlen und Tage.

use crate::present::language::distributions::DistributionTexts;

pub(super) const DISTRIBUTIONS: DistributionTexts = DistributionTexts {
    answers: "Fragen mit mehreren Antworten",
    answers_text: "Der Brier-Score über alle Antworten einer Frage: 0 ist fehlerlos, 1 ist Gewissheit in einer falschen Antwort. Haben \
                   die Antworten eine Reihenfolge, unterscheidet der Ranked Probability Score auch nah von fern: Er ist der mittlere \
                   Brier-Score von »höchstens diese Antwort«. Keiner von beiden wird mit denen von Ja-Nein-Fragen vermischt.",
    numbers: "Zahlen",
    numbers_text: "Der gewichtete Intervall-Score steht in der Einheit der Zahlen, niedriger ist besser: was die Breite der Intervalle \
                   kostet, und was es kostet, dass die Zahl darüber oder darunter lag. Zahlen in verschiedenen Einheiten werden nicht \
                   gemittelt; der relative Score vergleicht Gruppen auf den Fragen, die sie gemeinsam haben.",
    days: "Tage",
    days_text: "Der mittlere Brier-Score von »bis zu diesem Tag« über die Tage, nach denen gefragt war: 0 ist fehlerlos, 1 der \
                schlechteste Wert.",
    rps: "Ranked Probability Score",
    brier_or_rps: "Brier-Score (Ranked Probability Score, wo die Antworten eine Reihenfolge haben)",
    wis: "gewichteter Intervall-Score",
    wis_in: "gewichteter Intervall-Score ({unit})",
    dispersion: "Breite",
    underprediction: "zu niedrig",
    overprediction: "zu hoch",
    wis_share: "Anteil an den Intervall-Scores",
    adjusted_share: "bereinigter Anteil",
    relative: "relativer Score",
    relative_legend: "relativer Score: Verhältnis des gewichteten Intervall-Scores zu dem der anderen Gruppen auf gemeinsamen Fragen; \
                      unter 1 ist besser",
    coverage: "Wie oft Zahlen in ihren Intervallen lagen",
    level: "Soll",
    covered: "Ist (Intervalle)",
    at_or_below: "Ist (Quantile)",
    answer_bins: "Kalibrierung: jede Antwort als Aussage",
    day_bins: "Kalibrierung: jeder Tag als Aussage",
    chart_of_answers: "Antworten: {who}",
    chart_of_days: "Tage: {who}",
    chart_of_quantiles: "Quantile: {who}",
    chart_of_intervals: "Intervalle: {who}",
    chart_description: "{title}. Wie oft es hätte geschehen sollen und wie oft es geschah: {points}.",
};
