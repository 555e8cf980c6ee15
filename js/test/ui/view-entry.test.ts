import { afterEach, expect, it, vi } from "vitest";
import view from "../../src/entries/view";

const model = {
  get: (name: string) => ({ _map: "map", view: "table-grid", options: { table: "needs" } })[name] ?? "",
} as never;
type Mount = (element: HTMLElement, name: string, options: { options: unknown }) => void;

async function shown(getWidget: () => Promise<Mount>, signal = new AbortController().signal) {
  const el = { textContent: "" } as HTMLElement;
  const host = { getWidget: async () => ({ exports: { mount: await getWidget() } }) };
  await view.render({ model, el, host, signal });
  return el.textContent;
}

afterEach(() => vi.unstubAllGlobals());

it("mounts the view of its table", async () => {
  const mount = vi.fn<Mount>();
  expect(await shown(async () => mount)).toBe("");
  expect(mount).toHaveBeenCalledWith(
    expect.anything(),
    "table-grid",
    expect.objectContaining({ options: { table: "needs" } }),
  );
});

it("asks for a kernel where there is no map", async () => {
  const text = await shown(() => Promise.reject(new Error("model not found")));
  expect(text).toBe("This view needs a running kernel: run the cell again.");
});

it("says what went wrong in the view itself, and reports it", async () => {
  const report = vi.fn();
  vi.stubGlobal("reportError", report);
  const failure = new Error("There is no view “board”.");
  const text = await shown(async () => () => {
    throw failure;
  });
  expect(text).toBe("This view cannot be shown. There is no view “board”.");
  expect(report).toHaveBeenCalledWith(failure);
});

it("mounts nothing in a cell that is gone by then", async () => {
  const gone = new AbortController();
  const mount = vi.fn<Mount>();
  gone.abort();
  await shown(async () => mount, gone.signal);
  expect(mount).not.toHaveBeenCalled();
});
