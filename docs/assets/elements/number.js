// Read a number as people write it: 3, -0.5, 1/3, sqrt(2), √2, 2pi, e^2, ln 2, also in full-width characters.
// No eval: a tokenizer and a parser by recursive descent.

// What is wrong with a text; `mistake` is a name from docs/mistakes.yml.
export class Unreadable extends Error {
  constructor(mistake) {
    super(mistake);
    this.mistake = mistake;
  }
}

const ALIKE = {
  "−": "-", "–": "-", "—": "-", "﹣": "-", "×": "*", "·": "*", "⋅": "*", "∙": "*", "÷": "/", "⁄": "/",
  "。": ".", "、": ",", "﹐": ",", "Π": "π", "²": "^2", "³": "^3", "【": "[", "】": "]",
  "\u3000": " ", "\u00a0": " ", "\u2009": " ", "\u202f": " ",
};

// Return the text in plain characters: full-width ones (１２（）－．，) stand 0xFEE0 above them.
export function plain(text) {
  const narrow = (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0);
  return [...text.replace(/[\uff01-\uff5e]/g, narrow)].map((sign) => ALIKE[sign] ?? sign).join("").trim();
}

const CONSTANTS = { pi: Math.PI, π: Math.PI, e: Math.E };
const FUNCTIONS = {
  sqrt: Math.sqrt, "√": Math.sqrt, ln: Math.log, log: Math.log, exp: Math.exp, abs: Math.abs,
  sin: Math.sin, cos: Math.cos, tan: Math.tan, tanh: Math.tanh,
};
const LONGEST = 100; // characters of one number
// 1e-3 is a thousandth, as in every calculator; 2e and 2e^2 have Euler's number.
const TOKEN = /\s*(?:((?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)|([a-z]+|[π√])|(\*\*|[-+*/^()]))/y;

function tokens(text) {
  const found = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (!match) throw new Unreadable(text.includes(",") ? "comma" : "not-a-number");
    const [, number, name, sign] = match;
    if (number) found.push({ value: Number(number) });
    else if (name) found.push(named(name));
    else found.push({ sign: sign === "**" ? "^" : sign });
  }
  return found;
}

function named(name) {
  if (Object.hasOwn(CONSTANTS, name)) return { value: CONSTANTS[name], name };
  if (Object.hasOwn(FUNCTIONS, name)) return { call: FUNCTIONS[name] };
  throw new Unreadable("not-a-number");
}

// Return the value of a text; throw Unreadable if it has none.
export function number(text) {
  const source = plain(text).toLowerCase();
  if (!source) throw new Unreadable("empty");
  if (source.length > LONGEST) throw new Unreadable("not-a-number");
  const rest = tokens(source);
  const value = sum(rest);
  if (rest.length || !Number.isFinite(value)) throw new Unreadable("not-a-number");
  return value;
}

function take(rest, signs) {
  return signs.includes(rest[0]?.sign) && rest.shift().sign;
}

function sum(rest) {
  let value = product(rest);
  for (let sign; (sign = take(rest, "+-")); ) {
    const next = product(rest);
    value = sign === "+" ? value + next : value - next;
  }
  return value;
}

// A product needs no sign, 2pi or 2(3), unless a division stands before it: 1/2pi has two readings.
function product(rest) {
  let value = signed(rest);
  let divided = false;
  while (rest.length) {
    const sign = take(rest, "*/");
    if (!sign && !begins(rest[0])) break;
    if (!sign && divided) throw new Unreadable("ambiguous");
    const next = signed(rest);
    value = sign === "/" ? value / next : value * next;
    divided = sign === "/";
  }
  return value;
}

// A number after a number without a sign, as in "2 3", is no product.
function begins(token) {
  return token.sign === "(" || token.call !== undefined || token.name !== undefined;
}

function signed(rest) {
  const sign = take(rest, "+-");
  if (sign) return sign === "-" ? -signed(rest) : signed(rest);
  const base = atom(rest);
  return take(rest, "^") ? base ** signed(rest) : base;
}

function atom(rest) {
  const token = rest.shift();
  if (token?.value !== undefined) return token.value;
  if (token?.call) return token.call(atom(rest)); // sqrt(2), √2, ln 2
  if (token?.sign !== "(") throw new Unreadable("not-a-number");
  const value = sum(rest);
  if (!take(rest, ")")) throw new Unreadable("not-a-number");
  return value;
}

// Return the rows of texts that were typed or pasted at once: "3, 0, 1", "[3 0 1]", "1, 2; 3, 4".
// A comma between two digits may be a decimal comma, as in 0,5: it separates only where it cannot be one.
export function cells(text) {
  const source = plain(text.replace(/[，、﹐]/g, ", ")); // a Chinese comma is never a decimal one
  const listed = source.includes("[");
  const rows = source.replace(/\]\s*,?\s*\[/g, ";").replace(/[[\]]/g, "").split(/[;\n]+/);
  return rows.filter((row) => row.trim()).map((row) => pieces(row, listed));
}

const DECIMAL = /^[^,.]*\d,\d[^,.]*$/;

function pieces(row, listed) {
  if (row.includes("\t")) return row.split("\t").map((piece) => piece.trim().replace(/,$/, ""));
  // Spaces separate only before what must be a new number: "2 pi" and "1 - 1" are one, "1 -1" are two.
  const parts = row.trim().split(/(?<![-+*/^(])\s+(?=[-+]?[\d.√])/);
  if (!row.includes(",")) return parts.every(readable) ? parts : [row.trim()];
  const decimals = parts.every((part) => DECIMAL.test(part) || !part.includes(","));
  return decimals && !listed ? parts : row.split(",").map((piece) => piece.trim());
}

function readable(text) {
  try {
    number(text);
    return true;
  } catch {
    return false;
  }
}
