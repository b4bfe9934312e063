"""What is recorded, and when again."""

import json

import pytest
import record_figures
from record_figures import element, explorer, fingerprint, record_again, sources

from helpers.figures.recording.plan import Grid

SITUATIONS = 3
MOST_DECLARED = 30_000
SOURCES = {source.name: source for source in sources()}


@pytest.mark.parametrize("name", SOURCES)
def test_every_figure_has_a_plan_that_its_controls_can_follow(name):
    figure = explorer(SOURCES[name])
    with figure.while_set() as (_, controls, plan):
        grid = Grid(controls, plan)
        start = [stops.start for stops in grid.stops.values()]
        situations = grid.situations()
        # Of a training, the runs are what the situations are live.
        runs = len(grid.stops["run"].values) - 1 if "run" in grid.stops else 0
        assert len(situations) + runs == SITUATIONS
        assert start not in situations.values()
        for state in situations.values():  # no control sets another one back
            assert list(grid.set(state).indices) == state
        grid.set(start)
        assert len(grid) <= MOST_DECLARED
    figure.close()


def test_only_what_has_changed_is_recorded_again(tmp_path, monkeypatch):
    made = []

    def write(figure, name, folder):
        made.append(name)
        return {"frames": 1, "bytes": 1}

    monkeypatch.setattr(record_figures, "explorer", lambda source: None)
    monkeypatch.setattr(record_figures, "write_recording", write)
    one, other = list(SOURCES.values())[:2]
    for source in (one, one, other, one._replace(cell=one.cell + " # new"), one):
        record_again(source, tmp_path)
    assert made == [one.name, other.name, one.name, one.name]
    assert len({fingerprint(source) for source in SOURCES.values()}) == len(SOURCES)


@pytest.mark.parametrize(
    "changed",
    [
        "helpers/lessons/loss_valley/explore.py",
        "helpers/figures/style.py",
        "data/fashion_mnist.npz",
    ],
)
def test_changed_code_and_data_are_noticed(changed, monkeypatch):
    source, hash_of = SOURCES["explore_valley"], record_figures.hash_of

    def another(path):
        return "new" if path == record_figures.ROOT / changed else hash_of(path)

    before = fingerprint(source)
    monkeypatch.setattr(record_figures, "hash_of", another)
    monkeypatch.setattr(
        record_figures,
        "common_fingerprint",
        record_figures.common_fingerprint.__wrapped__,  # not the one of before
    )
    assert fingerprint(source) != before


def test_a_page_holds_facts_and_picture_without_a_script(tmp_path):
    about = {"title": "A < B", "facts": "κ = **2** < 3\nand more", "width": 900}
    html = element("explore_it", about)
    assert "κ = <b>2</b> &lt; 3" in html
    assert 'alt="κ = 2 &lt; 3. and more"' in html
    (tmp_path / "explore_it.json").write_text(json.dumps(about))
    record_figures.write_pages(tmp_path, ["explore_it", "explore_nothing"])
    for name in ("explore_it.html", "index.html"):
        assert html in (tmp_path / name).read_text()
    assert "A &lt; B" in (tmp_path / "index.html").read_text()
    assert (tmp_path / "player.js").exists()
