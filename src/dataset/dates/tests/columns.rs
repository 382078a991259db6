use super::*;
use crate::options::{SerialDates, SwappedDates, UnixTime};

fn column(values: &[&str]) -> DateEvidence {
    let mut evidence = DateEvidence::default();
    for (row, value) in (1..).zip(values) {
        evidence.observe(value.as_bytes(), row);
    }
    evidence
}

fn given(order: Option<DateOrder>) -> GivenForDates {
    GivenForDates { order, ..GivenForDates::default() }
}

fn example(row: u64, value: &str) -> crate::dataset::Example {
    crate::dataset::Example { row, value: value.to_owned() }
}

#[test]
fn a_column_is_settled_by_one_value() {
    for (values, want) in [
        (&["01/02/2017", "13/02/2017", "", "x"][..], DMY),
        (&["01/02/2017", "02/13/2017"], MDY),
        (&["2017-01-02", "2017-03-04"], None),
        (&["03/03/2017", "2017-01-02"], None),
        (&["01.02.2017", "12 March 2017"], None),
        (&["17-03-12", "31-01-12"], None),
        (&["17-03-12", "31-13-12"], None),
        (&["17-03-12", "99-03-12"], YMD),
        (&["17-03-12", "17-03-2012"], DMY),
        (&["30/02/2017", "01/02/2017", "28/02/2017"], DMY),
    ] {
        match column(values).decide(GivenForDates::default()) {
            Ok(dates) => assert_eq!(dates, ColumnDates::in_order(want, None), "{values:?}"),
            Err(problem) => {
                assert!(values[0] == "17-03-12" && want.is_none(), "{values:?}: {problem:?}");
                assert!(matches!(problem, DateDoubt::Ambiguous { .. }));
            }
        }
    }
}

#[test]
fn a_column_of_numbers_since_1970_asks_for_their_unit() {
    let evidence = column(&["", "1514764800000", "1514764800001"]);
    let doubt = evidence.decide(GivenForDates::default()).unwrap_err();
    assert_eq!(doubt, DateDoubt::UnixTime { example: example(2, "1514764800000") });
    let help = doubt.message(&|line, _| format!("line {line}")).help;
    assert_eq!(
        help.english(),
        "1514764800000 is 2018-01-01T00:00:00Z in milliseconds: if that is right, say --unix-time ms."
    );
    let unix = |unit| GivenForDates { unix: Some(unit), ..GivenForDates::default() };
    for unit in [UnixTime::Auto, UnixTime::Milliseconds] {
        let moment = evidence.decide(unix(unit)).unwrap().parse(b" 1514764800001 ").unwrap();
        assert_eq!(moment.to_string(), "2018-01-01T00:00:00.001Z");
    }
    let seconds = evidence.decide(unix(UnixTime::Seconds)).unwrap();
    assert_eq!(seconds.parse(b"1514764800000"), Err(DateError::UnixTime));
    // Among dates it is a matter of its own cell; ids are no dates for that.
    let dates = column(&["2018-01-01", "1514764800000"]).decide(GivenForDates::default()).unwrap();
    assert_eq!(dates.parse(b"1514764800000"), Err(DateError::UnixTime));
    assert_eq!(dates.parse(b"15147648000000"), Err(DateError::NotADate));
}

#[test]
fn a_column_that_is_not_settled_stops() {
    let evidence = column(&["2017-05-06", "3/3/2017", "8/1/2010", "8/2/2010"]);
    let problem = evidence.decide(GivenForDates::default()).unwrap_err();
    let orders = vec![DateOrder::Dmy, DateOrder::Mdy];
    assert_eq!(problem, DateDoubt::Ambiguous { example: example(3, "8/1/2010"), orders });
    assert_eq!(
        problem.message(&|line, _| format!("line {line}")).help.english(),
        "Say which comes first: --date-order dmy reads it as 2010-01-08, --date-order mdy as 2010-08-01."
    );
    assert_eq!(evidence.decide(given(MDY)).unwrap().order, MDY);

    let mixed = column(&["8/1/2010", "13/1/2010", "1/14/2010"]);
    let problem = DateDoubt::Contradictory { one: example(2, "13/1/2010"), other: example(3, "1/14/2010") };
    assert_eq!(mixed.decide(GivenForDates::default()), Err(problem));
    assert_eq!(mixed.decide(given(DMY)).unwrap().order, DMY);
}

