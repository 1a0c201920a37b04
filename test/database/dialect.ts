/** What designers may write in queries of their own, with the parameters that it takes. */
export const dialect: readonly (readonly [what: string, sql: string])[] = [
  ["text by its bytes", "SELECT id, title FROM incidents ORDER BY title, id"],
  [
    "literals by their bytes",
    "SELECT w FROM (VALUES ('a-b'), ('ab'), ('Ab'), ('a b'), ('ß'), ('z'), ('Z'), ('é')) AS v(w) ORDER BY w",
  ],
  [
    "words of a CASE by their bytes",
    "SELECT CASE attacks WHEN 1 THEN 'ab' WHEN 2 THEN 'a-c' ELSE 'AB' END AS word, count(*) AS n FROM incidents GROUP BY CASE attacks WHEN 1 THEN 'ab' WHEN 2 THEN 'a-c' ELSE 'AB' END ORDER BY word",
  ],
  [
    "numbers as text by their bytes",
    "SELECT DISTINCT CAST(n AS varchar(9)) AS x FROM (VALUES (-5), (3), (-10), (20)) AS v(n) ORDER BY x",
  ],
  [
    "the least and the greatest text",
    "SELECT min(title) AS a, max(title) AS b, min(method) AS c, max(target_type) AS d FROM incidents",
  ],
  [
    "what is empty last, up and down",
    "SELECT id, detonations, row_number() OVER (ORDER BY detonations DESC, id) AS n FROM incidents ORDER BY detonations DESC, id",
  ],
  [
    "what is empty first where it is asked for",
    "SELECT id, detonations FROM incidents ORDER BY detonations DESC NULLS FIRST, id",
  ],
  [
    "division",
    "SELECT id, attacks / 2 AS half, 10 / attacks / 2 AS tenth, 100.0 * attacks / nullif(detonations, 0) AS share, sum(attacks) OVER () / 7 AS week FROM incidents ORDER BY id",
  ],
  [
    "averages, floors and remainders",
    "SELECT month, avg(attacks) AS mean, floor(avg(attacks) * 10 + 0.5) / 10 AS rounded, mod(count(*), 3) AS rest FROM incidents GROUP BY month ORDER BY month",
  ],
  [
    "dates",
    "SELECT id, extract(year FROM date) AS year, extract(MONTH FROM date) AS m, CAST(date_trunc('month', date) AS date) AS first, CAST(date + INTERVAL '1' YEAR AS date) AS later FROM incidents WHERE date > DATE '2021-08-01' ORDER BY date, id",
  ],
  [
    "pieces of text",
    "SELECT id, substring(title FROM 2 FOR 3) AS s, title || '-' || method AS t, replace(title, 'a', 'b') AS r, trim(title) AS u, coalesce(note, '?') AS c FROM incidents ORDER BY id",
  ],
  [
    "lists in an order",
    "SELECT province, string_agg(DISTINCT method, ', ' ORDER BY method) AS methods FROM incidents GROUP BY province ORDER BY province",
  ],
  [
    "running sums and ranks",
    "SELECT id, sum(attacks) OVER (ORDER BY date, id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS s, rank() OVER (ORDER BY method DESC) AS r, lag(id) OVER (ORDER BY date, id) AS before FROM incidents ORDER BY date, id",
  ],
  [
    "what is distinct from nothing",
    "SELECT id FROM incidents WHERE note IS DISTINCT FROM title AND province IS NOT DISTINCT FROM NULL ORDER BY id",
  ],
  ["pages of rows", "SELECT id FROM incidents ORDER BY id OFFSET 2 ROWS FETCH NEXT 3 ROWS ONLY"],
  [
    "sets",
    "SELECT method AS word FROM incidents UNION SELECT target_type AS word FROM incidents EXCEPT SELECT 'ab' AS word ORDER BY word",
  ],
  [
    "inner queries",
    "SELECT id, (SELECT count(*) FROM claims AS c WHERE c.incident = i.id) AS n FROM incidents AS i WHERE EXISTS (SELECT 1 FROM claims AS c WHERE c.incident = i.id) AND i.method IN (SELECT method FROM incidents WHERE attacks > 1) ORDER BY i.id",
  ],
  [
    "brackets around joins",
    "SELECT i.id, c.id AS claim FROM (incidents AS i JOIN claims AS c ON c.incident = i.id), categories AS k WHERE k.id = i.category ORDER BY c.id",
  ],
  [
    "a WITH that calls itself",
    "WITH RECURSIVE n(x) AS (SELECT 1 AS x UNION ALL SELECT x + 1 AS x FROM n WHERE x < 5) SELECT n.x, count(i.id) AS c FROM n LEFT JOIN incidents AS i ON i.attacks = n.x GROUP BY n.x ORDER BY n.x",
  ],
  [
    "parameters",
    "SELECT id, $edition AS edition, $period_start AS start, $rate * attacks AS rated, coalesce($nothing, 'none') AS nothing FROM incidents WHERE date BETWEEN CAST($period_start AS date) AND $period_end AND title > $word ORDER BY id",
  ],
  [
    "comments, quotes and words in another script",
    `SELECT id AS "the id", /* $none ' " */ 'it''s \\ $none' AS t, -- $none
      'کابل' AS k, 1 AS "desc" FROM incidents AS "public" ORDER BY 1`,
  ],
  [
    "nothing but what is true",
    "SELECT single_source, NOT party_source AS p, true AS t, count(*) AS n FROM incidents GROUP BY single_source, party_source ORDER BY single_source, p",
  ],
  [
    "counts by hand",
    "SELECT id, killed_low, killed_high, killed_bound, killed_words, total_of(wounded) FILTER (WHERE attacks > 1) AS wounded, number_of(DISTINCT province, id) AS provinces FROM incidents GROUP BY id, killed_low, killed_high, killed_bound, killed_words ORDER BY id",
  ],
];

export const dialectParameters = { rate: 1.5, nothing: null, word: "a" } as const;
