"""The exercise engine: every way to be wrong gets its own sentence."""

import _thread
import threading
import time

import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient
from soundness import problems

from helpers.exercises import Exercise, Feedback, Mine, Question, Slip, slips
from helpers.exercises.running import same_data

EPS = 0.1


def standardize(x):
    return (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + EPS)


def eps_outside(x):
    return (x - x.mean(axis=0)) / (x.std(axis=0) + EPS)


def over_features(x):
    centred = x - x.mean(axis=1, keepdims=True)
    return centred / np.sqrt(x.var(axis=1, keepdims=True) + EPS)


def variance_returned(x):
    return x.var(axis=0)


def has_mean_zero(z, x):
    return np.allclose(z.mean(axis=0), 0, atol=1e-4)


EXERCISE = Exercise(
    standardize,
    lambda rng: [(rng.normal(3, 2, size=(8, 3)),), (rng.normal(size=(5, 2)),)],
    slips=slips("""
eps outside: = eps_outside(x)
    `eps` belongs inside the root.
over features: = over_features(x)
    You averaged over features.
variance returned: = variance_returned(x)
    Return the whole array.
"""),
    properties=[("The mean of each column should be 0.", has_mean_zero)],
    praise="Every column has mean 0.",
    time_limit=0.3,
)


def forward(x, scale):
    return x * scale, (x, scale), x.sum()


LAYER = Exercise(
    forward,
    lambda rng: [(rng.normal(size=(4, 2)), 3.0), (rng.normal(size=(1, 2)), 2.0)],
    slips=slips("""
mean: = (x * scale, None, x.mean())
    Sum, not mean.
no scale: = (x, None, x.sum())
    Nothing is scaled.
"""),
    parts=("y", None, "total"),
)


def three():
    return 3.0


def limits():
    return [1.0, np.inf]


def text():
    return "text"


def centred(x):
    return x - x.mean()


def mean_and_variance(x):
    return x.mean(axis=0), x.var(axis=0)


def apply(f, layer, x, _):
    return f(layer.forward(x))


def stub(x):
    """Standardize each column."""


def stub_with_dots(x): ...


def stub_returning_dots(x):
    z = ...
    return z


def stub_not_implemented(x):
    raise NotImplementedError


def half_done(x):
    mean = ...
    return x - mean


def without_return(x):
    z = standardize(x)  # noqa: F841


def raises(x):
    return x @ np.ones(17)


def raises_far_below(x):
    return np.linalg.inv(x)


def changes_its_input(x):
    x -= x.mean(axis=0)
    return x / np.sqrt(x.var(axis=0) + EPS)


def loops_for_ever(x):
    while True:
        pass


def loops_and_catches(x):
    try:
        while True:
            pass
    except KeyboardInterrupt:
        return standardize(x)


@pytest.mark.parametrize("exercise", [EXERCISE, LAYER])
def test_the_exercises_here_are_sound(exercise):
    assert problems(exercise) == []


@pytest.mark.parametrize(
    "answer",
    [
        standardize,
        lambda x: standardize(x).tolist(),
        lambda x: list(standardize(x)),
        lambda x: standardize(x.astype(np.float32)),
        lambda x: standardize(x) * (1 + 1e-9),
        lambda x: (
            (x - np.mean(x, 0)) * (np.mean(x**2, 0) - x.mean(0) ** 2 + EPS) ** -0.5
        ),
    ],
)
def test_a_right_answer_is_right_however_it_is_written(answer):
    feedback = EXERCISE.check(answer)
    assert repr(feedback) == "✓ Correct. Every column has mean 0."
    assert feedback.correct


@pytest.mark.parametrize("number", [3, 3.0, np.float32(3), np.array(3), np.array(3.0)])
def test_a_number_may_be_a_scalar_or_an_array_without_axes(number):
    exercise = Exercise(three, lambda rng: [()])
    assert exercise.check(lambda: number).correct