#[test]
fn serial_columns() {
    let serial = |values: &[&str]| column(values).decide(GivenForDates::default()).unwrap().serial;
    assert_eq!(serial(&["43313", "39309", "", "Total rows"]), SerialNumbers::All(SerialDates::Since1900));
    assert!(matches!(serial(&["43313", "2017-03-12"]), SerialNumbers::Among(..)));
    for values in [&["7", "12"][..], &[], &["43313", "x", "y"]] {
        assert_eq!(serial(values), SerialNumbers::None);
    }
    assert_eq!(column(&["x", "43313"]).other(), Some(&example(1, "x")));
}

proptest! {
    #[test]
    fn never_panics(value in proptest::collection::vec(any::<u8>(), 0..30), row in 0u64..9) {
        for order in [None, DMY, MDY, YMD] {
            let _ = parse(&value, order);
        }
        let _ = parse_serial(&value);
        DateEvidence::default().observe(&value, row);
    }

    #[test]
    fn moments_read_back_as_printed(
        days in Day::FIRST.days_since_1970()..=Day::LAST.days_since_1970(),
        ms in 0u32..86_400_000,
        offset in proptest::option::of(-899i16..=899),
    ) {
        let moment = Moment::at(Day::from_days_since_1970(days).unwrap(), ms, offset).unwrap();
        let read = parse(moment.to_string().as_bytes(), None).unwrap();
        prop_assert_eq!(read, moment);
        prop_assert_eq!((read.time_ms(), read.offset_minutes()), (Some(ms), offset));
    }

    #[test]
    fn never_panics_near_dates(value in "[0-9]{1,5}[-/. ]{0,2}([0-9]{1,3}|[A-Za-zä]{3,5}|1er)[-/. ,]{0,2}[0-9]{0,5}[T ]?[0-9:+APMZ. ]{0,12}") {
        let alone = parse(value.as_bytes(), None);
        // Settled without an order means that no order in use says otherwise.
        if let Ok(moment) = alone {
            prop_assert_eq!(parse(moment.to_string().as_bytes(), None), Ok(moment));
        }
        DateEvidence::default().observe(value.as_bytes(), 1);
    }

    #[test]
    fn merging_forgets_nothing(values in proptest::collection::vec("(1[0-4]|[1-9])[-/](1[0-4]|[1-9])[-/](2017|17|12)", 1..12), split in 0u64..12) {
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        let whole = column(&values);
        let (mut left, mut right) = (DateEvidence::default(), DateEvidence::default());
        for (row, value) in (1..).zip(&values) {
            let half = if row <= split { &mut left } else { &mut right };
            half.observe(value.as_bytes(), row);
        }
        right.merge(left);
        prop_assert_eq!(right.decide(GivenForDates::default()), whole.decide(GivenForDates::default()));
        if let Ok(ColumnDates { order: Some(order), .. }) = whole.decide(GivenForDates::default()) {
            for value in values {
                let exists = [DMY, MDY, YMD].iter().any(|&order| parse(value.as_bytes(), order).is_ok());
                prop_assert_eq!(parse(value.as_bytes(), Some(order)).is_ok(), exists);
            }
        }
    }
}

#[test]
fn the_day_of_the_week_must_be_right_and_settles_the_order() {
    assert_eq!(read("Mon 12 March 2017", None), Err(DateError::WrongWeekday));
    let mut column = DateEvidence::default();
    column.observe(b"Mon 03/04/2017", 1);
    assert_eq!(column.decide(GivenForDates::default()).unwrap().order, DMY);
}

fn read_in(values: &[&str], given: GivenForDates, value: &str) -> Result<String, DateError> {
    let dates = column(values).decide(given).unwrap_or_else(|doubt| panic!("{values:?}: {doubt:?}"));
    dates.parse(value.as_bytes()).map(|moment| moment.to_string())
}

#[test]
fn day_numbers_among_dates_are_read_if_they_lie_among_them() {
    let values = ["2018-01-02", "2018-06-30", "43104", "60000"];
    let unsaid = GivenForDates::default();
    assert_eq!(read_in(&values, unsaid, "43104"), Ok("2018-01-04".to_owned()));
    assert_eq!(read_in(&values, unsaid, "41642"), Err(DateError::SerialUnclear)); // 2014-01-03, or 2018-01-04 since 1904
    for (since, day) in [(SerialDates::Since1900, "2014-01-03"), (SerialDates::Since1904, "2018-01-04")] {
        let given = GivenForDates { serial: Some(since), ..unsaid };
        assert_eq!(read_in(&values, given, "41642"), Ok(day.to_owned()));
    }
}

