"""The command line: thin commands over build, store, catalogue, export and view."""

from __future__ import annotations

import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path

import click

from . import __version__
from .console import (
    EXAMPLE,
    Commands,
    only,
    output_option,
    query_text,
    setting,
    store_option,
    to_text,
    width,
    wrong_use,
)

FORMATS = ("ttl", "trig", "nq", "nt", "jsonld", "graphml", "gexf", "csv")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="govgraph")
def main() -> None:
    """Turn Chinese government reports into a knowledge graph whose every fact points at its words.

    \b
    Example:
      govgraph build examples --out demo
      govgraph query measures --set place=栖川市 --store demo/store
    """


@main.command(epilog=EXAMPLE + "govgraph build reports/ --out out")
@click.argument("paths", nargs=-1, required=True)
@click.option("--out", default="govgraph-out", show_default=True, help="Folder to write into.")
@click.option("--place", help="Place of all reports given, where they do not say (龙泉市, 331181).")
@click.option("--year", type=int, help="Year that the reports look back on.")
@click.option("--genre", help="Kind of report: rule-of-law or work-report.")
@click.option("--issuer", help="Body that issued the reports.")
@click.option("--issued", help="Date of publication, as 2024-02-19.")
@click.option("--title", help="Title of the report.")
@click.option("--merges", help="Reviewed judgements; without it, merges.tsv in the folder written into.")
@click.option("--no-export", is_flag=True, help="Write no graph.ttl.")
@click.option("--no-view", is_flag=True, help="Write no view.html.")
def build(
    paths: tuple[str, ...],
    out: str,
    place: str | None,
    year: int | None,
    genre: str | None,
    issuer: str | None,
    issued: str | None,
    title: str | None,
    merges: str | None,
    no_export: bool,
    no_view: bool,
) -> None:
    """Read reports (files or folders; - is standard input) into a store, Turtle and an HTML view.

    Files that cannot be read are named and become rows of issues.jsonl; the rest is built. Exit code 1 then.
    """
    from .building import build_reports
    from .ingest.readers import Hints
    from .summary import summary

    shown = sys.stderr.isatty()

    def progress(source: str) -> None:
        if shown:
            click.echo(f"\r\x1b[K{source}", nl=False, err=True)

    if not shown:
        click.echo("Reading reports ...", err=True)
    built = build_reports(
        [Path(path) for path in paths],
        Path(out),
        Hints(place=place, year=year, genre=genre, issuer=issuer, issued=issued, title=title),
        merges=Path(merges) if merges else None,
        with_export=not no_export,
        with_view=not no_view,
        progress=progress,
    )
    if shown:
        click.echo("\r\x1b[K", nl=False, err=True)
    for line in summary(built):
        click.echo(line)
    if built.failed:
        sys.exit(1)


@main.command(epilog=EXAMPLE + "govgraph query outcomes --set year=2023 --store demo/store")
@click.argument("name", required=False)
@click.option("--set", "settings", multiple=True, metavar="KEY=VALUE", help="A parameter of the question.")
@click.option("--format", "format_", default="table", show_default=True, help="table, csv, json or md.")
@click.option("--columns", help="Columns to show, separated by commas; all when left out.")
@click.option("--explain", is_flag=True, help="Show question, parameters, columns and SPARQL instead.")
@store_option
@output_option
def query(
    name: str | None,
    settings: tuple[str, ...],
    format_: str,
    columns: str | None,
    explain: bool,
    where: str,
    output: str,
) -> None:
    """Ask a question of the catalogue by NAME or number; without NAME, list the questions."""
    from .queries import Catalogue, write

    catalogue = Catalogue()
    if name is None:
        for question in catalogue:
            click.echo(
                f"{question.number:3}  {question.name:26} {question.asks.zh}\n{'':31} {question.asks.en}"
            )
        return
    values = dict(setting(text) for text in settings)
    if explain:
        click.echo(catalogue.explain(name, values))
        return
    from . import open_store

    with open_store(where) as store:
        table = catalogue.ask(name, store, values)
    if columns:
        table = only(table, columns)
    to_text(output, lambda file: write(table, format_, file, width=width(file)))