def test_single_precision_is_judged_by_its_largest_number():
    exercise = Exercise(
        centred,
        lambda rng: [(rng.normal(10, 1, size=1000),)],
    )
    assert exercise.check(lambda x: exercise.reference(x.astype(np.float32))).correct
    assert not exercise.check(lambda x: exercise.reference(x) + 1e-6).correct


def test_infinity_is_equal_to_itself_only():
    exercise = Exercise(limits, lambda rng: [()])
    assert exercise.check(lambda: np.array([1.0, np.inf])).correct
    assert not exercise.check(lambda: [1.0, 5.0]).correct
    assert not exercise.check(lambda: [1.0, -np.inf]).correct


@pytest.mark.parametrize(
    "answer",
    [..., stub, stub_with_dots, stub_returning_dots, stub_not_implemented],
)
def test_a_stub_is_not_attempted(answer):
    assert repr(EXERCISE.check(answer)) == "○ Not attempted yet."


def test_a_half_filled_stub_names_the_line():
    message = repr(EXERCISE.check(half_done))
    assert message.startswith("○ Not attempted yet. There is still a `...`")
    assert "`return x - mean`" in message


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (standardize(np.eye(3)), "Pass the function itself, without parentheses"),
        (without_return, "Is its `return` missing?"),
        (lambda x, y: x, "raised TypeError: "),
        (changes_its_input, "changes its input in place"),
        (loops_for_ever, "was still running after 0.3 seconds"),
        (loops_and_catches, "was still running after 0.3 seconds"),
        (lambda x: exit(), "raised SystemExit"),
        (lambda x: "z", "real numbers; found: str"),
        (lambda x: {1: x}, "real numbers; found: dict"),
        (lambda x: x * 1j, "real numbers; found: array of complex128"),
        (lambda x: [["a", "b"]], "real numbers; found: array of <U1"),
        (lambda x: [[1.0], [2.0, 3.0]], "rows of different lengths"),
        (lambda x: standardize(x).T, "It is transposed."),
        (lambda x: np.mean(x), "shape (), expected is (8, 3). Perhaps everything"),
        (lambda x: standardize(x).ravel(), "perhaps `reshape` or `keepdims`"),
        (lambda x: np.ones((8, 8, 3)), "Perhaps broadcasting added an axis"),
        (lambda x: np.ones(2), "Perhaps a sum or a mean"),
        (lambda x: np.full(x.shape, np.nan), "24 values that are infinite or not"),
        (lambda x: np.full(x.shape, np.inf), "24 values that are infinite or not"),
        (lambda x: x, "It is `x` as it came."),
        (lambda x: x + 17, "The mean of each column should be 0."),
        (lambda x: standardize(x) * 1.01, "the right shape, but the largest diff"),
    ],
)
def test_each_way_to_be_wrong_gets_its_sentence(answer, words):
    feedback = EXERCISE.check(answer)
    assert not feedback.correct
    assert repr(feedback).startswith("✗ Not yet. ")
    assert words in feedback.message
    assert "Traceback" not in feedback.message


def test_a_known_mistake_gets_its_diagnosis():
    feedback = EXERCISE.check(over_features)
    assert feedback.mistake == "over features"
    assert repr(feedback) == "✗ Not yet. You averaged over features."


def test_a_mistake_made_in_one_case_only_is_not_recognized():
    def sometimes(x):
        return over_features(x) if len(x) == 8 else x

    assert EXERCISE.check(sometimes).mistake is None


@pytest.mark.parametrize(
    ("answer", "line"),
    [(raises, "return x @ np.ones(17)"), (raises_far_below, "return np.linalg.inv(x)")],
)
def test_an_exception_names_the_learners_own_line(answer, line):
    feedback = EXERCISE.check(answer)
    number = answer.__code__.co_firstlineno + 1
    assert f" in line {number}, `{line}`: " in feedback.message


def test_the_largest_difference_is_located():
    def off(x):
        z = standardize(x)
        z[:, 0] += [0, 0, 1.0, 0, 0, -0.5, 0, 0][: len(x)]
        z[5 % len(x), 1] -= 0.25
        z[2, 1] += 0.25
        return z

    message = Exercise(standardize, EXERCISE.cases).check(off)
    assert "the largest difference is 1 at [2, 0]: yours is " in message.message