#[test]
fn one_odd_date_is_an_error_of_its_own_cell() {
    let mut values = vec!["2018-07-31"; 20];
    values.push("18-08-01");
    let unsaid = GivenForDates::default();
    assert_eq!(read_in(&values, unsaid, "18-08-01"), Err(DateError::Ambiguous));
    assert_eq!(read_in(&values, given(YMD), "18-08-01"), Ok("2018-08-01".to_owned()));
    // Fewer clear ones do not settle it.
    assert!(matches!(column(&values[1..]).decide(unsaid), Err(DateDoubt::Ambiguous { .. })));
    // The order that the others have is not that of a year in front.
    let mut values = vec!["31/07/2018"; 20];
    values.push("18-08-01");
    assert_eq!(read_in(&values, unsaid, "18-08-01"), Err(DateError::Ambiguous));
    assert_eq!(read_in(&values, unsaid, "05/07/2018"), Ok("2018-07-05".to_owned()));
    let mut values = vec!["2018-07-31"; 20];
    values.push("03/04/2018");
    assert_eq!(read_in(&values, unsaid, "03/04/2018"), Err(DateError::Ambiguous));
}

#[test]
fn dates_that_a_spreadsheet_swapped_stop_the_run_and_can_be_swapped_back() {
    let values = ["2018-04-03", "25/03/2018", "2018-12-03T10:00", "31/03/2018", "2018-05-05"];
    let unsaid = GivenForDates::default();
    let doubt = column(&values).decide(unsaid).unwrap_err();
    let DateDoubt::Swapped { typed, text } = &doubt else { panic!("{doubt:?}") };
    assert_eq!((typed, text), (&(3, example(1, "2018-04-03")), &(2, example(2, "25/03/2018"))));
    let message = doubt.message(&|line, _| format!("line {line}"));
    assert!(message.help.english().contains("swap reads \"2018-04-03\" as 2018-03-04"), "{}", message.help.english());
    for (swapped, day, time) in
        [(SwappedDates::Swap, "2018-03-04", "2018-03-12T10:00"), (SwappedDates::Keep, "2018-04-03", "2018-12-03T10:00")]
    {
        let given = GivenForDates { swapped: Some(swapped), ..unsaid };
        assert_eq!(read_in(&values, given, "2018-04-03"), Ok(day.to_owned()));
        assert!(read_in(&values, given, "2018-12-03T10:00").unwrap().starts_with(time));
        assert_eq!(read_in(&values, given, "25/03/2018"), Ok("2018-03-25".to_owned()));
    }
    // Two and two were read as they stood.
    assert!(column(&values[..4]).decide(unsaid).is_err());
    // Too few to tell, or days above 12 on both sides: two people wrote it.
    for honest in [
        &values[..3],
        &["2018-04-03", "25/03/2018", "2018-12-13", "31/03/2018", "2018-05-05"],
        &["2018-04-03", "25/03/2018", "2018-12-03", "01/03/2018", "2018-05-05"],
    ] {
        assert!(column(honest).decide(unsaid).is_ok(), "{honest:?}");
    }
}

#[test]
fn zones_are_read_by_their_names_or_refused() {
    for (value, offset) in [
        ("2018-01-02 10:00 EST", Some(-300)),
        ("2018-01-02 10:00 MESZ", Some(120)),
        ("2018-01-02 10:00 GMT+2", Some(120)),
        ("2018-01-02 10:00 (UTC)", Some(0)),
        ("2018-01-02 10:00 UTC-05:30", Some(-330)),
        ("2018-01-02T10:00+01:00[Europe/Berlin]", Some(60)),
        ("Tue Jan 02 2018 10:00:00 GMT+0100 (Central European Standard Time)", Some(60)),
        ("2018-01-02 9:05", None),
        ("2018-01-02 10:15:0", None),
    ] {
        let read = parse(value.as_bytes(), None).unwrap_or_else(|error| panic!("{value}: {error:?}"));
        assert_eq!(read.offset_minutes(), offset, "{value}");
    }
    for value in [
        "2018-01-02 10:00 CST",
        "2018-01-02 13:00 America/Los_Angeles",
        "2018-01-02 10:00 [Europe/Berlin]",
        "2018-01-02 10:00 BST",
    ] {
        assert_eq!(parse(value.as_bytes(), None), Err(DateError::ZoneUnclear), "{value}");
    }
    assert_eq!(parse(b"2018-01-02 10:00 soon", None), Err(DateError::NotADate));
}
