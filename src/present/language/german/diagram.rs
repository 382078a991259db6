//! Wörter zu Murphy-Diagrammen.

use crate::present::language::diagram::DiagramTexts;

pub(super) const DIAGRAM: DiagramTexts = DiagramTexts {
    heading: "Alle fairen Maße auf einmal",
    text: "Der Brier-Score ist ein faires Maß unter vielen. Jedes von ihnen ist ein Mittel über Schwellen: wie viel verliert, wer \
           immer dann handelt, wenn die Wahrscheinlichkeit über der Schwelle liegt. Der Brier-Score ist die doppelte Fläche unter \
           der Kurve, andere Maße gewichten die Schwellen anders. Eine Kurve, die nirgends über einer anderen liegt, ist nach jedem \
           fairen Maß mindestens so gut; wo Kurven sich kreuzen, entscheidet die Wahl des Maßes. Die Kurven zeigen alle Fragen \
           einer Gruppe; die Sätze vergleichen zwei Gruppen auf den Fragen, die beide beantwortet haben, jede Frage mit einer \
           Stimme, an jedem ganzen Prozent.",
    chart: "Murphy-Diagramm",
    description: "Das mittlere elementare Maß von {names} nach der Schwelle. Niedriger ist besser.",
    threshold: "Schwelle",
    score: "mittleres elementares Maß",
    caption: "Mittleres elementares Maß nach der Schwelle",
    dominates: "{questions}, die beide beantwortet haben: {better} war nirgends schlechter als {worse}, also nach jedem fairen Maß \
                besser. {chance}",
    crosses: "{questions}, die beide beantwortet haben: {a} war besser als {b} bei Schwellen von {at_a}, schlechter bei {at_b}. \
              Welche der beiden besser ist, hängt vom Maß ab. {chance}",
    alike: "{questions}, die beide beantwortet haben: {a} und {b} waren nach jedem fairen Maß gleich gut.",
    beyond: "Jede Schwelle für sich genommen ({level}), ist es mehr, als Zufall erklärt, bei {at}.",
    nowhere: "Jede Schwelle für sich genommen ({level}), ist es nirgends mehr, als Zufall erklärt.",
    and_others: "und anderen",
};
