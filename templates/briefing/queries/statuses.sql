-- How sure the record of the incidents is: a row for each status, the surest last, those that none has included.
-- Parameters: $period_start, $period_end.
-- Key: status
-- Columns: status, position (order, from 1), incidents.
WITH sums AS (
  SELECT status, number_of(id) AS incidents
  FROM incidents
  WHERE date BETWEEN $period_start AND $period_end
  GROUP BY status
)
SELECT
  s.status,
  s.position,
  number_from(i.incidents) AS incidents
FROM (
  VALUES
    (1, 'unsourced'),
    (2, 'alleged'),
    (3, 'reported'),
    (4, 'corroborated'),
    (5, 'verified'),
    (6, 'disputed')
) AS s(position, status)
LEFT JOIN sums AS i ON i.status = s.status
GROUP BY s.position, s.status
ORDER BY s.position
