// The words of an element's language, with their places filled in: say(element).word("exercise_cell", {row: 1}).

import { mistakes, words } from "./words.js";

export function say(element) {
  const language = element.closest("[lang]").lang.startsWith("zh") ? "zh" : "en";
  const fill = (text, places) => text.replace(/\{(\w+)\}/g, (_, name) => places[name]);
  return {
    word: (name, places = {}) => fill(words[language][name], places),
    mistake: (found) => fill(mistakes[language][found.mistake], found),
  };
}
