// The words of the page's language, with their places filled in: say.word("exercise_cell", { row: 1, column: 2 }).

const language = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
const { mistakes, words } = await import(`./words-${language}.js`);

const fill = (text, places) => text.replace(/\{(\w+)\}/g, (_, name) => places[name]);

export const word = (name, places = {}) => fill(words[name], places);
export const mistake = (found) => fill(mistakes[found.mistake], found);
