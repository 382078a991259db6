//! Words that say how sure somebody is, by what they do to a phrase. All in the form that [`words`](super::words) gives
//! them. They make the reading careful: a word of these lists that no phrase accounts for makes the text unknown.

use super::words::Token;

/// A list of words, with spaces between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words(pub(super) &'static str);

impl Words {
    pub(super) fn contains(self, word: impl AsRef<str>) -> bool {
        self.0.split_ascii_whitespace().any(|listed| listed == word.as_ref())
    }
}

/// Turn what they stand with into its opposite.
pub(super) const NEGATIONS: Words = Words(
    "not no never none neither nor nothing nobody nowhere without hardly scarcely barely seldom rarely against \
     anything nicht kein keine keinen keiner keinem keines nie niemals niemand nichts kaum ohne weder ne n pas \
     jamais aucun aucune rien guere sans nul nulle personne",
);

/// Make a phrase stronger, weaker or a comparison. Right before a phrase that does not have them in it, they make it
/// another phrase.
pub(super) const MODIFIERS: Words = Words(
    "highly quite fairly rather somewhat pretty extremely most more less least increasingly really so too as how \
     almost nearly virtually practically only just merely equally slightly moderately reasonably relatively \
     decidedly super extra absolutely completely totally entirely exceptionally extraordinarily incredibly remotely \
     vaguely marginally much far way overwhelmingly deeply strongly firmly than about even exceedingly immensely \
     vanishingly distinctly small tiny strong fair good best worst real serious low lower better worse bit little \
     slim whether ob from technically theoretically supposedly allegedly sehr ziemlich eher wenig weniger mehr \
     recht hoechst aeusserst extrem zu ganz fast beinahe nahezu durchaus ueberaus tres peu assez plus moins fort \
     hautement extremement presque trop aussi tout bien muy poco",
);

/// Between two phrases, they make two statements of them.
pub(super) const CONNECTIVES: Words = Words(
    "but though although however even indeed or rather yet nor and if unless while whereas vs versus whether \
     because aber oder und jedoch sondern sogar wenn falls mais ou et voire si",
);

/// Verbs that say whose view it is. They give way to a phrase inside the view: "believes a launch is very likely".
pub(super) const FRAMES: Words = Words(
    "believe think thinks expect expects reckon reckons predict predicts glaube glaubt glauben denke denkt denken meint \
     meinen erwartet erwarten croit crois croient pense pensent",
);

/// Verbs and adverbs of mere possibility: said by somebody who commits to nothing.
pub(super) const MODALS: Words = Words(
    "could may might can possible possibility perhaps maybe conceivable conceivably potentially kann koennen \
     koennte koennten mag moeglich moeglicherweise vielleicht eventuell peut peuvent pourrait pourraient \
     possiblement",
);

/// Other words of English that say how sure somebody is.
const ENGLISH: Words = Words(
    "likely unlikely likelier likeliest likelihood probable improbable probability chance possibilities impossible \
     impossibility certain certainty sure surely definite definitely doubt doubtful doubtless undoubtedly \
     unquestionably inevitable inevitably plausible plausibly implausible presumably apparently apparent evident \
     seemingly seem seems seemed appear should ought must expected anticipated hope hopes hoped hoping hopefully \
     fear fears confident confidence convinced guaranteed guarantee bound poised toss tossup coin prospect \
     prospects unthinkable shot longshot either reportedly rumoured rumored impossibly uncertain unclear unsure \
     sceptical skeptical optimistic pessimistic",
);

/// Likewise of German.
const GERMAN: Words = Words(
    "wahrscheinlich unwahrscheinlich wahrscheinlicher wahrscheinlichste wahrscheinlichsten wahrscheinlichkeit \
     hoechstwahrscheinlich vermutlich wohl voraussichtlich unmoeglich duerfte duerften soll sollte sicher sicherlich \
     gewiss bestimmt zweifellos zweifel zweifelhaft fraglich denkbar scheint anscheinend aussicht aussichten unklar \
     ungewiss glaube glaubt glauben denke denkt denken meint meinen erwartet erwarten kann koennen koennte koennten \
     mag moeglich moeglicherweise vielleicht eventuell prozent",
);

/// Likewise of French.
const FRENCH: Words = Words(
    "probablement vraisemblable vraisemblablement invraisemblable certainement certaine surement devrait devraient \
     doute eventuellement probabilite incertain douteux",
);

/// Whether a word says how sure somebody is.
pub(super) fn is_hedge(word: &str) -> bool {
    [ENGLISH, GERMAN, FRENCH, MODALS, FRAMES].iter().any(|words| words.contains(word))
}

/// Whether a word that says how sure somebody is, is of German or of English; `None` for words of neither or of both.
pub(super) fn is_german(token: &Token) -> Option<bool> {
    let word = token.word().filter(|word| !COGNATES.contains(&word.exact))?;
    let key = word.key();
    match (GERMAN.contains(key), ENGLISH.contains(key) || MODALS.contains(key)) {
        (true, _) => Some(true),
        (false, true) => Some(false),
        (false, false) => None,
    }
}

/// Words of French or Spanish: next to one of [`COGNATES`], that word is none of English.
pub(super) const ROMANCE: Words = Words("il est que qu tres peu pas sera une des plus moins es muy poco c");
/// Words that English shares with French and Spanish.
pub(super) const COGNATES: Words = Words("probable improbable possible impossible certain chance chances");

/// Nouns for a probability.
pub(super) const CHANCE: Words = Words("chance probability prob likelihood p wahrscheinlichkeit probabilite");

/// Right behind a number of percent, they make it a probability.
pub(super) const SURE: Words = Words("likely probable certain sure confident wahrscheinlich sicher");

/// Before a number: it is no number to score.
pub(super) const INEXACT: Words = Words(
    "about circa ca approx over above under below least most than upto up between nearly almost some say perhaps maybe \
     near close beyond minimum maximum max min best etwa rund ungefaehr knapp mindestens hoechstens ueber unter \
     zwischen environ entre plus moins gut",
);
