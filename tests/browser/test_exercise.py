"""An exercise as a learner does it with the keyboard: wrong, then right."""

from playwright.sync_api import expect
from reading import ROOT


def test_a_wrong_answer_gets_its_diagnosis_and_a_right_one_praise(lab):
    lab.open(ROOT / "notebooks" / "03_loss_valley.ipynb")
    lab.restart_and_run_all()
    starts = [source.startswith("def kappa_of") for source in lab.sources()]
    cell = lab.show(starts.index(True))
    feedback = cell.locator(".jp-OutputArea-output")
    expect(feedback).to_contain_text("Not attempted")
    answer(lab, cell, "kappa_of = lambda r: (1 + r) / (1 - r)")
    expect(feedback).to_contain_text("Not yet. This is a condition number for positive")
    answer(lab, cell, "kappa_of = lambda r: (1 + abs(r)) / (1 - abs(r))")
    expect(feedback).to_contain_text("Correct.")
    lab.screenshot("exercise")


def answer(lab, cell, line):
    cell.locator(".cm-content").click()
    lab.page.keyboard.press("ControlOrMeta+a")
    lab.page.keyboard.type(f"{line}\nexercises.check_kappa(kappa_of)")
    lab.page.keyboard.press("Control+Enter")