@main.command(epilog=EXAMPLE + 'govgraph sparql "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }" --store demo/store')
@click.argument("query_or_file")
@click.option("--format", "format_", default="table", show_default=True, help="table, csv, json or md.")
@store_option
@output_option
def sparql(query_or_file: str, format_: str, where: str, output: str) -> None:
    """Ask a SELECT query of your own, given as text, as a file, or as - from standard input.

    The default graph is the union of all reports; gov:, skos: and the other prefixes are known.
    """
    from . import open_store
    from .ontology.terms import with_prefixes
    from .queries import write

    text = query_text(query_or_file)
    with open_store(where) as store:
        table = store.select(with_prefixes(text))
    to_text(output, lambda file: write(table, format_, file, width=width(file)))


@main.command(epilog=EXAMPLE + "govgraph view --store demo/store -o view.html")
@click.option("--report", "reports", multiple=True, help="IRI of a report to show; all when left out.")
@click.option("--title", help="Heading of the page.")
@store_option
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False), help="HTML file to write.")
def view(reports: tuple[str, ...], title: str | None, where: str, output: str) -> None:
    """Write the graph as one HTML file that works without a network.

    One page holds the latest 30 reports at most; name others with --report.
    """
    from . import open_store
    from .viz.view import write_view

    with open_store(where) as store:
        made = write_view(store, output, title=title, reports=reports or None)
    click.echo(f"{output}: {made.nodes} items and {made.edges} links of {made.reports} reports", err=True)
    if made.left_out or made.reports_left_out:
        click.echo(f"over the page's limit: {made.left_out} items, {made.reports_left_out} reports", err=True)


@main.command(epilog=EXAMPLE + "govgraph export --format nq --store demo/store -o graph.nq")
@click.option(
    "--format",
    "format_",
    default="ttl",
    show_default=True,
    help="ttl, trig, nq, nt, jsonld, graphml, gexf, csv.",
)
@store_option
@output_option
def export(format_: str, where: str, output: str) -> None:
    """Write the whole graph as one file; the same store gives the same bytes."""
    from . import open_store
    from .graph.export import export as export_

    with open_store(where) as store:
        if output == "-":
            export_(store, format_, sys.stdout.buffer)
        else:
            with Path(output).open("wb") as file:
                export_(store, format_, file)


@main.command(epilog=EXAMPLE + "govgraph panel --indicator gdp-growth --store demo/store -o gdp.csv")
@click.option("--indicator", "indicators", multiple=True, help="Label, code or phrasing; may be repeated.")
@click.option("--place", "places", multiple=True, help="Name or code of a place; may be repeated.")
@click.option("--from", "first_year", type=int, help="First year.")
@click.option("--to", "last_year", type=int, help="Last year.")
@click.option("--kind", type=click.Choice(["reported", "target"]), help="One kind of figure only.")
@click.option("--confidence", type=click.FloatRange(0, 1), default=0, help="Least confidence, 0 to 1.")
@click.option("--all", "own_words", is_flag=True, help="Also indicators that only reports' own words name.")
@click.option("--undated", is_flag=True, help="Also figures of several years or of none.")
@click.option("--wide", "wide_form", is_flag=True, help="A row a place and year, a column an indicator.")
@store_option
@output_option
def panel(
    indicators: tuple[str, ...],
    places: tuple[str, ...],
    first_year: int | None,
    last_year: int | None,
    kind: str | None,
    confidence: float,
    own_words: bool,
    undated: bool,
    wide_form: bool,
    where: str,
    output: str,
) -> None:
    """Write place × year × indicator with the sentence that states each value.

    The ending of -o decides: .csv, .parquet, .xlsx or .dta (Stata); standard output is CSV.
    """
    from . import open_store
    from .graph.panel import Wanted, format_of, write_panel
    from .graph.panel import panel as panel_

    format_ = "csv" if output == "-" else format_of(output)
    wanted = Wanted(
        indicators, places, first_year, last_year, kind, Decimal(str(confidence)), own_words, undated
    )
    left_out: Counter[str] = Counter()
    with open_store(where) as store:
        rows = panel_(store, wanted, left_out)
    if output == "-":
        write_panel(rows, sys.stdout, format_, wide_form=wide_form)
    else:
        write_panel(rows, Path(output), format_, wide_form=wide_form)
    conflicts = sum(row.conflict for row in rows)
    without = ", ".join(f"{left_out[what]} without a {what}" for what in ("year", "place", "value"))
    click.echo(f"{len(rows)} figures, {conflicts} of them in conflict with another", err=True)
    click.echo(f"left out: {without}", err=True)


