/* What the theme leaves to be done for those who hear the page, or have no mouse. */
const WIDE =
  "pre, div.math, mjx-container, .cell_output, live-figure, .pst-scrollable-table-container";

/* Keys scroll what has the focus: what is wider than its place must be able to get it. */
const watcher = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth + 1) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});
const watch = () => document.querySelectorAll(WIDE).forEach((part) => watcher.observe(part));

document.addEventListener("DOMContentLoaded", () => {
  // They have a text, and are called something else.
  for (const part of document.querySelectorAll("button.search-button-field, summary")) {
    part.removeAttribute("aria-label");
  }
  for (const head of document.querySelectorAll("th")) {
    if (!head.textContent.trim()) head.setAttribute("role", "none");
  }
  for (const part of document.querySelectorAll(".sidebar-primary-item:has(.navbar-brand)")) {
    part.setAttribute("role", "region");
    part.setAttribute("aria-label", "Title of the course");
  }
  for (const part of document.querySelectorAll(".cell_output, live-figure")) {
    part.classList.add("scrolls");
  }
  watch();
});
addEventListener("load", () => window.MathJax?.startup?.promise.then(watch));

/* On paper nothing can be opened, nor moved sideways, and nothing is dark. */
const { dataset } = document.documentElement;
addEventListener("beforeprint", () => {
  dataset.seen = dataset.theme;
  dataset.theme = "light";
  for (const text of document.querySelectorAll("pre")) {
    const lines = text.textContent.split("\n");
    text.style.setProperty("--columns", Math.max(...lines.map((line) => line.length)));
  }
  for (const fold of document.querySelectorAll("details:not([open])")) {
    fold.open = fold.opened = true;
  }
});
addEventListener("afterprint", () => {
  dataset.theme = dataset.seen;
  for (const fold of document.querySelectorAll("details")) {
    if (fold.opened) fold.open = fold.opened = false;
  }
});
