//! How each statistic is found.

use crate::present::language::texts::Method;

pub(in crate::present::language) const METHODS: &[Method] = &[
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
        meaning: "From how much whole questions differ, never single forecasts; wider where few questions carry the weight.",
        references: &[
            ("Field & Welsh 2007", "https://doi.org/10.1111/j.1467-9868.2007.00593.x"),
            ("Imbens & Kolesár 2016", "https://doi.org/10.1162/REST_a_00552"),
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
                  without bins. Their intervals know that chance alone makes both larger: that of the miscalibration \
                  starts at 0 where calibrated forecasts might have as much.",
        references: &[("Dimitriadis, Gneiting & Jordan 2021", "https://doi.org/10.1073/pnas.2016191118")],
    },
    Method {
        name: "Consistency band",
        meaning: "Where that curve would lie if the forecasts were calibrated; not where it may lie in truth.",
        references: &[("Bröcker & Smith 2007", "https://doi.org/10.1175/WAF993.1")],
    },
    Method {
        name: "Confidence band",
        meaning: "How often it really happens when so much is said, at each forecast by itself: the frequencies that the \
                  likelihood ratio of the rising curve does not rule out, counted in effective questions.",
        references: &[("Banerjee & Wellner 2001", "https://doi.org/10.1214/aos/1015345959")],
    },
    Method {
        name: "Verdict",
        meaning: "Three tests: how many questions went yes (exact, one vote a question); the slope of a logistic regression \
                  of what happened on what was said, with outcomes redrawn; and whether the curve lies farther from the \
                  diagonal than chance puts it. They share the error, so that a calibrated group is accused in at most 5% of \
                  cases, and one question decides nothing.",
        references: &[
            ("Cox 1958", "https://doi.org/10.1093/biomet/45.3-4.562"),
            ("Westfall & Young 1993", "https://doi.org/10.2307/2533464"),
        ],
    },
    Method {
        name: "AUC",
        meaning: "Chance that a question that came true had the higher forecast; its interval from how whole questions \
                  differ on either side.",
        references: &[("Bamber 1975", "https://doi.org/10.1016/0022-2496(75)90001-2")],
    },
];
