/* What the theme leaves to be said to those who hear the page. */
document.addEventListener("DOMContentLoaded", () => {
  for (const button of document.querySelectorAll("button.search-button-field")) {
    button.removeAttribute("aria-label"); // it has a text
  }
  for (const part of document.querySelectorAll(".sidebar-primary-item:has(.navbar-brand)")) {
    part.setAttribute("role", "region");
    part.setAttribute("aria-label", "Title of the course");
  }
  for (const part of document.querySelectorAll(".cell_output, live-figure")) {
    part.classList.add("scrolls");
    if (part.matches(".cell_output")) part.tabIndex = 0; // keys scroll it
  }
});

/* On paper nothing can be opened. */
addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("details:not([open])")) {
    fold.open = fold.opened = true;
  }
});
addEventListener("afterprint", () => {
  for (const fold of document.querySelectorAll("details")) {
    if (fold.opened) fold.open = fold.opened = false;
  }
});