def test_an_array_of_the_parts_counts_as_a_tuple_of_them():
    exercise = Exercise(
        mean_and_variance,
        lambda rng: [(rng.normal(size=(5, 3)),)],
        parts=("mean", "variance"),
    )
    assert exercise.check(lambda x: np.array([x.mean(axis=0), x.var(axis=0)])).correct
    swapped = exercise.check(lambda x: np.array([x.var(axis=0), x.mean(axis=0)]))
    assert swapped.mistake == "order"
    assert swapped.message == "`mean` and `variance` have changed places."
    assert "2 values" in exercise.check(lambda x: x.mean(axis=0)).message
    assert "2 values" in exercise.check(lambda x: np.array(1.0)).message


def test_a_tuple_in_the_place_of_one_result_is_named():
    exercise = Exercise(
        centred,
        lambda rng: [(rng.normal(size=3),)],
    )
    with_cache = exercise.check(lambda x: (x - x.mean(), (x, x.mean())))
    assert "2 values, separated by commas. It should return one" in with_cache.message
    assert exercise.check(lambda x: tuple(x - x.mean())).correct


def test_the_parts_of_a_tuple_are_judged_by_name():
    assert LAYER.check(lambda x, s: [x * s, "any cache", x.sum()]).correct
    wrong_total = LAYER.check(lambda x, s: (x * s, None, x.max()))
    assert wrong_total.message.startswith("`total` is a number, as it should be, but")
    both = LAYER.check(lambda x, s: (x, None, x.mean()))
    assert both.message.startswith("Two things. ")
    assert "`y`" in LAYER.check(lambda x, s: ("y", None, x.sum())).message
    assert repr(LAYER.check(lambda x, s: (x * s, None, ...))).startswith("○")


@pytest.mark.parametrize("result", [np.ones(3), 1.0, (1.0, 2.0)])
def test_a_wrong_number_of_parts_is_said(result):
    assert "should return 3 values" in LAYER.check(lambda x, s: result).message


def test_functions_and_objects_may_be_arguments():
    class Layer:
        calls = 0

        def forward(self, x):
            self.calls += 1
            return 2 * x

    lock = threading.Lock()  # refuses to be copied
    layer = Layer()
    exercise = Exercise(
        apply,
        lambda rng: [(np.sin, layer, rng.normal(size=3), lock)],
    )
    assert exercise.check(lambda f, layer, x, _: np.sin(2 * x)).correct
    assert exercise.check(exercise.reference).correct
    assert layer.calls == 0


def test_printing_is_left_alone(capsys):
    EXERCISE.check(lambda x: print("mean", x.shape) or standardize(x))
    assert capsys.readouterr().out == "mean (8, 3)\nmean (5, 2)\n"


def test_a_real_keyboard_interrupt_is_passed_on():
    def interrupted_by_the_user(x):
        _thread.interrupt_main()
        time.sleep(0.2)

    with pytest.raises(KeyboardInterrupt):
        EXERCISE.check(interrupted_by_the_user)


def test_a_quick_answer_is_not_interrupted_later():
    assert EXERCISE.check(standardize).correct
    time.sleep(0.4)


def test_outside_the_main_thread_the_check_works_without_a_limit():
    feedback = []
    thread = threading.Thread(
        target=lambda: feedback.append(EXERCISE.check(standardize))
    )
    thread.start()
    thread.join()
    assert feedback[0].correct


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (np.ones(2), np.ones(2), True),
        (np.ones(2), np.ones((2, 1)), False),
        (np.array([np.nan]), np.array([np.nan]), True),
        (np.array(["a"]), np.array(["b"]), False),
        ([np.ones(2)], [np.zeros(2)], False),
        ({"w": np.ones(2)}, {"w": np.zeros(2)}, False),
        ({"w": 1}, {}, False),
        ((1, np.ones(1)), (1, np.ones(1)), True),
        (object(), object(), True),
    ],
)
def test_changed_arrays_are_found_in_containers(left, right, same):
    assert same_data(left, right) is same


