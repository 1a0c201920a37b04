// Shows the value of a chart's mark under the pointer, under a finger and on focus. Marks have titles,
// which browsers show late, and to the mouse alone; here they become names.
(() => {
  const marks = [...document.querySelectorAll("svg title")].flatMap((title) => {
    const mark = title.parentElement;
    mark?.setAttribute("role", "img");
    mark?.setAttribute("aria-label", title.textContent);
    title.remove();
    return mark ?? [];
  });
  const tip = document.createElement("div");
  tip.className = "fb-tip";
  tip.hidden = true;
  // It repeats the name of the mark.
  tip.setAttribute("aria-hidden", "true");
  document.body.append(tip);
  const ring = document.createElementNS("http://www.w3.org/2000/svg", "g");
  ring.setAttribute("class", "fb-ring");
  /** @type {Element | undefined} */
  let shown;
  // What Escape sent away, until the pointer has been elsewhere.
  /** @type {Element | undefined} */
  let refused;
  let timer = 0;
  const stay = () => {
    clearTimeout(timer);
    timer = 0;
  };

  const focused = () => marks.find((mark) => mark === document.activeElement);
  /** @type {(mark: Element) => HTMLElement[]} */
  const fellows = (mark) => marks.filter((each) => each.closest("svg") === mark.closest("svg"));

  // Above the mark or below it, never beyond an edge of the window.
  const place = () => {
    if (!shown) return;
    const { left, width, top, bottom } = shown.getBoundingClientRect();
    const [wide, high] = [tip.offsetWidth, tip.offsetHeight];
    const above = top - high - 6;
    const x = Math.min(left + (width - wide) / 2, document.body.clientWidth - wide - 6);
    const y = Math.min(above < 6 ? bottom + 6 : above, innerHeight - high - 6);
    tip.style.translate = `${Math.max(x, 6)}px ${Math.max(y, 6)}px`;
  };

  /** @type {(mark: Element | undefined) => void} */
  const show = (mark) => {
    stay();
    if (mark === shown) return;
    shown = mark;
    tip.hidden = !mark;
    tip.textContent = mark?.getAttribute("aria-label") ?? "";
    ring.replaceChildren();
    for (const path of mark?.querySelectorAll("path") ?? []) ring.append(path.cloneNode());
    mark?.closest("svg")?.append(ring);
    place();
  };

  // A small mark is larger to the pointer than to the eye (WCAG 2.5.8: 24 pixels).
  /** @type {(event: PointerEvent) => HTMLElement | undefined} */
  const find = ({ target, clientX, clientY }) => {
    if (!(target instanceof SVGElement)) return undefined;
    for (const [x = 0, y = 0] of [[], [0, -11], [0, 11], [-11], [11]])
      for (const each of document.elementsFromPoint(clientX + x, clientY + y)) {
        const mark = marks.find((mark) => mark.contains(each));
        if (mark) return mark;
      }
    return undefined;
  };

  for (const mark of marks) {
    const svg = mark.closest("svg");
    svg?.setAttribute("role", "group");
    // Axes and labels are in the chart's description and in its table.
    for (const text of svg?.querySelectorAll("text") ?? [])
      text.setAttribute("aria-hidden", "true");
    mark.setAttribute("tabindex", fellows(mark)[0] === mark ? "0" : "-1");
    mark.onfocus = () => {
      for (const each of fellows(mark)) each.setAttribute("tabindex", each === mark ? "0" : "-1");
      show(mark);
    };
    mark.onblur = () => {
      if (shown === mark) show(undefined);
    };
  }
  addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch") return;
    const mark = find(event);
    if (mark !== refused) refused = undefined;
    if (event.target === tip) stay();
    else if (mark && mark !== refused) show(mark);
    // The pointer has time to reach the words; then the mark in focus has its turn again.
    else if (!mark) timer ||= setTimeout(() => show(focused()), 300);
  });
  addEventListener("pointerdown", (event) => {
    if (event.target !== tip) show(find(event));
  });
  addEventListener("keydown", (event) => {
    const mark = focused();
    if (event.key === "Escape") {
      if (!shown) mark?.blur();
      refused = shown;
      show(undefined);
    }
    const ahead = document.dir === "rtl" ? -1 : 1;
    /** @type {Record<string, number>} */
    const steps = { ArrowRight: ahead, ArrowLeft: -ahead, ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (!mark || !step) return;
    event.preventDefault();
    const all = fellows(mark);
    all[all.indexOf(mark) + step]?.focus();
  });
  addEventListener("scroll", place, true);
  addEventListener("resize", place);
})();
