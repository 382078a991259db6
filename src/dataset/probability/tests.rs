use super::ProbabilityError as E;
use super::*;
use crate::dataset::Example;
use crate::input::columns::HeaderScale;
use crate::localized::Language;
use proptest::prelude::*;

fn fraction(value: &str) -> Result<f64, E> {
    parse(value.as_bytes(), ProbabilityScale::One)
}

/// The 38 values of the messy file 21, in a column of fractions.
#[test]
fn values_of_the_messy_file() {
    for (value, want) in [
        ("120%", Err(E::AboveHundredPercent)),
        ("-5%", Err(E::Negative)),
        ("1.2", Err(E::AboveOne)),
        ("-0.1", Err(E::Negative)),
        ("n/a", Err(E::Empty)),
        ("N/A", Err(E::Empty)),
        ("#REF!", Err(E::SpreadsheetError)),
        ("#N/A", Err(E::SpreadsheetError)),
        ("#DIV/0!", Err(E::SpreadsheetError)),
        ("#VALUE!", Err(E::SpreadsheetError)),
        ("", Err(E::Empty)),
        ("-", Err(E::Empty)),
        ("?", Err(E::Empty)),
        ("~30%", Ok(0.3)),
        ("30-40%", Err(E::Range)),
        (">90%", Err(E::Bound)),
        ("<5%", Err(E::Bound)),
        ("likely", Err(E::Words)),
        ("almost certain", Err(E::Words)),
        ("1/3", Err(E::Fraction)),
        ("3:1", Err(E::Fraction)),
        ("50/50", Ok(0.5)),
        ("2e-1", Ok(0.2)),
        ("35,5%", Ok(0.355)),
        ("３５％", Ok(0.35)),
        ("0.3.5", Err(E::Separators)),
        ("0,35", Ok(0.35)),
        ("1,000", Err(E::Separators)),
        ("%", Err(E::Unreadable)),
        ("NaN", Err(E::NotANumber)),
        ("inf", Err(E::NotANumber)),
        ("TRUE", Err(E::Boolean)),
        ("100.0001%", Err(E::AboveHundredPercent)),
        ("35%%", Err(E::Unreadable)),
        (".", Err(E::Unreadable)),
        ("0x1", Err(E::Unreadable)),
        ("1e400", Err(E::AboveOne)),
        ("٣٥٪", Ok(0.35)),
        ("۳۵٫۵٪", Ok(0.355)),
        ("٠٫٣٥", Ok(0.35)),
        ("٠٬٣٥", Err(E::Unreadable)),
        ("０．３５", Ok(0.35)),
    ] {
        assert_eq!(fraction(value), want, "{value:?}");
    }
}

#[test]
fn other_spellings() {
    for (value, want) in [
        ("0", Ok(0.0)),
        ("1", Ok(1.0)),
        ("1.0", Ok(1.0)),
        (".5", Ok(0.5)),
        ("1.", Ok(1.0)),
        (" 0.35\u{A0}", Ok(0.35)),
        ("100%", Ok(1.0)),
        ("0%", Ok(0.0)),
        ("0.5%", Ok(0.005)),
        ("35 %", Ok(0.35)),
        ("35\u{A0}%", Ok(0.35)),
        ("35\u{202F}%", Ok(0.35)),
        ("35\u{2009}%", Ok(0.35)),
        ("３５．５％", Ok(0.355)),
        ("０，３５", Ok(0.35)),
        ("0,350", Ok(0.35)),
        (" 0,350", Ok(0.35)),
        ("1,0000", Ok(1.0)),
        ("35,5000%", Ok(0.355)),
        ("1,00", Ok(1.0)),
        ("5E-3", Ok(0.005)),
        ("20e-2%", Ok(0.002)),
        ("0.33333333333333333333333333333333333333333", Ok(1.0 / 3.0)),
    ] {
        assert_eq!(fraction(value), want, "{value:?}");
    }
}