def test_a_wrong_exercise_is_found():
    wrong = Exercise(
        standardize,
        EXERCISE.cases,
        slips=[
            Slip("none at all", "standardize(x)", "Never shown."),
            EXERCISE.slips[0],
            Slip("the same again", "eps_outside(x)", "Never shown either."),
        ],
        properties=[("Untrue.", lambda z, x: False)],
    )
    found = problems(wrong)
    assert len(found) == 3
    assert "'none at all'" in found[0]
    assert "'the same again'" in found[1]
    assert "Untrue." in found[2]


def test_a_reference_that_fails_is_the_authors_problem():
    broken = Exercise(text, lambda rng: [()])
    with pytest.raises(ValueError, match="reference of text fails"):
        broken.check(lambda: 1)


def test_the_display_is_a_box_with_a_coloured_edge_and_markdown():
    markdown, _ = EXERCISE.check(eps_outside)._repr_markdown_()
    assert 'style="border-left: 6px solid #D55E00' in markdown
    assert "\n\n✗ **Not yet.** `eps` belongs inside the root.\n\n" in markdown


def test_verdict_and_mistake_are_stored_beside_the_output():
    calls = "correct()", "not_attempted()", "not_yet('Look again.', 'eps outside')"
    cells = ["from helpers.exercises.feedback import *", *calls]
    made = [nbformat.v4.new_code_cell(source) for source in cells]
    NotebookClient(
        nbformat.v4.new_notebook(cells=made), kernel_name="python3"
    ).execute()
    outputs = [cell.outputs[0].metadata["text/markdown"] for cell in made[1:]]
    assert [output["exercise"] for output in outputs] == [
        {"verdict": "correct", "mistake": None},
        {"verdict": "not_attempted", "mistake": None},
        {"verdict": "not_yet", "mistake": "eps outside"},
    ]


NUMBER = Question(
    name="the learning rate",
    answer=2.0,
    mistakes={
        1.0: "That is half of it.",
        (lambda rate: rate < 0): "A rate is positive.",
    },
    unit="per step",
    praise="Twice the inverse of the curvature.",
)
CHOICE = Question(
    name="the axis to average over",
    answer="batch",
    mistakes={"features": "Then each example has mean 0."},
    choices=("batch", "features", "Both"),
)


@pytest.mark.parametrize(
    ("question", "value", "text"),
    [
        (NUMBER, ..., "○ Not attempted yet."),
        (NUMBER, None, "○ Not attempted yet."),
        (NUMBER, 2, "✓ Correct. Twice the inverse of the curvature."),
        (NUMBER, np.float32(2.015), "✓ Correct. Twice the inverse of the curvature."),
        (NUMBER, 1.0, "✗ Not yet. That is half of it."),
        (NUMBER, -3, "✗ Not yet. A rate is positive."),
        (NUMBER, 2.03, "✗ Not yet. 2.03 per step is too large."),
        (NUMBER, 0.5, "✗ Not yet. 0.5 per step is too small."),
        (NUMBER, [1, 2], "✗ Not yet. Answer with one number, not 2."),
        (NUMBER, float("nan"), "✗ Not yet. nan is not a number that can be compared."),
        (
            NUMBER,
            "2",
            "✗ Not yet. The answer should consist of real numbers; found: str.",
        ),
        (CHOICE, ..., "○ Not attempted yet."),
        (CHOICE, " Batch", "✓ Correct."),
        (CHOICE, "features", "✗ Not yet. Then each example has mean 0."),
        (CHOICE, "both", "✗ Not yet. “both” is not the axis to average over."),
        (CHOICE, 7, "✗ Not yet. Answer with one of: batch, features, Both."),
    ],
)
def test_a_value_is_judged(question, value, text):
    feedback = question.check(value)
    assert isinstance(feedback, Feedback)
    assert repr(feedback) == text


def update(mean, x, momentum):
    return (1 - momentum) * mean + momentum * x.mean(axis=0), len(x)


