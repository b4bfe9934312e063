"""What is said of the ledger, in notebook 16 and in the README, is what it says."""

import re
from dataclasses import replace

import numpy as np
import pytest
import readme_ledger
from reading import PATHS, ROOT, texts

from helpers import records
from helpers.lessons.verdicts import rule
from helpers.lessons.verdicts.claims import THEMES
from helpers.lessons.verdicts.claims.claim import CLAIMANTS
from helpers.lessons.verdicts.claims.explanations import DRIFTS, WANDER
from helpers.lessons.verdicts.ledger import judge_all
from helpers.lessons.verdicts.printing import NOTEBOOKS
from helpers.lessons.verdicts.rule import MARKS, WORDS

VERDICTS = next(path for path in PATHS if path.stem == "16_verdicts")
PROSE = "\n".join(texts(VERDICTS))
NAMED = re.compile(rf"([{''.join(MARKS.values())}]) \*([^*]+)\*")
"""A mark and the short name of a claim."""


@pytest.fixture(scope="module")
def rows():
    return {row.key: row for row in judge_all().rows}


def named(text):
    return {key: mark for mark, key in NAMED.findall(text)}


def test_each_word_in_the_text_is_that_of_the_ledger(rows):
    found = named("\n".join(texts(VERDICTS)))
    assert len(found) > 10
    assert found == {key: MARKS[rows[key].word] for key in found}


