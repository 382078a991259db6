//! Numbers that stand for something else: each is a type of its own, so that none can be taken for another.

/// Makes a type of numbers that takes no more room than they do.
macro_rules! number_of {
    ($(#[$meaning:meta])* $name:ident) => {
        $(#[$meaning])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(transparent)]
        pub struct $name(u32);

        impl $name {
            /// With this number.
            #[inline(always)]
            pub const fn new(number: u32) -> Self {
                Self(number)
            }

            /// The number.
            #[inline(always)]
            pub const fn number(self) -> u32 {
                self.0
            }

            /// The number as a place in a list.
            #[inline(always)]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

number_of! {
    /// A question, numbered from 0 in the order in which the run met it.
    QuestionId
}
number_of! {
    /// What rows say of their origin, taken together: source, source type and the other columns that are grouped by.
    LabelId
}
number_of! {
    /// A source, numbered from 0 in the order of names.
    SourceId
}
number_of! {
    /// A source with its source type and the columns that are grouped by: the unit whose updates replace each other. Numbered
    /// from 0 in the order of names.
    SpeakerId
}
number_of! {
    /// The moment at which a forecast was made, as a code.
    MomentCode
}
number_of! {
    /// What a forecast says, a probability or a phrase, as a code.
    ProbabilityCode
}
number_of! {
    /// A line, counted from 1 through all forecast files of a run, or through all files of resolutions: later rows have higher
    /// lines.
    LineNumber
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_take_no_more_room_than_numbers() {
        assert_eq!(size_of::<[QuestionId; 3]>(), size_of::<[u32; 3]>());
        assert_eq!((LabelId::new(7).number(), LineNumber::new(7).index()), (7, 7));
    }
}
