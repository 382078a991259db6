//! Wörter zu Fragen, die aufzulösen sind.

use super::texts::DueTexts;

pub(super) const DUE: DueTexts = DueTexts {
    title: "Aufzulösende Fragen",
    headline: "{questions} aufzulösen, Stand {day}; davon überfällig: {overdue}.",
    none: "Nichts ist aufzulösen, Stand {day}.",
    rejected: "{n} Zeilen sind nicht lesbar und fehlen unter den Prognosen; trackrecord check sagt, warum.",
    question: "Frage",
    deadline: "Frist",
    left: "verbleibend",
    sources: "Quellen",
    forecasts: "Prognosen",
    last_forecast: "letzte Prognose",
    mean_forecast: "im Mittel",
    mean_legend: "Im Mittel: das Mittel dessen, was jede Quelle zuletzt gesagt hat.",
    link: "Link",
    overdue: "{n} überfällig",
    ahead: "{n}",
    day: "1 Tag",
    days: "{n} Tage",
    today: "heute",
    no_deadline: "ohne Frist",
    subject: "Auflösen: {question}",
    said: "{forecasts} von {sources}.",
    mean: "Zuletzt im Mittel genannte Wahrscheinlichkeit: {mean}.",
};
