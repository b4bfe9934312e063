"""Recorded figures in a page without a kernel: every control, link and fallback."""

import re
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from ipywidgets import Dropdown
from pixels import difference, pixels_of
from played import READY, Played, served
from playwright.sync_api import expect
from record_figures import explorer, sources, write_pages, write_recording

from helpers.figures.explorer import explore
from helpers.figures.recording.plan import Grid, Pick, Plan
from helpers.figures.style import PIXELS_PER_INCH, new_figure

VALLEY, CUBE, CONTEST = "explore_valley", "explore_axes", "train_live_contest"
VALUES = {
    VALLEY: {"span": (9, 199, 400), "rate": (0.5, 0.99, 1.01), "start": (-1, 0, 90)},
    CUBE: {
        "pictures": (1, 3),
        "channels": (2, 8),
        "picture": (0, 1, 2),
        "channel": (0, 1, 2),
        "groups": (2,),
        "contrast": (10, 100),
    },
    CONTEST: {"step": (0, 20, 200, 400, 760)},
}
"""Fewer than the figures themselves declare."""
SCALE = 1.5  # pixels to a CSS pixel, as in JupyterLab's pictures
MOST_DIFFERENT = 0.02


@pytest.fixture(scope="module")
def figures():
    """Some figures, by name, as their notebooks make them."""
    figures = {s.name: explorer(s) for s in sources() if s.name in VALUES}
    for name, figure in figures.items():
        figure._plan = replace(figure._plan, values=VALUES[name])
    yield figures
    for figure in figures.values():
        figure.close()


@pytest.fixture(scope="module")
def address(figures, tmp_path_factory):
    folder = tmp_path_factory.mktemp("figures")
    for name, figure in figures.items():
        write_recording(figure, name, folder)
    write_pages(folder, list(figures))
    with served(folder) as address:
        yield address


@pytest.fixture
def open_figure(new_page, address):
    """Return a function that opens a figure in a page that reports no error."""
    errors = []

    def open_figure(name, state="", address=address, **options):
        page = new_page(device_scale_factor=SCALE, **options)
        page.on("pageerror", lambda error: errors.append(error))
        return Played(page, address, name, state)

    yield open_figure
    assert not errors


@pytest.mark.parametrize("name", VALUES)
def test_a_page_shows_the_facts_and_nearly_the_pixels_of_the_notebook(
    open_figure, figures, name
):
    played, figure = open_figure(name), figures[name]
    rng = np.random.default_rng(0)
    with figure.while_set() as (scene, controls, plan):
        grid = Grid(controls, plan)
        counts = [len(stops.values) for stops in grid.stops.values()]
        for _ in range(4):
            state = grid.set(rng.integers(counts).tolist())
            facts = scene.draw(**state.values)
            picture = pixels_of(scene)
            played.show(list(state.indices))
            assert played.value("return f.canvas.ariaLabel;") == plain(facts)
            assert difference(played.pixels(), picture) <= MOST_DIFFERENT
        grid.set([stops.start for stops in grid.stops.values()])


def plain(facts):
    return re.sub(r"\.?\n", ". ", facts.replace("**", ""))


def test_keys_mouse_and_buttons_move_a_figure(open_figure):
    played = open_figure(VALLEY)
    page, first = played.page, played.pixels()
    start = played.facts.inner_text()
    span = played.figure.get_by_role("slider", name="width of B")
    expect(span).to_have_attribute("aria-valuetext", "199")
    span.focus()
    page.keyboard.press("ArrowLeft")
    expect(played.facts).to_contain_text("condition number")
    expect(played.facts).not_to_have_text(start)
    heard = span.get_attribute("aria-valuetext")
    assert heard == f"9; {plain(played.facts.inner_text())}"
    page.keyboard.press("End")
    expect(span).to_have_attribute("aria-valuetext", re.compile("^400; "))
    assert difference(played.pixels(), first) > 0.001
    played.figure.get_by_role("button", name="Reset").click()
    expect(played.facts).to_have_text(start)
    np.testing.assert_array_equal(played.pixels(), first)
    box = span.bounding_box()
    page.mouse.click(box["x"] + 2, box["y"] + box["height"] / 2)
    expect(span).to_have_attribute("aria-valuetext", re.compile("^9; "))
    played.figure.get_by_role("button", name="standardized").click()
    expect(played.facts).to_contain_text("κ = 1.317")
    expect(played.figure.get_by_role("checkbox", name="promised rate")).to_be_checked()
    rate = played.figure.get_by_role("slider", name="learning rate")
    expect(rate).to_be_disabled()


