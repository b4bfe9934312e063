// What JupyterLite's kernel loads in the place of Pyodide: Pyodide, and the course in it.

const PACKAGES = ["ipython", "matplotlib", "numpy", "packaging", "pillow"];

self.loadPyodide = async ({ courseURL, indexURL }) => {
  importScripts(`${indexURL}pyodide.js`); // defines another loadPyodide
  const course = fetch(`${courseURL}course.zip`).then((file) => file.arrayBuffer());
  const files = fetch(`${courseURL}data.json`).then((file) => file.json());
  const pyodide = await self.loadPyodide({
    indexURL,
    packages: PACKAGES,
    env: { HOME: "/home/pyodide", MPLBACKEND: "agg" },
  });
  const place = pyodide.runPython(`
    import logging, site
    # It says that it looks for fonts, as it does in every page.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    site.getsitepackages()[0]`);
  pyodide.unpackArchive(await course, "zip", { extractDir: place });
  // Each comes when it is opened.
  const data = `${place}/helpers/data`;
  pyodide.FS.mkdirTree(data);
  for (const name of await files) {
    pyodide.FS.createLazyFile(data, name, `${courseURL}data/${name}`, true, false);
  }
  return pyodide;
};
