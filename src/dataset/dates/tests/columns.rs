use super::*;

fn column(values: &[&str]) -> DateEvidence {
    let mut evidence = DateEvidence::default();
    for (row, value) in (1..).zip(values) {
        evidence.observe(value.as_bytes(), row);
    }
    evidence
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
        match column(values).decide(None) {
            Ok(dates) => assert_eq!(dates, ColumnDates { order: want, serial: false }, "{values:?}"),
            Err(problem) => {
                assert!(values[0] == "17-03-12" && want.is_none(), "{values:?}: {problem:?}");
                assert!(matches!(problem, DateOrderError::Ambiguous { .. }));
            }
        }
    }
}

#[test]
fn a_column_that_is_not_settled_stops() {
    let evidence = column(&["2017-05-06", "3/3/2017", "8/1/2010", "8/2/2010"]);
    let problem = evidence.decide(None).unwrap_err();
    let orders = vec![DateOrder::Dmy, DateOrder::Mdy];
    assert_eq!(problem, DateOrderError::Ambiguous { example: example(3, "8/1/2010"), orders });
    assert_eq!(
        problem.message().help,
        "Say which comes first: --date-order dmy reads it as 2010-01-08, --date-order mdy as 2010-08-01."
    );
    assert_eq!(evidence.decide(MDY).unwrap().order, MDY);

    let mixed = column(&["8/1/2010", "13/1/2010", "1/14/2010"]);
    let problem = DateOrderError::Contradictory { one: example(2, "13/1/2010"), other: example(3, "1/14/2010") };
    assert_eq!(mixed.decide(None), Err(problem));
    assert_eq!(mixed.decide(DMY).unwrap().order, DMY);
}

#[test]
fn serial_columns() {
    assert!(column(&["43313", "39309", "", "Total rows"]).decide(None).unwrap().serial);
    assert!(!column(&["43313", "2017-03-12"]).decide(None).unwrap().serial);
    assert!(!column(&["7", "12"]).decide(None).unwrap().serial);
    assert!(!column(&[]).decide(None).unwrap().serial);
    assert!(!column(&["43313", "x", "y"]).decide(None).unwrap().serial);
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
        prop_assert_eq!(right.decide(None), whole.decide(None));
        if let Ok(ColumnDates { order: Some(order), .. }) = whole.decide(None) {
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
    assert_eq!(column.decide(None).unwrap().order, DMY);
}
