/* <live-figure src="figure.json.gz">: a figure recorded by helpers/figures/recording.

   Controls of HTML choose one of the recorded frames, and a canvas draws it from
   vectors. What the element holds before, a picture and its facts, stays where there
   is no script, until the recording has come, and if it does not come. */

const SHAPE = 0, LINE = 1, RING = 2, MARKS = 3, IMAGE = 4; // as in renderer.py
const NEAR = "600px"; // from here on a figure is loaded
const PAUSE = 300; // ms: browsers refuse an address that changes too often
const FIRST_COLOR = 35; // the character that stands for colour 0

class LiveFigure extends HTMLElement {
  connectedCallback() {
    if (this.watcher || this.data) return;
    addEventListener("hashchange", () => this.data && this.follow());
    this.watcher = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) this.load();
    }, { rootMargin: NEAR });
    this.watcher.observe(this);
    if (asked().id === this.id) this.scrollIntoView();
  }

  async load() {
    this.watcher.disconnect();
    try {
      const file = await (await fetch(this.getAttribute("src"))).blob();
      const start = new Uint8Array(await file.slice(0, 2).arrayBuffer());
      // Some servers say how the file is packed: then the browser has unpacked it.
      const packed = start[0] === 0x1f && start[1] === 0x8b;
      const bytes = packed
        ? file.stream().pipeThrough(new DecompressionStream("gzip")) : file;
      this.data = await new Response(bytes).json();
    } catch (error) {
      this.append(element("p", { className: "note",
        textContent: `The controls of this figure could not be loaded: ${error.message}` }));
      return;
    }
    this.shapes = new Map();
    this.rows = new Map();
    this.images = new Map();
    this.build();
    this.follow();
  }

  /* Controls, facts and canvas. */

  build() {
    const { width, size, controls, situations, note } = this.data;
    this.start = controls.map((control) => control.start);
    this.state = [...this.start];
    this.inputs = controls.map((control, i) => this.control(control, i));
    const press = (textContent, state) => {
      const button = element("button", { type: "button", textContent });
      button.addEventListener("click", () => this.set(state));
      return button;
    };
    const named = Object.entries(situations).map(([name, state]) => press(name, state));
    const boxes = this.inputs.map((input) => input.box);
    const isSlider = (_, i) => ["range", "select"].includes(controls[i].kind);
    const sliders = element("div", { className: "sliders" });
    sliders.append(...boxes.filter(isSlider));
    const switches = element("div", { className: "switches" });
    switches.append(...boxes.filter((box, i) => !isSlider(box, i)));
    const buttons = element("div", { className: "buttons" });
    buttons.append(press("Reset", this.start), ...named);
    this.facts = element("p", { className: "facts", role: "status" });
    this.canvas = element("canvas", { role: "img" });
    this.canvas.style.cssText = `width:${width}px;aspect-ratio:${size[0]}/${size[1]}`;
    this.replaceChildren(sliders, switches, buttons, this.facts, this.canvas);
    if (note) this.append(element("p", { className: "note", textContent: note }));
    new ResizeObserver(() => this.resize()).observe(this.canvas);
    // Facts of more lines make room once; then the picture stays where it is.
    new ResizeObserver(([entry]) => {
      this.facts.style.minHeight = `${entry.contentRect.height}px`;
    }).observe(this.facts);
  }

  control({ name, label, kind, texts, start }, i) {
    const box = element(kind === "radio" ? "fieldset" : "label", {});
    const title = element(kind === "radio" ? "legend" : "span", { textContent: label });
    const choose = (index) => this.set(this.state.with(i, index));
    if (kind === "radio") {
      const options = texts.map((text, k) => {
        const option = element("label", {});
        const input = element("input", { type: "radio", name: `${this.id}-${name}` });
        input.addEventListener("change", () => choose(k));
        option.append(input, text);
        box.append(option);
        return input;
      });
      box.prepend(title);
      const show = (index) => { options[index].checked = true; };
      return { box, show, disable: (off) => { box.disabled = off; } };
    }
    if (kind === "checkbox") {
      const input = element("input", { type: "checkbox" });
      input.addEventListener("change", () => choose(+input.checked));
      box.append(input, title);
      const show = (index) => { input.checked = index === 1; };
      return { box, show, disable: (off) => { input.disabled = off; } };
    }
    if (kind === "select") {
      const input = element("select", {});
      input.append(...texts.map((text) => element("option", { textContent: text })));
      input.addEventListener("change", () => choose(input.selectedIndex));
      box.append(title, input);
      const show = (index) => { input.selectedIndex = index; };
      return { box, show, disable: (off) => { input.disabled = off; } };
    }
    const input = element("input", { type: "range", min: 0, max: texts.length - 1 });
    const output = element("output", { ariaHidden: "true" });
    output.style.minWidth = `${Math.max(...texts.map((text) => text.length)) * 0.65}em`;
    input.addEventListener("input", () => choose(+input.value));
    box.append(title, input, output);
    const show = (index, facts) => {
      input.value = index;
      output.textContent = texts[index];
      const focused = document.activeElement === input;
      // Moving a slider, one hears what it does: twice, if the facts were live, too.
      if (focused) this.facts.ariaLive = "off";
      input.ariaValueText = focused ? `${texts[index]}; ${facts}` : texts[index];
    };
    return { box, show, disable: (off) => { input.disabled = off; } };
  }

  /* The state, and its address. */

  set(state) {
    this.state = this.data.moved[this.number(state)] ?? state;
    this.schedule();
    clearTimeout(this.writing);
    this.writing = setTimeout(() => history.replaceState(null, "", this.address()), PAUSE);
  }

  number(state) {
    return state.reduce((n, index, i) => n * this.data.controls[i].texts.length + index, 0);
  }

  address() {
    const values = new URLSearchParams();
    this.data.controls.forEach(({ name, texts }, i) => {
      if (this.state[i] !== this.start[i]) values.set(name, texts[this.state[i]]);
    });
    return `#${[this.id, values].filter(String).join("&")}`;
  }

  follow() {
    const { id, values } = asked();
    if (id === this.id) {
      const state = this.data.controls.map(({ name, texts }, i) => {
        const index = texts.indexOf(values.get(name));
        return index < 0 ? this.start[i] : index;
      });
      this.state = this.data.moved[this.number(state)] ?? state;
      this.scrollIntoView();
    }
    this.draw();
  }

  schedule() {
    this.waiting ??= requestAnimationFrame(() => this.draw());
  }

  /* Drawing. */

  resize() {
    const width = Math.round(this.canvas.clientWidth * devicePixelRatio);
    if (!width || width === this.canvas.width) return;
    this.scale = width / this.data.size[0];
    this.canvas.width = width;
    this.canvas.height = Math.round(this.scale * this.data.size[1]);
    this.ground = new OffscreenCanvas(this.canvas.width, this.canvas.height);
    this.grounded = null;
    this.draw();
  }

  draw() {
    cancelAnimationFrame(this.waiting);
    this.waiting = null;
    if (!this.ground) return; // not seen yet
    const { frames, states, disabled, layers, facts } = this.data;
    const number = this.number(this.state);
    const [said, ...groups] = frames.map((column) => column[states[number]]);
    const below = groups.slice(0, layers).join();
    if (below !== this.grounded) { // axes, ticks and titles
      this.paint(this.ground.getContext("2d"), groups.slice(0, layers));
      this.grounded = below;
    }
    const context = this.canvas.getContext("2d");
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(this.ground, 0, 0);
    this.paint(context, groups.slice(layers));
    this.tell(facts[said], disabled[number]);
    this.shown = number;
  }

  tell(facts, disabled) {
    const plain = facts.replaceAll("**", "").replaceAll("\n", ". ");
    this.facts.ariaLive = "polite";
    this.inputs.forEach((input, i) => {
      input.disable(Boolean(disabled & (2 ** i)));
      input.show(this.state[i], plain);
    });
    this.facts.replaceChildren(...facts.split("**").map((text, i) =>
      i % 2 ? element("b", { textContent: text }) : text));
    this.canvas.ariaLabel = plain;
  }

  paint(context, groups) {
    for (const group of groups) {
      let x = 0, y = 0;
      for (const operation of this.data.groups[group] ?? []) {
        const [kind, number, ...rest] = operation, style = this.data.styles[number];
        context.save();
        this.clip(context, style);
        if (kind === SHAPE) {
          x += rest[1];
          y += rest[2];
          this.ink(context, style, this.shape(rest[0]), x, y);
        } else if (kind === IMAGE) this.picture(context, ...rest);
        else if (kind === MARKS) this.marks(context, style, ...rest);
        else this.ink(context, style, operation.path ??= this.line(kind, ...rest), 0, 0);
        context.restore();
      }
    }
  }

  clip(context, { box, clip }) {
    for (const path of [box, clip]) {
      if (!path) continue;
      context.setTransform(this.scale, 0, 0, this.scale, 0, 0);
      context.clip(this.shape(path));
    }
  }

  ink(context, { fill, stroke, width, dash, cap, join, snap }, path, x, y) {
    const { scale } = this;
    let left = x * scale, top = y * scale;
    if (snap) { // a straight line begins where a pixel does, as in Matplotlib
      const half = (Math.max(1, Math.round(width * scale)) % 2) / 2;
      left = Math.round(left) + half;
      top = Math.round(top) + half;
    }
    context.setTransform(scale, 0, 0, scale, left, top);
    if (fill) {
      context.fillStyle = fill;
      context.fill(path);
    }
    if (!stroke) return;
    context.strokeStyle = stroke;
    context.lineWidth = width;
    context.lineCap = cap;
    context.lineJoin = join;
    context.setLineDash(dash ? dash.slice(1) : []);
    context.lineDashOffset = dash ? dash[0] : 0;
    context.stroke(path);
  }

  line(kind, xs, ys, x, y, width, height) {
    const path = new Path2D(), places = this.places(xs, x, width);
    this.places(ys, y, height).forEach((top, i) => path.lineTo(places[i], top));
    if (kind === RING) path.closePath();
    return path;
  }

  marks(context, style, xs, ys, x, y, width, height, shape) {
    const tops = this.places(ys, y, height), path = this.shape(shape);
    this.places(xs, x, width).forEach((left, i) =>
      this.ink(context, style, path, left, tops[i]));
  }

  picture(context, text, columns, a, b, c, d, e, f) {
    const image = remembered(this.images, text, () =>
      decoded(this.data.texts[text], columns, this.data.colors));
    const s = this.scale;
    context.setTransform(a * s, b * s, c * s, d * s, e * s, f * s);
    context.imageSmoothingEnabled = false;
    context.drawImage(image, 0, 0, 1, 1);
  }

  shape(text) { // by number, or itself
    return remembered(this.shapes, text, () => new Path2D(this.data.texts[text] ?? text));
  }

  /* Coordinates stand as steps from 0 on; the largest becomes the length. */
  places(number, start, length) {
    const row = remembered(this.rows, number, () => {
      let at = 0;
      const values = this.data.texts[number].split(" ").map((step) => (at += +step));
      return { values, most: Math.max(1, ...values) };
    });
    return row.values.map((value) => start + (value / row.most) * length);
  }
}

function asked() {
  const [id, ...values] = location.hash.slice(1).split("&");
  return { id, values: new URLSearchParams(values.join("&")) };
}

function decoded(text, columns, colors) {
  const pixels = Array.from(text, (letter) => colors[letter.codePointAt(0) - FIRST_COLOR]);
  const image = new ImageData(new Uint8ClampedArray(pixels.flat()), columns);
  const canvas = new OffscreenCanvas(image.width, image.height);
  canvas.getContext("2d").putImageData(image, 0, 0);
  return canvas;
}

function remembered(map, key, make) {
  if (!map.has(key)) map.set(key, make());
  return map.get(key);
}

function element(name, properties) {
  return Object.assign(document.createElement(name), properties);
}

customElements.define("live-figure", LiveFigure);