RELU = r"(three|five) layers of ReLU"
SAID = {
    "Against a plain network that starts badly, the layer wins by far": [
        ("faster training", "sigmoids", 1, 1)
    ],
    "no gain in speed is decided": [
        ("faster than a good start", "sigmoids.*normalized once", 0, 2)
    ],
    "without the layer (from the same weights, undecided)": [
        ("lower training loss", "sigmoids against normalized once", -1, 1),
        ("lower training loss", "sigmoids from the weights", 0, 1),
    ],
    "in five conditions of six, and in three of the six": [
        ("lower training loss", RELU, 1, 5),
        ("lower training loss", RELU, 0, 1),
        ("higher accuracy", RELU, 1, 3),
        ("higher accuracy", RELU, 0, 3),
    ],
    "against the wide start, and in four of the six": [
        ("higher rates", "wide start", 1, 1),
        ("higher rates", RELU, 1, 4),
        ("higher rates", RELU, 0, 2),
    ],
    "too uneven for the rule; with convolutions nothing is decided": [
        ("higher rates", "sigmoids.*normalized once", 0, 2),
        ("higher rates", "convolutions", 0, 3),
    ],
    "no condition shows that the layer regularizes": [
        ("regularizes: accuracy", "", 1, 0),
        ("regularizes: gap", "", 1, 0),
        ("regularizes: likelihood", "", 1, 0),
    ],
    "The gap that is reversed is one of speed": [("regularizes: gap", "8,000", -1, 1)],
    "improves the likelihood a little in two conditions of six": [
        ("noise regularizes", "likelihood", 1, 2),
        ("noise regularizes", "likelihood", 0, 4),
        ("noise regularizes", "accuracy", 0, 6),
    ],
    "near dropout 0.1's in batches of 16 only": [
        ("like dropout", "batches of 16", 1, 1),
        ("like dropout", "batches of (64|256)", -1, 2),
    ],
    "Normalized units do stay in place": [("less drift", "units", 1, 3)],
    "gradients shift more, and its loss is less smooth": [
        ("less drift", "sigmoid gradients against plain", -1, 1),
        ("smoother loss", "sigmoids.*against plain", -1, 2),
    ],
    "its loss is smoother in four conditions of five": [
        ("smoother loss", "normalized once", 1, 4),
        ("smoother loss", "normalized once", 0, 1),
    ],
    "its gradients shift less in two of three": [
        ("less drift", "normalized once", 1, 2),
        ("less drift", "normalized once", 0, 1),
    ],
    "the curvature has the higher peak, at three rates of five": [
        ("flatter loss", "peak", -1, 3),
        ("flatter loss", "peak", 0, 2),
    ],
    "at rates of 0.2 and more, mostly the lower value": [
        ("flatter loss", r"(median|in the end).* 0\.[248]$", 1, 5),
        ("flatter loss", r"(median|in the end).* 0\.[248]$", 0, 1),
    ],
    "no condition shows, and one is against it": [
        ("less drift is why", "", 1, 0),
        ("less drift is why", "wide start", -1, 1),
        ("less drift is why", "added", 0, 2),
    ],
    "needed for the accuracy, no condition shows": [
        ("gamma and beta needed", "accuracy", 0, 2)
    ],
    "Only with sigmoids does the layer bring": [
        ("beautiful Gaussian", "sigmoids nearer", 1, 1),
        ("beautiful Gaussian", "ReLU nearer", 0, 1),
        ("beautiful Gaussian", "as near", -1, 2),
    ],
    "as strong as that they cost accuracy": [("strong decay regularizes", "", -1, 3)],
    "apart with the layer than without": [("vanishing gradients", "sigmoids", 1, 2)],
    "In ReLU it makes an imbalance": [("vanishing gradients", "ReLU", -1, 1)],
    "helps ten blocks of ReLU; with thirty and fifty nothing is decided": [
        ("deep networks trainable", "10", 1, 1),
        ("deep networks trainable", "[35]0 blocks", 0, 2),
    ],
    "after 2,000 fifty blocks are 28 points behind": [
        ("deep networks trainable", "50.*2,000", -1, 1)
    ],
    "a simple factor: between them nothing is decided": [
        ("needed with skips", "nothing", 1, 1),
        ("needed with skips", "branches", 0, 2),
    ],
    "against plain tanh its gradients shift more, too": [
        ("less drift", "tanh gradients against plain", -1, 1)
    ],
    "5 to 7 directions instead of one, and yet behind fifty layers": [
        ("avoids rank collapse", "", 1, 1),
        ("keeps what signals tell", "", -1, 1),
    ],
    "by 8 of 255 and more": [
        ("vulnerable to attacks", "by (8|16) of", 1, 2),
        ("vulnerable to attacks", "by [124] of", 0, 3),
    ],
    "layer normalization is far ahead; in those of four and eight": [
        ("needs large batches", "of 2$", 1, 1),
        ("needs large batches", "of [48]$", 0, 2),
    ],
    "name the class of its *neighbours*": [("examples see each other", "", 1, 3)],
    "no condition shows a gain over a plain network, and two show a loss": [
        ("robust to light", "", 1, 0),
        ("robust to light", "", -1, 2),
    ],
    "undo what dims, fogs or flattens every pixel alike, and inversion by": [
        ("new statistics help", "dimmed|contrast|fog", 1, 9),
        ("new statistics help", "inverted, a quarter", 1, 1),
        ("new statistics help", "inverted, full", -1, 1),
    ],
    "help against full noise and blur, and harm": [
        ("new statistics help", "(noise|blurred), full", 1, 2),
        ("new statistics help", "(noise|blurred)", 1, 2),
        ("new statistics help", "shifted, (half|full)", -1, 2),
    ],
    "need each one's statistics, measured anew: with those of one": [
        ("average the parameters", "alike", 1, 3),
        ("average the parameters", "dark.*own", 0, 1),
        ("average the parameters", "dark.*(first|averaged)", -1, 2),
    ],
    "behind the activation was better with sigmoids": [
        ("before the activation", "sigmoids", -1, 1)
    ],
    "they lower the training loss of sigmoids": [
        ("gamma and beta needed", "loss with sigmoids", 1, 1)
    ],
    "One: the bias is redundant. None is false": [("bias redundant", "", 1, 1)],
}
"""What the text says of conditions: claim, pattern, how judged, and how many are."""


