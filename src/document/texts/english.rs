//! English.

use super::{
    AnswerTexts, CalibrationTexts, CallTexts, ChangeTexts, DiscriminationTexts, LeftOutTexts, Method, MethodTexts, Noun,
    OpenTexts, OverTimeTexts, PageTexts, ReproduceTexts, ScoreTexts, Texts, WordTexts,
};
use crate::document::table::Numbers;
use crate::model::Language;

/// The report in English.
pub static ENGLISH: Texts = Texts {
    language: Language::English,
    numbers: Numbers { decimal: '.', thousands: ',', percent: "%", to: " to " },
    forecasts: Noun { one: "{n} forecast", many: "{n} forecasts" },
    questions: Noun { one: "{n} question", many: "{n} questions" },
    sources: Noun { one: "{n} source", many: "{n} sources" },
    statements: Noun { one: "{n} statement", many: "{n} statements" },
    fates: [
        "scored",
        "not resolved yet",
        "about questions that were annulled",
        "made after the resolution (hindsight, never scored)",
        "made on the day of the resolution (left out by --same-day drop)",
        "the same forecast once more",
        "without a checkable event, deadline or probability",
        "outside the period, or made after the day of the report",
        "left out by --where",
        "not usable, see the problems below",
    ],
    list_of_methods: METHODS,
    page: PageTexts {
        language: "en",
        skip: "Skip to the answer",
        contents: "Contents",
        data: "The numbers behind this chart",
        more: "and {n} more, not shown here",
        blank: "(blank)",
        all: "all together",
        made: "Made with trackrecord {version}.",
        logo: "Logo",
        scroll: "Table, scrolls sideways",
        source_type: "source type",
    },
    answer: AnswerTexts {
        title: "Track record of our sources",
        title_of_period: "Track record of our sources, {period}",
        scored: "{forecasts} scored, on {questions} from {sources}, as of {day}.",
        nothing: "No forecast could be scored. {rows} read, as of {day}.",
        span: "Questions resolved from {from} to {to}.",
        open_end: "any day",
        heading: "The answer",
        scale: "The Brier score is the mean squared gap between what was said and what happened: 0 is best, 0.25 is what \
                always saying 50% gets, 1 is worst. The range behind it shows how far chance alone could have moved it.",
        sentence: "{who}: {verdict} Brier score {brier} ({level} interval {interval}){skill}.",
        without_interval: "{who}: {verdict} Brier score {brier}{skill}.",
        better: ", better than always saying how often such things happen",
        unclear: ", not shown to be better than always saying how often such things happen",
        worse: ", worse than always saying how often such things happen",
        no_skill: "",
        unscored: "{who}: nothing to score yet. {statements}, of which {checkable} can be checked; {overdue} overdue.",
        do_not_rank: "Whom not to rank",
        too_few: "{names}: fewer than {n} scored questions, too few for any verdict.",
        all_overlap: "All the intervals overlap, so these scores put nobody ahead of anybody else.",
        others_overlap: "The intervals of the others all overlap, so these scores put nobody ahead of anybody else.",
        nobody: "Nothing that can be scored has been resolved, so nobody can be judged or ranked yet. What can be said is how \
                 much of what was said could ever be checked.",
        some_overlap: "These have intervals that overlap with one another, so these scores do not put them in an order: \
                       {names}.",
        other_questions: "Each answered questions of its own choice, some easier than others. A lower score alone does not \
                          make a better source.",
        alone: "There is only one, so there is nobody to compare it with.",
        and: "{names} and {last}",
        and_more: "{names} and {n} more",
    },
    change: ChangeTexts {
        heading: "{now} against {before}",
        text: "A change is the score now minus the score in {before}: below 0 is better. Where the intervals of the two \
               periods overlap, it may well be chance.",
        nothing: "Nothing was scored in {before}, so there is nothing to compare with.",
        caption: "Brier scores in {now} and {before}",
        brier: "Brier score {period}",
        interval: "interval {period}",
        change: "change",
        questions: "questions {period}",
    },
    scores: ScoreTexts {
        heading: "Scores",
        text: "Each dot is a Brier score, each line its {level} interval. Lines that overlap are no difference to rely on.",
        chart: "Brier scores with intervals",
        description: "Brier scores of {n} groups, from {lowest} to {highest}, each with its interval. Lower is better.",
        half: "always saying 50%",
        tip: "{who}: {estimate}; {forecasts}, {questions}",
        hollow: "A hollow dot has fewer than {n} questions behind it.",
        caption: "Scores",
        forecasts: "forecasts",
        questions: "questions",
        sources: "sources",
        base_rate: "happened",
        mean: "mean said",
        brier: "Brier score",
        interval: "{level} interval",
        skill: "skill",
        log: "log score",
        auc: "AUC",
        verdict: "verdict",
        legend: "Happened: how often it came true. Skill: above 0 is better than always saying that. Log score: lower is \
                 better. AUC: 0.5 is no better than chance at telling what will happen from what will not, 1 is perfect.",
    },
    calibration: CalibrationTexts {
        heading: "Calibration: when they said 70%, did it happen 70% of the time?",
        text: "On the dashed diagonal what was said is what happened. Squares are forecasts that said about the same, with \
               {level} intervals; the line is the best-fitting rising curve without bins. In the shaded band the curve would \
               lie nearly always if the forecasts were right. Below the diagonal things happened less often than was said. \
               Bars show how often each probability was said. Band and intervals of squares take forecasts as \
               independent; with many forecasts on one question they look surer than they are.",
        chart: "Calibration: {who}",
        description: "What {who} said against how often it happened: {forecasts} in {bins} bins. {verdict}",
        said: "what was said",
        happened: "how often it happened",
        how_often: "forecasts",
        perfect: "perfect",
        tip: "said {bin} (mean {said}): happened {happened} of the time ({interval}); {forecasts}, {questions}",
        caption: "Calibration of {who}",
        bin: "said",
        mean: "mean said",
        observed: "happened",
        interval: "{level} interval",
        largest: "The {n} with most forecasts of {all}.",
        together: "The curves together",
        overlay: "Calibration curves together",
        overlay_description: "The calibration curves of {names} in one square. A curve below the diagonal: things happened \
                              less often than was said.",
        curve_caption: "Calibration curves",
        from_to: "said",
        calibrated: "happened",
    },
    discrimination: DiscriminationTexts {
        heading: "Miscalibration and discrimination",
        text: "A score has two sides. Miscalibration (to the right) could be repaired by relabelling: when a source's 80% \
               means 60%, its reader can learn that. Discrimination (upwards) cannot: it is how well a source tells what \
               will happen from what will not. Better is up and to the left.",
        chart: "Miscalibration against discrimination",
        description: "A map of {n} groups. Further left is better calibrated, further up tells more. Dashed lines join equal \
                      Brier scores.",
        miscalibration: "miscalibration",
        discrimination: "discrimination",
        lines: "dashed lines: equal Brier scores, at the uncertainty of all questions",
        tip: "{who}: miscalibration {miscalibration}, discrimination {discrimination}, Brier score {brier}",
        caption: "Miscalibration and discrimination; Brier score = miscalibration − discrimination + uncertainty",
        uncertainty: "uncertainty",
    },
    over_time: OverTimeTexts {
        heading: "Over time",
        text: "Brier scores by the quarter in which questions were resolved, with {level} intervals, all on one scale. \
               Hollow dots have fewer than {n} questions behind them; a quarter alone seldom proves anything.",
        chart: "By quarter: {who}",
        description: "Brier scores of {who} in {n} quarters, with intervals. Lower is better.",
        tip: "{quarter}: {estimate}; {questions}",
        caption: "Brier scores of {who} by quarter",
        quarter: "quarter",
    },
    words: WordTexts {
        heading: "Words",
        text: "Forecasts in words are scored as the number that the lexicon {lexicon} gives the phrase. The columns say how \
               much hangs on that: the lowest and the highest Brier score when each phrase is read as anything in its range; \
               the scores that 90% of readers would arrive at; what the readers' differences cost on average; and the score \
               without phrases that say no more than that something can happen.",
        caption: "What hangs on the meaning of words",
        forecasts: "in words",
        envelope: "over all meanings",
        readers: "90% of readers",
        vagueness: "cost of vagueness",
        without_can: "without “can”",
        phrases: "Phrases of {who}",
        phrase: "phrase",
        taken_for: "taken for",
    },
    calls: CallTexts {
        heading: "Best and worst calls",
        text: "The lowest and the highest Brier scores of each, at most one for each question. Of equally good calls those \
               that were made earlier stand first, of equally bad ones those that were made later. A few calls say little \
               about a source: scores above say more.",
        best: "Best calls: {who}",
        worst: "Worst calls: {who}",
        said: "{source} said {said} on {day}.",
        said_in_words: "{source} said “{phrase}” (taken for {said}) on {day}.",
        happened: "{question} It happened, known on {day}. Brier score {brier}.",
        did_not: "{question} It did not happen, known on {day}. Brier score {brier}.",
        outlet: "In {outlet}",
        largest: "The {n} with most forecasts of {all}.",
    },
    open: OpenTexts {
        heading: "Still open and overdue",
        text: "{overdue} overdue: the deadline has passed and nobody has recorded what happened. {open} more still open.",
        overdue: "Overdue questions: find out what happened",
        question: "question",
        deadline: "deadline",
        waiting: "forecasts waiting",
        checkable_caption: "How much of what was said could be checked",
        checkable_legend: "Not checkable: no event, no deadline or no probability. The last columns are the Brier score if \
                           everything overdue had happened, and if none of it had.",
        statements: "statements",
        unscorable: "not checkable",
        pending: "open",
        overdue_column: "overdue",
        annulled: "annulled",
        scored: "scored",
        if_yes: "if overdue happened",
        if_no: "if it did not",
    },
    left_out: LeftOutTexts {
        heading: "What was left out, and why",
        text: "Every row is accounted for.",
        caption: "What became of the forecast rows",
        fate: "rows",
        rows: "number",
        total: "all rows",
        notes: "Please note",
        problems: "Problems in the data",
        problem: "{place}: {message} [{code}]",
        several: "{n} times, first in {place}: {message} [{code}]",
        place: "{file}, line {line}",
    },
    methods: MethodTexts {
        heading: "Methods",
        text: "What the numbers mean, and who thought of them.",
        caption: "Methods",
        name: "name",
        meaning: "meaning",
        reference: "reference",
    },
    reproduce: ReproduceTexts {
        heading: "How to reproduce this report",
        text: "trackrecord {version} with the same files and these options makes this page again, byte for byte.",
        options: "Options in force",
        option: "option",
        value: "value",
        inputs: "Files read",
        file: "file",
        rows: "rows",
        bytes: "bytes",
        hash: "SHA-256",
        none: "none",
    },
};

