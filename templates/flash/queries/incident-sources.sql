-- How many independent sources give a number of each kind: a row for each incident of the period.
-- Parameters: $period_start, $period_end.
-- Columns: id, killed_sources, wounded_sources, casualties_sources.
SELECT
  id,
  killed_sources,
  ids_of(id) AS killed_sources_by,
  wounded_sources,
  ids_of(id) AS wounded_sources_by,
  casualties_sources,
  ids_of(id) AS casualties_sources_by
FROM incidents
WHERE date BETWEEN $period_start AND $period_end
GROUP BY date, id, killed_sources, wounded_sources, casualties_sources
ORDER BY date, id