def test_a_control_springs_back_and_a_choice_is_a_radio_group(open_figure):
    played = open_figure(CUBE)
    picture = played.figure.get_by_role("slider", name="picture of the column")
    picture.focus()
    played.page.keyboard.press("End")
    expect(played.facts).to_contain_text("picture 2,")
    played.figure.get_by_role("slider", name="pictures N").focus()
    played.page.keyboard.press("Home")
    expect(played.facts).to_contain_text("picture 0,")
    expect(picture).to_have_value("0")
    group = played.figure.get_by_role("group", name="normalize")
    group.get_by_role("radio", name="layer").check()
    expect(played.facts).to_contain_text("layer: ")
    played.page.keyboard.press("ArrowRight")
    expect(played.facts).not_to_contain_text("layer: ")


def test_a_recorded_session_is_scrubbed_below_its_picture(open_figure):
    played = open_figure(CONTEST)
    page, figure = played.page, played.figure
    scrub = figure.get_by_role("slider", name="step shown")
    expect(scrub).to_have_attribute("aria-valuetext", "760")
    expect(figure.locator(".note")).to_contain_text("A recorded session: 4 runs of 760")
    expect(figure.get_by_role("button")).to_have_text(["Reset"])  # no Start, no Pause
    canvas = figure.locator("canvas").bounding_box()
    assert scrub.bounding_box()["y"] >= canvas["y"] + canvas["height"]
    last = played.pixels()
    scrub.focus()
    page.keyboard.press("Home")
    expect(played.facts).to_contain_text("Step 0: Xavier, rate 0.3")
    first = played.pixels()
    assert (first != last).any()
    page.keyboard.press("ArrowRight")
    expect(scrub).to_have_attribute("aria-valuetext", re.compile("^20; .*Step 20: "))
    assert (played.pixels() != first).any()
    figure.get_by_role("radio", name="the layer").check()
    expect(played.facts).to_contain_text("Step 20: layer, Xavier, rate 0.1")
    ends = f"#{CONTEST}&run=the+layer&step=20"
    page.wait_for_function("(end) => location.hash === end", arg=ends)
    figure.get_by_role("button", name="Reset").click()
    expect(played.facts).to_contain_text("Step 760: Xavier, rate 0.3")
    np.testing.assert_array_equal(played.pixels(), last)


class Claims:
    """A scene of one dot, chosen by two lists."""

    def __init__(self):
        self.figure, ax = new_figure(width=4, height=3)
        ax.set(xlim=(0, 4), ylim=(0, 4))
        self.artists = ax.plot([0], [0], "o")

    def draw(self, part, verdict):
        self.artists[0].set_data([part], [verdict])
        return f"part **{part}**, verdict {verdict}"


@pytest.fixture
def claims(tmp_path):
    parts = Dropdown(options=[("all", 1), ("part I", 2)], description="part")
    verdicts = Dropdown(options=[("holds", 1), ("fails", 3)], description="verdict")
    plan = Plan(picks=[Pick("part", "verdict")])
    claims = explore(Claims(), "Claims", plan, part=parts, verdict=verdicts)
    write_recording(claims, "claims", tmp_path)
    claims.close()
    write_pages(tmp_path, ["claims"])
    with served(tmp_path) as address:
        yield address


def test_a_list_is_a_select(open_figure, claims):
    played = open_figure("claims", "#claims&verdict=fails", address=claims)
    expect(played.facts).to_have_text("part 1, verdict 3")
    part = played.figure.get_by_role("combobox", name="part")
    expect(part.get_by_role("option")).to_have_text(["all", "part I"])
    part.focus()
    played.page.keyboard.press("ArrowDown")
    expect(played.facts).to_have_text("part 2, verdict 3")
    played.figure.get_by_role("button", name="Reset").click()
    expect(played.facts).to_have_text("part 1, verdict 1")
    expect(part).to_have_value("all")


def on_page(played):
    """Return a function from the player's whole numbers to places of the page."""
    box = played.figure.locator("canvas").bounding_box()
    scale = box["width"] / played.value("return f.data.size;")[0]
    return lambda x, y: (box["x"] + scale * x, box["y"] + scale * y)


