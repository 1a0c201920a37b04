-- Parts of a claim's figure, for the incidents of the period: a row for each. Where relation is "unknown" the
-- part is neither added to the whole nor taken from it.
-- Parameters: $period_start, $period_end.
-- Key: claim, position
-- Columns: incident, title, date, claim, source, measure ("killed", "wounded", "casualties"), group_name,
-- figure (count), verbatim, relation ("part-of", "in-addition", "unknown"), position (order within the claim).
SELECT
  i.id AS incident,
  i.title,
  i.date,
  b.claim,
  c.source,
  b.measure,
  b.group_name,
  count_of(b.figure) AS figure,
  b.verbatim,
  b.relation,
  b.position
FROM breakdowns AS b
JOIN claims AS c ON c.id = b.claim
JOIN incidents AS i ON i.id = c.incident
WHERE i.date BETWEEN $period_start AND $period_end
ORDER BY i.date, i.id, b.claim, b.position
