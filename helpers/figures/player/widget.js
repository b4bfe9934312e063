/* The figure as an anywidget. All views of a model share what its kernel has recorded. */

export default {
  initialize({ model }) {
    model.on("msg:custom", ({ forget, fresh, pages, news, ...now }) => {
      const data = model.get("recording");
      if (forget || fresh) data.pages = {};
      for (const name in news) {
        if (forget) data[name] = [];
        data[name].push(...news[name]);
      }
      Object.assign(data.pages, pages);
      Object.assign(data, now);
    });
  },
  render({ model, el }) {
    const figure = document.createElement("live-figure");
    el.append(figure);
    return figure.drive(model);
  },
};