#[test]
fn words_and_other_signs() {
    for (value, want) in [
        ("2", Err(E::AboveOne)),
        ("+5%", Err(E::PlusSign)),
        ("+0.5", Err(E::PlusSign)),
        ("−0,1", Err(E::Negative)),
        ("–", Err(E::Empty)),
        ("\u{A0}", Err(E::Empty)),
        ("30 – 40 %", Err(E::Range)),
        ("30..40", Err(E::Range)),
        ("≈30%", Ok(0.3)),
        ("about 30%", Ok(0.3)),
        ("ca. 30 %", Ok(0.3)),
        ("about 30% or so", Err(E::Approximate)),
        ("≥ 90%", Err(E::Bound)),
        ("½", Err(E::Fraction)),
        ("1 000", Err(E::Separators)),
        ("1'000", Err(E::Separators)),
        ("35,500%", Err(E::Separators)),
        ("1,000.5", Err(E::Separators)),
        ("-inf", Err(E::NotANumber)),
        ("∞", Err(E::NotANumber)),
        ("wahr", Err(E::Boolean)),
        ("35 percent", Ok(0.35)),
        ("35 Prozent", Ok(0.35)),
        ("35 v. H.", Ok(0.35)),
        ("percent", Err(E::Words)),
        ("30 to 40%", Err(E::Range)),
        ("at least 30%", Err(E::Bound)),
        ("höchst wahrscheinlich", Err(E::Words)),
        ("3 to 1", Err(E::Fraction)),
        ("35‰", Err(E::Unreadable)),
        ("%35", Err(E::Unreadable)),
        ("2e", Err(E::Unreadable)),
        ("2e-", Err(E::Unreadable)),
        ("2e-1x", Err(E::Unreadable)),
        ("0.1f", Err(E::Unreadable)),
        ("1e99999999999", Err(E::AboveOne)),
        ("1e-99999999999", Ok(0.0)),
    ] {
        assert_eq!(fraction(value), want, "{value:?}");
    }
    assert_eq!(parse(b"0.3\xFF", ProbabilityScale::One), Err(E::Unreadable));
    assert_eq!(parse(&[b'1'; 500], ProbabilityScale::One), Err(E::Unreadable));
}

#[test]
fn percent_columns() {
    for (value, want) in [
        ("35", Ok(0.35)),
        ("1", Ok(0.01)),
        ("0.5", Ok(0.005)),
        ("0,5", Ok(0.005)),
        ("100", Ok(1.0)),
        ("35%", Ok(0.35)),
        ("100.0001", Err(E::AboveHundredPercent)),
        ("120", Err(E::AboveHundredPercent)),
        ("-5", Err(E::Negative)),
        ("70,5", Ok(0.705)),
    ] {
        assert_eq!(parse(value.as_bytes(), ProbabilityScale::Percent), want, "{value:?}");
    }
}

#[test]
fn the_quick_path_takes_plain_fractions_only() {
    assert_eq!(parse_fraction(b"0.35"), Some(0.35));
    assert_eq!(parse_fraction(b"1"), Some(1.0));
    for value in ["1.2", "35%", "0,35", " 0.35", "", "-0", "2e-1"] {
        assert_eq!(parse_fraction(value.as_bytes()), None, "{value}");
    }
}

fn column(values: &[&str]) -> ProbabilityEvidence {
    let mut evidence = ProbabilityEvidence::default();
    for (row, value) in (1..).zip(values) {
        evidence.observe(value.as_bytes(), row);
    }
    evidence
}

fn decided(values: &[&str], header: &HeaderScale) -> Result<ProbabilityScale, ScaleDoubt> {
    column(values).decide(header, None, false)
}

#[test]
fn columns_decide_their_scale() {
    for (values, want) in [
        (&["0.7", "0", "1", "70%", "x", "-3", "120"][..], ProbabilityScale::One),
        (&["70", "0", "1"], ProbabilityScale::Percent),
        (&["70", "1.5", "150"], ProbabilityScale::Percent),
        (&["0", "1"], ProbabilityScale::One),
        (&["0.7", "1.0000000000000002"], ProbabilityScale::One),
        (&["35%", "120%"], ProbabilityScale::One),
        (&["35%", "20%", "7"], ProbabilityScale::Percent),
        (&[], ProbabilityScale::One),
    ] {
        assert_eq!(decided(values, &HeaderScale::Unsaid), Ok(want), "{values:?}");
        let given = column(values).decide(&HeaderScale::Unsaid, Some(ProbabilityScale::Ten), true);
        assert_eq!(given, Ok(ProbabilityScale::Ten));
    }
}

