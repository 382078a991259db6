//! Forecasts on questions with several answers, on numbers and on days.

use super::entry::{CatalogueEntry, error, note};
use crate::diagnostics::Code;

pub(super) const ENTRIES: &[CatalogueEntry] = &[
    error(
        Code::CategoriesUnusable,
        [
            "The list of the answers of a question is none, or there are two.",
            "An order that names an answer twice, leaves one out that was forecast or differs from another row's gives another score, or none.",
            "low < mid < low",
            "List each answer once, alike in all rows of the question: a < b < c for an order, a | b | c without one.",
        ],
        [
            "Die Liste der Antworten einer Frage ist keine, oder es gibt zwei.",
            "Eine Reihenfolge, die eine Antwort zweimal nennt, eine vorhergesagte auslässt oder von der einer anderen Zeile abweicht, \
             ergibt einen anderen Wert oder keinen.",
            "Jede Antwort einmal nennen, in allen Zeilen der Frage gleich: a < b < c mit Reihenfolge, a | b | c ohne.",
        ],
    ),
    error(
        Code::DayBeforeForecast,
        [
            "The day until which the event should happen lies before the forecast.",
            "Whether it had happened by then was known when the forecast was made.",
            "forecast of 2017-06-01, by 2017-05-01, probability 0.4",
            "Correct one of the two days.",
        ],
        [
            "Der Tag, bis zu dem das Ereignis eintreten soll, liegt vor der Prognose.",
            "Ob es bis dahin eingetreten war, stand bei der Prognose schon fest.",
            "Einen der beiden Tage berichtigen.",
        ],
    )
    .example_in_german("Prognose vom 2017-06-01, by 2017-05-01, Wahrscheinlichkeit 0.4"),
    error(
        Code::KindsMixed,
        [
            "Forecasts on one question are of different kinds.",
            "A question asks for yes or no, for one of several answers, for a number or for a day; one score cannot be right for two \
             of these.",
            "Q1: category Lake 0.6 and category River 0.4 in one row each, and probability 0.7 without a category in a third",
            "Give the questions different ids, or leave the rows of one kind out.",
        ],
        [
            "Die Prognosen zu einer Frage sind verschiedener Art.",
            "Eine Frage ist mit Ja oder Nein, mit einer von mehreren Antworten, mit einer Zahl oder mit einem Tag zu beantworten; \
             kein Wert passt für zwei davon.",
            "Den Fragen verschiedene Kennungen geben oder die Zeilen der einen Art weglassen.",
        ],
    )
    .example_in_german("Q1: category Lake 0.6 und category River 0.4 in je einer Zeile, in einer dritten Wahrscheinlichkeit 0.7 ohne category"),
    error(
        Code::LevelUnusable,
        [
            "The level of a quantile, or the share that an interval covers, does not lie between 0 and 1.",
            "A quantile of level 0.05 is the value below which the number is expected to lie in 5 of 100 cases.",
            "quantile_level 5",
            "Write 0.05 or 5%.",
        ],
        [
            "Das Niveau eines Quantils oder der Anteil, den ein Intervall abdeckt, liegt nicht zwischen 0 und 1.",
            "Ein Quantil vom Niveau 0,05 ist der Wert, unter dem die Zahl in 5 von 100 Fällen erwartet wird.",
            "0.05 oder 5% schreiben.",
        ],
    ),
    error(
        Code::NumberInTwoWays,
        [
            "The number can be read with decimals or in thousands.",
            "The two differ by a factor of a thousand.",
            "1,234",
            "Write it without separators of thousands, and with a point before decimals.",
        ],
        [
            "Die Zahl kann Nachkommastellen oder Tausender haben.",
            "Beides unterscheidet sich um den Faktor tausend.",
            "Ohne Tausendertrennzeichen schreiben und mit einem Punkt vor den Nachkommastellen.",
        ],
    ),
    error(
        Code::NumberInexact,
        [
            "The cell holds a range, a bound or a rough number.",
            "A quantile is one number, and has no middle: a range of the number itself is an interval, which is two quantiles.",
            "10-20",
            "Write one number for this quantile; a range as its two ends, with the share that it covers (low, high, coverage).",
        ],
        [
            "In der Zelle steht eine Spanne, eine Grenze oder eine ungefähre Zahl.",
            "Ein Quantil ist eine einzige Zahl und hat keine Mitte: Eine Spanne der Zahl selbst ist ein Intervall, also zwei Quantile.",
            "Für dieses Quantil eine Zahl schreiben; eine Spanne als ihre beiden Enden, mit dem Anteil, den sie abdeckt (low, high, \
             coverage).",
        ],
    ),
    error(
        Code::NumberUnreadable,
        [
            "The cell holds no number.",
            "The forecast is a number: nothing else can be compared with what happened.",
            "about twelve",
            "Write digits, at most one decimal mark, and if need be the unit behind them.",
        ],
        [
            "In der Zelle steht keine Zahl.",
            "Die Prognose ist eine Zahl: Mit dem Ergebnis lässt sich nichts anderes vergleichen.",
            "Ziffern schreiben, höchstens ein Dezimalzeichen und, wenn nötig, dahinter die Einheit.",
        ],
    ),
    error(
        Code::OutcomeOfAnotherKind,
        [
            "The outcome is no answer to its question.",
            "It may be a slip in the outcome or in the forecasts; which of them is not known.",
            "outcome Asia, forecasts on Germany, Europe and world wide",
            "Write one of the answers, the number or the day that was asked for; void if the question was called off.",
        ],
        [
            "Das Ergebnis ist keine Antwort auf die Frage.",
            "Der Fehler kann im Ergebnis liegen oder in den Prognosen; wo, ist nicht zu erkennen.",
            "Eine der Antworten schreiben, die Zahl oder den Tag, nach dem gefragt war; void, wenn die Frage annulliert wurde.",
        ],
    )
    .example_in_german("Ergebnis Asia, Prognosen zu Germany, Europe und world wide"),
    error(
        Code::OutputTypeNotRead,
        [
            "Rows of this type of model output are not read.",
            "Quantiles, medians and probabilities of categories are; means and samples are no probabilities, and thresholds of numbers \
             have no rule yet.",
            "output_type mean",
            "Leave these rows out: --where output_type=quantile, or --skip-bad-rows.",
        ],
        [
            "Zeilen dieser Art von Modellausgabe werden nicht gelesen.",
            "Gelesen werden Quantile, Mediane und Wahrscheinlichkeiten von Kategorien; Mittelwerte und Stichproben sind keine \
             Wahrscheinlichkeiten, und für Schwellen von Zahlen gibt es noch keine Regel.",
            "Diese Zeilen weglassen: --where output_type=quantile oder --skip-bad-rows.",
        ],
    ),
    error(
        Code::PartClaimedTwice,
        [
            "One forecast says two things of the same answer, quantile or day.",
            "Which of them holds is not known; two forecasts of one source at the same time need an id each.",
            "Q1, Desk 1, 1 March: category Lake 0.6 and category Lake 0.5",
            "Leave one of the two out; or tell the forecasts apart by forecast_id or by their time.",
        ],
        [
            "Eine Prognose sagt zu einer Antwort, einem Quantil oder einem Tag zweierlei.",
            "Was davon gilt, ist nicht bekannt; zwei Prognosen einer Quelle zur selben Zeit brauchen je eine Kennung.",
            "Eine von beiden weglassen oder die Prognosen durch forecast_id oder ihre Zeit unterscheiden.",
        ],
    )
    .example_in_german("Q1, Desk 1, 1. März: category Lake 0.6 und category Lake 0.5"),
    error(
        Code::PartWeightsDiffer,
        [
            "The rows of one forecast have different weights.",
            "A forecast counts once, whatever its rows, so it has one weight.",
            "category Lake 0.6 with weight 1, category River 0.4 with weight 2",
            "Write the same weight in all rows of the forecast.",
        ],
        [
            "Die Zeilen einer Prognose haben verschiedene Gewichte.",
            "Eine Prognose zählt einmal, wie viele Zeilen sie auch hat; also hat sie ein Gewicht.",
            "In alle Zeilen der Prognose dasselbe Gewicht schreiben.",
        ],
    )
    .example_in_german("category Lake 0.6 mit Gewicht 1, category River 0.4 mit Gewicht 2"),
    error(
        Code::PartWithoutProbability,
        [
            "One answer or day of a forecast has no probability.",
            "The others alone say too little of what was expected.",
            "category Lake: unclear",
            "Write its probability, or leave out all rows of the forecast.",
        ],
        [
            "Eine Antwort oder ein Tag einer Prognose hat keine Wahrscheinlichkeit.",
            "Die anderen allein sagen zu wenig darüber, was erwartet wurde.",
            "Die Wahrscheinlichkeit ergänzen oder alle Zeilen der Prognose weglassen.",
        ],
    ),
    error(
        Code::ProbabilityFalls,
        [
            "The probability falls with a later day.",
            "What happens by June has happened by December, so the later probability cannot be the smaller one.",
            "by 2017-06-30 0.6, by 2017-12-31 0.4",
            "Correct one of the two; if each is meant for its own span, add them up.",
        ],
        [
            "Die Wahrscheinlichkeit fällt mit einem späteren Tag.",
            "Was bis Juni geschehen ist, ist auch bis Dezember geschehen; die spätere Wahrscheinlichkeit kann nicht die kleinere sein.",
            "Eine von beiden berichtigen; gilt jede für einen eigenen Zeitraum, sind sie zusammenzuzählen.",
        ],
    ),
    error(
        Code::QuantilesCross,
        [
            "A quantile of a higher level is smaller.",
            "The number cannot be more likely to stay below a smaller value.",
            "0.25 quantile 12, 0.75 quantile 9",
            "Correct one of the two values, or exchange their levels.",
        ],
        [
            "Ein Quantil eines höheren Niveaus ist kleiner.",
            "Es kann nicht wahrscheinlicher sein, dass die Zahl unter einem kleineren Wert bleibt.",
            "Einen der beiden Werte berichtigen oder ihre Niveaus vertauschen.",
        ],
    ),
    error(
        Code::UnitsDiffer,
        [
            "The numbers of one question have two units.",
            "Numbers are compared as they stand, so they must be in the same unit.",
            "12 km in one row and 7 miles in another",
            "Convert them to one unit, or give the questions different ids.",
        ],
        [
            "Die Zahlen einer Frage haben zwei Einheiten.",
            "Zahlen werden verglichen, wie sie dastehen; sie müssen also dieselbe Einheit haben.",
            "In eine Einheit umrechnen oder den Fragen verschiedene Kennungen geben.",
        ],
    )
    .example_in_german("12 km in einer Zeile und 7 miles in einer anderen"),
    note(
        Code::AsBinary,
        [
            "Forecasts over several answers or days count as statements of yes and no too.",
            "--as-binary says so: each answer is a statement, of ordered answers each cut between them, of days each \"by then\".",
            "Green 0.5, Red 0.3 and Blue 0.2: three statements on one question",
            "Leave --as-binary out to score them in tables of their own alone.",
        ],
        [
            "Prognosen über mehrere Antworten oder Tage zählen auch als Aussagen mit Ja und Nein.",
            "Das legt --as-binary fest: Jede Antwort ist eine Aussage, bei geordneten Antworten jeder Schnitt dazwischen, bei Tagen \
             jedes „bis dahin“.",
            "Ohne --as-binary stehen sie nur in ihren eigenen Tabellen.",
        ],
    )
    .example_in_german("Grün 0.5, Rot 0.3 und Blau 0.2: drei Aussagen zu einer Frage"),
    note(
        Code::DistributionsRead,
        [
            "Rows were put together to forecasts over several answers, over a number or over days.",
            "Each such forecast counts once, whatever its rows.",
            "category Green 0.5, Red 0.3 and Blue 0.2, all of Q1 by Desk 1 on one day",
            "If each row is a forecast of yes by itself, give the answers question ids of their own.",
        ],
        [
            "Zeilen wurden zu Prognosen über mehrere Antworten, über eine Zahl oder über Tage zusammengesetzt.",
            "Jede solche Prognose zählt einmal, wie viele Zeilen sie auch hat.",
            "Ist jede Zeile für sich eine Prognose für Ja, den Antworten eigene Fragenkennungen geben.",
        ],
    )
    .example_in_german("category Grün 0.5, Rot 0.3 und Blau 0.2, alle zu Q1 von Desk 1 am selben Tag"),
];