UPDATE = Exercise(
    update,
    lambda rng: [
        (rng.normal(size=d), rng.normal(size=(m, d)), momentum)
        for m, d, momentum in [(5, 5, 0.1), (7, 3, 0.3), (4, 6, 0.2)]
    ],
    parts=("mean", "count"),
    slips=[Slip("nothing fades", {"1 - momentum": "1"}, "The old keeps its weight.")],
)


def keras(mean, x, momentum):
    return momentum * mean + (1 - momentum) * x.mean(axis=0), len(x)


def along_features(mean, x, momentum):
    return (1 - momentum) * mean + momentum * x.mean(axis=1), len(x)


def of_a_square(mean, x, momentum):
    return (1 - momentum) * mean + momentum * x.sum(axis=0) / x.shape[1], len(x)


def two_slips(mean, x, momentum):
    return mean + momentum * x.sum(axis=0), len(x)


def two_wrong_parts(mean, x, momentum):
    return keras(mean, x, momentum)[0], len(x) + 17


@pytest.mark.parametrize(
    ("answer", "mistake", "words"),
    [
        (keras, "reversed momentum", "`count` is right. `momentum` is the other way"),
        (along_features, "axis", "along another axis, `x.mean(axis=1)`"),
        (of_a_square, "sizes", "the size of another axis"),
        (lambda *a: update(*a)[::-1], "order", "have changed places"),
        (
            lambda m, x, p: (0.9 * m + 0.1 * x.mean(axis=0), len(x)),
            "fixed momentum",
            "right for `momentum = 0.1` only",
        ),
        (
            two_slips,
            "nothing fades + total",
            "Two things. The old keeps its weight. And",
        ),
        (
            two_wrong_parts,
            "reversed momentum",
            "(`count` is not right yet, either.)",
        ),
    ],
)
def test_the_catalogue_names_what_recurs(answer, mistake, words):
    feedback = UPDATE.check(answer)
    assert feedback.mistake == mistake
    assert words in feedback.message


def test_an_exception_on_an_oblong_batch_is_explained_if_no_slip_is_known():
    def fails_later(mean, x, momentum):
        return update(mean, x[:, [0, 1, 2, 3, 4]], momentum)

    assert "raised IndexError" in UPDATE.check(fails_later).message


def test_only_the_learners_function_runs_under_the_time_limit():
    before = threading.active_count()
    started = []
    start = threading.Thread.start

    def counted(thread):
        started.append(thread)
        start(thread)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(threading.Thread, "start", counted)
        assert not UPDATE.check(along_features).correct
    assert len(started) <= len(UPDATE.solved_cases)
    assert threading.active_count() <= before + len(started)


def test_a_slip_must_be_a_change_of_the_reference():
    exercise = Exercise(
        update, UPDATE.cases, ["mean", "count"], [Slip("x", {"x.median()": "x"}, "")]
    )
    with pytest.raises(ValueError, match="the reference has no `"):
        exercise.check(keras)


def test_a_right_function_is_mine_and_a_wrong_one_is_replaced(capsys):
    mine = Mine(UPDATE)

    def update(mean, x, momentum):
        return mean + momentum * (x.mean(axis=0) - mean), len(x)

    assert mine(update) is update
    assert "Correct." in capsys.readouterr().out

    def update(mean, x, momentum): ...

    assert mine(update) is UPDATE.reference
    assert "the course's own `update`" in capsys.readouterr().out
    with pytest.raises(ValueError, match="`keras` is none of the functions"):
        mine(keras)


def test_a_tensor_and_a_complex_array_get_their_own_sentence():
    class Tensor:
        requires_grad = True

    assert "detach" in EXERCISE.check(lambda x: Tensor()).message
    assert "eigh" in EXERCISE.check(lambda x: standardize(x) + 0j).message


def test_a_number_in_brackets():
    exercise = Exercise(three, lambda rng: [()])
    assert exercise.check(lambda: [3.0]).correct
    assert NUMBER.check([2]).message == "Write the number without brackets: 2."
