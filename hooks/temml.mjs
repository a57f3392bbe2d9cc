// One line of JSON in, one line out: {"tex": "...", "display": true} -> {"mathml": "..."} or {"error": "..."}.
import readline from "node:readline";
import temml from "temml";

const macros = {
  "\\R": "\\mathbb{R}", // the real numbers
  "\\T": "\\mathsf{T}", // transpose
};

for await (const line of readline.createInterface({ input: process.stdin })) {
  const { tex, display } = JSON.parse(line);
  let answer;
  try {
    const options = { displayMode: display, throwOnError: true, strict: true, annotate: display };
    answer = { mathml: temml.renderToString(tex, { ...options, macros: { ...macros } }) };
  } catch (error) {
    answer = { error: error.message.split("\n")[0].trim() }; // the rest repeats the formula
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
}
