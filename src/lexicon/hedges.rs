//! Words that say how sure somebody is, by what they do to a phrase. All in the form that [`words`](super::words) gives
//! them. They make the reading careful: a word of these lists that no phrase accounts for makes the text unknown.

/// A list of words, with spaces between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words(&'static str);

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

/// Before a modal verb or "believe", where most of [`MODIFIERS`] belong to the subject ("most could benefit").
pub(super) const MODIFIERS_OF_VERBS: Words =
    Words("to few hard how only just merely whether ob strongly firmly really truly deeply fully");

/// Behind a phrase, they make it another one: "may well", "likely enough".
pub(super) const MODIFIERS_BEHIND: Words = Words("well easily just only enough story strongly firmly ish indeed");

/// Between two phrases, they make two statements of them.
pub(super) const CONNECTIVES: Words = Words(
    "but though although however even indeed or rather yet nor and if unless while whereas vs versus whether \
     because aber oder und jedoch sondern sogar wenn falls mais ou et voire si",
);

/// Verbs that say whose view it is. They give way to a phrase inside the view: "believes a launch is very likely".
pub(super) const FRAMES: Words = Words(
    "believe think thinks thought thinking expect expects expecting suspect suspects guess guesses assume assumes \
     anticipate anticipates reckon reckons feel feels felt predict predicts forecast forecasts imagine imagines \
     glaube glaubt glauben denke denkt denken meint meinen erwartet erwarten rechnet rechnen croit crois croient \
     pense pensent estime estiment",
);

/// Verbs and adverbs of mere possibility: said by somebody who commits to nothing.
pub(super) const MODALS: Words = Words(
    "could may might can possible possibility perhaps maybe conceivable conceivably potentially kann koennen \
     koennte koennten mag moeglich moeglicherweise vielleicht eventuell peut peuvent pourrait pourraient \
     possiblement",
);

/// Other words that say how sure somebody is.
const HEDGES: Words = Words(
    "likely unlikely likelier likeliest likelihood probable improbable probability chance possibilities impossible \
     impossibility certain certainty sure surely definite definitely doubt doubtful doubtless undoubtedly \
     unquestionably inevitable inevitably plausible plausibly implausible presumably apparently apparent evident \
     seemingly seem seems seemed appear should ought must expected anticipated hope hopes hoped hoping hopefully \
     fear fears confident confidence convinced guaranteed guarantee bound poised toss tossup coin prospect \
     prospects unthinkable shot longshot either reportedly rumoured rumored impossibly uncertain unclear unsure \
     sceptical skeptical optimistic pessimistic wahrscheinlich unwahrscheinlich wahrscheinlicher unwahrscheinlicher \
     wahrscheinlichste wahrscheinlichsten wahrscheinlichkeit hoechstwahrscheinlich vermutlich wohl voraussichtlich \
     unmoeglich duerfte duerften soll sollte sicher sicherlich gewiss bestimmt zweifellos zweifel zweifelhaft \
     fraglich denkbar scheint anscheinend aussicht aussichten unklar ungewiss probablement vraisemblable \
     vraisemblablement invraisemblable certainement certaine surement devrait devraient doute eventuellement \
     probabilite incertain douteux",
);

/// Whether a word says how sure somebody is.
pub(super) fn is_hedge(word: &str) -> bool {
    HEDGES.contains(word) || MODALS.contains(word) || FRAMES.contains(word)
}

/// Words of French or Spanish: next to one of [`COGNATES`], that word is none of English.
pub(super) const ROMANCE: Words = Words("il est que qu tres peu pas sera une des plus moins es muy poco c");
/// Words that English shares with French and Spanish.
pub(super) const COGNATES: Words = Words("probable improbable possible impossible certain chance chances");

/// What a number of percent may stand next to when it is a probability.
pub(super) const ABOUT_PROBABILITY: Words = Words(
    "chance probability prob likelihood likely probable certain sure confident confidence p wahrscheinlichkeit \
     wahrscheinlich sicher sicherheit probabilite certitude",
);

/// Before or behind a number: it is no number to score.
pub(super) const INEXACT: Words = Words(
    "about circa ca approx over above under below least most than upto between nearly almost some say perhaps maybe \
     near close beyond minimum maximum max min etwa rund ungefaehr knapp mindestens hoechstens ueber unter zwischen \
     environ entre plus moins gut",
);

/// Before a percentage, it measures the event: "grow by 5%".
pub(super) const AMOUNT: Words = Words(
    "by above below over under exceed exceeds reach reaches grow grows rise rises fall falls drop drops gain gains \
     lose loses um ueber unter",
);
