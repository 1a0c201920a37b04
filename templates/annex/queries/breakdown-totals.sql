-- Incidents and people struck by a property of the incidents of the period: a row for each word of each property.
-- Parameters: $period_start, $period_end.
-- Key: dimension, word
-- Columns: dimension ("category", "target-type", "method"), word (as the data have it), incidents; killed, wounded,
-- casualties (totals). Within a dimension those with most incidents come first.
WITH properties AS (
  SELECT 1 AS position, 'category' AS dimension, category AS word, id, count_of(killed) AS killed, count_of(wounded) AS wounded,
    count_of(casualties) AS casualties
  FROM incidents
  WHERE date BETWEEN $period_start AND $period_end
  UNION ALL
  SELECT 2 AS position, 'target-type' AS dimension, target_type AS word, id, count_of(killed) AS killed, count_of(wounded) AS wounded,
    count_of(casualties) AS casualties
  FROM incidents
  WHERE date BETWEEN $period_start AND $period_end
  UNION ALL
  SELECT 3 AS position, 'method' AS dimension, method AS word, id, count_of(killed) AS killed, count_of(wounded) AS wounded,
    count_of(casualties) AS casualties
  FROM incidents
  WHERE date BETWEEN $period_start AND $period_end
)
SELECT
  dimension,
  word,
  number_of(id) AS incidents,
  total_of(killed) AS killed,
  total_of(wounded) AS wounded,
  total_of(casualties) AS casualties
FROM properties
GROUP BY position, dimension, word
ORDER BY position, incidents DESC, word
