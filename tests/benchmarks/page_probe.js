// Clocks inside the page. Nothing asks from outside while a measurement runs.
(() => {
  const panel = () => window.jupyterapp.shell.currentWidget;

  /** Milliseconds since 1970, finer than Date.now(): set by the edge of one of its ticks. */
  const before = Date.now();
  while (Date.now() === before);
  const epoch = Date.now() - performance.now();
  const wall = () => epoch + performance.now();

  /** Resolve with the time after the frame that is made next. */
  const after_paint = () =>
    new Promise((done) => {
      requestAnimationFrame(() => {
        const port = new MessageChannel();
        port.port1.onmessage = () => done(wall());
        port.port2.postMessage(0);
      });
    });

  /** Watch the document until `look` gives something, asked with each change; fail after a minute. */
  const watched = (what, look) =>
    new Promise((done, failed) => {
      const late = setTimeout(() => end(() => failed(new Error(`waited a minute in vain for ${what}`))), 60_000);
      const watch = new MutationObserver(() => look(found));
      const end = (then) => {
        watch.disconnect();
        clearTimeout(late);
        then();
      };
      const found = (value) => end(() => done(value));
      watch.observe(document.body, { subtree: true, childList: true, characterData: true });
      look(found);
    });

  /** Resolve once the condition holds. */
  const when = (what, holds) => watched(what, (found) => holds() && found());

  const with_text = (selector) => [...document.querySelectorAll(selector)].find((found) => found.textContent.trim());

  /** Run a notebook cell; give the milliseconds until a text is painted where the selector says. */
  async function display(index, selector) {
    const { content } = panel();
    content.activeCellIndex = index;
    content.deselectAll();
    content.activeCell.model.clearExecution();
    content.activeCell.outputArea.model.clear();
    await when("an empty output", () => !with_text(selector));
    await after_paint();
    const begin = wall();
    void window.jupyterapp.commands.execute("notebook:run-cell");
    await when(`a text in ${selector}`, () => with_text(selector));
    return (await after_paint()) - begin;
  }

  /** Run code in the kernel, outside of the notebook; give what it prints. */
  async function run(code) {
    let printed = "";
    const sent = panel().sessionContext.session.kernel.requestExecute({ code });
    sent.onIOPub = ({ header, content }) => {
      if (header.msg_type === "stream") printed += content.text;
    };
    const { content } = await sent.done;
    if (content.status !== "ok") throw new Error(`${content.ename}: ${content.evalue}`);
    return printed;
  }

  /** Wall-clock times of each Enter key. */
  const enters = [];
  addEventListener("keydown", (event) => event.key === "Enter" && enters.push(wall()), { capture: true });

  /** Wall-clock times at which each of the texts was painted in the elements of the selector, in their order. */
  function painted(selector, texts) {
    const times = {};
    let left = texts.length;
    return watched(texts.at(-1), async (found) => {
      const shown = [...document.querySelectorAll(selector)].map((element) => element.textContent);
      const fresh = texts.filter((text) => !(text in times) && shown.some((there) => there.includes(text)));
      if (!fresh.length) return;
      for (const text of fresh) times[text] = 0;
      const time = await after_paint();
      for (const text of fresh) times[text] = time;
      left -= fresh.length;
      if (left === 0) found(texts.map((text) => times[text]));
    });
  }

  /** Blocks of the main thread of more than 50 ms, since the last call. */
  const blocks = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) blocks.push(entry.duration);
  }).observe({ entryTypes: ["longtask"] });

  window.probe = {
    display, run, when, painted, enters, after_paint, with_text,
    take_blocks: () => blocks.splice(0),
  };
})();
