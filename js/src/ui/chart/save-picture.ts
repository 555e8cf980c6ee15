/** A picture of the chart as a file: as it stands, but light and on white, made by the browser alone. */
import { type Charted, in_one_line } from "../../chart/charted";
import { carry_over } from "../../chart/kept-state";
import { LiveView } from "../../chart/live-view";
import type { Look } from "../../chart/look";

export type PictureKind = "svg" | "png";

/** Points of a PNG for each pixel of the page. */
const SCALE = 2;

export async function save_picture(
  kind: PictureKind,
  charted: Charted,
  shown: LiveView,
  look: Look,
): Promise<void> {
  const live = new LiveView(charted, look, { renderer: "none" });
  try {
    await live.run();
    await carry_over(shown, live, charted.spec);
    hand_out(await blob_of(kind, live), `${file_name(charted)}.${kind}`);
  } finally {
    live.view.finalize();
  }
}

async function blob_of(kind: PictureKind, { view }: LiveView): Promise<Blob> {
  if (kind === "svg") return new Blob([await view.toSVG()], { type: "image/svg+xml" });
  const canvas = await view.toCanvas(SCALE);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error("The browser made no picture of it."));
    });
  });
}

function hand_out(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has the file in hand once the click has been handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** The title of the chart as the name of a file. */
export function file_name({ words, says }: Charted): string {
  const title = in_one_line(words[0] ?? "") || says;
  const name = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
  return name || "chart";
}
