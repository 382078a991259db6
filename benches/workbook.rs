//! Reading a workbook, next to what calamine alone needs to walk over its cells.

mod fixture;

use std::error::Error;
use std::fs::File;
use std::hint::black_box;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use calamine::{DataRef, Reader, ReaderRef, Xlsx};
use criterion::{BenchmarkId, Throughput};
use rust_xlsxwriter::{Format, Workbook};

use trackrecord::report::{self, Progress};

use fixture::{Fixture, criterion};

const ROWS: u32 = 100_000;

fn main() -> Result<(), Box<dyn Error>> {
    let mut criterion = criterion();
    let fixture = Fixture::new(ROWS)?;
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("forecasts.xlsx");
    as_workbook(&fixture.options.reading.forecasts[0], &path)?;
    let mut options = fixture.options.clone();
    options.reading.forecasts = vec![path.clone()];
    let read = report::score(&options, &Progress::default())?;
    drop(read);

    let mut group = criterion.benchmark_group("workbook");
    group.throughput(Throughput::Elements(ROWS.into()));
    group.bench_function(BenchmarkId::new("score", ROWS), |bencher| {
        bencher.iter_with_large_drop(|| report::score(&options, &Progress::default()));
    });
    group.bench_function(BenchmarkId::new("calamine, cell by cell", ROWS), |bencher| {
        bencher.iter(|| cells(&path).expect("readable"));
    });
    group.bench_function(BenchmarkId::new("calamine, as a range", ROWS), |bencher| {
        bencher.iter(|| range(&path).expect("readable"));
    });
    group.finish();
    criterion.final_summary();
    Ok(())
}

/// The text file as a sheet: days and probabilities as numbers with their formats, the rest as shared texts.
fn as_workbook(csv: &PathBuf, path: &Path) -> Result<(), Box<dyn Error>> {
    let (mut book, mut reader) = (Workbook::new(), csv::Reader::from_path(csv)?);
    let (sheet, day) = (book.add_worksheet(), Format::new().set_num_format("yyyy-mm-dd"));
    let headers = reader.headers()?.clone();
    sheet.write_row(0, 0, &headers)?;
    for (row, record) in (1..).zip(reader.records()) {
        for (column, (header, value)) in (0..).zip(headers.iter().zip(&record?)) {
            match header {
                "probability" => sheet.write_number(row, column, value.parse::<f64>()?)?,
                "forecast_date" => {
                    let at = rust_xlsxwriter::ExcelDateTime::parse_from_str(value)?;
                    sheet.write_datetime_with_format(row, column, at, &day)?
                }
                _ => sheet.write_string(row, column, value)?,
            };
        }
    }
    book.save(path)?;
    Ok(())
}

type Opened = (Xlsx<BufReader<File>>, String);

fn open(path: &Path) -> Result<Opened, Box<dyn Error>> {
    let book: Xlsx<_> = calamine::open_workbook(path)?;
    let first = book.sheet_names().first().cloned().ok_or("no sheet")?;
    Ok((book, first))
}

/// Every cell once, none of them kept.
fn cells(path: &Path) -> Result<usize, Box<dyn Error>> {
    let (mut book, sheet) = open(path)?;
    let (mut cells, mut filled) = (book.worksheet_cells_reader(&sheet)?, 0);
    while let Some(cell) = cells.next_cell()? {
        filled += usize::from(!matches!(black_box(cell.get_value()), DataRef::Empty));
    }
    Ok(filled)
}

/// As most programs use it: the whole sheet in memory.
fn range(path: &Path) -> Result<usize, Box<dyn Error>> {
    let (mut book, sheet) = open(path)?;
    let range = book.worksheet_range_ref(&sheet)?;
    let filled = range.used_cells().filter(|(_, _, cell)| !matches!(cell, DataRef::Empty)).count();
    Ok(black_box(filled))
}
