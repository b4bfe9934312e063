/* Draws what helpers/figures/recording has written down on a canvas. */

const SHAPE = 0, LINE = 1, RING = 2, MARKS = 3, IMAGE = 4; // as in renderer.py
const FIRST_COLOR = 35; // the character that stands for colour 0

export class Painter {
  constructor(data) {
    this.data = data;
    this.forget();
  }

  forget() {
    this.shapes = new Map();
    this.lines = new WeakMap();
    this.rows = new Map();
    this.images = new Map();
    this.grounded = null;
  }

  resize(canvas, width) {
    const { size } = this.data;
    this.scale = width / size[0];
    canvas.width = width;
    canvas.height = Math.round(this.scale * size[1]);
    this.ground = new OffscreenCanvas(canvas.width, canvas.height);
    this.grounded = null;
  }

  /* The first groups, axes and titles, change seldom: they have a canvas of their own. */
  draw(canvas, groups) {
    const { layers } = this.data;
    const below = groups.slice(0, layers).join();
    if (below !== this.grounded) {
      this.paint(cleared(this.ground), groups.slice(0, layers));
      this.grounded = below;
    }
    const context = cleared(canvas);
    context.drawImage(this.ground, 0, 0);
    this.paint(context, groups.slice(layers));
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
        else {
          const line = () => this.line(kind, ...rest);
          this.ink(context, style, remembered(this.lines, operation, line), 0, 0);
        }
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

/* The last row of pixels may be covered in part only: it would remember. */
function cleared(canvas) {
  const context = canvas.getContext("2d");
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  return context;
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
