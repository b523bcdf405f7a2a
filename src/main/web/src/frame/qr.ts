/** (browser) A text as a QR code, drawn with elements: a page under our policy takes no picture as text. @module */
import { encode } from "uqr";

const SVG = "http://www.w3.org/2000/svg";
/** Light modules around a code, as readers need them. */
const MARGIN = 4;

/** Fills an `<svg>` of the page. */
export function drawQr(picture: SVGElement, text: string): void {
  const { size, data } = encode(text, { ecc: "M", border: MARGIN });
  const dark = data.flatMap((row, y) => row.flatMap((module, x) => (module ? [`M${x} ${y}h1v1h-1z`] : [])));
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", dark.join(""));
  picture.setAttribute("viewBox", `0 0 ${size} ${size}`);
  while (picture.firstChild !== null) picture.removeChild(picture.firstChild);
  picture.appendChild(path);
}