def test_the_pointer_chooses_in_the_picture_what_two_controls_choose(
    open_figure, claims
):
    played = open_figure("claims", address=claims, has_touch=True)
    (pick,) = played.value("return f.data.picks;")
    at, start = on_page(played), played.pixels()
    mouse, finger = played.page.mouse, played.page.touchscreen
    names = ("part", "verdict")
    lists = [played.figure.get_by_role("combobox", name=name) for name in names]
    choices = list(product(["all", "part I"], ["holds", "fails"]))
    for choose in (mouse.click, finger.tap):
        for choice, (x, y) in reversed(list(zip(choices, pick["places"], strict=True))):
            choose(*at(x + 9, y - 9))
            for control, text in zip(lists, choice, strict=True):
                expect(control).to_have_value(text)
            pointed, facts = played.pixels(), played.facts.inner_text()
            played.figure.get_by_role("button", name="Reset").click()
            for control, text in zip(lists, choice, strict=True):
                control.select_option(text)
            expect(played.facts).to_have_text(facts)
            np.testing.assert_array_equal(played.pixels(), pointed)
    np.testing.assert_array_equal(pointed, start)
    (_, top), _ = pick["box"]
    first, *_, last = pick["places"]
    mouse.click(*at(last[0], top - 20))  # beside the axes: nothing is there
    mouse.click(*at(*last), button="right")
    assert played.value("return f.state;") == [0, 0]
    mouse.move(*at(*first))
    mouse.down()
    mouse.move(*at(*last), steps=5)
    expect(played.facts).to_have_text("part 2, verdict 3")
    mouse.up()
    mouse.move(*at(*first))
    assert played.value("return f.state;") == [1, 1]


def test_what_is_disabled_cannot_be_chosen_in_the_picture(open_figure, claims):
    played = open_figure("claims", address=claims)
    (pick,) = played.value("return f.data.picks;")
    played.value("f.data.disabled.fill(2); f.draw();")  # the second control
    played.page.mouse.click(*on_page(played)(*pick["places"][-1]))
    assert played.value("return f.state;") == [0, 0]


def test_a_start_is_chosen_in_the_valley(open_figure):
    played = open_figure(VALLEY)
    (pick,) = played.value("return f.data.picks;")
    start = played.figure.get_by_role("slider", name="start")
    (left, top), _ = pick["box"]
    played.page.mouse.click(*on_page(played)(left + 5, top + 5))  # 90° is the nearest
    expect(start).to_have_attribute("aria-valuetext", "90°")
    expect(played.facts).to_contain_text("353 steps")


def test_a_finger_that_scrolls_the_page_chooses_nothing(open_figure, claims):
    played = open_figure("claims", address=claims, has_touch=True)
    (pick,) = played.value("return f.data.picks;")
    x, y = on_page(played)(*pick["places"][-1])
    touch = played.page.context.new_cdp_session(played.page)

    def send(kind, *points):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    played.page.evaluate("document.body.style.height = '3000px'")
    send("touchStart", {"x": x, "y": y})
    for step in range(1, 11):
        send("touchMove", {"x": x, "y": y - 8 * step})
    send("touchEnd")
    played.page.wait_for_function("scrollY > 0")
    expect(played.facts).to_have_text("part 1, verdict 1")


def test_a_finger_moves_a_figure(open_figure):
    played = open_figure(CUBE, has_touch=True, viewport={"width": 390, "height": 800})
    played.figure.get_by_text("instance", exact=True).tap()
    expect(played.facts).to_contain_text("instance: ")
    slider = played.figure.get_by_role("slider", name="contrast")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    played.page.touchscreen.tap(box["x"] + 3, box["y"] + box["height"] / 2)
    expect(slider).to_have_value("0")
    expect(played.facts).to_contain_text("compared with full contrast")


def test_an_address_leads_to_a_state_and_a_state_to_an_address(open_figure):
    played = open_figure(VALLEY, f"#{VALLEY}&span=9&promised=yes")
    expect(played.facts).to_contain_text("κ = 8.9")
    played.figure.get_by_role("checkbox", name="scale A and B").check()
    ends = f"#{VALLEY}&span=9&promised=yes&scale=yes"
    played.page.wait_for_function("(end) => location.hash === end", arg=ends)
    facts = played.facts.inner_text()
    other = open_figure(VALLEY, ends)
    expect(other.facts).to_have_text(facts)
    other.page.evaluate(f"location.hash = '{VALLEY}&span=400'")
    expect(other.figure.get_by_role("slider", name="width")).to_have_value("2")
    other.page.evaluate(f"location.hash = '{VALLEY}&span=no&rate=<b>'")  # as at first
    expect(other.figure.get_by_role("slider", name="width")).to_have_value("1")


def test_a_link_leads_to_a_figure_among_others(new_page, address):
    page = new_page(viewport={"width": 1000, "height": 500})
    page.goto(f"{address}/index.html#{CUBE}&contrast=10")
    page.wait_for_function(READY, arg=CUBE)
    slider = page.locator(f"#{CUBE}").get_by_role("slider", name="contrast")
    expect(slider).to_have_value("0")
    expect(slider).to_be_in_viewport()


