import { didYouMean } from "../../diagnostic.ts";
import type { Element, FragmentPiece } from "./element.ts";
import { type Environment, report } from "./environment.ts";

// What to write instead of an element that is not in the set.
const instead: ReadonlyMap<string, string> = new Map(
  Object.entries({
    b: "write <strong>",
    i: "write <em>",
    u: 'write <em>, or <span class="…"> with a style of theme.yaml',
    center: 'write <p class="…"> with a style of theme.yaml',
    font: 'write <span class="…"> with a style of theme.yaml',
    small: 'write <span class="…"> with a style of theme.yaml',
    mark: "write <strong>",
    header: "write <section>",
    footer:
      'write <section>; who said a quotation stands in <p class="attribution"> inside <blockquote>',
    main: "write <section>: the page has its <main> already",
    article: "write <section>",
    nav: "write {{contents}}",
    cite: 'write {{cite "…"}} for a source, <em> for a title',
    h5: "write <h4>: four levels are enough",
    h6: "write <h4>: four levels are enough",
    picture: 'write <figure><img src="images/….jpg" alt="…"></figure>',
    svg: "write <figure><img> with a PNG; drawings of data are made by {{chart}}",
    canvas: "drawings of data are made by {{chart}}",
    script: "take it out: a briefing runs no script",
    style: "looks belong into theme.yaml",
    link: "looks belong into theme.yaml",
    iframe: "take it out: a briefing loads nothing",
    hr: "take it out: rules are a style's `rule-before` and `rule-after` in theme.yaml",
    dl: "write a <table> or a <ul>",
    pre: "write <p>",
    code: "write <em>",
    html: "begin with <section>: a template is the inside of the page",
    head: "begin with <section>: title and description come from briefing.yaml",
    body: "begin with <section>: a template is the inside of the page",
  }),
);

const known = [
  ..."section h1 h2 h3 h4 p ul ol li table caption colgroup col thead tbody tfoot tr th td".split(
    " ",
  ),
  ..."figure img figcaption blockquote aside div em strong span a br sup".split(" "),
];

/** Reports an element where it cannot stand, and says what to write instead. */
export function refuseElement(element: Element, where: string, environment: Environment): void {
  const { name, place } = element;
  if (known.includes(name)) {
    const hint = places.get(name) ?? company.get(where) ?? "close the element around it first";
    report(environment, place, `<${name}> cannot stand in ${where}`, hint);
    return;
  }
  const hint =
    instead.get(name) ?? didYouMean(name, known) ?? `a template is made of ${known.join(", ")}`;
  report(environment, place, `<${name}> is not an element of templates`, hint, "template/element");
}

// Where the elements that need company belong.
const places: ReadonlyMap<string, string> = new Map(
  Object.entries({
    li: "put it into <ul> or <ol>",
    caption: "put it first into <table>",
    colgroup: "put it into <table>, after <caption>",
    col: "put it into <colgroup>",
    thead: "put it into <table>",
    tbody: "put it into <table>",
    tfoot: "put it into <table>",
    tr: "put it into <thead>, <tbody> or <tfoot>",
    th: "put it into <tr>",
    td: "put it into <tr>",
    figcaption: "put it into <figure>, after {{chart}} or <img>",
    img: 'put it into <figure>: <figure><img src="…" alt="…"></figure>',
    em: "put it into <p>",
    strong: "put it into <p>",
    span: "put it into <p>",
    a: "put it into <p>",
    br: "put it into <p>, or take it out: space between blocks is a style's",
    sup: "put it into <p>",
  }),
);

// What some parents hold.
const company: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "<td>": "a cell holds words: take the tags out, and part lines by <br>",
    "<th>": "a cell holds words: take the tags out, and part lines by <br>",
    "<ul>": "put it into <li>",
    "<ol>": "put it into <li>",
    "{{#note}}": "a note holds words: take the tags out",
    narrative: "a block in narrative stays within its line; print this in the template",
  }),
);

/** Reports what a helper has made where it cannot stand. */
export function reportFragment(
  { fragment, place }: FragmentPiece,
  where: string,
  environment: Environment,
): void {
  if (fragment.flow === "keyFigure") {
    const hint = "put it between {{#keyFigures}} and {{/keyFigures}}";
    report(environment, place, `{{keyFigure}} cannot stand in ${where}`, hint);
  } else if (fragment.flow === "block") {
    const hint =
      company.get(where) ?? "close the element around it first: it makes a block of its own";
    report(environment, place, `this block cannot stand in ${where}`, hint);
  } else {
    report(environment, place, `words cannot stand in ${where}`, "put them into <p>");
  }
}
