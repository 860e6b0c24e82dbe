"""What the documents tell a reader to type runs, and what they say comes out comes out."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from govgraph.ingest.readers import Hints, read

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.DOTALL | re.MULTILINE)


def blocks(name):
    """The shell blocks of a document that can run without a server or a network."""
    return [
        b for b in BLOCK.findall((ROOT / name).read_text("utf8")) if not re.search(r"make |pip |http:", b)
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    where = tmp_path_factory.mktemp("reader")
    (where / "examples").symlink_to(ROOT / "examples")
    return where


def test_every_command_of_the_tutorial_runs(folder):
    command = Path(sys.executable).parent
    assert len(blocks("docs/tutorial.md")) >= 5
    for block in blocks("docs/tutorial.md"):
        done = subprocess.run(
            ["sh", "-e", "-c", block.replace("python3 ", f"{sys.executable} ")],
            cwd=folder, capture_output=True, text=True, env={**os.environ, "PATH": f"{command}:{os.environ['PATH']}"},
        )  # fmt: skip
        assert done.returncode == 0, (block, done.stderr)
        if "text[1240:1250]" in block:
            assert done.stdout.strip() == "乡镇基层执法力量薄弱"


def test_the_span_in_the_readme_is_where_it_says():
    readme = (ROOT / "README.md").read_text("utf8")
    document, _ = read(ROOT / "examples" / "栖川市_2023.txt", Hints())
    said = re.search(r"`text\[(\d+):(\d+)\]` of the report is `([^`]+)`", readme)
    assert document.text[int(said[1]) : int(said[2])] == said[3]


def test_links_between_documents_lead_somewhere():
    for document in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text("utf8")):
            assert (document.parent / target).exists(), (document.name, target)
