// Long waits of a page that can be hurried: `hurry(ms)` lets so much time pass at once. Short waits, frames and idle
// times stay the browser's own, as JupyterLab does not get through its start on any other.
(() => {
  const [wait, stop, now] = [setTimeout.bind(window), clearTimeout.bind(window), Date.now.bind(Date)];
  const LONG = 1_000;
  const FIRST = 1e9; // far from the browser's own numbers
  const waiting = new Map();
  let next = FIRST;
  let ahead = 0;
  const begin = (id) => {
    const { due, run } = waiting.get(id);
    const own = wait(() => waiting.delete(id) && run(), Math.max(0, due - Date.now()));
    waiting.set(id, { due, run, own });
  };
  Date.now = () => now() + ahead;
  window.setTimeout = (run, ms = 0, ...given) => {
    if (typeof run !== "function" || !(ms >= LONG)) return wait(run, ms, ...given);
    const id = next++;
    waiting.set(id, { due: Date.now() + ms, run: () => run(...given) });
    begin(id);
    return id;
  };
  window.clearTimeout = (id) => {
    stop(waiting.get(id)?.own ?? id);
    waiting.delete(id);
  };
  window.hurry = (ms) => {
    ahead += ms;
    for (const [id, { own }] of [...waiting]) {
      stop(own);
      begin(id);
    }
  };
})();
