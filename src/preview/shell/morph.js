// Makes what is shown into what is to be shown, and leaves alone what is the same: scroll, focus and selection stay.

/**
 * Makes a live element like a fresh one of the same name. What it takes over is taken out of the fresh one.
 * @param {Element} live
 * @param {Element} fresh
 */
export function morph(live, fresh) {
  matchAttributes(live, fresh);
  const [old, next] = [[...live.childNodes], [...fresh.childNodes]];
  const shorter = Math.min(old.length, next.length);
  let start = 0;
  while (start < shorter && isSame(old[start], next[start])) start++;
  let end = 0;
  while (end < shorter - start && isSame(old.at(-1 - end), next.at(-1 - end))) end++;
  const after = old[old.length - end] ?? null;
  const changed = old.slice(start, old.length - end);
  for (const [index, node] of next.slice(start, next.length - end).entries()) {
    const before = changed[index];
    if (before === undefined) live.insertBefore(node, after);
    else become(before, node);
  }
  for (const node of changed.slice(next.length - end - start)) node.remove();
}

/**
 * @param {Node | undefined} a
 * @param {Node | undefined} b
 */
function isSame(a, b) {
  return a !== undefined && b !== undefined && a.isEqualNode(b);
}

/**
 * @param {ChildNode} before
 * @param {ChildNode} node
 */
function become(before, node) {
  if (before.isEqualNode(node)) return;
  if (isElement(before) && isElement(node) && before.nodeName === node.nodeName)
    morph(before, node);
  else if (before.nodeType === Node.TEXT_NODE && node.nodeType === Node.TEXT_NODE)
    before.nodeValue = node.nodeValue;
  else before.replaceWith(node);
}

// Of another document, whose classes are others than this one's.
/**
 * @param {Node} node
 * @returns {node is Element}
 */
function isElement(node) {
  return node.nodeType === Node.ELEMENT_NODE;
}

/**
 * @param {Element} live
 * @param {Element} fresh
 */
function matchAttributes(live, fresh) {
  // What was opened stays open.
  for (const { name } of [...live.attributes])
    if (!fresh.hasAttribute(name) && name !== "open") live.removeAttribute(name);
  // Links within drawings are of a namespace.
  for (const { name, value, namespaceURI } of fresh.attributes)
    if (live.getAttribute(name) !== value) live.setAttributeNS(namespaceURI, name, value);
}
