-- What page one says of the period: one row.
-- Parameters: $period_start, $period_end.
-- Columns: incidents, incidents_inside (of these, those that struck inside the country), incidents_cross_border;
-- killed, wounded and casualties (totals; casualties are those a source does not split into killed and
-- wounded, and stand beside the other two, never in them); provinces (struck), unplaced (incidents inside the
-- country whose province is not known), unsourced (incidents that the source article gives no source for),
-- first_date and last_date of the incidents.
SELECT
  number_of(id) AS incidents,
  number_of(id) FILTER (WHERE origin_country IS NULL) AS incidents_inside,
  number_of(id) FILTER (WHERE origin_country IS NOT NULL) AS incidents_cross_border,
  total_of(killed) AS killed,
  total_of(wounded) AS wounded,
  total_of(casualties) AS casualties,
  number_of(DISTINCT province, id) AS provinces,
  number_of(id) FILTER (WHERE origin_country IS NULL AND province IS NULL) AS unplaced,
  number_of(id) FILTER (WHERE status = 'unsourced') AS unsourced,
  min(date) AS first_date,
  max(date_end) AS last_date
FROM incidents
WHERE date BETWEEN $period_start AND $period_end
