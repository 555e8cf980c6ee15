/** Nothing is ever loaded: no data, no image, and nothing becomes a link. */
import type { Loader } from "vega";

const refuse = () => Promise.reject(new Error("A live chart loads nothing."));

export const no_loader: Loader = {
  load: refuse,
  sanitize: refuse,
  http: refuse,
  file: refuse,
};
