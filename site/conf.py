"""Sphinx's settings for the book. tools/build_book.py writes its pages and calls it.

The address of the book comes from there.
"""

project = html_title = "Seeing Batch Normalization"
author = ""
extensions = ["myst_nb"]
nb_execution_mode = "off"  # the outputs are those that the tests compare
nb_merge_streams = True
nb_render_markdown_format = "myst"
nb_ipywidgets_js: dict[str, dict[str, str]] = {}
myst_enable_extensions = ["amsmath", "colon_fence", "dollarmath"]
myst_heading_anchors = 3

html_theme = "sphinx_book_theme"
html_theme_options = {
    "back_to_top_button": False,
    "navbar_persistent": [],  # the side bar has the search
    "show_toc_level": 2,
    "use_download_button": False,
    "use_fullscreen_button": False,
}
PLAYER = ("painter.js", "player.js", "player.css")
html_static_path = ["static", "../build/book/static"]
html_static_path += [f"../helpers/figures/player/{name}" for name in PLAYER]
html_css_files = ["player.css", "book.css"]
html_js_files = ["book.js", ("player.js", {"type": "module"})]
html_favicon = "static/favicon.svg"
html_use_index = False
html_show_sphinx = html_show_sourcelink = html_copy_source = False
# From npm, and without its menu, which would load more.
mathjax_path = "mathjax/tex-chtml.js"
mathjax3_config = {
    "options": {"enableMenu": False},
    "loader": {"load": ["[tex]/textmacros"]},  # as in JupyterLab: \text{inv\_std}
    "tex": {"packages": {"[+]": ["textmacros"]}},
}
