/* <live-figure src="figure.json.gz">: a figure recorded by helpers/figures/recording.

   Controls of HTML choose one of the recorded pages, and a canvas draws it from
   vectors. What the element holds before, a picture and its facts, stays where there
   is no script, until the recording has come, and if it does not come. In a notebook
   the kernel goes on recording: see `drive`. */

import { Painter } from "./painter.js";

const NEAR = "600px"; // from here on a figure is loaded
const PAUSE = 300; // ms: browsers refuse an address that changes too often
const PATIENCE = 5000; // ms for the kernel to answer

export class LiveFigure extends HTMLElement {
  connectedCallback() {
    if (this.watcher || !this.hasAttribute("src")) return;
    addEventListener("hashchange", () => this.data && this.follow());
    this.whenNear(() => this.load());
    if (asked().id !== this.id) return;
    this.scrollIntoView();
    addEventListener("load", () => this.scrollIntoView()); // pictures above push it down
  }

  whenNear(act) {
    this.watcher = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      this.watcher.disconnect();
      act();
    }, { rootMargin: NEAR });
    this.watcher.observe(this);
  }

  async load() {
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
    this.build();
    this.follow();
  }

  /* Controls, facts and canvas. */

  build() {
    const { width, size, controls, situations, note, room, reset, actions, below } = this.data;
    this.painter = new Painter(this.data);
    this.start = controls.map((control) => control.start);
    this.state = [...this.start];
    this.group = Math.random().toString(36).slice(2); // of radio buttons
    this.inputs = controls.map((control, i) => this.control(control, i));
    const button = (textContent, act, title = "") => {
      const made = element("button", { type: "button", textContent, title });
      made.addEventListener("click", act);
      return made;
    };
    const kernelActs = (actions ?? []).map(([name, title]) =>
      button(name, () => this.model.send({ press: name }), title));
    // In a live training, the step that is seen is no setting.
    const startAgain = button(reset ?? "Reset", () => this.set(this.start.map(
      (index, i) => (actions && i === below ? this.state[i] : index))));
    const named = situations.map(([name, state]) =>
      button(name, () => this.set(state)));
    const slides = ({ kind }, i) => i !== below && ["range", "select"].includes(kind);
    const switched = ({ kind }) => ["checkbox", "radio"].includes(kind);
    const boxes = (are) => this.inputs.filter((_, i) => are(controls[i], i)).map(
      (input) => input.box);
    const sliders = element("div", { className: "sliders" });
    sliders.append(...boxes(slides));
    // As many columns as have room for the texts, and for a slider that can be moved.
    const longest = Math.max(0, ...controls.filter(slides).map(({ label, texts }) =>
      label.length + Math.max(...texts.map((text) => text.length))));
    const column = Math.min(longest / 2 + 8, sliders.childElementCount > 6 ? 18 : 30);
    sliders.style.setProperty("--column", `${Math.max(16, column)}em`);
    const switches = element("div", { className: "switches" });
    switches.append(...boxes(switched));
    const buttons = element("div", { className: "buttons" });
    this.status = element("span", { className: "status", role: "status" });
    buttons.append(...kernelActs, startAgain, ...named, this.status);
    this.facts = element("p", { className: "facts", role: "status" });
    const said = element("div", { className: "said" }), most = element("p", {});
    most.append(...withBold(room)); // not seen: it keeps the picture in its place
    said.append(this.facts, most);
    this.canvas = element("canvas", { role: "img" });
    this.canvas.style.cssText = `width:${width}px;aspect-ratio:${size[0]}/${size[1]}`;
    this.replaceChildren(sliders, switches, buttons, said, this.canvas);
    if (this.inputs[below]) this.append(this.inputs[below].box);
    if (note) this.append(element("p", { className: "note", textContent: note }));
    this.followPointer();
    new ResizeObserver(() => this.resize()).observe(this.canvas);
  }

  control({ name, label, kind, texts }, i) {
    const box = element(kind === "radio" ? "fieldset" : "label", {});
    const title = element(kind === "radio" ? "legend" : "span", { textContent: label });
    const choose = (index) => this.set(this.state.with(i, index));
    if (kind === "radio") {
      const options = texts.map((text, k) => {
        const option = element("label", {});
        const input = element("input", { type: "radio", name: `${this.group}-${name}` });
        input.addEventListener("change", () => choose(k));
        option.append(input, text);
        box.append(option);
        return input;
      });
      box.prepend(title);
      return { box, field: box, show: (index) => { options[index].checked = true; } };
    }
    if (kind === "checkbox") {
      const input = element("input", { type: "checkbox" });
      input.addEventListener("change", () => choose(+input.checked));
      box.append(input, title);
      return { box, field: input, show: (index) => { input.checked = index === 1; } };
    }
    if (kind === "select") {
      const input = element("select", {});
      input.append(...texts.map((text) => element("option", { textContent: text })));
      input.addEventListener("change", () => choose(input.selectedIndex));
      box.append(title, input);
      return { box, field: input, show: (index) => { input.selectedIndex = index; } };
    }
    const input = element("input", { type: "range", min: 0, max: texts.length - 1 });
    const output = element("output", { ariaHidden: "true" });
    output.style.minWidth = `${Math.max(...texts.map((text) => text.length)) * 0.65}em`;
    input.addEventListener("input", () => choose(+input.value));
    box.append(title, input, output);
    const show = (index, facts) => {
      if (i === this.data.below) input.max = this.data.span ?? input.max;
      input.value = index;
      output.textContent = texts[index];
      const focused = document.activeElement === input;
      // Moving a slider, one hears what it does: twice, if the facts were live, too.
      if (focused) this.facts.ariaLive = "off";
      input.ariaValueText = focused ? `${texts[index]}; ${facts}` : texts[index];
    };
    return { box, field: input, show };
  }

  /* What is chosen in the picture, one or two controls choose, too. */
  followPointer() {
    const { size, picks, controls } = this.data;
    let picked = null;
    let before = null;
    const place = (event) => {
      const { left, top, width } = this.canvas.getBoundingClientRect();
      return [event.clientX - left, event.clientY - top].map((at) => at * size[0] / width);
    };
    const off = (i) => this.drawn?.disabled & (2 ** i);
    const under = ([x, y]) => picks.find(({ box: [[left, top], [right, bottom]], controls }) =>
      left <= x && x <= right && top <= y && y <= bottom && !controls.some(off));
    const choose = ([x, y]) => {
      const far = picked.places.map(([left, top]) => Math.hypot(left - x, top - y));
      const pairs = picked.controls.reduce((n, i) => n * controls[i].texts.length, 1);
      let index = Math.floor(far.indexOf(Math.min(...far)) * pairs / far.length);
      const state = [...this.state];
      for (const i of picked.controls.toReversed()) {
        const count = controls[i].texts.length;
        state[i] = index % count;
        index = Math.floor(index / count);
      }
      if (String(state) !== String(this.state)) this.set(state);
    };
    const on = (type, act) => this.canvas.addEventListener(type, act);
    on("pointerdown", (event) => {
      picked = event.button ? null : under(place(event));
      if (!picked) return;
      before = this.state;
      this.canvas.setPointerCapture(event.pointerId);
      if (event.pointerType !== "touch") choose(place(event)); // else it may scroll
    });
    on("pointermove", (event) => {
      this.canvas.style.cursor = under(place(event)) ? "crosshair" : "";
      if (picked && event.buttons) choose(place(event));
    });
    on("pointerup", (event) => {
      if (picked) choose(place(event));
      picked = null;
    });
    on("pointercancel", () => { // it did
      if (picked) this.set(before);
      picked = null;
    });
  }

  /* The state, and its page. */

  set(state) {
    const moves = Object.fromEntries(Object.entries(state).filter(
      ([i, index]) => index !== this.state[i]));
    this.state = [...state];
    this.schedule();
    if (this.model) this.tellKernel(moves);
    else {
      clearTimeout(this.writing);
      this.writing = setTimeout(
        () => history.replaceState(null, "", this.address()), PAUSE);
    }
  }

  page() {
    const { pages, controls, frames, states, disabled, moved } = this.data;
    if (pages) return pages[this.state];
    const number = this.state.reduce((n, index, i) => n * controls[i].texts.length + index, 0);
    return {
      columns: frames.map((column) => column[states[number]]),
      disabled: disabled[number],
      state: moved[number] ?? this.state,
    };
  }

  schedule() {
    this.waiting ??= requestAnimationFrame(() => this.draw());
  }

  resize() {
    const width = Math.round(this.canvas.clientWidth * devicePixelRatio);
    if (!width || width === this.canvas.width) return;
    this.painter.resize(this.canvas, width);
    this.draw();
  }

  draw() {
    cancelAnimationFrame(this.waiting);
    this.waiting = null;
    if (!this.painter.ground) return; // not seen yet
    if (!this.page() && this.lost()) this.state = [...this.drawn.state];
    const page = this.page();
    if (page) {
      this.state = this.shown = [...page.state];
      this.tell(page);
    } else { // it will come
      this.inputs.forEach((input, i) => input.show(this.state[i], ""));
    }
  }

  tell(page) {
    const plain = this.said(page).replaceAll("**", "").replaceAll(/\.?\n/g, ". ");
    this.facts.ariaLive = "polite";
    this.inputs.forEach((input, i) => {
      input.field.disabled = Boolean(page.disabled & (2 ** i));
      input.show(this.state[i], plain);
    });
    this.canvas.ariaLabel = plain;
    this.paint(page);
  }

  said({ columns, problem }) {
    return problem ? `\u26a0 ${problem}` : this.data.facts[columns[0]];
  }

  paint(page) {
    const another = page !== this.drawn || !this.painter.grounded;
    if (another && !page.problem) this.painter.draw(this.canvas, page.columns.slice(1));
    this.drawn = page;
    this.facts.replaceChildren(...withBold(this.said(page)));
  }

  /* The address of a state, in a page of its own. */

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
      this.state = this.data.controls.map(({ name, texts }, i) => {
        const index = texts.indexOf(values.get(name));
        return index < 0 ? this.start[i] : index;
      });
      this.scrollIntoView();
    }
    this.draw();
  }

  /* A kernel that is told each move, and answers with pages that were not known. */

  drive(model) {
    this.model = model;
    this.data = model.get("recording");
    this.classList.add("driven");
    this.build();
    this.state = [...this.data.state];
    this.sayStatus();
    this.prepend(element("p", { className: "lost", role: "status", textContent: LOST }));
    this.moves = {};
    const hear = (message) => this.hear(message);
    model.on("msg:custom", hear);
    // Keys of the notebook are for its cells; its listeners are on the document.
    const keep = (event) => {
      const chord = event.ctrlKey || event.metaKey || event.altKey;
      if (!chord && this.contains(event.target)) event.stopPropagation();
    };
    // A click into the same cell would leave the keys here.
    const release = (event) => {
      const focused = document.activeElement;
      if (this.contains(focused) && !this.contains(event.target)) focused.blur();
    };
    addEventListener("keydown", keep, true);
    addEventListener("pointerdown", release, true);
    this.whenNear(() => model.send({ seen: true }));
    return () => {
      model.off("msg:custom", hear);
      removeEventListener("keydown", keep, true);
      removeEventListener("pointerdown", release, true);
    };
  }

  sayStatus() {
    const [sentence, color] = this.data.status ?? ["", ""];
    if (this.status.textContent === sentence) return;
    this.status.textContent = sentence;
    this.status.style.setProperty("--dot", color);
  }

  lost() {
    return this.model && this.querySelector(".lost").checkVisibility();
  }

  tellKernel(moves) {
    Object.assign(this.moves, moves);
    if (this.sent || !Object.keys(this.moves).length) return;
    this.sent = this.moves;
    this.moves = {};
    this.asked = this.shown;
    const giveUp = () => {
      this.classList.add("unanswered");
      this.sent = null;
      this.schedule();
    };
    this.patience = setTimeout(giveUp, PATIENCE);
    try {
      this.model.send({ moves: this.sent, from: this.group });
    } catch { // there is no connection any more
      giveUp();
    }
  }

  /* A state that the kernel names is overruled by moves of which it does not know. */
  hear({ state, to, forget }) {
    if (forget) this.painter.forget();
    this.sayStatus();
    if (to === this.group) {
      clearTimeout(this.patience);
      this.classList.remove("unanswered");
      this.sent = null;
    }
    if (state) {
      this.state = [...state];
      for (const moves of [this.sent, this.moves]) {
        for (const i in moves) this.state[i] = moves[i];
      }
      // Answers come behind a slider that is pulled; is what is shown older still?
      const behind = this.drawn && this.shown === this.asked && !this.page();
      if (behind) this.paint(this.data.pages[state]);
    }
    if (state || String(this.state) !== String(this.shown)) this.schedule();
    this.tellKernel(this.page() || this.sent ? {} : { ...this.state });
  }
}

const LOST = "The kernel of this figure is gone, or busy: only what has been drawn before "
  + "is shown. If it is gone, run the notebook's first code cell, then this one.";

function asked() {
  const [id, ...values] = location.hash.slice(1).split("&");
  return { id, values: new URLSearchParams(values.join("&")) };
}

function withBold(facts) {
  return facts.split("**").map((text, i) =>
    i % 2 ? element("b", { textContent: text }) : text);
}

function element(name, properties) {
  return Object.assign(document.createElement(name), properties);
}

if (!customElements.get("live-figure")) customElements.define("live-figure", LiveFigure);
