#!/bin/sh
# Seeds the corpus of each target with small inputs that this repository has anyway, so that fuzzing starts behind the header.
set -eu
cd "$(dirname "$0")"
diagnostics=../tests/diagnostics
for target in log headers records text dates probabilities outcomes workbook; do mkdir -p "corpus/$target"; done

for input in "$diagnostics"/*/*.csv ../data/example/forecasts.csv; do
  name=$(basename "$(dirname "$input")")-$(basename "$input" .csv)
  head -n 8 "$input" >"corpus/log/$name"
  cp "corpus/log/$name" "corpus/records/$name"
  cp "corpus/log/$name" "corpus/text/$name"
  head -n 1 "$input" >"corpus/headers/$name"
  # Columns of dates, probabilities and outcomes, as they stand in most of these files.
  sed 1d "corpus/log/$name" | cut -d , -f 4 >"corpus/dates/$name"
  sed 1d "corpus/log/$name" | cut -d , -f 5 >"corpus/probabilities/$name"
  sed 1d "corpus/log/$name" | cut -d , -f 3 >"corpus/outcomes/$name"
done
printf 'Frage;Quelle;Quellentyp;Datum;Wahrscheinlichkeit (%%);Ergebnis;Aufgelöst am\r\nA;B;C;31.12.2016;35;ja;13.02.2017\r\n' >corpus/log/german
printf 'Frage,Quelle,Quellentyp,Datum der Prognose,Wahrscheinlichkeit (%%),Ergebnis,Aufgelöst am' >corpus/headers/german
printf 'probability=Conf.\nQuestion,Who,Source Type,Date of forecast,Conf.,Outcome (Y/N),Resolved on' >corpus/headers/mapped
printf 'question_id,source,source_type,2017-01,2017-02\nQ1,A,desk,0.5,0.6\n' >corpus/log/wide
head -n 8 ../data/example/forecasts.csv | iconv -t UTF-16LE >corpus/text/utf16le
printf 'M\344rz;f\374r;\200\r\n' >corpus/text/windows1252

# Workbooks: the first byte says which part the rest is (tests/fuzz_entries/workbook.rs).
for input in "$diagnostics"/*/*.xlsx; do
  name=$(basename "$(dirname "$input")")
  { printf 'r'; cat "$input"; } >"corpus/workbook/$name"
  { printf 'x'; unzip -p "$input" xl/worksheets/sheet1.xml; } >"corpus/workbook/$name-sheet"
  { printf 't'; unzip -p "$input" xl/sharedStrings.xml 2>/dev/null || true; } >"corpus/workbook/$name-texts"
  { printf 'f'; unzip -p "$input" xl/styles.xml; } >"corpus/workbook/$name-styles"
done
printf 'o<o><office:spreadsheet><table:table table:name="a"><table:table-row table:number-rows-repeated="3"><table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50%%</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></o>' >corpus/workbook/ods
du -sb corpus | cut -f 1
