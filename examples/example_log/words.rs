//! Invented operators and products, and the wording of questions.

use chrono::NaiveDate;

use super::draw::Draw;

/// An invented operator and its invented cloud product.
struct Operator {
    name: &'static str,
    product: &'static str,
}

const OPERATORS: [Operator; 12] = [
    Operator { name: "Telvira", product: "Blaurack" },
    Operator { name: "Kabelonda", product: "Stackhafen" },
    Operator { name: "Zwirnet", product: "Knotenhaus" },
    Operator { name: "Saltrona", product: "Salinar Cloud" },
    Operator { name: "Brückwerk", product: "Pfeilerwolke" },
    Operator { name: "Quorvik", product: "Vikstrata" },
    Operator { name: "Halmfunk", product: "Halmspeicher" },
    Operator { name: "Trasmoor", product: "Moorstack" },
    Operator { name: "Wolkenried", product: "Riedserver" },
    Operator { name: "Pelgrano", product: "Pelgrastack" },
    Operator { name: "Dünenfunk", product: "Dünenwolke" },
    Operator { name: "Ostvellen", product: "Vellcube" },
];

const CITIES: [&str; 8] = ["Hanover", "Düsseldorf", "Frankfurt", "Vienna", "Zürich", "Gdańsk", "Aarhus", "Rotterdam"];

const OUTLETS: [&str; 6] = ["", "", "", "Rackpost", "Funkturmbrief", "Cloudspalte"];

/// Topic and wording. `{op}` an operator, `{other}` another, `{product}` the operator's product.
const WORDINGS: [(&str, &str); 24] = [
    ("cloud launch", "Will {op} offer {product} to business customers"),
    ("cloud launch", "Will {op} open a {product} region in {city}"),
    ("cloud launch", "Will {op} sell {product} through resellers"),
    ("cloud launch", "Will {op} offer a free tier of {product}"),
    ("data center", "Will {op} open its data center in {city}"),
    ("data center", "Will {op} close its old data center in {city}"),
    ("data center", "Will {op} buy land for a data center near {city}"),
    ("data center", "Will {op} let a second hall in its {city} data center"),
    ("partnership", "Will {op} and {other} announce a joint cloud offer"),
    ("partnership", "Will {op} renew its hosting contract with {other}"),
    ("partnership", "Will {op} take a stake in {other}"),
    ("partnership", "Will {other} resell {product} under its own name"),
    ("pricing", "Will {op} cut the list price of {product} by at least 10%"),
    ("pricing", "Will {op} raise its colocation prices in {city}"),
    ("pricing", "Will {op} introduce billing by the second for {product}"),
    ("pricing", "Will {op} drop the set-up fee for {product}"),
    ("network", "Will {op} light its fibre route to {city}"),
    ("network", "Will {op} join an internet exchange in {city}"),
    ("network", "Will {op} offer 100-gigabit ports in {city}"),
    ("network", "Will {op} switch off copper lines in {city}"),
    ("regulation", "Will the regulator clear {op}'s purchase of {other}"),
    ("regulation", "Will {product} get its security certificate"),
    ("regulation", "Will the regulator open {op}'s ducts in {city} to rivals"),
    ("regulation", "Will {op} get its building permit in {city}"),
];

/// A question as it is put, with its topic and operator.
pub(crate) struct Wording {
    pub(crate) text: String,
    pub(crate) topic: &'static str,
    pub(crate) operator: &'static str,
}

pub(crate) fn draw_wording(closes_on: NaiveDate, draw: &mut Draw) -> Wording {
    let (topic, pattern) = WORDINGS[draw.below(WORDINGS.len())];
    let seat = draw.below(OPERATORS.len());
    let step = 1 + draw.below(OPERATORS.len() - 1);
    let operator = &OPERATORS[seat];
    let other = &OPERATORS[(seat + step) % OPERATORS.len()];
    let asked = pattern
        .replace("{op}", operator.name)
        .replace("{other}", other.name)
        .replace("{product}", operator.product)
        .replace("{city}", draw.pick(&CITIES));
    Wording { text: format!("{asked} by {}?", closes_on.format("%-d %B %Y")), topic, operator: operator.name }
}

/// An invented trade paper, or none: an interview of the newsroom's own.
pub(crate) fn draw_outlet(draw: &mut Draw) -> &'static str {
    draw.pick(&OUTLETS)
}
