"""The report on the mutation tests."""

import mutants
import pytest

METHOD = "helpers.nn.layers.xǁLinearǁforward__mutmut_12"
FUNCTION = "helpers.linear.pca.x_whiten__mutmut_1"
STATUSES = {METHOD: "killed", METHOD[:-1]: "timeout", FUNCTION: "survived"}
DIFF = """\
# helpers.linear.pca.x_whiten__mutmut_1: survived
--- helpers/linear/pca.py
+++ helpers/linear/pca.py
@@ -1,3 +1,3 @@
 def whiten(x: Array) -> Array:
-    return fit(x)
+    return fit(None)
"""


def test_a_mutant_tells_its_function():
    assert mutants.function_of(METHOD) == ("helpers.nn.layers", "Linear.forward")
    assert mutants.function_of(FUNCTION) == ("helpers.linear.pca", "whiten")


def test_the_table_counts_what_never_ends_as_killed():
    rows, share = mutants.table(STATUSES)
    assert rows.splitlines() == [
        "| linear.pca | 1 | 0 | 1 | 0.0% |",
        "| nn.layers | 2 | 2 | 0 | 100.0% |",
        "| all | 3 | 2 | 1 | 66.7% |",
    ]
    assert share == pytest.approx(2 / 3)


@pytest.mark.parametrize("known", [False, True])
def test_a_survivor_needs_a_reason(monkeypatch, known):
    monkeypatch.setattr(mutants, "mutmut", lambda *arguments: DIFF)
    change = mutants.Change(
        "helpers.linear.pca.whiten", "return fit(x)", "return fit(None)"
    )
    reasons = {change: "Because."} if known else {}
    text, missing = mutants.survivors(STATUSES, reasons)
    assert missing == (not known)
    assert "```diff\n- return fit(x)\n+ return fit(None)\n```" in text
    assert ("Because." in text) == known
