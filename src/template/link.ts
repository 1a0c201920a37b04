/** Says what is wrong with the address of a link: they lead to http, https, mailto, or into the document. */
export function linkProblem(url: string): string | undefined {
  if (/^#[^\s#]+$/.test(url)) return undefined;
  if (/^(?:https?:\/\/[^\s/]|mailto:[^\s@]+@)\S*$/.test(url) && URL.canParse(url)) return undefined;
  return "a link is https://…, http://…, mailto:… or #id of something in the document";
}
