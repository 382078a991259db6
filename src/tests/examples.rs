//! Examples of how parts of the inside are used, by the part.

#![allow(clippy::items_after_statements, clippy::float_cmp, reason = "each is as it would be written down")]

#[test]
fn convert_cell_harmless() {
    use trackrecord::convert::cell::harmless;
    assert_eq!(harmless("=1+1".to_owned()), "'=1+1");
    assert_eq!(harmless("'=1+1".to_owned()), "'=1+1");
    assert_eq!(harmless("-3,5 %".to_owned()), "-3,5 %");
}

#[test]
fn dataset_dates_evidence_date_evidence() {
    use trackrecord::dataset::dates::{DateEvidence, DateOrder, GivenForDates};
    let mut column = DateEvidence::default();
    column.observe(b"01/02/2017", 1);
    assert!(column.decide(GivenForDates::default()).is_err());
    column.observe(b"31/12/2017", 2);
    assert_eq!(column.decide(GivenForDates::default()).unwrap().order, Some(DateOrder::Dmy));
}

#[test]
fn dataset_dates_parse() {
    use trackrecord::dataset::dates::{DateError, DateOrder, parse};
    let march = parse(b"12/03/2017", Some(DateOrder::Dmy)).unwrap();
    assert_eq!(march, parse("12. März 2017".as_bytes(), None).unwrap());
    assert_eq!(parse(b"12/03/2017", None), Err(DateError::Ambiguous));
}

#[test]
fn dataset_outcome_parse() {
    use trackrecord::dataset::outcome::{OutcomeWord, parse};
    assert_eq!(parse(b" Yes "), Some(OutcomeWord::Yes));
    assert_eq!(parse(b"Nicht eingetreten"), Some(OutcomeWord::No));
    assert_eq!(parse(b"-"), None);
}

#[test]
fn dataset_probability_evidence_probability_evidence() {
    use trackrecord::dataset::probability::{ProbabilityEvidence, ProbabilityScale};
    use trackrecord::input::columns::HeaderScale;
    let mut column = ProbabilityEvidence::default();
    column.observe(b"70", 1);
    assert_eq!(column.decide(&HeaderScale::Unsaid, None, false), Ok(ProbabilityScale::Percent));
    column.observe(b"0.7", 2);
    assert!(column.decide(&HeaderScale::Unsaid, None, false).is_err());
    let given = Some(ProbabilityScale::Percent);
    assert_eq!(column.decide(&HeaderScale::Unsaid, given, false), Ok(ProbabilityScale::Percent));
}

#[test]
fn dataset_probability_forms_unusual_forms() {
    use trackrecord::dataset::probability::{ProbabilityScale, UnusualForms};
    let mut forms = UnusualForms::default();
    forms.observe(b"2e-1", 7);
    let note = forms.note("log.csv", ProbabilityScale::One).unwrap();
    assert_eq!(note.text.english(), "log.csv: 1 probability with an exponent was read: \"2e-1\" as 0.2.");
}

#[test]
fn dataset_probability_parse() {
    use trackrecord::dataset::probability::{ProbabilityError, ProbabilityScale, parse};
    assert_eq!(parse(b"35,5 %", ProbabilityScale::One), Ok(0.355));
    assert_eq!(parse(b"35", ProbabilityScale::Percent), Ok(0.35));
    assert_eq!(parse(b"120%", ProbabilityScale::One), Err(ProbabilityError::AboveHundredPercent));
}

#[test]
fn input_columns_match_headers() {
    use trackrecord::input::columns::{Field, match_headers};
    let columns = match_headers(&["ID", "Question ID", "Confidence (%)", "Desk"], &[]).unwrap();
    assert_eq!(columns.get(Field::ForecastId), Some(0));
    assert_eq!(columns.get(Field::Probability), Some(2));
    assert_eq!(columns.extra(), [("Desk".to_owned(), 3)]);
}

#[test]
fn input_columns_synonyms_says_percent() {
    use trackrecord::input::columns::says_percent;
    assert!(says_percent("Confidence (%)") && says_percent("Wahrscheinlichkeit in Prozent"));
    assert!(!says_percent("Confidence"));
}

#[test]
fn input_text_type_key() {
    use trackrecord::input::text::type_key;
    assert_eq!(type_key(" Infrastructure-Provider "), type_key("infrastructure_provider"));
}

#[test]
fn input_text_id_key() {
    use trackrecord::input::text::id_key;
    assert_eq!(id_key("q-001"), id_key("Q1"));
    assert_eq!(id_key("17.0"), id_key("17"));
    assert_ne!(id_key("1-7"), id_key("17"));
}

#[test]
fn lexicon_choice_parse() {
    use trackrecord::lexicon::PhraseOverride;
    assert_eq!(PhraseOverride::parse("decent shot=60%").map(|given| given.probability).ok(), Some(0.6));
    assert!(PhraseOverride::parse("decent shot").is_err());
}

#[test]
fn lexicon_entry_contradicts() {
    use trackrecord::lexicon::PhraseValue;
    let likely = PhraseValue { low: 0.6, point: 0.75, high: 0.9 };
    assert!(likely.contradicts(0.4) && !likely.contradicts(0.95) && !likely.contradicts(0.5));
}

#[test]
fn lexicon_file_parse() -> Result<(), Vec<trackrecord::lexicon::LexiconError>> {
    use trackrecord::lexicon::Lexicon;
    let lexicon = Lexicon::parse("house", b"phrase,low,point,high\nlikely,0.6,70%,0.8\n")?;
    assert_eq!(lexicon.entries[0].value.map(|value| value.point), Some(0.7));
    let problems = Lexicon::parse("house", b"phrase,low,point,high\nlikely,0.8,0.7,0.6\n,1,1,1\n").unwrap_err();
    assert_eq!(problems.iter().map(|problem| problem.line).collect::<Vec<_>>(), [2, 3]);
    Ok(())
}

