// Puts the summary into one comment of a pull request: a new one the first time, the same one from then on.
import { readFileSync } from "node:fs";
import { event, note, variable } from "./workflow.js";

// What the program leaves for this: see src/summary/write-summary.ts.
const mostCharacters = 65_536;
// Comments are asked for by hundreds.
const mostPages = 50;

await main().catch((error) => {
  note("warning", `no comment was made: ${error.message}`);
});

async function main() {
  const { pull_request: pullRequest } = event();
  const file = variable("SUMMARY");
  if (pullRequest === undefined || file === "") return;
  // Its token may not write, and must not: who sends it decides what runs. docs/ci.md tells the other way.
  const isFork = pullRequest.head?.repo?.full_name !== variable("GITHUB_REPOSITORY");
  if (variable("GITHUB_EVENT_NAME") === "pull_request" && isFork) {
    note(
      "notice",
      "a pull request from a fork gets no comment; the summary of the job has all of it",
    );
    return;
  }
  const mark = `<!-- fieldbrief ${encodeURIComponent(variable("INPUT_PROJECT"))} -->`;
  const body = `${mark}\n${readFileSync(file, "utf8")}`;
  if (body.length > mostCharacters) throw new Error("it is longer than a comment may be");
  const own = await findOwn(pullRequest.number, mark);
  if (own === undefined) await ask("POST", `issues/${pullRequest.number}/comments`, { body });
  else if (own.body !== body) await ask("PATCH", `issues/comments/${own.id}`, { body });
}

// A mark is easy to copy: a comment that a person wrote is never touched.
async function findOwn(number, mark) {
  for (let page = 1; page <= mostPages; page++) {
    const query = `per_page=100&page=${page}`;
    const comments = await ask("GET", `issues/${number}/comments?${query}`);
    const own = comments.find(({ body, user }) => user?.type === "Bot" && body?.startsWith(mark));
    if (own !== undefined) return own;
    if (comments.length < 100) return undefined;
  }
  return undefined;
}

async function ask(method, path, content) {
  const api = variable("GITHUB_API_URL") || "https://api.github.com";
  const response = await fetch(`${api}/repos/${variable("GITHUB_REPOSITORY")}/${path}`, {
    method,
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${variable("GITHUB_TOKEN")}`,
      "content-type": "application/json",
      "user-agent": "fieldbrief",
      "x-github-api-version": "2022-11-28",
    },
    ...(content === undefined ? {} : { body: JSON.stringify(content) }),
  });
  if (response.ok) return response.json();
  const hint = response.status === 403 ? "; the job needs `pull-requests: write`" : "";
  throw new Error(`GitHub answered ${response.status} to ${method}${hint}`);
}
