//! What the words of a header that is no known name speak for, and what they speak against: for proposals, never to be read.

use super::Field;
use crate::input::text;

/// What the words of a header say of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HeaderHint {
    /// They speak for it.
    For,
    /// They say nothing.
    Silent,
    /// They say that it is something else.
    Against,
}

/// Beginnings of words in plain letters; one with a `$` is the whole word.
struct Stems {
    field: Field,
    means: &'static str,
    excludes: &'static str,
}

/// A day that is planned, or the last one possible.
const PLANNED: &str = "plan geplant expect erwart voraussicht schedul deadline due$ frist fallig target prevu previst attendu \
                       atteso until bis$ scheduled ende$ end$ closes close$ closing expir stichtag";
/// How likely something is.
const LIKELY: &str = "likel prob wahrscheinlich chance";
/// The day of what was forecast.
const EVENT: &str = "match event game spiel$ spieltag spieldatum election wahl$ wahltag kickoff anpfiff anstoss race$ fixture \
                     ereignis veranstaltung partido partita scrutin eleccion elezione";

const STEMS: [Stems; 8] = [
    Stems {
        field: Field::QuestionId,
        means: "id$ no$ nr$ num$ number nummer numero key$ code$ ref$ kennung item$ question$ frage$ market$",
        excludes: "email mail date datum phone plz zip row$ zeile",
    },
    Stems {
        field: Field::Question,
        means: "question frage statement claim aussage event$ title titel titre prediction$ behauptung pregunta domanda thesis \
                these$ text$ proposition headline topic$ thema$ predict forecast$ about$ prognose$ vorhersage$ worum$",
        excludes: "id$ type typ$ date datum comment note remark kommentar bemerkung url link who$ wer$ when$ wann$ email mail",
    },
    Stems {
        field: Field::Source,
        means: "who$ wer$ qui$ quien chi$ name$ names$ nom$ nombre$ nome$ forecaster predictor author autor auteur autore person \
                speaker user username respondent analyst expert firm$ company firma unternehmen haus$ desk$ model$ modell \
                organi institut pundit teilnehmer participant prognosti team$ player member source quelle sprecher redner \
                berater consultant agency agentur think$ bank$ economist columnist",
        excludes: "type typ$ kind$ art$ role$ rolle question frage comment note$ notes$ remark kommentar bemerkung notiz topic thema \
                   url link email mail status country land$ region date datum winner sieger gewinner",
    },
    Stems {
        field: Field::SourceType,
        means: "type typ$ typus kind$ art$ role rolle category kategorie group$ gruppe class$ klasse sector sektor branche tipo \
                categoria genre$ funktion fonction profession beruf sorte segment affiliation occupation job$ department abteilung cargo$ ruolo$",
        excludes: "question frage event market date datum comment note$ url link email mail status outcome result name$",
    },
    Stems {
        field: Field::ForecastDate,
        means: "made said forecast predict date$ day$ datum fecha data$ timestamp zeitstempel time$ when$ wann$ quand cuando quando \
                tag$ jour$ created submitted entered logged recorded published stated issued erfasst erstellt abgegeben gesagt \
                veroffentlicht stand$ vom$ angelegt eingegeben dit$ dicho$ detto$ uploaded posted startzeit start$ zeit$ zeitpunkt",
        excludes: "resol outcome settl known result ergebnis ausgang entschied geklart aufgelost birth geburt updated modified \
                   geandert changed aktualisiert question frage end$ ended close closed reveal happen",
    },
    Stems {
        field: Field::Probability,
        means: "prob probab likel chance chances percent prozent pct$ wahrscheinlich wkeit confiden credence sure$ sicher certain \
                estimate forecast prediction prognose pronostic previsi vorhersage p$ belief einschatzung",
        excludes: "odds quote$ quoten cote$ cuota quota$ weight gewicht score brier price preis rating skill age$ alter$ id$ nr$ \
                   number nummer count anzahl volume stake einsatz payout rank rang date datum source outcome error margin \
                   line$ spread handicap market$ moneyline points punkte year$ jahr$ low$ high$ lower upper",
    },
    Stems {
        field: Field::Outcome,
        means: "outcome result resolved happen occur came$ true$ eingetreten eintreten ergebnis ausgang passiert geschehen esito \
                resultado risultato resolution arrive ended$ verified",
        excludes: "date datum correct right$ richtig hit$ treffer predict forecast prognos vorhersag side$ direction tip$ pick$ bet$ \
                   position call$ guess win$ winner score",
    },
    Stems {
        field: Field::ResolvedOn,
        means: "resol settl known decided outcome result happened happen ended actual aufgelost geklart entschied ergebnis ausgang \
                bekannt closed eingetreten resuelt risolt tranche when$ wann$",
        excludes: "forecast predict prognos vorhersag made said gesagt birth geburt updated modified geandert created submitted entered \
                   opens opened timestamp zeitstempel",
    },
];

