use super::*;

fn fields(headers: &[&str]) -> Vec<Option<Field>> {
    let columns = match_headers(headers, &[]).unwrap();
    (0..headers.len()).map(|index| Field::ALL.into_iter().find(|&field| columns.get(field) == Some(index))).collect()
}

#[test]
fn headers_of_the_messy_files() {
    use Field::{
        ForecastDate, ForecastId, Outcome, Probability, Question, QuestionId, Quote, ResolvedOn, Source, SourceType,
    };
    for confidence in ["Confidence", "Confidence (%)"] {
        let headers = [
            "\u{FEFF}ID",
            "Question ID",
            "Question",
            "Source",
            "Source Type",
            "Date of forecast",
            confidence,
            "Quote",
            "Outcome (Y/N)",
            "Resolved on",
            "",
            "",
        ];
        let want = [
            ForecastId,
            QuestionId,
            Question,
            Source,
            SourceType,
            ForecastDate,
            Probability,
            Quote,
            Outcome,
            ResolvedOn,
        ];
        let want: Vec<_> = want.into_iter().map(Some).chain([None, None]).collect();
        assert_eq!(fields(&headers), want);
        assert!(match_headers(&headers, &[]).unwrap().extra().is_empty());
    }
    assert_eq!(
        fields(&["probability", "forecast_date", "source_type", "source", "question_id", "forecast_id", "comment"]),
        [Probability, ForecastDate, SourceType, Source, QuestionId, ForecastId]
            .map(Some)
            .into_iter()
            .chain([None])
            .collect::<Vec<_>>()
    );
    assert_eq!(fields(&["outcome", "question_id", "resolved_on"]), [Outcome, QuestionId, ResolvedOn].map(Some));
}

#[test]
fn a_percent_header_is_a_probability_or_nothing() {
    assert_eq!(fields(&["Probability (%)", "source %", "weight in percent"]), [Some(Field::Probability), None, None]);
}

#[test]
fn german_headers() {
    use Field::{ForecastDate, Outcome, Probability, Question, ResolvedOn, Source, SourceType};
    assert_eq!(
        fields(&["Frage", "Quelle", "Quellentyp", "Datum", "Wahrscheinlichkeit (%)", "Ergebnis", "AUFGELÖST AM"]),
        [Question, Source, SourceType, ForecastDate, Probability, Outcome, ResolvedOn].map(Some)
    );
}

#[test]
fn what_id_means_depends_on_the_others() {
    for (headers, want) in [
        (&["ID", "Question ID", "p"][..], Some(Field::ForecastId)),
        (&["ID", "Question", "p"], Some(Field::ForecastId)),
        (&["ID", "Source", "p"], Some(Field::QuestionId)),
        (&["ID", "forecast_id", "Question", "p"], None),
        (&["ID", "forecast_id", "p"], Some(Field::QuestionId)),
        (&["ID", "outcome", "resolved_on", "question"], Some(Field::QuestionId)),
        (&["ID", "forecast_id", "question_id", "p"], None),
        (&["ID", "id", "question_id", "p"], None),
    ] {
        assert_eq!(fields(headers)[0], want, "{headers:?}");
    }
    let columns = match_headers(&["ID", "p"], &[]).unwrap();
    assert_eq!(columns.inferred()[0], Inferred { field: Field::QuestionId, header: "ID".to_owned(), index: 0 });
}

#[test]
fn canonical_names_beat_synonyms_and_the_user_beats_both() {
    let headers = ["Date", "forecast_date", "Prob.", "Probability", "Desk"];
    let columns = match_headers(&headers, &[]).unwrap();
    assert_eq!((columns.get(Field::ForecastDate), columns.get(Field::Probability)), (Some(1), Some(3)));
    assert!(columns.inferred().is_empty());
    assert_eq!(columns.extra().len(), 3);

    let map = [parse_map("forecast-date = date").unwrap(), parse_map("Source=Desk").unwrap()];
    let columns = match_headers(&headers, &map).unwrap();
    assert_eq!((columns.get(Field::ForecastDate), columns.get(Field::Source)), (Some(0), Some(4)));
    assert_eq!(columns.found(), 3);

    // One column may serve two fields, if the user says so.
    let map = [(Field::QuestionId, "Question".to_owned()), (Field::Question, "Question".to_owned())];
    let columns = match_headers(&["Question"], &map).unwrap();
    assert_eq!((columns.get(Field::QuestionId), columns.get(Field::Question)), (Some(0), Some(0)));
}

#[test]
fn two_claims_stop() {
    for headers in [["Date", "Date of forecast"], ["Question ID", "question_id"], ["Prob.", "Confidence (%)"]] {
        let problem = match_headers(&headers, &[]).unwrap_err();
        let HeaderError::DoublyClaimed { headers: claimants, .. } = &problem else { panic!("{problem:?}") };
        assert_eq!(claimants, &headers.map(str::to_owned));
        assert!(problem.help().english().contains(&format!("={}", headers[1])), "{}", problem.help().english());
    }
    // The user's word settles it, unless it is given twice.
    let headers = ["Date", "Date of forecast"];
    let map = headers.map(|header| (Field::ForecastDate, header.to_owned()));
    assert_eq!(match_headers(&headers, &map[1..]).unwrap().get(Field::ForecastDate), Some(1));
    assert!(matches!(match_headers(&headers, &map), Err(HeaderError::DoublyClaimed { .. })));
}

#[test]
fn slips_in_a_map() {
    assert_eq!(
        match_headers(&["Likelyhood"], &[(Field::Probability, "Likelihood".to_owned())]),
        Err(HeaderError::NoSuchHeader {
            field: Field::Probability,
            given: "Likelihood".to_owned(),
            nearest: Some("Likelyhood".to_owned())
        })
    );
    let unknown = |given: &str, nearest: Option<&str>| {
        Err(HeaderError::UnknownField { given: given.to_owned(), nearest: nearest.map(str::to_owned) })
    };
    assert_eq!(parse_map("sorce_type=Kind"), unknown("sorce_type", Some("source_type")));
    assert_eq!(parse_map("banana=Kind"), unknown("banana", None));
    assert_eq!(parse_map("source"), unknown("source", Some("source")));
    assert_eq!(parse_map("source = a = b"), Ok((Field::Source, "a = b".to_owned())));
}

#[test]
fn missing_columns_name_what_comes_nearest() {
    let columns = match_headers(&["Sorce type", "Propability", "Desk", "question_id"], &[]).unwrap();
    let required = [Field::QuestionId, Field::SourceType, Field::Probability, Field::ForecastDate];
    let missing = columns.missing(&required);
    let missing: Vec<_> = missing.iter().map(|column| (column.field, column.nearest.as_deref())).collect();
    assert_eq!(
        missing,
        [
            (Field::SourceType, Some("Sorce type")),
            (Field::Probability, Some("Propability")),
            (Field::ForecastDate, None)
        ]
    );
}

#[test]
fn a_wide_file_has_hardly_any_known_column() {
    let headers =
        ["Prediction", "Resolution", "Scott", "Market", "Predictor avg", "Predictions by contest entrants", "", ""];
    assert_eq!(match_headers(&headers, &[]).unwrap().found(), 1);
}
