//! Parquet files are read like the same table as CSV. Built with `--features parquet`.

use std::sync::Arc;

use crate::support::program::{Folder, Ran, command, finish};
use parquet::basic::{Compression, ZstdLevel};
use parquet::data_type::{ByteArray, ByteArrayType, DataType, DoubleType, FloatType, Int32Type, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;

type Group<'a> = SerializedRowGroupWriter<'a, Vec<u8>>;

/// A Parquet file with these columns, filled group by group.
fn written(schema: &str, groups: &[&dyn Fn(&mut Group<'_>)]) -> Vec<u8> {
    let schema = Arc::new(parse_message_type(&format!("message log {{ {schema} }}")).expect("a schema"));
    let properties = WriterProperties::builder().set_compression(Compression::ZSTD(ZstdLevel::default())).build();
    let mut writer = SerializedFileWriter::new(vec![], schema, Arc::new(properties)).expect("a writer");
    for fill in groups {
        let mut group = writer.next_row_group().expect("a group");
        fill(&mut group);
        group.close().expect("closed");
    }
    writer.into_inner().expect("written")
}

/// The next column; what is `None` is null.
fn column<T: DataType>(group: &mut Group<'_>, values: &[Option<T::T>]) {
    let mut column = group.next_column().expect("writable").expect("one more column");
    let levels: Vec<i16> = values.iter().map(|value| i16::from(value.is_some())).collect();
    let filled: Vec<T::T> = values.iter().flatten().cloned().collect();
    column.typed::<T>().write_batch(&filled, Some(&levels), None).expect("written");
    column.close().expect("closed");
}

fn texts(group: &mut Group<'_>, values: &[&str]) {
    column::<ByteArrayType>(group, &values.iter().map(|text| Some(ByteArray::from(*text))).collect::<Vec<_>>());
}

const FORECASTS: &str = "optional binary question_id (STRING); optional binary source (STRING); \
    optional binary source_type; optional int32 forecast_date (DATE); optional float probability; \
    optional binary quote (STRING);";

/// 17226 is 2017-03-01.
fn forecasts(probabilities: [Option<f32>; 4]) -> Vec<u8> {
    let half = |ids: [&'static str; 2], source: &'static str, probabilities: [Option<f32>; 2]| {
        move |group: &mut Group<'_>| {
            texts(group, &ids);
            texts(group, &[source; 2]);
            texts(group, &["desk"; 2]);
            column::<Int32Type>(group, &[Some(17_226); 2]);
            column::<FloatType>(group, &probabilities);
            texts(group, &["he said, \"no\"\r\nand\nwent", ""]);
        }
    };
    let [a, b, c, d] = probabilities;
    written(FORECASTS, &[&half(["Q1", "Q2"], "Smith, Ann", [a, b]), &half(["Q3", "Q4"], "Bob", [c, d])])
}

const FORECASTS_CSV: &str = "question_id,source,source_type,forecast_date,probability,quote\n\
    Q1,\"Smith, Ann\",desk,2017-03-01,0.35,\"he said, \"\"no\"\"\nand\nwent\"\nQ2,\"Smith, Ann\",desk,2017-03-01,0.1,\n\
    Q3,Bob,desk,2017-03-01,0.7,\"he said, \"\"no\"\"\nand\nwent\"\nQ4,Bob,desk,2017-03-01,1,\n";

/// Moments in UTC to the nanosecond, truth values, and a question that is still open.
fn resolutions() -> Vec<u8> {
    let schema = "optional binary question_id (STRING); optional int64 resolved_on (TIMESTAMP(NANOS,false)); \
        optional boolean outcome; optional int64 closes_on (TIMESTAMP(MILLIS,true)); optional double weight;";
    written(
        schema,
        &[&|group| {
            texts(group, &["Q1", "Q2", "Q3", "Q4"]);
            let day = Some(1_496_275_200_000_000_000); // 2017-06-01
            column::<Int64Type>(group, &[day, day, day.map(|day| day + 45_000_000_000_000), None]);
            column::<parquet::data_type::BoolType>(group, &[Some(true), Some(false), Some(true), None]);
            column::<Int64Type>(group, &[Some(1_500_000_000_000), None, None, None]);
            column::<DoubleType>(group, &[Some(1.0), None, None, Some(2.5)]);
        }],
    )
}

const RESOLUTIONS_CSV: &str = "question_id,resolved_on,outcome,closes_on,weight\n\
    Q1,2017-06-01,TRUE,2017-07-14T02:40:00Z,1\nQ2,2017-06-01,FALSE,,\nQ3,2017-06-01T12:30:00,TRUE,,\nQ4,,,,2.5\n";

fn score(folder: &Folder, forecasts: &str, resolutions: &str) -> Ran {
    folder.score(&[forecasts, "-r", resolutions, "--as-of", "2017-12-31", "--format", "json"])
}

#[test]
fn a_parquet_log_has_the_report_of_the_same_csv() {
    let folder = Folder::with(&[("forecasts.csv", FORECASTS_CSV), ("resolutions.csv", RESOLUTIONS_CSV)]);
    folder.write("forecasts.parquet", &forecasts([Some(0.35), Some(0.1), Some(0.7), Some(1.0)]));
    folder.write("resolutions.parquet", &resolutions());
    let report = |ran: Ran| {
        let mut report = ran.json();
        report["inputs"].take();
        serde_json::to_string(&report).expect("JSON").replace(".parquet", ".csv")
    };
    let plain = report(score(&folder, "forecasts.csv", "resolutions.csv"));
    assert!(plain.contains("\"scored\":3"), "{plain}");
    assert_eq!(report(score(&folder, "forecasts.parquet", "resolutions.parquet")), plain);
    let convert = |name: &str| {
        let ran = finish(command().args(["convert", name, "-o", "-"]).current_dir(folder.path()));
        assert_eq!(ran.status, 0, "{}", ran.err);
        ran.out
    };
    assert_eq!(convert("forecasts.parquet"), convert("forecasts.csv"));
}

/// Rows are counted through groups and through line breaks in cells; a null is blank, not 0.
#[test]
fn mistakes_have_the_number_of_their_row() {
    let folder = Folder::with(&[("resolutions.csv", RESOLUTIONS_CSV)]);
    folder.write("forecasts.parquet", &forecasts([Some(0.35), None, Some(0.7), Some(f32::NAN)]));
    let ran = score(&folder, "forecasts.parquet", "resolutions.csv");
    assert_eq!(ran.status, 1);
    for said in [
        "[probability-blank] forecasts.parquet:2, column \"probability\"",
        "forecasts.parquet:4, column \"probability\": \"NaN\"",
    ] {
        assert!(ran.err.contains(said), "{said}: {}", ran.err);
    }
}

#[test]
fn more_rows_than_a_batch_are_all_read() {
    let folder = Folder::new();
    let ids: Vec<String> = (0..5000).map(|row| format!("Q{row}")).collect();
    let schema = "optional binary question_id (STRING); optional binary source; optional binary source_type; \
        optional int32 forecast_date (DATE); optional int64 probability (DECIMAL(5,3)); optional boolean outcome; optional int96 resolved_on;";
    let some = |row: usize| row % 1000 != 999;
    let file = written(
        schema,
        &[&|group| {
            texts(group, &ids.iter().map(String::as_str).collect::<Vec<_>>());
            texts(group, &vec!["Ann"; 5000]);
            texts(group, &vec!["desk"; 5000]);
            column::<Int32Type>(group, &vec![Some(17_226); 5000]);
            column::<Int64Type>(group, &(0..5000).map(|row| some(row).then_some(250)).collect::<Vec<_>>());
            column::<parquet::data_type::BoolType>(group, &vec![Some(true); 5000]);
            // Days since 4713 BC; 2458000 is 2017-09-04.
            column::<parquet::data_type::Int96Type>(group, &vec![Some(vec![0, 0, 2_458_000].into()); 5000]);
        }],
    );
    folder.write("log.parquet", &file);
    let ran = folder.score(&["log.parquet", "--as-of", "2017-12-31", "--format", "json", "--skip-bad-rows"]);
    let report = ran.json();
    assert_eq!((&report["counts"]["rows"], &report["counts"]["scored"]), (&5000.into(), &4995.into()));
    assert_eq!(report["overall"]["brier"]["value"], 0.5625);
    let places: Vec<_> = report["problems"][0]["first"].as_array().expect("a list").iter().collect();
    assert_eq!(places[0]["place"]["line"], 1000);
}

#[test]
fn columns_that_are_no_cells_are_refused_by_name() {
    let folder = Folder::new();
    for (schema, said) in [
        (
            "optional group tags (LIST) { repeated group list { optional binary element (STRING); } }",
            "\"tags.list.element\"",
        ),
        ("optional int32 at (TIME(MILLIS,true));", "\"at\""),
        ("optional fixed_len_byte_array(12) span (INTERVAL);", "\"span\""),
    ] {
        folder.write("log.parquet", &written(schema, &[]));
        let ran = folder.score(&["log.parquet"]);
        assert!(ran.status == 1 && ran.err.contains(said) && ran.err.contains("save it as CSV"), "{said}: {}", ran.err);
    }
}

/// Wherever a byte is wrong, the file is refused or read as a table; the program never breaks down.
#[test]
fn damaged_files_are_refused() {
    let folder = Folder::with(&[("resolutions.csv", RESOLUTIONS_CSV)]);
    let file = forecasts([Some(0.35), Some(0.1), Some(0.7), Some(1.0)]);
    for cut in [4, file.len() / 2, file.len() - 1] {
        folder.write("cut.parquet", &file[..cut]);
        let ran = score(&folder, "cut.parquet", "resolutions.csv");
        assert!(
            ran.status == 1 && ran.err.contains("cut.parquet") && ran.err.contains("fetch it again"),
            "{}",
            ran.err
        );
    }
    for (at, mask) in (4..file.len()).flat_map(|at| [(at, 0x80), (at, 0x41)]).step_by(3) {
        let mut wrong = file.clone();
        wrong[at] ^= mask;
        folder.write("wrong.parquet", &wrong);
        let ran = score(&folder, "wrong.parquet", "resolutions.csv");
        assert!(ran.status < 2 && !ran.err.contains("panicked"), "{at}: {}", ran.err);
    }
}
