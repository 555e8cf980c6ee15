import board from "./board.css";
import frame from "./board-frame.css";
import cards from "./cards.css";
import cells from "./cells.css";
import controls from "./controls.css";
import curve from "./curve.css";
import points from "./curve-points.css";
import editors from "./editors.css";
import grid from "./grid.css";
import header from "./header.css";
import lanes from "./lanes.css";
import menus from "./menus.css";
import needs from "./needs.css";
import panel from "./panel.css";
import personas from "./personas.css";
import print from "./print.css";
import stages from "./stages.css";
import still from "./still.css";
import tokens from "./tokens.css";

/** Everything the views need, in the order in which later rules win. */
export const SHEET = [
  tokens,
  controls,
  menus,
  grid,
  cells,
  editors,
  header,
  personas,
  stages,
  needs,
  panel,
  board,
  lanes,
  cards,
  frame,
  curve,
  points,
  print,
  still,
].join("\n");