@pytest.mark.parametrize("fragment", SAID)
def test_what_the_text_says_of_conditions_is_in_the_ledger(rows, fragment):
    assert fragment in "\n".join(texts(VERDICTS))
    for key, pattern, judged, count in SAID[fragment]:
        found = [text for text in rows[key].where(judged) if re.search(pattern, text)]
        assert len(found) == count, (key, pattern, found)


def test_each_paragraph_of_the_themes_is_checked():
    paragraphs = [
        texts(VERDICTS)[i + 1]
        for i, text in enumerate(texts(VERDICTS)[:-1])
        if text.startswith("### ")
    ]
    assert len(paragraphs) == len(THEMES)
    for paragraph in paragraphs:
        assert sum(fragment in paragraph for fragment in SAID) >= 3, paragraph


NUMBERS = {
    "by 1.5 to 2.2 points": ("higher accuracy", RELU, 1),
    "11 to 33 %": ("costs little", "", None),
    "a factor of 10 to 30": ("higher rates", RELU, 1),
    "40 and 55 points less are reached": (
        "average the parameters",
        "dark.*(first|av)",
        -1,
    ),
    "28 points behind plain ones": ("deep networks trainable", "2,000", -1),
    "eleven powers of ten": ("vanishing gradients", "sigmoids against plain", 1),
    "averaged maps gained 14 points": ("faster than a good start", "averaged", 1),
    "it is 26 points behind layer norm": ("needs large batches", "of 2$", 1),
}
"""Numbers in the text: medians of conditions."""


def test_numbers_in_the_text_are_medians(rows):
    text, found = "\n".join(texts(VERDICTS)), {}
    for fragment, (key, pattern, judged) in NUMBERS.items():
        assert fragment in text
        values = [
            np.median(outcome.differences) + (outcome.condition.level or 0)
            for outcome in rows[key].outcomes
            if re.search(pattern, outcome.condition.text)
            if judged in (None, outcome.judged)
        ]
        found[fragment] = [min(values), max(values)]
    points, price, rates, lost, behind, decades, maps, twos = found.values()
    np.testing.assert_allclose(points, [1.5, 2.2], atol=0.06)
    np.testing.assert_allclose(price, [1.11, 1.33], atol=0.006)
    np.testing.assert_array_equal(rates, [1, 1.5])
    np.testing.assert_allclose(lost, [-55, -40], atol=0.6)
    np.testing.assert_allclose(behind, [-28, -28], atol=0.5)
    np.testing.assert_allclose(decades, [-11, -11], atol=0.5)
    np.testing.assert_allclose(maps, [14, 14], atol=0.5)
    np.testing.assert_allclose(twos, [26, 26], atol=0.5)


def test_what_holds_is_mostly_algebra(rows):
    assert "Of the six that hold, four are algebra, and one has a single" in PROSE
    assert "of thirty claims with several, one holds in all" in PROSE
    holding = [row for row in rows.values() if row.word == WORDS[0]]
    assert len(holding) == 6
    exact = [o for row in holding for o in row.outcomes if o.condition.level]
    assert len(exact) == 4
    assert [row.key for row in holding if len(row.outcomes) > 1] == [
        "examples see each other"
    ]
    assert sum(len(row.outcomes) > 1 for row in rows.values()) == 30


def test_controls_beside_the_ledger_are_in_the_records():
    assert "dropout does not improve the likelihood, either" in PROSE
    noise = records.read("ghost_batches")["nll"]
    for dropout in ("dropout 0.13", "dropout 0.5"):
        pair = ("none", dropout)
        runs = [noise.at(noise=one, step=400, pictures="test") for one in pair]
        none, dropped = (run[np.median(run, axis=1).argmin()] for run in runs)
        assert rule.judged(dropped - none, sign=-1) == 0

    assert "(Plain networks, averaged, reach 76 % there; ours so 84 %.)" in PROSE
    clients = records.read("federated")
    for network, statistics, share in [
        ("plain", "nobody's", 0.76),
        ("batch norm", "own, anew", 0.84),
    ]:
        run = {"light": "bright and dark", "network": network}
        best = np.nanargmin(np.median(clients["loss"].at(**run), axis=1))
        shares = clients["accuracy"].at(**run, statistics=statistics)[best]
        assert abs(np.median(shares.mean(axis=-1)) - share) < 0.005

    assert "signals stay on 5 to 7 directions instead of one" in PROSE
    signals = records.read("verdicts")
    ranks = signals["rank"].at(signal="batch norm")
    np.testing.assert_allclose([ranks.min(), ranks.max()], [5, 7], atol=0.5)
    assert "With skips nearly all can" in PROSE
    assert signals["told"].at(signal="batch norm and skips").min() > 0.999

    assert "at the rate 0.1 they learn nothing" in PROSE
    late = records.read("smoothness")["late_loss"]
    start = np.log(10)
    plateau = late.at(activation="sigmoid", network="plain", rate=0.1)
    assert plateau.min() > start - 0.01


