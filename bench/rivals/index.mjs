// Every contestant by name. Each file loads its package only when asked, so that a child process holds no more than it times.
const FILES = {
  sanxian: "./sanxian.mjs",
};

/** Those that cut one polygon with another. */
export const CLIPPERS = [];

/** Those that find the polygon of a point. */
export const LOCATORS = [];

export async function loadRival(name) {
  const { default: rival } = await import(FILES[name]);
  return rival;
}