@main.command(epilog=EXAMPLE + "govgraph validate --store demo/store")
@store_option
def validate(where: str) -> None:
    """Hold reports against the SHACL shapes and spans against their text. Exit code 1 on violations."""
    from . import open_store
    from .graph.validate import validate as validate_

    count = 0
    with open_store(where) as store:
        for violation in validate_(store):
            count += 1
            click.echo(str(violation))
    click.echo(f"{count} violations", err=True)
    if count:
        sys.exit(1)


@main.command(epilog=EXAMPLE + "govgraph stats --network --store demo/store")
@click.option("--network", is_flag=True, help="Centrality and communities instead of counts.")
@click.option("--format", "format_", default="table", show_default=True, help="table, csv, json or md.")
@store_option
@output_option
def stats(network: bool, format_: str, where: str, output: str) -> None:
    """Count what the store holds, or measure the network of institutions, measures, programmes, outcomes."""
    from . import open_store
    from .graph.stats import counts, network_table
    from .queries import write

    with open_store(where) as store:
        table = network_table(store) if network else counts(store)
    to_text(output, lambda file: write(table, format_, file, width=width(file)))


@main.command(epilog=EXAMPLE + "govgraph evaluate tests/gold/example --misses")
@click.argument("gold_dir", type=click.Path(path_type=Path))
@click.option("--corpus", type=click.Path(), envvar="GOVGRAPH_CORPUS", help="Folder of the gold's sources.")
@click.option("--misses", is_flag=True, help="List what was missed, found in excess or told wrongly.")
@click.option("--rules", is_flag=True, help="Confidence and share right of each rule.")
@click.option("--baseline", type=click.Path(path_type=Path), help="JSON file of floors to hold.")
@click.option("--raise-baseline", is_flag=True, help="Lift floors to what is reached now; add new ones.")
@click.option("--lower-baseline", is_flag=True, help="Take floors down to what is reached now.")
@click.option("--format", "format_", default="table", show_default=True, help="table, csv, json or md.")
@output_option
def evaluate(
    gold_dir: Path,
    corpus: str | None,
    misses: bool,
    rules: bool,
    baseline: Path | None,
    raise_baseline: bool,
    lower_baseline: bool,
    format_: str,
    output: str,
) -> None:
    """Build the annotated reports of GOLD_DIR and score their graph against the annotation.

    Exit code 1 for a report that could not be built and a measure under its floor; see docs/evaluation.md.
    """
    from . import evaluating

    if baseline is None and (raise_baseline or lower_baseline):
        wrong_use("--raise-baseline and --lower-baseline: name the file with --baseline FILE")
    evaluation = evaluating.evaluate(gold_dir, Path(corpus) if corpus else None)
    wanted = evaluating.Wanted(misses=misses, rules=rules)
    to_text(output, lambda file: evaluating.write_evaluation(evaluation, wanted, format_, file, width(file)))
    faults = evaluating.faults(evaluation, baseline, higher=raise_baseline, lower=lower_baseline)
    for fault in faults:
        click.echo(f"govgraph: {fault}", err=True)
    if faults:
        sys.exit(1)


@main.command(epilog=EXAMPLE + "govgraph review institution --store demo/store")
@click.argument("kind", type=click.Choice(["institution", "programme", "document", "promise"]))
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Pairs to show.")
@click.option("--merges", help="File of judgements; without it, merges.tsv beside the store.")
@click.option("--decide", is_flag=True, help="Ask about each pair and write the answers to the file.")
@click.option("--who", envvar="USER", help="Who decides (USER).")
@click.option("--format", "format_", default="table", show_default=True, help="table, csv, json or md.")
@store_option
@output_option
def review(
    kind: str,
    limit: int,
    merges: str | None,
    decide: bool,
    who: str | None,
    format_: str,
    where: str,
    output: str,
) -> None:
    """List pairs that may be one thing or two, or promises that may be kept, with a sentence for each.

    Decisions stand in merges.tsv (same, different, unsure; who; why) and are applied at the next build.
    """
    from . import open_store, reviewing
    from .queries.tables import write

    path = reviewing.merges_path(where, merges)
    with open_store(where) as store:
        pairs = reviewing.doubtful_pairs(store, path, kind, limit)
    if not decide:
        table = reviewing.pair_table(pairs)
        to_text(output, lambda file: write(table, format_, file, width=width(file)))
        return
    if not who:
        wrong_use("--decide: say who decides with --who NAME")
    written = reviewing.decide(pairs, path, who)
    click.echo(f"{written} judgements written to {path}; build again to apply them", err=True)
