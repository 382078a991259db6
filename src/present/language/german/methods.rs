//! How each statistic is found.

use crate::present::language::texts::Method;

pub(in crate::present::language) const METHODS: &[Method] = &[
    Method {
        name: "Brier-Score",
        meaning: "Mittlerer quadrierter Abstand zwischen der genannten Wahrscheinlichkeit und dem, was geschah (1 oder 0).",
        references: crate::present::language::english::METHODS[0].references,
    },
    Method {
        name: "Skill",
        meaning: "Um wie viel der Brier-Score niedriger ist, als wenn immer die eigene Basisrate der Gruppe genannt würde: 1 \
                  ist fehlerfrei, 0 nicht besser, unter 0 schlechter.",
        references: crate::present::language::english::METHODS[1].references,
    },
    Method {
        name: "Log-Score",
        meaning: "Mittel von −ln der Wahrscheinlichkeit, die dem gegeben wurde, was geschah: Er bestraft Gewissheit, die \
                  falsch war.",
        references: crate::present::language::english::METHODS[2].references,
    },
    Method {
        name: "Vertrauensbereiche",
        meaning: "Aus den Unterschieden zwischen ganzen Fragen, nie zwischen einzelnen Prognosen; weiter, wo wenige Fragen das Gewicht tragen.",
        references: crate::present::language::english::METHODS[3].references,
    },
    Method {
        name: "Klassen und ihre Vertrauensbereiche",
        meaning: "Wie viele der Prognosen, die etwa dasselbe sagten, eintrafen, mit dem Vertrauensbereich nach Wilson.",
        references: crate::present::language::english::METHODS[4].references,
    },
    Method {
        name: "Kalibrierungskurve, Fehlkalibrierung, Trennschärfe",
        meaning: "Die am besten passende ansteigende Treppenfunktion. Brier-Score = Fehlkalibrierung − Trennschärfe + \
                  Unsicherheit, ohne Klassen. Ihre Vertrauensbereiche berücksichtigen, dass allein der Zufall beide \
                  vergrößert: Der der Fehlkalibrierung beginnt bei 0, wo kalibrierte Prognosen ebenso viel haben könnten.",
        references: crate::present::language::english::METHODS[5].references,
    },
    Method {
        name: "Konsistenzband",
        meaning: "Wo diese Kurve läge, wenn die Prognosen kalibriert wären; nicht, wo sie in Wahrheit liegen mag.",
        references: crate::present::language::english::METHODS[6].references,
    },
    Method {
        name: "Vertrauensband",
        meaning: "Wie oft es wirklich geschieht, wenn so viel vorhergesagt ist, jede Vorhersage für sich genommen: die \
                  Häufigkeiten, die der Likelihood-Quotient der steigenden Kurve nicht ausschließt, gezählt in wirksamen Fragen.",
        references: crate::present::language::english::METHODS[7].references,
    },
    Method {
        name: "Urteil",
        meaning: "Drei Prüfungen: wie viele Fragen mit Ja endeten (exakt, jede Frage mit einer Stimme); die Steigung einer \
                  logistischen Regression des Geschehenen auf das Gesagte, mit neu ausgelosten Ergebnissen; und ob die Kurve \
                  weiter von der Diagonale abweicht, als der Zufall erklärt. Zusammen beschuldigen sie eine kalibrierte Gruppe \
                  in höchstens 5\u{a0}% der Fälle, und eine einzelne Frage entscheidet nichts.",
        references: crate::present::language::english::METHODS[8].references,
    },
    Method {
        name: "AUC",
        meaning: "Wahrscheinlichkeit, dass von zwei Fragen die eingetroffene die höhere Prognose hatte; ihr \
                  Vertrauensbereich aus den Unterschieden zwischen ganzen Fragen auf beiden Seiten.",
        references: crate::present::language::english::METHODS[9].references,
    },
];
