-- What each data set gives for the period, side by side and in no sum together: a row for each with an incident.
-- Parameters: $period_start, $period_end.
-- Key: provider
-- Columns: provider (own: of no data set), incidents, killed, wounded and casualties (totals).
SELECT
  coalesce(provider, 'own') AS provider,
  number_of(id) AS incidents,
  total_of(killed) AS killed,
  total_of(wounded) AS wounded,
  total_of(casualties) AS casualties
FROM incidents
WHERE date BETWEEN $period_start AND $period_end
GROUP BY provider
ORDER BY provider NULLS FIRST
