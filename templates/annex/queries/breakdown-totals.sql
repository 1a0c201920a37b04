-- Incidents and people struck by a property of the incidents of the period: a row for each word of each property.
-- Parameters: $period_start, $period_end.
-- Key: dimension, word
-- Columns: dimension ("category", "target-type", "method"), word (as the data have it), incidents; killed, wounded,
-- casualties (totals). Within a dimension those with most incidents come first.
WITH properties AS (
  SELECT 1 AS position, 'category' AS dimension, category AS word, id AS incident
  FROM incidents
  UNION ALL
  SELECT 2 AS position, 'target-type' AS dimension, target_type AS word, id AS incident
  FROM incidents
  UNION ALL
  SELECT 3 AS position, 'method' AS dimension, method AS word, id AS incident
  FROM incidents
)
SELECT
  p.dimension,
  p.word,
  number_of(i.id) AS incidents,
  total_of(i.killed) AS killed,
  total_of(i.wounded) AS wounded,
  total_of(i.casualties) AS casualties
FROM properties AS p
JOIN incidents AS i ON i.id = p.incident
WHERE i.date BETWEEN $period_start AND $period_end
GROUP BY p.position, p.dimension, p.word
ORDER BY p.position, incidents DESC, p.word
