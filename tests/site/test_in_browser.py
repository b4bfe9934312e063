"""Every page in a browser: nothing comes from elsewhere, everyone can use it."""

import pytest
from build_book import BUILD, OUTPUT
from playwright.sync_api import expect

PAGES = sorted(OUTPUT.glob("*.html"))
AXE = BUILD / "node_modules" / "axe-core" / "axe.min.js"
PHONE = {"width": 390, "height": 844}
OPEN = "document.querySelectorAll('details').forEach((fold) => fold.open = true)"
# The page hears of a new size in its next frame: two later it has answered.
CHECK = """async () => {
    for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
    return (await axe.run({ resultTypes: ["violations"] })).violations.map(
        (rule) => `${rule.id}: ${rule.nodes[0].target} ${rule.nodes[0].failureSummary}`)
}"""


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_is_accessible_in_both_themes_and_on_a_phone(page, address, path):
    page.goto(f"{address}/{path.name}")
    page.evaluate("window.MathJax?.startup.promise")
    # A colour on its way, between themes or as a fold opens, is nobody's.
    still = "* { transition: none !important; animation: none !important }"
    page.add_style_tag(content=still)
    page.evaluate(OPEN)
    page.add_script_tag(path=AXE)
    for theme in ("light", "dark"):
        page.evaluate(
            "(theme) => document.documentElement.dataset.theme = theme", theme
        )
        assert page.evaluate(CHECK) == []
    page.set_viewport_size(PHONE)
    page.wait_for_function("width => innerWidth === width", arg=PHONE["width"])
    assert page.evaluate(CHECK) == []
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_a_figure_follows_its_control_and_the_address_keeps_it(page, address):
    page.goto(f"{address}/03_loss_valley.html#explore_valley")
    figure = page.locator("#explore_valley")
    figure.get_by_label("add an intercept").check()
    page.wait_for_function("location.hash.includes('intercept=yes')")
    facts = figure.locator(".facts").inner_text()
    page.reload()
    page.wait_for_function("document.querySelector('#explore_valley').shown")
    assert figure.locator(".facts").inner_text() == facts


def test_a_link_to_a_state_leads_there_on_a_phone(page, address):
    page.set_viewport_size(PHONE)
    page.goto(f"{address}/explore.html#explore_circle&layer=50")
    figure = page.locator("#explore_circle")
    expect(figure.locator(".facts")).to_contain_text("behind layer 50")
    expect(figure.get_by_label("layer", exact=True)).to_be_in_viewport()


def test_a_recorded_training_is_scrubbed_with_the_keys(page, address):
    page.goto(f"{address}/08_training_with_batch_norm.html#train_live_contest")
    page.wait_for_function("document.querySelector('#train_live_contest').shown")
    figure = page.locator("#train_live_contest")
    assert "A recorded session" in figure.locator(".note").inner_text()
    assert figure.get_by_role("button").all_inner_texts() == ["Reset"]
    canvas, seen = figure.locator("canvas"), set()
    figure.get_by_label("step shown").focus()
    for key in ("Home", "ArrowRight", "PageDown", "PageUp", "End"):
        page.keyboard.press(key)
        page.wait_for_function("!document.querySelector('#train_live_contest').waiting")
        step = figure.locator("output").inner_text()
        assert f"Step {step}: Xavier" in figure.locator(".facts").inner_text()
        seen.add(canvas.evaluate("(canvas) => canvas.toDataURL()"))
    assert len(seen) >= 4


def test_a_figure_stays_legible_on_a_phone(page, address):
    page.set_viewport_size(PHONE)
    page.goto(f"{address}/03_loss_valley.html#explore_valley")
    page.wait_for_function("document.querySelector('#explore_valley').shown")
    picture = page.locator("#explore_valley canvas")
    assert picture.bounding_box()["width"] > PHONE["width"]  # it scrolls instead


@pytest.mark.parametrize("window", [{"width": 1366, "height": 768}, PHONE])
def test_the_front_page_shows_its_figure_without_scrolling(page, address, window):
    page.set_viewport_size(window)
    page.goto(f"{address}/index.html")
    page.wait_for_function("document.querySelector('.front live-figure').shown")
    picture = page.locator(".front canvas").bounding_box()
    assert picture["y"] + picture["height"] <= window["height"]
    assert picture["x"] + picture["width"] <= window["width"]


def test_an_answer_is_seen_when_it_is_asked_for(page, address):
    page.goto(f"{address}/00_start_here.html")
    answer = page.locator("pre", has_text="normalized: first above 60 % at step 10")
    reading = page.get_by_text("Pictures like this one are how")
    expect(answer).to_be_hidden()
    expect(reading).to_be_hidden()
    page.get_by_text("Reveal the answer").first.click()
    expect(answer).to_be_visible()
    expect(reading).to_be_visible()


def test_keys_stop_only_at_formulas_that_scroll(page, address):
    page.set_viewport_size(PHONE)
    page.goto(f"{address}/12_noise_and_regularization.html")
    page.wait_for_function("document.querySelector('mjx-container[tabindex]')")
    page.set_viewport_size({"width": 1366, "height": 768})
    page.wait_for_function("!document.querySelector('mjx-container[tabindex]')")


def test_a_dark_page_is_printed_light(page, address):
    page.emulate_media(color_scheme="dark")
    page.goto(f"{address}/00_start_here.html")
    root = page.locator("html")
    expect(root).to_have_attribute("data-theme", "dark")
    for moment, theme in {"beforeprint": "light", "afterprint": "dark"}.items():
        page.evaluate("(name) => dispatchEvent(new Event(name))", moment)
        expect(root).to_have_attribute("data-theme", theme)


def test_the_search_finds(page, address):
    page.goto(f"{address}/search.html?q=whitening")
    page.locator("#search-results li", has_text="decorrelating").first.wait_for()