def test_who_is_said_to_drift_more_does_so_with_every_seed(rows):
    conditions = rows["less drift is why"].claim.conditions
    drifts = DRIFTS[1000], DRIFTS[1000], WANDER
    for condition, drift in zip(conditions, drifts, strict=True):
        more = replace(condition, measure=drift).differences(records.read)
        assert (more > 0).all(), condition.text


def test_the_claimants_have_what_is_to_be_found(rows):
    found = texts(VERDICTS)[
        next(i for i, t in enumerate(texts(VERDICTS)) if "What there is to find" in t)
    ]
    by = {who: judge_all().filtered(who) for who in CLAIMANTS}
    paper, articles = (by[who].counts() for who in CLAIMANTS[:2])
    assert "One: the bias is redundant. None is false; most hold somewhere." in found
    assert paper[WORDS[0]] == 1
    assert paper[WORDS[3]] == 0
    assert paper[WORDS[1]] > len(by[CLAIMANTS[0]].rows) / 2
    assert "The three about regularization, robustness to light, and the place" in found
    assert articles[WORDS[2]] + articles[WORDS[3]] == 5
    assert "our sharpenings of what is often said" in found
    assert by[CLAIMANTS[3]].counts()[WORDS[3]] == judge_all().counts()[WORDS[3]] == 2


@pytest.mark.parametrize("heading", ["## 4 · ", "## Summary"])
def test_each_line_to_take_home_names_its_rows(heading):
    after = [text for text in texts(VERDICTS) if text.startswith(heading)]
    text = texts(VERDICTS)[texts(VERDICTS).index(after[0]) + 1]
    lines = re.findall(r"^(?:-|\d\.) .*$", text, re.MULTILINE)
    assert len(lines) >= 5
    assert [line for line in lines if not named(line)] == []


def test_each_claim_is_tested_where_it_says(rows):
    stems = {path.stem: path for path in PATHS}
    for row in rows.values():
        number, section = row.claim.test
        stem = NOTEBOOKS[number]
        assert stem.startswith(number)
        heading = f"## {section} · "
        assert any(t.startswith(heading) for t in texts(stems[stem])), row.key


def test_the_readme_has_the_ledger_in_ten_lines():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert readme == readme_ledger.up_to_date(), "make notebooks brings it up to date"
    block = readme.split(readme_ledger.BEGIN)[1].split(readme_ledger.END)[0]
    assert sum(line[:1] == "|" for line in block.splitlines()) == 2 + 10


def test_the_page_of_the_book_has_the_same_words_for_the_same():
    page = (ROOT / "site" / "ledger.md").read_text(encoding="utf-8")
    for word, mark in MARKS.items():
        row = next(x for x in PROSE.splitlines() if x.startswith(f"| {mark} **{word}"))
        assert row in page


def test_only_what_stands_between_the_marks_is_written():
    text = f"before\n{readme_ledger.BEGIN}\nold\n{readme_ledger.END}\nafter\n"
    once = readme_ledger.with_ledger(text, "| new |")
    assert once == text.replace("old\n", "\n| new |\n\n")
    assert readme_ledger.with_ledger(once, "| new |") == once
