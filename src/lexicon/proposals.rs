//! Numbers to begin with, for phrases of every day that no published scale of their language has.
//!
//! They come from no survey. They are shown in the message that refuses a phrase, so that the option it names is not far from what
//! was meant, and no text is ever read by them.

use super::words::exact_key;

/// A phrase, and the number that is proposed for it.
const PROPOSALS: &[(&str, &str)] = &[
    ("aller voraussicht nach", "0.85"),
    ("auf jeden fall", "0.98"),
    ("auf keinen fall", "0.02"),
    ("äußerst unwahrscheinlich", "0.03"),
    ("ausgeschlossen", "0.02"),
    ("bestimmt", "0.9"),
    ("denkbar", "0.35"),
    ("durchaus möglich", "0.5"),
    ("eher ja", "0.65"),
    ("eher nein", "0.3"),
    ("eher nicht", "0.3"),
    ("eher unwahrscheinlich", "0.3"),
    ("eher wahrscheinlich", "0.65"),
    ("eventuell", "0.4"),
    ("fraglich", "0.35"),
    ("geringe chancen", "0.2"),
    ("gut möglich", "0.6"),
    ("gute chancen", "0.65"),
    ("halbe halbe", "0.5"),
    ("höchst unwahrscheinlich", "0.03"),
    ("höchst wahrscheinlich", "0.95"),
    ("höchstwahrscheinlich", "0.95"),
    ("kaum", "0.1"),
    ("kaum möglich", "0.05"),
    ("kaum wahrscheinlich", "0.1"),
    ("keine chance", "0.02"),
    ("mit an sicherheit grenzender wahrscheinlichkeit", "0.99"),
    ("mit großer wahrscheinlichkeit", "0.85"),
    ("mit hoher wahrscheinlichkeit", "0.85"),
    ("mit sicherheit", "0.98"),
    ("möglich", "0.4"),
    ("möglicherweise", "0.4"),
    ("nahezu ausgeschlossen", "0.03"),
    ("nahezu sicher", "0.97"),
    ("nicht ausgeschlossen", "0.25"),
    ("praktisch ausgeschlossen", "0.02"),
    ("recht wahrscheinlich", "0.75"),
    ("relativ wahrscheinlich", "0.7"),
    ("schwerlich", "0.1"),
    ("sehr fraglich", "0.2"),
    ("sehr unwahrscheinlich", "0.07"),
    ("sehr wahrscheinlich", "0.9"),
    ("sicher", "0.98"),
    ("so gut wie ausgeschlossen", "0.03"),
    ("so gut wie sicher", "0.97"),
    ("unwahrscheinlich", "0.2"),
    ("vermutlich", "0.7"),
    ("vermutlich nicht", "0.3"),
    ("vielleicht", "0.45"),
    ("voraussichtlich", "0.8"),
    ("voraussichtlich nicht", "0.2"),
    ("wahrscheinlich", "0.7"),
    ("wahrscheinlich nicht", "0.3"),
    ("wohl", "0.7"),
    ("wohl kaum", "0.1"),
    ("wohl nicht", "0.25"),
    ("womöglich", "0.4"),
    ("ziemlich sicher", "0.9"),
    ("ziemlich wahrscheinlich", "0.75"),
    ("zweifelhaft", "0.25"),
    ("forse", "0.45"),
    ("improbabile", "0.15"),
    ("peu probable", "0.2"),
    ("peut être", "0.45"),
    ("probablement", "0.7"),
    ("probabilmente", "0.7"),
    ("probablemente", "0.7"),
    ("quasi certain", "0.97"),
    ("quizás", "0.45"),
    ("sans doute", "0.8"),
    ("très probable", "0.9"),
];

/// The number to propose for a text.
pub(super) fn proposed(text: &str) -> Option<&'static str> {
    let key = exact_key(text);
    PROPOSALS.iter().find(|(phrase, _)| exact_key(phrase) == key).map(|(_, number)| *number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_of_every_day_have_a_number_on_their_own_side_of_one_half() {
        for (phrase, number) in PROPOSALS {
            assert_eq!(proposed(&phrase.to_uppercase()), Some(*number), "{phrase}");
        }
        for low in ["kaum", "eher nicht", "eher unwahrscheinlich", "fraglich", "Auf keinen Fall", "wohl kaum"] {
            assert!(proposed(low).is_some_and(|number| number < "0.5"), "{low}");
        }
        for high in ["vermutlich", "so gut wie sicher", "wohl", "voraussichtlich", "Höchstwahrscheinlich"] {
            assert!(proposed(high).is_some_and(|number| number > "0.5"), "{high}");
        }
        assert_eq!(proposed("decent shot"), None);
    }
}
