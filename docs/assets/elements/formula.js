// A short formula as MathML. A letter may carry a bar, an index and a transpose, as in z̄, W₁ and hᵀ.

import { mathml } from "./figure.js";

const BAR = "\u0304"; // in the text it combines with the letter before it
const TOKEN = new RegExp(`([A-Za-z]+)(${BAR}?)([₀-₉]?)(ᵀ?)|\\d+|\\S`, "gu");

export function formula(text) {
  return mathml("math", {}, mathml("mrow", {}, ...[...text.matchAll(TOKEN)].map(token)));
}

function token([text, letters, bar, index, transposed]) {
  if (!letters) return mathml(/\d/.test(text) ? "mn" : "mo", {}, text);
  let symbol = mathml("mi", {}, letters);
  if (bar) symbol = mathml("mover", { accent: "true" }, symbol, mathml("mo", {}, "‾"));
  if (index) symbol = mathml("msub", {}, symbol, mathml("mn", {}, String("₀₁₂₃₄₅₆₇₈₉".indexOf(index))));
  if (transposed) symbol = mathml("msup", {}, symbol, mathml("mi", {}, "𝖳"));
  return letters.length > 1 ? mathml("mrow", {}, symbol, mathml("mspace", { width: "0.17em" })) : symbol;
}
