//! Folders and patterns stand for the files that they name.

use crate::support::program::{command, finish};

const HEADER: &str = "question_id,source,source_type,forecast_date,probability";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir_all(folder.path().join("logs/older")).expect("made");
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("written");
    let rows = |from: u32| {
        (from..from + 3).map(|q| format!("Q{q},Desk,desk,2020-01-0{},0.{q}\n", q + 1)).collect::<Vec<_>>().concat()
    };
    write("logs/part-1.csv", &format!("{HEADER}\n{}", rows(1)));
    write("logs/part-2.csv", &format!("{HEADER}\n{}", rows(4)));
    write("logs/README.md", "Not a log.");
    write("logs/_SUCCESS", "");
    write("logs/.hidden.csv", "not,a,log\n");
    write("logs/~$part-1.xlsx", "not a workbook");
    write("logs/older/part-0.csv", "not,a,log\n");
    let resolved = (1..7).map(|q| format!("Q{q},2020-06-01,{}\n", q % 2)).collect::<Vec<_>>().concat();
    write("logs/resolutions.csv", &format!("question_id,resolved_on,outcome\n{resolved}"));
    folder
}

fn score(folder: &tempfile::TempDir, files: &[&str]) -> serde_json::Value {
    let mut score = command();
    score.arg("score").args(files).args(["-r", "logs/resolutions.csv", "--as-of", "2021-01-01", "--format", "json"]);
    let ran = finish(score.current_dir(folder.path()));
    assert_eq!(ran.status, 0, "{files:?}: {}", ran.err);
    ran.json()
}

#[test]
fn a_folder_and_a_pattern_are_their_files_in_the_order_of_their_names() {
    let folder = folder();
    let mut files = score(&folder, &["logs/part-1.csv", "logs/part-2.csv"]);
    assert_eq!(files["counts"]["scored"], 6, "{files}");
    for named in ["logs", "logs/", "logs/part-*.csv", "logs/part-[12].csv", "log?/part-?.csv"] {
        let mut found = score(&folder, &[named]);
        for json in [&mut files, &mut found] {
            let inputs = json["inputs"].as_array_mut().expect("inputs");
            for input in inputs {
                let name = input["path"].as_str().unwrap_or_default().replace("//", "/");
                input["path"] = name.into();
            }
        }
        assert_eq!(found, files, "{named}");
    }
}

#[test]
fn a_folder_or_pattern_without_files_says_so() {
    let folder = folder();
    std::fs::create_dir(folder.path().join("empty")).expect("made");
    for (named, said) in [
        ("empty", "it is a folder without any CSV file or workbook"),
        ("logs/*.parquet", "cannot read logs/*.parquet"),
        ("logs/[", "cannot read logs/["),
        ("nothing.csv", "nothing.csv"),
    ] {
        let ran = finish(command().args(["score", named]).current_dir(folder.path()));
        assert!(ran.status > 1 && ran.err.contains(said), "{named}: {}", ran.err);
    }
}

/// The second part had no weights: its rows weighed 1 among others of 5, without a word.
#[test]
fn a_column_that_only_one_part_has_is_told() {
    let folder = folder();
    let weighted = format!("{HEADER},weight\nQ1,Desk,desk,2020-01-02,0.1,5\n");
    std::fs::write(folder.path().join("weighted.csv"), weighted).expect("written");
    for files in [["weighted.csv", "logs/part-2.csv"], ["logs/part-2.csv", "weighted.csv"]] {
        let found = score(&folder, &files);
        let notes = found["notes"].to_string();
        assert!(notes.contains("unlike-headers"), "{files:?}: {notes}");
        assert!(notes.contains("logs/part-2.csv has no column weight, which weighted.csv has"), "{files:?}: {notes}");
    }
    let notes = score(&folder, &["logs/part-1.csv", "logs/part-2.csv"])["notes"].to_string();
    assert!(!notes.contains("unlike-headers"), "{notes}");
}