pub(super) const METHODS: &[Method] = &[
    Method {
        name: "Brier score",
        meaning: "Mean squared gap between the probability that was said and what happened (1 or 0).",
        references: &[("Brier 1950", "https://doi.org/10.1175/1520-0493(1950)078%3C0001:VOFEIT%3E2.0.CO;2")],
    },
    Method {
        name: "Skill",
        meaning: "How much lower the Brier score is than that of always saying the group's own base rate: 1 is perfect, 0 no \
                  better, below 0 worse.",
        references: &[("Murphy 1988", "https://doi.org/10.1175/1520-0493(1988)116%3C2417:SSBOTM%3E2.0.CO;2")],
    },
    Method {
        name: "Log score",
        meaning: "Mean of −ln of the probability given to what happened: it punishes certainty that was wrong.",
        references: &[("Good 1952", "https://doi.org/10.1111/j.2517-6161.1952.tb00104.x")],
    },
    Method {
        name: "Intervals",
        meaning: "Bootstrap that draws whole questions, never single forecasts, corrected for lopsidedness.",
        references: &[
            ("Field & Welsh 2007", "https://doi.org/10.1111/j.1467-9868.2007.00593.x"),
            ("Efron 1987", "https://doi.org/10.1080/01621459.1987.10478410"),
        ],
    },
    Method {
        name: "Bins and their intervals",
        meaning: "Of forecasts that said about the same, how many came true, with Wilson's interval.",
        references: &[("Wilson 1927", "https://doi.org/10.1080/01621459.1927.10502953")],
    },
    Method {
        name: "Calibration curve, miscalibration, discrimination",
        meaning: "The rising step function that fits best. Brier score = miscalibration − discrimination + uncertainty, \
                  without bins.",
        references: &[("Dimitriadis, Gneiting & Jordan 2021", "https://doi.org/10.1073/pnas.2016191118")],
    },
    Method {
        name: "Consistency band",
        meaning: "Where that curve would lie if the forecasts were calibrated.",
        references: &[("Bröcker & Smith 2007", "https://doi.org/10.1175/WAF993.1")],
    },
    Method {
        name: "Verdict",
        meaning: "First whether more or less was said on average than happened, then the slope of a logistic regression of \
                  what happened on what was said, both with intervals so wide that a calibrated group is accused in at most \
                  5% of cases.",
        references: &[
            ("Cox 1958", "https://doi.org/10.1093/biomet/45.3-4.562"),
            ("Liang & Zeger 1986", "https://doi.org/10.1093/biomet/73.1.13"),
        ],
    },
    Method {
        name: "AUC",
        meaning: "Chance that a question that came true had the higher forecast.",
        references: &[("Bamber 1975", "https://doi.org/10.1016/0022-2496(75)90001-2")],
    },
];
