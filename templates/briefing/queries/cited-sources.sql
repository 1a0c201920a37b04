-- The sources of the claims on the incidents of the period, each once.
-- Parameters: $period_start, $period_end.
-- Columns: id, position (order of the list of sources).
SELECT DISTINCT
  s.id,
  s.position
FROM claims AS c
JOIN incidents AS i ON i.id = c.incident
JOIN sources AS s ON s.id = c.source
WHERE i.date BETWEEN $period_start AND $period_end
ORDER BY s.position, s.id
