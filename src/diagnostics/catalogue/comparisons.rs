//! What the reader of a comparison should know, and what depends on deadlines and lead times.

use super::entry::{CatalogueEntry, note};
use crate::diagnostics::Code;

pub(super) const ENTRIES: &[CatalogueEntry] = &[
    note(
        Code::FewSharedQuestions,
        [
            "Two groups share fewer than 30 questions.",
            "The interval of their difference is approximate, and few questions decide.",
            "2 comparisons of 3 rest on fewer than 30 shared questions",
            "Wait for more shared questions before you judge.",
        ],
    ),
    note(
        Code::NoForecastAtHorizon,
        [
            "Questions have no forecast that stood on the day that --horizon asks for.",
            "Nobody had spoken by then, or they have no deadline to count back from; they are left out. Counted back from the resolution, a question that was settled soon is left out for how it ended, which is yes more often than not.",
            "a question resolved ten days after the first forecast, and --horizon 30d",
            "Score shorter lead times too: whoever speaks early only about easy questions looks good far ahead.",
        ],
    ),
    note(
        Code::NotComparable,
        [
            "Groups share no question, even indirectly.",
            "That one group's questions were harder cannot be told from its being worse, so no ranking spans the two.",
            "consultants forecast on mergers alone, resellers on prices alone",
            "Have sources of all groups forecast on some of the same questions.",
        ],
    ),
    note(
        Code::OneGroup,
        [
            "Only one group has scored forecasts.",
            "There is nothing to compare it with.",
            "--by source_type in a log with one source type",
            "Group by another column with --by, or let more rows in.",
        ],
    ),
    note(
        Code::OneOutcome,
        [
            "Every scored question ended the same way.",
            "Whoever says so every time wins, whatever they know; so nobody is called better or ranked.",
            "30 questions, all resolved no",
            "Log questions that went the other way too.",
        ],
    ),
    note(
        Code::PairsLeftOut,
        [
            "Not all pairs of groups are listed.",
            "With many groups most pairs share too few questions, and testing thousands of pairs together finds nothing.",
            "124,750 pairs among 500 sources",
            "Narrow the comparison with --where, or read the ranks instead.",
        ],
    ),
    note(
        Code::PeriodsDiffer,
        [
            "Each period has questions of its own.",
            "A change from one period to the next may be that of the questions: some quarters are easier to foresee.",
            "2017Q2 beside 2017Q1",
            "Compare groups within a period; take a change for one only if it lasts.",
        ],
    ),
    note(
        Code::ResolvedEarly,
        [
            "Questions were resolved before their deadline.",
            "What ends early ends with yes more often than not, while the noes wait for the deadline; so scores at the end of a quarter lean towards yes.",
            "resolved yes on 3 June, deadline 31 December",
            "Leave them out until the deadline has passed with --wait-for-deadline.",
        ],
    ),
    note(
        Code::SourcesOfSeveralTypes,
        [
            "Sources speak under more than one source type.",
            "Each source is drawn towards the mean of one type, that of most of its forecasts.",
            "a firm that is a reseller in March and a consultant in May",
            "Compare them apart with --by source,source_type.",
        ],
    ),
    note(
        Code::WaitingForDeadline,
        [
            "Resolved questions wait for their deadline.",
            "With --wait-for-deadline a question counts from the day on which both its resolution and its deadline have passed.",
            "resolved yes on 3 June, deadline 31 December, scored as of 30 June",
            "Count them from their resolution on without --wait-for-deadline.",
        ],
    ),
    note(
        Code::WithoutConsensus,
        [
            "Forecasts were made before any other source had spoken.",
            "There is no consensus of others to bet against, so log payoff and bankroll leave them out.",
            "the first forecast on a question",
            "Nothing needs doing; who speaks first is not judged by these two numbers.",
        ],
    ),
];
