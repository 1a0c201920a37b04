-- Incidents and people struck by a property of the incidents of the period: a row for each word of each property.
-- Parameters: $period_start, $period_end.
-- Key: dimension, word
-- Columns: dimension ("category", "target-type", "method"), word (as the data have it), incidents; killed, wounded,
-- casualties (totals). Within a dimension those with most incidents come first.
WITH cells AS (
  SELECT
    category,
    target_type,
    method,
    number_of(id) AS incidents,
    total_of(killed) AS killed,
    total_of(wounded) AS wounded,
    total_of(casualties) AS casualties
  FROM incidents
  WHERE date BETWEEN $period_start AND $period_end
  GROUP BY category, target_type, method
),
sums AS (
  SELECT
    1 AS position,
    'category' AS dimension,
    category AS word,
    number_from(incidents) AS incidents,
    total_from(killed) AS killed,
    total_from(wounded) AS wounded,
    total_from(casualties) AS casualties
  FROM cells
  GROUP BY category
  UNION ALL
  SELECT
    2 AS position,
    'target-type' AS dimension,
    target_type AS word,
    number_from(incidents) AS incidents,
    total_from(killed) AS killed,
    total_from(wounded) AS wounded,
    total_from(casualties) AS casualties
  FROM cells
  GROUP BY target_type
  UNION ALL
  SELECT
    3 AS position,
    'method' AS dimension,
    method AS word,
    number_from(incidents) AS incidents,
    total_from(killed) AS killed,
    total_from(wounded) AS wounded,
    total_from(casualties) AS casualties
  FROM cells
  GROUP BY method
)
SELECT
  dimension,
  word,
  number_from(incidents) AS incidents,
  total_from(killed) AS killed,
  total_from(wounded) AS wounded,
  total_from(casualties) AS casualties
FROM sums
GROUP BY position, dimension, word
ORDER BY position, incidents DESC, word
