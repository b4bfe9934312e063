// lab/index.html?path=03_loss_valley.ipynb#cell-id=...: show that cell, once it is there.

const id = new URLSearchParams(location.hash.slice(1)).get("cell-id");

function shown() {
  const notebook = window.jupyterapp?.shell.currentWidget?.content;
  const cells = [...(notebook?.model?.cells ?? [])];
  const place = cells.findIndex((cell) => cell.id === id);
  if (place < 0 || !notebook.isVisible) return false;
  notebook.activeCellIndex = place;
  notebook.scrollToItem(place, "start");
  return true;
}

if (id) {
  const timer = setInterval(() => shown() && clearInterval(timer), 500);
}