#[test]
fn columns_that_can_be_read_on_several_scales_stop() {
    use ProbabilityScale::{OddsAmerican, OddsDecimal, One, Percent, Ten};
    for (values, header, want) in [
        (&["0.9", "0.8"][..], HeaderScale::Percent, &[Percent, One][..]),
        (&["0", "1"], HeaderScale::Percent, &[Percent, One]),
        (&["9", "8", "7"], HeaderScale::Unsaid, &[Percent, Ten, OddsDecimal]),
        (&["9", "0", "7"], HeaderScale::Unsaid, &[Percent, Ten]),
        (&["1.25", "2.5", "4.0"], HeaderScale::Unsaid, &[Percent, Ten, OddsDecimal]),
        (&["1.25", "2.5", "15.5"], HeaderScale::Unsaid, &[Percent, OddsDecimal]),
        (&["1.25", "2.5", "15.5"], HeaderScale::Odds, &[OddsDecimal, Percent]),
        (&["1.25", "2.5", "101.0"], HeaderScale::Odds, &[OddsDecimal, OddsAmerican]),
        (&["0.9", "0.8"], HeaderScale::Ten, &[Ten, One]),
        (&["0.9", "70%", "80%", "20%", "30%"], HeaderScale::Unsaid, &[One, Percent]),
    ] {
        match decided(values, &header) {
            Err(ScaleDoubt::Unclear(found)) => assert_eq!(found.scales, want, "{values:?}"),
            other => panic!("{values:?}: {other:?}"),
        }
    }
    for (values, header, want) in [
        (&["0", "0"][..], HeaderScale::Percent, Percent),
        (&["0.5", "70", "30", "20"], HeaderScale::DecimalOdds, Percent),
        (&["9", "8"], HeaderScale::Percent, Percent),
        (&["9", "8", "1"], HeaderScale::Ten, Ten),
        (&["1.25", "2.5"], HeaderScale::DecimalOdds, OddsDecimal),
        (&["0.9", "0.5"], HeaderScale::Odds, One),
    ] {
        match decided(values, &header) {
            Ok(found) => assert_eq!(found, want, "{values:?}"),
            Err(ScaleDoubt::Mixed(_)) if values.contains(&"70") => {}
            other => panic!("{values:?}: {other:?}"),
        }
    }
}

#[test]
fn a_cell_in_percent_format_beside_plain_ones_stops() {
    let formats = |values: &[&str]| column(values).decide(&HeaderScale::Unsaid, None, true);
    assert!(matches!(formats(&["90%", "0.9"]), Err(ScaleDoubt::Unclear(_))));
    assert_eq!(formats(&["90%", "90"]), Ok(ProbabilityScale::Percent));
    assert_eq!(formats(&["90%", "0"]), Ok(ProbabilityScale::One));
    // One cell that somebody typed with a sign among many that are plain.
    let mut values = vec!["0.5"; 20];
    values.push("90%");
    assert_eq!(formats(&values), Ok(ProbabilityScale::One));
    assert!(formats(&values[1..]).is_err());
    let mut half = vec!["90%"; 20];
    half.extend(["0.5"; 20]);
    assert_eq!(formats(&half), Ok(ProbabilityScale::One));
}

#[test]
fn scales_are_read_as_they_say() {
    use ProbabilityScale::{OddsAmerican, OddsDecimal, OddsFraction, Ten};
    for (value, scale, want) in [
        ("7", Ten, Ok(0.7)),
        ("7,5", Ten, Ok(0.75)),
        ("30%", Ten, Ok(0.3)),
        ("11", Ten, Err(E::OffScale)),
        ("2.5", OddsDecimal, Ok(0.4)),
        ("1", OddsDecimal, Ok(1.0)),
        ("0.9", OddsDecimal, Err(E::OffScale)),
        ("3/2", OddsFraction, Ok(0.4)),
        ("1/4", OddsFraction, Ok(0.8)),
        ("evens", OddsFraction, Ok(0.5)),
        ("2018-02-05", OddsFraction, Err(E::OffScale)),
        ("+150", OddsAmerican, Ok(0.4)),
        ("150", OddsAmerican, Ok(0.4)),
        ("\u{2212}150", OddsAmerican, Ok(0.6)),
        ("50", OddsAmerican, Err(E::OffScale)),
        ("", OddsAmerican, Err(E::Empty)),
    ] {
        assert_eq!(parse(value.as_bytes(), scale), want, "{value}");
    }
}

#[test]
fn the_noise_of_computing_is_taken_off() {
    for (value, want) in [
        ("1.0000000000000002", 1.0),
        ("0.7999999999999999", 0.8),
        ("0.30000000000000004", 0.3),
        ("79.99999999999999%", 0.8),
        ("100.00000000000001%", 1.0),
        ("-1e-17", 0.0),
        ("-0.00000000000000001", 0.0),
        // Honest digits stay.
        ("0.123456789012345", 0.123_456_789_012_345),
        ("0.3333333333333333", 0.333_333_333_333_333_3),
        ("0.99999999999", 0.999_999_999_99),
        ("2e-13", 2e-13),
        ("5.551115123125783e-17", 5.551_115_123_125_783e-17),
    ] {
        assert_eq!(fraction(value), Ok(want), "{value}");
    }
    assert_eq!(fraction("1.0000000001"), Err(E::AboveOne));
    assert_eq!(fraction("-0.001"), Err(E::Negative));
}

