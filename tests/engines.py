"""Runs a script of `trackrecord sql` in an engine, over two CSV files as tables of texts, and writes both results as CSV.

engines.py ENGINE SCRIPT FORECASTS RESOLUTIONS FOLDER; with ENGINE alone it says whether the engine is there.
"""

import csv
import os
import sys


def statements(path):
    lines = [line for line in open(path, encoding="utf-8") if not line.startswith("--")]
    return [statement for statement in "".join(lines).split(";\n") if statement.strip()]


def header(path):
    with open(path, encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


def duckdb(script, tables, folder):
    import duckdb

    run = duckdb.connect().execute
    for name, path in tables.items():
        run(f"CREATE VIEW {name} AS SELECT * FROM read_csv('{path}', all_varchar=true, header=true)")
    for statement in script:
        run(statement)
    for result in ("cells", "counts"):
        run(f"COPY trackrecord_{result} TO '{folder}/{result}' (FORMAT csv, HEADER)")


def datafusion(script, tables, folder):
    import datafusion
    import pyarrow

    context = datafusion.SessionContext()
    for name, path in tables.items():
        schema = pyarrow.schema([(column, pyarrow.string()) for column in header(path)])
        context.register_csv(name, path, schema=schema, has_header=True)
    for statement in script:
        context.sql(statement).collect()
    for result in ("cells", "counts"):
        os.makedirs(f"{folder}/{result}")
        context.sql(f"SELECT * FROM trackrecord_{result}").write_csv(f"{folder}/{result}", with_header=True)


def spark(script, tables, folder):
    from pyspark.sql import SparkSession

    options = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2", "spark.ui.showConsoleProgress": "false"}
    session = SparkSession.builder.master("local[2]").config(map=options).getOrCreate()
    for name, path in tables.items():
        session.read.csv(path, header=True, quote='"', escape='"', multiLine=True).createOrReplaceTempView(name)
    for statement in script:
        session.sql(statement)
    for result in ("cells", "counts"):
        session.table(f"trackrecord_{result}").write.option("header", True).csv(f"{folder}/{result}")


def main():
    engine, rest = sys.argv[1], sys.argv[2:]
    if not rest:
        __import__("pyspark" if engine == "spark" else engine)
        return
    script, forecasts, resolutions, folder = rest
    run = {"duckdb": duckdb, "datafusion": datafusion, "spark": spark}[engine]
    run(statements(script), {"forecasts": forecasts, "resolutions": resolutions}, folder)


if __name__ == "__main__":
    main()
