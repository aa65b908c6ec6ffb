"""Exports of the shipped file, opened by readers of their own in Python; tests/exports/main.rs says how this is run.

Each line says what was read. It ends with an error at the first thing that does not fit.
"""

import csv
import io
import json
import os
import subprocess
import sys
import tempfile

import duckdb
import geojson
from followthemoney.statement.serialize import read_csv_statements
from icalendar import Calendar

PROGRAM = sys.argv[1] if len(sys.argv) > 1 else "sitrep"
TIMELINE = (
    "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,"
    "Media Caption,Media Thumbnail,Type,Group,Background"
).split(",")


def sitrep(*arguments):
    return subprocess.run([PROGRAM, "export", *arguments], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout


def rows(text):
    return list(csv.DictReader(io.StringIO(text.decode(), newline="")))


def main():
    whole = json.loads(sitrep("json"))
    counts = {kind: len(records) for kind, records in whole.items() if isinstance(records, list)}

    with tempfile.TemporaryDirectory() as folder:
        lines = os.path.join(folder, "k.ndjson")
        sitrep("ndjson", "-o", lines)
        found = dict(
            duckdb.sql(
                f"select kind, count(*) from read_json_auto('{lines}', union_by_name = true, sample_size = -1) group by 1"
            ).fetchall()
        )
        assert found == counts, (found, counts)
        print("ndjson, duckdb:", sum(found.values()), "records of", len(found), "kinds")

        tables = os.path.join(folder, "tables")
        sitrep("csv", "-o", tables)
        for kind, count in counts.items():
            path = os.path.join(tables, f"{kind}.csv")
            with open(path, newline="") as table:
                python = len(list(csv.DictReader(table)))
            duck = duckdb.sql(f"select count(*) from read_csv('{path}', header = true)").fetchall()[0][0]
            assert python == duck == count, (kind, python, duck, count)
        print("csv, duckdb and csv:", len(counts), "tables")

    features = geojson.loads(sitrep("geojson"))
    assert features.is_valid, features.errors()
    assert len(features["features"]) == counts["event"]
    print("geojson, geojson:", len(features["features"]), "features")

    calendar = Calendar.from_ical(sitrep("ics"))
    events = calendar.walk("VEVENT")
    assert events and not any(part.errors for part in calendar.walk())
    print("ics, icalendar:", len(events), "days")

    slides = rows(sitrep("timeline"))
    assert list(slides[0]) == TIMELINE and len(slides) == counts["event"] + 1
    print("timeline, csv:", len(slides), "slides")

    statements = list(read_csv_statements(io.BytesIO(sitrep("ftm-statements"))))
    datasets = {statement.dataset for statement in statements}
    assert len(datasets) <= counts["source"]
    print("ftm-statements, followthemoney:", len(statements), "statements in", len(datasets), "datasets")


if __name__ == "__main__":
    main()