/// What a header says of a field.
pub(crate) fn header_hint(header: &str, field: Field) -> HeaderHint {
    let words = words(header);
    let Some(stems) = STEMS.iter().find(|stems| stems.field == field) else { return HeaderHint::Silent };
    let dated = matches!(field, Field::ForecastDate | Field::ResolvedOn);
    let excluded = any(&words, stems.excludes)
        || (dated && any(&words, PLANNED))
        || (field == Field::ForecastDate && any(&words, EVENT))
        || words.iter().any(|word| word == "http" || word == "www");
    // A question may speak of prices and ranks; that it asks how likely something is says more.
    let asks_how_likely =
        field == Field::Probability && is_sentence(header) && (super::says_percent(header) || any(&words, LIKELY));
    match () {
        () if asks_how_likely => HeaderHint::For,
        () if excluded => HeaderHint::Against,
        () if any(&words, stems.means) || (field == Field::Probability && super::says_percent(header)) => {
            HeaderHint::For
        }
        () => HeaderHint::Silent,
    }
}

/// Whether a header speaks of a day that is planned, or the last one possible.
pub(crate) fn says_planned(header: &str) -> bool {
    any(&words(header), PLANNED)
}

/// Whether a header speaks of the day of what was forecast.
pub(crate) fn says_event(header: &str) -> bool {
    any(&words(header), EVENT)
}

/// Whether a header names the column of the questions.
pub(crate) fn says_question(header: &str) -> bool {
    any(&words(header), "question frage pregunta domanda statement aussage")
}

/// Whether a header speaks of when something was last changed.
pub(crate) fn says_changed(header: &str) -> bool {
    any(&words(header), "updated modified geandert changed aktualisiert edited bearbeitet zuletzt")
}

/// Whether a header is a question or a sentence, as forms have them.
pub(crate) fn is_sentence(header: &str) -> bool {
    let words = words(header).len();
    words >= 5 || (words >= 3 && header.contains(['?', '？']))
}

/// Whether a header asks how likely one event is: `How likely is it that X launches this year?`, not `How sure are you?`
pub(crate) fn asks_of_event(header: &str) -> bool {
    let words = words(header);
    let how_likely = super::says_percent(header) || any(&words, LIKELY);
    words.len() >= 5 && how_likely && !any(&words, "confiden sure$ sicher")
}

fn any(words: &[String], stems: &str) -> bool {
    let has = |stem: &str| match stem.strip_suffix('$') {
        Some(whole) => words.iter().any(|word| word == whole),
        None => words.iter().any(|word| word.starts_with(stem)),
    };
    stems.split_whitespace().any(has)
}

/// The words of a header in plain letters; `matchDate` are two.
fn words(header: &str) -> Vec<String> {
    let mut parted = String::new();
    let mut before = ' ';
    for letter in header.chars() {
        if before.is_lowercase() && letter.is_uppercase() {
            parted.push(' ');
        }
        parted.push(letter);
        before = letter;
    }
    let plain: String = text::plain_letters(&parted).collect();
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_words_speak_for_and_against() {
        use HeaderHint::{Against, For, Silent};
        for (header, field, want) in [
            ("match_date", Field::ForecastDate, Against),
            ("matchDate", Field::ForecastDate, Against),
            ("created", Field::ForecastDate, For),
            ("expected_resolution", Field::ResolvedOn, Against),
            ("Resolved", Field::ResolvedOn, For),
            ("Your name", Field::Source, For),
            ("Decimal odds", Field::Probability, Against),
            ("How likely is it that X launches this year? (0-100)", Field::Probability, For),
            ("Comment", Field::Source, Against),
            ("Notes", Field::SourceType, Silent),
            ("Spieltag", Field::ForecastDate, Against),
        ] {
            assert_eq!(header_hint(header, field), want, "{header}");
        }
    }
}
