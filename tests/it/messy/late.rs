//! What is found only far down in a file, or in another file.

use super::*;

/// `rows` forecasts in plain ASCII, enough that the head of the file says nothing of its encoding.
fn long_log(rows: usize) -> String {
    let mut log = LOG.lines().next().unwrap().to_owned() + "\n";
    for n in 0..rows {
        writeln!(log, "R{n},Plain desk number one,consultant,2017-01-01,0.5,yes,2017-02-01").unwrap();
    }
    assert!(log.len() > 1 << 20);
    log
}

#[test]
fn letters_behind_the_first_mebibyte_made_their_rows_bad() {
    let log = long_log(17_000) + LOG.split_once('\n').unwrap().1;
    let wanted = found(&read(log.as_bytes(), |_| {}));
    for threads in [1, 4] {
        let report = read(&latin(&log), |options| options.reading.threads = threads);
        assert_eq!(found(&report), wanted);
        assert_eq!((report.problems.len(), report.inputs[0].bytes), (0, latin(&log).len() as u64));
        let codes: Vec<Code> = report.notes.iter().map(|note| note.code).collect();
        assert_eq!(codes.iter().filter(|code| **code == Code::Encoding).count(), 1, "{codes:?}");
    }
    // What the user says counts.
    let said = read(&latin(&log), |options| {
        options.reading.encoding = Some(encoding_rs::UTF_8);
        options.reading.skip_bad_rows = true;
    });
    assert_eq!(said.problems.iter().map(|kind| kind.code).collect::<Vec<_>>(), [Code::NotUtf8]);
}

#[test]
fn a_long_file_of_resolutions_in_windows_1252_was_not_decoded_either() {
    let mut resolutions = "question_id,resolved_on,outcome\n".to_owned();
    for n in 0..40_000 {
        writeln!(resolutions, "question number {n},2017-06-30,no").unwrap();
    }
    resolutions.push_str("Größe,2017-06-30,yes\n");
    assert!(resolutions.len() > 1 << 20);
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let header = "question_id,source,source_type,forecast_date,probability\n";
    let forecasts = write("f.csv", format!("{header}Größe,Desk,desk,2017-01-01,0.5\n").as_bytes());
    let (short, long) = (
        write("short.csv", b"question_id,resolved_on,outcome\nother,2017-06-30,perhaps\n"),
        write("long.csv", &latin(&resolutions)),
    );
    let mut options = options(&[forecasts], &[short, long]);
    options.reading.skip_bad_rows = true;
    let report = score(&options, &Progress::default()).unwrap().report;
    assert_eq!((report.counts.scored, report.counts.rejected), (1, 0));
    assert_eq!(
        report.problems.iter().map(|kind| (kind.code, kind.count)).collect::<Vec<_>>(),
        [(Code::OutcomeNotUnderstood, 1)]
    );
    assert_eq!(report.inputs.iter().map(|input| input.rows).collect::<Vec<_>>(), [1, 1, 40_001]);
    assert_eq!(report.notes.iter().filter(|note| note.code == Code::Encoding).count(), 1);
}

#[test]
fn a_second_file_of_resolutions_made_the_unreadable_rows_of_the_first_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let header = "question_id,source,source_type,forecast_date,probability\n";
    let forecasts = write("f.csv", &format!("{header}Q1,Desk,desk,2017-01-01,0.5\nQ2,Desk,desk,2017-01-01,0.5\n"));
    let first = write("first.csv", "question_id,resolved_on,outcome\nQ1,2017-06-30,?\n");
    // Its dates have to be looked through before it can be read.
    let second = write("second.csv", "question_id,resolved_on,outcome\nQ2,30.06.2017,yes\n");
    let mut options = options(&[forecasts], &[first, second]);
    options.reading.skip_bad_rows = true;
    let counts = score(&options, &Progress::default()).unwrap().report.counts;
    assert_eq!((counts.scored, counts.rejected, counts.pending), (1, 1, 0));
}

#[test]
fn ids_that_differ_only_in_case_or_zeros_stayed_pending_without_a_word() {
    let header = "question_id,source,source_type,forecast_date,probability\n";
    let row = |id: &str| format!("{id},Desk,desk,2017-01-01,0.5\n");
    let asked = ["Q001", "q002", "Q-3", "Q 4", "Q5", "Q77", "17.0"].map(row).concat();
    let resolved = ["Q001", "Q002", "Q3", "Q4", "Q6", "17"].map(|id| format!("{id},2017-06-30,yes\n")).concat();
    let folder = tempfile::tempdir().unwrap();
    let (f, r) = (folder.path().join("f.csv"), folder.path().join("r.csv"));
    std::fs::write(&f, format!("{header}{asked}")).unwrap();
    std::fs::write(&r, format!("question_id,resolved_on,outcome\n{resolved}")).unwrap();
    let options = options(std::slice::from_ref(&f), std::slice::from_ref(&r));
    let report = score(&options, &Progress::default()).unwrap().report;
    assert_eq!((report.counts.scored, report.counts.pending), (1, 6));
    let note = report.notes.iter().find(|note| note.code == Code::QuestionIdsAlike).unwrap();
    assert_eq!(
        note.text.english(),
        "4 forecasts on 4 questions wait for a resolution, although the resolutions have almost the same id: \
         \"17.0\" ~ \"17\", \"Q 4\" ~ \"Q4\", \"Q-3\" ~ \"Q3\", and 1 more."
    );
    std::fs::write(&f, format!("{header}{}", row("Q001"))).unwrap();
    let report = score(&options, &Progress::default()).unwrap().report;
    assert!(report.notes.iter().all(|note| note.code != Code::QuestionIdsAlike));
}

#[test]
fn ids_that_differ_only_in_accents_are_near_as_well() {
    let folder = tempfile::tempdir().unwrap();
    let (f, r) = (folder.path().join("f.csv"), folder.path().join("r.csv"));
    let header = "question_id,source,source_type,forecast_date,probability\n";
    let row = |id: &str| format!("{id},Desk,desk,2017-01-01,0.5\n");
    std::fs::write(&f, format!("{header}{}", ["Zürich 1", "Orleans", "東京1", "Q9"].map(row).concat())).unwrap();
    let resolved = ["zurich 1", "Orléans", "東京 1", "Q8"].map(|id| format!("{id},2017-06-30,yes\n")).concat();
    std::fs::write(&r, format!("question_id,resolved_on,outcome\n{resolved}")).unwrap();
    let report = score(&options(&[f], &[r]), &Progress::default()).unwrap().report;
    let note = report.notes.iter().find(|note| note.code == Code::QuestionIdsAlike).unwrap();
    assert!(
        note.text
            .english()
            .ends_with("\"Orleans\" ~ \"Orléans\", \"Zürich 1\" ~ \"zurich 1\", \"東京1\" ~ \"東京 1\"."),
        "{}",
        note.text.english()
    );
}
