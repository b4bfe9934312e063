"""What the benchmarks say of their numbers, and what they compare with."""

import course_in_browser
import pytest
import run
import usual_way
from drive_live import Run
from matplotlib import pyplot as plt
from record_figures import Source, explorer, sources
from widgets import Comparison, cells, missed


def comparison(
    ours: tuple[float, float] = (30, 90), rate: float = 20, right: bool = True
) -> Comparison:
    """Compare with a usual way of 100 ms and 8 pictures a second."""
    median, slow = ours
    latencies = [median] * 37 + [slow] * 3
    return Comparison("01 a", (latencies, [100.0] * 40), (rate, 8), right)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"ours": (36, 90)}, "0.36 of the usual time"),
        ({"ours": (30, 130)}, "p95 is 1.30"),
        ({"rate": 12}, "1.5 times the pictures"),
        ({"right": False}, "not that of the last value"),
    ],
)
def test_a_missed_goal_is_said(settings: dict, words: str) -> None:
    assert missed(comparison()) == []
    (sentence,) = missed(comparison(**settings))
    assert words in sentence


@pytest.mark.parametrize(
    ("end", "differing", "words"),
    [
        (130, {}, "not at its end"),
        (None, {}, "not at its end"),
        (9, {"k": "-1"}, "'k'"),
    ],
)
def test_a_notebook_that_falls_short_in_the_browser_is_said(
    end: float | None, differing: dict[str, str], words: str
) -> None:
    quick = Run(8, 4, 60, 70, 700, 39, slow={}, differing={})
    assert course_in_browser.short(quick) == []
    (sentence,) = course_in_browser.short(quick._replace(end=end, differing=differing))
    assert words in sentence


def test_what_fell_short_stands_before_all_tables() -> None:
    part = {"lines": ["| a table |"], "missed": ["too slow."], "with": "A machine"}
    text = run.report({"Good": part | {"missed": []}, "Bad": part})
    assert text.index("- Bad: too slow.") < text.index("| a table |")
    assert "Good:" not in text


@pytest.mark.parametrize("source", sources(), ids=lambda source: source.name)
def test_the_usual_way_draws_the_same_with_a_new_figure_each_time(
    source: Source, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    calls, shown, said = [], [], []
    monkeypatch.setattr(usual_way, "interact", lambda *args, **kw: calls.append(args))
    monkeypatch.setattr(plt, "show", lambda: shown.append(plt.gcf()))
    _, usual = cells(source)
    names = {"usual_way": usual_way.usual_way}
    exec(source.imports, names)
    _, _, cell = usual.partition("\n")  # without the %run
    exec(cell, names)
    ((draw,),) = calls
    figure = explorer(source)
    with figure.while_set() as (_, controls, _):
        values = {name: control.value for name, control in controls.items()}
    for _ in range(2):
        draw(**values)
        said.append(capsys.readouterr().out)
    assert said == [figure._text.partition("\n")[2] + "\n"] * 2
    assert len(set(map(id, shown))) == 2
    plt.close("all")