@pytest.mark.parametrize("name", VALUES)
def test_without_a_script_picture_and_facts_are_there(new_page, address, figures, name):
    page = new_page(java_script_enabled=False)
    page.goto(f"{address}/{name}.html")
    image = page.locator(f"#{name} img")
    width, height = figures[name]._scene.figure.get_size_inches() * PIXELS_PER_INCH
    box = image.bounding_box()
    assert box["height"] / box["width"] == pytest.approx(height / width, rel=0.02)
    facts = page.locator(f"#{name} .facts").inner_text()
    assert plain(facts) == image.get_attribute("alt")


def test_a_recording_that_does_not_come_leaves_the_picture(new_page, address):
    page = new_page()
    page.route("**/*.json.gz", lambda route: route.fulfill(status=404, body="none"))
    page.goto(f"{address}/{VALLEY}.html")
    note = page.locator(f"#{VALLEY} .note")
    expect(note).to_contain_text("could not be loaded")
    expect(page.locator(f"#{VALLEY} img")).to_be_visible()


def test_the_picture_stays_sharp_and_fits_a_phone_and_paper(open_figure):
    played = open_figure(VALLEY, viewport={"width": 390, "height": 800})
    # The page hears of a new size in its next frame.
    played.page.wait_for_function(
        """([name, scale]) => {
            const { width, clientWidth } = document.getElementById(name).canvas;
            return width === Math.round(scale * clientWidth);
        }""",
        arg=[VALLEY, SCALE],
    )
    assert played.value("return f.canvas.clientWidth <= innerWidth;")
    assert played.value("return document.documentElement.scrollWidth <= innerWidth;")
    played.page.set_viewport_size({"width": 1000, "height": 800})
    played.page.wait_for_function(
        "(name) => document.getElementById(name).canvas.width === 1350", arg=VALLEY
    )
    played.page.emulate_media(media="print")
    expect(played.figure.get_by_role("button", name="Reset")).to_be_hidden()
    expect(played.figure.locator("canvas")).to_be_visible()


def test_only_figures_near_the_window_are_loaded(new_page, address):
    page = new_page(viewport={"width": 1000, "height": 300})
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    def far_below(route):
        answer = route.fetch()
        text = answer.text().replace("<main>", "<main style='margin-top: 3000px'>")
        route.fulfill(response=answer, body=text)

    page.route("**/*.html", far_below)
    page.goto(f"{address}/{VALLEY}.html", wait_until="networkidle")
    assert not [url for url in asked if url.endswith(".json.gz")]
    page.locator(f"#{VALLEY}").scroll_into_view_if_needed()
    page.wait_for_function(READY, arg=VALLEY)


def test_a_figure_that_was_folded_is_drawn_when_it_is_seen(open_figure):
    played = open_figure(VALLEY)
    first = played.pixels()
    played.value("f.hidden = true; f.canvas.width = 1; return f.load();")
    played.value("f.hidden = false;")
    played.page.wait_for_function(
        "(name) => document.getElementById(name).canvas.width === 1350", arg=VALLEY
    )
    np.testing.assert_array_equal(played.pixels(), first)


PULLED = """
    const [start, one, two, three] = [0, 1, 2, 3].map((k) => f.start.with(0, k));
    const paged = (state) => { f.state = state; return f.page(); };
    const data = { ...f.data, state: start, pages: { [start]: paged(start) } };
    let answer;
    const model = {
        get: () => data, send() {}, on: (_, hear) => { answer = hear; }, off() {},
    };
    const g = document.createElement("live-figure");
    f.before(g);
    g.drive(model);
    const frame = () => new Promise((done) => requestAnimationFrame(
        () => setTimeout(done)));
    const seen = async () => {
        await frame();
        return [g.drawn === data.pages[data.state], g.state[0], g.shown[0]];
    };
    for (let k = 0; k < 300 && !g.drawn; k += 1) await frame();
    g.set(one);
    g.set(two);
    const before = await seen();
    data.pages[one] = paged(one);
    data.state = one;
    answer({ state: one, to: g.group });
    const between = await seen();
    data.pages[two] = paged(two);
    data.state = two;
    answer({ state: two, to: g.group });
    const after = await seen();
    g.set(one);
    g.set(start);
    await frame();
    g.set(three);
    data.state = one;
    answer({ state: one, to: g.group });
    await frame();
    return [before, between, after, g.drawn === data.pages[start]];
"""


def test_while_a_slider_is_pulled_answers_that_come_late_are_shown(open_figure):
    played = open_figure("explore_valley")
    seen = played.value(f"return (async () => {{ {PULLED} }})();")
    before, between, after, stays = seen
    assert before == [True, 2, 0]
    assert between == [True, 2, 0]  # drawn, and the slider stays where it is pulled
    assert after == [True, 2, 2]
    assert stays  # what has been shown since is newer than the answer