#[test]
fn a_mixed_column_stops() {
    let places = |line: u64, _: Language| format!("line {line}");
    let mixed = decided(&["1", "0,7", "0.6", " 70 ", "80"], &HeaderScale::Unsaid).unwrap_err();
    let example = |row, value: &str| Example { row, value: value.to_owned() };
    let found = MixedScale { fraction: example(2, "0,7"), percentage: example(4, "70") };
    assert_eq!(mixed, ScaleDoubt::Mixed(found));
    assert!(mixed.message(&places).text.english().contains("\"0,7\" in line 2"));
    assert_eq!(decided(&["0.7", "70", "20", "30", "40"], &HeaderScale::Percent), Ok(ProbabilityScale::Percent));
    // One 70 among many fractions is a mix; one 1.2 is a slip, unless fractions are few.
    let mut values = vec!["0.5"; 20];
    values.push("1.2");
    assert_eq!(column(&values).decide(&HeaderScale::Unsaid, None, false), Ok(ProbabilityScale::One));
    assert!(column(&values[1..]).decide(&HeaderScale::Unsaid, None, false).is_err());
    values[20] = "2";
    assert!(column(&values).decide(&HeaderScale::Unsaid, None, false).is_err());
    values[20] = "70";
    assert!(column(&values).decide(&HeaderScale::Unsaid, None, false).is_err());
}

#[test]
fn the_messy_column_goes_on_as_fractions() {
    let mut values = vec!["0.3"; 465];
    values.extend(["120%", "-5%", "1.2", "-0.1", "2e-1", "35,5%", "0,35", "1,000", "1e400", "100.0001%", "NaN", "0x1"]);
    let evidence = column(&values);
    assert_eq!(evidence.decide(&HeaderScale::Unsaid, None, false), Ok(ProbabilityScale::One));
    assert!(evidence.both_decimal_marks());
    assert_eq!((evidence.signed(), evidence.plain()), (3, 465 + 3));
}

proptest! {
    #[test]
    fn fractions_are_read_as_std_reads_them(value in "(0?\\.[0-9]{1,30}|0\\.0{0,12}[0-9]{1,17}|1(\\.0{0,5})?)") {
        let std: f64 = value.parse().unwrap();
        prop_assert_eq!(fraction(&value).map(f64::to_bits), Ok(std.to_bits()));
        if let Some(quick) = parse_fraction(value.as_bytes()) {
            prop_assert_eq!(quick.to_bits(), std.to_bits());
        }
        let comma = value.replace('.', ",");
        if comma.starts_with('0') {
            prop_assert_eq!(fraction(&comma).map(f64::to_bits), Ok(std.to_bits()));
        }
    }

    /// The decimal point moved by two places in the text is the exact hundredth, which std reads to the nearest double.
    #[test]
    fn percentages_are_the_nearest_double(whole in 0u32..100, decimals in "[0-9]{0,25}", space in "[ \u{A0}\u{202F}\u{2009}]?") {
        let std: f64 = format!("0.{whole:02}{decimals}").parse().unwrap();
        let value = if decimals.is_empty() { whole.to_string() } else { format!("{whole}.{decimals}") };
        prop_assert_eq!(fraction(&format!("{value}{space}%")).map(f64::to_bits), Ok(std.to_bits()));
        prop_assert_eq!(parse(value.as_bytes(), ProbabilityScale::Percent).map(f64::to_bits), Ok(std.to_bits()));
    }

    #[test]
    fn never_panics_and_stays_inside(value in proptest::collection::vec(any::<u8>(), 0..160), row in 0u64..9) {
        for scale in [ProbabilityScale::One, ProbabilityScale::Percent] {
            if let Ok(p) = parse(&value, scale) {
                prop_assert!((0.0..=1.0).contains(&p));
            }
        }
        ProbabilityEvidence::default().observe(&value, row);
    }

    #[test]
    fn never_panics_near_numbers(value in "[-+~<>#]?[0-9]{0,4}[.,:/ e-]{0,2}[0-9]{0,4}[ %％x]{0,3}") {
        for scale in [ProbabilityScale::One, ProbabilityScale::Percent] {
            if let Ok(p) = parse(value.as_bytes(), scale) {
                prop_assert!((0.0..=1.0).contains(&p));
            }
        }
    }

    #[test]
    fn merging_forgets_nothing(values in proptest::collection::vec("0|1|0\\.5|0,7|1\\.2|70|35%|x|300", 0..30), split in 0u64..30) {
        let (mut left, mut right) = (ProbabilityEvidence::default(), ProbabilityEvidence::default());
        for (row, value) in (0u64..).zip(&values) {
            let half = if row < split { &mut left } else { &mut right };
            half.observe(value.as_bytes(), row + 1);
        }
        right.merge(left);
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        prop_assert_eq!(right, column(&values));
    }
}