#[test]
fn lexicon_numbered_numbered() -> Result<(), &'static str> {
    use trackrecord::lexicon::{Choice, Phrases, Reading};
    let phrases = Phrases::new(&Choice::unnamed());
    let Reading::Phrase(said) = phrases.read("It could happen this year") else { panic!() };
    let again = phrases.numbered(phrases.number_of(&said)).ok_or("no phrase")?;
    assert_eq!((again.phrase.as_str(), again.modal_only), ("Could Happen", true));
    Ok(())
}

#[test]
fn lexicon_phrases_read() {
    use trackrecord::lexicon::{Choice, Phrases, Reading};
    let phrases = Phrases::new(&Choice::unnamed());
    assert_eq!(phrases.read("It is very likely").point(), Some(0.9));
    assert_eq!(phrases.read("likely (70%)").point(), Some(0.7));
    assert!(matches!(phrases.read("It remains unclear whether they could"), Reading::NoForecast(_)));
    assert!(matches!(phrases.read("not likely"), Reading::Unknown(_)));
}

#[test]
fn lexicon_phrases_exact() {
    use trackrecord::lexicon::{Choice, Phrases};
    let phrases = Phrases::new(&Choice::unnamed());
    assert_eq!(phrases.exact("VERY-likely").map(|said| said.phrase), Some("Highly Likely".to_owned()));
    assert_eq!(phrases.exact("is it likely this year").map(|said| said.phrase), None);
}

#[test]
fn parallel_make_ahead() {
    use trackrecord::parallel::make_ahead;
    let (mut numbers, mut sum) = (1..=10, 0);
    make_ahead(2, || numbers.next(), |number| sum += number);
    assert_eq!(sum, 55);
}

#[test]
fn parallel_in_order() {
    use trackrecord::parallel::in_order;
    let (squares, counts) = in_order(
        vec![1, 2, 3],
        2,
        || 0,
        |count, n| {
            *count += 1;
            n * n
        },
    );
    assert_eq!(squares, [1, 4, 9]);
    assert_eq!(counts.iter().sum::<i32>(), 3);
}

#[test]
fn present_chart_measure_fit() {
    use trackrecord::present::chart::measure::fit;
    assert_eq!(fit("consultant", 12.0, 100.0), "consultant");
    assert_eq!(fit("infrastructure provider", 12.0, 60.0), "infrastru…");
}

#[test]
fn present_chart_measure_two_lines() {
    use trackrecord::present::chart::measure::two_lines;
    assert_eq!(two_lines("infrastructure provider", 11.0, 90.0), ["infrastructure", "provider"]);
}

#[test]
fn present_chart_draw() {
    use trackrecord::present::chart::{Chart, Dot, Dots, Form, Head, draw};
    let head = Head { title: "Brier scores".into(), description: "One dot.".into(), ..Head::default() };
    let dot = Dot {
        name: "consultant".into(),
        look: 0,
        value: 0.2,
        interval: Some((0.1, 0.3)),
        shown: "0.200".into(),
        tip: String::new(),
        firm: true,
    };
    let dots = Dots { head, axis: "Brier score".into(), reference: None, dots: vec![dot], more: None };
    let drawn = draw(&Chart::Dots(dots), "brier", Form::Page);
    assert!(drawn.starts_with("<svg ") && drawn.contains(">consultant</text>"));
}

#[test]
fn present_chart_scale_ticks() {
    use trackrecord::present::chart::scale::AxisScale;
    let scale = AxisScale { values: (0.0, 0.3), places: (0.0, 100.0) };
    assert_eq!(scale.ticks(4).iter().map(|t| format!("{t:.1}")).collect::<Vec<_>>(), ["0.0", "0.1", "0.2", "0.3"]);
}

#[test]
fn present_chart_svg_escape() {
    use trackrecord::present::chart::svg::escape;
    assert_eq!(escape("<a href=\"x\">&'"), "&lt;a href=&quot;x&quot;&gt;&amp;&#39;");
}

#[test]
fn present_number_decimal() {
    use trackrecord::present::number::decimal;
    assert_eq!(decimal(0.0305, 3), "0.030");
    assert_eq!(decimal(-0.0001, 3), "0.000");
}

#[test]
fn present_number_percent() {
    use trackrecord::present::number::percent;
    assert_eq!(percent(0.545), "55%");
    assert_eq!(percent(0.008), "0.8%");
    assert_eq!(percent(0.00001), "<0.1%");
    assert_eq!(percent(1.0), "100%");
}

#[test]
fn present_span_fill() {
    use trackrecord::present::span::{Span, fill, words};
    let filled = fill("{who} said {what}.", &[("who", Span::name("Desk")), ("what", Span::text("70%"))]);
    assert_eq!(words(&filled), "Desk said 70%.");
}

#[test]
fn present_wrap_shorten() {
    use trackrecord::present::wrap::shorten;
    assert_eq!(shorten("infrastructure provider", 10, "…"), "infrastru…");
    assert_eq!(shorten("reseller", 10, "…"), "reseller");
}

#[test]
fn present_wrap_wrap() {
    use trackrecord::present::wrap::wrap;
    assert_eq!(wrap("one two three", 7), ["one two", "three"]);
}

#[test]
fn present_write_csv_text_cell() {
    use trackrecord::present::write::csv::text_cell;
    assert_eq!(text_cell("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
    assert_eq!(text_cell("consultant"), "consultant");
}

#[test]
fn present_write_markdown_escape() {
    use trackrecord::present::write::markdown::escape;
    assert_eq!(escape("a|b <img>"), "a\\|b &lt;img&gt;");
}
