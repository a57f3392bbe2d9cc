// Which exercises the reader has solved, kept in this browser only: one store for both editions, since an
// exercise has the same id in both, and another for every other folder of the host.

const KEY = `solved:${new URL("../../", import.meta.url).pathname}`;

// A browser may refuse to store anything: then nothing is remembered, and everything else works.
function attempt(action, otherwise) {
  try {
    return action();
  } catch {
    return otherwise;
  }
}

export function solved() {
  const list = attempt(() => JSON.parse(localStorage.getItem(KEY)), []);
  return new Set(Array.isArray(list) ? list : []);
}

export function remember(id) {
  attempt(() => localStorage.setItem(KEY, JSON.stringify([...solved().add(id)])));
}

export function forget() {
  attempt(() => localStorage.removeItem(KEY));
}

// Call back when another tab has changed the store, or when the reader comes back to this page.
export function watch(callback) {
  addEventListener("storage", callback);
  addEventListener("pageshow", callback);
}
