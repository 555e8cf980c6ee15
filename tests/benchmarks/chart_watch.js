// Clocks for live charts inside the page, beside those of page_probe.js.
(() => {
  const panel = () => window.jupyterapp.shell.currentWidget;
  const { after_paint } = window.probe;

  const before = Date.now();
  while (Date.now() === before);
  const epoch = Date.now() - performance.now();
  const wall = () => epoch + performance.now();
  const frame = () => new Promise((done) => requestAnimationFrame(done));

  /** The roots of the charts in the page that have a picture to show. */
  const charts = () =>
    [...document.querySelectorAll(".jp-OutputArea-output div")]
      .map((found) => found.shadowRoot)
      .filter((root) => root?.querySelector(".jk-chart-box:not([data-waiting]) svg text"));

  async function until(what, holds) {
    const late = wall() + 60_000;
    while (!holds()) {
      if (wall() > late) throw new Error(`waited a minute in vain for ${what}`);
      await frame();
    }
  }

  /** Run a notebook cell; give the milliseconds until so many charts are painted. */
  async function display(index, many) {
    const { content } = panel();
    content.activeCellIndex = index;
    content.deselectAll();
    content.activeCell.model.clearExecution();
    content.activeCell.outputArea.model.clear();
    await until("an empty output", () => charts().length === 0);
    await after_paint();
    const begin = wall();
    void window.jupyterapp.commands.execute("notebook:run-cell");
    await until("a chart", () => charts().length >= many);
    const shown = (await after_paint()) - begin;
    // The document itself is in sight, or nothing of what is measured would be painted.
    charts()[0].host.scrollIntoView();
    return shown;
  }

  /** Whether something has changed in the picture in sight, or another one has come into its place. */
  function is_picture({ target, attributeName }) {
    const element = target instanceof Element ? target : target.parentElement;
    if (attributeName === "data-waiting") return !element.hasAttribute("data-waiting");
    return Boolean(element?.closest(".jk-chart-picture svg")) && !element.closest("[data-waiting]");
  }

  /** Call back with the time each change of a picture was painted, once a frame. Returns what ends that. */
  function follow(heard) {
    let waiting = false;
    const watch = new MutationObserver((records) => {
      if (waiting || !records.some(is_picture)) return;
      waiting = true;
      void after_paint().then((painted) => {
        waiting = false;
        heard(painted);
      });
    });
    for (const root of charts())
      watch.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
    return () => watch.disconnect();
  }

  /** Resolve with the time at which the next change of a picture was painted. */
  const next_picture = () =>
    new Promise((done, failed) => {
      const late = setTimeout(() => {
        end();
        failed(new Error("no chart has changed for half a minute"));
      }, 30_000);
      const end = follow((painted) => {
        clearTimeout(late);
        end();
        done(painted);
      });
    });

  /** Milliseconds since 1970 of an ISO time, with the fractions that Date leaves out. */
  const instant = (text) => Date.parse(text) + Number(`0.${/\.\d{3}(\d*)/.exec(text)?.[1] || 0}`);

  /** What every page was sent for its chart: kind, when the kernel made the message, when it was here. */
  const news = [];
  panel().sessionContext.session.kernel.anyMessage.connect((_, { msg, direction }) => {
    if (direction !== "recv" || msg.header.msg_type !== "comm_msg") return;
    const { kind, to } = msg.content.data.content ?? {};
    // With an address it answers a page that says now and then what it has: no edit has made it.
    if (!to && (kind === "redrawing" || kind === "drawing" || kind === "part"))
      news.push({ kind, sent: instant(msg.header.date), received: wall() });
  });

  /** Edit so often by code of the kernel, each after the picture of the last one has been painted. */
  async function edit_one_by_one(codes, times) {
    for (let at = 0; at < times; at++) {
      const painted = next_picture();
      await probe.run(codes[at % codes.length]);
      await painted;
    }
  }

  let seen;
  window.chart_watch = {
    display, follow, wall, edit_one_by_one,
    expect_picture: () => {
      seen = next_picture();
      seen.catch(() => {}); // it is asked for later
    },
    picture_seen: () => seen,
    take_news: () => news.splice(0),
  };
})();
